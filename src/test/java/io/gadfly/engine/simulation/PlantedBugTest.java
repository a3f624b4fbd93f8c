package io.gadfly.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.engine.Surroundings;
import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.kernel.Quiet;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/// A run that finds nothing proves something only if it would find a fault that is there. Each of these is
/// planted and has to be found, with the seed that shows it.
@ExtendWith(Quiet.class)
class PlantedBugTest {
    private static final int SEEDS = 10;

    @Test
    void advanceBeforeClaimIsFound(TestReporter reporter) {
        assertFound("lost", inTheStore(AdvanceBeforeClaim::new), Set.of(Fault.CRASH), reporter);
    }

    @Test
    void deliverBeforeSaveIsFound(TestReporter reporter) {
        assertFound("before it was saved", inTheStore(DeliverBeforeSave::new), Set.of(), reporter);
    }

    @Test
    void aLostAnswerIsFound(TestReporter reporter) {
        assertFound("answer", inTheStore(LostAnswer::new), Set.of(), reporter);
    }

    @Test
    void aSnoozeThatLosesItsPolicyIsFound(TestReporter reporter) {
        assertFound("nags by another policy", inTheStore(SnoozeWithoutPolicy::new), Set.of(), reporter);
    }

    @Test
    void aSnoozeThatEndsEarlyIsFound(TestReporter reporter) {
        assertFound("though it was snoozed until", inTheStore(EarlySnoozeEnd::new), Set.of(), reporter);
    }

    @Test
    void aDigestThatDropsOneIsFound(TestReporter reporter) {
        assertFound("left out of the digest", inTheStore(DroppedFromDigest::new), Set.of(Fault.CRASH), reporter);
    }

    @Test
    void aSlotThatIsNotGivenBackIsFound(TestReporter reporter) {
        assertFound("a slot of the pool default is lost", SlotLeak::new, Set.of(), reporter);
    }

    @Test
    void anUndoThatChangesNothingIsFound(TestReporter reporter) {
        assertFound("ended though nobody answered", inTheStore(EmptyUndo::new), Set.of(), reporter);
    }

    @Test
    void anEditThatIsLostIsFound(TestReporter reporter) {
        assertFound(
                "an edit of reminder",
                writing(changes ->
                        changes.undo().filter(name -> name.startsWith("Edit")).isPresent()
                                ? with(changes, List.of(), changes.claims(), changes.fires())
                                : changes),
                Set.of(),
                reporter);
    }

    @Test
    void whatRingsOnAfterItWasTakenAwayIsFound(TestReporter reporter) {
        assertFound(
                "that the user took away",
                writing(changes -> with(
                        changes, changes.reminders(), changes.claims(), otherThan(NagState.Withdrawn.class, changes))),
                Set.of(),
                reporter);
    }

    @Test
    void aPoisonThatIsNotParkedIsFound(TestReporter reporter) {
        assertFound(
                "is not parked",
                writing(changes -> with(
                        changes, changes.reminders(), changes.claims(), otherThan(NagState.Failed.class, changes))),
                Set.of(Fault.KILL),
                reporter);
    }

    @Test
    void whatIsMissedAndNeverToldIsFound(TestReporter reporter) {
        assertFound("and was not told", inTheStore(AllMissed::new), Set.of(Fault.CRASH), reporter);
    }

    @Test
    void aPauseThatARestartForgetsIsFound(TestReporter reporter) {
        assertFound(
                "is RUNNING though it was to be PAUSED",
                inTheStore(store -> new ForgottenMode(store, PoolSettings.Mode.PAUSED)),
                Set.of(Fault.CRASH),
                reporter);
    }

    @Test
    void aDrainThatARestartForgetsIsFound(TestReporter reporter) {
        assertFound(
                "is RUNNING though it was to be DRAINING",
                inTheStore(store -> new ForgottenMode(store, PoolSettings.Mode.DRAINING)),
                Set.of(Fault.CRASH),
                reporter);
    }

    @Test
    void quietHoursThatNobodyHeedsAreFound(TestReporter reporter) {
        assertFound("though it was to be quiet", withSettings(Optional.empty(), true), Set.of(), reporter);
    }

    @Test
    void aBudgetThatNobodyKeepsIsFound(TestReporter reporter) {
        assertFound("one nag too many", withSettings(Optional.of(0), false), Set.of(), reporter);
    }

    @Test
    void aNagThatComesLaterThanItWasSavedIsFound(TestReporter reporter) {
        assertFound("was to have the next at", writing(PlantedBugTest::promisingTooMuch), Set.of(), reporter);
    }

    /// Of each nag, that the next comes sooner than it does.
    private static Changes promisingTooMuch(Changes changes) {
        var promised = changes.fires().stream()
                .map(fire -> fire.state() instanceof NagState.Ringing(var n, var nextAt)
                        ? fire.with(new NagState.Ringing(n, nextAt.minus(Duration.ofMinutes(20))))
                        : fire)
                .toList();
        return with(changes, changes.reminders(), changes.claims(), promised);
    }

