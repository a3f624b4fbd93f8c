package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.reminder.NagPolicy.Until;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.Skip;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The forecast is what then happens, nag for nag, at the same instants: for random reminders of all kinds, in
/// pools that are too small, with quiet hours, silence, a budget, and some that were snoozed or ring already;
/// where hardly two things are at one instant, and where nearly all are. What happens has another seed than the
/// forecast.
class ForecastTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void isWhatThenHappens(long seed) {
        assertIsWhatThenHappens(seed, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 27, 42})
    void isWhatThenHappensUnderABudget(long seed) {
        assertIsWhatThenHappens(seed, 6);
    }

    private static void assertIsWhatThenHappens(long seed, int nagsPerHour) {
        var random = new SplittableRandom(seed);
        try (var house = new House(seed, House.START)) {
            house.settings = settings(random, nagsPerHour);
            house.service().steer("default", new PoolCommand.Limit(1 + random.nextInt(3)));
            for (var i = 0; i < 12; i++) {
                house.service().add(definition(i, random, house));
            }
            house.pass(Duration.ofMinutes(95));
            answerSome(house, random);
            var seen = house.desktop.nags.size();

            var forecast = told(house.service().forecast(Duration.ofHours(30), Integer.MAX_VALUE));
            house.pass(Duration.ofHours(30));

            assertThat(forecast).isEqualTo(happened(house, seen)).hasSizeGreaterThan(20);
        }
    }

    @ParameterizedTest
    @MethodSource("manySeeds")
    void isWhatThenHappensWhereNearlyEverythingIsAtOneInstant(long seed) {
        try (var household = new RandomHousehold(seed)) {
            var span = Duration.ofHours(26);

            assertThat(household.forecast(span)).isEqualTo(household.happens(span));
        }
    }

    static LongStream manySeeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @Test
    void leavesTheIntervalAloneOfWhatRingsWhenQuietHoursHaveBegun() {
        try (var house = new House()) {
            house.settings = quietFrom(house.now().plus(Duration.ofMinutes(30)));
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofMinutes(40)));
            house.addIn(Duration.ofMinutes(35), "milk", NagPolicy.once());
            house.pass(Duration.ofMinutes(32));
            house.service().steer("default", new PoolCommand.Limit(1));
            house.service().steer("urgent", new PoolCommand.Limit(1));

            var forecast = told(house.service().forecast(Duration.ofHours(2), Integer.MAX_VALUE));
            house.pass(Duration.ofHours(2));

            assertThat(forecast).isEqualTo(happened(house, 1)).hasSizeGreaterThan(1);
        }
    }

    private static EngineSettings quietFrom(Instant begin) {
        var usual = EngineSettings.DEFAULT;
        var from = begin.atZone(ZoneId.of("Europe/Berlin")).toLocalTime();
        return new EngineSettings(
                usual.morning(),
                usual.snooze(),
                Optional.of(new io.gadfly.engine.QuietHours(from, from.plusHours(1))),
                usual.poolLimits(),
                Map.of(),
                0);
    }

    private static List<String> told(List<ReminderService.ForecastNag> nags) {
        return nags.stream()
                .map(nag -> nag.at() + " " + nag.title() + " " + nag.nag() + "/" + nag.max())
                .sorted()
                .toList();
    }

    /// So many that those who gave up their slot are let pass at last, some of them before the forecast begins.
    @ParameterizedTest
    @ValueSource(ints = {100, 250, 300, 400})
    void isWhatThenHappensToThoseWhomManyNewcomersPass(int minutes) {
        try (var house = new House()) {
            house.service().steer("default", new PoolCommand.Limit(1));
            for (var i = 0; i < 3; i++) {
                house.addIn(
                        Duration.ofSeconds(30 + i), "endless " + i, NagPolicy.every(Duration.ofMillis(420_007 + i)));
            }
            for (var i = 0; i < 600; i++) {
                var once = NagPolicy.every(Duration.ofMillis(61_013 + i)).withMax(1);
                house.addIn(Duration.ofSeconds(60 + 60L * i), "newcomer " + i, once);
            }
            house.pass(Duration.ofMinutes(minutes));
            var seen = house.desktop.nags.size();

            var forecast = told(house.service().forecast(Duration.ofHours(4), Integer.MAX_VALUE));
            house.pass(Duration.ofHours(4));

            assertThat(forecast).isEqualTo(happened(house, seen)).hasSizeGreaterThan(180);
        }
    }

    private static List<String> happened(House house, int seen) {
        return house.desktop.nags.stream()
                .skip(seen)
                .filter(nag -> nag.notification().loudness() != Loudness.SILENT)
                .map(nag -> nag.at() + " " + nag.title() + " "
                        + nag.notification().nag() + "/" + nag.notification().max())
                .sorted()
                .toList();
    }

    private static EngineSettings settings(SplittableRandom random, int nagsPerHour) {
        var quiet = new io.gadfly.engine.QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30));
        var usual = EngineSettings.DEFAULT;
        return new EngineSettings(
                usual.morning(),
                usual.snooze(),
                random.nextBoolean() ? Optional.of(quiet) : Optional.empty(),
                usual.poolLimits(),
                Map.of(),
                nagsPerHour);
    }

    private static Definition definition(int number, SplittableRandom random, House house) {
        var start = CalendarTime.utc(house.now().plusSeconds(60 + 311L * number + random.nextInt(300)));
        var rule = new RecurrenceRule(
                random.nextBoolean() ? Frequency.DAILY : Frequency.HOURLY,
                1 + random.nextInt(4),
                new Limit.Forever(),
                ByParts.NONE,
                DayOfWeek.MONDAY,
                Skip.OMIT);
        var isSingle = random.nextInt(3) == 0;
        var schedule = isSingle ? Schedule.once(start) : Schedule.repeating(start, rule);
        var priority = List.of(Priority.values()).get(random.nextInt(3));
        return Definition.of(new Details("reminder " + number, "", "inbox", List.of(), priority), schedule)
                .withAlarms(isSingle ? List.of() : alarms(random))
                .withNag(nag(number, random));
    }

    private static List<Alarm> alarms(SplittableRandom random) {
        var later = Alarm.of(new Trigger.Relative(Trigger.Edge.START, Span.of(Duration.ofSeconds(1_607))));
        return random.nextInt(4) == 0 ? List.of(Alarm.AT_START, later) : List.of();
    }

    private static NagPolicy nag(int number, SplittableRandom random) {
        var pace = Duration.ofMillis(180_000 + 10_007L * number + random.nextInt(900_000));
        var nag =
                NagPolicy.every(pace).withQuietHours(random.nextInt(4) == 0 ? QuietHours.IGNORED : QuietHours.HONOURED);
        return switch (random.nextInt(5)) {
            case 0 -> nag.withMax(1 + random.nextInt(4));
            case 1 -> nag.withUntil(new Until.For(Duration.ofMillis(7_201_003L + 17L * number)));
            case 2 -> nag.withPace(new Pace.Tightening(pace.multipliedBy(4), pace));
            default -> nag;
        };
    }

    private static void answerSome(House house, SplittableRandom random) {
        for (var view : house.service().fires()) {
            if (random.nextInt(3) == 0) {
                var until = house.now().plusMillis(1_000_003L + random.nextInt(9_000_000));
                house.service().answer(view.fire().fence(), new Answer.Snooze(until));
            }
        }
        house.world.settle();
    }

    @Test
    void knowsTheSilenceThatTheUserAskedFor() {
        try (var house = new House()) {
            house.service().silence(Optional.of(house.now().plus(Duration.ofHours(2))));
            house.addIn(Duration.ofMinutes(5), "tea", NagPolicy.once());

            assertThat(house.service().forecast(Duration.ofHours(3), Integer.MAX_VALUE))
                    .extracting(ReminderService.ForecastNag::at)
                    .containsExactly(House.START.plus(Duration.ofHours(2)));
        }
    }

    @Test
    void endsWhereMoreHappensThanItFollowsAndSaysSo() {
        try (var house = new House()) {
            house.service().steer("default", new PoolCommand.Pause());
            house.add("each second", CalendarTime.utc(house.now().plusSeconds(60)), Frequency.SECONDLY);

            var foreseen = house.service().forecast(Duration.ofDays(60), _ -> true, () -> false);

            assertThat(foreseen.ending()).isEqualTo(Foreseen.Ending.TOO_MUCH);
            assertThat(foreseen.until())
                    .isBetween(
                            house.now().plus(Duration.ofHours(8)), house.now().plus(Duration.ofHours(9)));
        }
    }

    @Test
    void endsWhenItIsCancelledThoughNothingRings() {
        try (var house = new House()) {
            house.service().steer("default", new PoolCommand.Pause());
            house.add("each second", CalendarTime.utc(house.now().plusSeconds(60)), Frequency.SECONDLY);
            var asked = new AtomicInteger();

            var foreseen =
                    house.service().forecast(Duration.ofDays(60), _ -> true, () -> asked.incrementAndGet() > 1_000);

            assertThat(foreseen.ending()).isEqualTo(Foreseen.Ending.CANCELLED);
            assertThat(foreseen.until()).isBefore(house.now().plus(Duration.ofHours(1)));
        }
    }

    @Test
    void goesToTheEndOfItsSpanWhereItMay() {
        try (var house = new House()) {
            house.addIn(Duration.ofMinutes(5), "tea", NagPolicy.once());

            assertThat(house.service().forecast(Duration.ofDays(3_000), _ -> true, () -> false))
                    .isEqualTo(new Foreseen(house.now().plus(Duration.ofDays(3_000)), Foreseen.Ending.SPAN_OVER));
        }
    }

    @Test
    void changesNothing() {
        try (var house = new House()) {
            house.addIn(Duration.ofMinutes(5), "tea", NagPolicy.once());

            house.service().forecast(Duration.ofHours(3), Integer.MAX_VALUE);

            assertThat(house.service().fires()).isEmpty();
            assertThat(house.desktop.nags).isEmpty();
        }
    }

    @Test
    void whatRingsInAPausedPoolRingsOnAndWhatWaitsThereDoesNotBegin() {
        try (var house = new House()) {
            house.service().steer("default", new PoolCommand.Limit(1));
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofMinutes(10)));
            house.addIn(Duration.ofMinutes(2), "cake", NagPolicy.every(Duration.ofMinutes(10)));
            house.pass(Duration.ofSeconds(90));
            house.service().steer("default", new PoolCommand.Pause());
            house.pass(Duration.ofSeconds(60));

            var foreseen = house.service().forecast(Duration.ofHours(1), 100);
            house.pass(Duration.ofHours(1));

            assertThat(foreseen).hasSize(6);
            assertThat(house.desktop.titles()).hasSize(7).containsOnly("tea");
        }
    }

    @Test
    void whatRangInAPausedPoolRingsOnAfterARestartUpToTheLimit() {
        try (var house = new House()) {
            for (var title : List.of("tea", "cake", "pie")) {
                house.addIn(Duration.ofMinutes(1), title, NagPolicy.every(Duration.ofMinutes(10)));
            }
            house.pass(Duration.ofSeconds(90));
            house.service().steer("default", new PoolCommand.Pause());
            house.service().steer("default", new PoolCommand.Limit(2));
            house.restart();
            house.pass(Duration.ofSeconds(1));
            house.desktop.nags.clear();

            var foreseen = house.service().forecast(Duration.ofHours(1), 100);
            house.pass(Duration.ofHours(1));

            assertThat(foreseen)
                    .extracting(ReminderService.ForecastNag::title)
                    .hasSize(12)
                    .containsExactlyInAnyOrderElementsOf(house.desktop.titles());
        }
    }

    @Test
    void whatRingsBeyondASmallerLimitOfAPausedPoolDoesSoUntilItsTurnIsOver() {
        try (var house = new House()) {
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofMinutes(10)));
            house.addIn(Duration.ofMinutes(5), "cake", NagPolicy.every(Duration.ofMinutes(10)));
            house.pass(Duration.ofMinutes(6));
            house.service().steer("default", new PoolCommand.Pause());
            house.service().steer("default", new PoolCommand.Limit(1));
            house.desktop.nags.clear();

            var foreseen = house.service().forecast(Duration.ofHours(1), 100);
            house.pass(Duration.ofHours(1));

            assertThat(foreseen)
                    .extracting(ReminderService.ForecastNag::title)
                    .isNotEmpty()
                    .containsExactlyElementsOf(house.desktop.titles());
        }
    }

    @Test
    void whatRingsBeyondASmallerLimitDoesSoUntilItsTurnIsOver() {
        try (var house = new House()) {
            house.service().steer("default", new PoolCommand.Limit(2));
            for (var i = 0; i < 4; i++) {
                house.addIn(Duration.ofMinutes(1 + 4 * i), "tea " + i, NagPolicy.every(Duration.ofMinutes(30)));
            }
            house.pass(Duration.ofMinutes(20));
            house.service().steer("default", new PoolCommand.Limit(1));
            house.pass(Duration.ZERO);
            house.desktop.nags.clear();

            var foreseen = house.service().forecast(Duration.ofHours(3), 100);
            house.pass(Duration.ofHours(3));

            assertThat(foreseen)
                    .extracting(nag -> nag.at() + " " + nag.title())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(house.desktop.nags.stream()
                            .map(nag -> nag.at() + " " + nag.title())
                            .toList());
        }
    }

    /// The fire that an edit puts in its place is in no line.
    @Test
    void isWhatThenHappensToOneThatWasMovedWhileItWaitedForANagOfTheHour() {
        try (var house = new House()) {
            house.settings = oneNagInAnHour();
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.once());
            house.addIn(Duration.ofMinutes(2), "milk", NagPolicy.once());
            var cake = house.addIn(Duration.ofMinutes(3), "cake", NagPolicy.once());
            house.addIn(Duration.ofMinutes(20), "juice", NagPolicy.once());
            house.pass(Duration.ofMinutes(10));
            var earlier = CalendarTime.utc(House.START.plus(Duration.ofMinutes(2)));
            house.service().edit(cake, cake.definition().withSchedule(Schedule.once(earlier)));
            house.pass(Duration.ofMinutes(1));

            var forecast = told(house.service().forecast(Duration.ofHours(5), Integer.MAX_VALUE));
            house.pass(Duration.ofHours(5));

            assertThat(forecast).isEqualTo(happened(house, 1)).hasSize(3);
        }
    }

    private static EngineSettings oneNagInAnHour() {
        var usual = EngineSettings.DEFAULT;
        return new EngineSettings(usual.morning(), usual.snooze(), Optional.empty(), usual.poolLimits(), Map.of(), 1);
    }

    /// The undo says that it rings; it waits where it was.
    @Test
    void isWhatThenHappensToOneWhoseSnoozeWasTakenBackWhenItWaitedAgain() {
        try (var house = new House()) {
            house.service().steer("default", new PoolCommand.Limit(1));
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofMinutes(10)));
            house.pass(Duration.ofMinutes(2));
            for (var i = 0; i < 3; i++) {
                house.addIn(Duration.ofMinutes(1 + i), "milk " + i, NagPolicy.every(Duration.ofMinutes(30)));
            }
            var until = house.now().plus(Duration.ofMinutes(20));
            house.service().answer(house.fire("tea").fire().fence(), new Answer.Snooze(until));
            house.pass(Duration.ofMinutes(21));
            house.service().undo();
            house.pass(Duration.ofMinutes(1));
            var seen = house.desktop.nags.size();

            var forecast = told(house.service().forecast(Duration.ofHours(5), Integer.MAX_VALUE));
            house.pass(Duration.ofHours(5));

            assertThat(forecast).isEqualTo(happened(house, seen)).hasSizeGreaterThan(8);
            assertThat(house.fire("tea").fire().state().nags()).isGreaterThan(1);
        }
    }
}
