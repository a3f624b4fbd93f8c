package io.gadfly.engine.simulation;

import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Knows which nag of each fire was shown last, and says where one comes twice without a crash between.
final class Repetitions {
    private final SimulatedMachine machine;
    private final Wishes wishes;
    private final Violations violations;
    private final Map<Fence, Seen> seen = new HashMap<>();
    private final Set<String> killed = new HashSet<>();
    private int crashes;
    private long count;

    /// @param lastNag the number of the last nag
    /// @param crashes how many there had been then
    /// @param slice in which slice of time it came: the clock itself may be set
    private record Seen(int lastNag, int crashes, int slice) {}

    Repetitions(SimulatedMachine machine, Wishes wishes, Violations violations) {
        this.machine = machine;
        this.wishes = wishes;
        this.violations = violations;
    }

    /// A nagger was killed: when it has a slot again, what it told last may come again, however often a medium that
    /// came back has shown it meanwhile.
    void killed(String nagger) {
        killed.add(nagger);
    }

    void crashed() {
        crashes++;
    }

    /// @param isDoubtful whether an answer to it may count or not
    void check(Fence fence, int nag, boolean isDoubtful) {
        var last = seen.get(fence);
        if (last == null || nag > last.lastNag() || isDoubtful || mayStartAnew(fence, last)) {
            return;
        }
        if (last.crashes() == crashes && !killed.remove("nagger/" + fence)) {
            violations.add("nag " + nag + " came twice without a crash between", fence);
        }
        count++;
    }

    /// After a snooze the nags are counted from one again; what the user changed or took back may ring as before.
    private boolean mayStartAnew(Fence fence, Seen last) {
        var isSnoozed = wishes.saidTo(fence)
                .filter(said -> said.answer() instanceof Answer.Snooze && last.slice() <= said.slice())
                .isPresent();
        return isSnoozed || last.slice() <= wishes.touchedIn(fence.reminder());
    }

    void shown(Fence fence, int nag) {
        seen.put(fence, new Seen(nag, crashes, machine.slice()));
    }

    boolean wasShown(Fence fence) {
        return seen.containsKey(fence);
    }

    boolean wasShownInThisSlice(Fence fence) {
        return Optional.ofNullable(seen.get(fence))
                .filter(last -> last.slice() == machine.slice())
                .isPresent();
    }

    long count() {
        return count;
    }
}
