package io.gadfly.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.CRC32C;

/// The checksum of the words in a reminder's row: all that an edit writes but the version, which an undo renews.
///
/// H2 has no checksum of what is in its pages, so that a letter that changed on the disk would be read as another
/// letter. It is compared when the rows are examined, not at every reading.
final class WordSum {
    private static final List<String> WORDS =
            List.of("uid", "status", "title", "notes", "list_name", "priority", "definition", "origin");

    private final CRC32C sum = new CRC32C();

    private WordSum() {}

    /// @param words in the order of the columns
    static long of(List<String> words, Object[] tags) {
        var sum = new WordSum();
        words.forEach(sum::add);
        for (var tag : tags) {
            sum.add(String.valueOf(tag));
        }
        return sum.sum.getValue();
    }

    /// Whether a row says what was written; so do rows that have no checksum.
    static boolean isRight(ResultSet row) throws SQLException {
        var kept = row.getLong("checksum");
        return row.wasNull() || kept == of(row);
    }

    private static long of(ResultSet row) throws SQLException {
        var sum = new WordSum();
        for (var column : WORDS) {
            sum.add(row.getString(column));
        }
        for (var tag : (Object[]) row.getArray("tags").getArray()) {
            sum.add(String.valueOf(tag));
        }
        return sum.sum.getValue();
    }

    private void add(String word) {
        sum.update(word.getBytes(StandardCharsets.UTF_8));
        sum.update(0);
    }
}
