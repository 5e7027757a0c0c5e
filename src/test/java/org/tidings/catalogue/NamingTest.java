package org.tidings.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.model.Did;
import org.tidings.model.StoragePath;

class NamingTest {
    @ParameterizedTest
    @CsvSource({
        "/data/run/1.h5, data:run/1.h5",
        "/top, .:top",
        "/a:b/c:d, a%3Ab:c:d",
        "/a%3Ab/c, a%253Ab:c",
        "/é/ü ö, é:ü ö"
    })
    void theFirstNameIsTheScopeAndTheRestTheName(String path, String did) {
        assertThat(Naming.didOf(new StoragePath(path)).text()).isEqualTo(did);
    }

    @Test
    void everyPathIsADidOfItsOwnHoweverLong() {
        var random = new Random(1);
        Set<StoragePath> paths = new HashSet<>();
        Set<Did> dids = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            StoragePath path = longPath(random);
            paths.add(path);
            Did did = Naming.didOf(path);
            dids.add(did);
            assertThat(Naming.didOf(path)).isEqualTo(did);
            assertThat(did.scope().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(Did.MAX_SCOPE_BYTES);
            assertThat(did.name().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(Did.MAX_NAME_BYTES);
        }
        assertThat(dids).hasSameSizeAs(paths);
    }

    @Test
    void theFilesBelowADirectoryAreFoundInItsRange() {
        var random = new Random(2);
        for (int i = 0; i < 500; i++) {
            StoragePath directory = longPath(random);
            StoragePath file = directory.hasRoomFor("below") ? directory.child("below") : directory;
            if (!file.equals(directory)) {
                Naming.Range range = Naming.below(directory);
                assertThat(Naming.didOf(file).scope()).isEqualTo(range.scope());
                assertThat(Naming.didOf(file).name()).startsWith(range.namePrefix());
            }
        }
        assertThat(Naming.below(new StoragePath("/data/run"))).isEqualTo(new Naming.Range("data", "run/"));
        assertThat(Naming.below(new StoragePath("/data"))).isEqualTo(new Naming.Range("data", ""));
    }

    /// Up to the longest there may be, of names that differ late.
    private static StoragePath longPath(Random random) {
        StoragePath path = StoragePath.ROOT;
        int depth = 2 + random.nextInt(16);
        for (int i = 0; i < depth; i++) {
            String name = (random.nextBoolean() ? "😀".repeat(60) : ":".repeat(240)) + random.nextInt(3);
            path = path.hasRoomFor(name) ? path.child(name) : path;
        }
        return path;
    }
}
