package io.gadfly.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Laws that hold for every schedule, whatever its rules.
class SchedulePropertiesTest {
    private static final int FEW = 20;

    @Provide
    Arbitrary<Recurrences> anySchedule() {
        return RandomRules.schedules().map(schedule -> Recurrences.of(schedule, Zone.UTC));
    }

    @Property(tries = 400)
    void theNextOfEachIsTheOneThatFollows(@ForAll("anySchedule") Recurrences recurrences) {
        var all = recurrences.first(FEW);

        var at = Instant.MIN;
        for (var expected : all) {
            assertEquals(new Next.At(expected), recurrences.after(at));
            at = expected.startIn(Zone.UTC);
        }
    }

    @Property(tries = 400)
    void thePreviousOfEachIsTheOneBefore(@ForAll("anySchedule") Recurrences recurrences) {
        var before = Optional.<Occurrence>empty();

        for (var occurrence : recurrences.first(FEW)) {
            assertEquals(before, recurrences.before(occurrence.startIn(Zone.UTC)));
            before = Optional.of(occurrence);
        }
    }

    @Property(tries = 400)
    void eachIsLaterThanTheOneBefore(@ForAll("anySchedule") Recurrences recurrences) {
        var at = Instant.MIN;

        for (var occurrence : recurrences.first(FEW)) {
            assertTrue(occurrence.startIn(Zone.UTC).isAfter(at));
            at = occurrence.startIn(Zone.UTC);
        }
    }

    @Property(tries = 400)
    void aWindowHoldsWhatLiesInIt(@ForAll("anySchedule") Recurrences recurrences) {
        var all = recurrences.first(FEW);
        Assume.that(!all.isEmpty());
        var from = all.get(all.size() / 4).startIn(Zone.UTC);
        var to = all.getLast().startIn(Zone.UTC);

        var expected = all.stream()
                .filter(occurrence -> !occurrence.startIn(Zone.UTC).isBefore(from)
                        && occurrence.startIn(Zone.UTC).isBefore(to))
                .toList();

        assertEquals(expected, recurrences.between(from, to).toList());
        assertEquals(expected, recurrences.listBetween(from, to));
        assertEquals(
                expected.stream()
                        .map(occurrence -> occurrence.startIn(Zone.UTC).getEpochSecond())
                        .toList(),
                recurrences.startsBetween(from, to).boxed().toList());
    }

    @Property(tries = 400)
    void itContainsItsInstancesAndNothingBetweenThem(@ForAll("anySchedule") Recurrences recurrences) {
        var all = recurrences.first(FEW);

        for (var i = 0; i < all.size(); i++) {
            var start = all.get(i).startIn(Zone.UTC);
            assertTrue(recurrences.contains(start));
            var later = start.plusSeconds(1);
            assertEquals(
                    i + 1 < all.size() && all.get(i + 1).startIn(Zone.UTC).equals(later) || i + 1 == FEW,
                    recurrences.contains(later) || i + 1 == FEW);
            assertFalse(recurrences.contains(start.plusNanos(1)));
        }
    }

    @Provide
    Arbitrary<Recurrences> anyMovedSchedule() {
        return RandomRules.movedSchedules()
                .map(schedule -> Recurrences.of(schedule, Zone.UTC))
                .filter(recurrences -> recurrences.first(2).size() == 2);
    }

    /// Also where instances were moved, perhaps onto others, and at instants that are none.
    @Property(tries = 400)
    void allQuestionsAgreeAtAnyInstant(@ForAll("anyMovedSchedule") Recurrences recurrences, @ForAll Random random) {
        var all = recurrences.first(FEW);
        var starts = all.stream()
                .map(occurrence -> occurrence.startIn(Zone.UTC))
                .distinct()
                .toList();
        for (var start : starts.subList(0, starts.size() - 1)) {
            for (var instant : List.of(start, start.plusSeconds(1), start.minusSeconds(random.nextInt(100_000)))) {
                if (instant.isBefore(starts.getLast())) {
                    compare(recurrences, all, starts, instant);
                }
            }
        }
    }

