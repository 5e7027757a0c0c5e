package org.tidings.house;

import static java.util.Map.entry;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The table of rooms: which room may use which others. ARCHITECTURE.md shows the same table.
final class FloorPlan {
    static final String HOUSE = "org.tidings.";

    /// The rooms that decide. Two of them that are not in each other's row meet in the log only.
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("model", Set.of()),
            entry("ledger", Set.of("model")),
            entry("namespace", Set.of("ledger", "model")),
            entry("pool", Set.of("ledger", "model")),
            entry("catalogue", Set.of("ledger", "model")),
            entry("loss", Set.of("namespace", "pool", "ledger", "model")),
            entry("config", Set.of("access", "token", "model")),
            entry("access", Set.of("namespace", "ledger", "model")),
            entry("token", Set.of("access", "namespace", "ledger", "model")),
            entry("door", Set.of("access", "namespace", "pool", "ledger", "model")),
            entry("delivery", Set.of("access", "namespace", "ledger", "model")),
            entry("outlet", Set.of("ledger", "model")),
            entry("channel", Set.of("delivery", "access", "namespace", "ledger", "model")),
            entry("rules", Set.of("catalogue", "ledger", "model")),
            entry("transfer", Set.of("catalogue", "ledger", "model")));

    /// The edges: each may use every room that decides, and never another edge but those below.
    private static final Set<String> EDGES = Set.of(
            "wire.http",
            "wire.copy",
            "wire.dav",
            "wire.api",
            "wire.json",
            "wire.channel",
            "wire.rest",
            "wire.docs",
            "wire.client",
            "wire.site",
            "wire.catalogue",
            "wire.oidc",
            "wire.kafka",
            "store.memory",
            "store.sql",
            "store.archive",
            "device.disk");

    /// The edges that speak over HTTP, and the edges they may use, which know none of them.
    private static final Map<String, Set<String>> OVER_HTTP = Map.of(
            "wire.copy", Set.of("wire.http"),
            "wire.dav", Set.of("wire.http", "wire.copy"),
            "wire.api", Set.of("wire.http"),
            "wire.channel", Set.of("wire.http", "wire.json"),
            "wire.rest", Set.of("wire.http", "wire.json"),
            "wire.docs", Set.of("wire.http", "wire.json"),
            "wire.catalogue", Set.of("wire.http", "wire.json"),
            "wire.site", Set.of("wire.client"),
            "wire.json", Set.of("wire.http"));

    /// The top of the house: `app` wires everything and `command` is what people type; they may know everything.
    private static final Set<String> TOP = Set.of("app", "command");

    /// What comes from outside, by the start of its package names, and the only rooms that know it.
    static final Map<String, Set<String>> ONLY_KNOWN_TO = Map.ofEntries(
            entry(
                    "org.eclipse.jetty",
                    Set.of(
                            "wire.http",
                            "wire.dav",
                            "wire.api",
                            "wire.json",
                            "wire.channel",
                            "wire.rest",
                            "wire.docs",
                            "wire.catalogue")),
            entry("org.apache.kafka", Set.of("wire.kafka")),
            entry("org.apache.hc", Set.of("wire.copy")),
            entry("com.nimbusds", Set.of("token", "wire.oidc")),
            entry("com.github.nitram509", Set.of("token")),
            entry("io.micrometer", Set.of("wire.api")),
            entry("dev.cel", Set.of("rules")),
            entry("java.net.http", Set.of("wire.client")),
            entry("java.sql", Set.of("store.sql")),
            entry("org.sqlite", Set.of("store.sql")),
            entry("org.postgresql", Set.of("store.sql")),
            entry("org.flywaydb", Set.of("store.sql")),
            entry("picocli", Set.of()));

    private FloorPlan() {}

    /// The room that a package of ours belongs to: its first part, at the edges its first two.
    static String roomOf(String packageName) {
        return packageName.substring(HOUSE.length());
    }

    static boolean has(String room) {
        return TOP.contains(room) || MAY_USE.containsKey(room) || EDGES.contains(room);
    }

    static boolean mayUse(String room, String other) {
        return room.equals(other)
                || room.equals("command")
                || (room.equals("app") && !other.equals("command"))
                || OVER_HTTP.getOrDefault(room, Set.of()).contains(other)
                || neighboursOf(room).contains(other);
    }

    static boolean mayKnow(String room, String outside) {
        return TOP.contains(room)
                || ONLY_KNOWN_TO.entrySet().stream()
                        .filter(known -> outside.startsWith(known.getKey()))
                        .allMatch(known -> known.getValue().contains(room));
    }

    private static Set<String> neighboursOf(String room) {
        return EDGES.contains(room) ? MAY_USE.keySet() : MAY_USE.getOrDefault(room, Set.of());
    }

    /// Whether some room reaches itself through the rooms it may use.
    static boolean goesInCircles() {
        return MAY_USE.keySet().stream().anyMatch(room -> reached(room).contains(room));
    }

    private static Set<String> reached(String from) {
        Set<String> seen = new HashSet<>();
        Set<String> ahead = new HashSet<>(neighboursOf(from));
        while (seen.addAll(ahead)) {
            Set<String> next = new HashSet<>();
            ahead.forEach(room -> next.addAll(neighboursOf(room)));
            ahead = next;
        }
        return seen;
    }
}
