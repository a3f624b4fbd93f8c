package io.gadfly.notification;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;

/// Fires and notifications to show; due at nine in Berlin, told a quarter past.
public final class Examples {
    public static final Instant DUE = Instant.parse("2026-11-21T08:00:00Z");
    public static final InstantSource CLOCK = InstantSource.fixed(DUE.plusSeconds(900));
    public static final Wording WORDING = new Wording(Locale.UK, () -> ZoneId.of("Europe/Berlin"), CLOCK);

    public static final Offer OFFER = new Offer(Duration.ofMinutes(10), false);

    private Examples() {}

    public static Fence fence(long reminder) {
        return new Fence(new ReminderId(reminder), "20261121T090000[Europe/Berlin]", "-PT15M");
    }

    public static Fire fire(long reminder) {
        return new Fire(reminder, fence(reminder), DUE, DUE, "default", 0, new NagState.Ringing(1, DUE));
    }

    public static Notification notification(long reminder, String title) {
        return notification(reminder, 1, title);
    }

    public static Notification notification(long reminder, int nag, String title) {
        return new Notification(
                fire(reminder), nag, 5, title, "", Notification.Urgency.NORMAL, Notification.Loudness.NORMAL, OFFER);
    }

    /// What belongs to no reminder.
    public static Notification notice(String title, String body) {
        var fire = new Fire(
                0, new Fence(new ReminderId(Long.MAX_VALUE), title, ""), DUE, DUE, "default", 0, new NagState.Due());
        return new Notification(
                fire, 1, 1, title, body, Notification.Urgency.NORMAL, Notification.Loudness.SILENT, OFFER);
    }

    /// Of a series, so that it can be skipped.
    public static Notification repeated(long reminder, String title) {
        return new Notification(
                fire(reminder),
                1,
                0,
                title,
                "",
                Notification.Urgency.NORMAL,
                Notification.Loudness.NORMAL,
                new Offer(Duration.ofMinutes(90), true));
    }

    public static Notification notification(String title, String body) {
        return new Notification(
                fire(1), 1, 0, title, body, Notification.Urgency.NORMAL, Notification.Loudness.NORMAL, OFFER);
    }
}