    private static void assertFound(
            String violation, Supplier<PlantedBug> bug, Set<Fault> faults, TestReporter reporter) {
        var found = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> run(new SimulationPlan(20, 30, seed, faults), bug.get()))
                .filter(report -> report.violations().stream().anyMatch(line -> line.contains(violation)))
                .findFirst();

        assertThat(found).as("a run that shows it").isPresent();
        found.ifPresent(report -> reporter.publishEntry(
                "seed " + report.plan().seed(), report.violations().getFirst()));
    }

    private static SimulationReport run(SimulationPlan plan, PlantedBug bug) {
        return new SimulationRun(plan, bug, _ -> SimulatedDisk.inMemory()).run();
    }

    private static Supplier<PlantedBug> inTheStore(UnaryOperator<ReminderRepository> layer) {
        return () -> new PlantedBug() {
            @Override
            public ReminderRepository in(ReminderRepository store) {
                return layer.apply(store);
            }
        };
    }

    /// Writes something else than it was told.
    private static Supplier<PlantedBug> writing(UnaryOperator<Changes> falsely) {
        return inTheStore(store -> new ForwardingRepository(store) {
            @Override
            public List<Fire> commit(Changes changes) {
                return target().commit(falsely.apply(changes));
            }
        });
    }

    private static List<Fire> otherThan(Class<? extends NagState> state, Changes changes) {
        return changes.fires().stream()
                .filter(fire -> !state.isInstance(fire.state()))
                .toList();
    }

    /// @param nagsPerHour empty: as the user wants it
    private static Supplier<PlantedBug> withSettings(Optional<Integer> nagsPerHour, boolean withoutQuietHours) {
        return () -> new PlantedBug() {
            @Override
            public Surroundings in(Surroundings around) {
                return new Surroundings(
                        around.clock(),
                        around.zones(),
                        () -> other(around.chosen().get()),
                        around.rules());
            }

            private EngineSettings other(EngineSettings chosen) {
                return new EngineSettings(
                        chosen.morning(),
                        chosen.snooze(),
                        withoutQuietHours ? Optional.empty() : chosen.quietHours(),
                        chosen.poolLimits(),
                        chosen.lists(),
                        nagsPerHour.orElse(chosen.nagsPerHour()));
            }
        };
    }

    private static Changes with(Changes changes, List<Planned> reminders, List<Fire> claims, List<Fire> fires) {
        return new Changes(
                changes.at(),
                reminders,
                changes.plans(),
                changes.deleted(),
                claims,
                fires,
                changes.timeline(),
                changes.undo());
    }

    /// Two commits where there must be one.
    private static final class AdvanceBeforeClaim extends ForwardingRepository {
        AdvanceBeforeClaim(ReminderRepository target) {
            super(target);
        }

        @Override
        public List<Fire> commit(Changes changes) {
            target().commit(new Changes(
                    changes.at(),
                    changes.reminders(),
                    changes.plans(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty()));
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

    private static final class EarlySnoozeEnd extends ForwardingRepository {
        private static final Duration EARLY = Duration.ofMinutes(20);

        EarlySnoozeEnd(ReminderRepository target) {
            super(target);
        }

        @Override
        public List<Fire> findSnoozed(Instant now, int limit) {
            return target().findSnoozed(now.plus(EARLY), limit);
        }
    }

    /// Says what it took back, and leaves everything as it is.
    private static final class EmptyUndo extends ForwardingRepository {
        EmptyUndo(ReminderRepository target) {
            super(target);
        }

        @Override
        public Optional<String> undo(Instant now, Consumer<Writer> settle) {
            var name = target().undo(now, settle);
            target().redo(now);
            return name;
        }
    }

    /// The latest of those that are late is not told either.
    private static final class AllMissed extends ForwardingRepository {
        AllMissed(ReminderRepository target) {
            super(target);
        }

        @Override
        public List<Fire> commit(Changes changes) {
            var claims = changes.claims().stream()
                    .map(fire -> fire.dueAt().isBefore(changes.at().minusSeconds(90))
                            ? fire.with(new NagState.Missed(changes.at()))
                            : fire)
                    .toList();
            return target().commit(with(changes, changes.reminders(), claims, changes.fires()));
        }
    }

    private static final class ForgottenMode extends ForwardingRepository {
        private final PoolSettings.Mode forgotten;

        ForgottenMode(ReminderRepository target, PoolSettings.Mode forgotten) {
            super(target);
            this.forgotten = forgotten;
        }

        @Override
        public List<PoolSettings> findPools() {
            return target().findPools().stream()
                    .map(pool -> pool.mode() == forgotten ? pool.withMode(PoolSettings.Mode.RUNNING) : pool)
                    .toList();
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
            return isForADigest() && ++asked % 2 == 0 ? Optional.empty() : super.find(id);
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
