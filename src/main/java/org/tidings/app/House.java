package org.tidings.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.access.Login;
import org.tidings.access.Users;
import org.tidings.access.UsersWrong;
import org.tidings.config.Config;
import org.tidings.delivery.Cursors;
import org.tidings.delivery.Delivery;
import org.tidings.delivery.Settings;
import org.tidings.delivery.Site;
import org.tidings.delivery.Surroundings;
import org.tidings.door.Customs;
import org.tidings.door.Ground;
import org.tidings.door.Locks;
import org.tidings.door.Mint;
import org.tidings.door.Reads;
import org.tidings.ledger.Archivist;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.Follower;
import org.tidings.ledger.LedgerBroken;
import org.tidings.ledger.Retention;
import org.tidings.ledger.Signal;
import org.tidings.model.Origin;
import org.tidings.outlet.Publisher;
import org.tidings.pool.Pool;
import org.tidings.pool.PoolBroken;
import org.tidings.pool.Pools;
import org.tidings.store.archive.GzipArchive;
import org.tidings.store.sql.SqlStore;
import org.tidings.token.Macaroons;
import org.tidings.token.TokensBroken;
import org.tidings.wire.api.Api;
import org.tidings.wire.api.Cors;
import org.tidings.wire.api.Figures;
import org.tidings.wire.api.ProblemErrors;
import org.tidings.wire.api.Sights;
import org.tidings.wire.copy.CopyDesk;
import org.tidings.wire.dav.DavDoor;
import org.tidings.wire.http.Allowance;
import org.tidings.wire.http.HttpBroken;
import org.tidings.wire.http.HttpEdge;
import org.tidings.wire.http.Listening;
import org.tidings.wire.http.PlainErrors;
import org.tidings.wire.http.Reception;
import org.tidings.wire.http.Routes;

