package io.gadfly.engine;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Heir;
import io.gadfly.reminder.Released;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository.Writer;
import io.gadfly.reminder.TimelineEntry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The writer of an import, which reads and judges the next items while the store takes the last ones: most of
/// the time of a large import goes to each of them.
///
/// Questions are answered as if all that was given before them was written at once.
final class ImportWriter implements Writer {
    private final Writer writer;
    private final Lane lane;

    ImportWriter(Writer writer, Lane lane) {
        this.writer = writer;
        this.lane = lane;
    }

    /// What is stored of some UIDs.
    ///
    /// @param deleted UIDs of what the user deleted here
    record Known(List<Reminder> reminders, Set<String> deleted) {}

    /// Is being written when this returns, or later. Where it fails, the next question does.
    void writeLater(Changes changes, List<Heir> heirs) {
        writer.prepare(changes);
        lane.give(() -> {
            var claimed = writer.write(changes);
            writer.inherit(heirs);
            return claimed;
        });
    }

    /// Answers with what is known after all that was given before; it is looked up while the one who asks goes on.
    Supplier<Known> lookUpLater(Collection<String> uids) {
        return lane.give(() -> new Known(writer.findByUids(uids), writer.findDeleted(uids)));
    }

    /// Returns when all is written that was given, or throws as what failed of it did.
    void finish() {
        lane.finish();
    }

    private Writer whenWritten() {
        finish();
        return writer;
    }

    @Override
    public Optional<Reminder> find(ReminderId id) {
        return whenWritten().find(id);
    }

    @Override
    public Optional<Changes.Planned> findPlanned(ReminderId id) {
        return whenWritten().findPlanned(id);
    }

    @Override
    public Optional<Reminder> findByUid(String uid) {
        return whenWritten().findByUid(uid);
    }

    @Override
    public List<Reminder> findByUids(Collection<String> uids) {
        return whenWritten().findByUids(uids);
    }

    @Override
    public Set<String> findDeleted(Collection<String> uids) {
        return whenWritten().findDeleted(uids);
    }

    @Override
    public List<String> findSubscribed(String source) {
        return whenWritten().findSubscribed(source);
    }

    @Override
    public List<Released> findReleased(String source) {
        return whenWritten().findReleased(source);
    }

    @Override
    public Optional<Fire> findFire(Fence fence) {
        return whenWritten().findFire(fence);
    }

    @Override
    public Optional<Fire> findFire(long number) {
        return whenWritten().findFire(number);
    }

    @Override
    public List<Fire> findLiveFires(int offset, int limit) {
        return whenWritten().findLiveFires(offset, limit);
    }

    @Override
    public List<Fire> findLiveFires(ReminderId reminder) {
        return whenWritten().findLiveFires(reminder);
    }

    @Override
    public List<TimelineEntry> findTimeline(ReminderId reminder) {
        return whenWritten().findTimeline(reminder);
    }

    @Override
    public List<Fire> write(Changes changes) {
        return whenWritten().write(changes);
    }

    @Override
    public void leaveNoStep() {
        whenWritten().leaveNoStep();
    }

    @Override
    public void inherit(List<Heir> heirs) {
        whenWritten().inherit(heirs);
    }

    @Override
    public List<Fire> unclaim(List<Fire> fires) {
        return whenWritten().unclaim(fires);
    }

    @Override
    public void keep(List<Fire> fires) {
        whenWritten().keep(fires);
    }
}
