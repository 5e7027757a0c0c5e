package org.tidings.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.app.TimeAndChance;
import org.tidings.wire.client.Backoff;
import org.tidings.wire.client.CatalogueClient;
import org.tidings.wire.client.Endpoint;
import org.tidings.wire.client.EventFeed;
import org.tidings.wire.client.SseFrame;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `tidings watch`: what happens at a site, one line an event, for as long as one likes.
@Command(name = "watch", description = "Show what happens at a site, as it happens; goes on by itself after a break.")
final class Watch implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Mixin
    private SelectorOptions selector = new SelectorOptions();

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            defaultValue = "now",
            description = "now, earliest, snapshot, a cursor, or a time such as 2026-01-31T12:00:00Z. Default: now.")
    private String from = "now";

    @Option(
            names = "--cursor-file",
            paramLabel = "FILE",
            description = "Keep the place in this file, and go on from there when started again.")
    private @Nullable Path cursorFile;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "End after so many events.")
    private long count = Long.MAX_VALUE;

    @Option(
            names = "--catalogue",
            description = "Of the catalogue: replicas, transfers, rules and sites, for operators.")
    private boolean catalogue;

    @Option(names = "--json", description = "Each event as a CloudEvent in one line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var line = Objects.requireNonNull(spec).commandLine();
        var place = Optional.ofNullable(cursorFile).map(CursorFile::new);
        Endpoint api = site.api();
        if (catalogue) {
            // Who may not hear of it would wait for ever.
            Answers.done("watch --catalogue", new CatalogueClient(api).states());
        }
        var feed = new EventFeed(
                api,
                selector.query(from) + (catalogue ? "&" + SelectorOptions.CATALOGUE : ""),
                place.flatMap(CursorFile::read),
                new Backoff(TimeAndChance.ordinary()));
        var screen = new Screen(line.getOut(), line.getErr(), place);
        if (count > 0) {
            Answers.done("watch", feed.follow(screen));
        }
        return Exit.OK.code();
    }

    /// Who listens: the person at the screen, or a program behind a pipe.
    private final class Screen implements EventFeed.Listener {
        private final EventText text = new EventText(ZoneId.systemDefault());
        private final PrintWriter out;
        private final PrintWriter err;
        private final Optional<CursorFile> place;
        private long heard;

        Screen(PrintWriter out, PrintWriter err, Optional<CursorFile> place) {
            this.out = out;
            this.err = err;
            this.place = place;
        }

        @Override
        public boolean hear(SseFrame frame) {
            out.println(json ? frame.data() : text.of(frame.data()));
            out.flush();
            heard += frame.event().startsWith("stream.") ? 0 : 1;
            boolean goOn = heard < count && !out.checkError();
            if (!goOn) {
                frame.id().ifPresent(this::reached);
            }
            return goOn;
        }

        @Override
        public void reached(String cursor) {
            place.ifPresent(file -> file.write(cursor));
        }

        @Override
        public void lost(String why, Duration pause) {
            err.printf("tidings: %s Trying again in %.1f s.%n", sentence(why), pause.toMillis() / 1000.0);
            err.flush();
        }

        private static String sentence(String why) {
            String upper = why.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + why.substring(1);
            return upper.endsWith(".") ? upper : upper + ".";
        }
    }
}
