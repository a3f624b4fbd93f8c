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
    private final DeliveryMarks marks;

    DeliveryNotes(Ledger ledger, Messenger messenger, Hush hush, DeliveryMarks marks) {
        this.ledger = ledger;
        this.messenger = messenger;
        this.hush = hush;
        this.marks = marks;
    }

    @Override
    public void delivered(Notification notification, String medium) {
        marks.delivered(notification, medium);
    }

    @Override
    public void notDelivered(Notification notification, String cause) {
        LOG.debug("Nag {} of {} was not shown: {}", notification.nag(), notification.fence(), cause);
        note(notification.fence(), TimelineSteps.NOT_DELIVERED, cause);
    }

    @Override
    public void sent(Notification notification, String medium) {
        marks.sent(notification, medium);
    }

    @Override
    public void notSent(Notification notification, String medium, String reason) {
        var isOver = !NagRound.has(notification, marks.linesOf(notification.fence()));
        var sending = new Sending(medium, notification.nag(), isOver ? Sending.TAKEN_BACK : reason);
        note(notification.fence(), TimelineSteps.NOT_SENT, sending.cause());
    }

    /// After a snooze the nags are counted anew.
    @Override
    public boolean isSettled(Notification notification, String medium) {
        return NagRound.since(marks.linesOf(notification.fence())).stream()
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
