package io.gadfly.engine;

import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;

/// How what a calendar says stands to what is stored of it.
enum Standing {
    SAME,
    OLDER,
    NEWER,
    /// The same calendar has said something else before, and does not say that this is newer.
    TWICE,
    /// It belongs to somebody else: to the user, or to another subscription.
    FOREIGN;

    /// @param isFirst whether the calendar says something of this UID for the first time
    static Standing of(Reminder stored, Incoming.Item item, boolean isFirst) {
        return switch (stored.origin()) {
            case Origin.Local() -> ofLocal(stored, item, isFirst);
            case Origin.Calendar known -> ofKnown(known, item.origin(), isFirst);
        };
    }

    /// What was made here goes out with the number of its edits as SEQUENCE.
    private static Standing ofLocal(Reminder stored, Incoming.Item item, boolean isFirst) {
        if (item.origin().subscribed()) {
            return FOREIGN;
        }
        var merged = CalendarMerge.changed(stored.definition(), item.definition());
        if (merged.equals(stored.definition()) && item.status() == stored.status()) {
            return SAME;
        }
        if (item.origin().sequence() < stored.version() - 1) {
            return OLDER;
        }
        return isFirst ? NEWER : TWICE;
    }

    private static Standing ofKnown(Origin.Calendar known, Origin.Calendar incoming, boolean isFirst) {
        if (!known.sharesOwner(incoming)) {
            return FOREIGN;
        }
        if (known.rawText().equals(incoming.rawText())) {
            return SAME;
        }
        if (incoming.isOlderThan(known.sequence(), known.lastModified())) {
            return OLDER;
        }
        return isFirst || incoming.sequence() > known.sequence() ? NEWER : TWICE;
    }

    /// An instance has a SEQUENCE and a LAST-MODIFIED of its own.
    static Standing of(Origin.Calendar series, Incoming.Instance instance) {
        if (!series.sharesOwner(instance.origin())) {
            return FOREIGN;
        }
        var known = series.instance(instance.time().recurrenceId());
        if (known.isEmpty()) {
            return NEWER;
        }
        if (known.get().rawText().equals(instance.origin().rawText())) {
            return SAME;
        }
        var isOlder = instance.origin()
                .isOlderThan(known.get().sequence(), known.get().lastModified());
        return isOlder ? OLDER : NEWER;
    }
}
