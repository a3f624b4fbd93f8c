package io.gadfly.engine;

import io.gadfly.schedule.CalendarTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// What is said of single instances of a series, by their names and in the order in which it came; some of it holds for
/// all instances that follow, too.
///
/// @param <T> a time, or words
final class ToldApart<T> {
    private final Function<T, CalendarTime> nameOf;
    private final Predicate<T> isFromHereOn;
    private final Map<CalendarTime, T> told = new LinkedHashMap<>();
    private final Set<CalendarTime> fromHereOn = new HashSet<>();

    ToldApart(Function<T, CalendarTime> nameOf, Predicate<T> isFromHereOn) {
        this.nameOf = nameOf;
        this.isFromHereOn = isFromHereOn;
    }

    /// In place of what was said of that instance before.
    void put(T what) {
        var name = nameOf.apply(what);
        told.put(name, what);
        if (isFromHereOn.test(what)) {
            fromHereOn.add(name);
        } else {
            fromHereOn.remove(name);
        }
    }

    void remove(CalendarTime name) {
        told.remove(name);
        fromHereOn.remove(name);
    }

    Optional<T> find(CalendarTime name) {
        return Optional.ofNullable(told.get(name));
    }

    /// Whether none holds for those that follow.
    boolean areAllAlone() {
        return fromHereOn.isEmpty();
    }

    Collection<CalendarTime> names() {
        return told.keySet();
    }

    List<T> all() {
        return new ArrayList<>(told.values());
    }
}
