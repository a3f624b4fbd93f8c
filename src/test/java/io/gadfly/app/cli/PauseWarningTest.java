package io.gadfly.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.reminder.StoreException;
import io.gadfly.ui.common.FakeReminderService;
import io.gadfly.ui.common.Samples;
import io.gadfly.ui.common.SettableClock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a pause costs whoever gives a command.
class PauseWarningTest {
    private final SettableClock clock = new SettableClock(Samples.NOW);
    private final FakeReminderService service = new FakeReminderService(clock);
    private final CommandLineUnderTest line = new CommandLineUnderTest(new ServedHouse(service), clock);

    @Test
    void whereNobodyCanReadWhatIsPausedTheCommandRunsAllTheSame() {
        service.poolWeather = Optional.of(new StoreException("the disk is gone"));

        var listed = line.run("list");

        assertEquals(ExitCode.DONE, listed.code());
        assertEquals("No reminders\n", listed.out());
        assertEquals("", listed.err());
    }

    @Test
    void whatElseCannotBeReadTheCommandSaysInOneLine() {
        var failure = new StoreException("the disk is gone");
        service.poolWeather = Optional.of(failure);
        service.weather = Optional.of(failure);

        var listed = line.run("list");

        assertEquals(ExitCode.FAILED, listed.code());
        assertEquals("gadfly: the disk is gone\n", listed.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"add tea 9:50", "show 1", "edit 1 --title=mate"})
    void howAPauseEndsIsSaidOnce(String command) {
        line.run("add", "cake", "9:50");
        service.steer("default", new PoolCommand.Pause());

        var run = line.run(command.split(" "));

        assertTrue(run.out().contains("but not before its pool default runs again"), run.out());
        assertEquals(
                1,
                (run.out() + run.err())
                        .lines()
                        .filter(said -> said.contains("--resume"))
                        .count());
    }
}
