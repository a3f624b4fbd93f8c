package io.gadfly.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.schedule.RecurrenceRule.Frequency;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Rules of every frequency with any parts that go together give the dates that the table of RFC 5545 gives, word by
/// word, from both ends and from the middle.
class RfcTableTest {
    private static final int RULES = 300;
    private static final long SEED = 7;

    @ParameterizedTest
    @EnumSource(Frequency.class)
    void anyRuleGivesWhatTheTableSays(Frequency frequency) {
        var random = new Random(SEED + List.of(Frequency.values()).indexOf(frequency));
        var dates = 0;
        for (var i = 0; i < RULES; i++) {
            var start = RandomRules.moment(random);
            dates += compare(RandomRules.rule(random, frequency), start, end(start, frequency, random));
        }
        assertTrue(dates > 10 * RULES, "only " + dates + " dates");
    }

    @ParameterizedTest
    @EnumSource(
            value = Frequency.class,
            names = {"MONTHLY", "YEARLY"})
    void daysThatAreNotThereMoveAsSkipSays(Frequency frequency) {
        var random = new Random(SEED + List.of(Frequency.values()).indexOf(frequency));
        var dates = 0;
        for (var i = 0; i < RULES / 2; i++) {
            var start = RandomRules.moment(random);
            dates += compare(RandomRules.skippingRule(random, frequency), start, start.plusYears(20));
        }
        assertTrue(dates > 5 * RULES, "only " + dates + " dates");
    }

    /// So far that a few thousand periods lie before it.
    private static LocalDateTime end(LocalDateTime start, Frequency frequency, Random random) {
        return switch (frequency) {
            case YEARLY -> start.plusYears(60);
            case MONTHLY -> start.plusYears(30);
            case WEEKLY, DAILY -> start.plusYears(12);
            case HOURLY -> start.plusDays(800);
            case MINUTELY -> start.plusDays(1 + random.nextInt(40));
            case SECONDLY -> start.plusHours(1 + random.nextInt(30));
        };
    }

    private static int compare(String text, LocalDateTime start, LocalDateTime end) {
        var floating = new CalendarTime.Floating(start);
        var rule = Rules.rule(text, floating);
        var expected = RfcTable.of(rule, start).datesBefore(end);
        var recurrences = Recurrences.ofRules(Schedule.repeating(floating, rule), Zone.UTC);

        var message = "DTSTART:" + floating.text() + " RRULE:" + text;
        assertEquals(
                expected,
                recurrences
                        .all()
                        .map(occurrence -> occurrence.start().local())
                        .takeWhile(date -> date.isBefore(end))
                        .toList(),
                message);
        compareBackwards(recurrences, expected, end, message);
        compareWindow(recurrences, expected, start, end, message);
        return expected.size();
    }

    private static void compareBackwards(
            Recurrences recurrences, List<LocalDateTime> expected, LocalDateTime end, String message) {
        var before = end;
        for (var i = expected.size() - 1; i >= Math.max(0, expected.size() - 20); i--) {
            var found = recurrences.before(before.toInstant(ZoneOffset.UTC));
            assertEquals(expected.get(i), found.orElseThrow().start().local(), message);
            before = expected.get(i);
        }
    }

    private static void compareWindow(
            Recurrences recurrences,
            List<LocalDateTime> expected,
            LocalDateTime start,
            LocalDateTime end,
            String message) {
        var middle = start.plus(Duration.between(start, end).dividedBy(2));
        assertEquals(
                expected.stream().filter(date -> !date.isBefore(middle)).toList(),
                recurrences
                        .between(middle.toInstant(ZoneOffset.UTC), end.toInstant(ZoneOffset.UTC))
                        .map(occurrence -> occurrence.start().local())
                        .toList(),
                message);
    }
}
