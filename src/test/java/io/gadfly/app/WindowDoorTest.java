package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.app.cli.CommandFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WindowDoorTest {
    private static final List<Path> CALENDARS = List.of(Path.of("a.ics"));

    @Test
    void trap24ASecondStartIsShownTheWindowOfTheFirstAlsoWhereItComesBeforeIt() throws Exception {
        var door = new WindowDoor(true);
        var shown = new CompletableFuture<List<Path>>();

        var knock = CompletableFuture.runAsync(() -> door.show(CALENDARS));
        assertFalse(shown.isDone());
        door.open(shown::complete);

        assertEquals(CALENDARS, shown.get(20, TimeUnit.SECONDS));
        knock.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aProgramWithoutWindowsSaysSoAtOnce() {
        var failure = assertThrows(CommandFailure.class, () -> new WindowDoor(false).show(CALENDARS));

        assertTrue(String.valueOf(failure.getMessage()).contains("no window"));
    }
}
