package org.tidings.wire.docs;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.tidings.wire.http.Answer;
import org.tidings.wire.http.BodyStream;
import org.tidings.wire.http.Manner;
import org.tidings.wire.http.Manner.Entrance;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Route;
import org.tidings.wire.http.Visit;
import org.tidings.wire.json.DcacheErrors;

/// The routes of the description and of the page to try it.
public final class DocRoutes {
    private static final Manner OPEN = new Manner(Entrance.OPEN, new DcacheErrors());
    private static final String API = "/api/v1";
    private static final String PAGE = API + "/docs/";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final int PERMANENT_REDIRECT = 308;

    /// What the page consists of, by name: the media type.
    private static final Map<String, String> PARTS = Map.of(
            "page.js",
            "text/javascript; charset=utf-8",
            "page.css",
            "text/css; charset=utf-8",
            SwaggerUi.SCRIPT,
            "text/javascript; charset=utf-8",
            SwaggerUi.STYLE,
            "text/css; charset=utf-8",
            SwaggerUi.ICON,
            "image/png");

    private DocRoutes() {}

    public static List<Route> all() {
        var description = new Description();
        return List.of(
                OPEN.get(API + "/openapi.json", description::json),
                OPEN.get(API + "/swagger.json", description::json),
                OPEN.get(API + "/openapi.yaml", description::yaml),
                OPEN.get(API + "/docs", DocRoutes::toPage),
                OPEN.get(PAGE, DocRoutes::page),
                OPEN.get(PAGE + "{file}", DocRoutes::part));
    }

    /// The page's own links are relative to its slash.
    private static void toPage(Visit visit) {
        visit.response().getHeaders().put(HttpHeader.LOCATION, PAGE);
        visit.empty(PERMANENT_REDIRECT);
    }

    private static void page(Visit visit) throws IOException {
        visit.response().getHeaders().put("Content-Security-Policy", POLICY);
        send(visit, Part.of("page.html"), "text/html; charset=utf-8");
    }

    private static void part(Visit visit) throws IOException {
        String name = visit.variable("file");
        String type = PARTS.get(name);
        if (type == null) {
            throw new RequestRefused(HttpStatus.NOT_FOUND_404, "The page has no such part.");
        }
        send(visit, SwaggerUi.has(name) ? SwaggerUi.part(name) : Part.of(name), type);
    }

    /// Sends what lies in the program.
    static void send(Visit visit, Part part, String type) throws IOException {
        var headers = visit.response().getHeaders();
        headers.put(HttpHeader.CACHE_CONTROL, "max-age=3600");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        try (InputStream in = part.open();
                BodyStream body = Answer.stream(visit.request(), visit.response(), HttpStatus.OK_200, type)) {
            in.transferTo(body);
        }
        visit.callback().succeeded();
    }
}
