package io.gadfly.icalendar;

import io.gadfly.reminder.Reminder.Status;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Next;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads whether a component is still to be reminded of.
final class StatusReader {
    /// What comes more often than every so many wants the user's yes.
    private static final int UNASKED_SECONDS = 3_600;

    /// The longest interval that no calendar is too short for.
    private static final int SURELY_WITHIN = 1_000;

    private final Component component;
    private final boolean cancelled;
    private final Notes notes;

    StatusReader(Component component, boolean cancelled, Notes notes) {
        this.component = component;
        this.cancelled = cancelled;
        this.notes = notes;
    }

    Status read(Optional<Schedule> schedule) {
        return readOwn().orElseGet(() -> readStandard(schedule));
    }

    private Optional<Status> readOwn() {
        return component.value(GadflyProperty.STATUS).flatMap(value -> switch (value.strip()
                .toUpperCase(Locale.ROOT)) {
            case "OPEN" -> Optional.of(Status.OPEN);
            case "DONE" -> Optional.of(Status.DONE);
            case "DISABLED" -> Optional.of(Status.DISABLED);
            default -> Optional.empty();
        });
    }

    /// Without what Gadfly itself may have said.
    Status readStandard(Optional<Schedule> schedule) {
        if (isCompleted(component) || KAlarmWords.of(component).isArchived()) {
            return Status.DONE;
        }
        if (component.valueIs("STATUS", "DISABLED")) {
            return Status.DISABLED;
        }
        if (cancelled || component.valueIs("STATUS", "CANCELLED")) {
            notes.add("status.cancelled");
            return Status.DISABLED;
        }
        if (schedule.filter(StatusReader::isDoubtful).filter(this::neverRings).isPresent()) {
            return Status.DISABLED;
        }
        if (isTooFast(schedule)) {
            notes.add("status.tooFast");
            return Status.DISABLED;
        }
        return Status.OPEN;
    }

    /// Whether a rule can fail to give a date: it may end before it begins, go beyond the calendar, or name days that
    /// there are not.
    private static boolean isDoubtful(Schedule schedule) {
        for (RecurrenceRule rule : schedule.rules()) {
            if (mayEndBefore(schedule.start(), rule) || rule.interval() > SURELY_WITHIN || mayNeverHappen(rule)) {
                return true;
            }
        }
        return false;
    }

    /// Two wall times say nothing of the order of their instants where they are closer than two days.
    private static boolean mayEndBefore(CalendarTime start, RecurrenceRule rule) {
        return rule.limit() instanceof Limit.Until(var until)
                && until.local().minusDays(2).isBefore(start.local());
    }

    private static boolean mayNeverHappen(RecurrenceRule rule) {
        var by = rule.by();
        if (!by.yearDays().isEmpty()
                || !by.weekNumbers().isEmpty()
                || !by.setPositions().isEmpty()) {
            return true;
        }
        return !by.monthDays().isEmpty() && !happensEachYear(rule);
    }

    /// Whether a month that the rule names has a day that it names, leap year or not.
    private static boolean happensEachYear(RecurrenceRule rule) {
        var by = rule.by();
        if (rule.frequency() != Frequency.YEARLY || !by.days().isEmpty()) {
            return false;
        }
        int longest = by.months().stream()
                .mapToInt(month -> Month.of(month).minLength())
                .max()
                .orElse(31);
        return by.monthDays().stream().anyMatch(day -> Math.abs(day) <= longest);
    }

    /// Says so too where it has ended before it began, which needs no switching off.
    private boolean neverRings(Schedule schedule) {
        var recurrences = Recurrences.of(schedule, Zone.UTC);
        if (recurrences.notes().contains(Recurrences.Note.ENDED_BEFORE_START)) {
            notes.add("status.ended");
        }
        var next = recurrences.after(schedule.start().in(Zone.UTC));
        if (next instanceof Next.BeyondRange) {
            notes.add("status.beyond");
        }
        if (next instanceof Next.Never && recurrences.notes().contains(Recurrences.Note.RULE_NEVER_HAPPENS)) {
            notes.add("status.never");
            return true;
        }
        return false;
    }

    /// STATUS has the last word (RFC 5545 §3.8.1.11).
    static boolean isCompleted(Component component) {
        if (!component.name().equals("VTODO")) {
            return false;
        }
        return component.first("STATUS").isPresent()
                ? component.valueIs("STATUS", "COMPLETED")
                : component.first("COMPLETED").isPresent() || component.valueIs("PERCENT-COMPLETE", "100");
    }

    static boolean isTooFast(Optional<Schedule> schedule) {
        return schedule.isPresent() && hasTooFast(schedule.get().rules());
    }

    private static boolean hasTooFast(List<RecurrenceRule> rules) {
        for (RecurrenceRule rule : rules) {
            if (isTooFast(rule)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTooFast(RecurrenceRule rule) {
        long unit = switch (rule.frequency()) {
            case SECONDLY -> 1;
            case MINUTELY -> 60;
            case HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY -> UNASKED_SECONDS;
        };
        return unit * rule.interval() < UNASKED_SECONDS;
    }
}