    private static void compare(Recurrences recurrences, List<Occurrence> all, List<Instant> starts, Instant instant) {
        assertEquals(
                starts.stream().filter(start -> start.isAfter(instant)).findFirst(),
                recurrences.after(instant) instanceof Next.At(var next)
                        ? Optional.of(next.startIn(Zone.UTC))
                        : Optional.empty());
        assertEquals(
                starts.stream().filter(start -> start.isBefore(instant)).reduce((_, last) -> last),
                recurrences.before(instant).map(occurrence -> occurrence.startIn(Zone.UTC)));
        assertEquals(starts.contains(instant), recurrences.contains(instant));
        assertEquals(
                all.stream()
                        .filter(occurrence -> occurrence.startIn(Zone.UTC).equals(instant))
                        .toList(),
                recurrences.at(instant));
        assertEquals(
                all.stream()
                        .filter(occurrence -> !occurrence.startIn(Zone.UTC).isBefore(instant)
                                && occurrence.startIn(Zone.UTC).isBefore(starts.getLast()))
                        .toList(),
                recurrences.between(instant, starts.getLast()).toList());
    }

    @Property(tries = 400)
    void somethingGivesEachInstanceThatWasMovedOrNot(@ForAll("anyMovedSchedule") Recurrences recurrences) {
        for (var occurrence : recurrences.first(FEW)) {
            assertTrue(
                    recurrences.why(occurrence.startIn(Zone.UTC)).stream()
                            .anyMatch(cause -> cause instanceof Cause.GivenByRule
                                    || cause instanceof Cause.GivenByStart
                                    || cause instanceof Cause.GivenByDate
                                    || cause instanceof Cause.MovedHere),
                    occurrence::toString);
        }
    }

    @Property(tries = 400)
    void somethingGivesEachInstanceAndNothingTakesItAway(@ForAll("anySchedule") Recurrences recurrences) {
        for (var occurrence : recurrences.first(FEW)) {
            var causes = recurrences.why(occurrence.startIn(Zone.UTC));

            assertTrue(causes.stream()
                    .anyMatch(cause -> cause instanceof Cause.GivenByRule
                            || cause instanceof Cause.GivenByStart
                            || cause instanceof Cause.GivenByDate));
            assertFalse(causes.stream()
                    .anyMatch(cause ->
                            cause instanceof Cause.RemovedByException || cause instanceof Cause.RemovedByRule));
        }
    }

    @Property(tries = 300)
    void twoRulesGiveWhatEitherGives(@ForAll("plain") Schedule one, @ForAll("plain") Schedule other) {
        var start = one.start();
        var rules = Stream.of(one, other)
                .map(schedule -> schedule.rules().getFirst().withLimit(new RecurrenceRule.Limit.Forever()))
                .toList();
        var from = start.in(Zone.UTC);
        var to = from.plus(400, ChronoUnit.DAYS);

        var expected = rules.stream()
                .flatMapToLong(rule -> of(start, List.of(rule), List.of()).startsBetween(from, to))
                .sorted()
                .distinct();

        assertEquals(list(expected), list(of(start, rules, List.of()).startsBetween(from, to)), rules.toString());
    }

    @Property(tries = 300)
    void anExclusionRuleTakesAwayWhatItGives(@ForAll("plain") Schedule one, @ForAll("plain") Schedule other) {
        // A day that a zone left out has the instants of the next one: there the law holds on the wall, not in
        // instants.
        Assume.that(!isInApia(one.start()));
        var start = one.start();
        var rules = one.rules();
        var excluded = List.of(other.rules().getFirst().withLimit(new RecurrenceRule.Limit.Forever()));
        var from = start.in(Zone.UTC);
        var to = from.plus(400, ChronoUnit.DAYS);

        var gone = list(of(start, excluded, List.of()).startsBetween(from, to));
        var expected = of(start, rules, List.of()).startsBetween(from, to).filter(instant -> !gone.contains(instant));

        assertEquals(list(expected), list(of(start, rules, excluded).startsBetween(from, to)));
    }

    private static boolean isInApia(CalendarTime start) {
        return start instanceof CalendarTime.Zoned zoned && zoned.zone().id().equals("Pacific/Apia");
    }

    @Property(tries = 1_000)
    void aRuleIsWrittenAsItIsRead(@ForAll("anyRule") String text) {
        var start = Rules.time("20260101T090000", "Europe/Berlin");
        var rule = Rules.rule(text, start);

        assertEquals(rule, Rules.rule(rule.text(), start));
        assertEquals(rule.text(), Rules.rule(rule.text(), start).text());
    }

    @Provide
    Arbitrary<Schedule> plain() {
        return RandomRules.plainSchedules();
    }

    @Provide
    Arbitrary<String> anyRule() {
        return RandomRules.rules();
    }

    private static Recurrences of(CalendarTime start, List<RecurrenceRule> rules, List<RecurrenceRule> excluded) {
        return Recurrences.ofRules(
                new Schedule(start, Span.ZERO, rules, excluded, List.of(), List.of(), List.of()), Zone.UTC);
    }

    private static List<Long> list(LongStream numbers) {
        return numbers.boxed().toList();
    }
}
