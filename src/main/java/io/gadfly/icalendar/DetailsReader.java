package io.gadfly.icalendar;

import io.gadfly.reminder.Details;
import io.gadfly.reminder.Priority;
import java.util.ArrayList;
import java.util.List;

/// Reads what a component says: SUMMARY, DESCRIPTION, CATEGORIES, PRIORITY.
final class DetailsReader {
    private static final int LOWEST_PRIORITY = 9;

    private DetailsReader() {}

    static Details read(Component component, Notes notes) {
        String text = text(component, "DESCRIPTION");
        return new Details(
                title(component, text),
                text,
                component
                        .first(GadflyProperty.LIST)
                        .map(ContentLine::textValue)
                        .filter(list -> !list.isBlank())
                        .orElse(Details.DEFAULT_LIST),
                tags(component, notes),
                priority(component, notes));
    }

    /// SUMMARY; without it the first line of the description.
    static String title(Component component, String description) {
        String summary = text(component, "SUMMARY");
        if (!summary.isBlank()) {
            return summary;
        }
        return description
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(String::strip)
                .orElseGet(() -> Notes.say("untitled"));
    }

    private static String text(Component component, String property) {
        return component.first(property).map(ContentLine::textValue).orElse("");
    }

    private static List<String> tags(Component component, Notes notes) {
        var tags = new ArrayList<String>(0);
        for (ContentLine line : component.all("CATEGORIES")) {
            if (tags.size() == Limits.TAGS) {
                notes.add("tags.many", Limits.TAGS);
                break;
            }
            addTags(line, tags, notes);
        }
        return tags;
    }

    private static void addTags(ContentLine line, List<String> tags, Notes notes) {
        for (String text : TextValue.splitList(line.value())) {
            String tag = text.strip();
            if (tags.size() == Limits.TAGS) {
                notes.add("tags.many", Limits.TAGS);
                return;
            }
            if (!tag.isEmpty() && !tags.contains(tag)) {
                tags.add(tag);
            }
        }
    }

    private static Priority priority(Component component, Notes notes) {
        var line = component.first("PRIORITY");
        if (line.isEmpty()) {
            return Priority.NORMAL;
        }
        var number = number(line.get());
        if (number < 0 || number > LOWEST_PRIORITY) {
            notes.dropped(line.get());
        }
        return Priority.ofCalendar(number);
    }

    /// Below 0 where it is none.
    private static int number(ContentLine line) {
        try {
            return Integer.parseInt(line.value().strip());
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
