package io.gadfly.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.Engine;
import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.Media;
import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.engine.Surroundings;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.Simulation;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The program dies before and after each of its steps, one run for each: claim and advance, save, show, mark, answer.
class FailPointTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Logger NOISE = Logger.getLogger("io.gadfly");

    @BeforeAll
    static void beQuiet() {
        NOISE.setLevel(Level.OFF);
    }

    @AfterAll
    static void speakAgain() {
        NOISE.setLevel(null);
    }

    @Test
    void noDeathLosesOrRepeatsAnything() {
        var steps = new Life(Long.MAX_VALUE).live().steps;
        LongFunction<List<String>> violations = step -> new Life(step).live().violations;

        assertThat(steps).isGreaterThan(60);
        for (var step = 1L; step <= steps; step++) {
            assertThat(violations.apply(step))
                    .as("death at step %d of %d", step, steps)
                    .isEmpty();
        }
    }

    /// One hour with three reminders, five answers and one death.
    private static final class Life {
        private final long lastStep;
        private final Fate fate = new Fate(1);
        private final MemoryRepository memory = new MemoryRepository();
        private final SimulatedStore store = new SimulatedStore(memory, fate);
        private Simulation world = new Simulation(1, START);
        private final Witness witness = new Witness(memory, world);
        private final SimulatedMedium medium = new SimulatedMedium(fate, witness);
        private ReminderService service = start();
        private long steps;
        private List<String> violations = new ArrayList<>();

        Life(long lastStep) {
            this.lastStep = lastStep;
        }

        private ReminderService start() {
            var surroundings = new Surroundings(world, () -> Zone.UTC, () -> EngineSettings.DEFAULT);
            var running = Engine.start(world.system(), store, Media.of(medium), surroundings);
            world.settle();
            return running.service();
        }

        Life live() {
            add("patient", 5, NagPolicy.every(Duration.ofMinutes(7)));
            add("insistent", 5, NagPolicy.every(Duration.ofMinutes(3)));
            add("once", 9, NagPolicy.once());
            fate.dieAt(lastStep);
            for (var minute = 0; minute < 60; minute += 4) {
                witness.nextSlice();
                world.advanceUntil(() -> !fate.isAlive(), Duration.ofMinutes(4));
                liveAgain();
                answerOne(minute);
                liveAgain();
            }
            steps = fate.steps();
            var audit = new Audit(memory, witness, Zone.UTC, EngineSettings.DEFAULT.morning(), false);
            audit.check(START, world.instant());
            assertThat(audit.expected()).isEqualTo(6);
            violations = witness.violations();
            return this;
        }

        private void add(String title, int minutes, NagPolicy nag) {
            var start = CalendarTime.utc(START.plus(Duration.ofMinutes(minutes)));
            var later = Alarm.of(new Trigger.Relative(Trigger.Edge.START, Span.of(Duration.ofMinutes(20))));
            service.add(Definition.of(Details.of(title), Schedule.once(start))
                    .withAlarms(List.of(Alarm.AT_START, later))
                    .withMisfire(new MisfirePolicy.TellEach())
                    .withNag(nag));
        }

        private void answerOne(int minute) {
            var fires = service.fires();
            if (minute % 12 == 0 && !fires.isEmpty()) {
                var answer = minute % 24 == 0
                        ? new Answer.Done()
                        : new Answer.Snooze(world.instant().plusSeconds(300));
                answer(fires.getFirst().fire().fence(), answer);
                world.advanceUntil(() -> !fate.isAlive(), Duration.ZERO);
            }
        }

        private void answer(Fence fence, Answer answer) {
            try {
                if (service.answer(fence, answer) instanceof AnswerResult.Answered) {
                    witness.answered(fence, answer);
                }
            } catch (SimulatedDeath _) {
                witness.doubtful(fence);
            }
        }

        private void liveAgain() {
            if (!fate.isAlive()) {
                world = new Simulation(2, world.instant().plus(Duration.ofMinutes(2)));
                witness.crashed(world);
                fate.revive();
                service = start();
            }
        }
    }
}
