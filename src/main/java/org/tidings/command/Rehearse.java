package org.tidings.command;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.access.PasswordHash;
import org.tidings.app.DemoSite;
import org.tidings.app.House;
import org.tidings.app.TimeAndChance;
import org.tidings.model.StoragePath;
import org.tidings.wire.client.ApiClient;
import org.tidings.wire.client.Credentials;
import org.tidings.wire.client.DoorClient;
import org.tidings.wire.client.Endpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tidings rehearse`: a short life of a demo site, for the JVM to learn what it needs at start (JEP 483).
@Command(name = "rehearse", hidden = true, description = "Run a site for a moment, to record an AOT cache.")
final class Rehearse implements Callable<Integer> {
    private static final int ROUNDS = 20;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "A scratch directory.")
    private @Nullable Path data;

    @Override
    public Integer call() {
        var random = TimeAndChance.unguessable();
        var hash = PasswordHash.of("rehearsal", PasswordHash.USUAL_COST, random);
        var site = new DemoSite(Optional.ofNullable(data).orElseThrow().toAbsolutePath(), 0, 0, hash);
        try (var house = House.open(site.config(), site)) {
            var alice = Optional.of(new Credentials("alice", "rehearsal"));
            play(
                    new DoorClient(Endpoint.at(house.door(), alice, Optional.empty())),
                    new ApiClient(Endpoint.at(house.api(), alice, Optional.empty())));
        }
        return Exit.OK.code();
    }

    private static void play(DoorClient door, ApiClient api) {
        byte[] words = "Some words to store.".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < ROUNDS; i++) {
            var path = new StoragePath("/data/file" + i);
            var upload = new DoorClient.Upload(() -> new ByteArrayInputStream(words), words.length, false);
            Answers.done(path.text(), door.put(path, upload));
            Answers.done(path.text(), door.stat(path));
            Answers.done(path.text(), door.checksums(path));
        }
        var directory = new StoragePath("/data");
        Answers.done(directory.text(), door.list(directory, entry -> {}));
        Answers.done("the log", api.log("", "earliest", event -> new EventText(java.time.ZoneOffset.UTC).of(event)));
    }
}
