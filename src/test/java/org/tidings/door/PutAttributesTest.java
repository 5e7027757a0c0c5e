package org.tidings.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.door.TestSite.ALICE;
import static org.tidings.door.TestSite.path;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.access.Activity;
import org.tidings.model.Checksum;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.NamespaceEvent.XattrsChanged.Change;

/// A file can come with its extended attributes, in the commit of its bytes.
class PutAttributesTest {
    private final TestSite site = new TestSite();

    @BeforeEach
    void makeDirectories() {
        site.directory("/data", ALICE, "0755");
    }

    private static PutFile.Announcement announced(long sizeBytes, Checksum... checksums) {
        return new PutFile.Announcement(
                sizeBytes, List.of(checksums), Set.of(), Precondition.NONE, Optional.empty(), Map.of());
    }

    private PutFile.Outcome describe(Caller caller, Map<String, String> xattrs) {
        return site.put(caller, "/data/a", "x", announced(-1).withXattrs(xattrs));
    }

    @Test
    void aNewFileHasTheAttributesThatCameWithItInItsOneEvent() {
        int before = site.events().size();
        assertThat(describe(ALICE, Map.of("run", "7", "note", ""))).isInstanceOf(PutFile.Stored.class);
        assertThat(site.entry("/data/a").attributes().xattrs())
                .containsOnly(Map.entry("run", "7"), Map.entry("note", ""));
        assertThat(site.kindsAfter(before)).containsExactly("file.created");
        var created = (NamespaceEvent.FileCreated) site.eventsAfter(before).getFirst();
        assertThat(created.xattrs()).containsEntry("run", "7");
    }

    @Test
    void anOverwriteAddsToTheAttributesThatAreThereAndTellsWhatChanged() {
        describe(ALICE, Map.of("run", "7", "beam", "on"));
        int before = site.events().size();
        assertThat(describe(ALICE, Map.of("run", "8", "beam", "on"))).isInstanceOf(PutFile.Replaced.class);
        assertThat(site.kindsAfter(before)).containsExactly("file.written", "file.metadata");
        var described = (NamespaceEvent.XattrsChanged) site.eventsAfter(before).getLast();
        assertThat(described.changes()).containsOnly(Map.entry("run", new Change(Optional.of("7"), Optional.of("8"))));
        assertThat(described.content().orElseThrow().generation()).isEqualTo(2);
        describe(ALICE, Map.of("run", "8"));
        assertThat(site.entry("/data/a").attributes().xattrs())
                .containsOnly(Map.entry("run", "8"), Map.entry("beam", "on"));
        assertThat(site.kindsAfter(before)).containsExactly("file.written", "file.metadata", "file.written");
    }

    @Test
    void whoMayReplaceBytesOnlyDescribesNoFileThatIsThere() {
        var bytesOnly = ALICE.principal()
                .restrictedTo((activity, path) -> activity == Activity.UPLOAD || activity == Activity.DELETE);
        var uploader = Caller.of(bytesOnly, ALICE.origin());
        assertThat(describe(uploader, Map.of("run", "7"))).isInstanceOf(PutFile.Stored.class);
        assertThat(describe(uploader, Map.of("run", "8")))
                .isEqualTo(new Refusal.Forbidden(Activity.UPDATE_METADATA, path("/data/a")));
        assertThat(describe(uploader, Map.of())).isInstanceOf(PutFile.Replaced.class);
        assertThat(site.entry("/data/a").attributes().xattrs()).containsOnly(Map.entry("run", "7"));
    }

    @Test
    void attributesBeyondTheLimitsAreRefusedBeforeTheFirstByte() {
        var much = Map.of("note", "n".repeat(XattrLimits.MOST_BYTES - 4));
        assertThat(describe(ALICE, much)).isInstanceOf(PutFile.Stored.class);
        for (Map<String, String> more : List.of(Map.of("a", "1"), Map.of("", "1"), Map.of("n".repeat(256), "1"))) {
            var announced = announced(-1).withXattrs(more);
            assertThat(site.putFile.begin(ALICE, path("/data/a"), announced)).isInstanceOf(Refusal.TooMuch.class);
        }
        assertThat(site.keys()).hasSize(1);
    }
}
