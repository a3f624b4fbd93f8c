package io.gadfly.notification;

import io.gadfly.reminder.Fence;
import java.time.Instant;

/// One nag as a medium shows it: plain text, to be escaped by the medium as it needs.
///
/// @param nag 1 for the first
/// @param max 0: no limit
/// @param body may be empty
/// @param dueAt when the fire was due
public record Notification(
        Fence fence, int nag, int max, String title, String body, Instant dueAt, Urgency urgency, boolean sound) {
    public enum Urgency {
        LOW,
        NORMAL,
        CRITICAL
    }
}
