package org.tidings.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tidings.access.Anonymous;
import org.tidings.config.Amounts;
import org.tidings.config.Config;
import org.tidings.wire.http.HttpBroken;
import org.tidings.wire.http.PemFiles;

/// A look at everything a site needs from its machine, changing nothing that lasts.
public final class Checkup {
    private static final Instant BEFORE_US = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration EXPIRES_SOON = Duration.ofDays(21);
    private static final Duration CLOCK_ERROR = Duration.ofMinutes(5);

    private final Config config;
    private final InstantSource clock;
    private final List<Finding> findings = new ArrayList<>();

    private Checkup(Config config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /// Everything that was found, well or not.
    public static List<Finding> of(Config config, InstantSource clock) {
        var checkup = new Checkup(config, clock);
        boolean running = checkup.checkDirectory();
        checkup.checkPools();
        checkup.checkClock();
        config.edges().tls().ifPresent(checkup::checkTls);
        checkup.checkPort("door", config.edges().door(), running);
        checkup.checkPort("api", config.edges().api(), running);
        checkup.checkUsers();
        return checkup.findings;
    }

    /// Whether a site is using the directory now.
    private boolean checkDirectory() {
        Path directory = config.site().directory();
        if (!Files.exists(directory)) {
            add(
                    canBeMade(directory)
                            ? Finding.well("data directory", directory + " is not there yet; it will be made.")
                            : Finding.broken(
                                    "data directory", directory + " is not there and cannot be made by this user."));
            return false;
        }
        boolean running = DirectoryLock.isHeld(directory);
        add(
                Files.isWritable(directory)
                        ? Finding.well(
                                "data directory",
                                directory + (running ? " is in use: the site is running." : " is free."))
                        : Finding.broken(
                                "data directory",
                                directory + " cannot be written by this user: look at its owner and mode."));
        return running;
    }

    private void checkPools() {
        Map<FileStore, String> disks = new HashMap<>();
        for (Config.PoolDirectory pool : config.storage().pools()) {
            String thing = "pool " + pool.name();
            Path directory = existing(pool.directory());
            try {
                FileStore disk = Files.getFileStore(directory);
                add(roomOn(disk, pool, directory, thing));
                String other = disks.putIfAbsent(disk, pool.name().value());
                if (other != null) {
                    add(Finding.doubtful(
                            thing, "is on the same disk as pool " + other + ": one broken disk loses both."));
                }
            } catch (IOException e) {
                add(Finding.broken(thing, "its disk cannot be asked: " + Sentences.of(e) + "."));
            }
        }
    }

    private static Finding roomOn(FileStore disk, Config.PoolDirectory pool, Path directory, String thing)
            throws IOException {
        long free = disk.getUsableSpace();
        String room = Amounts.readable(free) + " free in " + pool.directory();
        if (!Files.isWritable(directory)) {
            return Finding.broken(thing, directory + " cannot be written by this user: look at its owner and mode.");
        }
        return free > pool.reserveBytes()
                ? Finding.well(thing, room + ".")
                : Finding.broken(
                        thing,
                        "only " + room + ", which is less than the reserve of " + Amounts.readable(pool.reserveBytes())
                                + ": uploads would get 507. Make room, or lower it.");
    }

    private void checkClock() {
        Instant now = clock.instant();
        if (now.isBefore(BEFORE_US)) {
            add(Finding.broken("clock", "says " + now + ", which is before this program was written: set it."));
            return;
        }
        Path lock = config.site().directory().resolve("lock");
        try {
            Instant lastStart =
                    Files.exists(lock) ? Files.getLastModifiedTime(lock).toInstant() : now;
            add(
                    lastStart.isAfter(now.plus(CLOCK_ERROR))
                            ? Finding.doubtful(
                                    "clock",
                                    "says " + now + ", but the site was last started at " + lastStart
                                            + ": one of the two is wrong. Is time synchronised?")
                            : Finding.well("clock", "says " + now + "."));
        } catch (IOException e) {
            add(Finding.doubtful("clock", "cannot be compared: " + Sentences.of(e) + "."));
        }
    }

    private void checkTls(Config.Tls tls) {
        try {
            add(validity(new PemFiles(tls.certificate(), tls.key()).ownCertificate()));
            add(Finding.well("TLS key", tls.key() + " fits the certificate."));
        } catch (HttpBroken broken) {
            add(Finding.broken("TLS", Sentences.of(broken)));
        }
    }

    private Finding validity(X509Certificate certificate) {
        Instant end = certificate.getNotAfter().toInstant();
        Instant now = clock.instant();
        String name = certificate.getSubjectX500Principal().getName();
        if (end.isBefore(now) || certificate.getNotBefore().toInstant().isAfter(now)) {
            return Finding.broken(
                    "TLS certificate", "of " + name + " is not valid now, but until " + end + ": renew it.");
        }
        return end.isBefore(now.plus(EXPIRES_SOON))
                ? Finding.doubtful("TLS certificate", "of " + name + " ends on " + end + ": renew it soon.")
                : Finding.well("TLS certificate", "of " + name + " is valid until " + end + ".");
    }

    private void checkPort(String name, Config.Edge edge, boolean running) {
        String where = edge.address() + ":" + edge.port();
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(edge.address()), edge.port()));
            add(Finding.well(name, where + " is free."));
        } catch (IOException e) {
            add(
                    running
                            ? Finding.well(name, where + " is in use, and the site is running.")
                            : Finding.broken(
                                    name,
                                    "cannot listen on " + where + ": " + Sentences.of(e)
                                            + ". Stop what is there, or change " + name + ".port."));
        }
    }

    private void checkUsers() {
        Path users = config.access().usersFile();
        if (!Files.exists(users)) {
            boolean open = config.access().anonymous() != Anonymous.NONE;
            String sentence = users + " is not there: nobody can log in. 'tidings user add NAME' makes it.";
            add(open ? Finding.doubtful("users", sentence) : Finding.broken("users", sentence));
            return;
        }
        add(
                Files.isReadable(users)
                        ? Finding.well("users", users + " is there.")
                        : Finding.broken("users", users + " cannot be read by this user."));
    }

    /// The path itself, or the nearest above it that is there.
    private static Path existing(Path path) {
        Path here = path.toAbsolutePath();
        while (!Files.exists(here) && here.getParent() != null) {
            here = here.getParent();
        }
        return here;
    }

    private static boolean canBeMade(Path path) {
        Path above = existing(path);
        return Files.isDirectory(above) && Files.isWritable(above);
    }

    private void add(Finding finding) {
        findings.add(finding);
    }
}
