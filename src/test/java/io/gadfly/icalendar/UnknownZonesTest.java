package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.BERLIN;
import static io.gadfly.icalendar.Calendars.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Zone;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Zones that nobody knows, and what the user says that they are.
class UnknownZonesTest {
    private static final Zone TOKYO = Zone.of(ZoneId.of("Asia/Tokyo"));
    private static final String EVENT = event("SUMMARY:tea", "SEQUENCE:0", "DTSTART;TZID=Nowhere:20260303T090000");

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private ImportReport take(String calendar, UnknownZones unknown) {
        return switch (CalendarReader.open("test.ics", Calendars.stream(calendar), BERLIN, unknown)) {
            case CalendarReader.Opened.Calendar(var items) -> desk.take(items, ImportOptions.STORE);
            case CalendarReader.Opened.NotACalendar(var reason) -> throw new AssertionError(reason);
        };
    }

    private Optional<CalendarTime> start() {
        return desk.get("1").definition().schedule().map(schedule -> schedule.start());
    }

    @Test
    void areTheViewersAndAreRememberedWhereNothingWasSaid() {
        var unknown = UnknownZones.ofViewer();

        var report = take(EVENT, unknown);

        assertThat(start()).contains(new CalendarTime.Zoned(LocalDateTime.parse("2026-03-03T09:00"), BERLIN));
        assertThat(unknown.undecided()).containsExactly("Nowhere");
        assertThat(report.verdicts().getFirst().notes())
                .contains("Nobody knows the time zone Nowhere; Europe/Berlin was taken for it.");
    }

    @Test
    void areWhatWasSaidOfThemByNameOrOfAll() {
        var named = new UnknownZones(Optional.empty(), Map.of("Nowhere", TOKYO));
        var all = new UnknownZones(Optional.of(TOKYO), Map.of());

        var report = take(EVENT, named);
        take(EVENT.replace("UID:1", "UID:2"), all);

        assertThat(start()).contains(new CalendarTime.Zoned(LocalDateTime.parse("2026-03-03T09:00"), TOKYO));
        assertThat(desk.get("2").definition().schedule())
                .isEqualTo(desk.get("1").definition().schedule());
        assertThat(named.undecided()).isEmpty();
        assertThat(report.verdicts().getFirst().notes())
                .contains("Nobody knows the time zone Nowhere; Asia/Tokyo was taken for it, as you said.");
    }

    @Test
    void areNoEditWhenANewerVersionComes() {
        take(EVENT, new UnknownZones(Optional.of(TOKYO), Map.of()));

        var report = take(
                EVENT.replace("SEQUENCE:0", "SEQUENCE:1").replace("tea", "coffee"),
                new UnknownZones(Optional.of(TOKYO), Map.of()));

        assertThat(report.verdicts().getFirst().kind()).isEqualTo(Kind.CHANGED);
        assertThat(report.verdicts().getFirst().notes()).noneMatch(note -> note.contains("edited here"));
    }

    @Test
    void goOutInTheZoneThatWasTakenAndComeBackAsTheyWere() {
        take(EVENT, new UnknownZones(Optional.of(TOKYO), Map.of()));
        var before = start();

        var report = desk.take(desk.export());

        assertThat(Desk.kinds(report)).containsExactly(Kind.UNCHANGED);
        assertThat(start()).isEqualTo(before);
    }
}
