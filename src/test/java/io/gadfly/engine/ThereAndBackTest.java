package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an edit or a switch takes away comes back with it as it was, and what was done meanwhile stays done.
class ThereAndBackTest {
    private final House house = new House();
    private final Reminder tea = house.add("tea", CalendarTime.utc(at("08:05")), Frequency.DAILY);
    /// As it is stored after each step, the last one last.
    private final List<List<String>> seen = new ArrayList<>();

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }

    @BeforeEach
    void ring() {
        house.pass(Duration.ofMinutes(12));
        see();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void moveTo(String time) {
        var current = house.service().find(tea.id()).orElseThrow().reminder();
        var definition = current.definition();
        var rule = definition.schedule().orElseThrow().rules().getFirst();
        house.service().edit(current, definition.withSchedule(Schedule.repeating(CalendarTime.utc(at(time)), rule)));
        see();
    }

    private void answer(Answer answer) {
        house.service().answer(tea.id(), answer);
        see();
    }

    private void turn(Reminder.Status status) {
        house.service().setStatus(tea.id(), status);
        see();
    }

    private void see() {
        house.pass(Duration.ofSeconds(1));
        seen.add(stored());
    }

    private List<String> stored() {
        return Stream.concat(
                        house.repository.findLiveFires(tea.id()).stream(),
                        house.repository.findHistory(Instant.MIN, Instant.MAX, 100).stream())
                .filter(fire -> !(fire.state() instanceof NagState.Withdrawn))
                .map(ThereAndBackTest::inWords)
                .sorted()
                .toList();
    }

    private static String inWords(Fire fire) {
        var state = fire.state() instanceof NagState.Queued
                ? "Ringing"
                : fire.state().getClass().getSimpleName();
        return fire.fence().recurrenceId() + " " + state;
    }

    /// Through all that was done here and back, with a restart before each step.
    private void assertThatUndoAndRedoAreExact() {
        var steps = seen.size() - 1;
        for (var i = steps - 1; i >= 0; i--) {
            house.restart();
            house.service().undo();
            house.pass(Duration.ofSeconds(1));
            assertThat(stored()).as("undo to %d of %s", i, seen).isEqualTo(seen.get(i));
        }
        for (var i = 1; i <= steps; i++) {
            house.restart();
            house.service().redo();
            house.pass(Duration.ofSeconds(1));
            assertThat(stored()).as("redo to %d of %s", i, seen).isEqualTo(seen.get(i));
        }
    }

    @Nested
    class OfTheTime {
        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void leavesDoneWhatWasDoneThere(boolean isRestarted) {
            moveTo("08:09");
            answer(new Answer.Done());
            if (isRestarted) {
                house.restart();
            }

            moveTo("08:05");

            assertThat(seen.getLast()).containsExactly("20260302T080900Z Done");
            assertThatUndoAndRedoAreExact();
        }

        @Test
        void leavesSeenWhatWasSeenThere() {
            moveTo("08:09");
            answer(new Answer.Acknowledge());

            moveTo("08:05");

            assertThat(seen.getLast()).containsExactly("20260302T080900Z Acknowledged");
        }

        @Test
        void overSeveralStopsLeavesDoneWhatWasDoneAtTheLast() {
            moveTo("08:09");
            moveTo("08:10");
            answer(new Answer.Done());

            moveTo("08:09");
            moveTo("08:05");

            assertThat(seen.getLast()).containsExactly("20260302T081000Z Done");
            assertThatUndoAndRedoAreExact();
        }

        @Test
        void leavesDoneWhatWasDoneThereBeforeItWasDue() {
            moveTo("09:00");
            answer(new Answer.Done());

            moveTo("08:05");

            assertThat(seen.getLast()).containsExactly("20260302T090000Z Done");
            assertThatUndoAndRedoAreExact();
        }

        @Test
        void ringsOnWhereNobodyAnsweredIt() {
            moveTo("08:09");

            moveTo("08:05");

            assertThat(seen.getLast()).containsExactly("20260302T080500Z Ringing");
            assertThatUndoAndRedoAreExact();
        }

        @Test
        void ringsAgainWhereItWasToComeThere() {
            moveTo("09:00");

            moveTo("08:05");

            assertThat(seen.getLast()).containsExactly("20260302T080500Z Ringing");
            assertThatUndoAndRedoAreExact();
        }

        /// Each stands in the place of the other.
        @Test
        void andOffAndOnAgainRingsAgain() {
            moveTo("08:09");
            moveTo("08:05");
            turn(Reminder.Status.DISABLED);

            turn(Reminder.Status.OPEN);

            assertThat(seen.getLast()).containsExactly("20260302T080500Z Ringing");
            assertThatUndoAndRedoAreExact();
        }

        @Test
        void leavesDoneWhatWasDoneBeforeTheMove() {
            answer(new Answer.Done());
            moveTo("08:09");

            moveTo("08:05");

            assertThat(seen.getLast()).containsExactly("20260302T080500Z Done");
            assertThatUndoAndRedoAreExact();
        }

        @Test
        void sleepsOnWhereItSleptBefore() {
            answer(new Answer.Snooze(at("10:00")));
            moveTo("09:00");

            moveTo("08:05");

            assertThat(house.fire("tea").fire().state()).isEqualTo(new NagState.Snoozed(at("10:00")));
            assertThatUndoAndRedoAreExact();
        }
    }

    @Nested
    class OfTheSwitch {
        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void sleepsOnUntilItsSnoozeIsOver(boolean isRestarted) {
            answer(new Answer.Snooze(at("10:00")));
            turn(Reminder.Status.DISABLED);
            if (isRestarted) {
                house.restart();
            }

            turn(Reminder.Status.OPEN);
            assertThat(house.fire("tea").fire().state()).isEqualTo(new NagState.Snoozed(at("10:00")));
            assertThatUndoAndRedoAreExact();
            assertThat(house.fire("tea").fire().state()).isEqualTo(new NagState.Snoozed(at("10:00")));

            house.desktop.nags.clear();
            house.pass(Duration.between(house.now(), at("10:01")));
            assertThat(house.desktop.titles()).containsExactly("tea");
        }

        @Test
        void ringsAtOnceWhereItsSnoozeIsOverMeanwhile() {
            answer(new Answer.Snooze(at("09:00")));
            turn(Reminder.Status.DISABLED);
            house.pass(Duration.ofHours(1));

            turn(Reminder.Status.OPEN);

            assertThat(seen.getLast()).containsExactly("20260302T080500Z Ringing");
        }

        @Test
        void saysInItsTimeLineThatItSleepsOn() {
            answer(new Answer.Snooze(at("10:00")));
            turn(Reminder.Status.DISABLED);

            turn(Reminder.Status.OPEN);

            assertThat(house.service().timeline(tea.id()))
                    .last()
                    .satisfies(entry -> assertThat(new TimelineWords(Locale.ENGLISH).of(entry))
                            .isEqualTo("Silent until later, because the reminder was switched on again"));
        }
    }
}
