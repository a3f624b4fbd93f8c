package io.gadfly.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderRepository;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationRunTest {
    private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);

    private static final Logger NOISE = Logger.getLogger("io.gadfly");

    /// Thousands of crashes are what is asked for here, and each would be a page of the log.
    @BeforeAll
    static void beQuiet() {
        NOISE.setLevel(Level.OFF);
    }

    @AfterAll
    static void speakAgain() {
        NOISE.setLevel(null);
    }

    private static SimulationReport run(int days, int reminders, long seed, Set<Fault> faults) {
        return new SimulationRun(new SimulationPlan(days, reminders, seed, faults)).run();
    }

    @Test
    void aQuietMonthLosesAndRepeatsNothing() {
        var report = run(30, 50, 1, Set.of());

        assertThat(report.violations()).isEmpty();
        assertThat(report.rang()).isGreaterThan(400);
        assertThat(report.missed()).isZero();
        assertThat(report.repeated()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void oneKindOfFaultLosesAndRepeatsNothing(Fault fault) {
        var reports = LongStream.rangeClosed(1, 3)
                .mapToObj(seed -> run(30, 30, seed, Set.of(fault)))
                .toList();

        assertThat(reports).allSatisfy(report -> assertThat(report.violations()).isEmpty());
        assertThat(reports).anySatisfy(report -> assertThat(report.faults()).containsKey(fault));
    }

    @Test
    void allFaultsTogetherLoseAndRepeatNothing() {
        var reports = LongStream.rangeClosed(1, 10)
                .mapToObj(seed -> run(20, 30, seed, ALL))
                .toList();

        assertThat(reports).allSatisfy(report -> assertThat(report.violations()).isEmpty());
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        assertThat(run(10, 20, 7, ALL)).isEqualTo(run(10, 20, 7, ALL));
    }

    @Nested
    class FindsThePlantedBug {
        @Test
        void advanceBeforeClaim() {
            assertThat(violations(AdvanceBeforeClaim::new, Set.of(Fault.CRASH)))
                    .anyMatch(violation -> violation.contains("lost"));
        }

        @Test
        void deliverBeforeSave() {
            assertThat(violations(DeliverBeforeSave::new, Set.of()))
                    .anyMatch(violation -> violation.contains("before it was saved"));
        }

        @Test
        void lostAnswer() {
            assertThat(violations(LostAnswer::new, Set.of()))
                    .anyMatch(violation -> violation.contains("rang after it was answered"));
        }

        private List<String> violations(UnaryOperator<ReminderRepository> bug, Set<Fault> faults) {
            return LongStream.rangeClosed(1, 10)
                    .mapToObj(seed -> new SimulationRun(new SimulationPlan(20, 30, seed, faults), bug).run())
                    .flatMap(report -> report.violations().stream())
                    .toList();
        }
    }

    /// Two commits where there must be one.
    private static final class AdvanceBeforeClaim extends ForwardingRepository {
        AdvanceBeforeClaim(ReminderRepository target) {
            super(target);
        }

        @Override
        public List<Fire> commit(Changes changes) {
            target().commit(new Changes(
                    changes.at(), changes.reminders(), List.of(), List.of(), List.of(), List.of(), Optional.empty()));
            return target().commit(new Changes(
                    changes.at(),
                    List.of(),
                    changes.deleted(),
                    changes.claims(),
                    changes.fires(),
                    changes.timeline(),
                    changes.undo()));
        }
    }

    /// Says that it saved and saves only with the next change.
    private static final class DeliverBeforeSave extends ForwardingRepository {
        private final List<Fire> unsaved = new ArrayList<>();

        DeliverBeforeSave(ReminderRepository target) {
            super(target);
        }

        @Override
        public List<Fire> commit(Changes changes) {
            var before = List.copyOf(unsaved);
            unsaved.clear();
            unsaved.addAll(changes.fires());
            return target().commit(new Changes(
                    changes.at(),
                    changes.reminders(),
                    changes.deleted(),
                    changes.claims(),
                    before,
                    changes.timeline(),
                    changes.undo()));
        }
    }

    private static final class LostAnswer extends ForwardingRepository {
        private int answers;

        LostAnswer(ReminderRepository target) {
            super(target);
        }

        @Override
        public List<Fire> commit(Changes changes) {
            var isAnswer = changes.fires().stream().anyMatch(fire -> fire.state() instanceof NagState.Done);
            if (isAnswer && ++answers % 10 == 0) {
                return List.of();
            }
            return target().commit(changes);
        }
    }
}
