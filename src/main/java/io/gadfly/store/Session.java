package io.gadfly.store;

import io.gadfly.reminder.StoreException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.jspecify.annotations.Nullable;

/// One connection with the statements that it has prepared. Used by one thread at a time.
///
/// When H2 has given the database up, as it does when a write fails, the next use opens it again. A connection to what
/// was given up is not touched any more: H2 would take the database that was opened since for the one that is gone.
///
/// SQL is constant text, values are parameters; every `SQLException` becomes a `StoreException`.
final class Session implements AutoCloseable {
    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }

    interface ConnectionSource {
        Connection open() throws SQLException;

        /// Grows whenever the database is opened.
        long life();
    }

    private final ConnectionSource source;
    private @Nullable Connection connection;
    /// The life of the database that the connection is to.
    private long life;
    private boolean isInTransaction;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Session(ConnectionSource source) {
        this.source = source;
    }

    private Connection connection() throws SQLException {
        var open = connection;
        if (open == null) {
            open = source.open();
            life = source.life();
            connection = open;
        }
        return open;
    }

    /// Opens the connection anew where H2 has given it up: that is noticed by its use.
    void awake() {
        try {
            use();
        } catch (StoreException weather) {
            if (!Weather.isClosed(weather)) {
                throw weather;
            }
            use();
        }
    }

    private void use() {
        query("SELECT 1", row -> row.getInt(1));
    }

    private void forgetConnection() {
        connection = null;
        statements.clear();
    }

    <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return run(() -> {
            try (var rows = bind(sql, parameters).executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(mapper.map(rows));
                }
                return found;
            }
        });
    }

    <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return query(sql, mapper, parameters).stream().findFirst();
    }

    int update(String sql, @Nullable Object... parameters) {
        return run(() -> bind(sql, parameters).executeUpdate());
    }

    /// What H2 itself has, which no SQL tells.
    <T> T inside(Function<SessionLocal, T> question) {
        return run(() -> {
            try {
                return question.apply(
                        (SessionLocal) connection().unwrap(JdbcConnection.class).getSession());
            } catch (RuntimeException damage) {
                // As H2 does between itself and SQL: what it throws is what the bytes of a page made of it.
                throw DbException.toSQLException(damage);
            }
        });
    }

    /// Runs one statement for each row of parameters and answers with the number of rows that each one touched.
    int[] updateAll(String sql, List<@Nullable Object[]> rows) {
        return rows.isEmpty() ? new int[0] : run(() -> batch(sql, rows).executeBatch());
    }

    /// As `updateAll`, but what would be there twice is left out; `wasDuplicate` tells of which that is true.
    int[] insertNew(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        return run(() -> {
            try {
                return batch(sql, rows).executeBatch();
            } catch (BatchUpdateException refused) {
                return countsUnlessDuplicates(refused);
            }
        });
    }

    private PreparedStatement batch(String sql, List<@Nullable Object[]> rows) throws SQLException {
        var statement = prepare(sql);
        for (var row : rows) {
            set(statement, row);
            statement.addBatch();
        }
        return statement;
    }

    private static int[] countsUnlessDuplicates(BatchUpdateException refused) throws SQLException {
        for (var cause = refused.getNextException(); cause != null; cause = cause.getNextException()) {
            if (!Weather.isDuplicate(cause)) {
                throw cause;
            }
        }
        return refused.getUpdateCounts();
    }

    static boolean wasDuplicate(int count) {
        return count == Statement.EXECUTE_FAILED;
    }

    /// All that `work` wrote is committed, or, when it throws, nothing.
    <T> T transaction(Supplier<T> work) {
        var result = prepare(work);
        commit();
        return result;
    }

    /// What `work` wrote is seen by this session only until `commit`. When it throws, nothing counts of what was
    /// written since the last `commit`. When the database is given up on the way, all that is left to do fails.
    <T> T prepare(Supplier<T> work) {
        if (isInTransaction) {
            throw new IllegalStateException("a transaction within a transaction");
        }
        var isPrepared = false;
        try {
            run(() -> {
                connection().setAutoCommit(false);
                return null;
            });
            isInTransaction = true;
            var result = work.get();
            isPrepared = true;
            return result;
        } finally {
            if (!isPrepared) {
                end(false);
            }
        }
    }

    /// When it throws, nothing counts of what was prepared.
    void commit() {
        var isCommitted = false;
        try {
            run(() -> {
                connection().commit();
                return null;
            });
            isCommitted = true;
        } finally {
            end(isCommitted);
        }
    }

    private void end(boolean committed) {
        isInTransaction = false;
        var open = connection;
        if (open == null) {
            return;
        }
        try {
            if (!committed) {
                open.rollback();
            }
            open.setAutoCommit(true);
        } catch (SQLException closed) {
            // The transaction is gone with its connection; what made it go is on its way to the caller.
            forgetConnection();
        }
    }

    private PreparedStatement bind(String sql, @Nullable Object[] parameters) throws SQLException {
        var statement = prepare(sql);
        set(statement, parameters);
        return statement;
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        var known = statements.get(sql);
        if (known != null) {
            return known;
        }
        var statement = connection().prepareStatement(sql);
        statements.put(sql, statement);
        return statement;
    }

    private static void set(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private <T extends @Nullable Object> T run(Work<T> work) {
        try {
            leaveWhatWasGivenUp();
            return work.run();
        } catch (SQLException weather) {
            if (Weather.isClosed(weather)) {
                forgetConnection();
            }
            throw Weather.toStoreException(weather);
        }
    }

    private void leaveWhatWasGivenUp() throws SQLException {
        if (connection != null && life != source.life()) {
            forgetConnection();
        }
        if (connection == null && isInTransaction) {
            throw new SQLException("The transaction is gone with its database", "", ErrorCode.DATABASE_IS_CLOSED);
        }
    }

    @Override
    public void close() {
        var open = connection;
        forgetConnection();
        if (open != null) {
            run(() -> {
                open.close();
                return null;
            });
        }
    }
}