/// A site, wired: every room that runs, from the disks up to the doors, in the order it is opened.
public final class House implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);
    /// Names of what lies in the data directory.
    static final String ARCHIVE = "archive";

    static final String CURSOR_KEY = "cursor.key";

    private final Config config;
    private final InstantSource clock = TimeAndChance.clock();
    private final SecureRandom random = TimeAndChance.unguessable();
    private final Signal logGrew = new Signal();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Runner runner = new Runner(TimeAndChance.ordinary());
    private @Nullable HttpEdge door;
    private @Nullable HttpEdge api;
    private @Nullable Routes routes;

    private House(Config config) {
        this.config = config;
    }

    /// Opens a site. Whatever was opened is closed again when the rest cannot be.
    ///
    /// @param furnishing makes what the site should have before anybody comes
    /// @throws CannotStart with a sentence
    public static House open(Config config, Furnishing furnishing) {
        var house = new House(config);
        try {
            house.wire(furnishing);
            return house;
        } catch (LedgerBroken | PoolBroken | UsersWrong | TokensBroken | HttpBroken e) {
            house.close();
            throw new CannotStart(Sentences.of(e), e);
        } catch (RuntimeException e) {
            house.close();
            throw e;
        }
    }

    private void wire(Furnishing furnishing) {
        keep(DirectoryLock.of(config.site().directory()));
        furnishing.admit();
        var users = new Users(config.access().usersFile(), clock);
        var codec = new EventCodec(users::nameOf);
        var store = keep(Database.opened(config, new SqlStore.Tools(codec, clock, random, logGrew)));
        Disks disks = Disks.opened(config, threadsForDisks(), clock, random);
        disks.lookouts().forEach(this::keep);
        keep(runner);
        runner.run(store.committer(), store.submitted(), Runner.Kind.PLATFORM);
        store.checkpointer().ifPresent(worker -> runner.run(worker, new Signal(), Runner.Kind.PLATFORM));

        var origin = Origin.ofSite(config.site().name());
        var mint = new Mint(clock, random);
        var follows = new Follower.Ground(store.ledger(), store.log(), codec, clock, origin);
        runner.run(archivist(store, codec), new Signal(), Runner.Kind.PLATFORM);
        Pools pools = new Upkeep(runner, store, disks).begin(follows, mint);

        var groundwork = new Groundwork(store.namespace(), store.ledger(), origin, clock, random);
        furnishing.layOut(groundwork);
        groundwork.homesOf(users);

        var tokens = TokenOffice.open(config, users, clock, random);
        var login = new Login(users, tokens.desk(), config.access().anonymous(), clock, random);
        var reception =
                new Reception(login, new Allowance<>(config.limits().crowding().requestsPerUser(), System::nanoTime));
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var listened = listened(store, codec);
        var figures = new Figures(registry);
        var delivery = openDelivery(listened, figures);
        var outlets = Outlets.open(
                config.kafka(), listened, users, new Publisher.Ground(store.ledger(), store.log(), clock, origin));
        outlets.run(runner, logGrew, figures);
        var channels = ChannelRooms.open(new ChannelRooms.Stand(config, store, delivery, codec), clock, random);
        channels.workers().forEach(worker -> runner.run(worker, new Signal(), Runner.Kind.VIRTUAL));

        CatalogueRooms catalogue = openCatalogue(store, codec);

        var ground = new Ground(
                store.namespace(), store.ledger(), pools, new Locks(clock, Locks.Limits.DEFAULT), mint, customs());
        var reads = new Reads(store.ledger(), mint, channels.toldReads(config));
        var sights = new Sights(registry, () -> ailment(users, pools), outlets::complaints);
        var copies = CopyOffice.open(config.copies(), clock, registry, opened::push);
        door = openDoor(ground, reads, reception, tokens.macaroons(), copies);
        routes = new ApiRoutes(config.site().name())
                .own(users, listened, delivery, sights, random)
                .channels(channels)
                .rest(ground, reads, this::door, clock)
                .catalogue(store, catalogue, clock, random)
                .described()
                .table();
        api = openApi(routes, new Doorkeeper(reception));
        keep(() -> delivery.sayBye());
        keep(copies::stop);
    }

    private CatalogueRooms openCatalogue(SqlStore store, EventCodec codec) {
        var threads = Crowd.gather();
        keep(threads::shutdownNow);
        var stand = new CatalogueRooms.Stand(config, store, codec, clock, random, threads, logGrew);
        var rooms = CatalogueRooms.open(stand);
        keep(rooms::close);
        rooms.run(runner);
        return rooms;
    }

    private ExecutorService threadsForDisks() {
        var threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon(true).name("disk-", 0).factory());
        keep(threads::shutdown);
        return threads;
    }

    private Archivist archivist(SqlStore store, EventCodec codec) {
        var archive = new GzipArchive(
                config.site().directory().resolve(ARCHIVE), store.log().epoch(), codec);
        var keep = config.storage().retention();
        var retention = new Retention(keep.age(), keep.sizeBytes());
        return new Archivist(store.log(), store.keeping(), archive, retention, clock);
    }

    /// The site as delivery sees it.
    private Site listened(SqlStore store, EventCodec codec) {
        var cursors = new Cursors(
                SecretKey.in(config.site().directory().resolve(CURSOR_KEY), random),
                store.log().epoch());
        return new Site(config.site().name(), store.log(), store.namespace(), codec, cursors);
    }

    private Delivery openDelivery(Site site, Figures figures) {
        var delivery = delivery(site, figures);
        figures.showLag(delivery, site.log());
        runner.run(delivery, logGrew, Runner.Kind.PLATFORM);
        return delivery;
    }

    private HttpEdge openApi(Routes table, Doorkeeper gate) {
        return edges().open(
                        "api",
                        Listening.Versions.HTTP_1,
                        config.edges().api(),
                        new Api(table, gate, Cors.NONE),
                        new ProblemErrors());
    }

    private Delivery delivery(Site site, Figures figures) {
        var limits = config.limits().streams();
        var usual = Settings.DEFAULT;
        var settings = new Settings(
                usual.heartbeat(),
                usual.patience(),
                usual.buffered(),
                limits.listeners(),
                limits.listenersPerUser(),
                usual.listings());
        var tasks = Crowd.gather();
        keep(tasks::shutdownNow);
        var reading = Crowd.inTurns("late-reader-");
        keep(reading::shutdownNow);
        var surroundings = new Surroundings(
                clock, random, tasks, reading, logGrew, Scratch.in(config.site().directory()));
        return new Delivery(site, surroundings, settings, figures.tally());
    }

    private Customs customs() {
        return Customs.DEFAULT.creatingParents(config.uploads().createParents());
    }

    private HttpEdge openDoor(Ground ground, Reads reads, Reception reception, Macaroons macaroons, CopyDesk copies) {
        var identity = DoorIdentity.of(config, reception, macaroons);
        return edges().open(
                        "door",
                        Listening.Versions.HTTP_1_AND_2,
                        config.edges().door(),
                        new DavDoor(identity, ground, reads, copies, clock),
                        new PlainErrors());
    }

    private Edges edges() {
        return new Edges(config, opened::push, runner);
    }

    /// Why the site cannot work now, if it cannot.
    private Optional<String> ailment(Users users, Pools pools) {
        List<String> ailing = runner.ailing();
        if (!ailing.isEmpty()) {
            return Optional.of("Not working: " + String.join(", ", ailing) + "; the log says why.");
        }
        List<Optional<String>> disks = pools.all().stream().map(Pool::ailment).toList();
        return disks.stream().allMatch(Optional::isPresent) ? disks.getFirst() : users.complaint();
    }

    /// Where files are put and fetched.
    public URI door() {
        return Objects.requireNonNull(door).uri();
    }

    /// Where events are heard.
    public URI api() {
        return Objects.requireNonNull(api).uri();
    }

    /// What can be asked at [#api].
    Routes routes() {
        return Objects.requireNonNull(routes);
    }

    private <T extends AutoCloseable> T keep(T closeable) {
        opened.push(closeable);
        return closeable;
    }

    /// Closes everything in the reverse order: first no new requests, then no work, then no store.
    @Override
    public void close() {
        while (!opened.isEmpty()) {
            AutoCloseable next = opened.pop();
            try {
                next.close();
            } catch (Exception e) {
                LOG.error("{} did not close in order", next.getClass().getSimpleName(), e);
            }
        }
    }
}
