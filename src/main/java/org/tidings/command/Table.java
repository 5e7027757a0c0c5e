package org.tidings.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// Rows of texts in columns as wide as need be; the last is as long as it likes.
final class Table {
    private static final int WIDEST = 60;
    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> heads) {
        rows.add(heads);
    }

    /// @param cells as many as there are heads
    void row(List<String> cells) {
        rows.add(cells);
    }

    void print(PrintWriter out) {
        int last = rows.getFirst().size() - 1;
        int[] widths = new int[last];
        for (List<String> row : rows) {
            for (int i = 0; i < last; i++) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST, row.get(i).length()));
            }
        }
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < last; i++) {
                line.append(row.get(i))
                        .repeat(' ', Math.max(0, widths[i] - row.get(i).length()))
                        .append("  ");
            }
            out.println(line.append(row.get(last)).toString().stripTrailing());
        }
    }
}
