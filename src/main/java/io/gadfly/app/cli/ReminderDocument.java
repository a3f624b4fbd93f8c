package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.Schedule;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A reminder as `--json` shows it.
///
/// @param start wall time as RFC 5545 has it
/// @param zone the zone of `start`; absent where it floats or is a whole day
/// @param fire the state of its last fire, where it is open and nothing comes after that: `acknowledged`
/// @param pool whose naggers nag for it
/// @param nag the policy in words, or those of its alarms where they differ
record ReminderDocument(
        long id,
        String uid,
        long version,
        String title,
        String notes,
        String list,
        List<String> tags,
        String priority,
        String status,
        Optional<String> fire,
        String pool,
        Optional<String> start,
        Optional<String> zone,
        List<String> rules,
        String nag,
        Optional<OffsetDateTime> nextFireAt) {

    static ReminderDocument of(Planned planned, Invocation here) {
        return of(planned, here.reminders().unfinished(planned), here);
    }

    /// @param unfinished what there is to answer of it although nothing is to come
    static ReminderDocument of(Planned planned, Optional<FireView> unfinished, Invocation here) {
        var reminder = planned.reminder();
        var definition = reminder.definition();
        var details = definition.details();
        return new ReminderDocument(
                reminder.id().value(),
                reminder.uid(),
                reminder.version(),
                details.title(),
                details.notes(),
                details.list(),
                details.tags(),
                lower(details.priority()),
                lower(reminder.status()),
                unfinished.map(FireDocument::state),
                here.reminders().poolOf(details),
                definition.schedule().map(schedule -> schedule.start().text()),
                definition.schedule().map(Schedule::start).flatMap(ReminderDocument::zone),
                definition.schedule().stream().flatMap(ReminderDocument::rules).toList(),
                AlarmLines.policies(definition).stream().map(NagText::inWords).collect(Collectors.joining("; ")),
                planned.nextFireAt().map(here::iso));
    }

    static Stream<String> rules(Schedule schedule) {
        return schedule.rules().stream().map(RecurrenceRule::text);
    }

    static Optional<String> zone(CalendarTime time) {
        return time instanceof CalendarTime.Zoned zoned
                ? Optional.of(zoned.zone().id())
                : Optional.empty();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static Table table() {
        return Table.of("ID", "NEXT", "TITLE", "LIST", "TAGS", "STATE");
    }

    void row(Table table, Invocation here) {
        table.row(
                id,
                nextFireAt.map(at -> here.text(at.toInstant())).orElse("-"),
                Table.name(title),
                Table.name(list),
                Table.name(String.join(" ", tags.stream().map(tag -> "#" + tag).toList())),
                fire.map(state -> Words.of("list.state", status, FireDocument.inWords(state)))
                        .orElse(status));
    }
}
