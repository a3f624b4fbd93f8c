package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is answered while nothing runs is what a start would have told, and ends as if it had been told.
class AnswersAtRestTest {
    private static final Duration LATE = Duration.ofMinutes(30);
    private static final Duration DROPPED = Duration.ofHours(2).plusMinutes(10);
    /// More rounds than one, and half an hour late.
    private static final Duration AWAY = Duration.ofHours(2_000).plus(LATE);

    static final List<MisfirePolicy> POLICIES = List.of(
            new MisfirePolicy.TellOnce(),
            new MisfirePolicy.TellEach(),
            new MisfirePolicy.SkipToNext(),
            new MisfirePolicy.DropIfLate(DROPPED));

    static Stream<Arguments> answersByPolicy() {
        var answers = List.of(
                new Answer.Done(),
                new Answer.Skip(),
                new Answer.Acknowledge(),
                new Answer.Snooze(House.START.plus(AWAY).plusSeconds(600)));
        return POLICIES.stream().flatMap(policy -> answers.stream().map(answer -> Arguments.of(policy, answer)));
    }

    /// A reminder for every hour, of which nobody was told for 83 days.
    private static final class Absence implements AutoCloseable {
        final House house = new House();
        final Reminder reminder;

        Absence(MisfirePolicy policy) {
            var hourly = house.add("pulse", CalendarTime.utc(house.now().plusSeconds(60)), Frequency.HOURLY);
            house.service().edit(hourly, hourly.definition().withMisfire(policy));
            this.reminder = house.service().find(hourly.id()).orElseThrow().reminder();
        }

        <T> T whileNothingRuns(Function<ReminderService, T> asked) {
            var answer = new ArrayList<T>();
            house.restartAfter(() -> {
                house.world.setClock(House.START.plus(AWAY));
                answer.add(asked.apply(house.atRest()));
            });
            return answer.getFirst();
        }

        <T> T afterTheStart(Function<ReminderService, T> asked) {
            house.restartAfter(() -> house.world.setClock(House.START.plus(AWAY)));
            var answer = asked.apply(house.service());
            house.world.settle();
            return answer;
        }

        Stored stored() {
            var reminders = house.service().find(reminder.id()).orElseThrow();
            var fires = Stream.concat(
                            house.repository.findLiveFires(reminder.id()).stream(),
                            house.repository.findHistory(Instant.MIN, Instant.MAX, 10_000).stream())
                    .map(AnswersAtRestTest::inWords)
                    .sorted()
                    .toList();
            return new Stored(
                    fires, reminders.nextFireAt(), reminders.reminder().status());
        }

        @Override
        public void close() {
            house.close();
        }
    }

    /// How often it had rung by then is not the same, nor which number it has, nor how far into its pool it came.
    private record Stored(List<String> fires, Optional<Instant> next, Reminder.Status status) {}

    private static String inWords(Fire fire) {
        var state = fire.state() instanceof NagState.Due
                ? "Queued"
                : fire.state().getClass().getSimpleName();
        return fire.fence() + " " + state + " " + fire.missed();
    }

    private static String inWords(AnswerResult result) {
        return switch (result) {
            case AnswerResult.Answered(var fire, var label) -> "answered " + label + " " + inWords(fire);
            case AnswerResult.AlreadyOver(var fire) -> "already over " + inWords(fire);
            case AnswerResult.NothingToAnswer() -> "nothing";
        };
    }

