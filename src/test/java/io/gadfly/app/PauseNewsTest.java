package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.ui.common.FakeReminderService;
import io.gadfly.ui.common.Samples;
import io.gadfly.ui.common.SettableClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PauseNewsTest {
    private static final String PAUSED =
            "The pool default is paused: its reminders wait until gadfly pool default --resume";

    private final FakeReminderService service = new FakeReminderService(new SettableClock(Samples.NOW));
    private final List<String> console = new ArrayList<>();

    private PauseNews start() {
        return new PauseNews(service, Runnable::run, console::add);
    }

    @Test
    void aPauseFromBeforeTheStartIsSaidAtIt() {
        service.steer("default", new PoolCommand.Pause());

        try (var _ = start()) {
            assertEquals(List.of(PAUSED), console);
        }
    }

    @Test
    void aPauseFromElsewhereIsSaidOnceAndSoIsItsEnd() {
        try (var _ = start()) {
            assertEquals(List.of(), console);
            service.steer("default", new PoolCommand.Pause());
            service.steer("urgent", new PoolCommand.Limit(2));
            service.steer("default", new PoolCommand.Resume());
        }

        assertEquals(List.of(PAUSED, "The pool default runs again: what waits in it has its turns again"), console);
    }
}
