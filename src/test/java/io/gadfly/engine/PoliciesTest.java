package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.gadfly.notification.Notification;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.Until;
import io.gadfly.reminder.NagProfile;
import io.gadfly.reminder.NagState;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// How hard it nags, by the policies that have a name and by one's own, through the whole engine.
class PoliciesTest {
    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private void add(NagPolicy policy) {
        house.addIn(Duration.ofMinutes(1), "tea", policy);
    }

    /// Of the nags that came, the minutes after the first.
    private List<Long> minutes() {
        var rang = house.desktop.nags.stream()
                .filter(nag -> nag.notification().loudness() != Loudness.SILENT)
                .map(RecordingMedium.Nag::at)
                .toList();
        return rang.stream()
                .map(at -> Duration.between(rang.getFirst(), at).toMinutes())
                .toList();
    }

    @Test
    void gentleGivesUpAloudAfterFourNags() {
        add(NagProfile.GENTLE.policy());

        house.pass(Duration.ofHours(5));

        assertThat(minutes()).containsExactly(0L, 30L, 60L, 90L);
        assertThat(house.desktop.nags.getLast().notification().loudness()).isEqualTo(Loudness.SILENT);
        assertThat(house.service()
                        .history(House.START, house.now(), 1)
                        .getFirst()
                        .fire()
                        .state())
                .isEqualTo(new NagState.GaveUp(House.START.plus(Duration.ofMinutes(121)), 4));
    }

    @Test
    void normalNeverGivesUp() {
        add(NagProfile.NORMAL.policy());

        house.pass(Duration.ofDays(2));

        assertThat(house.desktop.nags).hasSize(2 * 24 * 6);
        assertThat(house.fire("tea").fire().state()).isInstanceOf(NagState.Ringing.class);
    }

    @Test
    void insistentRingsInQuietHoursAndBecomesLouder() {
        var usual = EngineSettings.DEFAULT;
        house.settings = new EngineSettings(
                usual.morning(),
                usual.snooze(),
                Optional.of(new QuietHours(LocalTime.of(8, 0), LocalTime.of(20, 0))),
                usual.poolLimits(),
                usual.lists(),
                0);
        add(NagProfile.INSISTENT.policy());

        house.pass(Duration.ofMinutes(14));

        assertThat(minutes()).containsExactly(0L, 2L, 4L, 6L, 8L, 10L, 12L);
        assertThat(house.desktop.nags)
                .extracting(RecordingMedium.Nag::notification)
                .extracting(Notification::loudness)
                .endsWith(Loudness.NORMAL, Loudness.LOUD, Loudness.LOUD);
    }

    @Test
    void onesOwnTightensTowardsItsDeadlineAndEndsThere() {
        var tightening = new Pace.Tightening(Duration.ofMinutes(20), Duration.ofMinutes(2));
        add(NagPolicy.NORMAL.withPace(tightening).withUntil(new Until.For(Duration.ofHours(1))));

        house.pass(Duration.ofHours(2));

        var pauses = minutes();
        assertThat(pauses.getLast()).isLessThan(60);
        for (var i = 2; i < pauses.size(); i++) {
            assertThat(pauses.get(i) - pauses.get(i - 1)).isLessThanOrEqualTo(pauses.get(i - 1) - pauses.get(i - 2));
        }
        assertGaveUpAfter(Duration.ofMinutes(61));
    }

    @Test
    void onesOwnUntilATimeOfDayEndsThereAlsoOverARestart() {
        add(NagPolicy.every(Duration.ofMinutes(10)).withUntil(new Until.TimeOfDay(LocalTime.of(10, 0))));
        house.pass(Duration.ofMinutes(15));

        house.restart();
        house.pass(Duration.ofHours(3));

        assertThat(house.service().fires()).isEmpty();
        assertGaveUpAfter(Duration.ofHours(2));
    }

    @Test
    void onesOwnThatEndsWhileNothingRunsEndsAtTheNextStart() {
        add(NagPolicy.every(Duration.ofMinutes(20)).withUntil(new Until.For(Duration.ofMinutes(30))));
        house.pass(Duration.ofMinutes(15));

        house.restartAfter(() -> house.pass(Duration.ofHours(2)));
        house.pass(Duration.ofSeconds(1));

        assertGaveUpAfter(Duration.ofMinutes(135));
        assertThat(house.desktop.restored).isEmpty();
    }

    @Test
    void onesOwnWhoseLastIntervalEndsWhileNothingRunsEndsAtTheNextStart() {
        add(NagPolicy.every(Duration.ofMinutes(20)).withMax(1));
        house.pass(Duration.ofMinutes(15));

        house.restartAfter(() -> house.pass(Duration.ofHours(2)));
        house.pass(Duration.ofSeconds(1));

        assertGaveUpAfter(Duration.ofMinutes(135));
    }

    private void assertGaveUpAfter(Duration patience) {
        assertThat(house.service()
                        .history(House.START, house.now(), 1)
                        .getFirst()
                        .fire()
                        .state())
                .isInstanceOfSatisfying(
                        NagState.GaveUp.class, over -> assertThat(over.at()).isEqualTo(House.START.plus(patience)));
    }

    static Stream<Arguments> whatRingsOfFiveThatWereMissed() {
        return Stream.of(
                arguments(new MisfirePolicy.TellOnce(), List.of(5)),
                arguments(new MisfirePolicy.TellEach(), List.of(1, 2, 3, 4, 5)),
                arguments(new MisfirePolicy.SkipToNext(), List.of()),
                arguments(new MisfirePolicy.DropIfLate(Duration.ofHours(2)), List.of(4, 5)));
    }

    @ParameterizedTest
    @MethodSource("whatRingsOfFiveThatWereMissed")
    void ofWhatFellDueWhileNothingRanThePolicySaysWhatRings(MisfirePolicy policy, List<Integer> hours) {
        var hourly = house.add("tea", CalendarTime.utc(hour(1)), Frequency.HOURLY);
        house.service().edit(hourly, hourly.definition().withMisfire(policy));

        house.restartAfter(() -> house.pass(Duration.ofMinutes(5 * 60 + 30)));
        house.pass(Duration.ofSeconds(31));

        assertThat(house.service().fires())
                .extracting(view -> view.fire().dueAt())
                .containsExactlyInAnyOrderElementsOf(
                        hours.stream().map(PoliciesTest::hour).toList());
        assertThat(house.nextFireAt(hourly)).contains(hour(6));
    }

    private static Instant hour(int after) {
        return House.START.plus(Duration.ofHours(after));
    }
}
