package io.gadfly.engine.simulation;

import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.reminder.ReminderRepository;
import java.time.InstantSource;

/// What keeps over the death of the program what it was told to keep.
interface SimulatedDisk {
    /// As it is found by whoever looks now.
    ReminderRepository store();

    /// The program died in the middle of whatever it did.
    void cut();

    /// How to make one for a world with that clock.
    @FunctionalInterface
    interface Maker {
        SimulatedDisk make(InstantSource clock);
    }

    /// One without a disk behind it, where nothing can be half written.
    static SimulatedDisk inMemory() {
        var memory = new MemoryRepository();
        return new SimulatedDisk() {
            @Override
            public ReminderRepository store() {
                return memory;
            }

            @Override
            public void cut() {}
        };
    }
}
