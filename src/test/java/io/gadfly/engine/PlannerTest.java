package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Also;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The user is in Berlin; the list *work* has a pool of its own and is told by mail, too.
class PlannerTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Zone BERLIN = Zone.of(ZoneId.of("Europe/Berlin"));
    private static final CalendarTime NINE = CalendarTime.utc(Instant.parse("2026-03-02T09:00:00Z"));
    private static final Alarm TEN_MINUTES_BEFORE =
            Alarm.of(new Trigger.Relative(Trigger.Edge.START, Span.of(Duration.ofMinutes(-10))));

    private final Planner planner =
            new Planner(new Surroundings(InstantSource.fixed(NOW), () -> BERLIN, PlannerTest::settings));

    private static EngineSettings settings() {
        var usual = EngineSettings.DEFAULT;
        var work = new ListRules(Optional.of("office"), Set.of(Also.MAIL));
        return new EngineSettings(
                usual.morning(), usual.snooze(), Optional.empty(), usual.poolLimits(), Map.of("work", work), 0);
    }

    private static Details details(String list, Priority priority) {
        return new Details("tea", "", list, List.of(), priority);
    }

    private static Reminder reminder(Definition definition) {
        return new Reminder(new ReminderId(1), 1, "tea", definition, new Origin.Local(), Reminder.Status.OPEN);
    }

    private static Definition tea() {
        return Definition.of(Details.of("tea"), Schedule.once(NINE));
    }

    private static Fire fire(Alarm alarm) {
        var trigger = (Trigger.Relative) alarm.trigger();
        var fence = Fence.of(new ReminderId(1), new Occurrence(NINE, NINE, Span.ZERO), trigger);
        return new Fire(1, fence, NOW, NOW, "default", 0, new NagState.Due());
    }

    @ParameterizedTest
    @CsvSource({"inbox, NORMAL, default", "inbox, LOW, default", "inbox, HIGH, urgent", "work, HIGH, office"})
    void aListNamesThePoolElseThePriorityDoes(String list, Priority priority, String pool) {
        assertThat(planner.poolOf(details(list, priority))).isEqualTo(pool);
    }

    @Test
    void theNextFireLeavesOutWhatWasAnsweredBeforeItsTime() {
        var tea = reminder(tea().withAlarms(List.of(TEN_MINUTES_BEFORE, Alarm.AT_START)));
        var early = fire(TEN_MINUTES_BEFORE).fence();

        assertThat(planner.nextFireAt(tea, NOW, _ -> false)).contains(Instant.parse("2026-03-02T08:50:00Z"));
        assertThat(planner.nextFireAt(tea, NOW, early::equals)).contains(Instant.parse("2026-03-02T09:00:00Z"));
        assertThat(planner.nextFireAt(tea, NOW, _ -> true)).isEmpty();
    }

    @Test
    void whatIsSwitchedOffOrDoneHasNoNextFire() {
        for (var status : List.of(Reminder.Status.DISABLED, Reminder.Status.DONE)) {
            assertThat(planner.nextFireAt(reminder(tea()).withStatus(status), NOW, _ -> false))
                    .isEmpty();
        }
    }

    @Test
    void anAlarmMayHaveAPolicyOfItsOwn() {
        var gentle = new Alarm(TEN_MINUTES_BEFORE.uid(), TEN_MINUTES_BEFORE.trigger(), Optional.of(NagPolicy.once()));
        var tea = reminder(tea().withAlarms(List.of(gentle, Alarm.AT_START)));

        assertThat(planner.policyOf(fire(gentle), tea)).isEqualTo(NagPolicy.once());
        assertThat(planner.policyOf(fire(Alarm.AT_START), tea)).isEqualTo(NagPolicy.NORMAL);
    }

    @Test
    void aListAddsMailForTheUsersOwnRemindersOnly() {
        var own = reminder(tea().withDetails(details("work", Priority.NORMAL)));
        var imported = new Reminder(
                own.id(),
                1,
                own.uid(),
                own.definition(),
                new Origin.Calendar("work.ics", 0, Optional.empty(), "", false),
                Reminder.Status.OPEN);

        assertThat(planner.alsoOf(fire(Alarm.AT_START), own)).containsExactly(Also.MAIL);
        assertThat(planner.alsoOf(fire(Alarm.AT_START), imported)).isEmpty();
    }

    @Test
    void aTimeOfDayIsMeantInTheRemindersZoneElseInTheUsers() {
        var tokyo = Zone.of(ZoneId.of("Asia/Tokyo"));
        var zoned = new CalendarTime.Zoned(LocalDateTime.parse("2026-03-02T09:00"), tokyo);
        var floating = new CalendarTime.Floating(LocalDateTime.parse("2026-03-02T09:00"));

        assertThat(planner.zoneOf(Definition.of(Details.of("tea"), Schedule.once(zoned))))
                .isEqualTo(tokyo);
        assertThat(planner.zoneOf(Definition.of(Details.of("tea"), Schedule.once(floating))))
                .isEqualTo(BERLIN);
    }
}
