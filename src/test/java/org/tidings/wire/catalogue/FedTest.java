package org.tidings.wire.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.wire.catalogue.RunningCatalogue.A;
import static org.tidings.wire.catalogue.RunningCatalogue.B;
import static org.tidings.wire.catalogue.RunningCatalogue.C;
import static org.tidings.wire.catalogue.RunningCatalogue.DOORLESS;

import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.model.Did;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.RseEvent;
import org.tidings.wire.catalogue.RunningCatalogue.Reply;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// One namespace over all sites.
class FedTest {
    private static final String METALINK = "application/metalink4+xml";
    private final RunningCatalogue catalogue = new RunningCatalogue();

    @BeforeEach
    void describe() {
        catalogue.describe(A, "country", "SE");
        catalogue.describe(B, "country", "Norway");
        catalogue.describe(C);
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    @Test
    void aReaderIsSentToTheReplica() {
        catalogue.store(B, "data:run 7/\u00fc+%#?.h5", 7);
        Reply reply = catalogue.get("alice", "/fed/data/run%207/%C3%BC+%25%23%3F.h5");
        assertThat(reply.status()).isEqualTo(307);
        assertThat(reply.field("Location"))
                .isEqualTo("https://b.example:1094/store/data/run%207/%C3%BC%2B%25%23%3F.h5");
        assertThat(URI.create(reply.field("Location")).getPath()).isEqualTo("/store/data/run 7/\u00fc+%#?.h5");
        assertThat(reply.field("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void headIsAnsweredAlike() {
        catalogue.store(A, "data:x", 7);
        Reply reply = catalogue.ask("alice", "HEAD", "/fed/data/x", "");
        assertThat(reply.status()).isEqualTo(307);
        assertThat(reply.field("Location")).isEqualTo("http://a.example:2880/data/x");
    }

    @Test
    void theCheapestPlaceIsPreferred() {
        catalogue.describe(A, "cost", "5");
        catalogue.describe(B, "cost", "2.5");
        catalogue.describe(C, "cost", "10");
        everywhere("data:x");
        for (int i = 0; i < 5; i++) {
            assertThat(host("data/x")).isEqualTo("b.example");
        }
    }

    @Test
    void amongEqualsReadersAreSpread() {
        everywhere("data:x");
        Map<String, Integer> sent = new TreeMap<>();
        for (int i = 0; i < 9; i++) {
            sent.merge(host("data/x"), 1, Integer::sum);
        }
        assertThat(sent).isEqualTo(Map.of("a.example", 3, "b.example", 3, "c.example", 3));
    }

    @Test
    void whenNobodyWasSentLatelyAFileIsAlwaysReadAtTheSamePlaceAndFilesAtDifferentOnes() {
        Set<String> hosts = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            everywhere("data:" + i);
            String first = host("data/" + i);
            catalogue.clock.step(Duration.ofSeconds(11));
            catalogue.ask("alice", "HEAD", "/fed/data/" + i, "");
            catalogue.clock.step(Duration.ofSeconds(11));
            assertThat(host("data/" + i)).isEqualTo(first);
            catalogue.clock.step(Duration.ofSeconds(11));
            catalogue.ask("alice", "HEAD", "/fed/data/" + i, "");
            catalogue.clock.step(Duration.ofSeconds(11));
            hosts.add(first);
        }
        assertThat(hosts).containsExactlyInAnyOrder("a.example", "b.example", "c.example");
    }

    @Test
    void nobodyIsSentToWhatIsNotGood() {
        everywhere("data:x");
        catalogue.tell(new ReplicaEvent.ReplicaSuspected(Did.parse("data:x"), A, "a checksum did not match"));
        catalogue.tell(new RseEvent.RseSilent(B, "away"));
        for (int i = 0; i < 4; i++) {
            assertThat(host("data/x")).isEqualTo("c.example");
        }
        catalogue.describe(C, "read", "false");
        assertThat(catalogue.get("alice", "/fed/data/x").status()).isEqualTo(503);
        catalogue.tell(new RseEvent.RseBack(B));
        assertThat(host("data/x")).isEqualTo("b.example");
    }

    @Test
    void bytesOfBeforeAnOverwriteAreNotRead() {
        everywhere("data:x");
        catalogue.store(A, "data:x", 9);
        for (int i = 0; i < 4; i++) {
            assertThat(host("data/x")).isEqualTo("a.example");
        }
    }

    @Test
    void whenNothingCanBeReadTheReaderMayComeBack() {
        catalogue.store(DOORLESS, "data:x", 7);
        catalogue.describe(DOORLESS);
        Reply reply = catalogue.get("alice", "/fed/data/x");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.field("Retry-After")).isEqualTo("30");
        assertThat(reply.sentence()).isEqualTo("No good replica of data:x can be read now.");
        catalogue.send("data:x", A, 7, DOORLESS);
        reply = catalogue.get("alice", "/fed/data/x", "Accept", METALINK);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.field("Retry-After")).isEqualTo("5");
        assertThat(reply.sentence()).isEqualTo("No good replica of data:x can be read now; one is on its way.");
    }

