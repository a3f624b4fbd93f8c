package io.gadfly.settings;

import java.util.Optional;

/// What the user set for a list as a whole.
///
/// @param pool the pool of its reminders; empty: by their priority
/// @param mail whether its reminders are told by e-mail too
/// @param command whether the user's command is run for them too
public record ListSettings(Optional<String> pool, boolean mail, boolean command) {
    public static final ListSettings NONE = new ListSettings(Optional.empty(), false, false);
}
