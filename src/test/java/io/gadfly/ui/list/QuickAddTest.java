package io.gadfly.ui.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.schedule.Schedule;
import io.gadfly.ui.common.Samples;
import io.gadfly.ui.common.SettableClock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuickAddTest {
    private final QuickAdd quickAdd = new QuickAdd(Samples.here(new SettableClock(Samples.NOW)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            water the plants 18:30   | water the plants | 2026-11-21T18:30
            at 8:15 feed the cat     | feed the cat     | 2026-11-22T08:15
            call  at 9:31  the bank  | call the bank    | 2026-11-21T09:31
            buy bread                | buy bread        | 2026-11-21T10:00
            watch 2001: A Odyssey    | watch 2001: A Odyssey | 2026-11-21T10:00
            score 25:61              | score 25:61      | 2026-11-21T10:00
            """)
    void aTimeInTheLineIsTheNextTimeTheClockShowsIt(String line, String title, LocalDateTime start) {
        var draft = quickAdd.draft(line, new Scope.All());

        assertEquals(title, draft.details().title());
        assertEquals(start, draft.schedule().map(Schedule::start).orElseThrow().local());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            call mum every friday at 9am | NO_TIME
            buy bread                    | NO_TIME
            call mum every friday 9:00   | MORE_THAN_A_TIME
            pay the rent tomorrow 18:30  | MORE_THAN_A_TIME
            """)
    void whatALineSaysOfTimeAndADraftDoesNotHeedIsNamed(String line, QuickAdd.Gap gap) {
        assertEquals(Optional.of(gap), QuickAdd.gapIn(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "water the plants 18:30", "at 8:15 feed the cat"})
    void aLineThatIsUnderstoodOrEmptyNeedsNoRemark(String line) {
        assertEquals(Optional.empty(), QuickAdd.gapIn(line));
    }

    @Test
    void theDraftBelongsToWhatIsLookedAt() {
        assertEquals(
                "garden",
                quickAdd.draft("x", new Scope.InList("garden")).details().list());
        assertEquals(
                List.of("tools"),
                quickAdd.draft("x", new Scope.Tagged("tools")).details().tags());
    }
}
