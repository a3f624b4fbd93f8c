package io.gadfly.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.Media;
import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.engine.simulation.FailPoint.Side;
import io.gadfly.kernel.Quiet;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
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
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The program dies before and after each step in the life of a fire, twenty times at each of these fourteen points,
/// and is started again two minutes later.
///
/// Nothing is lost or ended by itself, nothing is shown that the store does not know, and one nag at most is shown
/// again, with the fence and the number that it had.
@ExtendWith(Quiet.class)
class FailPointTest {
    private static final int DEATHS = 20;
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    static Stream<FailPoint> everyPoint() {
        return Stream.of(Step.values())
                .flatMap(step -> Stream.of(Side.values()).map(side -> new FailPoint(step, side)));
    }

    @ParameterizedTest
    @MethodSource("everyPoint")
    void noDeathLosesOrRepeatsAnything(FailPoint point) {
        var occasions = new Life(point, Integer.MAX_VALUE).live().fate.passed(point);

        assertThat(occasions).as("how often it is passed").isGreaterThanOrEqualTo(DEATHS);
        for (var death = 0; death < DEATHS; death++) {
            var occasion = 1 + death * (occasions - 1) / (DEATHS - 1);
            assertThat(new Life(point, occasion).live().witness.violations())
                    .as("death %s number %d", point, occasion)
                    .isEmpty();
        }
    }

    /// Eight hours with hourly and single reminders, an answer every few minutes, and one death.
    private static final class Life {
        private final FailPoint point;
        private final int occasion;
        private final Fate fate = new Fate(1);
        private final SimulatedDisk disk = SimulatedDisk.inMemory();
        private final SimulatedMachine machine =
                new SimulatedMachine(new SplittableRandom(1), START, EngineSettings.DEFAULT);
        private final Wishes wishes = new Wishes(machine);
        private final Witness witness = new Witness(disk, machine, wishes, new WishedQuiet(machine));
        private final SimulatedProgram program = new SimulatedProgram(
                machine, disk, fate, PlantedBug.NONE, Media.of(new SimulatedMedium(fate, witness)), _ -> {});
        private boolean hasDied;

        /// @param occasion at which passing of the point it dies, once all reminders are there
        Life(FailPoint point, int occasion) {
            this.point = point;
            this.occasion = occasion;
        }

        Life live() {
            add("patient", 5, Frequency.HOURLY, NagPolicy.every(Duration.ofMinutes(17)));
            add("insistent", 15, Frequency.HOURLY, NagPolicy.every(Duration.ofMinutes(8)));
            add(
                    "limited",
                    25,
                    Frequency.HOURLY,
                    NagPolicy.every(Duration.ofMinutes(9)).withMax(3));
            fate.dieAt(point, occasion);
            for (var minute = 0; minute < 8 * 60; minute += 4) {
                witness.nextSlice(false);
                program.pass(Duration.ofMinutes(4));
                liveAgain();
                answerOne(minute);
                liveAgain();
            }
            assertThat(hasDied).isEqualTo(occasion != Integer.MAX_VALUE);
            audit();
            return this;
        }

        private void audit() {
            var audit = new Audit(disk.store(), machine, witness, wishes, new Audit.Weather(Duration.ZERO, false));
            audit.check(START, machine.instant());
            assertThat(audit.expected()).isGreaterThan(40);
            assertThat(witness.repeated()).isLessThanOrEqualTo(1);
        }

        private void add(String title, int minutes, Frequency frequency, NagPolicy nag) {
            var start = CalendarTime.utc(START.plus(Duration.ofMinutes(minutes)));
            var rule = new RecurrenceRule(frequency, 1, new Limit.Forever(), ByParts.NONE, DayOfWeek.MONDAY, Skip.OMIT);
            var later = Alarm.of(new Trigger.Relative(Trigger.Edge.START, Span.of(Duration.ofMinutes(20))));
            wishes.add(program.service()
                    .add(Definition.of(Details.of(title), Schedule.repeating(start, rule))
                            .withAlarms(List.of(Alarm.AT_START, later))
                            .withMisfire(new MisfirePolicy.TellEach())
                            .withNag(nag)));
        }

        private void answerOne(int minute) {
            var fires = program.service().fires();
            if (minute % 8 == 0 && !fires.isEmpty()) {
                answer(fires.getFirst().fire().fence(), answerAt(minute));
                program.pass(Duration.ZERO);
            }
        }

        private Answer answerAt(int minute) {
            return switch (minute / 8 % 4) {
                case 0, 1 -> new Answer.Done();
                case 2 -> new Answer.Acknowledge();
                default -> new Answer.Snooze(machine.instant().plusSeconds(300));
            };
        }

        private void answer(Fence fence, Answer answer) {
            try {
                if (program.service().answer(fence, answer) instanceof AnswerResult.Answered(var _, var label)) {
                    wishes.answered(fence, answer, label);
                }
            } catch (SimulatedDeath _) {
                witness.doubtful(fence);
            }
        }

        private void liveAgain() {
            if (!fate.isAlive()) {
                hasDied = true;
                witness.crashed();
                program.startAgainAfter(Duration.ofMinutes(2));
            }
        }
    }
}
