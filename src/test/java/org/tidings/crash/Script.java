package org.tidings.crash;

import java.util.List;
import java.util.SplittableRandom;

/// Says what one connection does next; the same for the same seed and the same tree.
final class Script {
    private static final int MOST_ENTRIES = 60;
    private static final List<String> NAMES = List.of("a", "plan b", "50%", "é#1", "x+y", "données", "run&log", "q?");

    private final SplittableRandom random;
    private final String root;

    /// @param root its own directory
    Script(String root, SplittableRandom random) {
        this.root = root;
        this.random = random;
    }

    Step next(Tree tree) {
        if (!tree.has(root)) {
            return new Step.MakeDirectory(root);
        }
        boolean crowded = tree.entries().size() > MOST_ENTRIES;
        int dice = random.nextInt(100);
        if (crowded || dice < 10) {
            return delete(tree);
        }
        if (dice < 20) {
            return new Step.MakeDirectory(free(tree));
        }
        if (dice < 32) {
            return moveFile(tree);
        }
        if (dice < 40) {
            return moveDirectory(tree);
        }
        return dice < 60 ? put(overAnother(tree)) : put(free(tree));
    }

    private Step put(String path) {
        return new Step.Put(path, random.nextLong(), size());
    }

    /// Mostly small, some of a few packets, seldom so big that a kill falls into it.
    private int size() {
        int dice = random.nextInt(100);
        if (dice < 5) {
            return 0;
        }
        if (dice < 80) {
            return 1 + random.nextInt(4 << 10);
        }
        return dice < 97 ? 1 + random.nextInt(256 << 10) : (8 << 20) + random.nextInt(16 << 20);
    }

    private Step delete(Tree tree) {
        List<String> candidates = tree.entries().keySet().stream()
                .filter(path -> !path.equals(root) && tree.isEmptyDirectory(path))
                .toList();
        return candidates.isEmpty() ? put(free(tree)) : new Step.Delete(any(candidates));
    }

    private Step moveFile(Tree tree) {
        if (tree.files().isEmpty()) {
            return put(free(tree));
        }
        String from = any(tree.files());
        String to = random.nextInt(3) == 0 ? overAnother(tree) : free(tree);
        return to.equals(from) ? put(from) : new Step.Move(from, to);
    }

    private Step moveDirectory(Tree tree) {
        List<String> movable =
                tree.directories().stream().filter(path -> !path.equals(root)).toList();
        if (movable.isEmpty()) {
            return new Step.MakeDirectory(free(tree));
        }
        String from = any(movable);
        String to = free(tree);
        return Tree.isAtOrBelow(to, from) ? new Step.MakeDirectory(to) : new Step.Move(from, to);
    }

    private String overAnother(Tree tree) {
        return tree.files().isEmpty() ? free(tree) : any(tree.files());
    }

    /// A path where nothing is, in any directory.
    private String free(Tree tree) {
        String path;
        do {
            path = any(tree.directories()) + "/" + any(NAMES) + random.nextInt(1000);
        } while (tree.has(path));
        return path;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
