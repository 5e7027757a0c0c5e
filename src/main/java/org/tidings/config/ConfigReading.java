package org.tidings.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tidings.access.Anonymous;
import org.tidings.model.Checksum;
import org.tidings.model.PoolName;
import org.tidings.model.StoragePath;
import org.tidings.token.Issuer;
import tools.jackson.databind.JsonNode;

/// From a tree of keys to a [Config]: the built-in defaults stand here, and what a value must be.
final class ConfigReading {
    private static final long DEFAULT_RESERVE = 1L << 30;
    private static final Duration MONTH = Duration.ofDays(30);
    private static final long FIFTY_GB = 50_000_000_000L;
    private final Path base;
    private final Settings.Sources sources;

    ConfigReading(Path base, Settings.Sources sources) {
        this.base = base;
        this.sources = sources;
    }

    Config config(JsonNode tree) {
        var top = new Settings(sources, "", tree);
        Config.Site site = site(top.section("site"));
        var config = new Config(
                site,
                edges(top),
                new Config.Storage(pools(top, site), store(top.section("store")), retention(top.section("retention"))),
                access(top.section("access"), site),
                uploads(top.section("uploads")),
                channels(top.section("channels")),
                new CopiesReading(this::path).copies(top.section("copies")),
                LimitsReading.limits(top.section("limits")),
                new CatalogueReading(this::path).catalogue(top.section("catalogue")),
                new CatalogueReading(this::path).elsewhere(top.section("elsewhere"), site.name()),
                new KafkaReading(this::path).kafka(top.section("kafka")));
        top.finish();
        return config;
    }

    private Config.Site site(Settings s) {
        var site = new Config.Site(
                s.value(
                        "name",
                        "tidings",
                        matching("[A-Za-z0-9._-]{1,64}", "1 to 64 letters, digits, '-', '_' or '.'")),
                s.value("directory", base.resolve("tidings-data"), this::path));
        s.finish();
        return site;
    }

    private Config.Edges edges(Settings top) {
        var door = edge(top.section("door"), 2880);
        var api = edge(top.section("api"), 3880);
        if (door.port() != 0 && door.equals(api)) {
            sources.problems().add("door and api cannot both have port " + door.port() + ".");
        }
        Settings s = top.section("tls");
        Optional<Path> certificate = s.optional("certificate", this::path);
        Optional<Path> key = s.optional("key", this::path);
        if (certificate.isPresent() != key.isPresent()) {
            s.problem(certificate.isPresent() ? "key" : "certificate", "is missing: TLS needs both files");
        }
        var tls = certificate.flatMap(c -> key.map(k -> new Config.Tls(c, k)));
        boolean plain = s.value("plain-http-everywhere", false, ConfigReading::yesOrNo);
        s.finish();
        if (tls.isEmpty() && !plain) {
            onlyLoopback("door", door);
            onlyLoopback("api", api);
        }
        return new Config.Edges(door, api, tls, plain);
    }

    private void onlyLoopback(String name, Config.Edge edge) {
        if (!Addresses.isLoopback(edge.address())) {
            sources.problems()
                    .add(name + ".address is " + edge.address() + ", where passwords would travel in clear. Give"
                            + " tls.certificate and tls.key, or set tls.plain-http-everywhere if something in front"
                            + " of the site speaks TLS.");
        }
    }

    private static Config.Edge edge(Settings s, int usualPort) {
        var edge = new Config.Edge(
                s.value("address", "127.0.0.1", Function.identity()), s.value("port", usualPort, number(0, 65535)));
        s.finish();
        return edge;
    }

    private List<Config.PoolDirectory> pools(Settings top, Config.Site site) {
        List<Config.PoolDirectory> pools = new ArrayList<>();
        Set<PoolName> names = new HashSet<>();
        for (Settings s : top.sections("pools")) {
            PoolName name = s.value("name", new PoolName("pool" + (pools.size() + 1)), PoolName::new);
            if (!names.add(name)) {
                s.problem("name", "is '" + name + "' a second time: each pool has its own name");
            }
            Path usual = site.directory().resolve("pools").resolve(name.value());
            pools.add(new Config.PoolDirectory(
                    name,
                    s.value("directory", usual, this::path),
                    s.value("reserve", DEFAULT_RESERVE, Amounts::bytes)));
            s.finish();
        }
        if (pools.isEmpty()) {
            Path usual = site.directory().resolve("pools").resolve("pool1");
            pools.add(new Config.PoolDirectory(new PoolName("pool1"), usual, DEFAULT_RESERVE));
        }
        return pools;
    }

