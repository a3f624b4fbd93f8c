package io.gadfly.engine;

import io.gadfly.notification.Notification;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.NagEvent;
import io.gadfly.reminder.StoreException;
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
        note(notification.fence(), TimelineSteps.DELIVERED, medium);
    }

    @Override
    public void notDelivered(Notification notification, String cause) {
        LOG.debug("Nag {} of {} was not shown: {}", notification.nag(), notification.fence(), cause);
        note(notification.fence(), TimelineSteps.NOT_DELIVERED, cause);
    }

    @Override
    public void sent(Notification notification, String medium) {
        note(notification.fence(), TimelineSteps.SENT, new Sending(medium, notification.nag(), "").cause());
    }

    @Override
    public void notSent(Notification notification, String medium, String reason) {
        note(notification.fence(), TimelineSteps.NOT_SENT, new Sending(medium, notification.nag(), reason).cause());
    }

    /// After a snooze the nags are counted anew. Where that cannot be read, it is better told twice.
    @Override
    public boolean isSettled(Notification notification, String medium) {
        var fence = notification.fence();
        try {
            return ledger.repository().findTimeline(fence.reminder()).reversed().stream()
                    .filter(entry -> entry.fence().equals(fence))
                    .takeWhile(entry -> !entry.step().equals(TimelineSteps.SNOOZED))
                    .flatMap(entry -> Sending.of(entry).stream())
                    .anyMatch(sending -> sending.settles(notification.nag(), medium));
        } catch (StoreException e) {
            LOG.debug("What became of nag {} of {} cannot be read", notification.nag(), fence, e);
            return false;
        }
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

    private void note(Fence fence, String step, String cause) {
        if (Notices.isNotice(fence)) {
            return;
        }
        try {
            ledger.note(fence, step, cause);
        } catch (StoreException e) {
            LOG.debug("The step {} of {} could not be saved", step, fence, e);
        }
    }
}
