package org.tidings.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.model.Checksum;
import org.tidings.model.Checksum.Algorithm;

class DigestFieldsTest {
    private static final Checksum ADLER = new Checksum(Algorithm.ADLER32, "7fd6323f");
    private static final Checksum MD5 = new Checksum(Algorithm.MD5, "fbead1462866aeeac7ec1b5471469653");
    private static final Checksum CRC = new Checksum(Algorithm.CRC32C, "9e6e97e8");

    @Test
    void rfc3230WritesAdlerInHexAndTheRestInBase64() {
        assertThat(DigestFields.digest(ADLER)).isEqualTo("adler32=7fd6323f");
        assertThat(DigestFields.digest(CRC)).isEqualTo("crc32c=nm6X6A==");
    }

    @Test
    void rfc9530WritesByteSequences() {
        assertThat(DigestFields.reprDigest(new Checksum(Algorithm.ADLER32, "00000001")))
                .isEqualTo("adler=:AAAAAQ==:");
        assertThat(DigestFields.reprDigest(CRC)).isEqualTo("crc32c=:nm6X6A==:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adler32=7fd6323f",
                "ADLER32=7FD6323F",
                " Adler32 = 7fd6323f ",
                "adler=f9YyPw==",
                "x=1,adler32=7fd6323f"
            })
    void digestIsReadWhateverItsCase(String field) {
        assertThat(DigestFields.parseDigest(field)).containsExactly(ADLER);
    }

    @Test
    void leadingZerosOfAdlerMayBeMissing() {
        assertThat(DigestFields.parseDigest("adler32=1")).containsExactly(new Checksum(Algorithm.ADLER32, "00000001"));
    }

    @Test
    void severalAreReadAtOnce() {
        assertThat(DigestFields.parseDigest("crc32c=nm6X6A==, adler32=7fd6323f"))
                .containsExactly(CRC, ADLER);
        assertThat(DigestFields.parseReprDigest("crc32c=:nm6X6A==:, adler=:f9YyPw==:;x=1"))
                .containsExactly(CRC, ADLER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " , ", "adler32", "=abc", "adler32=", "adler32=xyz", "md5=abc", "md5=AAAA", "sha-256=!!!!"})
    void aBrokenDigestIsRefused(String field) {
        assertThatThrownBy(() -> DigestFields.parseDigest(field))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "adler=f9YyPw==", "adler=:f9YyPw==", "adler=1", "adler", "md5=::", ":"})
    void aBrokenReprDigestIsRefused(String field) {
        assertThatThrownBy(() -> DigestFields.parseReprDigest(field)).isInstanceOf(RequestRefused.class);
    }

    @Test
    void contentMd5IsBase64() {
        assertThat(DigestFields.parseContentMd5("1B2M2Y8AsgTpgAmY7PhCfg=="))
                .isEqualTo(new Checksum(Algorithm.MD5, "d41d8cd98f00b204e9800998ecf8427e"));
        assertThatThrownBy(() -> DigestFields.parseContentMd5("nonsense")).isInstanceOf(RequestRefused.class);
    }

    @Test
    void everyChecksumComesBackFromEitherField() {
        Random random = new Random(99);
        for (int i = 0; i < 600; i++) {
            Algorithm algorithm = Algorithm.values()[i % Algorithm.values().length];
            byte[] bytes = new byte[algorithm.bytes()];
            random.nextBytes(bytes);
            Checksum checksum = new Checksum(algorithm, HexFormat.of().formatHex(bytes));
            assertThat(DigestFields.parseDigest(DigestFields.digest(checksum))).containsExactly(checksum);
            assertThat(DigestFields.parseReprDigest(DigestFields.reprDigest(checksum)))
                    .containsExactly(checksum);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "adler32|ADLER32",
                "ADLER32|ADLER32",
                "md5, adler32|MD5",
                "adler32, md5;q=0.5|ADLER32",
                "sha-512, adler32;q=0.1|ADLER32",
                "md5;q=0, adler32|ADLER32",
                "crc32c;q=0.2, adler32;q=0.2|CRC32C"
            })
    void theMostWantedOfTheKnownIsChosen(String want, Algorithm expected) {
        assertThat(WantedDigest.parse(want).choose(List.of(ADLER, MD5, CRC)).map(Checksum::algorithm))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "adler=1|ADLER32",
                "adler=3, md5=2|ADLER32",
                "sha-256=10, adler=1|ADLER32",
                "adler=1,md5=1|MD5",
                "md5=0, crc32c=1|CRC32C"
            })
    void weightsOfRfc9530Count(String want, Algorithm expected) {
        assertThat(WantedDigest.parseRepr(want).choose(List.of(ADLER, MD5, CRC)).map(Checksum::algorithm))
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha-512", "md5;q=0", "unixsum", "md5;q=x", ";;;", ",,"})
    void nothingIsAnsweredWhereNothingFits(String want) {
        assertThat(WantedDigest.parse(want).choose(List.of(ADLER, MD5))).isEmpty();
    }

    @Test
    void theAnswerStandsInTheFieldOfTheQuestion() {
        WantedDigest old = WantedDigest.parse("adler32");
        WantedDigest recent = WantedDigest.parseRepr("adler=5");
        assertThat(old.family().fieldName() + ": " + old.family().write(ADLER)).isEqualTo("Digest: adler32=7fd6323f");
        assertThat(recent.family().fieldName() + ": " + recent.family().write(ADLER))
                .isEqualTo("Repr-Digest: adler=:f9YyPw==:");
        assertThat(recent.algorithms()).containsExactly(Algorithm.ADLER32);
    }
}
