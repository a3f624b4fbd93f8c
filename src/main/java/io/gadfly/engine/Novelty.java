package io.gadfly.engine;

import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;

/// How new what a calendar says is, beside what is stored of it.
enum Novelty {
    SAME,
    OLDER,
    NEWER,
    /// The same calendar has said something else before, and does not say that this is newer.
    TWICE,
    /// It is not this calendar's to change: a subscription changes what it brought itself and nothing else, and
    /// what it brought is changed by nobody else.
    FOREIGN;

    /// @param isFirst whether the calendar says something of this UID for the first time
    static Novelty of(ImportDraft stored, Incoming.Item item, boolean isFirst) {
        return switch (stored.source()) {
            case Origin.Local() -> item.origin().subscribed() ? FOREIGN : ofLocal(stored.reminder(), item, isFirst);
            case Origin.Calendar known -> owned(known, item.origin(), ofKnown(known, item.origin(), isFirst));
        };
    }

    /// What was made here goes out with the number of its edits as SEQUENCE.
    private static Novelty ofLocal(Reminder stored, Incoming.Item item, boolean isFirst) {
        var merged = CalendarMerge.changed(stored.definition(), item.definition());
        if (merged.equals(stored.definition()) && item.status() == stored.status()) {
            return SAME;
        }
        if (item.origin().sequence() < stored.version() - 1) {
            return OLDER;
        }
        return isFirst ? NEWER : TWICE;
    }

    private static Novelty ofKnown(Origin.Calendar known, Origin.Calendar incoming, boolean isFirst) {
        if (known.isOrphan()) {
            return NEWER;
        }
        if (known.saysTheSameAs(incoming)) {
            return SAME;
        }
        if (incoming.isOlderThan(known)) {
            return OLDER;
        }
        return isFirst || incoming.isNewerThan(known) ? NEWER : TWICE;
    }

    /// An instance has a SEQUENCE and a LAST-MODIFIED of its own.
    ///
    /// @param isFirst whether the calendar says something of this instance for the first time
    static Novelty of(ImportDraft series, Incoming.Instance instance, boolean isFirst) {
        return switch (series.source()) {
            case Origin.Local() -> instance.origin().subscribed() ? FOREIGN : ofLocal(series.before(), instance);
            case Origin.Calendar known -> owned(known, instance.origin(), ofKnown(series, known, instance, isFirst));
        };
    }

    private static Novelty ofLocal(Reminder stored, Incoming.Instance instance) {
        return instance.origin().sequence() < stored.version() - 1 ? OLDER : NEWER;
    }

    private static Novelty ofKnown(
            ImportDraft series, Origin.Calendar master, Incoming.Instance instance, boolean isFirst) {
        var name = instance.time().recurrenceId();
        var earlier = series.instance(name);
        if (earlier.isEmpty() && series.isCovered(instance)) {
            return OLDER;
        }
        if (earlier.isEmpty()) {
            var isTakenBack = series.excludes(name) && !instance.cancelled();
            return isTakenBack && instance.origin().sequence() < master.sequence() ? OLDER : NEWER;
        }
        var known = earlier.get();
        if (known.saysTheSameAs(instance.kept())) {
            return SAME;
        }
        if (series.isCovered(instance) || instance.origin().isOlderThan(known)) {
            return OLDER;
        }
        return isFirst || instance.origin().isNewerThan(known) ? NEWER : TWICE;
    }

    private static Novelty owned(Origin.Calendar known, Origin.Calendar incoming, Novelty novelty) {
        if (known.sharesOwner(incoming)) {
            return novelty;
        }
        return incoming.subscribed() || novelty == NEWER || novelty == TWICE ? FOREIGN : novelty;
    }
}
