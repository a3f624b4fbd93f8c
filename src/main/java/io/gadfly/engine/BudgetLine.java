package io.gadfly.engine;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Those that wait for a nag of the hour. Who has waited longest is next; those that have not rung yet and
/// those that ring again take turns. So one before which `k` of its own kind wait gets one of the next `2k + 2`
/// nags, however many come after it.
final class BudgetLine {
    /// For so long the nag of one that was to be woken is kept for it; then others take it, and it stays in its
    /// place.
    static final Duration KEPT = Duration.ofMinutes(1);

    private final Map<Fence, Place> places = new HashMap<>();
    private Kind next = Kind.FIRST;

    enum Kind {
        FIRST,
        REPEATED;

        static Kind of(boolean hasRung) {
            return hasRung ? REPEATED : FIRST;
        }

        private Kind other() {
            return this == FIRST ? REPEATED : FIRST;
        }
    }

    /// @param since since when it waits
    /// @param wakesAt until when it sleeps
    record Place(Fence fence, Kind kind, Instant since, Instant wakesAt) {
        private static final Comparator<Place> AGE =
                Comparator.comparing(Place::since).thenComparing(Place::fence);
        private static final String GAP = "\t";

        private Place until(Instant end) {
            return new Place(fence, kind, since, end);
        }

        private Place notAfter(Instant now) {
            return since.isAfter(now) ? new Place(fence, kind, now, wakesAt) : this;
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
                    since.toString(),
                    wakesAt.toString());
        }

        private static Place parse(String text) {
            var parts = text.split(GAP, -1);
            return new Place(
                    new Fence(new ReminderId(Long.parseLong(parts[0])), parts[1], parts[2]),
                    Kind.valueOf(parts[3]),
                    Instant.parse(parts[4]),
                    Instant.parse(parts[5]));
        }
    }

    /// @param text of another one
    static BudgetLine parse(String text) {
        var line = new BudgetLine();
        var lines = text.lines().toList();
        lines.stream().findFirst().map(Kind::valueOf).ifPresent(kind -> line.next = kind);
        lines.stream().skip(1).map(Place::parse).forEach(line::add);
        return line;
    }

    String text() {
        return places.values().stream().map(Place::text).collect(Collectors.joining("\n", next + "\n", ""));
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    Optional<Place> find(Fence fence) {
        return Optional.ofNullable(places.get(fence));
    }

    /// Behind all of its kind.
    Place join(Fence fence, Kind kind, Instant now) {
        return add(new Place(fence, kind, now, now));
    }

    private Place add(Place place) {
        places.put(place.fence(), place);
        return place;
    }

    /// It waits on, until then at least.
    void sleep(Fence fence, Instant until) {
        places.computeIfPresent(fence, (_, place) -> place.until(until));
    }

    /// It got its nag.
    void served(Place place) {
        leave(place.fence());
        next = place.kind().other();
    }

    void leave(Fence fence) {
        places.remove(fence);
    }

    /// Nobody waits since a time to come: that was before the clock was set back.
    void clockIs(Instant now) {
        places.replaceAll((_, place) -> place.notAfter(now));
    }

    /// How many have a right to the next nags before it.
    int before(Place place, Instant now) {
        var all = inOrder();
        return (int) all.subList(0, all.indexOf(place)).stream()
                .filter(other -> !other.isLost(now))
                .count();
    }

    /// Who may ring where so many may, asleep or about to; and those between them who did not come when they
    /// were woken, since they wait for something else, or no more.
    List<Place> front(int count, Instant now) {
        var front = new ArrayList<Place>();
        var left = count;
        for (var place : count == 0 || isEmpty() ? List.<Place>of() : inOrder()) {
            left -= place.isLost(now) ? 0 : 1;
            if (left < 0) {
                break;
            }
            front.add(place);
        }
        return front;
    }

    private List<Place> inOrder() {
        var some = ofKind(next);
        var others = ofKind(next.other());
        var all = new ArrayList<Place>(places.size());
        for (var i = 0; i < Math.max(some.size(), others.size()); i++) {
            all.addAll(some.subList(Math.min(i, some.size()), Math.min(i + 1, some.size())));
            all.addAll(others.subList(Math.min(i, others.size()), Math.min(i + 1, others.size())));
        }
        return all;
    }

    private List<Place> ofKind(Kind kind) {
        return places.values().stream()
                .filter(place -> place.kind() == kind)
                .sorted(Place.AGE)
                .toList();
    }
}
