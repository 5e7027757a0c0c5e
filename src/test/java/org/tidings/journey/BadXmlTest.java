package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// XML that is broken, or made to break the reader: DTDs, entities, floods.
@Journey
class BadXmlTest {
    private static final String LAUGHS = """
        <?xml version="1.0"?><!DOCTYPE propfind [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
        <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">]>
        """;

    static Stream<String> badXml() {
        String open = "<D:propfind xmlns:D='DAV:'><D:prop>";
        String close = "</D:prop></D:propfind>";
        return Stream.of(
                "not xml",
                "<",
                "<D:propfind xmlns:D='DAV:'><D:prop>",
                "<D:propfind xmlns:D='DAV:'><D:prop></D:propfind></D:prop>",
                "<D:propfind><D:prop/></D:propfind>",
                "<propfind><prop/></propfind>",
                "<D:other xmlns:D='DAV:'/>",
                open + "<\u0000/>" + close,
                open + "&unknown;" + close,
                "<!DOCTYPE x><D:propfind xmlns:D='DAV:'><D:allprop/></D:propfind>",
                "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><D:propfind xmlns:D='DAV:'><D:allprop/></D:propfind>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + open + "<D:a>&e;</D:a>" + close,
                LAUGHS + open + "<D:a>&f;</D:a>" + close,
                open + "<D:a/>".repeat(1_000_000) + close,
                open + "<D:a>".repeat(100_000) + "</D:a>".repeat(100_000) + close,
                open + "<D:a x='" + "y".repeat(5_000_000) + "'/>" + close);
    }

    @ParameterizedTest
    @MethodSource("badXml")
    void badXmlIsRefusedByEveryMethodThatReadsIt(String xml, Site site) {
        var alice = site.as("alice");
        alice.put("/data/xml", "x").is(201, 204);
        for (String method : new String[] {"PROPFIND", "PROPPATCH", "LOCK"}) {
            String body = xml.replace("propfind", bodyOf(method));
            Answer answer = alice.door(method, "/data/xml", body, "Depth", "0");
            answer.is(400, 413, 415, 422).leaksNothing(site);
            assertThat(answer.text()).isNotBlank().doesNotContain("root:");
        }
        alice.put("/data/xml", "not locked").is(204);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused(Site site) {
        byte[] bad = "<D:propfind xmlns:D='DAV:'><D:prop><D:\u00ff/></D:prop></D:propfind>"
                .getBytes(StandardCharsets.ISO_8859_1);
        String head = "PROPFIND /data/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nDepth: 0\r\nAuthorization: "
                + site.as("alice").authorization() + "\r\nContent-Length: " + bad.length + "\r\n\r\n";
        try (Wire wire = new Wire(site.door())) {
            wire.send(head);
            wire.send(bad);
            wire.answer().is(400).leaksNothing(site);
        }
    }

    @Test
    void aValueFullOfMarkupComesBackAsItWas(Site site) {
        var alice = site.as("alice");
        alice.put("/data/props", "x").is(201, 204);
        String value = "<X:a xmlns:X='urn:x' b='&lt;&quot;'>text &amp; <X:c/></X:a>";
        alice.door("PROPPATCH", "/data/props", """
            <D:propertyupdate xmlns:D='DAV:'><D:set><D:prop><p xmlns='urn:mine'>%s</p></D:prop></D:set>
            </D:propertyupdate>\
            """.formatted(value)).is(207);
        String found =
                alice.door("PROPFIND", "/data/props", """
                    <D:propfind xmlns:D='DAV:'><D:prop><p xmlns='urn:mine'/></D:prop></D:propfind>\
                    """, "Depth", "0").is(207).text();
        assertThat(found).contains("urn:x", "text &amp; ", "&lt;");
    }

    private static String bodyOf(String method) {
        return switch (method) {
            case "PROPPATCH" -> "propertyupdate";
            case "LOCK" -> "lockinfo";
            default -> "propfind";
        };
    }
}
