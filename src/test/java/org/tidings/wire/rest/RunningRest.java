package org.tidings.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.tidings.access.Principal;
import org.tidings.door.Caller;
import org.tidings.door.ChangeAttributes;
import org.tidings.door.Customs;
import org.tidings.door.FindEntry;
import org.tidings.door.Ground;
import org.tidings.door.Locks;
import org.tidings.door.MakeDirectory;
import org.tidings.door.Mint;
import org.tidings.door.Precondition;
import org.tidings.door.PutFile;
import org.tidings.door.Reads;
import org.tidings.door.Upload;
import org.tidings.ledger.Commit;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.Loss;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Origin;
import org.tidings.model.PoolName;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;
import org.tidings.pool.MemoryPool;
import org.tidings.pool.Pools;
import org.tidings.store.StoreFixture;
import org.tidings.store.memory.MemoryFixture;
import org.tidings.wire.api.Api;
import org.tidings.wire.api.Cors;
import org.tidings.wire.api.Gate;
import org.tidings.wire.api.ProblemErrors;
import org.tidings.wire.http.HttpEdge;
import org.tidings.wire.http.Listening;
import org.tidings.wire.http.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The REST API on a free port over a site in memory: `/data` is alice's, `/home/alice` is closed to others.
/// Everybody's
/// password is their name.
final class RunningRest implements AutoCloseable {
    static final URI DOOR = URI.create("https://127.0.0.1:2880/");
    private static final JsonMapper JSON = new JsonMapper();
    private final HttpClient client = HttpClient.newHttpClient();

    final MemoryFixture store = new MemoryFixture();
    final MemoryPool pool = new MemoryPool(new PoolName("p1"), 1 << 20, store.clock());
    final Ground ground;
    volatile boolean breaking;
    private final Map<String, Principal> people = new HashMap<>();
    private final HttpEdge edge;

    /// An answer.
    record Reply(int status, HttpHeaders headers, String text) {
        JsonNode json() {
            return JSON.readTree(text);
        }

