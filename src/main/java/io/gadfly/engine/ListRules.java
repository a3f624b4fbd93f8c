package io.gadfly.engine;

import io.gadfly.reminder.NagPolicy.Also;
import java.util.Optional;
import java.util.Set;

/// What the user set for a list as a whole.
///
/// @param pool where its reminders go; empty: by their priority to `urgent` or `default`
/// @param also how else its reminders are told; those from calendars are not, for a calendar may name any list
public record ListRules(Optional<String> pool, Set<Also> also) {
    public static final ListRules NONE = new ListRules(Optional.empty(), Set.of());

    public ListRules {
        also = Set.copyOf(also);
    }
}
