package io.gadfly.store;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.h2.engine.SessionLocal;
import org.h2.mvstore.db.MVPrimaryIndex;
import org.h2.mvstore.db.MVSecondaryIndex;
import org.h2.mvstore.db.MVTable;
import org.h2.result.SearchRow;
import org.h2.table.Column;

/// Whether the trees in which H2 keeps rows and indexes are as they were written, as far as they say the same twice: a
/// key is where a search for it leads, and each index has for each row an entry with its values.
///
/// H2 has no checksum of what is in its pages. An entry that differs from its row hides the row from who asks the
/// index, and a key of an inner page that differs hides what lies beyond it from who looks for it; no question
/// would tell.
final class Trees {
    private Trees() {}

    /// The tables of which that is not so. For who is alone with the writer.
    static List<String> findDamaged(Session session, Predicate<String> isWanted) {
        return session.inside(database -> tables(database)
                .filter(table -> isWanted.test(table.getName()))
                .filter(table -> !isSound(table, database))
                .map(MVTable::getName)
                .sorted()
                .toList());
    }

    private static Stream<MVTable> tables(SessionLocal database) {
        return database.getDatabase().getMainSchema().getAllTablesAndViews(database).stream()
                .filter(MVTable.class::isInstance)
                .map(MVTable.class::cast);
    }

    private static boolean isSound(MVTable table, SessionLocal database) {
        var indexes = table.getIndexes().stream()
                .filter(MVSecondaryIndex.class::isInstance)
                .map(MVSecondaryIndex.class::cast)
                .toList();
        try {
            var sums = sumsOfRows(table, database, indexes);
            for (int i = 0; i < sums.length; i++) {
                if (sums[i] != sumOfEntries(indexes.get(i))) {
                    return false;
                }
            }
            return true;
        } catch (Tree.DisorderException disorder) {
            return false;
        }
    }

    /// For each index the sum that its entries should have.
    private static long[] sumsOfRows(MVTable table, SessionLocal database, List<MVSecondaryIndex> indexes) {
        var main = table.getMainIndexColumn();
        var sums = new long[indexes.size()];
        var rows = (MVPrimaryIndex) table.getScanIndex(database);
        new Tree<>(rows.getMVMap()).forEach((key, row) -> {
            if (main != SearchRow.ROWID_INDEX && row.getValue(main).getLong() != key) {
                throw new Tree.DisorderException(key);
            }
            for (int i = 0; i < sums.length; i++) {
                sums[i] += sumOf(key, row, indexes.get(i).getColumns());
            }
        });
        return sums;
    }

    private static long sumOfEntries(MVSecondaryIndex index) {
        var sum = new long[1];
        new Tree<>(index.getMVMap()).forEach((entry, _) -> sum[0] += sumOf(entry.getKey(), entry, index.getColumns()));
        return sum[0];
    }

    private static long sumOf(long key, SearchRow row, Column[] columns) {
        var sum = key;
        for (var column : columns) {
            sum = 31 * sum + row.getValue(column.getColumnId()).hashCode();
        }
        return sum;
    }
}
