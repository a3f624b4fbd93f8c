package io.gadfly.engine;

import io.gadfly.engine.ImportVerdicts.Given;
import io.gadfly.engine.ImportWriter.Known;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Heir;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Released;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The reminders that an import has to do with: looked up, planned and written many at a time.
final class ImportRows {
    private final ImportWriter writer;
    private final ImportPlanning planning;
    private final String source;
    private final Instant now;
    private final BooleanSupplier goOn;

    /// What is in hand of those UIDs that were looked up; empty: nothing is stored.
    private final Map<String, Optional<ImportDraft>> drafts = new HashMap<>();

    private final List<ImportDraft> unwritten = new ArrayList<>();
    private final Set<String> deleted = new HashSet<>();
    private final List<Fire> touched = new ArrayList<>();
    private final List<Fire> woken = new ArrayList<>();
    private boolean hasWritten;

    /// @param goOn asked before each reminder is planned; where it says no, nothing more is written
    ImportRows(ImportWriter writer, ImportPlanning planning, String source, Instant now, BooleanSupplier goOn) {
        this.writer = writer;
        this.planning = planning;
        this.source = source;
        this.now = now;
        this.goOn = goOn;
    }

    /// Begins to look up what the next items are about, while those before them are in hand.
    Supplier<Known> lookUp(Collection<Incoming> next) {
        return writer.lookUpLater(uidsOf(next));
    }

    /// Writes what is in hand but for what these items go on with: a series is written once, however many of its
    /// instances follow each other.
    ///
    /// @param lookedUp what they are about; of what is in hand still it is not the latest
    void expect(Collection<Incoming> items, Supplier<Known> lookedUp) {
        var uids = uidsOf(items);
        var goingOn = unwritten.stream()
                .filter(draft -> uids.contains(draft.before().uid()))
                .toList();
        var over = new ArrayList<>(unwritten);
        over.removeAll(goingOn);
        write(over);
        goingOn.forEach(this::take);
        uids.removeAll(drafts.keySet());
        open(uids, lookedUp.get());
    }

    List<TimelineEntry> findTimeline(ReminderId reminder) {
        return writer.findTimeline(reminder);
    }

    List<Released> findReleased(String source) {
        return writer.findReleased(source);
    }

    private static Set<String> uidsOf(Collection<Incoming> items) {
        return items.stream().flatMap(item -> uidOf(item).stream()).collect(Collectors.toSet());
    }

    private static Optional<String> uidOf(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Item item -> Optional.of(item.uid());
            case Incoming.Instance instance -> Optional.of(instance.uid());
            case Incoming.Refused refused -> Optional.of(refused.uid()).filter(uid -> !uid.isEmpty());
            case Incoming.Beginning _, Incoming.Remark _ -> Optional.empty();
        };
    }

    private void open(Set<String> uids, Known known) {
        uids.forEach(uid -> drafts.put(uid, Optional.empty()));
        known.reminders().stream()
                .filter(stored -> uids.contains(stored.uid()))
                .map(ImportDraft::ofStored)
                .forEach(this::take);
        deleted.addAll(known.deleted());
    }

    Optional<ImportDraft> find(String uid) {
        if (!drafts.containsKey(uid)) {
            var alone = Set.of(uid);
            open(alone, writer.lookUpLater(alone).get());
        }
        return drafts.getOrDefault(uid, Optional.empty());
    }

    private void take(ImportDraft draft) {
        drafts.put(draft.before().uid(), Optional.of(draft));
        unwritten.add(draft);
    }

    /// Whether the user deleted it here.
    boolean wasDeleted(String uid) {
        return find(uid).isEmpty() && deleted.contains(uid);
    }

    /// @param verdict what was said of it
    ImportDraft add(Reminder reminder, Given verdict) {
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

    /// Fires that nag on under another fence.
    List<Fire> woken() {
        return woken;
    }

    /// Writes what has changed, and lets go of all. It is stored when this returns.
    void finish() {
        write(List.copyOf(unwritten));
        writer.finish();
    }

    private void write(List<ImportDraft> written) {
        var commit = Commits.of(now);
        var heirs = new ArrayList<Heir>();
        for (var draft : written) {
            if (!goOn.getAsBoolean()) {
                break;
            }
            planning.doubt(draft);
            planning.settle(draft, writer).ifPresent(settled -> {
                write(draft, settled, commit);
                heirs.addAll(settled.heirs());
            });
        }
        if (!commit.isEmpty()) {
            writer.writeLater(commit.build(), heirs);
            hasWritten = true;
        }
        unwritten.clear();
        drafts.clear();
        deleted.clear();
    }

    private void write(ImportDraft draft, ImportPlanning.Settled settled, Commits commit) {
        commit.reminder(settled.planned());
        if (draft.isRewritten()) {
            var whole = Reminders.wholeOf(draft.before().id());
            commit.step(whole, TimelineSteps.IMPORTED, source);
        }
        commit.heirs(settled.heirs());
        settled.heard().claims().forEach(fire -> commit.claim(fire, planning.causeOf(fire, settled)));
        settled.heard().changed().forEach(fire -> commit.fire(fire, planning.causeOf(fire, settled)));
        woken.addAll(settled.woken());
        settled.heard().changed().stream()
                .filter(fire -> !settled.woken().contains(fire))
                .forEach(touched::add);
    }
}
