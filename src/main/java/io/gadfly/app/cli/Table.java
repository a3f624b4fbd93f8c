package io.gadfly.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows in columns of equal width, two blanks apart. What somebody named is cut where it would push all else aside.
final class Table {
    private static final int LONGEST_NAME = 60;

    private final List<List<String>> rows = new ArrayList<>();

    private Table() {}

    static Table of(String... headings) {
        return new Table().row((Object[]) headings);
    }

    Table row(Object... cells) {
        rows.add(IntStream.range(0, cells.length)
                .mapToObj(column -> String.valueOf(cells[column]))
                .toList());
        return this;
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    List<String> lines() {
        var widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> row.get(column) + " ".repeat(widths[column] - width(row.get(column))))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    /// A title, or another name that may be as long as somebody likes, as a cell shows it.
    static String name(String text) {
        return width(text) <= LONGEST_NAME
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_NAME - 1))
                                .stripTrailing() + "…";
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
