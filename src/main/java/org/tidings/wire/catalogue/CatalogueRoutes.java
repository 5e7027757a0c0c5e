package org.tidings.wire.catalogue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.tidings.catalogue.Catalogue;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Ledger;
import org.tidings.rules.Landscape;
import org.tidings.wire.http.Endpoint;
import org.tidings.wire.http.Manner;
import org.tidings.wire.http.Manner.Entrance;
import org.tidings.wire.http.Problem;
import org.tidings.wire.http.Route;
import org.tidings.wire.json.JsonOnly;

/// The routes of the catalogue, and of the one namespace over all sites.
public final class CatalogueRoutes {
    private static final Manner ADMITTED = new Manner(Entrance.ADMITTED, Problem.FORM);
    private static final Manner USERS = new Manner(Entrance.USERS, Problem.FORM);
    static final String CATALOGUE = "/api/v1/catalogue";
    private static final String FILE = "/{scope}/{name...}";
    private static final String RULES = "/rules";
    private static final String RULE = RULES + "/{id}";

    private CatalogueRoutes() {}

    /// Where requests go.
    ///
    /// @param site the name of the site that keeps the catalogue
    /// @param doors of sites, by which files are read there
    /// @param terms that rules are kept by
    public record Desk(
            String site,
            Records records,
            Doors doors,
            Landscape.Terms terms,
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
        var fed = new FedEndpoint(catalogue, new ReplicaRanking(catalogue, urls, redirects), redirects, urls);
        List<Route> routes = new ArrayList<>(rules(desk));
        routes.addAll(List.of(
                look("/dids", dids::list),
                look("/dids" + FILE, dids::look),
                look(
                        "/history" + FILE,
                        new HistoryEndpoint(catalogue, desk.records().log())),
                look("/rses", places::rses),
                look("/states", places::states),
                look("/transfers", new TransferEndpoints(catalogue)::list),
                ADMITTED.get("/fed" + FILE, fed)));
        return routes;
    }

    private static List<Route> rules(Desk desk) {
        var rules = new RuleEndpoints(
                desk, new RuleDesk(desk.records().catalogue(), desk.records().ledger()));
        var questions = new RuleQuestions(desk, rules);
        return List.of(
                look(RULES, rules::list),
                act(RULES, rules::add),
                look(RULE, rules::look),
                USERS.delete(CATALOGUE + RULE, new OperatorsOnly(rules::remove)),
                act(RULE + "/suspend", rules::suspend),
                act(RULE + "/resume", rules::resume),
                look(RULE + "/explain", questions::explain),
                act(RULES + "/rehearse", questions::rehearse));
    }

    private static Route look(String template, Endpoint endpoint) {
        return USERS.get(CATALOGUE + template, new OperatorsOnly(endpoint));
    }

    /// What a page of another site cannot make an operator's browser do, see [JsonOnly].
    private static Route act(String template, Endpoint endpoint) {
        return USERS.post(CATALOGUE + template, new OperatorsOnly(new JsonOnly(endpoint)));
    }
}
