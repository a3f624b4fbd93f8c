package io.gadfly.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// The log: a few small files in the data folder, opened when there is something to say; nothing on the terminal.
final class Logging {
    private static final int SIZE = 1 << 20;
    private static final int FILES = 3;

    // Held here, because the platform forgets the level of a logger that nobody holds.
    private static final Logger UNNAMED_MODULE = Logger.getLogger("com.sun.javafx.application.PlatformImpl");
    private static final Logger MESSAGE_BUS = Logger.getLogger("org.freedesktop.dbus");

    private Logging() {}

    static void begin(Path folder) {
        LogManager.getLogManager().reset();
        var root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(new WhenNeeded(folder));
        // JavaFX on the class path is how this program is built.
        UNNAMED_MODULE.setLevel(Level.OFF);
        MESSAGE_BUS.setLevel(Level.WARNING);
    }

    /// For what neither has a data folder nor may write to the terminal but its answer.
    static void none() {
        LogManager.getLogManager().reset();
    }

    /// Opens the file with the first record; where that cannot be, the log is silent.
    private static final class WhenNeeded extends Handler {
        private final Path folder;
        private Handler target = new Silence();
        private boolean opened;

        WhenNeeded(Path folder) {
            this.folder = folder;
        }

        @Override
        public synchronized void publish(LogRecord entry) {
            if (!opened) {
                opened = true;
                target = open();
            }
            target.publish(entry);
        }

        private Handler open() {
            try {
                Files.createDirectories(folder);
                var file = new FileHandler(folder.resolve("gadfly-%g.log").toString(), SIZE, FILES, true);
                file.setFormatter(new SimpleFormatter());
                file.setErrorManager(new Unheard());
                return file;
            } catch (IOException _) {
                return new Silence();
            }
        }

        @Override
        public synchronized void flush() {
            target.flush();
        }

        @Override
        public synchronized void close() {
            target.close();
        }
    }

    /// A log that cannot be written any more, as on a full disk, is no news for the terminal.
    private static final class Unheard extends ErrorManager {
        @Override
        public synchronized void error(String message, Exception failure, int code) {}
    }

    private static final class Silence extends Handler {
        @Override
        public void publish(LogRecord entry) {}

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
