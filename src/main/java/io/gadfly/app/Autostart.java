package io.gadfly.app;

import io.gadfly.settings.Settings;
import io.gadfly.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts Gadfly with the desktop session, by an entry of the Desktop Application Autostart Specification. Only a
/// program that is installed can do so: one that runs from its classes has no launcher to name.
final class Autostart {
    private static final Logger LOG = LoggerFactory.getLogger(Autostart.class);
    private static final String NAME = "io.gadfly.Gadfly.desktop";

    private final Path entry;
    private final Optional<String> launcher;
    private final List<String> arguments;

    /// @param launcher the program; empty: it cannot be started by its name
    /// @param arguments that it is started with
    Autostart(Path folder, Optional<String> launcher, List<String> arguments) {
        this.entry = folder.resolve(NAME);
        this.launcher = launcher;
        this.arguments = List.copyOf(arguments);
    }

    /// On a system whose desktop reads such entries.
    static Autostart of(Directories directories, Map<String, String> environment, Properties system) {
        var name = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var known = name.startsWith("windows") || name.startsWith("mac")
                ? Optional.<String>empty()
                : Optional.ofNullable(system.getProperty("jpackage.app-path"));
        var config = Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(Directories.home(environment, system).resolve(".config"));
        var usual = Directories.of(Optional.empty(), environment, system).data();
        var place = usual.equals(directories.data())
                ? List.<String>of()
                : List.of("--data", directories.data().toString());
        var all = Stream.concat(Stream.of("serve"), place.stream()).toList();
        return new Autostart(config.resolve("autostart"), known, all);
    }

    boolean isPossible() {
        return launcher.isPresent();
    }

    /// Does as the settings say, now and after each change of theirs.
    void follow(SettingsFile settings) {
        apply(settings.current());
        settings.onChange(this::apply);
    }

    private void apply(Settings settings) {
        try {
            if (launcher.isEmpty()) {
                return;
            }
            if (settings.residence().autostart()) {
                write(text(launcher.get()));
            } else {
                Files.deleteIfExists(entry);
            }
        } catch (IOException failure) {
            LOG.warn("The autostart entry {} could not be brought up to date", entry, failure);
        }
    }

    private void write(String text) throws IOException {
        if (Files.exists(entry) && Files.readString(entry).equals(text)) {
            return;
        }
        Files.createDirectories(entry.getParent());
        var fresh = entry.resolveSibling(NAME + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, entry, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String text(String program) {
        var exec = Stream.concat(Stream.of(program), arguments.stream())
                .map(Autostart::quoted)
                .collect(Collectors.joining(" "));
        return """
                [Desktop Entry]
                Type=Application
                Name=Gadfly
                Comment=A reminder that does not let go
                Exec=%s
                Icon=gadfly
                Terminal=false
                StartupWMClass=io.gadfly.Gadfly
                X-GNOME-Autostart-enabled=true
                """.formatted(exec);
    }

    /// Desktop Entry Specification, *The Exec key*: quotes, then what is special inside of them, then `%`.
    private static String quoted(String argument) {
        if (argument.matches("[A-Za-z0-9_./:=@+-]+")) {
            return argument;
        }
        var inside = argument.replaceAll("([\"`$\\\\])", "\\\\\\\\$1").replace("%", "%%");
        return "\"" + inside + "\"";
    }
}
