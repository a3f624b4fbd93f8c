package io.gadfly.engine.simulation;

import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The disk of a simulated world: the program may die before and after each commit, and the disk may fail.
final class SimulatedStore extends ForwardingRepository {
    private final Fate fate;

    SimulatedStore(ReminderRepository target, Fate fate) {
        super(target);
        this.fate = fate;
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
        fate.step();
        var claimed = target().commit(withoutTimeline(changes));
        fate.step();
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
        fate.step();
        T result = target().transact(undo, work);
        fate.step();
        return result;
    }
}
