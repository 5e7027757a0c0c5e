package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.wire.dav.ProppatchRequest.Change;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.RequestSizes;

class XmlRequestTest {

    @Test
    void aPropfindAsksForProperties() {
        assertThat(propfind("<prop><getetag/><x:a xmlns:x='urn:x'/><b xmlns=''/></prop>"))
                .isEqualTo(new PropfindRequest.Some(
                        List.of(XmlName.dav("getetag"), new XmlName("urn:x", "a"), new XmlName("", "b"))));
    }

    @Test
    void aPropfindAsksForEverythingOrForNames() {
        assertThat(propfind("<allprop/>")).isEqualTo(PropfindRequest.EVERYTHING);
        assertThat(propfind("<propname/>")).isEqualTo(new PropfindRequest.Names());
        assertThat(propfind("<allprop/><include><quota-used-bytes/></include>"))
                .isEqualTo(new PropfindRequest.All(List.of(XmlName.dav("quota-used-bytes"))));
    }

    @Test
    void whatAPropfindDoesNotKnowIsIgnored() {
        assertThat(propfind("<x xmlns='urn:x'><prop xmlns='DAV:'><no/></prop></x><prop><a/></prop>"))
                .isEqualTo(new PropfindRequest.Some(List.of(XmlName.dav("a"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<propfind xmlns='DAV:'>",
                "<propfind/>",
                "<propfind xmlns='DAV:'/>",
                "<multistatus xmlns='DAV:'/>",
                "<propfind xmlns='DAV:'><prop/><allprop/></propfind>",
                "<propfind xmlns='DAV:'><prop></propfind>",
                "<propfind xmlns='DAV:'><prop><x:y/></prop></propfind>",
                "<propfind xmlns='DAV:'><allprop/></propfind><more/>",
                "<propfind xmlns='DAV:'><prop><bar:foo xmlns:bar=''/></prop></propfind>",
                "nonsense",
                "<a>&undefined;</a>"
            })
    void aBrokenPropfindIsRefused(String body) {
        assertThatThrownBy(() -> PropfindRequest.parse(bytes(body)))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE propfind>",
                "<!DOCTYPE propfind SYSTEM 'file:///etc/passwd'>",
                "<!DOCTYPE propfind [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
                "<!DOCTYPE propfind [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]>"
            })
    void aDtdIsRefused(String prolog) {
        String body = prolog + "<propfind xmlns='DAV:'><allprop/></propfind>";
        assertThatThrownBy(() -> PropfindRequest.parse(bytes(body))).isInstanceOf(RequestRefused.class);
    }

    @Test
    void aMillionElementsAreRefused() {
        String many = "<propfind xmlns='DAV:'><prop>" + "<a/>".repeat(1_000_000);
        assertThatThrownBy(() -> PropfindRequest.parse(bytes(many)))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(413));
    }

    @Test
    void utf16IsReadAndWhatIsNeitherIsRefusedInSilence() {
        String text = "<propfind xmlns='DAV:'><propname/></propfind>";
        for (var charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16}) {
            assertThat(PropfindRequest.parse(bytes(text.getBytes(charset)))).isEqualTo(new PropfindRequest.Names());
        }
        assertThat(PropfindRequest.parse(bytes(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new PropfindRequest.Names());
        PrintStream terminal = System.err;
        var said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(() -> PropfindRequest.parse(bytes("<a>é</a>".getBytes(StandardCharsets.ISO_8859_1))))
                    .isInstanceOf(RequestRefused.class);
        } finally {
            System.setErr(terminal);
        }
        assertThat(said.size()).isZero();
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "<propfind xmlns='DAV:'>" + "<a>".repeat(100);
        assertThatThrownBy(() -> PropfindRequest.parse(bytes(deep)))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(413));
    }

