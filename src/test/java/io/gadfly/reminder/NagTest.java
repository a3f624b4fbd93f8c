package io.gadfly.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.reminder.NagPolicy.Escalation;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NagTest {
    private static final Instant DUE = Instant.parse("2026-03-02T09:00:00Z");
    private static final NagPolicy EVERY_TEN = NagPolicy.every(Duration.ofMinutes(10));

    private static Instant at(int minutes) {
        return DUE.plus(Duration.ofMinutes(minutes));
    }

    private static Nag nag(NagPolicy policy, NagState state) {
        return new Nag(policy, DUE, policy.until().deadline(DUE, io.gadfly.schedule.Zone.UTC), state);
    }

    private static Nag nag(NagState state) {
        return nag(EVERY_TEN, state);
    }

    @Nested
    class Waiting {
        private final Nag queued = nag(new NagState.Queued(DUE, 0));

        @Test
        void ringsWhenItGetsASlot() {
            var transition = queued.on(new NagEvent.Started(), at(3));

            assertThat(transition.next()).isEqualTo(new NagState.Ringing(1, at(13)));
            assertThat(transition.effects())
                    .containsExactly(new NagEffect.Ring(1, false, 0, false), new NagEffect.ArmAt(at(13)));
        }

        @Test
        void goesOnCountingWhereItsTurnEnded() {
            var transition = nag(new NagState.Queued(DUE, 4)).on(new NagEvent.Started(), at(50));

            assertThat(transition.next()).isEqualTo(new NagState.Ringing(5, at(60)));
        }

        @Test
        void ringsOnceEvenAfterItsDeadline() {
            var policy = EVERY_TEN.withUntil(new Until.For(Duration.ofMinutes(30)));

            var transition = nag(policy, new NagState.Queued(DUE, 0)).on(new NagEvent.Started(), at(45));

            assertThat(transition.next()).isEqualTo(new NagState.Ringing(1, at(55)));
        }

        @Test
        void givesUpAtOnceWhereItsDeadlinePassedAfterItRang() {
            var policy = EVERY_TEN.withUntil(new Until.For(Duration.ofMinutes(30)));

            var transition = nag(policy, new NagState.Queued(DUE, 2)).on(new NagEvent.Started(), at(45));

            assertThat(transition.next()).isEqualTo(new NagState.GaveUp(at(45), 2));
            assertThat(transition.effects()).containsExactly(new NagEffect.TellGaveUp(2), new NagEffect.Stop());
        }

        @Test
        void isGivenItsLastNagAgainWhereItHadToWaitWithIt() {
            var policy = EVERY_TEN.withMax(2);

            var transition = nag(policy, new NagState.Queued(at(11), 2)).on(new NagEvent.Started(), at(12));

            assertThat(transition.next()).isEqualTo(new NagState.Ringing(2, at(22)));
            assertThat(transition.effects())
                    .containsExactly(new NagEffect.Ring(2, false, 0, true), new NagEffect.ArmAt(at(22)));
        }

        @Test
        void canBeAnsweredBeforeItRang() {
            assertThat(queued.on(new NagEvent.Answered(new Answer.Done()), at(1))
                            .next())
                    .isEqualTo(new NagState.Done(at(1)));
        }
    }

    @Nested
    class Ringing {
        private final Nag ringing = nag(new NagState.Ringing(2, at(20)));

        @Test
        void ringsAgainWhenItsIntervalIsOver() {
            var transition = ringing.on(new NagEvent.RepeatDue(false), at(20));

            assertThat(transition.next()).isEqualTo(new NagState.Ringing(3, at(30)));
        }

        @Test
        void yieldsItsSlotWhenOthersWait() {
            var transition = ringing.on(new NagEvent.RepeatDue(true), at(20));

            assertThat(transition.next()).isEqualTo(new NagState.Queued(at(20), 2));
            assertThat(transition.effects()).containsExactly(new NagEffect.Withdraw(), new NagEffect.Enqueue());
        }

        @Test
        void thatWaitsForItsNextTurnGivesUpAtItsDeadlineAndNotBefore() {
            var policy = EVERY_TEN.withUntil(new Until.For(Duration.ofMinutes(25)));
            var waiting = nag(policy, new NagState.Queued(at(20), 2));

            assertThat(waiting.on(new NagEvent.PatienceOver(), at(24)).next()).isEqualTo(waiting.state());
            assertThat(waiting.on(new NagEvent.PatienceOver(), at(25)).next())
                    .isEqualTo(new NagState.GaveUp(at(25), 2));
        }

        @Test
        void givesUpAfterTheLastNagHadItsInterval() {
            var transition =
                    nag(EVERY_TEN.withMax(2), new NagState.Ringing(2, at(20))).on(new NagEvent.RepeatDue(true), at(20));

            assertThat(transition.next()).isEqualTo(new NagState.GaveUp(at(20), 2));
            assertThat(transition.effects()).contains(new NagEffect.TellGaveUp(2));
        }

        @Test
        void givesUpAtItsDeadlineAndNotLater() {
            var policy = EVERY_TEN.withUntil(new Until.For(Duration.ofMinutes(25)));
            var third = nag(policy, new NagState.Ringing(2, at(20))).on(new NagEvent.RepeatDue(false), at(20));

            assertThat(third.next()).isEqualTo(new NagState.Ringing(3, at(25)));
            assertThat(nag(policy, third.next())
                            .on(new NagEvent.RepeatDue(false), at(25))
                            .next())
                    .isEqualTo(new NagState.GaveUp(at(25), 3));
        }

        @Test
        void givesTheSameNagAgainAfterARestart() {
            var transition = ringing.on(new NagEvent.Started(), at(15));

            assertThat(transition.next()).isEqualTo(ringing.state());
            assertThat(transition.effects())
                    .containsExactly(new NagEffect.Ring(2, false, 0, true), new NagEffect.ArmAt(at(20)));
        }

        @Test
        void givesOneNagForAllThatARestartMissed() {
            assertThat(ringing.on(new NagEvent.Started(), at(500)).next()).isEqualTo(new NagState.Ringing(3, at(510)));
        }

        @Test
        void doesNotGiveUpOnANagThatARestartMayHaveSwallowed() {
            var transition =
                    nag(EVERY_TEN.withMax(1), new NagState.Ringing(1, at(10))).on(new NagEvent.Started(), at(60));

            assertThat(transition.next()).isEqualTo(new NagState.Ringing(1, at(70)));
            assertThat(transition.effects()).contains(new NagEffect.Ring(1, false, 0, true));
        }

        @Test
        void nagsOnWhenItsBubbleIsClosed() {
            var transition = ringing.on(new NagEvent.Answered(new Answer.Dismiss()), at(11));

            assertThat(transition.next()).isEqualTo(ringing.state());
            assertThat(transition.effects()).containsExactly(new NagEffect.Withdraw());
        }

        @Test
        void isSilentInQuietHoursAndGoesOnCounting() {
            var transition = ringing.on(new NagEvent.Hushed(at(600), false), at(12));

            assertThat(transition.next()).isEqualTo(new NagState.Held(at(600), 2));
        }

        @Test
        void thatHadItsLastNagEndsInQuietHoursToo() {
            var last = nag(EVERY_TEN.withMax(2), new NagState.Ringing(2, at(20)));

            assertThat(last.on(new NagEvent.Hushed(at(600), true), at(20)).next())
                    .isEqualTo(new NagState.GaveUp(at(20), 2));
            assertThat(last.on(new NagEvent.Hushed(at(600), true), at(-90)).next())
                    .as("the clock was set back meanwhile")
                    .isEqualTo(new NagState.GaveUp(at(-90), 2));
            assertThat(last.on(new NagEvent.Hushed(at(600), false), at(12)).next())
                    .isEqualTo(new NagState.Held(at(600), 2));
        }

        @Test
        void isNotNumberedBeyondAMaximumThatAnEditMadeSmaller() {
            var edited = nag(EVERY_TEN.withMax(1), new NagState.Ringing(4, at(20)));

            assertThat(edited.on(new NagEvent.Started(), at(15)).next()).isEqualTo(new NagState.Ringing(1, at(20)));
            assertThat(edited.on(new NagEvent.Started(), at(30)).next()).isEqualTo(new NagState.Ringing(1, at(40)));
        }

        @Test
        void failsWithItsCause() {
            assertThat(ringing.on(new NagEvent.Crashed("no such alarm"), at(12)).next())
                    .isEqualTo(new NagState.Failed(at(12), "no such alarm", 2));
        }
    }

    @Nested
    class Snoozed {
        @Test
        void snoozeToTenMinutesIsMinutesAndRingsOnce() {
            var snoozed = nag(new NagState.Ringing(3, at(30)))
                    .on(new NagEvent.Answered(new Answer.Snooze(at(35))), at(25))
                    .next();
            var woken = nag(snoozed).on(new NagEvent.SnoozeOver(), at(35)).next();
            var rung = nag(woken).on(new NagEvent.Started(), at(35)).next();

            assertThat(snoozed).isEqualTo(new NagState.Snoozed(at(35)));
            assertThat(rung).isEqualTo(new NagState.Ringing(1, at(45)));
        }

        @Test
        void snoozedNagKeepsItsPolicy() {
            var policy = NagPolicy.every(Duration.ofMinutes(5)).withMax(2);
            var woken = nag(policy, new NagState.Snoozed(at(60)))
                    .on(new NagEvent.SnoozeOver(), at(60))
                    .next();
            var first = nag(policy, woken).on(new NagEvent.Started(), at(60)).next();
            var second =
                    nag(policy, first).on(new NagEvent.RepeatDue(false), at(65)).next();

            assertThat(first).isEqualTo(new NagState.Ringing(1, at(65)));
            assertThat(second).isEqualTo(new NagState.Ringing(2, at(70)));
            assertThat(nag(policy, second)
                            .on(new NagEvent.RepeatDue(false), at(70))
                            .next())
                    .isEqualTo(new NagState.GaveUp(at(70), 2));
        }

        @Test
        void canBeFinishedWhileItSleeps() {
            assertThat(nag(new NagState.Held(at(60), 1))
                            .on(new NagEvent.Answered(new Answer.Skip()), at(5))
                            .next())
                    .isEqualTo(new NagState.Skipped(at(5), 1));
        }
    }

    @Nested
    class Over {
        @ParameterizedTest
        @CsvSource({"ack", "done", "skip"})
        void whatTheUserEndedStaysAsItIs(String how) {
            var state = switch (how) {
                case "ack" -> new NagState.Acknowledged(at(1));
                case "done" -> new NagState.Done(at(1));
                default -> new NagState.Skipped(at(1));
            };

            var transition = nag(state).on(new NagEvent.Answered(new Answer.Snooze(at(90))), at(2));

            assertThat(transition.next()).isEqualTo(state);
            assertThat(transition.effects()).isEmpty();
        }

        @Test
        void whatWasOnlySeenCanStillBeFinished() {
            var seen = new NagState.Acknowledged(at(30), 3);

            assertThat(nag(seen)
                            .on(new NagEvent.Answered(new Answer.Done()), at(40))
                            .next())
                    .isEqualTo(new NagState.Done(at(40), 3));
            assertThat(nag(seen)
                            .on(new NagEvent.Answered(new Answer.Skip()), at(40))
                            .next())
                    .isEqualTo(new NagState.Skipped(at(40), 3));
        }

        @Test
        void whatGadflyGaveUpCanStillBeDone() {
            assertThat(nag(new NagState.GaveUp(at(30), 3))
                            .on(new NagEvent.Answered(new Answer.Done()), at(40))
                            .next())
                    .isEqualTo(new NagState.Done(at(40), 3));
        }

        @Test
        void stopsANaggerThatComesTooLate() {
            assertThat(nag(new NagState.Done(at(1)))
                            .on(new NagEvent.Started(), at(2))
                            .effects())
                    .containsExactly(new NagEffect.Stop());
        }

        /// It may have got its slot while the answer was under way, and would hold it for ever.
        @Test
        void stopsANaggerThatComesTooLateInQuietHoursToo() {
            for (var state : List.of(new NagState.Done(at(1)), new NagState.Snoozed(at(30)))) {
                assertThat(nag(state)
                                .on(new NagEvent.Hushed(at(600), false), at(2))
                                .effects())
                        .containsExactly(new NagEffect.Stop());
            }
        }
    }

    @Test
    void aTurnThatMayBeginAfterTheDeadlineIsAWholeOne() {
        var policy = EVERY_TEN.withUntil(new Until.For(Duration.ofMinutes(30)));

        assertThat(nag(policy, new NagState.Queued(DUE, 1)).longestTurn(at(28))).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,  60
            30, 33
            54, 11
            60, 5
            """)
    void tightensTowardsItsDeadline(int minute, int expected) {
        var pace = new Pace.Tightening(Duration.ofMinutes(60), Duration.ofMinutes(5));

        var interval = pace.intervalAfter(1, DUE, Optional.of(at(60)), at(minute));

        assertThat(interval.plusSeconds(30).toMinutes()).isEqualTo(expected);
    }

    @Test
    void tightensByHalvesWithoutADeadline() {
        var pace = new Pace.Tightening(Duration.ofMinutes(40), Duration.ofMinutes(6));

        var intervals = List.of(1, 2, 3, 4, 90).stream()
                .map(n -> pace.intervalAfter(n, DUE, Optional.empty(), at(0)).toMinutes())
                .toList();

        assertThat(intervals).containsExactly(40L, 20L, 10L, 6L, 6L);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1, false, 0
            3, true,  0
            4, true,  0
            5, true,  1
            7, true,  2
            """)
    void becomesLouderAndThenTakesTheNextMedium(int n, boolean louder, int rung) {
        var escalation = new Escalation(2, 2);

        assertThat(escalation.isLouder(n)).isEqualTo(louder);
        assertThat(escalation.rung(n)).isEqualTo(rung);
    }
}
