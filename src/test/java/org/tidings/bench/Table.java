package org.tidings.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// The figures of one run, as text and as Markdown.
final class Table {
    private static final List<String> HEAD = List.of("row", "what", "ours", "peer", "ratio", "target", "reached");

    private final String machine;
    private final List<Figure> figures = new ArrayList<>();

    Table(String machine) {
        this.machine = machine;
    }

    void add(Figure figure) {
        figures.add(figure);
    }

    String text() {
        var lines = lines();
        var widths = new int[HEAD.size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        var text = new StringBuilder(machine).append('\n');
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                text.append(padded(line.get(column), widths[column], column >= 2))
                        .append("  ");
            }
            text.append('\n');
        }
        return text.toString();
    }

    String markdown() {
        var text = new StringBuilder(machine).append("\n\n");
        var lines = lines();
        for (int line = 0; line < lines.size(); line++) {
            var cells = new StringJoiner(" | ", "| ", " |\n");
            lines.get(line).forEach(cells::add);
            text.append(cells);
            if (line == 0) {
                text.append("| --- | --- | ---: | ---: | ---: | ---: | --- |\n");
            }
        }
        return text.toString();
    }

    private List<List<String>> lines() {
        var lines = new ArrayList<List<String>>();
        lines.add(HEAD);
        for (Figure figure : figures) {
            lines.add(List.of(
                    figure.row(),
                    figure.what(),
                    cell(figure.ours()),
                    cell(figure.peer()),
                    cell(figure.ratio()),
                    figure.target(),
                    figure.reached().map(kept -> kept ? "yes" : "NO").orElse("")));
        }
        return lines;
    }

    private static String cell(Optional<Double> value) {
        return value.map(Figure::number).orElse("");
    }

    private static String padded(String cell, int width, boolean right) {
        String space = " ".repeat(width - cell.length());
        return right ? space + cell : cell + space;
    }
}
