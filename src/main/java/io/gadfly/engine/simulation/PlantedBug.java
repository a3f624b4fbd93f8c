package io.gadfly.engine.simulation;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.Surroundings;
import io.gadfly.reminder.ReminderRepository;

/// A fault of the program itself, for tests that want to see it found.
interface PlantedBug {
    PlantedBug NONE = new PlantedBug() {};

    /// Lays itself between the engine and its store, at each start of the program.
    default ReminderRepository in(ReminderRepository store) {
        return store;
    }

    /// Lays itself between the engine and what is around it.
    default Surroundings in(Surroundings surroundings) {
        return surroundings;
    }

    /// The user has answered.
    default void answered(ReminderService service) {}
}
