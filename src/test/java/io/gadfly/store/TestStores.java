package io.gadfly.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Stores for tests that need no file.
public final class TestStores {
    /// What the migrations make of an empty database. To migrate each anew would take longer than most tests.
    private static final List<String> MIGRATED = migrated();

    private TestStores() {}

    /// A new and empty store that is gone when it is closed.
    public static Store inMemory(InstantSource clock) {
        var name = UUID.randomUUID().toString();
        try (var connection = connect(name);
                var statement = connection.createStatement()) {
            for (var line : MIGRATED) {
                statement.execute(line);
            }
            return new Store(Database.inMemory(name), Optional.empty(), clock, Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> migrated() {
        var name = UUID.randomUUID().toString();
        var lines = new ArrayList<String>();
        try (var _ = Database.inMemory(name);
                var connection = connect(name);
                var statement = connection.createStatement();
                var script = statement.executeQuery("SCRIPT")) {
            while (script.next()) {
                lines.add(script.getString(1));
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As the keeper, so that who comes next finds its settings.
    private static Connection connect(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:" + name + Database.SETTINGS, Database.KEEPER, "");
    }
}
