package io.gadfly.store;

import io.gadfly.reminder.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the database to the disk now and then, which keeps short what would have to be done again after a power cut.
/// For who is alone with the database's writer.
final class Checkpoints {
    private static final Logger LOGGER = LoggerFactory.getLogger(Checkpoints.class);
    private static final int ROWS = 50_000;

    private final Database database;
    private int since;

    Checkpoints(Database database) {
        this.database = database;
    }

    /// What was committed stays so where the disk refuses.
    void committed(int rows) {
        since += rows;
        if (since < ROWS) {
            return;
        }
        since = 0;
        try {
            database.sync();
        } catch (StoreException weather) {
            LOGGER.warn("The database could not be brought to the disk; its journal is there", weather);
        }
    }
}
