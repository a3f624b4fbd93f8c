package io.gadfly.store;

import io.gadfly.reminder.StoreException;
import java.io.IOException;
import java.nio.file.FileStore;

/// Whether there is room on a disk for what is about to be written. H2 gives a database up when it cannot write
/// it, and then nobody can read it either: so nothing is begun where the room is gone.
record Room(FileStore disk) {
    /// What a small group may take, of the journal and the database.
    static final long LEAST = 1L << 20;

    void require() {
        try {
            if (disk.getUsableSpace() < LEAST && isKnown()) {
                throw new StoreException(Messages.text("no-room"));
            }
        } catch (IOException weather) {
            throw Weather.toStoreException(weather);
        }
    }

    /// Some file systems do not tell.
    private boolean isKnown() throws IOException {
        return disk.getTotalSpace() > 0;
    }
}
