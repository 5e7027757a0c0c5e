package org.tidings.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Listings of a directory of ten thousand files by PROPFIND depth 1 over one connection, beside nginx with dav-ext.
final class PropfindRow implements Row {
    private static final String DIRECTORY = "/data/listing";
    private static final int FILES = 10_000;
    private static final int ROUNDS = 2;
    private static final String HEADERS = "Depth: 1\r\nContent-Type: application/xml\r\n";
    private static final byte[] WANTED = """
        <?xml version="1.0" encoding="utf-8"?>
        <D:propfind xmlns:D="DAV:"><D:prop><D:displayname/><D:getlastmodified/><D:getcontentlength/>\
        <D:resourcetype/></D:prop></D:propfind>
        """.getBytes(StandardCharsets.UTF_8);

    @Override
    public String name() {
        return "propfind";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        Door nginx = bench.nginx().door();
        Seed.files(nginx, DIRECTORY, FILES, 1);
        Optional<Door> ours = bench.tidings().map(Tidings::door);
        if (ours.isPresent()) {
            Seed.files(ours.get(), DIRECTORY, FILES, 1);
            bench.say("tidings, warming up: %s", list(ours.get(), bench.warmUp()));
        }
        Duration window = bench.window(3, 8);
        Shots mine = Shots.none();
        Shots peer = Shots.none();
        for (int round = 0; round < ROUNDS; round++) {
            if (ours.isPresent()) {
                mine = mine.and(list(ours.get(), window));
            }
            peer = peer.and(list(nginx, window));
        }
        bench.say("nginx: %s", peer);
        mine.ifAny().ifPresent(shots -> bench.say("tidings: %s", shots));
        say(bench.table(), mine.ifAny(), peer);
    }

    private void say(Table table, Optional<Shots> mine, Shots peer) {
        table.add(Figure.atLeast(
                name(),
                "PROPFIND depth 1, entries/s; peer: nginx dav-ext",
                mine.map(Shots::perSecond),
                Optional.of(peer.perSecond()),
                50_000));
        table.add(Figure.plain(
                name(),
                "server CPU µs per entry; peer: nginx dav-ext",
                mine.map(shots -> 1000 * shots.cpuMillisEach()),
                Optional.of(1000 * peer.cpuMillisEach())));
    }

    /// Lists again and again; the entries are what is counted as answered.
    private static Shots list(Door door, Duration window) throws IOException {
        var delays = new Histogram();
        Duration before = door.processes().cpu();
        long began = System.nanoTime();
        long entries = 0;
        try (var client = Client.to(door)) {
            for (long now = began; now - began < window.toNanos(); now = System.nanoTime()) {
                entries += entries(ask(client, DIRECTORY).body());
                delays.record(System.nanoTime() - now);
            }
        }
        var elapsed = Duration.ofNanos(System.nanoTime() - began);
        return new Shots(entries, 0, elapsed, door.processes().cpu().minus(before), delays);
    }

    /// Asks for the properties a client needs for a listing.
    static Answer ask(Client client, String directory) throws IOException {
        return client.must("PROPFIND", directory + "/", HEADERS, WANTED);
    }

    private static long entries(Body body) throws IOException {
        var count = new EntryCount();
        for (ByteBuffer view = body.next(); view.hasRemaining(); view = body.next()) {
            count.add(view);
        }
        return count.entries();
    }
}
