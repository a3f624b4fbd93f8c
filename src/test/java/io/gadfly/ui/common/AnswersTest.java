package io.gadfly.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Answer;
import io.gadfly.settings.SnoozeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
    @TempDir
    Path folder;

    private Bench bench = Bench.empty(Path.of(""));

    @BeforeEach
    void open() {
        bench = Bench.household(folder);
    }

    @Test
    void doneIsSaidAndCanBeUndone() {
        bench.answers.answer(bench.service.fires().getFirst().fire().fence(), new Answer.Done());

        var toast = bench.notices.toastProperty().get().orElseThrow();
        assertEquals(new Notices.Toast("Done: Take the pills", true), toast);
    }

    @Test
    void anAnswerToWhatIsOverSaysSo() {
        var fence = bench.service.fires().getFirst().fire().fence();
        bench.answers.answer(fence, new Answer.Done());

        bench.answers.answer(fence, new Answer.Done());

        assertEquals("There is nothing to answer just now.", bench.toast());
    }

    @Test
    void snoozeChoicesAreTheUsersPresetsAndTheNextMornings() {
        bench.settings.change(now -> now.withSnooze(
                new SnoozeSettings(List.of(Duration.ofMinutes(7), Duration.ofHours(2)), Duration.ofMinutes(7))));

        var offered = bench.answers.snoozeChoices().stream()
                .map(bench.answers::describe)
                .toList();

        assertEquals(
                List.of("7 min", "2 h", "This evening, 18:00", "Tomorrow morning, 09:00", "Monday morning, 09:00"),
                offered);
    }

    @Test
    void inTheEveningThisEveningIsNotOffered() {
        bench.clock.advance(Duration.ofHours(10));

        assertTrue(bench.answers.snoozeChoices().stream().noneMatch(SnoozeChoice.ThisEvening.class::isInstance));
    }

    @Test
    void tomorrowMorningIsTheWallClocksMorning() {
        var until = new SnoozeChoice.TomorrowMorning().until(bench.settings.current(), bench.here);

        assertEquals(Instant.parse("2026-11-22T08:00:00Z"), until);
    }

    @Test
    void mondayIsNeverToday() {
        bench.clock.advance(Duration.ofDays(2));

        var until = new SnoozeChoice.NextMonday().until(bench.settings.current(), bench.here);

        assertEquals(Instant.parse("2026-11-30T08:00:00Z"), until);
    }

    @Test
    void undoSaysWhatItTookBackAndRedoThatThereIsNothing() {
        bench.answers.undo();
        assertEquals("Undone: the last change", bench.toast());

        bench.answers.redo();
        assertEquals("Nothing to redo", bench.toast());
    }
}
