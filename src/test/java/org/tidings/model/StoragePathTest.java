package org.tidings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoragePathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "//", "/a/", "/a//b", "/.", "/a/..", "/../a", "/a/./b", "/a\0b", "/\uD83D", "/\uDE00x"})
    void whatIsNotAPathIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> new StoragePath(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(".");
    }

    @Test
    void lengthsAreCountedInBytes() {
        assertThat(new StoragePath("/" + "é".repeat(127)).name()).hasSize(127);
        assertThatThrownBy(() -> new StoragePath("/" + "é".repeat(128))).hasMessageContaining("255");
        assertThat(new StoragePath("/n".repeat(2048)).names()).hasSize(2048);
        assertThatThrownBy(() -> new StoragePath("/n".repeat(2049))).hasMessageContaining("4096");
    }

    @Test
    void unicodeIsKeptAsGiven() {
        assertThat(new StoragePath("/e\u0301").name()).isNotEqualTo(new StoragePath("/é").name());
    }

    @Test
    void belowMeansWholeNames() {
        var directory = new StoragePath("/foo/bar");
        assertThat(new StoragePath("/foo/bar/x").isAtOrBelow(directory)).isTrue();
        assertThat(directory.isAtOrBelow(directory)).isTrue();
        assertThat(new StoragePath("/foo/bargain").isAtOrBelow(directory)).isFalse();
        assertThat(directory.isAtOrBelow(StoragePath.ROOT)).isTrue();
    }

    @Test
    void aPathMovesWithItsDirectory() {
        var path = new StoragePath("/a/b/c");
        assertThat(path.moved(new StoragePath("/a"), new StoragePath("/x/y"))).hasToString("/x/y/b/c");
        assertThat(path.moved(StoragePath.ROOT, new StoragePath("/x"))).hasToString("/x/a/b/c");
        assertThat(path.moved(path, new StoragePath("/z"))).hasToString("/z");
    }

    @Test
    void parentsAndChildrenAgree() {
        var path = new StoragePath("/a/b");
        assertThat(path.parent().child(path.name())).isEqualTo(path);
        assertThat(StoragePath.ROOT.parent()).isEqualTo(StoragePath.ROOT);
        assertThat(StoragePath.ROOT.child("a").parent().isRoot()).isTrue();
    }
}
