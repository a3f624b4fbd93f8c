package io.gadfly.store;

import io.gadfly.reminder.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.h2.api.ErrorCode;
import org.slf4j.LoggerFactory;

/// The H2 database: one file, one writer, a few readers.
///
/// A commit is in the file when it returns (`WRITE_DELAY=0`: what H2 writes in the background it cannot give up in
/// order when the disk is full), and on the disk after `sync`. That neither a killed process nor a power cut loses
/// what was reported is the journal's matter: what a database that is opened anew lacks is done again from there.
///
/// Whoever works with the data is a user that may change rows only; the keeper's connection migrates, syncs and
/// makes backups. No Java class can be named from SQL.
final class Database implements AutoCloseable {
    /// The newest migration there is.
    static final String SCHEMA = "9";

    /// Without reuse of results: H2 2.4 otherwise answers a subquery from before the statements of its own
    /// transaction.
    static final String SETTINGS = ";DB_CLOSE_ON_EXIT=FALSE;FILE_LOCK=FS;WRITE_DELAY=0"
            + ";TRACE_LEVEL_FILE=0;OPTIMIZE_REUSE_RESULTS=0;CACHE_SIZE=" + cacheSize();

    private static final long LARGE = 64L << 20;

    /// In hundredths of the file that are in use.
    private static final long WORTH_COMPACTING = 60;

    static final String KEEPER = "keeper";
    private static final String USER = "gadfly";

    /// Flyway tells every step; only its failures are news, and those it throws.
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    static {
        System.setProperty("h2.allowedClasses", "");
        System.setProperty("h2.objectCache", "false");
        FLYWAY.setLevel(Level.SEVERE);
    }

    private static final org.slf4j.Logger LOGGER = LoggerFactory.getLogger(Database.class);

    private final String url;
    private final Session keeper;
    private final ReentrantLock keeping = new ReentrantLock();
    private final Session writer;
    private final AtomicLong openings = new AtomicLong();
    private final AtomicLong lives = new AtomicLong();
    private boolean isNew;
    private volatile boolean isClosed;
    private final Deque<Session> readers = new ArrayDeque<>();
    private final ReentrantLock borrowing = new ReentrantLock();

    private Database(String url) {
        this.url = url;
        this.keeper = new Session(new Source(this::connectKeeper));
        this.writer = new Session(new Source(this::connectWriter));
        var isReady = false;
        try {
            migrate();
            isReady = true;
        } finally {
            if (!isReady) {
                abandon();
            }
        }
    }

    /// @param file without the suffix that H2 gives it
    static Database open(Path file) {
        return new Database("jdbc:h2:file:" + file.toAbsolutePath());
    }

    static Database inMemory(String name) {
        return new Database("jdbc:h2:mem:" + name);
    }

    /// In another file system of H2's; its name ends with a colon.
    static Database open(String fileSystem, Path file) {
        return new Database("jdbc:h2:" + fileSystem + file.toAbsolutePath());
    }

    /// In kilobytes: room for the indexes of a large import, but no more than an eighth of the heap.
    private static long cacheSize() {
        return Math.min(LARGE, Runtime.getRuntime().maxMemory() / 8) >> 10;
    }

