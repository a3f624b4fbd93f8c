package io.gadfly.store;

import io.gadfly.reminder.Fire;
import io.gadfly.store.text.StateText;
import io.gadfly.store.text.Utf8;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

    /// Of all that a fire's row says but its place, which follows from that.
    static long of(Fire fire) {
        var fence = fire.fence();
        var state = StateText.of(fire.state());
        return new WordSum()
                .and(fire.number(), fence.reminder().value(), fire.missed(), state.nags())
                .and(fire.dueAt())
                .and(fire.startsAt())
                .and(Objects.requireNonNullElse(state.at(), Instant.MIN))
                .andAll(new Object[] {fence.recurrenceId(), fence.alarm(), fire.pool(), state.word(), state.cause()})
                .value();
    }

    static long of(long... numbers) {
        return new WordSum().and(numbers).value();
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

    private WordSum and(Instant at) {
        return and(at.getEpochSecond(), at.getNano());
    }

    private WordSum and(long... numbers) {
        var bytes = ByteBuffer.allocate(Long.BYTES * numbers.length);
        for (var number : numbers) {
            bytes.putLong(number);
        }
        sum.update(bytes.flip());
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
