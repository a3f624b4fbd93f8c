package io.gadfly.engine;

import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Origin;
import io.gadfly.schedule.CalendarTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// The instances that a subscribed calendar used to tell apart from their series, as long as they have not come
/// again. A file is no such evidence: it may be older than what told them apart.
final class VanishedInstances {
    private final Map<String, Set<CalendarTime>> missing = new LinkedHashMap<>();

    /// The series came as it was; its instances should follow.
    void expect(ImportDraft series, Incoming.Item item) {
        if (item.origin().subscribed() && series.origin() instanceof Origin.Calendar known) {
            var names = new HashSet<CalendarTime>();
            known.instances().forEach(instance -> names.add(instance.recurrenceId()));
            if (!names.isEmpty()) {
                missing.put(item.uid(), names);
            }
        }
    }

    void met(Incoming.Instance instance) {
        var names = missing.get(instance.uid());
        if (names != null) {
            names.remove(instance.time().recurrenceId());
        }
    }

    void clear() {
        missing.clear();
    }

    void forEach(BiConsumer<String, CalendarTime> action) {
        missing.forEach((uid, names) -> new ArrayList<>(names).forEach(name -> action.accept(uid, name)));
    }
}