    private static List<String> inWords(List<FireView> views) {
        return views.stream()
                .map(FireView::fire)
                .map(fire -> fire.fence() + " " + fire.missed())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("answersByPolicy")
    void theAnswerToAReminderIsThatOfARunningProgram(MisfirePolicy policy, Answer answer) {
        try (var resting = new Absence(policy);
                var running = new Absence(policy)) {
            var atRest = resting.whileNothingRuns(service -> service.answer(resting.reminder.id(), answer));
            var told = running.afterTheStart(service -> service.answer(running.reminder.id(), answer));

            assertThat(inWords(atRest)).isEqualTo(inWords(told));
            assertThat(resting.stored()).isEqualTo(running.stored());
        }
    }

    @ParameterizedTest
    @FieldSource("POLICIES")
    void whatIsShownIsWhatTheNextStartTells(MisfirePolicy policy) {
        try (var absence = new Absence(policy)) {
            var shown = absence.whileNothingRuns(ReminderService::fires);
            var told = absence.house.service().fires();

            assertThat(inWords(shown))
                    .containsAll(inWords(told).stream().limit(1_000).toList());
            assertThat(shown).hasSize(Math.min(1_000, told.size()));
        }
    }

    @ParameterizedTest
    @FieldSource("POLICIES")
    void whatIsAnsweredIsTheCurrentOne(MisfirePolicy policy) {
        try (var absence = new Absence(policy)) {
            var id = absence.reminder.id();
            absence.whileNothingRuns(service -> {
                var current = service.current(id).map(view -> view.fire().fence());
                var answered = service.answer(id, new Answer.Acknowledge());

                assertThat(
                                answered instanceof AnswerResult.Answered(var fire, var _)
                                        ? Optional.of(fire.fence())
                                        : Optional.empty())
                        .isEqualTo(current);
                return answered;
            });
        }
    }

    @ParameterizedTest
    @FieldSource("POLICIES")
    void theDatesThatAreSkippedAreThoseToCome(MisfirePolicy policy) {
        try (var resting = new Absence(policy);
                var running = new Absence(policy)) {
            var atRest = resting.whileNothingRuns(service -> service.skipNext(resting.reminder.id(), 3));
            var told = running.afterTheStart(service -> service.skipNext(running.reminder.id(), 3));

            assertThat(atRest).hasSize(3).isEqualTo(told);
            assertThat(resting.stored()).isEqualTo(running.stored());
        }
    }

    @Nested
    class OfOneThatWasTheLast {
        private final House house = new House();

        private Reminder addOnce(MisfirePolicy policy) {
            var once = house.addIn(Duration.ofMinutes(1), "call", NagPolicy.every(Duration.ofMinutes(5)));
            house.service().edit(once, once.definition().withMisfire(policy));
            return house.service().find(once.id()).orElseThrow().reminder();
        }

        @Test
        void whatIsPassedOverIsFinishedAllTheSame() {
            var once = addOnce(new MisfirePolicy.SkipToNext());

            house.restartAfter(() -> {
                house.world.setClock(house.now().plus(Duration.ofHours(1)));
                var current = house.atRest().current(once.id()).orElseThrow().fire();
                assertThat(current.state()).isInstanceOf(NagState.Missed.class);
                house.atRest().answer(once.id(), new Answer.Done());
            });
            house.pass(Duration.ofMinutes(5));

            assertThat(house.service().find(once.id()).orElseThrow().reminder().status())
                    .isEqualTo(Reminder.Status.DONE);
            assertThat(house.desktop.nags).isEmpty();
        }
    }

    @Test
    void whatFellDueSinceIsMeantBeforeWhatSleeps() {
        try (var absence = new Absence(new MisfirePolicy.TellOnce())) {
            var house = absence.house;
            house.pass(Duration.ofMinutes(2));
            house.service().answer(absence.reminder.id(), new Answer.Snooze(House.START.plus(AWAY.multipliedBy(2))));

            var answered =
                    absence.whileNothingRuns(service -> service.answer(absence.reminder.id(), new Answer.Done()));

            assertThat(answered)
                    .isInstanceOfSatisfying(
                            AnswerResult.Answered.class,
                            given -> assertThat(given.fire().missed()).isEqualTo(1_999));
        }
    }

    /// What a clock that is not believed says is due, nobody claims.
    @Test
    void aClockThatIsInDoubtMakesNothingFallDue() {
        try (var absence = new Absence(new MisfirePolicy.TellOnce())) {
            var house = absence.house;
            house.restartAfter(() -> {
                house.world.setClock(House.START.plus(Duration.ofDays(4_000)));
                house.atRest().answer(absence.reminder.id(), new Answer.Acknowledge());
                assertThat(house.repository.findHistory(Instant.MIN, Instant.MAX, 10))
                        .isEmpty();
                house.world.setClock(House.START.plusSeconds(30));
            });
            house.pass(Duration.ofMinutes(1));

            assertThat(house.desktop.titles()).containsExactly("pulse");
        }
    }

    /// What was claimed by a clock that was ahead is to come when it is set right.
    @Test
    void aClockThatWasAheadAtRestTakesNothingAway() {
        try (var absence = new Absence(new MisfirePolicy.SkipToNext())) {
            var house = absence.house;
            house.restartAfter(() -> {
                house.world.setClock(House.START.plus(Duration.ofHours(10)));
                house.atRest().answer(absence.reminder.id(), new Answer.Acknowledge());
                house.world.setClock(House.START.plusSeconds(30));
            });
            house.pass(Duration.ofMinutes(1));

            assertThat(house.desktop.titles()).containsExactly("pulse");
        }
    }
}