    private static Connection connect(String url, String user) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", "");
        return DriverManager.getConnection(url, properties);
    }

    @FunctionalInterface
    private interface Door {
        Connection open() throws SQLException;
    }

    private final class Source implements Session.ConnectionSource {
        private final Door door;

        Source(Door door) {
            this.door = door;
        }

        @Override
        public Connection open() throws SQLException {
            return door.open();
        }

        @Override
        public long life() {
            return lives.get();
        }
    }

    private Connection connectKeeper() throws SQLException {
        if (isClosed) {
            throw new SQLException("The store is closed", "", ErrorCode.DATABASE_IS_CLOSED);
        }
        var connection = connect(url + SETTINGS, KEEPER);
        lives.incrementAndGet();
        openings.incrementAndGet();
        return connection;
    }

    private Connection connectWriter() throws SQLException {
        var connection = connectUser();
        openings.incrementAndGet();
        return connection;
    }

    private Connection connectUser() throws SQLException {
        return join(USER);
    }

    /// The keeper opens the database, with its settings; others join.
    private Connection join(String user) throws SQLException {
        keeping.lock();
        try {
            keeper.awake();
            return joinSeen(user);
        } finally {
            keeping.unlock();
        }
    }

    /// Where a database that was given up goes away late, H2 loses sight of the one that the keeper has opened
    /// since, and lets nobody in while that has the file: then it is opened once more.
    private Connection joinSeen(String user) throws SQLException {
        try {
            return connect(url, user);
        } catch (SQLException refused) {
            if (refused.getErrorCode() != ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw refused;
            }
            abandon();
            keeper.awake();
            return connect(url, user);
        }
    }

    private void migrate() {
        var version = installedSchema();
        isNew = version.isEmpty();
        if (version.equals(SCHEMA)) {
            return;
        }
        if (!version.isEmpty() && Integer.parseInt(version) > Integer.parseInt(SCHEMA)) {
            throw new NewerSchemaException(version);
        }
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(url + SETTINGS, KEEPER, "")
                .locations("classpath:io/gadfly/store/migration")
                .load()
                .migrate();
        FireSums.add(keeper);
    }

    /// Empty for a new database. Asked before Flyway is, because Flyway takes longer than the rest of the start.
    private String installedSchema() {
        var history = keeper.first(
                "SELECT 1 FROM information_schema.tables WHERE table_name = 'flyway_schema_history'",
                row -> row.getInt(1));
        return history.flatMap(_ -> keeper.first(
                        "SELECT \"version\" FROM \"flyway_schema_history\" WHERE \"success\" AND \"version\" IS NOT NULL"
                                + " ORDER BY \"installed_rank\" DESC LIMIT 1",
                        row -> row.getString(1)))
                .orElse("");
    }

    /// Whether it had no schema, and so no rows, when it was opened.
    boolean isNew() {
        return isNew;
    }

    /// Grows whenever it, or the connection of its writer, had to be opened anew because H2 had given it up.
    /// Then it is as its file is, which lacks what was not committed.
    long openings() {
        return openings.get();
    }

    /// For the one thread that has the writer's turn.
    Session writer() {
        return writer;
    }

    /// Returns when all that was committed is on the disk.
    void sync() {
        asAnotherKeeper("CHECKPOINT SYNC");
    }

    /// Writes a zip archive of the database as it is now, while others work with it.
    void backUp(Path file) {
        asAnotherKeeper("BACKUP TO ?", file.toString());
    }

    /// With a keeper's rights, but while others come and go.
    private void asAnotherKeeper(String sql, Object... parameters) {
        try (var session = new Session(new Source(() -> join(KEEPER)))) {
            session.update(sql, parameters);
        }
    }

    /// As the keeper.
    void keep(String sql, Object... parameters) {
        keeping.lock();
        try {
            keeper.update(sql, parameters);
        } finally {
            keeping.unlock();
        }
    }

    <T> T read(Function<Session, T> question) {
        var session = borrow();
        try {
            return askAgainIfClosed(session, question);
        } finally {
            giveBack(session);
        }
    }

    /// As `read`, but all of it as it is at one moment, while others write.
    <T> T readAtOnce(Function<Session, T> question) {
        try (var session = new Session(new Source(this::connectUser))) {
            session.update("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
            return session.transaction(() -> question.apply(session));
        }
    }

    private static <T> T askAgainIfClosed(Session session, Function<Session, T> question) {
        try {
            return question.apply(session);
        } catch (StoreException weather) {
            if (!Weather.isClosed(weather)) {
                throw weather;
            }
            return question.apply(session);
        }
    }

    private Session borrow() {
        borrowing.lock();
        try {
            var free = readers.poll();
            return free == null ? new Session(new Source(this::connectUser)) : free;
        } finally {
            borrowing.unlock();
        }
    }

    private void giveBack(Session session) {
        borrowing.lock();
        try {
            readers.push(session);
        } finally {
            borrowing.unlock();
        }
    }

    /// Closes in order. A large file of which much is waste is written anew first, so that the next start is
    /// quick: for a million reminders that takes seconds.
    ///
    /// It is not opened again.
    @Override
    public void close() {
        var isMuchWaste = isMuchWaste();
        isClosed = true;
        keep(isMuchWaste ? "SHUTDOWN COMPACT" : "SHUTDOWN");
    }

    /// Lets go of a damaged file without touching it, so that another can take its place.
    void abandon() {
        try {
            keep("SHUTDOWN IMMEDIATELY");
        } catch (StoreException closed) {
            LOGGER.debug("The database was closed already", closed);
        }
    }

    private boolean isMuchWaste() {
        return setting("info.FILE_SIZE") > LARGE && setting("info.CHUNKS_FILL_RATE") < WORTH_COMPACTING;
    }

    /// Zero where there is no such setting, as in memory.
    private long setting(String name) {
        return read(session -> session.first(
                        "SELECT CAST(setting_value AS BIGINT) FROM information_schema.settings WHERE setting_name = ?",
                        row -> row.getLong(1),
                        name))
                .orElse(0L);
    }

    /// The database was written by a newer program.
    static final class NewerSchemaException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NewerSchemaException(String version) {
            super(version);
        }
    }
}
