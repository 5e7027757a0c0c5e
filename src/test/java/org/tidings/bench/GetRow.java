package org.tidings.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Downloads of 1 KiB over 32 connections, ours with login and permission, beside nginx without.
final class GetRow implements Row {
    private static final String DIRECTORY = "/data/get";
    private static final int FILES = 1000;
    private static final int SIZE = 1024;
    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 2;

    @Override
    public String name() {
        return "get";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        var nginx = loop(bench.nginx().door());
        Optional<ClosedLoop> ours = Optional.empty();
        if (bench.tidings().isPresent()) {
            ours = Optional.of(loop(bench.tidings().get().door()));
            bench.say("tidings, warming up: %s", ours.get().run(CONNECTIONS, bench.warmUp()));
        }
        Duration window = bench.window(3, 8);
        Shots mine = Shots.none();
        Shots peer = Shots.none();
        for (int round = 0; round < ROUNDS; round++) {
            if (ours.isPresent()) {
                mine = mine.and(ours.get().run(CONNECTIONS, window));
            }
            peer = peer.and(nginx.run(CONNECTIONS, window));
        }
        bench.say("nginx: %s", peer);
        mine.ifAny().ifPresent(shots -> bench.say("tidings: %s", shots));
        say(bench.table(), mine.ifAny(), peer);
    }

    private void say(Table table, Optional<Shots> mine, Shots peer) {
        table.add(Figure.atLeastShare(
                name(),
                "GET/s, 1 KiB, 32 connections; peer: nginx",
                mine.map(Shots::perSecond),
                peer.perSecond(),
                0.35));
        table.add(Figure.atMost(
                name(),
                "server CPU ms per GET; peer: nginx",
                mine.map(Shots::cpuMillisEach),
                Optional.of(peer.cpuMillisEach()),
                0.08));
        table.add(Figure.atMost(
                name(),
                "GETs failed or refused; peer: nginx",
                mine.map(shots -> (double) shots.failed()),
                Optional.of((double) peer.failed()),
                0));
    }

    private static ClosedLoop loop(Door door) throws IOException {
        Seed.files(door, DIRECTORY, FILES, SIZE);
        return new ClosedLoop(door, NumberedRequest.get(door, DIRECTORY, FILES));
    }
}
