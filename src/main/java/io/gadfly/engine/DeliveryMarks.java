package io.gadfly.engine;

import io.gadfly.notification.Notification;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.StoreException;
import io.gadfly.reminder.TimelineEntry;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which nags were told by which medium: each is marked in the time line of its fire, so that it is not told there
/// again. What a failing disk refuses is kept here, counts as if it were there, and is written with the next mark
/// that it takes. Naggers ask while deliveries tell.
final class DeliveryMarks {
    /// Of a disk that fails for long, the latest.
    private static final int MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryMarks.class);

    private final Ledger ledger;
    private final ConcurrentLinkedDeque<Mark> unsaved = new ConcurrentLinkedDeque<>();

    /// @param step which kind of medium it was
    private record Mark(Notification nag, String step, Sending sending) {
        static Mark of(Notification nag, String step, String medium, String reason) {
            return new Mark(nag, step, new Sending(medium, nag.nag(), reason));
        }

        Fence fence() {
            return nag.fence();
        }

        TimelineEntry entry() {
            return new TimelineEntry(fence(), nag.countedSince(), step, sending.cause());
        }
    }

    DeliveryMarks(Ledger ledger) {
        this.ledger = ledger;
    }

    /// By a medium of the ladder.
    void delivered(Notification nag, String medium) {
        add(Mark.of(nag, TimelineSteps.DELIVERED, medium, ""));
    }

    /// By one beside the ladder. What was on its way there when its fire was snoozed says nothing of the nag that
    /// has its number since.
    void sent(Notification nag, String medium) {
        var reason = NagRound.has(nag, linesOf(nag.fence())) ? "" : Sending.TAKEN_BACK;
        add(Mark.of(nag, TimelineSteps.SENT, medium, reason));
    }

    private void add(Mark mark) {
        if (Notices.isNotice(mark.fence())) {
            return;
        }
        if (trySave(mark)) {
            saveOlder();
        } else {
            keep(mark);
        }
    }

    private boolean trySave(Mark mark) {
        try {
            ledger.mark(mark.fence(), mark.step(), mark.sending().cause());
            return true;
        } catch (StoreException e) {
            LOG.debug("The mark {} of {} could not be saved", mark.sending(), mark.fence(), e);
            return false;
        }
    }

    private void keep(Mark mark) {
        unsaved.addLast(mark);
        while (unsaved.size() > MOST) {
            unsaved.pollFirst();
        }
    }

    /// What was said of an earlier round of nags is no longer asked for.
    private void saveOlder() {
        for (var older = unsaved.pollFirst(); older != null; older = unsaved.pollFirst()) {
            if (NagRound.has(older.nag(), storedLinesOf(older.fence())) && !trySave(older)) {
                unsaved.addFirst(older);
                return;
            }
        }
    }

    /// Whether a medium of the ladder told that nag, since when its fire has rung or waited for its turn.
    boolean isTold(Fence fence, int nag) {
        return !ToldBefore.by(linesOf(fence), nag).isEmpty();
    }

    /// What is told of a fire, the latest first.
    List<TimelineEntry> linesOf(Fence fence) {
        var stored = storedLinesOf(fence);
        if (unsaved.isEmpty()) {
            return stored;
        }
        var fences = Stream.concat(Stream.of(fence), stored.stream().map(TimelineEntry::fence))
                .collect(Collectors.toUnmodifiableSet());
        var refused = unsaved.stream()
                .filter(mark -> fences.contains(mark.fence()) && NagRound.has(mark.nag(), stored))
                .map(Mark::entry);
        return Stream.concat(refused, stored.stream()).toList();
    }

    /// Where that cannot be read, nothing is known, and a nag is better told twice.
    private List<TimelineEntry> storedLinesOf(Fence fence) {
        try {
            return Lineage.of(ledger.repository(), fence);
        } catch (StoreException e) {
            LOG.debug("What became of the nags of {} cannot be read", fence, e);
            return List.of();
        }
    }
}
