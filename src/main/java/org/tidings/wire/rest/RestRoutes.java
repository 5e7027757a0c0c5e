package org.tidings.wire.rest;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tidings.door.Ground;
import org.tidings.door.Reads;
import org.tidings.wire.http.Manner;
import org.tidings.wire.http.Manner.Entrance;
import org.tidings.wire.http.Route;
import org.tidings.wire.json.DcacheErrors;
import org.tidings.wire.json.JsonOnly;

/// The routes of dCache's frontend but those of events, and the few beside them that its clients ask for.
public final class RestRoutes {
    static final String NAMESPACE = "/api/v1/namespace";
    private static final String API = "/api/v1";
    private static final Manner ADMITTED = new Manner(Entrance.ADMITTED, new DcacheErrors());
    private static final Manner OPEN = new Manner(Entrance.OPEN, new DcacheErrors());

    private RestRoutes() {}

    /// What the API is about.
    ///
    /// @param name of the site
    /// @param version of the program
    /// @param ground what the door's operations stand on
    /// @param reads who hears of listings
    /// @param door where the site's door is, as the site itself reaches it
    public record Site(
            String name, String version, Ground ground, Reads reads, Supplier<URI> door, InstantSource clock) {}

    public static List<Route> of(Site site) {
        List<Route> routes = new ArrayList<>(namespace(site));
        routes.addAll(aboutTheSite(site));
        return routes;
    }

    private static List<Route> namespace(Site site) {
        var namespace = new NamespaceEndpoints(site.name(), site.ground(), site.reads());
        var finding = new FindingEndpoints(site.name(), site.ground());
        List<Route> routes = new ArrayList<>();
        for (String template : List.of(NAMESPACE, NAMESPACE + "/{path...}")) {
            routes.add(ADMITTED.get(template, namespace::look));
            routes.add(ADMITTED.post(template, new JsonOnly(namespace::act)));
            routes.add(ADMITTED.delete(template, namespace::delete));
        }
        routes.addAll(new FacetEndpoints(site.name(), site.ground(), namespace).routes(ADMITTED));
        routes.add(ADMITTED.get(API + "/labels", finding::labels));
        routes.add(ADMITTED.get(API + "/labels/{label}", finding::labelled));
        routes.add(ADMITTED.get(API + "/id/{pnfsid}", finding::byId));
        return routes;
    }

    private static List<Route> aboutTheSite(Site site) {
        var about = new SiteEndpoints.About(site.name(), site.version(), site.door());
        var here = new SiteEndpoints(about, site.ground().pools(), site.clock());
        return List.of(
                ADMITTED.get(API + "/user", here::user),
                ADMITTED.get(API + "/doors", here::doors),
                ADMITTED.get(API + "/cells", here::cells),
                ADMITTED.get(API + "/poolgroups", here::poolGroups),
                ADMITTED.get(API + "/poolgroups/{group}", here::poolGroup),
                ADMITTED.get(API + "/poolgroups/{group}/space", here::poolGroupSpace),
                ADMITTED.get(API + "/space/tokens", here::spaceTokens),
                ADMITTED.get(API + "/quota", here::quotas),
                ADMITTED.get(API + "/quota/user", here::noQuota),
                ADMITTED.get(API + "/quota/group", here::noQuota),
                OPEN.get("/scripts/config.js", new ConfigScript(site.name(), site.door())));
    }
}
