package org.tidings.wire.catalogue;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.tidings.catalogue.Catalogue;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Ledger;
import org.tidings.model.Rse;
import org.tidings.wire.http.Endpoint;
import org.tidings.wire.http.Manner;
import org.tidings.wire.http.Manner.Entrance;
import org.tidings.wire.http.Problem;
import org.tidings.wire.http.Route;

/// The routes of the catalogue, and of the one namespace over all sites.
public final class CatalogueRoutes {
    private static final Manner ADMITTED = new Manner(Entrance.ADMITTED, Problem.FORM);
    private static final Manner USERS = new Manner(Entrance.USERS, Problem.FORM);
    private static final String CATALOGUE = "/api/v1/catalogue";
    private static final String FILE = "/{scope}/{name...}";

    private CatalogueRoutes() {}

    /// Where requests go.
    ///
    /// @param site the name of the site that keeps the catalogue
    /// @param doors of sites, by which files are read there; empty for one that has none
    public record Desk(
            String site,
            Records records,
            Function<Rse, Optional<URI>> doors,
            InstantSource clock,
            RandomGenerator random) {}

    /// What is kept.
    ///
    /// @param log with its archive, if there is one: the history of a file is read from it
    public record Records(Catalogue catalogue, Ledger ledger, EventLog log) {}

    public static List<Route> of(Desk desk) {
        Catalogue catalogue = desk.records().catalogue();
        var urls = new ReplicaUrls(desk.doors());
        var dids = new DidEndpoints(catalogue, urls);
        var places = new PlaceEndpoints(catalogue, urls);
        var redirects = new Redirects(desk.clock());
        var fed = new FedEndpoint(catalogue, new ReplicaRanking(catalogue, urls, redirects), redirects);
        return List.of(
                look("/dids", dids::list),
                look("/dids" + FILE, dids::look),
                look(
                        "/history" + FILE,
                        new HistoryEndpoint(catalogue, desk.records().log())),
                look("/rses", places::rses),
                look("/states", places::states),
                look("/transfers", new TransferEndpoints(catalogue)::list),
                ADMITTED.get("/fed" + FILE, fed));
    }

    private static Route look(String template, Endpoint endpoint) {
        return USERS.get(CATALOGUE + template, new OperatorsOnly(endpoint));
    }
}
