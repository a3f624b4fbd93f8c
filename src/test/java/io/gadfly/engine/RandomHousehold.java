package io.gadfly.engine;

import io.gadfly.engine.ReminderService.ForecastNag;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.MisfirePolicy;
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
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A house where everything is on the minute, so that much falls on one instant: starts, paces, alarms, snoozes and
/// quiet hours, in pools that are too small, often under a budget, after a night in which nothing ran.
final class RandomHousehold implements AutoCloseable {
    private final SplittableRandom random;
    final House house;

    RandomHousehold(long seed) {
        this.random = new SplittableRandom(seed);
        this.house = new House(seed, House.START);
        house.settings = settings();
        List.of("default", "urgent")
                .forEach(pool -> house.service().steer(pool, new PoolCommand.Limit(1 + random.nextInt(3))));
        var start = house.now().plus(Duration.ofMinutes(1 + random.nextInt(5)));
        IntStream.range(0, 3 + random.nextInt(8))
                .forEach(number -> house.service().add(definition(number, CalendarTime.utc(start.plus(minutes(60))))));
        live();
    }

    private void live() {
        house.pass(minutes(120).plusSeconds(1 + random.nextInt(59)));
        snoozeSome();
        house.pass(minutes(60).plusSeconds(1 + random.nextInt(59)));
        if (random.nextInt(3) == 0) {
            house.restartAfter(() -> house.pass(minutes(9 * 60)));
            house.pass(minutes(30).plusSeconds(1 + random.nextInt(59)));
        }
    }

    private Duration minutes(int bound) {
        return Duration.ofMinutes(random.nextInt(bound));
    }

    private EngineSettings settings() {
        var usual = EngineSettings.DEFAULT;
        var from = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
        var quiet = new io.gadfly.engine.QuietHours(from, from.plusMinutes(15 + 15L * random.nextInt(30)));
        return new EngineSettings(
                usual.morning(),
                usual.snooze(),
                random.nextBoolean() ? Optional.of(quiet) : Optional.empty(),
                usual.poolLimits(),
                Map.of(),
                random.nextInt(3) == 0 ? 0 : 2 + random.nextInt(14));
    }

    private Definition definition(int number, CalendarTime start) {
        var priority = List.of(Priority.values()).get(random.nextInt(3));
        return Definition.of(new Details("reminder " + number, "", "inbox", List.of(), priority), schedule(start))
                .withAlarms(alarms())
                .withMisfire(random.nextInt(3) == 0 ? MisfirePolicy.DEFAULT : new MisfirePolicy.TellEach())
                .withNag(nag());
    }

    private Schedule schedule(CalendarTime start) {
        var rule = new RecurrenceRule(
                random.nextInt(3) == 0 ? Frequency.DAILY : Frequency.HOURLY,
                1 + random.nextInt(6),
                new Limit.Forever(),
                ByParts.NONE,
                DayOfWeek.MONDAY,
                Skip.OMIT);
        return random.nextInt(3) == 0 ? Schedule.once(start) : Schedule.repeating(start, rule);
    }

    private List<Alarm> alarms() {
        var later = new Trigger.Relative(Trigger.Edge.START, Span.of(minutes(60)));
        return random.nextInt(3) == 0 ? List.of(Alarm.AT_START, Alarm.of(later)) : List.of();
    }

    private NagPolicy nag() {
        var pace = Duration.ofMinutes(5L * (1 + random.nextInt(6)));
        var nag =
                NagPolicy.every(pace).withQuietHours(random.nextInt(4) == 0 ? QuietHours.IGNORED : QuietHours.HONOURED);
        return switch (random.nextInt(4)) {
            case 0 -> nag.withMax(1 + random.nextInt(4));
            case 1 -> nag.withUntil(new Until.For(Duration.ofMinutes(30L * (1 + random.nextInt(6)))));
            case 2 -> nag.withPace(new Pace.Tightening(pace.multipliedBy(4), pace));
            default -> nag;
        };
    }

    private void snoozeSome() {
        for (var view : house.service().fires()) {
            if (random.nextInt(3) == 0) {
                var until = house.now()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .plus(minutes(120).plusMinutes(1));
                house.service().answer(view.fire().fence(), new Answer.Snooze(until));
            }
        }
        house.world.settle();
    }

    List<String> forecast(Duration span) {
        return house.service().forecast(span, Integer.MAX_VALUE).stream()
                .map(RandomHousehold::told)
                .sorted()
                .toList();
    }

    private static String told(ForecastNag nag) {
        return nag.at() + " " + nag.fence() + " " + nag.nag() + "/" + nag.max();
    }

    /// What then happens.
    List<String> happens(Duration span) {
        var seen = house.desktop.nags.size();
        house.pass(span);
        return house.desktop.nags.stream()
                .skip(seen)
                .filter(nag -> nag.notification().loudness() != Loudness.SILENT)
                .map(nag -> told(new ForecastNag(
                        nag.at(),
                        nag.notification().fence(),
                        nag.title(),
                        nag.notification().nag(),
                        nag.notification().max())))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        house.close();
    }
}
