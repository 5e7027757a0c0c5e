package org.tidings.wire.rest;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.tidings.door.Ground;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.wire.http.Endpoint;
import org.tidings.wire.http.Manner;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Route;
import org.tidings.wire.json.JsonAnswer;
import org.tidings.wire.json.JsonObject;
import org.tidings.wire.json.JsonOnly;

/// An entry's labels and extended attributes as resources below it, which dCache does not have and a client of it asks
/// for.
///
/// Only where the path stands escaped in one segment: `%2Fdata%2Fa/labels/raw`. In `data/labels/raw` they are names of
/// directories and files.
final class FacetEndpoints {
    private static final String LABELS = RestRoutes.NAMESPACE + "/{path}/labels";
    private static final String LABEL = LABELS + "/{label}";
    private static final String XATTRS = RestRoutes.NAMESPACE + "/{path}/xattr";
    private static final String XATTR = XATTRS + "/{name}";

    private final String site;
    private final NamespaceEndpoints namespace;
    private final Attributes attributes;

    FacetEndpoints(String site, Ground ground, NamespaceEndpoints namespace) {
        this.site = site;
        this.namespace = namespace;
        this.attributes = new Attributes(ground);
    }

    /// What answers about an entry whose path stands in one segment.
    @FunctionalInterface
    private interface Facet {
        void serve(Asking asking, StoragePath path) throws IOException;
    }

    /// Each template answers all methods of the namespace, whose paths may look the same.
    List<Route> routes(Manner manner) {
        return List.of(
                manner.get(LABELS, or(namespace::look, this::labels)),
                manner.post(LABELS, new JsonOnly(or(namespace::act, notKnown("GET")))),
                manner.delete(LABELS, or(namespace::delete, notKnown("GET"))),
                manner.get(LABEL, or(namespace::look, this::label)),
                manner.post(LABEL, new JsonOnly(or(namespace::act, this::attach))),
                manner.delete(LABEL, or(namespace::delete, this::takeOff)),
                manner.get(XATTRS, or(namespace::look, this::xattrs)),
                manner.post(XATTRS, new JsonOnly(or(namespace::act, this::set))),
                manner.delete(XATTRS, or(namespace::delete, notKnown("GET, POST"))),
                manner.get(XATTR, or(namespace::look, this::xattr)),
                manner.post(XATTR, new JsonOnly(or(namespace::act, notKnown("GET, DELETE")))),
                manner.delete(XATTR, or(namespace::delete, this::remove)));
    }

    private Endpoint or(Endpoint otherwise, Facet facet) {
        return visit -> {
            String path = visit.variable("path");
            if (path.startsWith("/")) {
                var asking = Asking.of(visit, site);
                facet.serve(asking, asking.inside(WrittenPath.resolve(StoragePath.ROOT, path)));
            } else {
                otherwise.serve(visit);
            }
        };
    }

    private static Facet notKnown(String allowed) {
        return (asking, path) -> {
            throw new RequestRefused(HttpStatus.METHOD_NOT_ALLOWED_405, "This method is not known here.")
                    .withField(HttpHeader.ALLOW, allowed);
        };
    }

    private void labels(Asking asking, StoragePath path) {
        Entry entry = namespace.entry(asking, path);
        var body = JsonAnswer.object();
        entry.attributes().labels().forEach(body.putArray("labels")::add);
        JsonAnswer.ok(asking.visit(), body);
    }

    private void label(Asking asking, StoragePath path) {
        String label = present(asking, path);
        JsonAnswer.ok(asking.visit(), JsonAnswer.object().put("label", label));
    }

    private void attach(Asking asking, StoragePath path) {
        attributes.label(asking, path, asking.visit().variable("label"));
        NamespaceEndpoints.succeeded(asking.visit(), HttpStatus.CREATED_201);
    }

    private void takeOff(Asking asking, StoragePath path) {
        attributes.unlabel(asking, path, present(asking, path));
        NamespaceEndpoints.succeeded(asking.visit(), HttpStatus.OK_200);
    }

    private String present(Asking asking, StoragePath path) {
        String label = asking.visit().variable("label");
        if (!namespace.entry(asking, path).attributes().labels().contains(label)) {
            throw new RequestRefused(HttpStatus.NOT_FOUND_404, "No such label");
        }
        return label;
    }

    private void xattrs(Asking asking, StoragePath path) {
        Entry entry = namespace.entry(asking, path);
        var body = JsonAnswer.object();
        new TreeMap<>(entry.attributes().xattrs()).forEach(body::put);
        JsonAnswer.ok(asking.visit(), body);
    }

    private void set(Asking asking, StoragePath path) throws IOException {
        JsonObject body = JsonObject.read(asking.visit())
                .orElseThrow(() -> RequestRefused.malformed("Supplied JSON is invalid: there is none"));
        attributes.setXattrs(asking, path, body.whole());
        NamespaceEndpoints.succeeded(asking.visit(), HttpStatus.CREATED_201);
    }

    private void xattr(Asking asking, StoragePath path) {
        String name = asking.visit().variable("name");
        var xattrs = namespace.entry(asking, path).attributes().xattrs();
        if (!xattrs.containsKey(name)) {
            throw noSuchAttribute();
        }
        JsonAnswer.ok(asking.visit(), JsonAnswer.object().put(name, xattrs.get(name)));
    }

    private void remove(Asking asking, StoragePath path) {
        String name = asking.visit().variable("name");
        if (!namespace.entry(asking, path).attributes().xattrs().containsKey(name)) {
            throw noSuchAttribute();
        }
        attributes.removeXattrs(asking, path, List.of(name));
        NamespaceEndpoints.succeeded(asking.visit(), HttpStatus.OK_200);
    }

    private static RequestRefused noSuchAttribute() {
        return new RequestRefused(HttpStatus.NOT_FOUND_404, "No such extended attribute");
    }
}
