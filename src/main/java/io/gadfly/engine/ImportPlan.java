package io.gadfly.engine;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Reminder;

/// What an import makes of a reminder: when it fires next, and what becomes of its fires.
///
/// @param said what was answered elsewhere
record ImportPlan(Changes.Planned planned, AlarmAnswers said, ImportAnswers.Heard heard) {
    Reminder reminder() {
        return planned.reminder();
    }

    /// Whether it will ring, rings or sleeps.
    boolean isAlive() {
        return planned.nextFireAt().isPresent() || !heard.claims().isEmpty();
    }
}
