package org.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.access.Principal;
import org.tidings.model.EventType;
import org.tidings.model.Owner;

/// Which events match, asked through the parameters of a request, as an operator hears them.
class SelectorTest {
    private static final Principal ADMIN = ListeningPost.ADMIN;
    private final SelectorReader reader =
            new SelectorReader(name -> name.equals("alice") ? OptionalInt.of(1001) : OptionalInt.empty());
    private final ListeningPost post = new ListeningPost();

    @Test
    void recursionTakesInEverythingBelowAndNotTheNameThatOnlyBeginsTheSame() {
        Ear ear = listen(Map.of("path", List.of("/data/")));
        doThings();
        assertThat(ear.events())
                .containsExactly(
                        "dir.created /data",
                        "file.created /data/a.h5",
                        "dir.created /data/sub",
                        "file.created /data/sub/b.nxs");
    }

    @Test
    void withoutRecursionOnlyTheDirectoryAndItsEntriesCount() {
        Ear ear = listen(Map.of("path", List.of("/data"), "recursive", List.of("false")));
        doThings();
        assertThat(ear.events())
                .containsExactly("dir.created /data", "file.created /data/a.h5", "dir.created /data/sub");
    }

    @Test
    void theRootWithoutRecursionHasOnlyWhatLiesInIt() {
        Ear ear = listen(Map.of("recursive", List.of("false")));
        doThings();
        assertThat(ear.events()).containsExactly("dir.created /data", "dir.created /data2", "file.created /data2x");
    }

    @Test
    void typesAreNamesOrFamiliesOrBoth() {
        Ear ear = listen(Map.of("type", List.of("dir,file.written", "acl.changed")));
        doThings();
        post.doings.overwrite("/data/a.h5");
        post.doings.chmod("/data/a.h5", 0600);
        post.settle();
        assertThat(ear.events())
                .containsExactly(
                        "dir.created /data",
                        "dir.created /data/sub",
                        "dir.created /data2",
                        "file.written /data/a.h5",
                        "acl.changed /data/a.h5");
    }

    @Test
    void suffixOwnerAndSizeMustAllHold() {
        Ear suffix = listen(Map.of("suffix", List.of(".h5", ".nxs")));
        Ear owner = listen(Map.of("owner", List.of("alice"), "type", List.of("file")));
        Ear size = listen(Map.of("minSize", List.of("100")));
        doThings();
        assertThat(suffix.events()).containsExactly("file.created /data/a.h5", "file.created /data/sub/b.nxs");
        assertThat(owner.events()).containsExactly("file.created /data/a.h5", "file.created /data2x");
        assertThat(size.events()).containsExactly("file.created /data/sub/b.nxs");
    }

    @Test
    void aLabelIsThatOfTheFileAtTheTime() {
        Ear ear = listen(Map.of("label", List.of("raw")));
        doThings();
        post.doings.label("/data/a.h5", "raw");
        post.doings.overwrite("/data/a.h5");
        post.doings.label("/data/a.h5", "cooked");
        post.doings.overwrite("/data/a.h5");
        post.settle();
        assertThat(ear.events()).containsExactly("label.changed /data/a.h5", "file.written /data/a.h5");
    }

    @Test
    void aRenameMatchesByEitherEndAndIsToldOnce() {
        doThings();
        Ear from = listen(Map.of("path", List.of("/data/sub")));
        Ear to = listen(Map.of("path", List.of("/data2")));
        Ear both = listen(Map.of());
        post.doings.move("/data/sub/b.nxs", "/data2/b");
        post.settle();
        for (Ear ear : List.of(from, to, both)) {
            assertThat(ear.events()).containsExactly("file.renamed /data2/b");
            assertThat(ear.text()).contains("/data/sub/b.nxs");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "color, red, no such parameter",
        "type, file.burnt, no event type",
        "type, '', empty",
        "path, data, starts with a slash",
        "path, /a/../b, not names",
        "path, /a//b, not empty",
        "recursive, perhaps, true",
        "minSize, -1, number of bytes",
        "minSize, 99999999999999999999, number of bytes",
        "owner, mallory, no user"
    })
    void whatIsWrongIsRefusedWithASentence(String parameter, String value, String sentence) {
        var reading = reader.read(Map.of(parameter, List.of(value)));
        assertThat(reading).isInstanceOfSatisfying(SelectorReader.Reading.Refused.class, refused -> {
            assertThat(refused.parameter()).isEqualTo(parameter);
            assertThat(refused.sentence()).contains(sentence);
        });
    }

    @Test
    void everyTypeCanBeAskedForByEachOfItsNames() {
        for (EventType type : EventType.values()) {
            for (String name : List.of(type.shortName(), type.family(), type.cloudEventsType())) {
                assertThat(read(Map.of("type", List.of(name))).types()).contains(type);
            }
        }
    }

    private void doThings() {
        Owner alice = new Owner(1001, 1001);
        Owner bob = new Owner(1002, 1002);
        post.doings.mkdir("/data", alice, 0755);
        post.doings.put("/data/a.h5", alice, 10);
        post.doings.mkdir("/data/sub", alice, 0755);
        post.doings.put("/data/sub/b.nxs", bob, 100);
        post.doings.mkdir("/data2", alice, 0755);
        post.doings.put("/data2x", alice, 10);
        post.settle();
    }

    private Ear listen(Map<String, List<String>> parameters) {
        return post.listen(ADMIN, read(parameters), post.now());
    }

    private Selector read(Map<String, List<String>> parameters) {
        return ((SelectorReader.Reading.Read) reader.read(parameters)).selector();
    }
}
