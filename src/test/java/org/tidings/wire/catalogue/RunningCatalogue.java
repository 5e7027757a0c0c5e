package org.tidings.wire.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.tidings.access.Principal;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.EventLog.Epoch;
import org.tidings.ledger.Signal;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Checksum;
import org.tidings.model.Did;
import org.tidings.model.FileId;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.Origin;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.Rse;
import org.tidings.model.RseEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Traits;
import org.tidings.model.TransferEvent;
import org.tidings.model.TransferId;
import org.tidings.rules.Landscape;
import org.tidings.store.StoreFixture;
import org.tidings.store.TestClock;
import org.tidings.store.memory.MemoryStore;
import org.tidings.wire.api.Api;
import org.tidings.wire.api.Cors;
import org.tidings.wire.api.Gate;
import org.tidings.wire.api.ProblemErrors;
import org.tidings.wire.http.HttpEdge;
import org.tidings.wire.http.Listening;
import org.tidings.wire.http.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The catalogue's routes on a free port over a store in memory. Everybody's password is their name; sites a, b and
/// c have doors, others have none.
public final class RunningCatalogue implements AutoCloseable {
    static final Rse A = new Rse("site-a");
    static final Rse B = new Rse("site-b");
    static final Rse C = new Rse("site-c");
    static final Rse DOORLESS = new Rse("vault");
    private static final Map<Rse, URI> DOORS = Map.of(
            A, URI.create("http://a.example:2880/"),
            B, URI.create("https://b.example:1094/store/"),
            C, URI.create("http://c.example:2880"));
    private static final JsonMapper JSON = new JsonMapper();
    private static final Principal.Restriction LESS = (activity, path) -> true;
    private static final Map<String, Principal> PEOPLE = Map.of(
            "alice", person("alice", 1001, false, Principal.Restriction.NONE),
            "admin", person("admin", 1000, true, Principal.Restriction.NONE),
            "token", person("admin", 1000, true, LESS));

    final TestClock clock = new TestClock();
    final MemoryStore store = new MemoryStore(new Epoch("0123abcd"), StoreFixture.CODEC, clock, new Signal());
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final HttpEdge edge;
    private boolean anybody;
    private long transfers;

    /// An answer.
    record Reply(int status, HttpHeaders headers, String text) {
        JsonNode json() {
            return JSON.readTree(text);
        }

        String field(String name) {
            return headers.firstValue(name).orElse("");
        }

        /// The sentence of a problem.
        String sentence() {
            assertThat(field("Content-Type")).isEqualTo("application/problem+json");
            return json().path("detail").stringValue();
        }
    }

    public RunningCatalogue() {
        var records = new CatalogueRoutes.Records(store.catalogue(), store, store);
        var desk = new CatalogueRoutes.Desk(
                "here", records, new KnownDoors(), Landscape.Terms.USUAL, clock, new Random(4711));
        var api = new Api(new Routes(CatalogueRoutes.of(desk)), this::whoIs, Cors.NONE);
        edge = HttpEdge.open(Listening.onLoopback("api", 0), api, new ProblemErrors());
    }

    /// Site a gives tokens.
    private static final class KnownDoors implements Doors {
        @Override
        public Optional<URI> at(Rse rse) {
            return Optional.ofNullable(DOORS.get(rse));
        }

        @Override
        public Optional<String> pass(Rse rse, StoragePath path) {
            return rse.equals(A) ? Optional.of("PASS" + path.toString().length()) : Optional.empty();
        }
    }

    private static Principal person(String name, int uid, boolean admin, Principal.Restriction restriction) {
        return new Principal(name, uid, List.of(uid), StoragePath.ROOT, admin, restriction);
    }

    private Gate.Answer whoIs(Optional<String> authorization, String address) {
        if (authorization.isEmpty() && anybody) {
            return new Gate.Answer.Known(Principal.ANONYMOUS);
        }
        return PEOPLE.entrySet().stream()
                .filter(who -> authorization.equals(Optional.of(credentials(who.getKey()))))
                .<Gate.Answer>map(who -> new Gate.Answer.Known(who.getValue()))
                .findFirst()
                .orElseGet(Gate.Answer.Unknown::new);
    }

    private static String credentials(String name) {
        byte[] text = (name + ":" + name).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(text);
    }

    /// From now on people without a password are let in.
    void letAnybodyIn() {
        anybody = true;
    }

    public URI uri() {
        return edge.uri();
    }

    /// @param target path and query below `/api/v1/catalogue/`, or from the root when it begins with a slash
    Reply get(String user, String target, String... fields) {
        return ask(user, "GET", target, "", fields);
    }

    Reply post(String user, String target, String body) {
        return ask(user, "POST", target, body, "Content-Type", "application/json");
    }

    /// @param user empty for nobody
    /// @param fields names and values in turn
    Reply ask(String user, String method, String target, String body, String... fields) {
        URI uri = edge.uri().resolve(target.startsWith("/") ? target : "/api/v1/catalogue/" + target);
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

    /// What time it is here.
    public Instant now() {
        return clock.instant();
    }

    /// Commits facts as the site's own doing, a millisecond after the last.
    ///
    /// @return the offset of the last
    public long tell(CatalogueEvent... facts) {
        clock.step(Duration.ofMillis(1));
        var result = store.commit(Commit.of(Origin.ofSite("here"), List.of(facts)));
        return ((CommitResult.Committed) result).last().value();
    }

    public void describe(Rse rse, String... attributes) {
        Map<String, String> named = new java.util.HashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            named.put(attributes[i], attributes[i + 1]);
        }
        tell(RseEvent.RseDescribed.of(rse, named));
    }

    /// Lets a site store a file, of alice's.
    public void store(Rse rse, String did, long sizeBytes) {
        var traits = new Traits("alice", new TreeSet<>(List.of("raw")), clock.instant());
        tell(new ReplicaEvent.ReplicaAdded(Did.parse(did), rse, holding(did, sizeBytes, false), Optional.of(traits)));
    }

    /// Lets a copy of ours arrive.
    public void copy(Rse rse, String did, long sizeBytes) {
        tell(new ReplicaEvent.ReplicaAdded(Did.parse(did), rse, holding(did, sizeBytes, true), Optional.empty()));
    }

    /// Queues a transfer, and starts it from a source if one is given.
    public TransferId send(String did, Rse to, long sizeBytes, Rse... from) {
        var id = new TransferId("%016x".formatted(++transfers));
        tell(new TransferEvent.TransferQueued(
                id, Did.parse(did), to, bytes(sizeBytes), 3, "default", Optional.empty()));
        for (Rse source : from) {
            tell(new TransferEvent.TransferStarted(id, Did.parse(did), to, source, TransferEvent.Mode.PULL));
        }
        return id;
    }

    static Holding holding(String did, long sizeBytes, boolean ours) {
        var known = Did.parse(did);
        return new Holding(
                new StoragePath("/" + known.scope() + "/" + known.name()),
                Optional.<FileId>empty(),
                1,
                bytes(sizeBytes),
                ours);
    }

    static Fingerprint bytes(long sizeBytes) {
        return new Fingerprint(
                sizeBytes, List.of(new Checksum(Checksum.Algorithm.ADLER32, "%08x".formatted(sizeBytes))));
    }

    @Override
    public void close() {
        // First the client: a server that stops waits a second for connections that are kept alive.
        client.close();
        edge.close();
    }
}
