package io.gadfly.engine.simulation;

import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Knows which nag of each fire was told last on one medium, and says where one comes twice: each crash may
/// repeat one, that of which it left nobody who knew whether it was told.
final class Repetitions {
    private final SimulatedMachine machine;
    private final Wishes wishes;
    private final Violations violations;
    private final String verb;
    private final Map<Fence, Seen> seen = new HashMap<>();
    /// Crashes that repeated one.
    private final Set<Integer> blamed = new HashSet<>();
    private int crashes;
    private long count;

    /// @param crashes how many there had been then
    /// @param slice of time: the clock itself may be set
    record Moment(int crashes, int slice) {}

    /// @param lastNag the number of the last nag
    /// @param begun when somebody began to tell it
    private record Seen(int lastNag, Moment begun) {}

    /// @param verb what becomes of a nag there
    Repetitions(SimulatedMachine machine, Wishes wishes, Violations violations, String verb) {
        this.verb = verb;
        this.machine = machine;
        this.wishes = wishes;
        this.violations = violations;
    }

    /// Of the program, or of the process that brings nags to the media while it did so.
    void crashed() {
        crashes++;
    }

    /// @param mayStartAnew whether its nags may be counted from one again, or an answer to it may not count
    void check(Fence fence, int nag, boolean mayStartAnew) {
        var last = seen.get(fence);
        if (last == null || nag > last.lastNag() || mayStartAnew) {
            return;
        }
        count++;
        if (last.begun().crashes() == crashes) {
            violations.add("nag " + nag + " was " + verb + " twice without a crash between", fence);
        } else if (!blamed.add(last.begun().crashes())) {
            violations.add("nag " + nag + " is the second that one crash repeated", fence);
        }
    }

    /// After a snooze the nags are counted from one again; what the user changed or took back may ring as before.
    boolean mayStartAnew(Fence fence) {
        return Optional.ofNullable(seen.get(fence))
                .filter(last -> mayStartAnew(fence, last))
                .isPresent();
    }

    private boolean mayStartAnew(Fence fence, Seen last) {
        var isSnoozed = wishes.saidTo(fence)
                .filter(said ->
                        said.answer() instanceof Answer.Snooze && last.begun().slice() <= said.slice())
                .isPresent();
        return isSnoozed || last.begun().slice() <= wishes.touchedIn(fence.reminder());
    }

    /// @param begun when somebody began to tell it
    void shown(Fence fence, int nag, Moment begun) {
        seen.put(fence, new Seen(nag, begun));
    }

    Moment now() {
        return new Moment(crashes, machine.slice());
    }

    boolean wasShown(Fence fence, int nag) {
        return Optional.ofNullable(seen.get(fence))
                .filter(last -> last.lastNag() >= nag)
                .isPresent();
    }

    boolean wasShown(Fence fence) {
        return seen.containsKey(fence);
    }

    boolean wasShownInThisSlice(Fence fence) {
        return Optional.ofNullable(seen.get(fence))
                .filter(last -> last.begun().slice() == machine.slice())
                .isPresent();
    }

    long count() {
        return count;
    }
}
