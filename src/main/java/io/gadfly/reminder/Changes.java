package io.gadfly.reminder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one transaction writes: all of it or nothing.
///
/// @param reminders to insert or replace, each with the instant of its next fire; one whose version the store
/// has already is only planned
/// @param plans reminders of which nothing changes but the instant of the next fire
/// @param deleted reminders that go away, with their fires, after the reminders were written
/// @param claims fires that are new; one whose fence the store already has is left out
/// @param fires fires whose state has changed
/// @param undo what to call it in the undo list; empty: not undoable
public record Changes(
        Instant at,
        List<Planned> reminders,
        List<Plan> plans,
        List<ReminderId> deleted,
        List<Fire> claims,
        List<Fire> fires,
        List<TimelineEntry> timeline,
        Optional<String> undo) {
    /// A reminder, and when its next alarm is due: what the head window of the scheduler is ordered by.
    ///
    /// @param nextFireAt empty: no further fire
    public record Planned(Reminder reminder, Optional<Instant> nextFireAt) {}

    /// When a reminder is due next, for a version of it that the store has: of another one it changes nothing.
    ///
    /// @param next empty: no further fire
    public record Plan(ReminderId id, long version, Optional<Instant> next) {
        public static Plan of(Planned planned) {
            return new Plan(planned.reminder().id(), planned.reminder().version(), planned.nextFireAt());
        }
    }

    public Changes {
        reminders = List.copyOf(reminders);
        plans = List.copyOf(plans);
        deleted = List.copyOf(deleted);
        claims = List.copyOf(claims);
        fires = List.copyOf(fires);
        timeline = List.copyOf(timeline);
    }

    public static Changes at(Instant at) {
        return new Changes(at, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }
}
