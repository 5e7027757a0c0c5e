package org.tidings.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/// Durable uploads of 1 KiB, beside a plain program that creates, syncs and renames the same files.
final class PutRow implements Row {
    private static final int SIZE = 1024;
    private static final int ROUNDS = 2;
    private static final int MOST_CONNECTIONS = 32;

    @Override
    public String name() {
        return "put";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        Optional<Tidings> tidings = bench.tidings();
        if (tidings.isPresent()) {
            warmUp(bench, loop(tidings.get().door(), "/data/put-warm"));
        }
        for (int connections : new int[] {8, MOST_CONNECTIONS}) {
            measure(bench, tidings.map(Tidings::door), connections);
        }
    }

    private void warmUp(Bench bench, ClosedLoop loop) throws IOException {
        Shots cold = loop.run(MOST_CONNECTIONS, bench.window(3, 5));
        bench.say("tidings, cold: %s", cold);
        bench.say("tidings, warming up: %s", loop.run(MOST_CONNECTIONS, bench.warmUp()));
        bench.table()
                .add(Figure.plain(
                        name(),
                        "server CPU ms per PUT, 1 KiB, 32 connections, in its first seconds",
                        Optional.of(cold.cpuMillisEach()),
                        Optional.empty()));
    }

    private void measure(Bench bench, Optional<Door> ours, int connections)
            throws IOException, InterruptedException, ExecutionException {
        String directory = "/data/put" + connections;
        var plain = new PlainWriter(bench.directory().resolve("plain" + connections));
        var nginx = loop(bench.nginx().door(), directory);
        var mine = ours.isPresent() ? Optional.of(loop(ours.get(), directory)) : Optional.<ClosedLoop>empty();
        Duration window = bench.window(3, 8);
        Shots mineShots = Shots.none();
        Shots nginxShots = Shots.none();
        double plainRate = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Disk.quiet();
            if (mine.isPresent()) {
                mineShots = mineShots.and(mine.get().run(connections, window));
            }
            Disk.quiet();
            plainRate += plain.run(connections, SIZE, window) / ROUNDS;
            nginxShots = nginxShots.and(nginx.run(connections, window));
        }
        bench.say("%d connections: plain program %,.0f/s", connections, plainRate);
        bench.say("nginx dav: %s", nginxShots);
        mineShots.ifAny().ifPresent(shots -> bench.say("tidings: %s", shots));
        say(bench.table(), connections, mineShots.ifAny(), plainRate, nginxShots);
    }

    private void say(Table table, int connections, Optional<Shots> ours, double plain, Shots nginx) {
        String with = ", 1 KiB, " + connections + " connections";
        var rate = ours.map(Shots::perSecond);
        table.add(
                Figure.atLeastShare(name(), "durable PUT/s" + with + "; peer: plain synced program", rate, plain, 0.4));
        table.add(Figure.plain(
                name(), "the same; peer: nginx dav, nothing synced", rate, Optional.of(nginx.perSecond())));
        table.add(Figure.atMost(
                name(),
                "server CPU ms per PUT" + with + "; peer: nginx dav",
                ours.map(Shots::cpuMillisEach),
                Optional.of(nginx.cpuMillisEach()),
                0.3));
    }

    private static ClosedLoop loop(Door door, String directory) throws IOException {
        try (var client = Client.to(door)) {
            client.makeDirectory(directory);
        }
        return new ClosedLoop(door, NumberedRequest.put(door, directory, SIZE));
    }
}
