package org.tidings.store.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.tidings.catalogue.Catalogue;
import org.tidings.channel.Channel;
import org.tidings.channel.Channels;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Heading;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.LedgerBroken;
import org.tidings.ledger.Line;
import org.tidings.ledger.LogKeeping;
import org.tidings.ledger.Signal;
import org.tidings.model.AccessEvent;
import org.tidings.model.AccessesMissed;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.ChannelEvent;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Offset;
import org.tidings.model.StorageEvent;
import org.tidings.namespace.Inventory;
import org.tidings.namespace.Namespace;

/// A whole store in memory: ledger, log and namespace. Commits are answered at once.
public final class MemoryStore implements Ledger, EventLog, LogKeeping {
    private final Epoch epoch;
    private final EventCodec codec;
    private final InstantSource clock;
    private final Signal signal;
    private final Tree tree;
    private final ChannelBook channelBook = new ChannelBook();
    private final List<Line> lines = new ArrayList<>();
    private final CatalogueBook catalogueBook = new CatalogueBook();
    private final Map<String, Offset> progress = new HashMap<>();
    private final Map<String, String> cursors = new HashMap<>();
    private final Map<String, CommitResult.Committed> keys = new HashMap<>();
    private final MemoryNamespace namespace;
    private final MemoryChannels channels = new MemoryChannels(this, channelBook);
    private final MemoryCatalogue catalogue = new MemoryCatalogue(this, catalogueBook);
    private Offset trimmed = Offset.ORIGIN;
    private Instant lastAt = Instant.EPOCH;

    public MemoryStore(Epoch epoch, EventCodec codec, InstantSource clock, Signal signal) {
        this.epoch = epoch;
        this.codec = codec;
        this.clock = clock;
        this.signal = signal;
        this.tree = new Tree(clock.instant().truncatedTo(ChronoUnit.MICROS));
        this.namespace = new MemoryNamespace(this, tree);
    }

    public Namespace namespace() {
        return namespace;
    }

    public Inventory inventory() {
        return new MemoryInventory(this, tree);
    }

    public Channels channels() {
        return channels;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public synchronized CompletableFuture<CommitResult> submit(Commit commit) {
        Optional<CommitResult> known = commit.key().map(keys::get);
        try {
            return CompletableFuture.completedFuture(
                    known.or(() -> refusal(commit)).orElseGet(() -> record(commit)));
        } catch (IllegalStateException impossible) {
            return CompletableFuture.failedFuture(new LedgerBroken("These facts contradict the views.", impossible));
        }
    }

    private Optional<CommitResult> refusal(Commit commit) {
        return firstBroken(commit.guards()).map(CommitResult.Refused::new);
    }

    private CommitResult record(Commit commit) {
        Offset before = head();
        append(commit);
        commit.progress().ifPresent(p -> {
            progress.put(p.follower(), p.offset());
            p.cursor().ifPresent(cursor -> cursors.put(p.follower(), cursor));
        });
        var committed = new CommitResult.Committed(before, head());
        commit.key().ifPresent(key -> keys.put(key, committed));
        if (!commit.events().isEmpty()) {
            signal.raise();
        }
        return committed;
    }

    private void append(Commit commit) {
        Offset before = head();
        Instant then = lastAt;
        ChannelBook channelsThen = channelBook.copy();
        try {
            commit.events().forEach(event -> append(event, commit));
            tree.keep();
            catalogueBook.keep();
        } catch (IllegalStateException impossible) {
            tree.undo();
            channelBook.adopt(channelsThen);
            catalogueBook.undo();
            lastAt = then;
            lines.subList((int) (before.value() - trimmed.value()), lines.size())
                    .clear();
            throw impossible;
        }
    }

    private void append(StorageEvent event, Commit commit) {
        Offset offset = head().next();
        Instant at = tick();
        switch (event) {
            case NamespaceEvent e -> tree.fold(e, offset, at);
            case ChannelEvent e -> {
                channelBook.fold(e, offset, at);
                if (e instanceof ChannelEvent.ChannelClosed) {
                    progress.remove(Channel.followerOf(e.channel()));
                }
            }
            case CatalogueEvent e -> catalogueBook.fold(e, offset, at);
            case AccessEvent e -> {}
            case AccessesMissed e -> {}
        }
        byte[] data = codec.encode(event, commit.origin());
        lines.add(new Line(offset, at, commit.cause(), commit.origin(), Heading.of(event), data));
    }

    /// Time as the log tells it: rising strictly, whatever the clock does.
    private Instant tick() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        lastAt = now.isAfter(lastAt) ? now : lastAt.plus(1, ChronoUnit.MICROS);
        return lastAt;
    }

    @Override
    public synchronized Offset progressOf(String follower) {
        return progress.getOrDefault(follower, Offset.ORIGIN);
    }

    @Override
    public synchronized Optional<String> cursorOf(String follower) {
        return Optional.ofNullable(cursors.get(follower));
    }

    @Override
    public Epoch epoch() {
        return epoch;
    }

    @Override
    public synchronized Offset head() {
        return trimmed.plus(lines.size());
    }

    @Override
    public synchronized Offset trimmed() {
        return trimmed;
    }

    @Override
    public synchronized Reading read(Offset after, int limit) {
        if (trimmed.isAfter(after)) {
            return new Reading.Behind(after, trimmed);
        }
        int from = (int) Math.min(after.value() - trimmed.value(), lines.size());
        int to = (int) Math.min((long) from + limit, lines.size());
        return new Reading.Lines(List.copyOf(lines.subList(from, to)));
    }

    @Override
    public synchronized Offset before(Instant time) {
        Offset last = trimmed;
        for (Line line : lines) {
            if (!line.at().isBefore(time)) {
                break;
            }
            last = line.offset();
        }
        return last;
    }

    @Override
    public synchronized long sizeBytes() {
        return lines.stream().mapToLong(line -> line.data().length).sum();
    }

    @Override
    public synchronized void trim(Offset through) {
        Offset upTo = through.isAfter(head()) ? head() : through;
        if (upTo.isAfter(trimmed)) {
            lines.subList(0, (int) (upTo.value() - trimmed.value())).clear();
            trimmed = upTo;
            keys.values().removeIf(committed -> !committed.last().isAfter(upTo));
            tree.forgetDeletionsThrough(upTo);
            channelBook.forgetTermsThrough(upTo);
        }
    }

    /// The first guard of these that does not hold now, for tests and the simulation.
    public synchronized Optional<Guard> firstBroken(List<Guard> guards) {
        return new Guards(tree, channelBook, catalogueBook, progress).firstBroken(guards);
    }
}
