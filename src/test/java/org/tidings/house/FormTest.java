package org.tidings.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How the source is written, as far as a machine can tell.
class FormTest {
    private static final int LINES = 300;
    private static final Set<String> EMPTY_WORDS = Set.of(
            "Manager",
            "Service",
            "Helper",
            "Helpers",
            "Util",
            "Utils",
            "Impl",
            "Provider",
            "Facade",
            "Base",
            "Abstract",
            "Data",
            "Info");

    @Test
    void noFileIsAboveThreeHundredLines() {
        assertThat(sources().filter(source -> House.lines(source).size() > LINES))
                .isEmpty();
    }

    @Test
    void noTypeHasAnEmptyWordInItsName() {
        assertThat(sources().map(FormTest::typeOf).filter(FormTest::hasAnEmptyWord))
                .isEmpty();
    }

    @Test
    void anEmptyWordIsFoundAsAWordOnly() {
        assertThat(hasAnEmptyWord("PoolManager")).isTrue();
        assertThat(hasAnEmptyWord("BaseStore")).isTrue();
        assertThat(hasAnEmptyWord("Database")).isFalse();
    }

    @Test
    void everyRoomSaysWhatItHearsWhatItSaysAndWhatItNeverDoes() {
        assertThat(roomsOf(House.MAIN).filter(room -> !introducesItself(room)))
                .as("rooms whose package-info.java lacks **Hears**, **Says**, **Never**, 'Start reading' or"
                        + " 'Invariant'")
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(roomsOf(House.MAIN).filter(room -> !isNullMarked(room)))
                .as("packages without a package-info.java that says @NullMarked")
                .isEmpty();
    }

    private static Stream<Path> sources() {
        return Stream.of(House.MAIN, House.TESTS).flatMap(House::sources);
    }

    private static Stream<Path> roomsOf(Path root) {
        return House.sources(root).map(Path::getParent).distinct();
    }

    private static boolean introducesItself(Path room) {
        String text = introductionOf(room);
        return Stream.of("**Hears**", "**Says**", "**Never**", "Start reading", "Invariant")
                .allMatch(text::contains);
    }

    private static boolean isNullMarked(Path room) {
        return introductionOf(room).contains("@NullMarked");
    }

    private static String introductionOf(Path room) {
        Path source = room.resolve("package-info.java");
        return Files.exists(source) ? String.join("\n", House.lines(source)) : "";
    }

    private static String typeOf(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    private static boolean hasAnEmptyWord(String type) {
        return Arrays.stream(type.split("(?<=[a-z0-9])(?=[A-Z])")).anyMatch(EMPTY_WORDS::contains);
    }
}
