package io.gadfly.store;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What `transact` hands to its work.
record OpenTransaction(Session session, ChangeWriter changes) implements ReminderRepository.Writer {
    @Override
    public Optional<Reminder> find(ReminderId id) {
        return ReminderRows.find(session, id).map(Planned::reminder);
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
    public Optional<Fire> findFire(Fence fence) {
        return FireRows.find(session, fence);
    }

    @Override
    public List<Fire> findLiveFires(ReminderId reminder) {
        return FireRows.findLive(session, reminder).fires();
    }

    @Override
    public List<Fire> write(Changes wanted) {
        return changes.write(new Changes(
                wanted.at(),
                wanted.reminders(),
                wanted.plans(),
                wanted.deleted(),
                wanted.claims(),
                wanted.fires(),
                wanted.timeline(),
                Optional.empty()));
    }
}
