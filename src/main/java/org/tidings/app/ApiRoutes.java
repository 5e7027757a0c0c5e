package org.tidings.app;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.tidings.access.User;
import org.tidings.access.Users;
import org.tidings.delivery.Delivery;
import org.tidings.delivery.SelectorReader;
import org.tidings.delivery.Site;
import org.tidings.delivery.Starts;
import org.tidings.door.Ground;
import org.tidings.door.Reads;
import org.tidings.store.sql.SqlStore;
import org.tidings.wire.api.OwnRoutes;
import org.tidings.wire.api.Questions;
import org.tidings.wire.api.Sights;
import org.tidings.wire.catalogue.CatalogueRoutes;
import org.tidings.wire.channel.ChannelRoutes;
import org.tidings.wire.docs.DocRoutes;
import org.tidings.wire.http.Route;
import org.tidings.wire.http.Routes;
import org.tidings.wire.rest.RestRoutes;

/// Everything the API's port answers, put together.
final class ApiRoutes {
    private final List<Route> routes = new ArrayList<>();
    private final String site;

    ApiRoutes(String site) {
        this.site = site;
    }

    ApiRoutes own(Users users, Site heard, Delivery delivery, Sights sights, SecureRandom random) {
        var selectors = new SelectorReader(name -> uid(users.named(name)));
        var questions = new Questions(new Starts(heard.log(), heard.cursors()), selectors, heard.cursors(), random);
        routes.addAll(OwnRoutes.of(delivery, questions, sights));
        return this;
    }

    private static OptionalInt uid(Optional<User> user) {
        return user.map(known -> OptionalInt.of(known.uid())).orElseGet(OptionalInt::empty);
    }

    ApiRoutes channels(ChannelRooms rooms) {
        routes.addAll(ChannelRoutes.of(rooms.desks(site)));
        return this;
    }

    /// @param door where the door is, by the time somebody asks
    ApiRoutes rest(Ground ground, Reads reads, Supplier<URI> door, InstantSource clock) {
        routes.addAll(RestRoutes.of(new RestRoutes.Site(site, version(), ground, reads, door, clock)));
        return this;
    }

    /// @param doors of the sites that are looked after; none without a catalogue
    ApiRoutes catalogue(SqlStore store, CatalogueRooms rooms, InstantSource clock, RandomGenerator random) {
        var records = new CatalogueRoutes.Records(store.catalogue(), store.ledger(), store.log());
        routes.addAll(CatalogueRoutes.of(
                new CatalogueRoutes.Desk(site, records, rooms.doors(), rooms.terms(), clock, random)));
        return this;
    }

    private static String version() {
        return Optional.ofNullable(ApiRoutes.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    ApiRoutes described() {
        routes.addAll(DocRoutes.all());
        return this;
    }

    Routes table() {
        return new Routes(routes);
    }
}
