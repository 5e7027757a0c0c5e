package org.tidings.wire.http;

import java.util.ArrayList;
import java.util.List;

/// One member of a list with `q` weights (RFC 9110 §12.4.2), as `Accept` and `Want-Digest` write them.
///
/// @param name the member without its parameters
/// @param thousandths the weight, 0 to 1000; 1000 if none was given
record Weighted(String name, int thousandths) {
    private static final int MOST = 64;

    /// Reads the list; members without a name, and weights that are not numbers, count as 0.
    static List<Weighted> parseList(String field) {
        List<Weighted> members = new ArrayList<>();
        for (String member : field.split(",")) {
            String[] parts = member.split(";");
            String name = parts.length == 0 ? "" : parts[0].strip();
            if (!name.isEmpty() && members.size() < MOST) {
                members.add(new Weighted(name, weight(parts)));
            }
        }
        return members;
    }

    private static int weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.regionMatches(true, 0, "q=", 0, 2)) {
                return thousandths(parameter.substring(2).strip());
            }
        }
        return 1000;
    }

    private static int thousandths(String number) {
        if (!number.matches("[01](\\.\\d{0,3})?")) {
            return 0;
        }
        return Math.min(1000, (int) Math.round(Double.parseDouble(number) * 1000));
    }
}
