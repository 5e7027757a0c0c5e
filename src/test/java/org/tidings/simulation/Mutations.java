package org.tidings.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.tidings.channel.Channel;
import org.tidings.channel.Channels;
import org.tidings.channel.Term;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.Line;
import org.tidings.model.ChannelId;
import org.tidings.model.FileId;
import org.tidings.model.Mode;
import org.tidings.model.Offset;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;

/// How each [Mutant] that is not a flag elsewhere does its damage: a decorator around a port.
final class Mutations {
    private Mutations() {}

    /// Leaves out every 40th line of what is read.
    record SkippingLog(EventLog inner) implements LogOver {
        @Override
        public Reading read(Offset after, int limit) {
            return LogOver.edited(
                    inner.read(after, limit),
                    lines -> lines.stream()
                            .filter(line -> line.offset().value() % 40 != 0 || lines.getLast() == line)
                            .toList());
        }
    }

    /// Ends before its end.
    record TiredLog(EventLog inner) implements LogOver {
        @Override
        public Reading read(Offset after, int limit) {
            long end = head().value() - 3;
            return LogOver.edited(
                    inner.read(after, limit),
                    lines -> lines.stream()
                            .filter(line -> line.offset().value() <= end)
                            .toList());
        }
    }

    /// Tells each 40th line's time as an hour before.
    record ClockTrustingLog(EventLog inner) implements LogOver {
        @Override
        public Reading read(Offset after, int limit) {
            return LogOver.edited(
                    inner.read(after, limit),
                    lines -> lines.stream().map(ClockTrustingLog::setBack).toList());
        }

        private static Line setBack(Line line) {
            Instant at = line.offset().value() % 40 == 0 ? line.at().minus(Duration.ofHours(1)) : line.at();
            return new Line(line.offset(), at, line.cause(), line.origin(), line.heading(), line.data());
        }
    }

    /// Swallows one commit of uploads in 50, and says it was taken.
    record LyingLedger(Ledger inner, EventLog log, Chance chance) implements Ledger {
        @Override
        public CompletableFuture<CommitResult> submit(Commit commit) {
            if (commit.progress().isEmpty() && chance.oneIn(50)) {
                Offset head = log.head();
                return CompletableFuture.completedFuture(new CommitResult.Committed(
                        head, head.plus(commit.events().size())));
            }
            return inner.submit(commit);
        }

        @Override
        public Offset progressOf(String follower) {
            return inner.progressOf(follower);
        }

        @Override
        public Optional<String> cursorOf(String follower) {
            return inner.cursorOf(follower);
        }
    }

    /// Tells followers that they have heard nothing yet, and does not hold them to it.
    record ForgetfulLedger(Ledger inner) implements Ledger {
        @Override
        public CompletableFuture<CommitResult> submit(Commit commit) {
            List<Guard> kept = commit.guards().stream()
                    .filter(guard -> !(guard instanceof Guard.ProgressIs))
                    .toList();
            return inner.submit(new Commit(
                    commit.events(), kept, commit.progress(), commit.origin(), commit.cause(), commit.key()));
        }

        @Override
        public Offset progressOf(String follower) {
            return Offset.ORIGIN;
        }

        @Override
        public Optional<String> cursorOf(String follower) {
            return Optional.empty();
        }
    }

    /// Shows every directory as mode 0777.
    record OpenDoors(Namespace inner) implements NamespaceOver {
        @Override
        public Entry edit(Entry entry) {
            var a = entry.attributes();
            var open =
                    new Entry.Attributes(a.owner(), new Mode(0777), a.created(), a.modified(), a.changed(), a.extras());
            return entry instanceof Entry.Directory d ? new Entry.Directory(d.id(), d.parent(), d.name(), open) : entry;
        }
    }

    /// Shows no labels.
    record ForgetfulView(Namespace inner) implements NamespaceOver {
        @Override
        public Entry edit(Entry entry) {
            var a = entry.attributes();
            var bare = new Entry.Attributes(
                    a.owner(),
                    a.mode(),
                    a.created(),
                    a.modified(),
                    a.changed(),
                    new Entry.Extras(a.xattrs(), new TreeSet<>()));
            return switch (entry) {
                case Entry.File f -> new Entry.File(f.id(), f.parent(), f.name(), bare, f.content());
                case Entry.Directory d -> new Entry.Directory(d.id(), d.parent(), d.name(), bare);
            };
        }
    }

    /// Knows nothing of subscriptions that ended or were replaced.
    record ForgetfulChannels(Channels inner) implements ChannelsOver {
        @Override
        public List<Term> terms(ChannelId id) {
            return inner.terms(id).stream().filter(Term::stands).toList();
        }
    }

    /// Channels that show others, edited.
    interface ChannelsOver extends Channels {
        Channels inner();

        @Override
        default Optional<Channel> find(ChannelId id) {
            return inner().find(id);
        }

        @Override
        default List<Channel> ofOwner(int uid) {
            return inner().ofOwner(uid);
        }

        @Override
        default List<Channel> all() {
            return inner().all();
        }

        @Override
        default List<Term> terms(ChannelId id) {
            return inner().terms(id);
        }

        @Override
        default Optional<Term> standing(ChannelId channel, String kind, String id) {
            return inner().standing(channel, kind, id);
        }
    }

    /// A log that shows another one, edited.
    interface LogOver extends EventLog {
        EventLog inner();

        static Reading edited(Reading reading, java.util.function.UnaryOperator<List<Line>> how) {
            return switch (reading) {
                case Reading.Lines lines -> new Reading.Lines(how.apply(lines.lines()));
                case Reading.Behind behind -> behind;
            };
        }

        @Override
        default Epoch epoch() {
            return inner().epoch();
        }

        @Override
        default Offset head() {
            return inner().head();
        }

        @Override
        default Offset trimmed() {
            return inner().trimmed();
        }

        @Override
        default Offset before(Instant time) {
            return inner().before(time);
        }
    }

    /// A namespace that shows another one, edited.
    interface NamespaceOver extends Namespace {
        Namespace inner();

        Entry edit(Entry entry);

        @Override
        default Optional<Entry> find(FileId id) {
            return inner().find(id).map(this::edit);
        }

        @Override
        default Optional<Entry> child(FileId directory, String name) {
            return inner().child(directory, name).map(this::edit);
        }

        @Override
        default List<Entry> list(FileId directory, String afterName, int limit) {
            return inner().list(directory, afterName, limit).stream()
                    .map(this::edit)
                    .toList();
        }

        @Override
        default Optional<Entry.Directory> deletedDirectory(FileId id) {
            return inner().deletedDirectory(id).map(d -> (Entry.Directory) edit(d));
        }

        @Override
        default Optional<String> labelAfter(String text) {
            return inner().labelAfter(text);
        }

        @Override
        default List<FileId> labelled(String label, Optional<FileId> after, int limit) {
            return inner().labelled(label, after, limit);
        }

        @Override
        default Usage usage() {
            return inner().usage();
        }

        @Override
        default Snapshot snapshot() {
            return inner().snapshot();
        }
    }
}