    @Test
    void aLongBodyIsRefused() {
        String value = "<propertyupdate xmlns='DAV:'><set><prop><a>" + "x".repeat(RequestSizes.USUAL.bodyBytes());
        assertThatThrownBy(() -> ProppatchRequest.parse(bytes(value)))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(413));
    }

    @Test
    void aProppatchKeepsItsOrder() {
        String body =
                "<D:propertyupdate xmlns:D='DAV:' xmlns:x='urn:x'><D:set><D:prop><x:a>1</x:a><x:b/></D:prop></D:set>"
                    + "<D:remove><D:prop><x:a/></D:prop></D:remove><D:set><D:prop><x:a>2</x:a></D:prop></D:set></D:propertyupdate>";
        XmlName a = new XmlName("urn:x", "a");
        assertThat(ProppatchRequest.parse(bytes(body)).changes())
                .containsExactly(
                        new Change.Set(a, "1"),
                        new Change.Set(new XmlName("urn:x", "b"), ""),
                        new Change.Remove(a),
                        new Change.Set(a, "2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text &amp; &lt;more&gt;|text &amp; &lt;more&gt;",
                "<![CDATA[<raw>]]>|&lt;raw&gt;",
                "&#65536;é|\uD800\uDC00é",
                "<b>x</b>|<b>x</b>",
                "<y:b y:c='1' d='&quot;'/>|<y:b xmlns:y=\"urn:y\" y:c=\"1\" d=\"&quot;\"></y:b>",
                "<b xmlns='urn:q'><c/></b>|<b xmlns=\"urn:q\"><c></c></b>",
                "<z:b xmlns:z='urn:z'>z:name</z:b>|<z:b xmlns:z=\"urn:z\">z:name</z:b>",
                "a<!-- c -->b|ab"
            })
    void aValueIsKeptAsXmlThatStandsAlone(String value, String kept) {
        String body = "<D:propertyupdate xmlns:D='DAV:' xmlns:y='urn:y'><D:set><D:prop><y:a>" + value
                + "</y:a></D:prop></D:set></D:propertyupdate>";
        assertThat(ProppatchRequest.parse(bytes(body)).changes())
                .containsExactly(new Change.Set(new XmlName("urn:y", "a"), kept));
    }

    @Test
    void aProppatchThatChangesNothingIsRefused() {
        assertThatThrownBy(() -> ProppatchRequest.parse(bytes("<propertyupdate xmlns='DAV:'/>")))
                .isInstanceOf(RequestRefused.class);
    }

    @Test
    void aLockHasScopeTypeAndOwner() {
        assertThat(LockRequest.parse(bytes("<D:lockinfo xmlns:D='DAV:'><D:lockscope><D:shared/></D:lockscope>"
                        + "<D:locktype><D:write/></D:locktype><D:owner><D:href>me</D:href></D:owner></D:lockinfo>")))
                .isEqualTo(new LockRequest(false, "<D:href xmlns:D=\"DAV:\">me</D:href>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<lockinfo xmlns='DAV:'/>",
                "<lockinfo xmlns='DAV:'><lockscope><exclusive/></lockscope></lockinfo>",
                "<lockinfo xmlns='DAV:'><lockscope><both/></lockscope><locktype><write/></locktype></lockinfo>",
                "<lockinfo"
                    + " xmlns='DAV:'><lockscope><exclusive/><shared/></lockscope><locktype><write/></locktype></lockinfo>"
            })
    void aLockOfNoKnownKindIsRefused(String body) {
        assertThatThrownBy(() -> LockRequest.parse(bytes(body))).isInstanceOf(RequestRefused.class);
    }

    private static PropfindRequest propfind(String inner) {
        return PropfindRequest.parse(bytes("<?xml version='1.0'?><propfind xmlns='DAV:'>" + inner + "</propfind>"));
    }

    private static XmlBody bytes(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static XmlBody bytes(byte[] document) {
        return new XmlBody(new ByteArrayInputStream(document), RequestSizes.USUAL);
    }
}
