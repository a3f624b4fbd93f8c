package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.calendar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A to-do that was completed in another program goes into the history, at the time when it was.
class CompletedToDoTest {
    private static final Instant COMPLETED = Instant.parse("2026-02-27T15:30:00Z");

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private static String toDo(String... lines) {
        return calendar("""
                BEGIN:VTODO
                UID:a
                SUMMARY:buy lightbulbs
                DUE:20260227T170000Z
                %s
                END:VTODO
                """.formatted(String.join("\n", lines)));
    }

    private static String completed() {
        return toDo("STATUS:COMPLETED", "COMPLETED:20260227T153000Z", "SEQUENCE:1");
    }

    private List<NagState> history() {
        var since = desk.now().minus(Duration.ofDays(60));
        return desk.service().history(since, desk.now().plusSeconds(1), 10).stream()
                .map(FireView::fire)
                .map(fire -> fire.state())
                .toList();
    }

    @Test
    void isInTheHistoryWhenItIsNew() {
        desk.take(completed());

        assertEquals(Reminder.Status.DONE, desk.get("a").status());
        assertEquals(List.of(new NagState.Done(COMPLETED)), history());
    }

    @Test
    void isPastAndIsLeftOutWithWhatIsPast() {
        var stream = Calendars.stream(completed());

        var report = desk.take(stream, ImportOptions.STORE.skippingPast(true));

        assertEquals(List.of(Kind.PAST), Desk.kinds(report));
        assertEquals(List.of(), desk.planned());
        assertEquals(List.of(Kind.PAST), Desk.kinds(desk.take(completed())));
    }

    @Test
    void isThereFromItsLastChangeOnWhereNobodySaysWhen() {
        desk.take(toDo("STATUS:COMPLETED", "LAST-MODIFIED:20260227T153000Z"));

        assertEquals(List.of(new NagState.Done(COMPLETED)), history());
    }

    @Test
    void isThereOnceHoweverOftenItIsImported() {
        desk.take(completed());
        var again = desk.take(completed());

        assertEquals(List.of(Kind.UNCHANGED), Desk.kinds(again));
        assertEquals(1, history().size());
    }

    @Test
    void goesWithTheImportThatIsTakenBack() {
        desk.take(completed());

        desk.service().undo();

        assertEquals(List.of(), history());
    }

    @Test
    void endsWhatRangHereAtTheTimeWhenItWasCompleted() {
        desk.take(toDo("SEQUENCE:0"));
        desk.pass(Duration.ofMinutes(1));

        desk.take(completed());

        var ended = assertInstanceOf(NagState.Done.class, history().getFirst());
        assertEquals(COMPLETED, ended.at());
    }

    @Test
    void aClockThatIsAheadElsewhereCompletesNothingInTheFuture() {
        desk.take(toDo("STATUS:COMPLETED", "COMPLETED:20990101T000000Z"));

        assertEquals(List.of(new NagState.Done(desk.now())), history());
    }

    @Test
    void anInstanceOfASeriesIsDoneWhenItWas() {
        desk.take(calendar("""
                BEGIN:VTODO
                UID:a
                SUMMARY:water the plants
                DTSTART:20260226T080000Z
                RRULE:FREQ=DAILY
                END:VTODO
                BEGIN:VTODO
                UID:a
                RECURRENCE-ID:20260227T080000Z
                SUMMARY:water the plants
                DTSTART:20260227T080000Z
                STATUS:COMPLETED
                COMPLETED:20260227T153000Z
                END:VTODO
                """));

        assertEquals(List.of(new NagState.Done(COMPLETED)), history());
    }
}
