package org.tidings.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.access.Activity;
import org.tidings.model.StoragePath;

class CaveatsTest {
    @Test
    void theEarliestEndCounts() {
        var caveats = Caveats.of(List.of("before:2026-03-01T00:00:00Z", "before:2026-02-01T00:00:00Z"));
        assertThat(caveats.before()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(caveats.and("before:2027-01-01T00:00:00Z").before()).isEqualTo(caveats.before());
    }

    @Test
    void aLaterPathIsBelowTheEarlier() {
        assertThat(Caveats.of(List.of("path:/a", "path:/b/c")).bounds().path()).isEqualTo(new StoragePath("/a/b/c"));
    }

    @Test
    void aLaterRootIsBelowTheEarlier() {
        var bounds =
                Caveats.of(List.of("root:/a", "root:/b", "path:/c", "home:/h")).bounds();
        assertThat(bounds.root()).isEqualTo(new StoragePath("/a/b"));
        assertThat(bounds.path()).isEqualTo(new StoragePath("/a/b/c"));
        assertThat(bounds.home()).contains(new StoragePath("/a/b/h"));
    }

    @Test
    void aRootCannotLeadOutOfAnEarlierPath() {
        assertThat(Caveats.of(List.of("path:/a/b", "root:/a")).bounds().path()).isEqualTo(new StoragePath("/a/b"));
        assertThat(Caveats.of(List.of("path:/a", "root:/a/b", "path:/c"))
                        .bounds()
                        .path())
                .isEqualTo(new StoragePath("/a/b/c"));
        var below = Caveats.of(List.of("path:/a"));
        assertThatThrownBy(() -> below.and("root:/b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsLeftOutsideOfTheRoot() {
        var caveats = Caveats.of(List.of("root:/a/b"));
        assertThat(caveats.leaves(Activity.DOWNLOAD, new StoragePath("/a/b/x"))).isTrue();
        for (String outside : List.of("/", "/a", "/a/bc", "/c")) {
            for (Activity activity : Activity.values()) {
                assertThat(caveats.leaves(activity, new StoragePath(outside)))
                        .as("%s %s", activity, outside)
                        .isFalse();
            }
        }
    }

    @Test
    void theLeastToUploadCounts() {
        assertThat(Caveats.of(List.of("max-upload:10", "max-upload:20")).mostUploaded())
                .isEqualTo(10);
        assertThat(Caveats.NONE.mostUploaded()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void itsLinesSayTheSameAgain() {
        var caveats = Caveats.of(List.of(
                "root:/a",
                "home:/h",
                "path:/p",
                "root:/p",
                "path:/q",
                "activity:LIST,UPLOAD",
                "max-upload:7",
                "ip:192.0.2.0/24,::1",
                "ip:192.0.2.9"));
        var again = Caveats.of(caveats.lines());
        assertThat(again.endless()).isEqualTo(caveats.endless());
        assertThat(again.lines()).isEqualTo(caveats.lines());
        assertThat(again.allowsFrom("192.0.2.9")).isTrue();
        assertThat(again.allowsFrom("192.0.2.8")).isFalse();
        assertThat(Caveats.NONE.lines()).isEmpty();
    }

    @Test
    void activitiesCanOnlyBecomeFewer() {
        var caveats = Caveats.of(List.of("activity:LIST,DOWNLOAD", "activity:DOWNLOAD"));
        assertThat(caveats.activities()).isEqualTo(Set.of(Activity.DOWNLOAD));
        assertThatThrownBy(() -> caveats.and("activity:DOWNLOAD,LIST")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nocolon",
                "unknown:x",
                "before:tomorrow",
                "path:a",
                "root:a",
                "root:/a/../..",
                "home:a",
                "max-upload:",
                "max-upload:0",
                "max-upload:-1",
                "max-upload:1 MiB",
                "max-upload:9999999999999999999999",
                "path:/a/../b",
                "activity:",
                "activity:EVERYTHING",
                "ip:nowhere.example",
                "ip:192.0.2.0/33",
                "ip:",
                "id:1001;100",
                "id:x;100;alice"
            })
    void whatSaysNothingSensibleIsRefused(String line) {
        assertThatThrownBy(() -> Caveats.NONE.and(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyTheFirstMaySayWhoseItIs() {
        var issued = Caveats.of(List.of("iid:x", "id:1001;100;alice"));
        assertThatThrownBy(() -> issued.and("id:0;0;admin")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> issued.and("iid:y")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.77, true",
        "192.0.2.0/24, 192.0.3.1, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "192.0.2.0/24, 2001:db8::1, false"
    })
    void anAddressIsInARangeOrNot(String range, String address, boolean in) {
        assertThat(Caveats.of(List.of("ip:" + range)).allowsFrom(address)).isEqualTo(in);
    }

    @Test
    void everyListOfAddressesHasToFit() {
        var caveats = Caveats.of(List.of("ip:192.0.2.0/24,::1", "ip:192.0.2.7"));
        assertThat(caveats.allowsFrom("192.0.2.7")).isTrue();
        assertThat(caveats.allowsFrom("192.0.2.8")).isFalse();
        assertThat(caveats.allowsFrom("::1")).isFalse();
    }

    @Test
    void whatIsLeftIsBelowThePathAndOnTheWayThere() {
        var grants = Caveats.of(List.of("path:/data/run", "activity:LIST,DOWNLOAD"));
        assertThat(grants.leaves(Activity.DOWNLOAD, new StoragePath("/data/run/a")))
                .isTrue();
        assertThat(grants.leaves(Activity.READ_METADATA, new StoragePath("/data/run/a")))
                .isTrue();
        assertThat(grants.leaves(Activity.UPLOAD, new StoragePath("/data/run/a")))
                .isFalse();
        assertThat(grants.leaves(Activity.DOWNLOAD, new StoragePath("/data/runner")))
                .isFalse();
        assertThat(grants.leaves(Activity.READ_METADATA, new StoragePath("/data/runner")))
                .isFalse();
        assertThat(grants.leaves(Activity.LIST, new StoragePath("/data"))).isTrue();
        assertThat(grants.leaves(Activity.DOWNLOAD, new StoragePath("/data"))).isFalse();
    }
}