    private Config.Store store(Settings s) {
        String kind = s.value("kind", "sqlite", oneOf("sqlite", "postgresql"));
        Optional<String> url =
                s.optional("url", matching("jdbc:postgresql:.+", "a JDBC URL, jdbc:postgresql://host/database"));
        Optional<String> user = s.text("user");
        Optional<Path> password = s.optional("password-file", this::path);
        s.finish();
        if (kind.equals("sqlite")) {
            return new Config.Store.Sqlite();
        }
        if (url.isEmpty() || user.isEmpty()) {
            s.problem(url.isEmpty() ? "url" : "user", "is missing: PostgreSQL needs both");
        }
        return new Config.Store.PostgreSql(url.orElse(""), user.orElse(""), password);
    }

    private static Config.Retention retention(Settings s) {
        var retention = new Config.Retention(
                s.value("age", MONTH, Amounts::duration), s.value("size", FIFTY_GB, Amounts::bytes));
        s.finish();
        return retention;
    }

    private Config.Access access(Settings s, Config.Site site) {
        var access = new Config.Access(
                s.value("users", site.directory().resolve("users.yaml"), this::path),
                Anonymous.valueOf(s.value("anonymous", "none", oneOf("none", "read", "full"))
                        .toUpperCase(Locale.ROOT)),
                tokens(s.section("tokens")),
                s.sections("issuers").stream().map(ConfigReading::issuer).toList());
        s.finish();
        return access;
    }

    private static Config.Tokens tokens(Settings s) {
        var tokens = new Config.Tokens(
                s.value("usual", Duration.ofDays(1), Amounts::duration),
                s.value("longest", Duration.ofDays(7), Amounts::duration));
        s.finish();
        return tokens;
    }

    private static Issuer issuer(Settings s) {
        String url = s.value(
                "url",
                "",
                matching(
                        "https://.+|http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?(/.*)?",
                        "the URL of an OpenID Connect provider, https:// but on this machine"));
        if (url.isEmpty()) {
            s.problem("url", "is missing: whose tokens are they?");
        }
        List<String> audiences = s.words("audiences");
        if (audiences.isEmpty()) {
            s.problem("audiences", "is missing: a token for another site would be good here");
        }
        var issuer = new Issuer(
                url,
                audiences,
                s.value("base", StoragePath.ROOT, StoragePath::new),
                s.sections("people").stream().map(ConfigReading::person).toList());
        s.finish();
        return issuer;
    }

    private static Issuer.Person person(Settings s) {
        var person = new Issuer.Person(s.text("subject"), s.text("group"), s.value("user", "", Function.identity()));
        if (person.user().isEmpty()) {
            s.problem("user", "is missing: which user of the site is it?");
        }
        s.finish();
        return person;
    }

    private Config.Uploads uploads(Settings s) {
        Set<Checksum.Algorithm> algorithms = EnumSet.noneOf(Checksum.Algorithm.class);
        for (String word : s.words("checksums")) {
            Checksum.Algorithm.named(word).ifPresentOrElse(algorithms::add, () -> {
                String known = Arrays.stream(Checksum.Algorithm.values())
                        .map(Checksum.Algorithm::wireName)
                        .collect(Collectors.joining(", "));
                s.problem("checksums", "names '" + word + "', but known are " + known);
            });
        }
        algorithms.remove(Checksum.Algorithm.ADLER32);
        var uploads = new Config.Uploads(algorithms, s.value("create-parents", false, ConfigReading::yesOrNo));
        s.finish();
        return uploads;
    }

    private static Config.Channels channels(Settings s) {
        var channels = new Config.Channels(
                s.value("usual-timeout", Duration.ofMinutes(5), Amounts::duration),
                s.value("longest-timeout", Duration.ofDays(1), Amounts::duration),
                Config.Reads.valueOf(s.value("reads", "watched", oneOf("watched", "all", "none"))
                        .toUpperCase(Locale.ROOT)));
        s.finish();
        return channels;
    }

    private Path path(String text) {
        return base.resolve(text).normalize();
    }

    static boolean yesOrNo(String text) {
        return switch (text) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    static Function<String, Integer> number(int least, int most) {
        return text -> {
            if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
                return Integer.parseInt(text);
            }
            throw new IllegalArgumentException("a number between " + least + " and " + most);
        };
    }

    static Function<String, String> matching(String pattern, String meaning) {
        return text -> {
            if (!text.matches(pattern)) {
                throw new IllegalArgumentException(meaning);
            }
            return text;
        };
    }

    static Function<String, String> oneOf(String... words) {
        return text -> {
            if (!List.of(words).contains(text)) {
                throw new IllegalArgumentException(String.join(" or ", words));
            }
            return text;
        };
    }
}
