package io.gadfly.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// A run that finds nothing proves something only if it would find a fault that is there. Each of these is planted and
/// has to be found, with the seed that shows it.
class PlantedBugTest {
    private static final Logger NOISE = Logger.getLogger("io.gadfly");
    private static final int SEEDS = 10;

    @BeforeAll
    static void beQuiet() {
        NOISE.setLevel(Level.OFF);
    }

    @AfterAll
    static void speakAgain() {
        NOISE.setLevel(null);
    }

    @Test
    void advanceBeforeClaimIsFound(TestReporter reporter) {
        assertFound("lost", () -> inTheStore(AdvanceBeforeClaim::new), Set.of(Fault.CRASH), reporter);
    }

    @Test
    void deliverBeforeSaveIsFound(TestReporter reporter) {
        assertFound("before it was saved", () -> inTheStore(DeliverBeforeSave::new), Set.of(), reporter);
    }

    @Test
    void aLostAnswerIsFound(TestReporter reporter) {
        assertFound("answer", () -> inTheStore(LostAnswer::new), Set.of(), reporter);
    }

    @Test
    void aSnoozeThatLosesItsPolicyIsFound(TestReporter reporter) {
        assertFound("nags by another policy", () -> inTheStore(SnoozeWithoutPolicy::new), Set.of(), reporter);
    }

    @Test
    void aDigestThatDropsOneIsFound(TestReporter reporter) {
        assertFound("left out of the digest", () -> inTheStore(DroppedFromDigest::new), Set.of(Fault.CRASH), reporter);
    }

    @Test
    void aSlotThatIsNotGivenBackIsFound(TestReporter reporter) {
        assertFound("a slot of the pool default is lost", SlotLeak::new, Set.of(), reporter);
    }

    private static void assertFound(
            String violation, Supplier<PlantedBug> bug, Set<Fault> faults, TestReporter reporter) {
        var found = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> new SimulationRun(new SimulationPlan(20, 30, seed, faults), bug.get()).run())
                .filter(report -> report.violations().stream().anyMatch(line -> line.contains(violation)))
                .findFirst();

        assertThat(found).as("a run that shows it").isPresent();
        found.ifPresent(report -> reporter.publishEntry(
                "seed " + report.plan().seed(), report.violations().getFirst()));
    }

    private static PlantedBug inTheStore(UnaryOperator<ReminderRepository> layer) {
        return new PlantedBug() {
            @Override
            public ReminderRepository in(ReminderRepository store) {
                return layer.apply(store);
            }
        };
    }

    private static Changes with(Changes changes, List<Planned> reminders, List<Fire> claims, List<Fire> fires) {
        return new Changes(
                changes.at(), reminders, changes.deleted(), claims, fires, changes.timeline(), changes.undo());
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
            return target().commit(with(changes, List.of(), changes.claims(), changes.fires()));
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
            return target().commit(with(changes, changes.reminders(), changes.claims(), before));
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

    /// What is snoozed comes back once and is then left alone.
    private static final class SnoozeWithoutPolicy extends ForwardingRepository {
        SnoozeWithoutPolicy(ReminderRepository target) {
            super(target);
        }

        @Override
        public List<Fire> commit(Changes changes) {
            var tamed = changes.fires().stream()
                    .filter(fire -> fire.state() instanceof NagState.Snoozed)
                    .flatMap(fire -> target().findPlanned(fire.fence().reminder()).stream())
                    .map(SnoozeWithoutPolicy::tame)
                    .toList();
            return target().commit(tamed.isEmpty() ? changes : with(changes, tamed, changes.claims(), changes.fires()));
        }

        private static Planned tame(Planned planned) {
            var definition = planned.reminder().definition().withNag(NagPolicy.once());
            return new Planned(planned.reminder().withDefinition(definition), planned.nextFireAt());
        }
    }

    /// Does not find a reminder of which the words are asked for a digest.
    private static final class DroppedFromDigest extends ForwardingRepository {
        private int asked;

        DroppedFromDigest(ReminderRepository target) {
            super(target);
        }

        @Override
        public Optional<Reminder> find(ReminderId id) {
            return isForADigest() && ++asked % 3 == 0 ? Optional.empty() : super.find(id);
        }

        private static boolean isForADigest() {
            return StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getMethodName().equals("tellTogether")));
        }
    }

    /// After some answers there is one slot less than the user wants.
    private static final class SlotLeak implements PlantedBug {
        private int answers;

        @Override
        public void answered(ReminderService service) {
            if (++answers == 20) {
                service.steer("default", new PoolCommand.Limit(2));
            }
        }
    }
}
