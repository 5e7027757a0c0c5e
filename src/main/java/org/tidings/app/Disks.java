package org.tidings.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.tidings.config.Config;
import org.tidings.device.disk.DirectoryPool;
import org.tidings.device.disk.Lookout;
import org.tidings.pool.Doubts;
import org.tidings.pool.Pools;

/// The site's pools, each made ready the first time it is configured and never again: later, an empty directory
/// means that a disk is not mounted.
///
/// @param lookouts one for each, to be closed in the end
/// @param doubts what they and others raise
record Disks(Pools pools, List<Lookout> lookouts, Doubts doubts) {
    private static final String KNOWN = "known-pools";

    static Disks opened(Config config, Executor blocking, InstantSource clock, RandomGenerator random) {
        Path known = config.site().directory().resolve(KNOWN);
        List<DirectoryPool> pools = new ArrayList<>();
        for (Config.PoolDirectory pool : config.storage().pools()) {
            prepareOnce(pool, known);
            var options = new DirectoryPool.Options(pool.reserveBytes(), blocking);
            pools.add(new DirectoryPool(pool.name(), pool.directory(), options, clock));
        }
        var doubts = new Doubts();
        var lookouts =
                pools.stream().map(pool -> new Lookout(pool, doubts, clock)).toList();
        return new Disks(new Pools(pools, random), lookouts, doubts);
    }

    private static void prepareOnce(Config.PoolDirectory pool, Path known) {
        String line = pool.name() + " " + pool.directory().toAbsolutePath();
        try {
            List<String> lines = Files.exists(known) ? Files.readAllLines(known) : List.of();
            if (!lines.contains(line)) {
                DirectoryPool.prepare(pool.name(), pool.directory());
                Files.writeString(known, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new CannotStart("The list " + known + " cannot be used: " + Sentences.of(e) + ".", e);
        }
    }
}
