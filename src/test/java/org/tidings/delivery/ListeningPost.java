package org.tidings.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.tidings.access.Principal;
import org.tidings.ledger.EventLog.Epoch;
import org.tidings.ledger.Signal;
import org.tidings.model.Offset;
import org.tidings.model.StoragePath;
import org.tidings.store.StoreFixture;
import org.tidings.store.TestClock;
import org.tidings.store.memory.MemoryStore;

/// A small site with delivery, all in one thread: nothing happens but by [#settle].
public final class ListeningPost {
    public static final Principal ALICE = user("alice", 1001);
    public static final Principal BOB = user("bob", 1002);
    public static final Principal ADMIN =
            new Principal("admin", 0, List.of(0), StoragePath.ROOT, true, Principal.Restriction.NONE);
    static final Settings SMALL = new Settings(Duration.ofSeconds(15), Duration.ofSeconds(30), 4096, 8, 3, 2);

    public final TestClock clock = new TestClock();
    public final Signal signal = new Signal();
    public final MemoryStore store = new MemoryStore(new Epoch("0123abcd"), StoreFixture.CODEC, clock, signal);
    public final Cursors cursors = new Cursors(new byte[16], store.epoch());
    public final Tally tally = new Tally(latency -> {});
    final FrailNamespace namespace = new FrailNamespace(store.namespace());
    public final Doings doings = new Doings(store, store.namespace());
    public final Deque<Runnable> tasks = new ArrayDeque<>();
    public final Delivery delivery;
    private final Path scratch;

    public ListeningPost() {
        this(SMALL);
    }

    ListeningPost(Settings settings) {
        scratch = newScratch();
        var site = new Site("here", store, namespace, StoreFixture.CODEC, cursors);
        var surroundings = new Surroundings(clock, new Random(7), tasks::add, signal, scratch);
        this.delivery = new Delivery(site, surroundings, settings, tally);
    }

    private static Principal user(String name, int uid) {
        return new Principal(
                name, uid, List.of(uid), new StoragePath("/home/" + name), false, Principal.Restriction.NONE);
    }

    private static Path newScratch() {
        try {
            Path scratch = Files.createTempDirectory("delivery");
            scratch.toFile().deleteOnExit();
            return scratch;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lets everything happen that can happen without time going by.
    public void settle() {
        boolean more = true;
        while (more) {
            more = delivery.step();
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
                more = true;
            }
        }
    }

    public void pass(Duration time) {
        clock.step(time);
        settle();
    }

    Ear listen(Principal who, Selector selector, Start start) {
        return listen(who, selector, start, Form.SSE);
    }

    Ear listen(Principal who, Selector selector, Start start, Form form) {
        var ear = new Ear();
        ear.listener = delivery.open(new Delivery.Wish(who, selector, form, start), ear);
        settle();
        return ear;
    }

    Ear listen(Principal who) {
        return listen(who, Selector.ALL, now());
    }

    Start now() {
        return new Start.After(store.head(), Optional.empty());
    }

    static Start earliest() {
        return new Start.After(Offset.ORIGIN, Optional.empty());
    }
}
