package org.tidings.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The peer: nginx with dav, dav-ext (PROPFIND) and nchan (Server-Sent Events), as this user, in its own directory.
///
/// @param process its master process
/// @param door where it listens
/// @param root its files: the target `/data/x` is the file `data/x` here
record Nginx(Process process, Door door, Path root) implements AutoCloseable {

    /// Starts nginx and waits until it listens.
    static Nginx start(Path directory) throws IOException, InterruptedException {
        Path root = Files.createDirectories(directory.resolve("site"));
        Files.createDirectories(root.resolve("data"));
        Files.createDirectories(directory.resolve("tmp"));
        int port = Ports.free();
        Path configuration = directory.resolve("nginx.conf");
        Files.writeString(configuration, configured(directory, port));
        Process process = new ProcessBuilder("nginx", "-e", directory + "/error.log", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        var door = new Door("nginx", port, Optional.empty(), new ProcessTree(process.toHandle()));
        await(process, door, directory.resolve("out"));
        return new Nginx(process, door, root);
    }

    private static String configured(Path directory, int port) throws IOException {
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        try (InputStream template = Nginx.class.getResourceAsStream("/bench/nginx.conf")) {
            if (template == null) {
                throw new IOException("bench/nginx.conf is not on the class path");
            }
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@USER@", user)
                    .replace("@DIR@", directory.toString())
                    .replace("@PORT@", Integer.toString(port));
        }
    }

    private static void await(Process process, Door door, Path output) throws IOException, InterruptedException {
        while (true) {
            try (var _ = SocketChannel.open(door.address())) {
                return;
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new IOException("nginx did not start (apt-get install nginx-light libnginx-mod-nchan"
                            + " libnginx-mod-http-dav-ext): " + Files.readString(output));
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
