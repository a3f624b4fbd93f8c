package io.gadfly.reminder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A fence is stored, so its text must never change.
class FenceTest {
    private static final LocalDateTime NINE = LocalDateTime.of(2026, 3, 2, 9, 0, 5);
    private static final CalendarTime START = new CalendarTime.Zoned(NINE, Zone.UTC);
    private static final CalendarTime LATER = new CalendarTime.Zoned(NINE.plusHours(1), Zone.UTC);
    private static final Span HOUR = Span.of(Duration.ofHours(1));

    private static String textOf(CalendarTime name, CalendarTime start, Trigger.Relative trigger) {
        return Fence.of(new ReminderId(7), new Occurrence(name, start, HOUR), trigger)
                .toString();
    }

    private static String textOf(CalendarTime start) {
        return textOf(start, start, Trigger.AT_START);
    }

    @Test
    void namesTheOccurrenceByItsOriginalWallTime() {
        assertEquals("7/20260302T090005Z/START", textOf(START));
        assertEquals("7/20260302T090005/START", textOf(new CalendarTime.Floating(NINE)));
        assertEquals("7/20260302/START", textOf(new CalendarTime.Day(NINE.toLocalDate())));
        assertEquals("7/00010203/START", textOf(new CalendarTime.Day(LocalDate.of(1, 2, 3))));
        assertEquals(
                "7/20260302T090005[Europe/Berlin]/START",
                textOf(new CalendarTime.Zoned(NINE, Zone.of(ZoneId.of("Europe/Berlin")))));
    }

    @Test
    void findsTheNameOfItsOccurrenceAgain() {
        var berlin = Zone.of(ZoneId.of("Europe/Berlin"));
        var all = List.of(
                START,
                new CalendarTime.Floating(NINE),
                new CalendarTime.Day(NINE.toLocalDate()),
                new CalendarTime.Zoned(NINE, berlin));
        for (var name : all) {
            var fence = Fence.of(new ReminderId(7), new Occurrence(name, LATER, HOUR), Trigger.AT_START);

            assertEquals(Optional.of(name), fence.occurrence(name.withLocal(NINE.minusDays(7))));
        }
    }

    @Test
    void hasNoOccurrenceOfASeriesThatIsInAnotherZone() {
        var berlin = new CalendarTime.Zoned(NINE, Zone.of(ZoneId.of("Europe/Berlin")));
        var fence = Fence.of(new ReminderId(7), new Occurrence(berlin, berlin, HOUR), Trigger.AT_START);

        assertEquals(Optional.empty(), fence.occurrence(new CalendarTime.Floating(NINE)));
        assertEquals(
                Optional.empty(),
                Fence.of(new ReminderId(7), new Trigger.Absolute(berlin.in(Zone.UTC)))
                        .occurrence(berlin));
    }

    @Test
    void anAlarmAwayFromTheStartSaysHowFar() {
        var before = new Trigger.Relative(Trigger.Edge.START, new Span(-1, Duration.ofMinutes(-10)));

        assertEquals("7/20260302T090005Z/START-1DPT-10M", textOf(START, START, before));
    }

    @Test
    void aMovedOccurrenceIsAnotherOneByItsNewStart() {
        assertEquals("7/20260302T090005Z/START@20260302T100005Z", textOf(START, LATER, Trigger.AT_START));
    }

    @Test
    void anAlarmAtTheEndIsAnotherOneByTheSpan() {
        var atEnd = new Trigger.Relative(Trigger.Edge.END, Span.ZERO);

        assertEquals("7/20260302T090005Z/END@PT1H", textOf(START, START, atEnd));
        assertEquals("7/20260302T090005Z/END@20260302T100005Z/PT1H", textOf(START, LATER, atEnd));
    }
}
