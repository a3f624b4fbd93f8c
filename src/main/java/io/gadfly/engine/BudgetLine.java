package io.gadfly.engine;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Those that wait for a nag of the hour. Within its kind, who has waited longest is next; those that have not
/// rung yet and those that ring again are two queues of the same weight, in self-clocked fair queueing (S. J.
/// Golestani, INFOCOM 1994): who joins gets the turn after the last one of its kind, or after the last one that
/// was given, and of two with one turn the first nag comes first. So one before which `k` of its own kind wait
/// gets one of the next `2k + 2` nags that are not kept for one whose turn has come, however many come after it.
final class BudgetLine {
    /// For so long the nag of one that was to be woken is kept for it; then others take it, and it stays in its
    /// place.
    static final Duration KEPT = Duration.ofMinutes(1);

    /// So many places are written down; who stands behind them joins anew after a restart.
    private static final int WRITTEN = 1_000;

    private final Map<Fence, Place> places = new HashMap<>();
    /// The same places; they are kept in order, since all that is asked is about it.
    private final List<Place> inOrder = new ArrayList<>();
    /// The latest that somebody had.
    private long turn;

    enum Kind {
        FIRST,
        REPEATED;

        static Kind of(boolean hasRung) {
            return hasRung ? REPEATED : FIRST;
        }
    }

    /// @param turn of its kind, which nobody else has
    /// @param wakesAt until when it sleeps
    record Place(Fence fence, Kind kind, long turn, Instant wakesAt) {
        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::turn).thenComparing(Place::kind);
        private static final String GAP = "\t";

        private Place until(Instant end) {
            return new Place(fence, kind, turn, end);
        }

        private Place aTurnEarlier() {
            return new Place(fence, kind, turn - 1, wakesAt);
        }

        private boolean isBehind(Place other) {
            return kind == other.kind && turn > other.turn;
        }

        boolean sleeps(Instant now) {
            return now.isBefore(wakesAt);
        }

        /// It did not come when it was woken.
        private boolean isLost(Instant now) {
            return !now.isBefore(wakesAt.plus(KEPT));
        }

        private String text() {
            return String.join(
                    GAP,
                    Long.toString(fence.reminder().value()),
                    fence.recurrenceId(),
                    fence.alarm(),
                    kind.name(),
                    Long.toString(turn),
                    wakesAt.toString());
        }

        private static Place parse(String text) {
            var parts = text.split(GAP, -1);
            return new Place(
                    new Fence(new ReminderId(Long.parseLong(parts[0])), parts[1], parts[2]),
                    Kind.valueOf(parts[3]),
                    Long.parseLong(parts[4]),
                    Instant.parse(parts[5]));
        }
    }

    /// @param text of another one
    static BudgetLine parse(String text) {
        var line = new BudgetLine();
        var lines = text.lines().toList();
        lines.stream().findFirst().map(Long::parseLong).ifPresent(turn -> line.turn = turn);
        lines.stream().skip(1).map(Place::parse).forEach(line::add);
        return line;
    }

    String text() {
        return inOrder.stream().limit(WRITTEN).map(Place::text).collect(Collectors.joining("\n", turn + "\n", ""));
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    Optional<Place> find(Fence fence) {
        return Optional.ofNullable(places.get(fence));
    }

    /// Behind all of its kind.
    Place join(Fence fence, Kind kind, Instant now) {
        var last = inOrder.reversed().stream()
                .filter(place -> place.kind() == kind)
                .mapToLong(Place::turn)
                .findFirst();
        return add(new Place(fence, kind, Math.max(turn, last.orElse(turn)) + 1, now));
    }

    private Place add(Place place) {
        places.put(place.fence(), place);
        inOrder.add(-1 - indexOf(place), place);
        return place;
    }

    /// Or, where it has none, that of the gap in which it belongs, counted from -1 down.
    private int indexOf(Place place) {
        return Collections.binarySearch(inOrder, place, Place.ORDER);
    }

    /// It waits on, until then at least.
    void sleep(Fence fence, Instant until) {
        places.computeIfPresent(fence, (_, place) -> {
            var asleep = place.until(until);
            inOrder.set(indexOf(place), asleep);
            return asleep;
        });
    }

    /// It got its nag.
    void served(Place place) {
        remove(place);
        turn = Math.max(turn, place.turn());
    }

    private void remove(Place place) {
        places.remove(place.fence());
        inOrder.remove(indexOf(place));
    }

    /// Those behind it move up, unless its turn had come.
    void leave(Fence fence) {
        find(fence).ifPresent(gone -> {
            remove(gone);
            if (gone.turn() > turn) {
                inOrder.replaceAll(place -> place.isBehind(gone) ? place.aTurnEarlier() : place);
                inOrder.sort(Place.ORDER);
                inOrder.forEach(place -> places.put(place.fence(), place));
            }
        });
    }

    /// How many have a right to the next nags before it.
    int before(Place place, Instant now) {
        return (int) inOrder.subList(0, indexOf(place)).stream()
                .filter(other -> !other.isLost(now))
                .count();
    }

    /// Who may ring where so many may, asleep or about to; and those between them who did not come when they
    /// were woken, since they wait for something else, or no more.
    List<Place> front(int count, Instant now) {
        var front = new ArrayList<Place>();
        var left = count;
        for (var place : count == 0 || isEmpty() ? List.<Place>of() : inOrder) {
            left -= place.isLost(now) ? 0 : 1;
            if (left < 0) {
                break;
            }
            front.add(place);
        }
        return front;
    }

    /// When the next of them will be lost unless it comes.
    Optional<Instant> nextLoss(Instant now) {
        return places.values().stream()
                .filter(place -> !place.isLost(now))
                .map(place -> place.wakesAt().plus(KEPT))
                .min(Instant::compareTo);
    }

    /// Those that have not rung yet and sleep, the next first.
    List<Fence> unheard(Instant now) {
        return inOrder.stream()
                .filter(place -> place.kind() == Kind.FIRST && place.sleeps(now))
                .map(Place::fence)
                .toList();
    }
}
