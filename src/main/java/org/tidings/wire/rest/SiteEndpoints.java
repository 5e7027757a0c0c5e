package org.tidings.wire.rest;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;
import org.tidings.access.Principal;
import org.tidings.pool.Pool;
import org.tidings.pool.Pools;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.RequestRoot;
import org.tidings.wire.http.Visit;
import org.tidings.wire.json.JsonAnswer;
import tools.jackson.databind.node.ObjectNode;

/// Who asks, and what the site is: `/api/v1/user`, `/doors`, `/cells`, `/poolgroups`, `/quota`, `/space/tokens`.
///
/// A site has one door, one group of all its pools, and no quotas.
final class SiteEndpoints {
    private static final String GROUP = "default";
    private static final String DOMAIN = "tidings";
    private final About about;
    private final Pools pools;
    private final InstantSource clock;

    /// What a site tells of itself.
    ///
    /// @param door where its door is, as the site itself reaches it
    record About(String name, String version, Supplier<URI> door) {}

    SiteEndpoints(About about, Pools pools, InstantSource clock) {
        this.about = about;
        this.pools = pools;
        this.clock = clock;
    }

    void user(Visit visit) {
        Principal who = visit.who();
        var body = JsonAnswer.object();
        if (who.isAnonymous()) {
            JsonAnswer.ok(visit, body.put("status", "ANONYMOUS"));
            return;
        }
        body.put("status", "AUTHENTICATED").put("uid", who.uid());
        who.gids().forEach(body.putArray("gids")::add);
        body.put("username", who.name());
        who.shown(who.home()).ifPresent(home -> body.put("homeDirectory", home.text()));
        body.put("rootDirectory", who.restriction().root().text());
        if (who.isOperator()) {
            body.putArray("roles").add("admin");
        }
        JsonAnswer.ok(visit, body);
    }

    /// The door by the name under which the asker reached us.
    void doors(Visit visit) {
        URI door = DoorUrl.of(about.door().get(), RequestRoot.of(visit.request()));
        var body = JsonAnswer.object();
        body.put("protocol", door.getScheme()).put("version", "1.1").put("root", "/");
        body.putArray("addresses").add(door.getHost());
        body.put("port", door.getPort()).put("load", 0.0);
        body.put("updateTime", visit.who().isOperator() ? clock.instant().toEpochMilli() : 0);
        body.putArray("tags").add("cdmi").add("dcache-view");
        body.putArray("readPaths").add("/");
        body.putArray("writePaths").add("/");
        if (visit.who().isOperator()) {
            body.put("cellName", about.name()).put("domainName", DOMAIN).put("identifier", about.name() + "@" + DOMAIN);
        }
        JsonAnswer.ok(visit, List.of(body));
    }

    void cells(Visit visit) {
        var body = JsonAnswer.object()
                .put("name", about.name())
                .put("domainName", DOMAIN)
                .put("cellType", "Tidings")
                .put("version", about.version());
        JsonAnswer.ok(visit, List.of(body));
    }

    void poolGroups(Visit visit) {
        JsonAnswer.ok(visit, List.of(group()));
    }

    void poolGroup(Visit visit) {
        checkGroup(visit.variable("group"));
        JsonAnswer.ok(visit, withSpace(group()));
    }

    private ObjectNode group() {
        var body = JsonAnswer.object().put("name", GROUP).put("resilient", false);
        pools.all().forEach(pool -> body.withArray("pools").add(pool.name().value()));
        body.putArray("links");
        return body;
    }

    void poolGroupSpace(Visit visit) {
        checkGroup(visit.variable("group"));
        var body = JsonAnswer.object();
        withSpace(body.putObject("groupSpaceData"));
        JsonAnswer.ok(visit, body);
    }

    private static void checkGroup(String name) {
        if (!name.equals(GROUP)) {
            throw new RequestRefused(HttpStatus.NOT_FOUND_404, "No such pool group");
        }
    }

    /// Every byte that is used is the only copy, but none waits for tape: nothing is precious, nothing removable.
    private ObjectNode withSpace(ObjectNode body) {
        long total = pools.totalBytes();
        long free = pools.all().stream().mapToLong(Pool::freeBytes).sum();
        return body.put("total", total)
                .put("free", free)
                .put("used", Math.max(0, total - free))
                .put("precious", 0)
                .put("removable", 0)
                .put("lru", 0)
                .put("gap", 0);
    }

    /// A client of dCache asks so for the space of a pool group.
    void spaceTokens(Visit visit) {
        var tokens = JsonAnswer.array();
        String asked = Asking.of(visit, about.name()).parameter("poolGroup").orElse(GROUP);
        if (asked.equals(GROUP)) {
            tokens.addObject()
                    .put("id", 0)
                    .put("description", GROUP)
                    .put("accessLatency", "ONLINE")
                    .put("retentionPolicy", "REPLICA")
                    .put("totalSize", pools.totalBytes())
                    .put("freeSize", pools.freeBytes())
                    .put("availableSize", 0)
                    .put("preciousSize", 0)
                    .put("removableSize", 0);
        }
        JsonAnswer.ok(visit, tokens);
    }

    /// Programs take this for "no quota"; any other status they take for a failure.
    void noQuota(Visit visit) {
        throw new RequestRefused(HttpStatus.NOT_FOUND_404, "There are no quotas.");
    }

    void quotas(Visit visit) {
        JsonAnswer.ok(visit, JsonAnswer.array());
    }
}
