package org.tidings.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A POSIX tree as plainly as it can be written: what the door is compared with. Everybody is owner or other.
///
/// Each operation answers with the name of the outcome the door should give, and does it.
final class PosixTree {
    /// A file with its text, or a directory with none.
    record Node(boolean directory, String text, int uid, int mode) {}

    /// Somebody; an admin may do everything.
    record Someone(int uid, boolean admin) {}

    private final TreeMap<String, Node> nodes = new TreeMap<>();

    PosixTree() {
        nodes.put("/", new Node(true, "", 0, 0777));
    }

    Map<String, Node> nodes() {
        return nodes;
    }

    /// Takes over what an operation on a tree that stopped on the way has left.
    void become(Map<String, Node> others) {
        nodes.clear();
        nodes.putAll(others);
    }

    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private static boolean has(Someone who, Node node, int bits) {
        int granted = who.uid() == node.uid() ? node.mode() >> 6 : node.mode();
        return who.admin() || (granted & bits) == bits;
    }

    /// `Forbidden` behind a shut directory, else what is there.
    private String look(Someone who, String path) {
        List<String> above = new ArrayList<>();
        for (String at = path; !at.equals("/"); ) {
            at = parent(at);
            above.addFirst(at);
        }
        for (String directory : above) {
            Node node = nodes.get(directory);
            if (node == null) {
                return "ParentAbsent";
            }
            if (!node.directory()) {
                return "NotADirectory";
            }
            if (!has(who, node, 1)) {
                return "Forbidden";
            }
        }
        return nodes.containsKey(path) ? "Found" : "Absent";
    }

    private boolean writesIn(Someone who, String path) {
        String nearest = parent(path);
        while (!nodes.containsKey(nearest)) {
            nearest = parent(nearest);
        }
        return has(who, node(nearest), 3);
    }

    /// Whether something may be born there: `Absent` if so.
    private String place(Someone who, String path) {
        String look = look(who, path);
        return switch (look) {
            case "Absent", "ParentAbsent" -> writesIn(who, path) ? look : "Forbidden";
            default -> look;
        };
    }

    /// What is known to be there.
    private Node node(String path) {
        return Objects.requireNonNull(nodes.get(path));
    }

    String put(Someone who, String path, String text) {
        String look = place(who, path);
        if (look.equals("Absent")) {
            nodes.put(path, new Node(false, text, who.uid(), 0644));
            return "Stored";
        }
        if (!look.equals("Found")) {
            return look;
        }
        Node there = node(path);
        if (!has(who, there, 2)) {
            return "Forbidden";
        }
        if (there.directory()) {
            return "PathTaken";
        }
        nodes.put(path, new Node(false, text, there.uid(), there.mode()));
        return "Replaced";
    }

    String mkdir(Someone who, String path) {
        String look = place(who, path);
        if (look.equals("Absent")) {
            nodes.put(path, new Node(true, "", who.uid(), 0755));
            return "Made";
        }
        return look.equals("Found") ? "PathTaken" : look;
    }

    String get(Someone who, String path) {
        String look = look(who, path);
        if (!look.equals("Found")) {
            return look.equals("Forbidden") ? look : "Absent";
        }
        Node there = node(path);
        return there.directory() ? "IsDirectory" : has(who, there, 4) ? "Opened" : "Forbidden";
    }

    String chmod(Someone who, String path, int mode) {
        String look = look(who, path);
        if (!look.equals("Found")) {
            return look.equals("Forbidden") ? look : "Absent";
        }
        Node there = node(path);
        if (!who.admin() && who.uid() != there.uid()) {
            return "Forbidden";
        }
        nodes.put(path, new Node(there.directory(), there.text(), there.uid(), mode));
        return "Changed";
    }

    String delete(Someone who, String path) {
        String look = look(who, path);
        if (!look.equals("Found")) {
            return look.equals("Forbidden") ? look : "Absent";
        }
        if (path.equals("/") || !writesIn(who, path)) {
            return "Forbidden";
        }
        if (!empties(who, path)) {
            return "Partly";
        }
        nodes.keySet().removeIf(other -> isAtOrBelow(other, path));
        return "Deleted";
    }

    private static boolean isAtOrBelow(String path, String top) {
        return path.equals(top) || path.startsWith(top.equals("/") ? "/" : top + "/");
    }

    private List<String> children(String path) {
        return nodes.keySet().stream()
                .filter(other -> !other.equals("/") && parent(other).equals(path))
                .toList();
    }

    /// Whether they may remove all below.
    boolean empties(Someone who, String path) {
        List<String> children = children(path);
        return children.isEmpty()
                || (has(who, node(path), 7) && children.stream().allMatch(child -> empties(who, child)));
    }

    private static boolean overlap(String from, String to) {
        return isAtOrBelow(from, to) || isAtOrBelow(to, from);
    }

    /// Whether something may arrive there: `Free`, `Occupied`, or why not.
    private String destination(Someone who, String path, boolean overwrite) {
        String look = place(who, path);
        if (look.equals("Absent")) {
            return "Free";
        }
        if (!look.equals("Found")) {
            return look;
        }
        if (!writesIn(who, path)) {
            return "Forbidden";
        }
        return !overwrite ? "PathTaken" : empties(who, path) ? "Occupied" : "Partly";
    }

    String move(Someone who, String from, String to, boolean overwrite) {
        String look = look(who, from);
        if (!look.equals("Found")) {
            return look.equals("Forbidden") ? look : "Absent";
        }
        if (from.equals("/") || !writesIn(who, from)) {
            return "Forbidden";
        }
        if (overlap(from, to)) {
            return "IntoItself";
        }
        String destination = destination(who, to, overwrite);
        if (!destination.equals("Free") && !destination.equals("Occupied")) {
            return destination;
        }
        nodes.keySet().removeIf(other -> isAtOrBelow(other, to));
        Map<String, Node> moved = new TreeMap<>();
        nodes.forEach((path, node) -> {
            if (isAtOrBelow(path, from)) {
                moved.put(to + path.substring(from.length()), node);
            }
        });
        nodes.keySet().removeIf(other -> isAtOrBelow(other, from));
        nodes.putAll(moved);
        return "Moved";
    }

    String copy(Someone who, String from, String to, boolean overwrite) {
        String look = look(who, from);
        if (!look.equals("Found")) {
            return look.equals("Forbidden") ? look : "Absent";
        }
        if (!reads(who, from)) {
            return "Forbidden";
        }
        if (overlap(from, to)) {
            return "IntoItself";
        }
        String destination = destination(who, to, overwrite);
        if (!destination.equals("Free") && !destination.equals("Occupied")) {
            return destination;
        }
        nodes.keySet().removeIf(other -> isAtOrBelow(other, to));
        List<String> sources =
                nodes.keySet().stream().filter(path -> isAtOrBelow(path, from)).toList();
        nodes.put(to, owned(who, node(from)));
        for (String source : sources.subList(1, sources.size())) {
            String copy = to + source.substring(from.length());
            if (!reads(who, source) || !place(who, copy).equals("Absent")) {
                return "Partly";
            }
            nodes.put(copy, owned(who, node(source)));
        }
        return "Copied";
    }

    private boolean reads(Someone who, String path) {
        Node node = node(path);
        return has(who, node, node.directory() ? 5 : 4);
    }

    private static Node owned(Someone who, Node node) {
        return new Node(node.directory(), node.text(), who.uid(), node.mode());
    }
}
