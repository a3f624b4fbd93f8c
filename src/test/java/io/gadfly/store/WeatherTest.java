package io.gadfly.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class WeatherTest {
    private static final String FAILED = "The database cannot do this now: ";

    @Test
    void whatTheSystemDidNotExplainIsExplainedInWords() {
        assertEquals("you may not use /store", Weather.reason(new AccessDeniedException("/store")));
        assertEquals("there is no /store", Weather.reason(new NoSuchFileException("/store")));
    }

    @Test
    void whatTheSystemSaidIsSaidWithoutThePath() {
        var readOnly = new FileSystemException("/store", null, "Read-only file system");

        assertEquals("Read-only file system", Weather.reason(readOnly));
        assertEquals("Broken pipe", Weather.reason(new IOException("Broken pipe")));
    }

    @Test
    void theDatabaseThatMayNotWriteAFileSaysSoInTheSameWords() {
        var refused = new SQLException("IO Exception: AccessDeniedException", new AccessDeniedException("/backup.zip"));

        assertEquals(
                FAILED + "you may not use /backup.zip",
                String.valueOf(Weather.toStoreException(refused).getMessage()));
    }
}
