package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A clock that was ahead and is right again, through the whole engine.
class SetBacksTest {
    /// Seven in the morning in Berlin.
    private static final Instant SEVEN = Instant.parse("2026-03-02T06:00:00Z");

    private static final Duration TWO_HOURS = Duration.ofHours(2);

    private final House house = new House(1, SEVEN);

    @AfterEach
    void close() {
        house.close();
    }

    private Reminder addDailyAt(int hour) {
        var start = new CalendarTime.Floating(LocalDateTime.of(2026, 3, 2, hour, 0));
        var pill = house.add("pill", start, Frequency.DAILY);
        house.pass(Duration.ofMinutes(10));
        return pill;
    }

    private void clockIsAheadForAMoment(Duration by) {
        house.sleepFor(by);
        house.pass(Duration.ofSeconds(40));
        house.sleepFor(by.negated());
        house.pass(Duration.ofSeconds(40));
    }

    private void answerAll() {
        house.service()
                .fires()
                .forEach(view -> house.service().answer(view.fire().fence(), new Answer.Done()));
    }

    private List<Instant> firstNagsFromNowUntil(Duration later) {
        house.desktop.nags.clear();
        house.pass(later);
        return house.desktop.nags.stream()
                .filter(nag -> nag.notification().nag() == 1)
                .map(RecordingMedium.Nag::at)
                .toList();
    }

    private static Instant march(int day, int hour) {
        return LocalDateTime.of(2026, 3, day, hour, 0).toInstant(ZoneOffset.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 80})
    void daysAheadSilencesNothingThatIsToCome(int days) {
        addDailyAt(9);

        clockIsAheadForAMoment(Duration.ofDays(days));
        answerAll();

        assertThat(firstNagsFromNowUntil(Duration.ofHours(5))).containsExactly(march(2, 9));
        answerAll();
        assertThat(firstNagsFromNowUntil(Duration.ofDays(1))).containsExactly(march(3, 9));
    }

    static List<MisfirePolicy> policiesThatRingNothingLate() {
        return List.of(new MisfirePolicy.SkipToNext(), new MisfirePolicy.DropIfLate(Duration.ofMinutes(30)));
    }

    @ParameterizedTest
    @MethodSource("policiesThatRingNothingLate")
    void hoursAheadLetsWhatIsNotToRingLateRingAtItsTime(MisfirePolicy policy) {
        var pill = addDailyAt(8);
        house.service().edit(pill, pill.definition().withMisfire(policy));

        clockIsAheadForAMoment(TWO_HOURS);

        assertThat(house.nextFireAt(pill)).contains(march(2, 8));
        assertThat(firstNagsFromNowUntil(TWO_HOURS)).containsExactly(march(2, 8));
    }

    @ParameterizedTest
    @MethodSource("policiesThatRingNothingLate")
    void hoursAheadLetsWhatComesOnlyOnceRing(MisfirePolicy policy) {
        var once = Schedule.once(CalendarTime.utc(march(2, 8)));
        var train = house.service().add(Definition.of(Details.of("train"), once).withMisfire(policy));

        clockIsAheadForAMoment(TWO_HOURS);

        assertThat(firstNagsFromNowUntil(TWO_HOURS)).containsExactly(march(2, 8));
        assertThat(house.service().timeline(train.id()))
                .extracting(TimelineEntry::step)
                .contains(TimelineSteps.SET_BACK)
                .doesNotContain(TimelineSteps.keyOf(new NagState.Missed(SEVEN)));
    }

    @ParameterizedTest
    @MethodSource("policiesThatRingNothingLate")
    void hoursAheadLetsWhatRepeatsFromItsCompletionRing(MisfirePolicy policy) {
        var start = new CalendarTime.Floating(LocalDateTime.of(2026, 3, 2, 8, 0));
        house.service()
                .add(Definition.of(Details.of("plants"), Schedule.once(start))
                        .withMisfire(policy)
                        .withAfterDone(Span.ofDays(7)));

        clockIsAheadForAMoment(TWO_HOURS);

        assertThat(firstNagsFromNowUntil(TWO_HOURS)).containsExactly(march(2, 8));
    }

    @Test
    void whatRangAheadOfItsTimeRingsOnAndNoSecondTime() {
        addDailyAt(8);

        clockIsAheadForAMoment(TWO_HOURS);
        assertThat(house.desktop.titles()).containsExactly("pill");
        answerAll();

        assertThat(firstNagsFromNowUntil(TWO_HOURS)).isEmpty();
        assertThat(firstNagsFromNowUntil(Duration.ofDays(1))).containsExactly(march(3, 8));
    }

    @Test
    void anEarlierAlarmOfWhatTheUserEndedMeanwhileStaysEnded() {
        var start = new CalendarTime.Floating(LocalDateTime.of(2026, 3, 2, 8, 0));
        var halfAnHourBefore = new Trigger.Relative(Trigger.Edge.START, Span.of(Duration.ofMinutes(-30)));
        house.service()
                .add(Definition.of(Details.of("train"), Schedule.once(start))
                        .withAlarms(List.of(new Alarm("early", halfAnHourBefore, Optional.empty()), Alarm.AT_START)));

        house.sleepFor(TWO_HOURS);
        answerAll();
        house.sleepFor(TWO_HOURS.negated());

        assertThat(firstNagsFromNowUntil(TWO_HOURS)).isEmpty();
    }

    @Test
    void whatWaitedUnseenWaitsForItsTime() {
        house.service().steer("default", new PoolCommand.Limit(1));
        house.addIn(Duration.ofMinutes(30), "first", NagPolicy.NORMAL);
        house.addIn(Duration.ofMinutes(40), "second", NagPolicy.NORMAL);

        clockIsAheadForAMoment(TWO_HOURS);

        assertThat(house.service().fires())
                .extracting(view -> view.reminder().title())
                .containsExactly("first");
        answerAll();
        assertThat(firstNagsFromNowUntil(Duration.ofHours(1))).containsExactly(SEVEN.plus(Duration.ofMinutes(40)));
    }

    @Test
    void isNoticedThoughTheClockWasSetRightWhileNothingRan() {
        addDailyAt(9);

        house.restartAfter(() -> house.world.setClock(house.now().plus(Duration.ofDays(60))));
        house.pass(Duration.ofMinutes(1));
        house.restartAfter(() -> house.world.setClock(house.now().minus(Duration.ofDays(60))));
        house.service().trustClock();
        answerAll();

        assertThat(firstNagsFromNowUntil(Duration.ofHours(5))).containsExactly(march(2, 9));
    }

    @Test
    void byLessThanADayIsNoticedThoughItWasSetRightWhileNothingRan() {
        var pill = addDailyAt(8);
        house.service().edit(pill, pill.definition().withMisfire(new MisfirePolicy.SkipToNext()));

        house.restartAfter(() -> house.world.setClock(house.now().plus(TWO_HOURS)));
        house.pass(Duration.ofMinutes(1));
        house.restartAfter(() -> house.world.setClock(house.now().minus(TWO_HOURS)));

        assertThat(firstNagsFromNowUntil(TWO_HOURS)).containsExactly(march(2, 8));
    }

    @Test
    void letsAReminderRingThatWasMadeMeanwhile() {
        house.sleepFor(Duration.ofDays(80));
        addDailyAt(9);
        house.sleepFor(Duration.ofDays(-80));

        assertThat(firstNagsFromNowUntil(Duration.ofHours(5))).containsExactly(march(2, 9));
    }
}
