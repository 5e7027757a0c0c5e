package org.tidings.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tidings.model.Rse;
import org.tidings.model.StoragePath;

/// The section `catalogue`: which sites are looked after, and how.
final class CatalogueReading {
    private static final int MOST_TRANSFERS = 1000;

    private final Function<String, Path> path;

    /// @param path makes a path of a text
    CatalogueReading(Function<String, Path> path) {
        this.path = path;
    }

    Config.Catalogue catalogue(Settings s) {
        List<Config.Partner> sites = new ArrayList<>();
        Set<Rse> names = new HashSet<>();
        for (Settings item : s.sections("sites")) {
            partner(item, names).ifPresent(sites::add);
        }
        var catalogue = new Config.Catalogue(
                sites,
                s.optional("rules", path),
                s.value("transfers", 32, ConfigReading.number(1, MOST_TRANSFERS)),
                s.value("grace", Duration.ofHours(1), Amounts::duration),
                s.value("silence", Duration.ofSeconds(10), Amounts::duration),
                s.value("lease", Duration.ofHours(1), Amounts::duration),
                s.value("walk", Duration.ofMinutes(5), Amounts::duration));
        s.finish();
        return catalogue;
    }

    /// @param name of this site
    Optional<Config.Elsewhere> elsewhere(Settings s, String name) {
        Optional<URI> catalogue = s.optional("catalogue", CatalogueReading::url);
        Optional<Rse> self = s.optional("rse", CatalogueReading::rse);
        Optional<String> user = s.text("user");
        Optional<Path> password = s.optional("password-file", path);
        Optional<Path> authority = s.optional("authority", path);
        s.finish();
        if (catalogue.isEmpty()) {
            return Optional.empty();
        }
        if (self.isEmpty() && !Rse.isName(name)) {
            s.problem("rse", "is missing: '" + name + "' cannot be the name of an RSE");
            return Optional.empty();
        }
        if (user.isEmpty() || password.isEmpty()) {
            s.problem(user.isEmpty() ? "user" : "password-file", "is missing: the catalogue answers only operators");
        }
        var login = new Config.PartnerLogin(user, password, Optional.empty(), authority, false);
        return catalogue.map(api -> new Config.Elsewhere(api, self.orElseGet(() -> new Rse(name)), login));
    }

    private Optional<Config.Partner> partner(Settings s, Set<Rse> names) {
        Optional<Rse> name = s.optional("name", CatalogueReading::rse);
        Optional<URI> door = s.optional("door", CatalogueReading::url);
        Optional<URI> api = s.optional("api", CatalogueReading::url);
        StoragePath root = s.value("root", StoragePath.ROOT, StoragePath::lenient);
        Optional<String> user = s.text("user");
        Optional<Path> password = s.optional("password-file", path);
        Optional<Path> token = s.optional("token-file", path);
        Optional<Path> authority = s.optional("authority", path);
        boolean macaroons = s.value("macaroons", true, ConfigReading::yesOrNo);
        var attributes = s.texts("attributes");
        s.finish();
        if (s.text("name").isEmpty()) {
            s.problem("name", "is missing: what is the site called?");
        }
        if (s.text("door").isEmpty()) {
            s.problem("door", "is missing: where is its WebDAV door?");
        }
        if (user.isPresent() != password.isPresent()) {
            s.problem(user.isPresent() ? "password-file" : "user", "is missing: one is of no use without the other");
        }
        if (name.isPresent() && !names.add(name.get())) {
            s.problem("name", "is '" + name.get() + "' a second time: each site has its own name");
        }
        var login = new Config.PartnerLogin(user, password, token, authority, macaroons);
        return name.flatMap(rse -> door.map(url -> new Config.Partner(rse, url, api, root, login, attributes)));
    }

    private static Rse rse(String text) {
        try {
            return new Rse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("of letters, digits, '-', '_' and '.'", e);
        }
    }

    private static URI url(String text) {
        if (!text.matches("https?://[^/?#\\s@]+/?")) {
            throw new IllegalArgumentException("a URL as in https://site.example.org:2880");
        }
        return URI.create(text);
    }
}
