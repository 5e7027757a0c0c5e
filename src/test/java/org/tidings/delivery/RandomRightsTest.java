package org.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.delivery.ListeningPost.ADMIN;
import static org.tidings.delivery.ListeningPost.BOB;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.access.Permit;
import org.tidings.model.Owner;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;
import org.tidings.namespace.Resolution;

/// Random doings by seed, each delivered before the next: every path bob hears of is, at that moment, in no
/// directory he may not list, by a reading of the rule that shares nothing with the one under test.
class RandomRightsTest {
    private static final int[] MODES = {0700, 0755, 0711, 0750, 0777, 0644};
    private static final int DOINGS = 300;
    private final ListeningPost post = new ListeningPost(
            new Settings(ListeningPost.SMALL.heartbeat(), ListeningPost.SMALL.patience(), 1 << 20, 100, 100, 2));
    private final List<String> directories = new ArrayList<>(List.of("/"));
    private final List<String> files = new ArrayList<>();
    private int names;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bobHearsOnlyOfPathsHeMayListAtThatMoment(long seed) {
        var random = new Random(seed);
        Ear bob = post.listen(BOB);
        Ear admin = post.listen(ADMIN);
        int heard = 0;
        for (int i = 0; i < DOINGS; i++) {
            doSomething(random);
            post.settle();
            List<String> paths = pathsIn(bob);
            for (String path : paths.subList(heard, paths.size())) {
                assertThat(mayBeListed(path))
                        .as("after doing %d of seed %d: %s", i, seed, path)
                        .isTrue();
            }
            heard = paths.size();
        }
        assertThat(heard).isPositive().isLessThan(pathsIn(admin).size());
        replayTellsOnlyWhatMayBeListedNow();
    }

    private void replayTellsOnlyWhatMayBeListedNow() {
        Ear late = post.listen(BOB, Selector.ALL, ListeningPost.earliest());
        assertThat(pathsIn(late)).isNotEmpty().allMatch(this::mayBeListed);
    }

    private static List<String> pathsIn(Ear ear) {
        return ear.frames().stream()
                .flatMap(
                        frame -> List.of(
                                frame.path("data").path("file"),
                                frame.path("data").path("previous"))
                                .stream())
                .filter(place -> place.has("path"))
                .map(place -> place.path("path").stringValue())
                .toList();
    }

    /// As far as the path exists, every directory on it may be passed, and its own directory listed.
    private boolean mayBeListed(String path) {
        Namespace namespace = post.store.namespace();
        Resolution where = namespace.resolve(new StoragePath(path).parent());
        boolean passed = where.above().stream().allMatch(d -> Permit.traverses(BOB, List.of(d)));
        boolean closed = where instanceof Resolution.Found found
                && found.entry() instanceof Entry.Directory directory
                && !Permit.lists(BOB, directory);
        return passed && !closed;
    }

    private void doSomething(Random random) {
        Owner owner = new Owner(1001 + random.nextInt(2), 1001);
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                String path = newPath(random);
                post.doings.mkdir(path, owner, MODES[random.nextInt(MODES.length)]);
                directories.add(path);
            }
            case 2, 3, 4 -> {
                String path = newPath(random);
                post.doings.put(path, owner);
                files.add(path);
            }
            case 5 -> chmodAnyButTheRoot(random);
            case 6 -> moveFile(random);
            default -> moveOrRemoveDirectory(random);
        }
    }

    private void chmodAnyButTheRoot(Random random) {
        String path = any(directories, random);
        if (!path.equals("/")) {
            post.doings.chmod(path, MODES[random.nextInt(MODES.length)]);
        }
    }

    private void moveFile(Random random) {
        if (!files.isEmpty()) {
            String from = files.remove(random.nextInt(files.size()));
            String to = newPath(random);
            post.doings.move(from, to);
            files.add(to);
        }
    }

    private void moveOrRemoveDirectory(Random random) {
        String from = any(directories, random);
        String to = newPath(random);
        if (from.equals("/") || to.startsWith(from + "/")) {
            return;
        }
        boolean empty = directories.stream().noneMatch(d -> d.startsWith(from + "/"))
                && files.stream().noneMatch(f -> f.startsWith(from + "/"));
        if (empty) {
            post.doings.remove(from);
            directories.remove(from);
        } else {
            post.doings.move(from, to);
            directories.replaceAll(path -> moved(path, from, to));
            files.replaceAll(path -> moved(path, from, to));
        }
    }

    private static String moved(String path, String from, String to) {
        boolean inside = path.equals(from) || path.startsWith(from + "/");
        return inside ? to + path.substring(from.length()) : path;
    }

    private String newPath(Random random) {
        String directory = any(directories, random);
        return (directory.equals("/") ? "" : directory) + "/n" + names++;
    }

    private static String any(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
