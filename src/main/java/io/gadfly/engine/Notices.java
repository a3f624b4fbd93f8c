package io.gadfly.engine;

import io.gadfly.notification.Notification;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.notification.Notification.Urgency;
import io.gadfly.notification.Offer;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import java.time.Instant;

/// What Gadfly has to say for itself, in the form of a nag that belongs to no reminder.
final class Notices {
    private static final ReminderId NOBODY = new ReminderId(Long.MAX_VALUE);

    /// Nobody shows it.
    private static final Offer NOTHING = new Offer(EngineSettings.DEFAULT.snooze(), false);

    private Notices() {}

    /// Of notices with the same title a new one replaces the earlier.
    static Notification of(Instant now, String title, String body) {
        return of(now, title, body, Urgency.NORMAL);
    }

    /// Which may go by itself: nobody has to have read it.
    static Notification passing(Instant now, String title, String body) {
        return of(now, title, body, Urgency.LOW);
    }

    private static Notification of(Instant now, String title, String body, Urgency urgency) {
        var fire = new Fire(0, fenceOf(title), now, now, EngineSettings.DEFAULT_POOL, 0, new NagState.Due());
        return new Notification(fire, 1, 1, title, body, urgency, Loudness.SILENT, NOTHING);
    }

    static Fence fenceOf(String title) {
        return new Fence(NOBODY, title, "");
    }

    static boolean isNotice(Fence fence) {
        return fence.reminder().equals(NOBODY);
    }
}
