package io.gadfly.engine;

import io.gadfly.engine.Deliveries.Message.Ring;
import io.gadfly.notification.Notification;
import io.gadfly.reminder.Fence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What is at the user, and on which rungs of the ladder: remembered to repeat it on a better medium that appears,
/// and to take away what its next nag leaves behind elsewhere. The oldest is forgotten where there are too many: the
/// store knows what rings, and what is not known of a fire here may be on any rung.
final class ShownNags {
    private static final int MOST = 1_000;

    private final int rungs;
    private final SequencedMap<Fence, Shown> shown = new LinkedHashMap<>();
    private final SequencedMap<Fence, Trace> traces = new LinkedHashMap<>();

    /// @param rung where it was shown; the ladder's length where nothing showed it
    /// @param isUnderWay whether it is on its way up the ladder just now
    /// @param doubted the rung whose medium came or went since the nag was on its way there
    private record Shown(Ring ring, int rung, boolean isUnderWay, OptionalInt doubted) {
        Shown underWay(boolean goesOn) {
            return new Shown(ring, rung, goesOn, doubted);
        }

        Shown reached(int other, boolean goesOn) {
            return new Shown(ring, Math.min(rung, other), goesOn, isInDoubt() ? OptionalInt.empty() : doubted);
        }

        Shown doubtedAt(int lost) {
            return rung == lost || isUnderWay ? new Shown(ring, rung, isUnderWay, OptionalInt.of(lost)) : this;
        }

        /// Whether it may be gone from where it was shown.
        boolean isInDoubt() {
            return doubted.equals(OptionalInt.of(rung));
        }

        /// How many rungs there are on which it would be better off.
        int betterRungs() {
            return isInDoubt() ? rung + 1 : rung;
        }
    }

    /// @param rungs how many the ladder has
    ShownNags(int rungs) {
        this.rungs = rungs;
    }

    /// It begins its way up the ladder, in place of an earlier nag of its fire.
    void begin(Ring ring) {
        var fence = ring.notification().fence();
        putLast(shown, fence, new Shown(ring, rungs, true, OptionalInt.empty()));
        putLast(traces, fence, traceBefore(ring).beforeNext());
    }

    private static <T> void putLast(SequencedMap<Fence, T> map, Fence fence, T value) {
        map.remove(fence);
        if (map.size() >= MOST) {
            map.pollFirstEntry();
        }
        map.put(fence, value);
    }

    private Trace traceBefore(Ring ring) {
        var isFirst = ring.notification().isNotice()
                || ring.isHeard() && ring.notification().nag() == 1;
        return traces.getOrDefault(ring.notification().fence(), isFirst ? Trace.NONE : Trace.unknown(rungs));
    }

    void goOn(Ring ring) {
        change(ring, nag -> nag.underWay(true));
    }

    void reached(Ring ring, int rung, boolean goesOn) {
        change(ring, nag -> nag.reached(rung, goesOn));
        traces.computeIfPresent(ring.notification().fence(), (_, trace) -> trace.shownAt(rung));
    }

    /// Perhaps something of it can be seen there that does not count, because it came too late.
    void straggled(Fence fence, int rung) {
        if (shown.containsKey(fence)) {
            traces.computeIfPresent(fence, (_, trace) -> trace.staleAt(rung));
        }
    }

    /// Answers with the rungs on which something of it may be seen beside that one, where it can be answered. It is
    /// to be taken away there.
    Set<Integer> leave(Fence fence, int rung) {
        var left = traces.getOrDefault(fence, Trace.unknown(rungs)).besides(rung);
        traces.computeIfPresent(fence, (_, trace) -> trace.without(left));
        return left;
    }

    /// It was taken away everywhere.
    void withdraw(Fence fence) {
        forget(fence);
        traces.replace(fence, Trace.NONE);
    }

    void end(Ring ring) {
        change(ring, nag -> nag.underWay(false));
    }

    private void change(Ring ring, UnaryOperator<Shown> change) {
        shown.computeIfPresent(
                ring.notification().fence(), (_, nag) -> nag.ring().equals(ring) ? change.apply(nag) : nag);
    }

    /// It is to be repeated nowhere.
    void forget(Fence fence) {
        shown.remove(fence);
    }

    boolean isOnItsWay(Notification nag) {
        var current = shown.get(nag.fence());
        return current != null
                && current.isUnderWay()
                && current.ring().notification().nag() == nag.nag();
    }

    /// Whether no later nag took its place, and nobody withdrew it.
    boolean isCurrent(Ring ring) {
        var current = shown.get(ring.notification().fence());
        return current != null && current.ring().equals(ring);
    }

    /// Whether that very nag was shown there.
    boolean isShownAt(Ring ring, int rung) {
        var fence = ring.notification().fence();
        return isCurrent(ring)
                && traces.getOrDefault(fence, Trace.NONE).latest().contains(rung);
    }

    /// Whether what is on that rung, or on its way there, can still be seen is not known any more. Answers whether
    /// there is any.
    boolean doubt(int rung) {
        shown.replaceAll((_, nag) -> nag.doubtedAt(rung));
        return shown.values().stream().anyMatch(nag -> nag.doubted().isPresent());
    }

    /// How many rungs there are on which the one that is worst off would be better off.
    int worst() {
        return shown.values().stream().mapToInt(Shown::betterRungs).max().orElse(0);
    }

    /// Those that would be better off on that rung, to be tried from there on to the one on which they are, and there,
    /// too, where they may be gone from it.
    List<Attempt> above(int rung) {
        return shown.values().stream()
                .filter(nag -> !nag.isUnderWay()
                        && nag.betterRungs() > rung
                        && nag.ring().rung() <= rung)
                .map(nag -> new Attempt(nag.ring(), rung, nag.betterRungs(), true))
                .toList();
    }
}
