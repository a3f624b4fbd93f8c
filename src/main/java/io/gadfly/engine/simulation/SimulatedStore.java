package io.gadfly.engine.simulation;

import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.simulation.FailPoint.Side;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.StoreException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The disk of a simulated world: the program may die before and after each commit, and the disk may fail.
final class SimulatedStore extends ForwardingRepository {
    private final Fate fate;
    private final Consumer<Changes> watcher;

    /// @param watcher told of what will be written, before it is
    SimulatedStore(ReminderRepository target, Fate fate, Consumer<Changes> watcher) {
        super(target);
        this.fate = fate;
        this.watcher = watcher;
    }

    @Override
    protected void asked() {
        if (!fate.isAlive()) {
            throw new SimulatedDeath();
        }
        failWhereBroken();
    }

    private void failWhereBroken() {
        if (!fate.diskWorks()) {
            throw new StoreException("the disk is full");
        }
    }

    @Override
    public List<Fire> commit(Changes changes) {
        failWhereBroken();
        var steps = Step.of(changes);
        fate.pass(steps, Side.BEFORE);
        watcher.accept(changes);
        var claimed = target().commit(withoutTimeline(changes));
        fate.pass(steps, Side.AFTER);
        return claimed;
    }

    /// A year of time lines would fill the memory, and nobody reads them here.
    private static Changes withoutTimeline(Changes changes) {
        return new Changes(
                changes.at(),
                changes.reminders(),
                changes.deleted(),
                changes.claims(),
                changes.fires(),
                List.of(),
                Optional.empty());
    }

    @Override
    public <T> T transact(Optional<String> undo, Function<Writer, T> work) {
        failWhereBroken();
        fate.pass(EnumSet.of(Step.COMMIT), Side.BEFORE);
        T result = target().transact(undo, work);
        fate.pass(EnumSet.of(Step.COMMIT), Side.AFTER);
        return result;
    }

    @Override
    public void saveMemo(String name, String text) {
        failWhereBroken();
        fate.pass(EnumSet.of(Step.COMMIT), Side.BEFORE);
        target().saveMemo(name, text);
        fate.pass(EnumSet.of(Step.COMMIT), Side.AFTER);
    }
}
