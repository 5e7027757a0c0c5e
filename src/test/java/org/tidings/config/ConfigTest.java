package org.tidings.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidings.model.Checksum;

class ConfigTest {
    private static final Path BASE = Path.of("/srv/tidings");

    @Test
    void theCommentedDefaultSaysTheBuiltInDefaults() {
        assertThat(read(ConfigFile.commentedDefault())).isEqualTo(read(""));
    }

    @Test
    void everyKeyStandsInTheCommentedDefaultBelowASentence() {
        var sources = new Settings.Sources(Map.of(), Map.of());
        new ConfigReading(BASE, sources).config(ConfigFile.parsed(ConfigFile.commentedDefault()));
        List<String> lines = ConfigFile.commentedDefault().lines().toList();
        assertThat(sources.keys()).hasSizeGreaterThan(15);
        for (String keyPath : sources.keys()) {
            String key = keyPath.substring(keyPath.lastIndexOf('.') + 1);
            assertThat(lines).as(keyPath).anyMatch(line -> line.matches("  (  |- )?" + key + ":.*"));
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("  (  |- )?[a-z-]+:.*")) {
                assertThat(lines.get(i - 1).strip()).as("above " + lines.get(i)).startsWith("# ");
            }
        }
    }

    @Test
    void anUnknownKeyIsAnErrorWithTheOneThatWasMeant() {
        assertThat(problemsOf("door:\n  prot: 2881\n"))
                .containsExactly("'door.prot' is not a key. Did you mean 'port'?");
        assertThat(problemsOf("dor:\n  port: 2881\n")).containsExactly("'dor' is not a key. Did you mean 'door'?");
    }

    @Test
    void aKeyUnlikeAnyOtherIsAnsweredWithTheKnownOnes() {
        assertThat(problemsOf("door:\n  colour: red\n"))
                .containsExactly("'door.colour' is not a key. Known here: address, port.");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(problemsOf("site:\n  name: 'a b'\nretention:\n  age: soon\nstore:\n  kind: oracle\n"))
                .hasSize(3)
                .anySatisfy(p -> assertThat(p).contains("site.name is 'a b'"))
                .anySatisfy(p -> assertThat(p).contains("retention.age is 'soon', but should be a duration"))
                .anySatisfy(p -> assertThat(p).contains("sqlite or postgresql"));
    }

    @Test
    void theEnvironmentWinsOverTheFileAndAFlagOverBoth() {
        String yaml = "door:\n  port: 1\napi:\n  port: 2\nretention:\n  age: 3 d\n";
        var config = ConfigFile.read(
                yaml, BASE, Map.of("door.port", "10"), Map.of("TIDINGS_DOOR_PORT", "9", "TIDINGS_API_PORT", "20"));
        assertThat(config.edges().door().port()).isEqualTo(10);
        assertThat(config.edges().api().port()).isEqualTo(20);
        assertThat(config.storage().retention().age()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void aMistypedVariableIsAnError() {
        assertThatThrownBy(() -> ConfigFile.read("", BASE, Map.of(), Map.of("TIDINGS_DOR_PORT", "9")))
                .isInstanceOf(ConfigWrong.class)
                .hasMessageContaining("Did you mean 'TIDINGS_DOOR_PORT'?");
    }

    @Test
    void plainHttpStaysOnThisMachineUnlessToldOtherwise() {
        assertThat(problemsOf("door:\n  address: 0.0.0.0\n"))
                .singleElement()
                .asString()
                .startsWith("door.address is 0.0.0.0, where passwords would travel in clear.");
        String told = "door:\n  address: 0.0.0.0\ntls:\n  plain-http-everywhere: true\n";
        assertThat(read(told).edges().plainHttpEverywhere()).isTrue();
    }

    @Test
    void aCertificateWithoutItsKeyIsAnError() {
        assertThat(problemsOf("tls:\n  certificate: chain.pem\n"))
                .containsExactly("tls.key is missing: TLS needs both files.");
    }

    @Test
    void whoSaysWhereLostFilesAreReadIsAskedAsAnAdministratorThere() {
        String yaml = "site:\n  name: a\nelsewhere:\n  catalogue: https://c.example:3880\n";
        assertThat(problemsOf(yaml))
                .containsExactly("elsewhere.user is missing: the catalogue answers only operators.");
        var told = read(yaml + "  user: site-a\n  password-file: secret\n")
                .elsewhere()
                .orElseThrow();
        assertThat(told.self().name()).isEqualTo("a");
        assertThat(told.login().passwordFile()).contains(BASE.resolve("secret"));
        assertThat(problemsOf(yaml.replace("name: a", "name: -a") + "  user: u\n  password-file: s\n"))
                .containsExactly("elsewhere.rse is missing: '-a' cannot be the name of an RSE.");
    }

    @Test
    void relativePathsAreRelativeToTheFile() {
        var config = read("pools:\n  - name: fast\n    directory: nvme\n  - name: big\n    reserve: 2 GB\n");
        assertThat(config.storage().pools())
                .extracting(Config.PoolDirectory::directory)
                .containsExactly(BASE.resolve("nvme"), BASE.resolve("tidings-data/pools/big"));
        assertThat(config.storage().pools().get(1).reserveBytes()).isEqualTo(2_000_000_000);
    }

    @Test
    void twoPoolsOfOneNameAreAnError() {
        assertThat(problemsOf("pools:\n  - name: a\n  - name: a\n"))
                .singleElement()
                .asString()
                .contains("'a' a second time");
    }

    @Test
    void copiesGoToPrivateAddressesOnlyWhenTold() {
        assertThat(read("").copies().anyAddress()).isFalse();
        assertThat(read("").copies().privateAddresses()).isEmpty();
        assertThat(read("copies:\n  private-addresses: allow\n").copies().anyAddress())
                .isTrue();
        var some =
                read("copies:\n  private-addresses: [192.168.7.0/24, '::1']\n").copies();
        assertThat(some.anyAddress()).isFalse();
        assertThat(some.privateAddresses()).hasSize(2);
        assertThat(problemsOf("copies:\n  private-addresses: [allow, 10.0.0.0/8]\n"))
                .singleElement()
                .asString()
                .contains("copies.private-addresses should be refuse, allow, or addresses and ranges");
    }

    @Test
    void checksumsAreNamedAsInEvents() {
        assertThat(read("uploads:\n  checksums: [md5, sha-256]\n").uploads().checksums())
                .containsExactlyInAnyOrder(Checksum.Algorithm.MD5, Checksum.Algorithm.SHA_256);
        assertThat(problemsOf("uploads:\n  checksums: [sha256]\n"))
                .singleElement()
                .asString()
                .contains("names 'sha256', but known are adler32");
    }

    @Test
    void aListOfWordsHoldsNoSections() {
        assertThat(problemsOf("uploads:\n  checksums: [md5, a: b]\n"))
                .containsExactly("uploads.checksums should be a list of words.");
    }

    @Test
    void addressesWithoutLimitsAreReadOrComplainedAbout() {
        assertThat(read("limits:\n  unlimited-addresses: []\n")
                        .limits()
                        .crowding()
                        .unlimitedAddresses())
                .isEmpty();
        assertThat(problemsOf("limits:\n  unlimited-addresses: [here]\n"))
                .singleElement()
                .asString()
                .startsWith("limits.unlimited-addresses should be addresses and ranges");
    }

    @Test
    void anIssuersKeysComeOverHttpsButOnThisMachine() {
        String issuer = "access: {issuers: [{url: \"%s\", audiences: [here], people: [{user: a}]}]}\n";
        assertThat(read(issuer.formatted("https://issuer.example/")).access().issuers())
                .hasSize(1);
        assertThat(read(issuer.formatted("http://localhost:8080/x")).access().issuers())
                .hasSize(1);
        for (String url :
                List.of("http://issuer.example/", "http://localhost.example/", "http://localhost@a.example")) {
            assertThat(problemsOf(issuer.formatted(url))).first().asString().contains("https://");
        }
        assertThat(problemsOf("access: {issuers: [{url: \"https://a/\", people: [{}]}]}\n"))
                .anyMatch(sentence -> sentence.contains("audiences"))
                .anyMatch(sentence -> sentence.contains("user"));
    }

    @Test
    void textThatIsNotYamlSaysWhere() {
        assertThat(problemsOf("door:\n  port: [1\n")).singleElement().asString().contains("not YAML (line ");
    }

    private static Config read(String yaml) {
        return ConfigFile.read(yaml, BASE, Map.of(), Map.of());
    }

    private static List<String> problemsOf(String yaml) {
        try {
            read(yaml);
        } catch (ConfigWrong wrong) {
            return wrong.sentences();
        }
        return Arrays.asList();
    }
}
