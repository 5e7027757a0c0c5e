package org.tidings.journey;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// rclone, as one user, with a WebDAV remote at the door.
///
/// @param obscured the password as rclone wants it
record Rclone(Visitor who, String obscured) {
    static Rclone as(Visitor who) {
        String obscured =
                Tool.run("rclone", "obscure", who.password()).succeeded().out().strip();
        return new Rclone(who, obscured);
    }

    Tool.Outcome copy(Path from, String to) {
        return run("copy", from.toString(), remote(to));
    }

    Tool.Outcome sync(Path from, String to) {
        return run("sync", "--checksum", from.toString(), remote(to));
    }

    /// Compares every byte.
    Tool.Outcome check(Path local, String there) {
        return run("check", "--download", local.toString(), remote(there));
    }

    Tool.Outcome run(String... arguments) {
        return Tool.run(environment(), "", command(arguments).toArray(String[]::new));
    }

    /// Leaves it running.
    Program start(String... arguments) {
        return Program.start(command(arguments), environment(), _ -> {});
    }

    static String remote(String path) {
        return "site:" + path;
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("rclone", "--config", "/dev/null"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--transfers", "8", "--checkers", "8", "--stats", "0"));
        return command;
    }

    private Map<String, String> environment() {
        return Map.of(
                "RCLONE_CONFIG_SITE_TYPE",
                "webdav",
                "RCLONE_CONFIG_SITE_VENDOR",
                "other",
                "RCLONE_CONFIG_SITE_URL",
                who.site().door().uri("").toString(),
                "RCLONE_CONFIG_SITE_USER",
                who.name(),
                "RCLONE_CONFIG_SITE_PASS",
                obscured);
    }
}
