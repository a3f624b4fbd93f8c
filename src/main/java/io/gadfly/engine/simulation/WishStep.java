package io.gadfly.engine.simulation;

import io.gadfly.reminder.ReminderId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A change that the user made, as what it puts in the place of what was there.
///
/// @param title by which undo names it
record WishStep(String title, List<Entry<?, ?>> entries) {
    WishStep {
        entries = List.copyOf(entries);
    }

    /// @param reminder which it concerns
    /// @param value empty: nothing
    record Entry<K, V>(ReminderId reminder, Map<K, V> map, K key, Optional<V> value) {
        private Entry<K, V> swapped() {
            var before = Optional.ofNullable(map.get(key));
            value.ifPresentOrElse(there -> map.put(key, there), () -> map.remove(key));
            return new Entry<>(reminder, map, key, before);
        }
    }

    /// Makes the change, and answers with what takes it back.
    WishStep swapped() {
        return new WishStep(
                title,
                entries.reversed().stream().<Entry<?, ?>>map(Entry::swapped).toList());
    }
}
