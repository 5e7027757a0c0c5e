package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Three sites and their catalogue, four processes, as `./tidings demo --sites 3` furnishes them: two copies of
/// everything
/// below `/data` and `/eiscat`.
///
/// @param sites `site-a` first
record Federation(List<Site> sites, Site catalogue) implements AutoCloseable {
    static final List<String> NAMES = List.of("site-a", "site-b", "site-c");
    private static final Duration TO_START = Duration.ofSeconds(300);
    private static final Duration TO_STOP = Duration.ofSeconds(60);
    /// The catalogue's port; the sites have the next ones.
    private static final int PORTS = NAMES.size() + 1;

    /// The processes started one by one, so that each can be killed alone.
    static Federation open(Path directory) {
        int door = freePorts();
        int api = freePorts();
        furnish(directory, door, api);
        List<Site> sites = new ArrayList<>();
        for (int i = 1; i < PORTS; i++) {
            sites.add(member(directory, NAMES.get(i - 1), door + i, api + i));
        }
        return new Federation(List.copyOf(sites), member(directory, "catalogue", door, api));
    }

    private static void furnish(Path directory, int door, int api) {
        Program demo = Program.tidings(List.of(
                "demo",
                "--sites",
                String.valueOf(NAMES.size()),
                "--data",
                directory.toString(),
                "--door-port",
                String.valueOf(door),
                "--api-port",
                String.valueOf(api),
                "--password",
                Site.PASSWORD));
        try {
            demo.awaitLine(line -> line.startsWith("Ready"), TO_START);
        } finally {
            demo.stop(TO_STOP);
        }
    }

    private static Site member(Path directory, String name, int door, int api) {
        return Site.configured(directory.resolve(name).resolve("tidings.yaml"), door, api);
    }

    /// The first of as many free ports as there are members.
    private static int freePorts() {
        for (int tries = 0; tries < 100; tries++) {
            int first = Site.freePort();
            if (first + PORTS < 65_536 && areFree(first)) {
                return first;
            }
        }
        throw new AssertionError("there are no free ports");
    }

    private static boolean areFree(int first) {
        for (int port = first; port < first + PORTS; port++) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(socket.isBound()).isTrue();
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }

    Site first() {
        return sites.getFirst();
    }

    /// All four processes.
    List<Site> members() {
        List<Site> all = new ArrayList<>(sites);
        all.add(catalogue);
        return all;
    }

    @Override
    public void close() {
        members().forEach(Site::close);
    }
}