    @Test
    void whatNobodyStoredIsNotThere() {
        Reply reply = catalogue.get("alice", "/fed/data/none");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.sentence()).isEqualTo("The catalogue knows no file data:none.");
        assertThat(catalogue.get("alice", "/fed/data/").status()).isEqualTo(400);
    }

    @Test
    void whoeverTheSiteLetsInMayAskAndNobodyElse() {
        catalogue.store(A, "data:x", 7);
        assertThat(catalogue.get("", "/fed/data/x").status()).isEqualTo(401);
        assertThat(catalogue.get("token", "/fed/data/x").status()).isEqualTo(307);
        catalogue.letAnybodyIn();
        assertThat(catalogue.get("", "/fed/data/x").status()).isEqualTo(307);
    }

    @Test
    void aMetalinkNamesAllGoodReplicasTheBestFirst() throws Exception {
        catalogue.describe(A, "cost", "2", "country", "SE");
        String did = "data:run/<a> & \"b\"";
        everywhere(did);
        catalogue.tell(new ReplicaEvent.ReplicaLost(Did.parse(did), C, "gone"));
        Reply reply = catalogue.get("alice", "/fed/data/run/%3Ca%3E%20&%20%22b%22", "Accept", METALINK);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.field("Content-Type")).isEqualTo(METALINK);
        assertThat(reply.field("Vary")).isEqualTo("Accept");
        Element file = file(reply);
        assertThat(file.getAttribute("name")).isEqualTo("<a> & \"b\"");
        assertThat(text(file, "identity", 0)).isEqualTo(did);
        assertThat(text(file, "size", 0)).isEqualTo("7");
        assertThat(text(file, "hash", 0)).isEqualTo("00000007");
        assertThat(element(file, "hash", 0).getAttribute("type")).isEqualTo("adler32");
        assertThat(file.getElementsByTagNameNS("*", "url").getLength()).isEqualTo(2);
        assertThat(element(file, "url", 0).getAttribute("priority")).isEqualTo("1");
        assertThat(element(file, "url", 0).hasAttribute("location")).isFalse();
        assertThat(text(file, "url", 0)).isEqualTo("https://b.example:1094/store/data/run/%3Ca%3E%20%26%20%22b%22");
        assertThat(element(file, "url", 1).getAttribute("location")).isEqualTo("se");
        assertThat(text(file, "url", 1)).startsWith("http://a.example:2880/");
    }

    @Test
    void whatXmlCannotHoldDoesNotBreakAMetalink() throws Exception {
        catalogue.store(A, "data:a\u0001b", 7);
        assertThat(file(catalogue.get("alice", "/fed/data/a%01b", "Accept", METALINK))
                        .getAttribute("name"))
                .isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | 307",
                "application/* | 307",
                "application/metalink4+xml | 200",
                "APPLICATION/METALINK4+XML;q=0.5, */* | 200",
                "application/metalink4+xml;q=0, */* | 307"
            })
    void onlyWhoNamesTheMetalinkGetsIt(String accept, int status) {
        catalogue.store(A, "data:x", 7);
        assertThat(catalogue.get("alice", "/fed/data/x", "Accept", accept).status())
                .isEqualTo(status);
    }

    @Test
    void aSiteThatLostAFileIsNotSentBackToItself() {
        everywhere("data:x");
        for (int i = 0; i < 6; i++) {
            assertThat(host("data/x?without=site-b")).isNotEqualTo("b.example");
        }
        assertThat(catalogue.get("alice", "/fed/data/x?without=no%20name").status())
                .isEqualTo(400);
        assertThat(catalogue.get("alice", "/fed/data/x?with=site-b").status()).isEqualTo(400);
    }

    @Test
    void anOperatorIsGivenATokenForThatFileWhereTheSiteIssuesSome() {
        catalogue.store(A, "data:x", 7);
        assertThat(catalogue.get("admin", "/fed/data/x").field("Location"))
                .isEqualTo("http://a.example:2880/data/x?authz=PASS7");
        assertThat(catalogue.get("alice", "/fed/data/x").field("Location")).isEqualTo("http://a.example:2880/data/x");
        assertThat(catalogue.get("token", "/fed/data/x").field("Location")).isEqualTo("http://a.example:2880/data/x");
        catalogue.store(B, "data:y", 7);
        assertThat(catalogue.get("admin", "/fed/data/y").field("Location"))
                .isEqualTo("https://b.example:1094/store/data/y");
    }

    private void everywhere(String did) {
        catalogue.store(A, did, 7);
        catalogue.copy(B, did, 7);
        catalogue.copy(C, did, 7);
    }

    private String host(String target) {
        Reply reply = catalogue.get("alice", "/fed/" + target);
        assertThat(reply.status()).isEqualTo(307);
        return URI.create(reply.field("Location")).getHost();
    }

    private static Element file(Reply reply) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var root = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(reply.text())))
                .getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo("urn:ietf:params:xml:ns:metalink");
        return element(root, "file", 0);
    }

    private static Element element(Element in, String name, int index) {
        return (Element) in.getElementsByTagNameNS("*", name).item(index);
    }

    private static String text(Element in, String name, int index) {
        return element(in, name, index).getTextContent();
    }
}
