package org.tidings.wire.client;

import static org.tidings.fuzz.Target.promise;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.tidings.fuzz.Target;

/// What a site answers to our own client.
public final class ClientTargets {
    private ClientTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText(
                        "sse",
                        List.of(
                                "retry: 2000\nid: a\nevent: e\ndata: {\"a\":1}\ndata: more\n\n: comment\nid: b\n\n",
                                "data\n\nid\n\n"),
                        List.of("id:", "data:", "event:", "retry:", ":", "\n\n", "\n"),
                        ClientTargets::stream),
                Target.of(
                        "multistatus",
                        List.of("<D:multistatus"
                            + " xmlns:D='DAV:'><D:response><D:href>/a%20b/</D:href><D:propstat><D:prop><D:resourcetype>"
                            + "<D:collection/></D:resourcetype><D:getcontentlength>5</D:getcontentlength><D:getlastmodified>Sun,"
                            + " 06 Nov 1994 08:49:37 GMT</D:getlastmodified></D:prop><D:status>HTTP/1.1 200"
                            + " OK</D:status></D:propstat></D:response></D:multistatus>"),
                        List.of(
                                "<D:response>",
                                "</D:response>",
                                "<D:href>",
                                "</D:href>",
                                "<D:prop>",
                                "http://h/",
                                "%2e%2e",
                                " 200"),
                        ClientTargets::listing));
    }

    private static void stream(String text) {
        var parser = new SseParser(Optional.of("first"));
        for (String line : text.split("\n", -1)) {
            parser.accept(line).ifPresent(frame -> {
                promise(!frame.event().isEmpty(), "every frame has a name");
                promise(frame.id().equals(parser.lastId()), "a frame's id is what is sent to resume after it");
            });
            promise(parser.lastId().filter(id -> id.contains("\0")).isEmpty(), "no id has a NUL");
        }
    }

    private static void listing(byte[] body) {
        try {
            Multistatus.read(new ByteArrayInputStream(body), entry -> {
                promise(entry.sizeBytes() >= 0, "no size is negative");
                promise(
                        entry.path().names().stream().noneMatch(name -> name.equals("..")),
                        "no listing leads a client out of its directory");
            });
        } catch (Unreachable refused) {
            promise(refused.getMessage() != null, "it is said what is wrong");
        }
    }
}
