package org.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.store.Copies.A;
import static org.tidings.store.Facts.say;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.DidRecord;
import org.tidings.model.Did;
import org.tidings.model.StorageEvent;

/// What every store promises about the order of files, whatever they are called.
public abstract class DidListingContract {
    private static final List<String> SCOPES = List.of("data", "data%", "Data", "ü", "😀", "d", "da\u0001ta");
    private static final List<String> NAMES = List.of(
            "a",
            "A",
            "a/b",
            "a/b/c",
            "a%",
            "a%b",
            "a_b",
            "axb",
            "a\\b",
            "a'b",
            "a\"b",
            "'; DROP TABLE did; --",
            "a b",
            "a\u0001",
            "a\nb",
            "é",
            "e\u0301",
            "\uE000",
            "\uFFFF",
            "😀",
            "😀x",
            "\uDBFF\uDFFF",
            "a\uDBFF\uDFFF",
            "a\uDBFF\uDFFFz",
            "\uD7FF");

    /// As bytes of UTF-8 are ordered.
    private static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private static final Comparator<Did> IN_ORDER =
            Comparator.comparing(Did::scope, BY_BYTES).thenComparing(Did::name, BY_BYTES);

    protected StoreFixture store;
    private final List<Did> all = new ArrayList<>();

    protected abstract StoreFixture open();

    @BeforeEach
    void start() {
        store = open();
        for (String scope : SCOPES) {
            NAMES.forEach(name -> all.add(new Did(scope, name)));
        }
        all.add(new Did("data", "a/" + "long/".repeat(400)));
        all.add(new Did("s".repeat(Did.MAX_SCOPE_BYTES), incompressible()));
        Collections.shuffle(all, new Random(1));
        say(store.ledger(), all.stream().map(did -> Copies.added(did.text(), A)).toArray(StorageEvent[]::new));
        all.sort(IN_ORDER);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    /// As long as a name may be, and such that no database makes it shorter.
    private static String incompressible() {
        var random = new Random(7);
        var text = new StringBuilder();
        while (text.length() < Did.MAX_NAME_BYTES) {
            text.append((char) ('!' + random.nextInt(94)));
        }
        return text.toString();
    }

    @Test
    void everyNameIsFoundAsItWasTold() {
        for (Did did : all) {
            assertThat(catalogue().find(did).map(DidRecord::did)).contains(did);
        }
    }

    @Test
    void filesAreListedInTheOrderOfTheirBytes() {
        assertThat(dids(catalogue().list(Optional.empty(), 1000))).isEqualTo(all);
        assertThat(all).isSorted();
        assertThat(catalogue().at(A, Optional.empty(), 1000)).isEqualTo(all);
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        for (int size : List.of(1, 7, 100)) {
            List<Did> pages = new ArrayList<>();
            Optional<Did> after = Optional.empty();
            List<Did> page = dids(catalogue().list(after, size));
            while (!page.isEmpty()) {
                assertThat(page.size()).isLessThanOrEqualTo(size);
                pages.addAll(page);
                after = Optional.of(page.getLast());
                assertThat(catalogue().at(A, after, size))
                        .isEqualTo(dids(catalogue().list(after, size)));
                page = dids(catalogue().list(after, size));
            }
            assertThat(pages).isEqualTo(all);
        }
    }

    @Test
    void aPrefixIsTakenToTheLetter() {
        List<String> prefixes = new ArrayList<>(NAMES);
        prefixes.addAll(List.of("", "a/", "a/long", "%", "_", "\\", "b", "\uDBFF\uDFFF\uDBFF\uDFFF"));
        for (String scope : SCOPES) {
            for (String prefix : prefixes) {
                assertThat(dids(catalogue().list(scope, prefix, Optional.empty(), 1000)))
                        .as("%s:%s…", scope, prefix)
                        .isEqualTo(expected(scope, prefix, Optional.empty()));
            }
        }
        assertThat(catalogue().list("nothing", "", Optional.empty(), 9)).isEmpty();
    }

    @Test
    void aPrefixGoesOnWhereItsLastPageEnded() {
        for (String prefix : List.of("", "a", "a%", "\uDBFF\uDFFF")) {
            for (Did after : all) {
                List<Did> expected = expected("data", prefix, Optional.of(after));
                assertThat(dids(catalogue().list("data", prefix, Optional.of(after), 1000)))
                        .as("data:%s… after %s", prefix, after)
                        .isEqualTo(expected);
                assertThat(dids(catalogue().list("data", prefix, Optional.of(after), 2)))
                        .isEqualTo(expected.stream().limit(2).toList());
            }
        }
    }

    @Test
    void whatNoNameCanBeginWithFindsNothing() {
        assertThat(catalogue().list("data", "a\0", Optional.empty(), 9)).isEmpty();
        assertThat(catalogue().list("data", "\uD83D", Optional.empty(), 9)).isEmpty();
        assertThat(catalogue().list("data\0", "", Optional.empty(), 9)).isEmpty();
    }

    private List<Did> expected(String scope, String prefix, Optional<Did> after) {
        return all.stream()
                .filter(did -> did.scope().equals(scope) && did.name().startsWith(prefix))
                .filter(did -> after.isEmpty() || IN_ORDER.compare(did, after.get()) > 0)
                .toList();
    }

    private static List<Did> dids(List<DidRecord> records) {
        return records.stream().map(DidRecord::did).toList();
    }

    private Catalogue catalogue() {
        return store.catalogue();
    }
}
