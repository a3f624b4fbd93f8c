package io.gadfly.engine.simulation;

import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.simulation.FailPoint.Side;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.StoreException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

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
        var claimed = target().commit(changes);
        fate.pass(steps, Side.AFTER);
        return claimed;
    }

    @Override
    public <T> T transact(Optional<String> undo, Function<Writer, T> work) {
        return passing(() -> target().transact(undo, work));
    }

    private <T> T passing(Supplier<T> work) {
        failWhereBroken();
        fate.pass(EnumSet.of(Step.COMMIT), Side.BEFORE);
        T result = work.get();
        fate.pass(EnumSet.of(Step.COMMIT), Side.AFTER);
        return result;
    }

    @Override
    public Optional<String> undo(Instant now, Consumer<Writer> settle) {
        return passing(() -> target().undo(now, settle));
    }

    @Override
    public Optional<String> redo(Instant now, Consumer<Writer> settle) {
        return passing(() -> target().redo(now, settle));
    }

    @Override
    public void savePool(PoolSettings pool) {
        passing(() -> {
            target().savePool(pool);
            return Boolean.TRUE;
        });
    }

    @Override
    public void saveMemo(String name, String text) {
        passing(() -> {
            target().saveMemo(name, text);
            return Boolean.TRUE;
        });
    }
}
