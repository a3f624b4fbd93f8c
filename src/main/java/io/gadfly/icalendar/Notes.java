package io.gadfly.icalendar;

import io.gadfly.schedule.Zone;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// What was repaired, mapped or dropped while one component was read: one line of plain words each, none twice.
final class Notes {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("io.gadfly.icalendar.notes");

    private final List<String> notes = new ArrayList<>(0);
    private int more;
    private boolean hasChosenZone;

    static String say(String key, Object... arguments) {
        var words = Arrays.stream(arguments).map(String::valueOf).toArray();
        return new MessageFormat(WORDS.getString(key), Locale.ROOT).format(words);
    }

    void add(String key, Object... arguments) {
        String note = say(key, arguments);
        if (notes.contains(note)) {
            return;
        }
        if (notes.size() < Limits.NOTES) {
            notes.add(note);
        } else {
            more++;
        }
    }

    /// The value of `line` could not be read and does not count.
    void dropped(ContentLine line) {
        dropped(line, line.value());
    }

    /// One of the values of `line` could not be read and does not count.
    void dropped(ContentLine line, String value) {
        String excerpt = value.substring(0, Math.min(value.length(), Limits.EXCERPT));
        add("value.dropped", line.number(), line.name(), excerpt);
    }

    /// Nobody knows that zone, and the user said that it is this one.
    void addChosenZone(String id, Zone zone) {
        hasChosenZone = true;
        add("zone.chosen", id, zone.id());
    }

    /// Whether a time was read as the user said.
    boolean hasChosenZone() {
        return hasChosenZone;
    }

    List<String> toList() {
        if (more == 0) {
            return List.copyOf(notes);
        }
        var all = new ArrayList<>(notes);
        all.add(say("more", more));
        return all;
    }
}
