package io.gadfly.engine;

import io.gadfly.engine.Deliveries.Message.Ring;
import io.gadfly.notification.Medium;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The media that are tried one after the other, each on its rung: 0 is the best.
final class Ladder {
    private final List<Medium> media;
    /// Nobody climbs to where it might not be seen: a medium that is for want of others is there for those that
    /// fail.
    private final int highest;

    Ladder(List<Medium> media) {
        this.media = List.copyOf(media);
        this.highest = highestOf(media);
    }

    private static int highestOf(List<Medium> media) {
        var seen =
                (int) media.stream().takeWhile(medium -> !medium.isLastResort()).count();
        return Math.max(0, seen - 1);
    }

    int size() {
        return media.size();
    }

    Medium at(int rung) {
        return media.get(rung);
    }

    OptionalInt rungOf(Medium medium) {
        return IntStream.range(0, size())
                .filter(rung -> at(rung).equals(medium))
                .findFirst();
    }

    /// Where it asks to begin.
    Attempt first(Ring ring) {
        return from(Math.min(ring.rung(), highest), ring);
    }

    /// From there on up to the end.
    Attempt from(int rung, Ring ring) {
        return new Attempt(ring, rung, size(), false);
    }
}
