package io.gadfly.engine;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderRepository.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// The reminders that an import has to do with: looked up, planned and written many at a time.
final class ImportRows {
    private final Writer writer;
    private final ImportPlanning planning;
    private final String source;
    private final Instant now;
    private final BooleanSupplier goOn;

    /// What is in hand of those UIDs that were looked up; empty: nothing is stored.
    private final Map<String, Optional<ImportDraft>> drafts = new HashMap<>();

    private final List<ImportDraft> unwritten = new ArrayList<>();
    private final Set<String> deleted = new HashSet<>();
    private final List<Fire> touched = new ArrayList<>();
    private boolean hasWritten;

    /// @param goOn asked before each reminder is planned; where it says no, nothing more is written
    ImportRows(Writer writer, ImportPlanning planning, String source, Instant now, BooleanSupplier goOn) {
        this.writer = writer;
        this.planning = planning;
        this.source = source;
        this.now = now;
        this.goOn = goOn;
    }

    /// Looks up what the next items are about, and writes what they are not about before: a series is written once,
    /// however many of its instances follow each other.
    void expect(Collection<Incoming> items) {
        var uids = items.stream().flatMap(item -> uidOf(item).stream()).collect(Collectors.toSet());
        var goingOn = unwritten.stream()
                .filter(draft -> uids.contains(draft.before().uid()))
                .toList();
        unwritten.removeAll(goingOn);
        flush();
        deleted.clear();
        goingOn.forEach(this::take);
        uids.removeAll(drafts.keySet());
        lookUp(uids);
    }

    private static Optional<String> uidOf(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Item item -> Optional.of(item.uid());
            case Incoming.Instance instance -> Optional.of(instance.uid());
            case Incoming.Refused _, Incoming.Remark _ -> Optional.empty();
        };
    }

    private void lookUp(Set<String> uids) {
        uids.forEach(uid -> drafts.put(uid, Optional.empty()));
        writer.findByUids(uids).forEach(this::open);
        deleted.addAll(writer.findDeleted(uids));
    }

    Optional<ImportDraft> find(String uid) {
        if (!drafts.containsKey(uid)) {
            lookUp(Set.of(uid));
        }
        return drafts.getOrDefault(uid, Optional.empty());
    }

    private void open(Reminder stored) {
        take(ImportDraft.ofStored(stored));
    }

    private void take(ImportDraft draft) {
        drafts.put(draft.before().uid(), Optional.of(draft));
        unwritten.add(draft);
    }

    /// Whether the user deleted it here.
    boolean wasDeleted(String uid) {
        return find(uid).isEmpty() && deleted.contains(uid);
    }

    /// @param verdict the place of what was said of it
    ImportDraft add(Reminder reminder, int verdict) {
        var draft = ImportDraft.ofNew(reminder, verdict);
        take(draft);
        return draft;
    }

    boolean hasWritten() {
        return hasWritten;
    }

    /// Fires whose nagging ends.
    List<Fire> touched() {
        return touched;
    }

    /// Writes what has changed, and lets go of all.
    void flush() {
        var commit = Commits.of(now);
        for (var draft : unwritten) {
            if (!goOn.getAsBoolean()) {
                break;
            }
            planning.settle(draft, writer).ifPresent(settled -> write(draft, settled, commit));
        }
        if (!commit.isEmpty()) {
            writer.write(commit.build());
            hasWritten = true;
        }
        unwritten.clear();
        drafts.clear();
    }

    private void write(ImportDraft draft, ImportPlanning.Settled settled, Commits commit) {
        commit.reminder(settled.planned());
        if (draft.isRewritten()) {
            var whole = Reminders.wholeOf(draft.before().id());
            commit.step(whole, TimelineSteps.IMPORTED, source);
        }
        settled.heard().claims().forEach(fire -> commit.claim(fire, "elsewhere"));
        settled.heard().changed().forEach(fire -> commit.fire(fire, "elsewhere"));
        touched.addAll(settled.heard().changed());
    }
}
