package io.gadfly.engine;

import io.gadfly.notification.Notification;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.NagEvent;
import io.gadfly.reminder.StoreException;
import io.gadfly.reminder.TimelineEntry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what became of a nag to the time line of its fire.
final class DeliveryNotes implements DeliveryLog {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryNotes.class);

    private final Ledger ledger;
    private final Messenger messenger;
    private final Hush hush;

    DeliveryNotes(Ledger ledger, Messenger messenger, Hush hush) {
        this.ledger = ledger;
        this.messenger = messenger;
        this.hush = hush;
    }

    @Override
    public void delivered(Notification notification, String medium) {
        mark(notification, TimelineSteps.DELIVERED, new Sending(medium, notification.nag(), ""));
    }

    @Override
    public void notDelivered(Notification notification, String cause) {
        LOG.debug("Nag {} of {} was not shown: {}", notification.nag(), notification.fence(), cause);
        note(notification.fence(), TimelineSteps.NOT_DELIVERED, cause);
    }

    @Override
    public void sent(Notification notification, String medium) {
        mark(notification, TimelineSteps.SENT, sending(notification, medium, ""));
    }

    @Override
    public void notSent(Notification notification, String medium, String reason) {
        var sending = sending(notification, medium, reason);
        note(notification.fence(), TimelineSteps.NOT_SENT, sending.cause());
    }

    /// One that was on its way when its fire was snoozed says nothing of the nag that has its number since.
    private Sending sending(Notification nag, String medium, String reason) {
        return new Sending(medium, nag.nag(), isCountedStill(nag) ? reason : Sending.TAKEN_BACK);
    }

    private boolean isCountedStill(Notification nag) {
        return NagRound.begin(linesOf(nag.fence()))
                .filter(nag.countedSince()::isBefore)
                .isEmpty();
    }

    /// Where that cannot be read, nothing is known, and a nag is better told twice.
    private List<TimelineEntry> linesOf(Fence fence) {
        try {
            return Lineage.of(ledger.repository(), fence);
        } catch (StoreException e) {
            LOG.debug("What became of the nags of {} cannot be read", fence, e);
            return List.of();
        }
    }

    /// After a snooze the nags are counted anew.
    @Override
    public boolean isSettled(Notification notification, String medium) {
        return linesOf(notification.fence()).stream()
                .takeWhile(entry -> !entry.step().equals(TimelineSteps.SNOOZED))
                .flatMap(entry -> Sending.of(entry).stream())
                .anyMatch(sending -> sending.settles(notification.nag(), medium));
    }

    @Override
    public void inhibited(Notification notification) {
        try {
            var until = hush.inhibited(notification.fence(), ledger.now());
            ledger.apply(notification.fence(), new NagEvent.Unheard(until), "inhibited")
                    .ifPresent(step -> messenger.stop(List.of(step.fire())));
            messenger.reschedule();
        } catch (StoreException e) {
            LOG.warn("The silence of {} could not be saved", notification.fence(), e);
        }
    }

    @Override
    public void stillInhibited() {
        hush.stillInhibited(ledger.now());
    }

    @Override
    public void inhibitedNoMore() {
        hush.inhibitedNoMore();
        messenger.reschedule();
    }

    private void mark(Notification notification, String step, Sending sending) {
        write(notification.fence(), step, sending.cause(), ledger::mark);
    }

    private void note(Fence fence, String step, String cause) {
        write(fence, step, cause, ledger::note);
    }

    private static void write(Fence fence, String step, String cause, Writing writing) {
        if (Notices.isNotice(fence)) {
            return;
        }
        try {
            writing.write(fence, step, cause);
        } catch (StoreException e) {
            LOG.debug("The step {} of {} could not be saved", step, fence, e);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void write(Fence fence, String step, String cause);
    }
}
