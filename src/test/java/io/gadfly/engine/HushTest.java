package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.engine.ReminderService.Quiet;
import io.gadfly.engine.ReminderService.QuietReason;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Digest.Occasion;
import io.gadfly.notification.Medium.Availability;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that keeps nags back: quiet hours, do not disturb by the user and by the desktop, the budget of
/// an hour.
class HushTest {
    private static final NagPolicy EVERY_TEN_MINUTES = NagPolicy.every(Duration.ofMinutes(10));
    private static final NagPolicy OVEN = EVERY_TEN_MINUTES.withQuietHours(NagPolicy.QuietHours.IGNORED);

    private static final NagPolicy EVERY_QUARTER = NagPolicy.every(Duration.ofMinutes(15));

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private Instant in(Duration duration) {
        return house.now().plus(duration);
    }

    private List<Digest> digests(Occasion occasion) {
        return house.desktop.digests.stream()
                .filter(digest -> digest.occasion() == occasion)
                .toList();
    }

    private void addThree() {
        for (var title : List.of("a", "b", "c")) {
            house.addIn(Duration.ofMinutes(5), title, EVERY_TEN_MINUTES);
        }
    }

    private EngineSettings settings(Optional<QuietHours> quiet, int nagsPerHour) {
        return new EngineSettings(LocalTime.of(9, 0), Duration.ofMinutes(10), quiet, Map.of(), Map.of(), nagsPerHour);
    }

    @Nested
    class AskedForByTheUser {
        @Test
        void holdsBackWhatFallsDueAndWhatRings() {
            house.addIn(Duration.ofMinutes(1), "ringing", EVERY_TEN_MINUTES);
            addThree();
            house.pass(Duration.ofMinutes(2));

            house.service().silence(Optional.of(in(Duration.ofHours(2))));
            house.pass(Duration.ofMinutes(100));

            assertThat(house.desktop.titles()).containsExactly("ringing");
        }

        @Test
        void isNoSnoozeInACalendar() {
            house.service().silence(Optional.of(in(Duration.ofHours(2))));
            house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(2));
            var told = new ArrayList<AlarmAnswers>();

            house.service().export(ReminderFilter.ALL, (_, answers) -> told.add(answers));

            assertThat(house.fire("tea").fire().state()).isInstanceOf(NagState.Held.class);
            assertThat(told).hasSize(1);
            assertThat(told.getFirst().snoozedUntil()).isEmpty();
            assertThat(told.getFirst().asleep()).isEmpty();
        }

        @Test
        void survivesARestart() {
            house.service().silence(Optional.of(in(Duration.ofHours(2))));
            addThree();

            house.restart();
            house.pass(Duration.ofMinutes(100));

            assertThat(house.service().quiet())
                    .contains(new Quiet(House.START.plus(Duration.ofHours(2)), QuietReason.SILENCE));
            assertThat(house.desktop.nags).isEmpty();
        }

        @Test
        void doesNotHoldBackWhatIgnoresQuietHours() {
            house.service().silence(Optional.of(in(Duration.ofHours(2))));
            house.addIn(Duration.ofMinutes(5), "oven", OVEN);

            house.pass(Duration.ofMinutes(6));

            assertThat(house.desktop.titles()).containsExactly("oven");
        }

        @Test
        void endedEarlyWakesAtOnceWithOneDigest() {
            house.service().silence(Optional.of(in(Duration.ofHours(2))));
            addThree();
            house.pass(Duration.ofMinutes(30));

            house.service().silence(Optional.empty());
            house.pass(Duration.ofSeconds(1));

            assertThat(house.desktop.titles()).containsExactlyInAnyOrder("a", "b", "c");
            assertThat(digests(Occasion.QUIET_HOURS_OVER))
                    .hasSize(1)
                    .allSatisfy(digest -> assertThat(digest.items()).hasSize(3));
        }

