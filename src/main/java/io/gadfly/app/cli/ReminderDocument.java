package io.gadfly.app.cli;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.Schedule;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A reminder as `--json` shows it.
///
/// @param start wall time as RFC 5545 has it
/// @param zone the zone of `start`; absent where it floats or is a whole day
/// @param nag the policy in words
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
        Optional<String> start,
        Optional<String> zone,
        List<String> rules,
        String nag,
        Optional<OffsetDateTime> nextFireAt) {

    static ReminderDocument of(Planned planned, Invocation here) {
        return of(planned.reminder(), planned.nextFireAt(), here);
    }

    static ReminderDocument of(Reminder reminder, Optional<Instant> nextFireAt, Invocation here) {
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
                definition.schedule().map(schedule -> schedule.start().text()),
                definition.schedule().map(Schedule::start).flatMap(ReminderDocument::zone),
                definition.schedule().stream().flatMap(ReminderDocument::rules).toList(),
                NagText.inWords(definition.nag()),
                nextFireAt.map(here::iso));
    }

    private static Stream<String> rules(Schedule schedule) {
        return schedule.rules().stream().map(RecurrenceRule::text);
    }

    private static Optional<String> zone(CalendarTime time) {
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

    static void row(Table table, Planned planned, Invocation here) {
        var reminder = planned.reminder();
        var details = reminder.definition().details();
        table.row(
                reminder.id(),
                planned.nextFireAt().map(here::text).orElse("-"),
                Table.name(details.title()),
                Table.name(details.list()),
                Table.name(String.join(
                        " ", details.tags().stream().map(tag -> "#" + tag).toList())),
                lower(reminder.status()));
    }
}
