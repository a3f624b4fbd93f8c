package io.gadfly.kernel;

import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Reads along with what the kernel logs, until it is closed.
final class ReadAlong implements AutoCloseable {
    private final Logger logger;
    private final Handler handler;

    private ReadAlong(String name, Consumer<LogRecord> told) {
        logger = Logger.getLogger(name);
        handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                told.accept(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    static ReadAlong ofFaults(Consumer<String> told) {
        return new ReadAlong("io.gadfly.kernel.faults", line -> told.accept(new SimpleFormatter().formatMessage(line)));
    }

    static ReadAlong ofTasks(Consumer<LogRecord> told) {
        return new ReadAlong(TaskThreads.class.getName(), told);
    }

    static ReadAlong ofReports(Consumer<LogRecord> told) {
        return new ReadAlong(Reports.class.getName(), told);
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }
}
