package io.gadfly.reminder;

import java.util.List;

/// A reminder that a subscription had brought and the user took away, mostly with it, as it was then.
///
/// @param fires those that were not over, and those that had been answered
public record Released(Reminder reminder, List<Fire> fires) {
    public Released {
        fires = List.copyOf(fires);
    }
}