        @Test
        void endedByTheClockBringsOneDigest() {
            house.service().silence(Optional.of(in(Duration.ofHours(2))));
            addThree();

            house.pass(Duration.ofHours(2).plusSeconds(1));

            assertThat(house.desktop.nags).hasSize(3);
            assertThat(digests(Occasion.QUIET_HOURS_OVER)).hasSize(1);
        }

        @Test
        void endedEarlyLeavesWhatTheUserSnoozedAsleep() {
            var reminder = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(2));
            house.service().answer(reminder.id(), new Answer.Snooze(in(Duration.ofHours(3))));
            house.service().silence(Optional.of(in(Duration.ofHours(4))));

            house.service().silence(Optional.empty());
            house.pass(Duration.ofMinutes(1));

            assertThat(house.fire("tea").fire().state()).isInstanceOf(NagState.Snoozed.class);
            assertThat(house.desktop.nags).hasSize(1);
        }

        @Test
        void endedEarlyInQuietHoursGivesWayToThem() {
            house.settings = settings(Optional.of(new QuietHours(LocalTime.of(8, 30), LocalTime.of(10, 0))), 0);
            house.service().silence(Optional.of(in(Duration.ofHours(5))));
            addThree();
            house.pass(Duration.ofMinutes(10));

            house.service().silence(Optional.empty());
            house.pass(Duration.ofMinutes(49));
            assertThat(house.desktop.nags).isEmpty();
            assertThat(house.desktop.digests).isEmpty();

            house.pass(Duration.ofMinutes(2));
            assertThat(house.desktop.nags).hasSize(3);
            assertThat(digests(Occasion.QUIET_HOURS_OVER)).hasSize(1);
        }
    }

    @Nested
    class ByTheHoursOfTheDay {
        /// In Berlin, where it is nine o'clock.
        private void from930To10() {
            house.settings = settings(Optional.of(new QuietHours(LocalTime.of(9, 30), LocalTime.of(10, 0))), 0);
            for (var title : List.of("a", "b", "c")) {
                house.addIn(Duration.ofMinutes(35), title, EVERY_TEN_MINUTES);
            }
        }

        @Test
        void holdsBackWhatFallsDueAndBringsOneDigest() {
            from930To10();
            house.pass(Duration.ofMinutes(59));
            assertThat(house.desktop.nags).isEmpty();

            house.pass(Duration.ofMinutes(2));

            assertThat(house.desktop.nags).hasSize(3);
            assertThat(digests(Occasion.QUIET_HOURS_OVER)).hasSize(1);
        }

        @Test
        void holdsBackWhatRingsAndCountsOnAfterIt() {
            house.settings = settings(Optional.of(new QuietHours(LocalTime.of(9, 30), LocalTime.of(10, 0))), 0);
            house.addIn(Duration.ofMinutes(25), "tea", EVERY_TEN_MINUTES);

            house.pass(Duration.ofMinutes(61));

            assertThat(house.desktop.nags)
                    .extracting(nag -> nag.notification().nag())
                    .containsExactly(1, 2);
        }

        @Test
        void doesNotHoldBackWhatIgnoresThem() {
            from930To10();
            house.addIn(Duration.ofMinutes(35), "oven", OVEN);

            house.pass(Duration.ofMinutes(36));

            assertThat(house.desktop.titles()).containsExactly("oven");
        }

        @Test
        void isEndedByTheUserForThisTimeWithOneDigest() {
            from930To10();
            house.pass(Duration.ofMinutes(40));

            assertThat(house.service().endQuiet()).isTrue();
            house.pass(Duration.ofSeconds(1));

            assertThat(house.service().quiet()).isEmpty();
            assertThat(house.desktop.titles()).containsExactlyInAnyOrder("a", "b", "c");
            assertThat(digests(Occasion.QUIET_HOURS_OVER))
                    .hasSize(1)
                    .allSatisfy(digest -> assertThat(digest.items()).hasSize(3));
            house.pass(Duration.ofHours(24));
            assertThat(house.service().quiet()).map(Quiet::reason).contains(QuietReason.QUIET_HOURS);
        }

        @Test
        void staysEndedOverARestart() {
            from930To10();
            house.pass(Duration.ofMinutes(40));
            house.service().endQuiet();

            house.restart();

            assertThat(house.service().quiet()).isEmpty();
        }
    }

    @Nested
    class EndedByTheUser {
        @Test
        void isTheirSilenceFirstAndThenTheQuietHoursUnderIt() {
            house.settings = settings(Optional.of(new QuietHours(LocalTime.of(8, 30), LocalTime.of(10, 0))), 0);
            house.service().silence(Optional.of(in(Duration.ofHours(5))));

            assertThat(house.service().endQuiet()).isTrue();
            assertThat(house.service().quiet()).map(Quiet::reason).contains(QuietReason.QUIET_HOURS);
            assertThat(house.service().endQuiet()).isTrue();
            assertThat(house.service().quiet()).isEmpty();
            assertThat(house.service().endQuiet()).isFalse();
        }

        @Test
        void bringsOneDigestThoughAnotherFallsDueAtThatMoment() {
            house.service().silence(Optional.of(in(Duration.ofHours(2))));
            addThree();
            house.addIn(Duration.ofMinutes(30), "at that moment", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(10));

            house.world.setClock(in(Duration.ofMinutes(20)));
            house.service().endQuiet();
            house.pass(Duration.ofSeconds(1));

            assertThat(digests(Occasion.QUIET_HOURS_OVER))
                    .hasSize(1)
                    .allSatisfy(digest -> assertThat(digest.items()).hasSize(3));
        }

        /// A snooze, and one that was taken back after quiet had held the fire back.
        private void snoozeThatAnUndoBroughtBack() {
            var tea = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(2));
            house.service().answer(tea.id(), new Answer.Snooze(in(Duration.ofDays(1))));
            house.service().answer(tea.id(), new Answer.Snooze(in(Duration.ofMinutes(1))));
            house.pass(Duration.ofMinutes(2));
            house.service().silence(Optional.of(in(Duration.ofHours(1))));
            house.pass(Duration.ofMinutes(15));
            house.service().undo();
        }

        @Test
        void leavesASnoozeThatAnUndoBroughtBackAsItIs() {
            snoozeThatAnUndoBroughtBack();

            house.service().endQuiet();
            house.pass(Duration.ofMinutes(1));

            assertThat(house.fire("tea").fire().state())
                    .isEqualTo(new NagState.Snoozed(
                            House.START.plus(Duration.ofMinutes(2)).plus(Duration.ofDays(1))));
        }

        @Test
        void leavesItAsItIsOverARestartToo() {
            snoozeThatAnUndoBroughtBack();
            house.service().endQuiet();

            house.restart();
            house.pass(Duration.ofMinutes(1));

            assertThat(house.fire("tea").fire().state()).isInstanceOf(NagState.Snoozed.class);
            assertThat(house.desktop.nags).hasSize(2);
        }

        @Test
        void isNotTheBudget() {
            house.settings = settings(Optional.empty(), 1);
            house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(2));

            assertThat(house.service().endQuiet()).isFalse();
            assertThat(house.service().quiet()).map(Quiet::reason).contains(QuietReason.BUDGET);
        }
    }

    @Nested
    class AskedForByTheDesktop {
        @Test
        void doesNotHoldBackWhatIgnoresQuietHoursWhichTakesTheNextMedium() {
            house.desktop.become(new Availability.Inhibited());
            var oven = house.addIn(Duration.ofMinutes(5), "oven", OVEN);

            house.pass(Duration.ofMinutes(6));

            assertThat(house.fire("oven").fire().state()).isInstanceOf(NagState.Ringing.class);
            assertThat(house.service().timeline(oven.id()))
                    .extracting(TimelineEntry::cause)
                    .doesNotContain("inhibited");
        }

        @Test
        void holdsBackAndRingsWhenItIsOver() {
            house.desktop.become(new Availability.Inhibited());
            addThree();
            house.pass(Duration.ofHours(1));
            assertThat(house.desktop.nags).isEmpty();

            house.desktop.become(new Availability.Ready());
            house.pass(Duration.ofMinutes(5));

            assertThat(house.desktop.titles()).containsExactlyInAnyOrder("a", "b", "c");
            assertThat(digests(Occasion.QUIET_HOURS_OVER)).hasSize(1);
        }

        @Test
        void isSaidInTheTimeLine() {
            house.desktop.become(new Availability.Inhibited());
            var reminder = house.addIn(Duration.ofMinutes(5), "tea", EVERY_TEN_MINUTES);

            house.pass(Duration.ofMinutes(6));

            assertThat(house.service().timeline(reminder.id()))
                    .extracting(TimelineEntry::cause)
                    .contains("inhibited");
        }

        @Test
        void isAskedOnceForAllUntilItIsAskedAgain() {
            house.desktop.become(new Availability.Inhibited());
            addThree();

            house.pass(Duration.ofMinutes(6));

            assertThat(house.service().quiet()).map(Quiet::reason).contains(QuietReason.DESKTOP);
        }
    }

    @Nested
    class TheBudgetOfAnHour {
        @Test
        void letsNoMoreNagsThrough() {
            house.settings = settings(Optional.empty(), 4);
            house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);

            house.pass(Duration.ofMinutes(60));
            assertThat(house.desktop.nags).hasSize(4);
            house.pass(Duration.ofMinutes(1));

            assertThat(house.desktop.nags).hasSize(5);
        }

        @Test
        void isNoQuietThatIsOverAgainWithEachNagOfIt() {
            house.settings = settings(Optional.empty(), 6);
            for (int i = 0; i < 20; i++) {
                house.addIn(Duration.ofMinutes(1 + i * 2), "held back " + i, EVERY_TEN_MINUTES);
            }

            house.pass(Duration.ofHours(6));

            assertThat(house.desktop.nags).hasSize(36);
            assertThat(digests(Occasion.QUIET_HOURS_OVER)).isEmpty();
        }

        /// "b" is woken earlier than it was told, since "x" is done, and waits for a slot then.
        @Test
        void isKeptForAMomentForWhoWasWokenEarlyAndCannotCome() {
            house.settings = settings(Optional.empty(), 1);
            due("a", Priority.HIGH, 10);
            due("x", Priority.HIGH, 11);
            due("b", Priority.NORMAL, 12);
            due("u", Priority.HIGH, 13);
            house.pass(Duration.ofMinutes(40));
            house.service().steer(EngineSettings.DEFAULT_POOL, new PoolCommand.Pause());
            house.service().answer(house.fire("x").fire().fence(), new Answer.Done());

            house.pass(Duration.ofMinutes(35));

            assertThat(house.desktop.titles()).containsExactly("a", "u");
        }

        /// The fire that an edit puts in the place of another is in no line.
        @Test
        void whoWaitsInNoLineRingsWhenThereMayBeMore() {
            house.settings = settings(Optional.empty(), 1);
            due("a", Priority.NORMAL, 1);
            due("b", Priority.NORMAL, 2);
            due("c", Priority.NORMAL, 3);
            house.pass(Duration.ofMinutes(10));
            var moved = house.fire("c").reminder();
            var earlier = Schedule.once(CalendarTime.utc(in(Duration.ofMinutes(-8))));
            house.service().edit(moved, moved.definition().withSchedule(earlier));
            house.pass(Duration.ofMinutes(1));

            house.settings = settings(Optional.empty(), 0);
            house.pass(Duration.ofMinutes(1));

            assertThat(house.desktop.titles()).containsExactlyInAnyOrder("a", "b", "c");
        }

        private void due(String title, Priority priority, int minute) {
            house.service()
                    .add(Definition.of(
                                    new Details(title, "", "inbox", List.of(), priority),
                                    Schedule.once(CalendarTime.utc(in(Duration.ofMinutes(minute)))))
                            .withNag(NagPolicy.every(Duration.ofHours(8))));
        }

        /// Twelve that nag for ever, four nags an hour: each waits for the others, three hours.
        private void addTwelve() {
            house.settings = settings(Optional.empty(), 4);
            for (char name = 'a'; name < 'm'; name++) {
                house.addIn(Duration.ofMinutes(1 + (name - 'a') * 5), String.valueOf(name), EVERY_QUARTER);
            }
        }

        private List<Instant> ringsOf(String title) {
            return house.desktop.nags.stream()
                    .filter(nag -> nag.title().equals(title))
                    .map(RecordingMedium.Nag::at)
                    .toList();
        }

        @ParameterizedTest
        @ValueSource(ints = {3, 30})
        void givesEachItsTurnHoweverManyNagForEver(int limit) {
            house.service().steer("default", new ReminderService.PoolCommand.Limit(limit));
            addTwelve();

            house.pass(Duration.ofHours(24));

            for (char name = 'a'; name < 'm'; name++) {
                assertThat(ringsOf(String.valueOf(name)))
                        .as(String.valueOf(name))
                        .hasSizeBetween(7, 10);
            }
        }

        @Test
        void givesAFirstNagBeforeARepetition() {
            addTwelve();
            house.pass(Duration.ofHours(10));
            house.addIn(Duration.ofMinutes(1), "new", EVERY_QUARTER);

            house.pass(Duration.ofMinutes(30));

            assertThat(ringsOf("new")).hasSize(1);
        }

        @Test
        void doesNotLetThoseWaitWhoComeAfterOneThatIsAnswered() {
            addTwelve();
            house.pass(Duration.ofHours(10));
            for (char name = 'a'; name < 'l'; name++) {
                house.service().answer(house.fire(String.valueOf(name)).fire().fence(), new Answer.Done());
            }
            var before = ringsOf("l").size();

            house.pass(Duration.ofMinutes(40));

            assertThat(ringsOf("l")).hasSizeGreaterThan(before);
        }

        @Test
        void keepsTheTurnsOverARestart() {
            addTwelve();

            for (int hours = 0; hours < 24; hours++) {
                house.pass(Duration.ofMinutes(60));
                house.restart();
            }

            for (char name = 'a'; name < 'm'; name++) {
                assertThat(ringsOf(String.valueOf(name)))
                        .as(String.valueOf(name))
                        .hasSizeGreaterThanOrEqualTo(6);
            }
        }

        /// The nags of the hour are no quiet: as of when they were looked at last makes no difference.
        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void letsWhoWaitsBeyondTheEndOfQuietComeThenWhetherThereWasARestartInItOrNot(boolean restarts) {
            var quiet = new QuietHours(LocalTime.of(10, 0), LocalTime.of(10, 30));
            house.settings = settings(Optional.of(quiet), 1);
            house.addIn(Duration.ofMinutes(10), "rings", NagPolicy.every(Duration.ofHours(9)));
            house.addIn(Duration.ofMinutes(20), "first", EVERY_TEN_MINUTES);
            house.addIn(Duration.ofMinutes(25), "second", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(62));
            if (restarts) {
                house.restart();
            }

            assertThat(house.fire("second").fire().state())
                    .isEqualTo(new NagState.Held(House.START.plus(Duration.ofMinutes(90)), 0));
        }

        @Test
        void survivesARestart() {
            house.settings = settings(Optional.empty(), 2);
            house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(12));

            house.restart();
            house.pass(Duration.ofMinutes(40));

            assertThat(house.desktop.nags)
                    .as("what rang goes on, and nothing new")
                    .extracting(nag -> nag.notification().nag())
                    .containsExactly(1, 2);
        }
    }
}
