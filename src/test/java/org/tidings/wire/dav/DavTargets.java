package org.tidings.wire.dav;

import static org.tidings.fuzz.Target.promise;
import static org.tidings.fuzz.Target.promiseEqual;
import static org.tidings.fuzz.Target.unless;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.tidings.fuzz.Target;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.RequestSizes;

/// The fields and bodies of WebDAV.
public final class DavTargets {
    private static final RequestSizes SIZES = new RequestSizes(0, 1 << 16, 200, 16);
    private static final List<String> XML_WORDS = List.of(
            "<D:",
            "</D:",
            "xmlns=\"\"",
            "xmlns:x='DAV:'",
            "<![CDATA[",
            "]]>",
            "<!DOCTYPE",
            "<!ENTITY",
            "&#x10FFFF;",
            "&#0;",
            "&amp;",
            "<?xml version='1.0'?>",
            "encoding='utf-16'",
            "xml:lang='de'",
            "allprop",
            "propname");

    private DavTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.of(
                        "propfind",
                        List.of(
                                "<propfind xmlns='DAV:'><allprop/><include><a/></include></propfind>",
                                "<D:propfind xmlns:D='DAV:'"
                                        + " xmlns:x='urn:x'><D:prop><D:getetag/><x:y/></D:prop></D:propfind>"),
                        XML_WORDS,
                        body -> unless(RequestRefused.class, () -> PropfindRequest.parse(xml(body)))),
                Target.of(
                        "proppatch",
                        List.of("<D:propertyupdate xmlns:D='DAV:' xmlns:y='urn:y'><D:set><D:prop><y:a y:c='1'>t"
                                + " &lt;<b/></y:a>"
                                + "</D:prop></D:set><D:remove><D:prop><y:b/></D:prop></D:remove></D:propertyupdate>"),
                        XML_WORDS,
                        DavTargets::proppatch),
                Target.of(
                        "lock",
                        List.of("<D:lockinfo"
                                + " xmlns:D='DAV:'><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/>"
                                + "</D:locktype><D:owner><D:href>me</D:href></D:owner></D:lockinfo>"),
                        XML_WORDS,
                        body -> unless(RequestRefused.class, () -> LockRequest.parse(xml(body)))
                                .ifPresent(lock -> standsAlone(lock.ownerXml()))),
                Target.ofText(
                        "if-header",
                        List.of(
                                "(<urn:uuid:1> [\"x\"])",
                                "<http://h/a> (Not <urn:uuid:1>) (Not [W/\"y\"])",
                                "</a> (<urn:uuid:1>) </b> (<urn:uuid:2>)"),
                        List.of("Not ", "(", ")", "<", ">", "[", "]", "W/", "\""),
                        field -> unless(RequestRefused.class, () -> IfHeader.parse(field))
                                .ifPresent(header -> promise(!header.lists().isEmpty(), "there is a list"))),
                Target.ofText(
                        "dav-fields",
                        List.of(
                                "/a/b",
                                "http://localhost:2880/x%20y",
                                "<urn:uuid:1>",
                                "Second-10, Infinite",
                                "infinity",
                                "T"),
                        List.of("http://", "davs://", "localhost:2880", "[::1]", "@", "Second-", "infinity", "0", "1"),
                        DavTargets::fields));
    }

    private static XmlBody xml(byte[] body) {
        return new XmlBody(new ByteArrayInputStream(body), SIZES);
    }

    private static void proppatch(byte[] body) {
        unless(RequestRefused.class, () -> ProppatchRequest.parse(xml(body))).ifPresent(request -> {
            promise(!request.changes().isEmpty(), "something is to change");
            for (ProppatchRequest.Change change : request.changes()) {
                if (change instanceof ProppatchRequest.Change.Set set) {
                    standsAlone(set.xml());
                }
            }
        });
    }

    /// What is kept is given back inside other documents: it must be well-formed wherever it is put.
    private static void standsAlone(String literal) {
        String inside = "<D:propertyupdate xmlns:D='DAV:' xmlns:q='urn:q'><D:set><D:prop><q:a>" + literal
                + "</q:a></D:prop></D:set></D:propertyupdate>";
        var large = new RequestSizes(0, 1 << 20, 1000, 64);
        var again = ProppatchRequest.parse(
                new XmlBody(new ByteArrayInputStream(inside.getBytes(StandardCharsets.UTF_8)), large));
        promiseEqual(
                again.changes(),
                List.of(new ProppatchRequest.Change.Set(new XmlName("urn:q", "a"), literal)),
                "a kept value stands alone and is kept again as it is");
    }

    private static void fields(String field) {
        unless(RequestRefused.class, () -> DavFields.destination(field, "localhost:2880"));
        unless(RequestRefused.class, () -> DavFields.overwrite(field));
        unless(RequestRefused.class, () -> DavFields.lockToken(field));
        unless(RequestRefused.class, () -> Depth.parse(field, Depth.INFINITY));
        var most = Duration.ofHours(1);
        Duration timeout = DavFields.timeout(field, most);
        promise(timeout.isPositive() && timeout.compareTo(most) <= 0, "a lock lasts for a while, and not for ever");
    }
}
