package org.tidings.wire.api;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.tidings.access.Activity;
import org.tidings.access.Principal;
import org.tidings.delivery.Cursors;
import org.tidings.delivery.Delivery;
import org.tidings.delivery.Doings;
import org.tidings.delivery.ListeningPost;
import org.tidings.delivery.SelectorReader;
import org.tidings.delivery.Settings;
import org.tidings.delivery.Site;
import org.tidings.delivery.Starts;
import org.tidings.delivery.Surroundings;
import org.tidings.ledger.EventLog.Epoch;
import org.tidings.ledger.Signal;
import org.tidings.model.StoragePath;
import org.tidings.store.StoreFixture;
import org.tidings.store.memory.MemoryStore;
import org.tidings.wire.http.Routes;

/// The API on a free port, with a store in memory and the loop on a thread of its own.
final class RunningApi implements AutoCloseable {
    static final String ORIGIN = "https://dashboard.example";
    private static final Map<String, Principal> USERS = Map.of(
            "alice", ListeningPost.ALICE,
            "bob", ListeningPost.BOB,
            "admin", ListeningPost.ADMIN,
            "rooted", ListeningPost.ALICE.restrictedTo(new Rooted()));

    /// Leaves all below one directory, which is `/` to who shows it.
    private record Rooted() implements Principal.Restriction {
        @Override
        public boolean leaves(Activity activity, StoragePath path) {
            return path.isAtOrBelow(root());
        }

        @Override
        public StoragePath root() {
            return new StoragePath("/home");
        }
    }

    final Signal signal = new Signal();
    final MemoryStore store =
            new MemoryStore(new Epoch("0123abcd"), StoreFixture.CODEC, InstantSource.system(), signal);
    final Doings doings = new Doings(store, store.namespace());
    final Cursors cursors = new Cursors(new byte[16], store.epoch());
    final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final Delivery delivery;
    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final Thread loop;
    private volatile boolean stopping;

    RunningApi() throws Exception {
        this(Settings.DEFAULT);
    }

    RunningApi(Settings settings) throws Exception {
        var figures = new Figures(registry);
        var random = new Random();
        var site = new Site("here", store, store.namespace(), StoreFixture.CODEC, cursors);
        var scratch = Path.of(System.getProperty("java.io.tmpdir"));
        delivery = new Delivery(
                site,
                new Surroundings(InstantSource.system(), random, tasks, signal, scratch),
                settings,
                figures.tally());
        figures.showLag(delivery, store);
        var questions = new Questions(new Starts(store, cursors), new SelectorReader(RunningApi::uid), cursors, random);
        // What is kept alive by clients of the test need not be waited for.
        connector.setShutdownIdleTimeout(50);
        server.addConnector(connector);
        var routes = OwnRoutes.of(delivery, questions, new Sights(registry, Optional::empty, List::of));
        server.setHandler(new Api(new Routes(routes), RunningApi::whoIs, new Cors(Set.of(ORIGIN))));
        server.start();
        loop = Thread.ofPlatform().daemon().start(this::run);
    }

    private static OptionalInt uid(String name) {
        return Optional.ofNullable(USERS.get(name))
                .map(user -> OptionalInt.of(user.uid()))
                .orElse(OptionalInt.empty());
    }

    /// Everybody's password is his name.
    private static Gate.Answer whoIs(Optional<String> authorization, String address) {
        return USERS.entrySet().stream()
                .filter(user -> authorization.equals(Optional.of(credentials(user.getKey()))))
                .<Gate.Answer>map(user -> new Gate.Answer.Known(user.getValue()))
                .findFirst()
                .orElse(new Gate.Answer.Unknown());
    }

    static String credentials(String user) {
        byte[] text = (user + ":" + user).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(text);
    }

    private void run() {
        while (!stopping) {
            long seen = signal.count();
            try {
                if (!delivery.step()) {
                    signal.awaitAfter(seen, Signal.patience());
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    int port() {
        return connector.getLocalPort();
    }

    /// How many connections the server has open.
    int connections() {
        return connector.getConnectedEndPoints().size();
    }

    @Override
    public void close() throws Exception {
        stopping = true;
        signal.raise();
        loop.join();
        delivery.sayBye();
        server.stop();
        tasks.close();
    }
}
