package io.gadfly.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The settings in force and the file that keeps them. The file is replaced as a whole, so a crash leaves the
/// old one or the new one; one that cannot be read is kept aside as `….broken`. Only its owner may read it,
/// since it holds the password for e-mail. Safe to use from any thread.
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;
    private final List<Consumer<Settings>> listeners = new CopyOnWriteArrayList<>();
    private volatile Settings current;

    private final Optional<Path> broken;

    private SettingsFile(Path file, Settings current, Optional<Path> broken) {
        this.file = file;
        this.current = current;
        this.broken = broken;
    }

    public static SettingsFile open(Path file) {
        try {
            return new SettingsFile(file, SettingsJson.read(JSON.readTree(Files.readString(file))), Optional.empty());
        } catch (JsonProcessingException broken) {
            return new SettingsFile(file, Settings.DEFAULT, Optional.of(setAside(file, broken)));
        } catch (NoSuchFileException _) {
            return new SettingsFile(file, Settings.DEFAULT, Optional.empty());
        } catch (IOException failure) {
            LOG.warn("Settings {} cannot be read, the defaults hold", file, failure);
            return new SettingsFile(file, Settings.DEFAULT, Optional.empty());
        }
    }

    /// Where the file is kept that could not be read when this was opened; empty where nothing was wrong with it.
    public Optional<Path> broken() {
        return broken;
    }

    public Settings current() {
        return current;
    }

    /// Puts the change in force, saves it and tells the listeners, on the calling thread. A change that could
    /// not be saved holds until the program ends.
    public SaveResult change(UnaryOperator<Settings> change) {
        Settings next;
        SaveResult result;
        synchronized (this) {
            next = change.apply(current);
            if (next.equals(current)) {
                return new SaveResult.Saved();
            }
            current = next;
            result = save(next);
        }
        listeners.forEach(listener -> listener.accept(next));
        return result;
    }

    public void onChange(Consumer<Settings> listener) {
        listeners.add(listener);
    }

    public sealed interface SaveResult {
        record Saved() implements SaveResult {}

        /// @param reason one line for the user
        record Failed(String reason) implements SaveResult {}
    }

    private static Path setAside(Path file, JsonProcessingException broken) {
        var aside = file.resolveSibling(file.getFileName() + ".broken");
        LOG.warn("Settings {} are no JSON: kept as {}, the defaults hold", file, aside, broken);
        try {
            return Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            LOG.warn("Settings {} cannot be set aside", file, failure);
            return file;
        }
    }

    /// The platform's message of a missing permission is the file's name alone.
    private String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> file + " may not be written";
            case FileSystemException system when system.getReason() != null -> file + ": " + system.getReason();
            default -> file + ": " + failure.getMessage();
        };
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private SaveResult save(Settings settings) {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, ownerOnly());
            Files.writeString(fresh, JSON.writeValueAsString(SettingsJson.write(settings)) + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new SaveResult.Saved();
        } catch (IOException failure) {
            LOG.warn("Settings {} cannot be saved", file, failure);
            return new SaveResult.Failed(reason(failure));
        }
    }
}
