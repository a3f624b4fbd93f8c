package io.gadfly.engine;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderRepository.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The reminders that an import has to do with: looked up and written many at a time.
final class ImportRows {
    private final Writer writer;
    private final String source;
    private final Instant now;

    /// What is stored under those UIDs that were looked up; empty: nothing.
    private final Map<String, Optional<Reminder>> stored = new HashMap<>();

    private final Set<String> deleted = new HashSet<>();
    private final Map<String, Changes.Planned> unwritten = new LinkedHashMap<>();
    private final List<Fire> claims = new ArrayList<>();
    private final List<Fire> changed = new ArrayList<>();
    private boolean hasWritten;

    ImportRows(Writer writer, String source, Instant now) {
        this.writer = writer;
        this.source = source;
        this.now = now;
    }

    /// Looks up what the next items are about; what is not yet written is written before.
    void expect(Collection<Incoming> items) {
        flush();
        lookUp(items.stream().flatMap(item -> uidOf(item).stream()).collect(Collectors.toSet()));
    }

    private static Optional<String> uidOf(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Item item -> Optional.of(item.uid());
            case Incoming.Instance instance -> Optional.of(instance.uid());
            case Incoming.Refused _, Incoming.Remark _ -> Optional.empty();
        };
    }

    private void lookUp(Set<String> uids) {
        stored.clear();
        deleted.clear();
        uids.forEach(uid -> stored.put(uid, Optional.empty()));
        writer.findByUids(uids).forEach(reminder -> stored.put(reminder.uid(), Optional.of(reminder)));
        deleted.addAll(writer.findDeleted(uids));
    }

    Optional<Reminder> find(String uid) {
        return stored.computeIfAbsent(uid, writer::findByUid);
    }

    /// Whether the user deleted it here.
    boolean wasDeleted(String uid) {
        return deleted.contains(uid) && find(uid).isEmpty();
    }

    /// The version of `reminder` after one more change: it grows once for each time that it is written.
    long nextVersion(Reminder reminder) {
        return unwritten.containsKey(reminder.uid()) ? reminder.version() : reminder.version() + 1;
    }

    void put(Changes.Planned planned, ImportAnswers.Heard heard) {
        var reminder = planned.reminder();
        stored.put(reminder.uid(), Optional.of(reminder));
        unwritten.put(reminder.uid(), planned);
        claims.addAll(heard.claims());
        changed.addAll(heard.changed());
    }

    boolean hasWritten() {
        return hasWritten;
    }

    void flush() {
        if (unwritten.isEmpty()) {
            return;
        }
        var commit = Commits.of(now);
        for (var planned : unwritten.values()) {
            var whole = Reminders.wholeOf(planned.reminder().id());
            commit.reminder(planned).step(whole, TimelineSteps.IMPORTED, source);
        }
        claims.forEach(fire -> commit.claim(fire, "elsewhere"));
        changed.forEach(fire -> commit.fire(fire, "elsewhere"));
        writer.write(commit.build());
        hasWritten = true;
        unwritten.clear();
        claims.clear();
        changed.clear();
    }
}
