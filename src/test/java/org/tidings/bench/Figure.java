package org.tidings.bench;

import java.util.Locale;
import java.util.Optional;

/// One measured number beside its peer and its target.
///
/// @param row the row it belongs to
/// @param what what was measured, with its unit
/// @param ours the number measured at Tidings, absent when only the peers ran
/// @param peer the same number at the peer
/// @param target what was promised
/// @param reached whether the promise was kept; absent when there is none or nothing to compare
record Figure(
        String row,
        String what,
        Optional<Double> ours,
        Optional<Double> peer,
        String target,
        Optional<Boolean> reached) {

    static Figure broken(String row, String why) {
        return new Figure(row, "broken: " + why, Optional.empty(), Optional.empty(), "", Optional.of(false));
    }

    /// A number for orientation, without a promise.
    static Figure plain(String row, String what, Optional<Double> ours, Optional<Double> peer) {
        return new Figure(row, what, ours, peer, "", Optional.empty());
    }

    /// A number that must be at least `share` of the peer's.
    static Figure atLeastShare(String row, String what, Optional<Double> ours, double peer, double share) {
        return new Figure(
                row, what, ours, Optional.of(peer), "≥ " + share + " ×", ours.map(value -> value >= share * peer));
    }

    /// A number that must not be above the peer's.
    static Figure notAbovePeer(String row, String what, Optional<Double> ours, double peer) {
        return new Figure(row, what, ours, Optional.of(peer), "≤ peer", ours.map(value -> value <= peer));
    }

    static Figure atLeast(String row, String what, Optional<Double> ours, Optional<Double> peer, double bound) {
        return new Figure(row, what, ours, peer, "≥ " + number(bound), ours.map(value -> value >= bound));
    }

    static Figure atMost(String row, String what, Optional<Double> ours, Optional<Double> peer, double bound) {
        return new Figure(row, what, ours, peer, "≤ " + number(bound), ours.map(value -> value <= bound));
    }

    Optional<Double> ratio() {
        return ours.flatMap(mine -> peer.filter(other -> other != 0).map(other -> mine / other));
    }

    /// Three significant digits, thousands grouped.
    static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) || size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        int decimals = size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
