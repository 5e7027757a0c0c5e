package org.tidings.command;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tidings.access.PasswordHash;
import org.tidings.app.DemoSites;
import org.tidings.app.DemoSites.Member;
import org.tidings.app.Stopping;
import org.tidings.ledger.Signal;
import org.tidings.wire.client.ApiClient;
import org.tidings.wire.client.Endpoint;
import org.tidings.wire.client.Unreachable;

/// `tidings demo --sites N`: several sites and their catalogue, until stopped.
final class DemoOfSites {
    private static final Duration STOPPING = Duration.ofSeconds(40);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int LOOKS = 600;

    private final DemoSites sites;
    private final Path directory;
    private final String password;
    private final PrintWriter out;

    DemoOfSites(DemoSites sites, Path directory, String password, PrintWriter out) {
        this.sites = sites;
        this.directory = directory;
        this.password = password;
        this.out = out;
    }

    void run(SecureRandom random) throws InterruptedException {
        var hash = PasswordHash.of(password, PasswordHash.USUAL_COST, random);
        String ours = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        sites.furnish(hash, ours, PasswordHash.of(ours, PasswordHash.USUAL_COST, random));
        var stopping = Stopping.within(STOPPING);
        try (var tree = new ProcessTree()) {
            sites.members().forEach(member -> tree.start(child(member)));
            for (Member member : sites.members()) {
                awaitReady(member);
            }
            greet(tree);
            out.println("Ready.");
            out.flush();
            stopping.await();
            out.println("Stopping ...");
            out.flush();
        } finally {
            stopping.stopped();
        }
    }

    private static ProcessTree.Child child(Member member) {
        return new ProcessTree.Child(
                member.name(),
                List.of("serve", "--config", member.config().toString()),
                member.config().resolveSibling("log.txt"));
    }

    private static void awaitReady(Member member) throws InterruptedException {
        var api = new ApiClient(
                Endpoint.at(URI.create("http://localhost:" + member.apiPort()), Optional.empty(), Optional.empty()));
        for (int look = 0; look < LOOKS; look++) {
            try {
                if (api.isReady()) {
                    return;
                }
            } catch (Unreachable notYet) {
                // It is still starting.
            }
            new Signal().awaitAfter(0, BETWEEN_LOOKS);
        }
        throw new Failure(
                Exit.FAILED,
                member.name() + " did not start; " + member.config().resolveSibling("log.txt") + " says why.");
    }

    private void greet(ProcessTree tree) {
        out.printf(
                "%nTidings: %d sites on this machine, and a catalogue of what lies at them.%n%n",
                sites.members().size() - 1);
        for (Member member : sites.members()) {
            out.printf(
                    "  %-10s files http://localhost:%d/   events http://localhost:%d/   process %d%n",
                    member.name(), member.doorPort(), member.apiPort(), tree.pid(member.name()));
        }
        Member first = sites.members().getFirst();
        out.printf(
                """

                  Users      alice, bob, admin  password: %s
                  Rules      two copies of all in /data and /eiscat: %s
                  Data       %s

                In another terminal, watch copies appear (the password is asked for):

                  ./tidings watch --catalogue -u admin

                and in a third, store something at the first site:

                  rclone copy /usr/share/doc :webdav:/eiscat/doc --webdav-url http://localhost:%d \\
                      --webdav-user alice --webdav-pass "$(rclone obscure %s)"

                Stop it with control-C, or: kill %d

                """,
                password,
                directory.resolve("catalogue").resolve("rules.yaml"),
                directory,
                first.doorPort(),
                Demo.quoted(password),
                ProcessHandle.current().pid());
    }
}
