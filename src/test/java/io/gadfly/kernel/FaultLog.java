package io.gadfly.kernel;

import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Reads along with the faults that the kernel logs, until it is closed.
final class FaultLog implements AutoCloseable {
    private static final Logger FAULTS = Logger.getLogger("io.gadfly.kernel.faults");

    private final Handler handler;

    FaultLog(Consumer<String> told) {
        handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                told.accept(new SimpleFormatter().formatMessage(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        FAULTS.setLevel(Level.ALL);
        FAULTS.setUseParentHandlers(false);
        FAULTS.addHandler(handler);
    }

    @Override
    public void close() {
        FAULTS.removeHandler(handler);
        FAULTS.setUseParentHandlers(true);
        FAULTS.setLevel(null);
    }
}
