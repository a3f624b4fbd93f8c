package io.gadfly.engine;

import io.gadfly.kernel.Turn;
import io.gadfly.reminder.Fence;

/// Who comes first at one instant. What falls due then or wakes has no turn and is in its pool before anybody
/// decides whether others wait; naggers whose intervals end, and those that begin where there is a limit of nags for
/// an hour, come in the order of their fences, however they came to be there; and who only looks whether somebody
/// was forgotten comes when everybody else has been.
sealed interface Precedence extends Turn {
    record OfNagger(Fence fence) implements Precedence {
        @Override
        public int compareTo(Turn other) {
            return other instanceof OfNagger(var fenceOfOther) ? fence.compareTo(fenceOfOther) : -1;
        }
    }

    record OfSweep(String pool) implements Precedence {
        @Override
        public int compareTo(Turn other) {
            return other instanceof OfSweep(var poolOfOther) ? pool.compareTo(poolOfOther) : 1;
        }
    }
}
