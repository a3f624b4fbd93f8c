package io.gadfly.notification;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import java.time.Instant;

/// One nag as a medium shows it: plain text as the user or a calendar wrote it, to be made safe by the medium
/// (`PlainText`) and escaped as it needs.
///
/// @param nag 1 for the first
/// @param max 0: no limit
/// @param body may be empty
/// @param offer what it can be answered with; a notice with nothing
/// @param countedSince when its fire was due, or snoozed last: with its fence and its number that names a nag,
/// however often it is given
/// @param uid of its reminder in calendars, the same nowhere else; empty: it belongs to none
public record Notification(
        Fire fire,
        int nag,
        int max,
        String title,
        String body,
        Urgency urgency,
        Loudness loudness,
        Offer offer,
        Instant countedSince,
        String uid) {
    public Notification {
        if (nag < 1 || max < 0) {
            throw new IllegalArgumentException("nag " + nag + " of " + max);
        }
    }

    /// Of a fire that was not snoozed, or of none.
    public Notification(
            Fire fire, int nag, int max, String title, String body, Urgency urgency, Loudness loudness, Offer offer) {
        this(fire, nag, max, title, body, urgency, loudness, offer, fire.dueAt(), "");
    }

    public Notification countedSince(Instant snoozedLast) {
        return new Notification(fire, nag, max, title, body, urgency, loudness, offer, snoozedLast, uid);
    }

    public Notification ofReminder(String name) {
        return new Notification(fire, nag, max, title, body, urgency, loudness, offer, countedSince, name);
    }

    public Fence fence() {
        return fire.fence();
    }

    /// Whether it tells something that belongs to no reminder: it was never due, and there is nothing to answer.
    public boolean isNotice() {
        return fire.number() == 0;
    }

    public enum Urgency {
        LOW,
        NORMAL,
        CRITICAL
    }

    /// How much noise it may make.
    public enum Loudness {
        SILENT,
        NORMAL,
        /// Escalated: nobody answered for a while.
        LOUD
    }
}
