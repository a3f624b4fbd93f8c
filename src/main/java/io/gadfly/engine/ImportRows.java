package io.gadfly.engine;

import io.gadfly.reminder.AlarmAnswers;
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
    private final ImportPlanner planner;
    private final String source;
    private final Instant now;

    /// What is stored under those UIDs that were looked up; empty: nothing.
    private final Map<String, Optional<Reminder>> stored = new HashMap<>();

    private final Set<String> deleted = new HashSet<>();
    private final Map<String, Row> unwritten = new LinkedHashMap<>();
    private final List<Fire> touched = new ArrayList<>();
    private boolean hasWritten;

    /// A reminder that is to be written.
    ///
    /// @param said what was answered elsewhere
    /// @param plan when it fires next, if that is known already
    private record Row(Reminder reminder, AlarmAnswers said, Optional<ImportPlan> plan) {}

    ImportRows(Writer writer, ImportPlanner planner, String source, Instant now) {
        this.writer = writer;
        this.planner = planner;
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

    /// With the plan that was made for it.
    void put(ImportPlan plan) {
        put(new Row(plan.reminder(), AlarmAnswers.NONE, Optional.of(plan)));
    }

    /// To be planned when it is written: it may change once more before.
    void put(Reminder reminder, AlarmAnswers said) {
        var before = Optional.ofNullable(unwritten.get(reminder.uid()));
        var all = before.map(row -> heard(row).and(said)).orElse(said);
        put(new Row(reminder, all, Optional.empty()));
    }

    private static AlarmAnswers heard(Row row) {
        return row.plan().map(ImportPlan::said).orElse(row.said());
    }

    private void put(Row row) {
        stored.put(row.reminder().uid(), Optional.of(row.reminder()));
        unwritten.put(row.reminder().uid(), row);
    }

    /// Fires that were live and are no longer, or asleep.
    List<Fire> touched() {
        return touched;
    }

    boolean hasWritten() {
        return hasWritten;
    }

    void flush() {
        if (unwritten.isEmpty()) {
            return;
        }
        var commit = Commits.of(now);
        for (var row : unwritten.values()) {
            var plan = row.plan().orElseGet(() -> planner.plan(row.reminder(), row.said()));
            commit.reminder(plan.planned())
                    .step(Reminders.wholeOf(row.reminder().id()), TimelineSteps.IMPORTED, source);
            plan.heard().claims().forEach(fire -> commit.claim(fire, "elsewhere"));
            plan.heard().changed().forEach(fire -> commit.fire(fire, "elsewhere"));
            touched.addAll(plan.heard().changed());
        }
        writer.write(commit.build());
        hasWritten = true;
        unwritten.clear();
    }
}
