package io.gadfly.store;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Heir;
import io.gadfly.reminder.Released;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.text.JournalLine.Edit;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What `transact` hands to its work.
///
/// @param prepared what was put into words before it is written
record OpenTransaction(Session session, ChangeWriter changes, Map<Planned, Edit> prepared)
        implements ReminderRepository.Writer {
    OpenTransaction(Session session, ChangeWriter changes) {
        this(session, changes, Collections.synchronizedMap(new IdentityHashMap<>()));
    }

    @Override
    public Optional<Reminder> find(ReminderId id) {
        return ReminderRows.find(session, id).map(Planned::reminder);
    }

    @Override
    public Optional<Planned> findPlanned(ReminderId id) {
        return ReminderRows.find(session, id);
    }

    @Override
    public Optional<Reminder> findByUid(String uid) {
        return ReminderRows.findByUid(session, uid);
    }

    @Override
    public List<Reminder> findByUids(Collection<String> uids) {
        return ReminderRows.findByUids(session, uids);
    }

    @Override
    public Set<String> findDeleted(Collection<String> uids) {
        return SmallRows.findBuried(session, uids);
    }

    @Override
    public List<String> findSubscribed(String source) {
        return ReminderRows.findSubscribed(session, source);
    }

    @Override
    public List<Released> findReleased(String source) {
        return ReleasedRows.find(session, source);
    }

    @Override
    public Optional<Fire> findFire(Fence fence) {
        return FireRows.find(session, fence);
    }

    @Override
    public Optional<Fire> findFire(long number) {
        return FireRows.find(session, number);
    }

    @Override
    public List<Fire> findLiveFires(int offset, int limit) {
        return FireRows.findLive(session, offset, limit).fires();
    }

    @Override
    public List<Fire> findLiveFires(ReminderId reminder) {
        return FireRows.findLive(session, reminder).fires();
    }

    @Override
    public List<TimelineEntry> findTimeline(ReminderId reminder) {
        return TimelineRows.find(session, reminder);
    }

    @Override
    public void prepare(Changes wanted) {
        wanted.reminders().forEach(planned -> prepared.put(planned, Edit.of(planned)));
    }

    @Override
    public List<Fire> write(Changes wanted) {
        var partOfStep = new Changes(
                wanted.at(),
                wanted.reminders(),
                wanted.plans(),
                wanted.deleted(),
                wanted.claims(),
                wanted.fires(),
                wanted.timeline(),
                Optional.empty());
        return changes.write(partOfStep, this::editOf);
    }

    @Override
    public void inherit(List<Heir> heirs) {
        changes.inherit(heirs);
    }

    @Override
    public void keep(List<Fire> fires) {
        changes.keep(fires);
    }

    @Override
    public List<Fire> unclaim(List<Fire> fires) {
        return changes.unclaim(fires);
    }

    private Edit editOf(Planned planned) {
        return Optional.ofNullable(prepared.remove(planned)).orElseGet(() -> Edit.of(planned));
    }

    @Override
    public void leaveNoStep() {
        changes.dropStep();
    }
}
