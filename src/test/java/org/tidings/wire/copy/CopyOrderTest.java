package org.tidings.wire.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.model.Checksum;
import org.tidings.wire.http.RequestRefused;

class CopyOrderTest {
    private static CopyOrder read(String... namesAndValues) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return CopyOrder.read(fields);
    }

    private static int refused(String... namesAndValues) {
        try {
            throw new AssertionError(read(namesAndValues));
        } catch (RequestRefused refused) {
            return refused.status();
        }
    }

    @Test
    void aSourceIsPulledAndADestinationPushedTo() {
        assertThat(read("Source", "https://a/x").role()).isEqualTo(CopyOrder.Role.PULL);
        assertThat(read("destination", "https://a/x").role()).isEqualTo(CopyOrder.Role.PUSH);
        assertThat(refused("Source", "https://a/x", "Destination", "https://a/x"))
                .isEqualTo(400);
        assertThat(refused("Overwrite", "T")).isEqualTo(400);
        assertThat(refused("Source", "https://a/x", "Source", "https://a/y")).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "https://host/a%20b?x=y%26,https://host/a%20b?x=y%26",
        "davs://host:1234/x,https://host:1234/x",
        "dav://host/x,http://host/x",
        "HTTPS://HOST/x,https://HOST/x",
        "http://[::1]:8080/x,http://[::1]:8080/x",
        "https://host/ä,https://host/%C3%A4",
        "https://host,https://host/",
        "https://host//double//x,https://host//double//x",
        "https://host/%2B+%23%25,https://host/%2B+%23%25"
    })
    void theOtherSideIsAUrlOfTheWeb(String written, String read) {
        assertThat(read("Source", written).peer().uri()).hasToString(read);
    }

    @ParameterizedTest
    @CsvSource({
        "root://host/x,501",
        "gsiftp://host/x,501",
        "file:///x,501",
        "ftp://host/x,501",
        "/x,400",
        "host/x,400",
        "https:/x,400",
        "https:x,400",
        "https://host/a b,400",
        "https://alice@host/x,400",
        "https://alice:secret@host/x,400",
        "https://host/x#y,400",
        "https://host:99999/x,400",
        "https://host/%zz,400"
    })
    void anythingElseIsRefused(String written, int status) {
        assertThat(refused("Source", written)).isEqualTo(status);
    }

    @Test
    void whatIsForTheOtherSideIsPassedOn() {
        assertThat(read(
                                "Source",
                                "https://a/x",
                                "TransferHeaderAuthorization",
                                "Bearer x",
                                "transferheaderscitag",
                                "66",
                                "Authorization",
                                "Basic y")
                        .forwarded())
                .containsExactly(new Field("Authorization", "Bearer x"), new Field("Scitag", "66"));
    }

    @Test
    void namesHaveTheirCapitalsAlsoWhenTheyCameOverHttp2() {
        assertThat(read("source", "https://a/x", "transferheaderauthorization", "Bearer x", "transferheaderx-a-b", "1")
                        .forwarded())
                .containsExactly(new Field("Authorization", "Bearer x"), new Field("X-A-B", "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length",
                "host",
                "Transfer-Encoding",
                "Connection",
                "EXPECT",
                "Upgrade",
                "Range",
                "Content-Range",
                "Proxy-Authorization",
                "Accept-Encoding",
                ""
            })
    void whatMakesAMessageIsNot(String name) {
        assertThat(read("Source", "https://a/x", "TransferHeader" + name, "1").forwarded())
                .isEmpty();
    }

    @Test
    void termsHaveTheirUsualValues() {
        CopyOrder.Terms terms = read("Source", "https://a/x").terms();
        assertThat(terms.overwrite()).isTrue();
        assertThat(terms.mustVerify()).isFalse();
        assertThat(terms.expected()).isEmpty();
        assertThat(terms.tag()).isEmpty();
    }

    @Test
    void termsAreRead() {
        CopyOrder.Terms terms = read(
                        "Source",
                        "https://a/x",
                        "Overwrite",
                        "F",
                        "RequireChecksumVerification",
                        "TRUE",
                        "Repr-Digest",
                        "adler=:AAAAAQ==:",
                        "SciTag",
                        "70",
                        "TransferHeaderSciTag",
                        "71",
                        "Secure-Redirection",
                        "1",
                        "X-No-Delegate",
                        "true",
                        "ClientInfo",
                        "x",
                        "ArchiveMetadata",
                        "e30=")
                .terms();
        assertThat(terms.overwrite()).isFalse();
        assertThat(terms.mustVerify()).isTrue();
        assertThat(terms.expected()).containsExactly(new Checksum(Checksum.Algorithm.ADLER32, "00000001"));
        assertThat(terms.tag()).isEqualTo(OptionalInt.of(70));
        assertThat(read("Source", "https://a/x", "TransferHeaderSciTag", "71")
                        .terms()
                        .tag())
                .hasValue(71);
        assertThat(read("Source", "https://a/x", "SciTag", "0").terms().tag()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Credential,gridsite",
        "Credential,oidc",
        "Overwrite,maybe",
        "RequireChecksumVerification,1",
        "X-Number-Of-Streams,101",
        "X-Number-Of-Streams,-1",
        "X-Number-Of-Streams,x",
        "SciTag,64",
        "SciTag,65536",
        "SciTag,x",
        "Digest,adler32=xyz"
    })
    void wrongTermsAreRefused(String name, String value) {
        assertThat(refused("Source", "https://a/x", name, value)).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"Credential,none", "credential,NONE", "X-Number-Of-Streams,0", "X-Number-Of-Streams,100", "SciTag,65"})
    void theirLimitsAreAllowed(String name, String value) {
        assertThat(read("Source", "https://a/x", name, value).peer().host()).isEqualTo("a");
    }

    @Test
    void nothingSecretIsShownWhenAnOrderIsPrinted() {
        String printed = read("Source", "https://a/x?authz=geheim", "TransferHeaderAuthorization", "Bearer geheim")
                .toString();
        assertThat(printed).doesNotContain("geheim");
        assertThatThrownBy(() -> read("Source", "https://alice:geheim@a/x")).hasMessageNotContaining("geheim");
    }
}