        String field(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    RunningRest() {
        let(person("alice", 1001, false, 1001, 100));
        let(person("bob", 1002, false, 1002, 100));
        let(person("admin", 0, true, 0));
        var random = new Random(4711);
        ground = new Ground(
                frail(store.namespace()),
                store.ledger(),
                new Pools(List.of(pool), random),
                new Locks(store.clock(), Locks.Limits.DEFAULT),
                new Mint(store.clock(), random),
                Customs.DEFAULT);
        var site = new RestRoutes.Site("here", "1.2.3", ground, Reads.untold(ground), () -> DOOR, store.clock());
        var api = new Api(new Routes(RestRoutes.of(site)), this::whoIs, Cors.NONE);
        edge = HttpEdge.open(Listening.onLoopback("api", 0), api, new ProblemErrors());
        directory("/data", "alice", 0755);
        directory("/home", "admin", 0755);
        directory("/home/alice", "alice", 0700);
    }

    /// The namespace; when told to, it does not answer for what comes behind the first page of a listing.
    private Namespace frail(Namespace sound) {
        return (Namespace) Proxy.newProxyInstance(
                Namespace.class.getClassLoader(), new Class<?>[] {Namespace.class}, (proxy, method, arguments) -> {
                    if (breaking && method.getName().equals("list") && !arguments[1].equals("")) {
                        throw new LedgerBroken("The store does not answer, as told.");
                    }
                    return method.isDefault()
                            ? InvocationHandler.invokeDefault(proxy, method, arguments)
                            : method.invoke(sound, arguments);
                });
    }

    private static Principal person(String name, int uid, boolean admin, Integer... gids) {
        var home = new StoragePath("/home/" + name);
        return new Principal(name, uid, List.of(gids), home, admin, Principal.Restriction.NONE);
    }

    /// Lets somebody in from now on.
    void let(Principal who) {
        people.put(who.name(), who);
    }

    Principal person(String name) {
        return Objects.requireNonNull(people.get(name), name);
    }

    private Gate.Answer whoIs(Optional<String> authorization, String address) {
        if (authorization.isEmpty()) {
            return Optional.ofNullable(people.get("anonymous"))
                    .<Gate.Answer>map(Gate.Answer.Known::new)
                    .orElseGet(Gate.Answer.Unknown::new);
        }
        return people.values().stream()
                .filter(who -> authorization.get().equals(credentials(who.name())))
                .<Gate.Answer>map(Gate.Answer.Known::new)
                .findFirst()
                .orElseGet(Gate.Answer.Unknown::new);
    }

    private static String credentials(String name) {
        byte[] text = (name + ":" + name).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(text);
    }

    /// @param target path and query below `/api/v1/`, or from the root when it begins with a slash
    Reply get(String user, String target, String... fields) {
        return ask(user, "GET", target, "", fields);
    }

    Reply delete(String user, String target) {
        return ask(user, "DELETE", target, "");
    }

    Reply post(String user, String target, String body) {
        return ask(user, "POST", target, body, "Content-Type", "application/json");
    }

    /// @param user empty for nobody
    /// @param fields names and values in turn
    Reply ask(String user, String method, String target, String body, String... fields) {
        URI uri = edge.uri().resolve(target.startsWith("/") ? target : "/api/v1/" + target);
        var request = HttpRequest.newBuilder(uri)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!user.isEmpty()) {
            request.header("Authorization", credentials(user));
        }
        for (int i = 0; i < fields.length; i += 2) {
            request.header(fields[i], fields[i + 1]);
        }
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// The target of a path, whole in one escaped segment.
    static String at(String path) {
        return "namespace/" + escaped(path);
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    int port() {
        return edge.port();
    }

    void directory(String path, String owner, int mode) {
        Caller admin = caller("admin");
        assertThat(new MakeDirectory(ground).make(admin, new StoragePath(path), MakeDirectory.Parents.MUST_EXIST))
                .isInstanceOf(MakeDirectory.Made.class);
        var who = person(owner);
        var permissions = new ChangeAttributes.Permissions(
                Optional.of(new Mode(mode)),
                Optional.of(who.uid()),
                Optional.of(who.gids().getFirst()));
        change("admin", path, ChangeAttributes.Changes.NONE.with(permissions));
    }

    void change(String user, String path, ChangeAttributes.Changes changes) {
        assertThat(new ChangeAttributes(ground).change(caller(user), new StoragePath(path), changes, Precondition.NONE))
                .isInstanceOf(ChangeAttributes.Changed.class);
    }

    void lose(String path) {
        var found = (FindEntry.Found) new FindEntry(ground).find(caller("admin"), new StoragePath(path));
        var file = (Entry.File) found.entry();
        var lost = new NamespaceEvent.FileLost(file.subjectAt(new StoragePath(path)), file.content(), Loss.MISSING);
        ground.ledger().commit(Commit.of(Origin.ofSite("test"), List.of(lost)));
    }

    void put(String user, String path, String text) {
        var upload = (Upload)
                new PutFile(ground).begin(caller(user), new StoragePath(path), PutFile.Announcement.NOTHING_KNOWN);
        try (upload) {
            upload.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            assertThat(upload.finish()).isNotNull();
        }
    }

    private Caller caller(String user) {
        return Caller.of(person(user), Origin.ofClient("here", Optional.of(user), "127.0.0.1", "test"));
    }

    boolean exists(String path) {
        return get("admin", at(path)).status() == 200;
    }

    /// Kinds and protocols of the events since an offset, as in `file.deleted by rest`.
    List<String> eventsAfter(long offset) {
        var reading = (EventLog.Reading.Lines) store.log().read(new org.tidings.model.Offset(offset), 10_000);
        List<String> told = new ArrayList<>();
        reading.lines()
                .forEach(line ->
                        told.add(line.decoded(StoreFixture.CODEC).event().type().shortName() + " by "
                                + line.origin().protocol()));
        return told;
    }

    long head() {
        return store.log().head().value();
    }

    @Override
    public void close() {
        // First the client: a server that stops waits a second for connections that are kept alive.
        client.close();
        edge.close();
    }
}
