package io.gadfly.engine.simulation;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.NagState;
import java.util.EnumSet;
import java.util.Set;

/// A step in the life of a fire, before and after which a program may die.
enum Step {
    /// A fence is inserted.
    CLAIM,
    /// The next fire of a reminder is moved on.
    ADVANCE,
    /// A nag is saved.
    SAVE,
    /// A nag is shown.
    DELIVER,
    /// What became of a delivery is written down.
    MARK,
    /// An answer is saved.
    ANSWER,
    /// Anything at all is written.
    COMMIT;

    /// All that one commit is.
    static Set<Step> of(Changes changes) {
        var steps = EnumSet.of(COMMIT);
        if (!changes.claims().isEmpty()) {
            steps.add(CLAIM);
        }
        if (!changes.plans().isEmpty() || !changes.reminders().isEmpty()) {
            steps.add(ADVANCE);
        }
        if (changes.fires().stream().anyMatch(fire -> fire.state() instanceof NagState.Ringing)) {
            steps.add(SAVE);
        }
        if (changes.fires().isEmpty() && isSaid(changes, "fire.delivered")) {
            steps.add(MARK);
        }
        if (changes.timeline().stream().anyMatch(entry -> entry.cause().equals("answer"))) {
            steps.add(ANSWER);
        }
        return steps;
    }

    private static boolean isSaid(Changes changes, String step) {
        return changes.timeline().stream().anyMatch(entry -> entry.step().equals(step));
    }
}
