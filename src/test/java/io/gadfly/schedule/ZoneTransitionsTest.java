package io.gadfly.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The wall clock changes; each local day still has exactly one instant.
class ZoneTransitionsTest {
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2041-01-01T00:00:00Z");

    @Test
    void everyLocalDayHasOneInstantInEveryZone() {
        // ical4j, which is on the class path of the tests, reserves ids that have no rules.
        var seen = ZoneRulesProvider.getAvailableZoneIds().stream()
                .filter(id -> !id.startsWith("ical4j-local-"))
                .map(ZoneId::of)
                .mapToLong(ZoneTransitionsTest::checkAll)
                .sum();

        assertTrue(seen > 5_000, "only " + seen + " transitions");
    }

    private static long checkAll(ZoneId id) {
        var zone = Zone.of(id);
        var transitions = transitions(id).toList();
        transitions.forEach(transition -> check(id, zone, transition));
        return transitions.size();
    }

    private static Stream<ZoneOffsetTransition> transitions(ZoneId zone) {
        return Stream.iterate(
                zone.getRules().nextTransition(FROM),
                transition -> transition != null && transition.getInstant().isBefore(TO),
                transition -> zone.getRules().nextTransition(transition.getInstant()));
    }

    private static void check(ZoneId id, Zone zone, ZoneOffsetTransition transition) {
        var first = transition.isGap() ? transition.getDateTimeBefore() : transition.getDateTimeAfter();
        var middle = first.plusSeconds(Math.abs(transition.getDuration().toSeconds()) / 2);
        for (var wall : List.of(first, middle)) {
            var start = wall.minusDays(3);
            var daily = Recurrences.of(
                    Schedule.repeating(
                            new CalendarTime.Zoned(start, zone),
                            RecurrenceRule.every(1, RecurrenceRule.Frequency.DAILY)),
                    Zone.UTC);

            var expected = IntStream.range(0, 7)
                    .mapToObj(day -> ZonedDateTime.of(start.plusDays(day), id).toInstant())
                    .toList();

            assertEquals(
                    expected,
                    daily.first(7).stream()
                            .map(occurrence -> occurrence.startIn(Zone.UTC))
                            .toList(),
                    id + " " + transition);
            assertEquals(
                    expected.stream().map(Instant::getEpochSecond).toList(),
                    daily.startsBetween(expected.getFirst(), expected.getLast().plusSeconds(1))
                            .boxed()
                            .toList());
            for (var day = 1; day < 7; day++) {
                assertEquals(
                        expected.get(day - 1),
                        daily.before(expected.get(day)).orElseThrow().startIn(Zone.UTC));
            }
            checkBetween(zone, transition, daily);
        }
    }

    /// Asked at instants around the change that are no occurrences.
    private static void checkBetween(Zone zone, ZoneOffsetTransition transition, Recurrences daily) {
        var all = daily.first(7).stream()
                .map(occurrence -> occurrence.startIn(zone))
                .toList();
        for (var minutes = -180; minutes <= 180; minutes += 15) {
            var instant = transition.getInstant().plusSeconds(minutes * 60L + 1);
            assertEquals(
                    all.stream().filter(start -> start.isBefore(instant)).reduce((_, last) -> last),
                    daily.before(instant).map(occurrence -> occurrence.startIn(zone)),
                    zone + " " + transition);
            assertEquals(
                    all.stream().filter(start -> start.isAfter(instant)).findFirst(),
                    daily.after(instant) instanceof Next.At(var next)
                            ? Optional.of(next.startIn(zone))
                            : Optional.empty());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            America/New_York | 20260307T023000 | FREQ=DAILY;COUNT=3  | 20260307T023000,20260308T033000,20260309T023000
            America/New_York | 20261031T013000 | FREQ=DAILY;COUNT=3  | 20261031T013000,20261101T013000,20261102T013000
            Europe/Zurich    | 20230326T000000 | FREQ=HOURLY;INTERVAL=2;COUNT=5 | 20230326T000000,20230326T030000,20230326T040000,20230326T060000,20230326T080000
            Europe/Zurich    | 20230326T010000 | FREQ=HOURLY;COUNT=4 | 20230326T010000,20230326T030000,20230326T040000,20230326T050000
            Europe/Zurich    | 20230326T013000 | FREQ=MINUTELY;INTERVAL=30;UNTIL=20230326T020000Z | 20230326T013000,20230326T030000,20230326T033000,20230326T040000
            Australia/Lord_Howe | 20261004T021500 | FREQ=DAILY;COUNT=2 | 20261004T024500,20261005T021500
            Pacific/Apia     | 20111229T090000 | FREQ=DAILY;COUNT=4  | 20111229T090000,20111231T090000,20120101T090000,20120102T090000
            Europe/Zurich    | 20210926T023000 | FREQ=YEARLY;INTERVAL=2;BYMONTH=3,9;COUNT=4 | 20210926T023000,20230326T033000,20230926T023000,20250326T023000
            """)
    void wallTimesThatAreNotThereComeLaterAndDoNotStick(String tzid, String start, String rule, String expected) {
        assertEquals(
                List.of(expected.split(",")),
                Rules.starts(Rules.recurrences(start, tzid, rule).first(9)));
    }

    @Test
    void anHourThatComesTwiceRingsOnce() {
        var hourly = Rules.recurrences("20261101T000000", "America/New_York", "FREQ=HOURLY");

        assertEquals(
                List.of("2026-11-01T04:00:00Z", "2026-11-01T05:00:00Z", "2026-11-01T07:00:00Z"),
                hourly.first(3).stream()
                        .map(occurrence -> occurrence.startIn(Zone.UTC).toString())
                        .toList());
        assertEquals(
                Instant.parse("2026-11-01T05:00:00Z"),
                hourly.before(Instant.parse("2026-11-01T06:30:00Z"))
                        .orElseThrow()
                        .startIn(Zone.UTC));
    }

    @Test
    void theNameOfAnInstanceInAGapIsTheTimeThatTheRuleGave() {
        var occurrence = Rules.recurrences("20260307T023000", "America/New_York", "FREQ=DAILY")
                .first(2)
                .getLast();

        assertEquals("20260308T023000", occurrence.recurrenceId().text());
        assertEquals(Instant.parse("2026-03-08T07:30:00Z"), occurrence.startIn(Zone.UTC));
    }

    @Test
    void aFloatingTimeFollowsTheViewer() {
        var schedule = Rules.schedule(Rules.time("20260101T090000"), "FREQ=DAILY");
        var newYear = LocalDateTime.of(2026, 1, 1, 9, 0);

        for (var id : List.of("Asia/Tokyo", "America/New_York", "UTC")) {
            var viewer = Zones.find(id).orElseThrow();
            assertEquals(
                    newYear.atZone(ZoneId.of(id)).toInstant(),
                    Recurrences.of(schedule, viewer).first(1).getFirst().startIn(viewer));
        }
    }

    @Test
    void theFarFutureHasSummersToo() {
        var daily = Rules.recurrences("20260101T090000", "Europe/Berlin", "FREQ=DAILY");
        var summer = ZonedDateTime.of(LocalDateTime.of(5000, 7, 1, 9, 0), ZoneId.of("Europe/Berlin"));

        assertTrue(daily.contains(summer.toInstant()));
        assertEquals(
                summer.toInstant(),
                daily.before(summer.toInstant().plus(1, ChronoUnit.HOURS))
                        .orElseThrow()
                        .startIn(Zone.UTC));
    }
}
