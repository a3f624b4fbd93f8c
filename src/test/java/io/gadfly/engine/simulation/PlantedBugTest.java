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
import io.gadfly.reminder.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    void anEditedAlarmThatStillRingsAtItsOldTimeIsFound(TestReporter reporter) {
        assertFound("rang at a time that the user took away", inTheStore(StaleReadAhead::new), Set.of(), reporter);
    }

    @Test
    void aCompletionThatNothingIsCountedFromIsFound(TestReporter reporter) {
        assertFound("has nothing to come", writing(PlantedBugTest::withoutWhatFollows), Set.of(), reporter);
    }

    /// Of what repeats from its completion, that nothing comes after the next.
    private static Changes withoutWhatFollows(Changes changes) {
        var silenced = changes.reminders().stream()
                .map(planned -> planned.reminder().definition().afterDone().isPresent() && isAnswer(changes)
                        ? new Planned(planned.reminder(), Optional.empty())
                        : planned)
                .toList();
        return with(changes, silenced, changes.claims(), changes.fires());
    }

    private static boolean isAnswer(Changes changes) {
        return changes.timeline().stream().anyMatch(line -> line.cause().equals("answer"));
    }

    @Test
    void aLookAtACalendarThatIsLostIsFound(TestReporter reporter) {
        assertFound("a look at the calendar is lost", inTheStore(LostLook::new), Set.of(), reporter);
    }

    @Test
    void aMailThatKilledDeliveriesSendTwiceIsFound(TestReporter reporter) {
        assertFound(
                "was mailed twice without a crash",
                inTheStore(store -> new Forgetful(store, "fire.sent")),
                Set.of(Fault.KILL),
                reporter);
    }

    @Test
    void aMarkThatIsLostIsFound(TestReporter reporter) {
        assertFound(
                "is the second that one crash repeated",
                inTheStore(store -> new Forgetful(store, "fire.delivered")),
                Set.of(Fault.CRASH),
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

    @ParameterizedTest
    @EnumSource(value = PoolSettings.Mode.class, names = "RUNNING", mode = EnumSource.Mode.EXCLUDE)
    void aModeOfAPoolThatARestartForgetsIsFound(PoolSettings.Mode mode, TestReporter reporter) {
        assertFound(
                "is RUNNING though it was to be " + mode,
                inTheStore(store -> new ForgottenMode(store, mode)),
                Set.of(Fault.CRASH),
                reporter);
    }

    @Test
    void aRestartThatMakesWhatRangInAPauseWaitIsFound(TestReporter reporter) {
        assertFound("lost its slot in a pause", inTheStore(ForgottenSlots::new), Set.of(Fault.CRASH), reporter);
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

    /// One kind of line is written and never read.
    private static final class Forgetful extends ForwardingRepository {
        private final String step;

        Forgetful(ReminderRepository target, String step) {
            super(target);
            this.step = step;
        }

        @Override
        public List<TimelineEntry> findTimeline(ReminderId reminder) {
            return target().findTimeline(reminder).stream()
                    .filter(line -> !line.step().equals(step))
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

    /// Answers what was written, and takes every third of those back that are no step of undo.
    private static final class LostLook extends ForwardingRepository {
        private int looks;

        LostLook(ReminderRepository target) {
            super(target);
        }

        @Override
        public <T> T transact(Optional<String> undo, Function<Writer, T> work) {
            if (undo.isPresent() || ++looks % 3 != 0) {
                return target().transact(undo, work);
            }
            var answer = new AtomicReference<T>();
            try {
                return target().transact(undo, writer -> {
                    answer.set(work.apply(writer));
                    throw new IllegalStateException("taken back");
                });
            } catch (IllegalStateException _) {
                return answer.get();
            }
        }
    }

    /// Takes what is due as it was read before the last edit.
    private static final class StaleReadAhead extends ForwardingRepository {
        private final Map<ReminderId, Planned> stale = new HashMap<>();

        StaleReadAhead(ReminderRepository target) {
            super(target);
        }

        @Override
        public List<Fire> commit(Changes changes) {
            changes.undo()
                    .filter(name -> name.startsWith("Edit"))
                    .ifPresent(_ -> changes.reminders().stream()
                            .flatMap(planned ->
                                    target().findPlanned(planned.reminder().id()).stream())
                            .forEach(before -> stale.put(before.reminder().id(), before)));
            return target().commit(changes);
        }

        @Override
        public Optional<Instant> nextFireAt() {
            return Stream.concat(
                            stale.values().stream().flatMap(before -> before.nextFireAt().stream()),
                            target().nextFireAt().stream())
                    .min(Comparator.naturalOrder());
        }

        @Override
        public List<Planned> findDue(Instant now, int limit, Optional<Planned> last) {
            var due = stale.values().stream()
                    .filter(before ->
                            before.nextFireAt().filter(at -> !at.isAfter(now)).isPresent())
                    .toList();
            due.forEach(before -> stale.remove(before.reminder().id()));
            return due.isEmpty() ? target().findDue(now, limit, last) : due;
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

    /// After each start, what rings in a pool that pauses is saved as if it had waited there.
    private static final class ForgottenSlots extends ForwardingRepository {
        private boolean hasForgotten;

        ForgottenSlots(ReminderRepository target) {
            super(target);
        }

        @Override
        public List<Fire> findWaiting(String pool, int limit) {
            if (!hasForgotten) {
                hasForgotten = true;
                target().findPools().stream()
                        .filter(paused -> paused.mode() == PoolSettings.Mode.PAUSED)
                        .forEach(paused -> forget(paused.name()));
            }
            return target().findWaiting(pool, limit);
        }

        private void forget(String pool) {
            for (var fire : target().findWaiting(pool, Integer.MAX_VALUE)) {
                if (fire.state() instanceof NagState.Ringing(var n, var nextAt)) {
                    var step = new TimelineEntry(fire.fence(), nextAt, "fire.queued", "PAUSED");
                    target().commit(new Changes(
                            nextAt,
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(fire.with(new NagState.Queued(nextAt, n))),
                            List.of(step),
                            Optional.empty()));
                }
            }
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
