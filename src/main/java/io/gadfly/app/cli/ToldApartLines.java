package io.gadfly.app.cli;

import io.gadfly.notification.PlainText;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Rescheduled.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The dates of a series that are told apart from the others: where they are moved to, and what they are called
/// where that is something else.
final class ToldApartLines {
    /// So many are listed.
    private static final int MOST = 20;

    private ToldApartLines() {}

    static List<String> of(Definition definition, Invocation here) {
        var moved = new HashMap<CalendarTime, Rescheduled>();
        definition
                .schedule()
                .ifPresent(schedule -> schedule.overrides().forEach(time -> moved.put(time.recurrenceId(), time)));
        var names = new TreeMap<String, CalendarTime>();
        moved.keySet().forEach(name -> names.put(sortable(name, here), name));
        var titles = titles(definition);
        titles.keySet().forEach(name -> names.put(sortable(name, here), name));
        var lines = new ArrayList<String>();
        names.values().stream()
                .limit(MOST)
                .map(name ->
                        line(name, Optional.ofNullable(moved.get(name)), Optional.ofNullable(titles.get(name)), here))
                .forEach(lines::add);
        if (names.size() > MOST) {
            lines.add(Words.of("show.apart.more", names.size() - MOST));
        }
        return lines;
    }

    private static String sortable(CalendarTime name, Invocation here) {
        return here.iso(name.in(here.zone())).toString();
    }

    private static Map<CalendarTime, String> titles(Definition definition) {
        var titles = new HashMap<CalendarTime, String>();
        for (ExceptionalInstance instance : definition.exceptional()) {
            if (!instance.details().title().equals(definition.details().title())) {
                titles.put(
                        instance.recurrenceId(),
                        PlainText.line(instance.details().title()));
            }
        }
        return titles;
    }

    private static String line(
            CalendarTime name, Optional<Rescheduled> moved, Optional<String> title, Invocation here) {
        var key = moved.filter(time -> time.range() == Range.THIS_AND_FUTURE).isPresent()
                ? "show.apart.on"
                : "show.apart";
        var what = new ArrayList<String>();
        moved.filter(time -> !time.start().equals(name))
                .ifPresent(time -> what.add(Words.of("show.apart.moved", text(time.start(), here))));
        title.ifPresent(text -> what.add(Words.of("show.apart.title", text)));
        return Words.of(key, text(name, here), what.isEmpty() ? Words.of("show.apart.same") : String.join(", ", what));
    }

    private static String text(CalendarTime time, Invocation here) {
        var instant = time.in(here.zone());
        return time instanceof CalendarTime.Day ? here.day(instant) : here.text(instant);
    }
}
