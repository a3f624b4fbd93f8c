package io.gadfly.icalendar;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A component as it once came in, against which an export tells what has been edited since; an empty one for what was
/// made here.
final class Original {
    private final Component component;
    private final TimeReader times;
    private final Details details;
    private final AlarmReader alarms;

    Original(Component component) {
        var unheard = new Notes();
        this.component = component;
        this.times = new TimeReader(new ZoneTable(Zone.UTC, new ZoneDefinitions()), new SpanReader(), unheard);
        this.details = DetailsReader.read(component, unheard);
        this.alarms = new AlarmReader(component, times, unheard).read();
    }

    Component component() {
        return component;
    }

    boolean isNew() {
        return component.lines().isEmpty();
    }

    boolean has(String property) {
        return component.first(property).isPresent();
    }

    Details details() {
        return details;
    }

    AlarmAnswers answers() {
        return alarms.answers();
    }

    /// The status that the component has without a word of Gadfly's own.
    Reminder.Status status(Optional<Schedule> schedule) {
        return new StatusReader(component, false, new Notes()).readStandard(schedule);
    }

    boolean isInstance(CalendarTime recurrenceId) {
        return component.valueIs("RECURRENCE-ID", recurrenceId.text());
    }

    /// The VALARMs that `alarm` was read from, if it says the same still.
    List<Component> sources(Alarm alarm) {
        return alarms.alarms().contains(alarm) ? alarms.sources(alarm.trigger()) : List.of();
    }

    /// Whether it has an alarm that stands for having none.
    boolean hasImpliedAlarm() {
        return component.parts().stream()
                .anyMatch(part -> part.first(GadflyProperty.IMPLIED).isPresent());
    }

    /// Other components in it, which Gadfly has no word for.
    List<Component> otherParts() {
        var others = new ArrayList<Component>(0);
        for (Component part : component.parts()) {
            if (!part.name().equals("VALARM")) {
                others.add(part);
            }
        }
        return others;
    }
}
