package io.gadfly.store;

import io.gadfly.store.text.Utf8;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.CRC32C;

/// The checksum of the words in a row; of a reminder's, all that an edit writes but the version, which an undo
/// renews.
///
/// H2 has no checksum of what is in its pages, so that a letter that changed on the disk would be read as another
/// letter. Of reminders it is compared when the rows are examined, not at every reading.
final class WordSum {
    private static final List<String> WORDS =
            List.of("uid", "status", "title", "notes", "list_name", "priority", "definition", "origin");

    private final CRC32C sum = new CRC32C();

    /// Whether a row says what was written; so do rows that have no checksum.
    static boolean isRight(ResultSet row) throws SQLException {
        return isRight(row, ofReminder(row));
    }

    static boolean isRight(ResultSet row, long sum) throws SQLException {
        var kept = row.getLong("checksum");
        return row.wasNull() || kept == sum;
    }

    static long of(String... words) {
        return new WordSum().andAll(words).value();
    }

    private static long ofReminder(ResultSet row) throws SQLException {
        var sum = new WordSum();
        for (var column : WORDS) {
            sum.and(row.getString(column));
        }
        return sum.andAll((Object[]) row.getArray("tags").getArray()).value();
    }

    /// Adds words, which are to come in the order of the columns.
    WordSum and(String word) {
        return and(Utf8.of(word));
    }

    WordSum and(Utf8 word) {
        sum.update(word.bytes());
        sum.update(0);
        return this;
    }

    /// Adds the tags, which come last.
    WordSum andAll(Object[] tags) {
        for (var tag : tags) {
            and(String.valueOf(tag));
        }
        return this;
    }

    long value() {
        return sum.getValue();
    }
}
