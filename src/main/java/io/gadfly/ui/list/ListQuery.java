package io.gadfly.ui.list;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.ui.common.Here;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What the list asks the engine for, all at once, in the background.
///
/// @param limit how many planned reminders are shown
record ListQuery(Scope scope, String search, int limit) {
    /// @param unfinished of the planned ones that nothing is to come of, the last fire that is not finished
    /// @param due how many fires ring or wait, whatever the scope
    /// @param more whether there are planned reminders beyond the limit
    record Answer(
            List<FireView> fires, List<Planned> planned, Map<ReminderId, FireView> unfinished, int due, boolean more) {}

    Answer ask(ReminderService service, Here here) {
        var live = service.fires();
        var fires = live.stream().filter(view -> shows(view.reminder())).toList();
        var planned = scope.planned(here, search)
                .map(filter -> service.list(filter, 0, limit + 1))
                .orElse(List.of());
        var others = withoutDue(planned, fires);
        return new Answer(fires, others, service.unfinished(others), due(live), planned.size() > limit);
    }

    private static int due(List<FireView> live) {
        return (int) live.stream()
                .filter(view -> !(view.fire().state() instanceof NagState.Asleep))
                .count();
    }

    private List<Planned> withoutDue(List<Planned> planned, List<FireView> fires) {
        var due = fires.stream().map(view -> view.reminder().id()).collect(Collectors.toCollection(HashSet::new));
        return planned.stream()
                .limit(limit)
                .filter(entry -> !due.contains(entry.reminder().id()))
                .toList();
    }

    private boolean shows(Reminder reminder) {
        var details = reminder.definition().details();
        var inScope = switch (scope) {
            case Scope.DueNow _, Scope.Today _, Scope.Upcoming _, Scope.All _ -> true;
            case Scope.InList(var name) -> details.list().equals(name);
            case Scope.Tagged(var tag) -> details.tags().contains(tag);
        };
        return inScope && (contains(details.title()) || contains(details.notes()));
    }

    private boolean contains(String text) {
        return text.toLowerCase(Locale.ROOT).contains(search.strip().toLowerCase(Locale.ROOT));
    }
}
