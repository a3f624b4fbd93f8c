package io.gadfly.engine;

import io.gadfly.reminder.Reminder;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The lists and tags in use, each with the number of reminders that are not finished.
public record Catalogue(SortedMap<String, Integer> lists, SortedMap<String, Integer> tags) {
    public static final Catalogue EMPTY = new Catalogue(new TreeMap<>(), new TreeMap<>());

    public Catalogue {
        lists = Collections.unmodifiableSortedMap(new TreeMap<>(lists));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /// Counts reminders as they are told.
    static final class Counter {
        private final SortedMap<String, Integer> lists = new TreeMap<>();
        private final SortedMap<String, Integer> tags = new TreeMap<>();

        void add(Reminder reminder) {
            if (reminder.status() != Reminder.Status.DONE) {
                var details = reminder.definition().details();
                count(lists, details.list());
                details.tags().forEach(tag -> count(tags, tag));
            }
        }

        Catalogue total() {
            return new Catalogue(lists, tags);
        }

        private static void count(Map<String, Integer> counts, String name) {
            counts.merge(name, 1, Integer::sum);
        }
    }
}
