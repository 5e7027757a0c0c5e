package org.tidings.delivery;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tidings.access.Principal;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.ledger.Line;
import org.tidings.model.Offset;

/// Gives the log out in pages, to whoever would rather ask than listen.
public final class LogPages {
    /// The most events of one page.
    public static final int MOST = 1000;

    /// Bounds the work for a page of which little or nothing matches.
    private static final int MOST_READ = 20_000;

    private static final int LINES = 500;
    private final Site site;
    private final Visibility visibility;
    private final Press press;
    private final RandomGenerator random;

    LogPages(Site site, Visibility visibility, RandomGenerator random) {
        this.site = site;
        this.visibility = visibility;
        this.press = new Press(site.name(), site.cursors(), random);
        this.random = random;
    }

    /// What is asked for.
    ///
    /// @param limit how many events at most
    public record Ask(Principal who, Selector selector, Start.After start, int limit) {}

    /// One page as a JSON object: `events`, the cursor `next` from which to ask on, whether there is `more`
    /// in the log already, and `gap` if events are missing before these.
    public byte[] page(Ask ask) {
        var reading = new Page(ask);
        reading.fill();
        return reading.json();
    }

    /// A page while it is being filled.
    private final class Page {
        private final Ask ask;
        private final PathInterest interest;
        private final Frames frames = press.frames();
        private final Bytes events = new Bytes(16 * 1024);
        private Offset place;
        private Optional<String> missing;
        private int count;
        private int read;
        private boolean atEnd;

        Page(Ask ask) {
            this.ask = ask;
            this.interest = new PathInterest(ask.selector(), visibility.of(ask.who()), Form.NDJSON, press);
            this.place = ask.start().place();
            this.missing = ask.start().missing();
        }

        void fill() {
            while (!atEnd && count < ask.limit() && read < MOST_READ) {
                switch (site.log().read(place, Math.min(LINES, ask.limit() * 4))) {
                    case Reading.Behind behind -> {
                        missing = missing.or(() -> Optional.of(site.cursors().salted(place, random)));
                        place = behind.trimmed();
                    }
                    case Reading.Lines lines -> {
                        atEnd = lines.lines().isEmpty();
                        visibility.lookAhead(lines.lines());
                        take(lines.lines());
                    }
                }
            }
        }

        private void take(List<Line> lines) {
            for (Line line : lines) {
                if (count == ask.limit()) {
                    return;
                }
                Sides told = interest.told(line);
                if (told.any()) {
                    events.put(count == 0 ? "\n" : ",\n");
                    frames.putBare(events, line, told, interest.viewer().isOperator());
                    count++;
                }
                place = line.offset();
                read++;
            }
        }

        byte[] json() {
            var out = new Bytes(events.length() + 256).put("{\"events\":[").put(events.toArray());
            out.put("],\n\"next\":\"").put(site.cursors().salted(place, random));
            out.put("\",\"more\":").put(String.valueOf(site.log().head().isAfter(place)));
            missing.ifPresent(
                    asked -> out.put(",\"gap\":{\"after\":\"").put(asked).put("\"}"));
            return out.put("}\n").toArray();
        }
    }
}
