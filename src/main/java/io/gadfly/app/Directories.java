package io.gadfly.app;

import io.gadfly.app.socket.SocketPlace;
import io.gadfly.store.Store;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Where Gadfly keeps its things: all of them in one data folder.
///
/// @param data the data folder, absolute
public record Directories(Path data, SocketPlace socket) {
    /// @param asked the folder named on the command line
    /// @param environment the process's environment
    /// @param system the system properties
    public static Directories of(Optional<Path> asked, Map<String, String> environment, Properties system) {
        var data = asked.or(() -> path(environment, "GADFLY_DATA"))
                .orElseGet(() -> platformFolder(environment, system))
                .toAbsolutePath()
                .normalize();
        var temporary =
                path(environment, "XDG_RUNTIME_DIR").orElse(Path.of(system.getProperty("java.io.tmpdir", "/tmp")));
        return new Directories(data, SocketPlace.of(data, temporary, system.getProperty("user.name", "user")));
    }

    /// The XDG base directories on Linux and other Unix systems, their like elsewhere.
    private static Path platformFolder(Map<String, String> environment, Properties system) {
        var name = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var home = Path.of(system.getProperty("user.home", "."));
        if (name.startsWith("windows")) {
            return path(environment, "APPDATA").orElse(home).resolve("Gadfly");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Gadfly");
        }
        // A relative path there counts as none (XDG Base Directory Specification).
        return path(environment, "XDG_DATA_HOME")
                .filter(Path::isAbsolute)
                .orElse(home(environment, system).resolve(".local").resolve("share"))
                .resolve("gadfly");
    }

    /// Of a user on Linux: as the XDG Base Directory Specification and the shell see it, and not as the password file
    /// does.
    static Path home(Map<String, String> environment, Properties system) {
        return path(environment, "HOME").filter(Path::isAbsolute).orElse(Path.of(system.getProperty("user.home", ".")));
    }

    private static Optional<Path> path(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(text -> !text.isBlank())
                .map(Path::of);
    }

    public Path settings() {
        return data.resolve("settings.json");
    }

    /// The key that tells commands that were typed here from all others.
    public Path commandKey() {
        return data.resolve("command.key");
    }

    /// The plain calendar of all reminders.
    public Path calendar() {
        return data.resolve(Store.CALENDAR);
    }

    public Path subscriptions() {
        return data.resolve("subscriptions.json");
    }

    /// What came from elsewhere and is not yet imported.
    public Path arrivals() {
        return data.resolve("arrivals");
    }

    public Path logs() {
        return data.resolve("log");
    }

    /// What notifications are on the screen.
    public Path bubbles() {
        return data.resolve("bubbles");
    }

    /// What a trial of the notifications shows.
    public Path trialBubbles() {
        return data.resolve("bubbles.trial");
    }
}
