package io.gadfly.icalendar;

import io.gadfly.reminder.Details;
import io.gadfly.reminder.Priority;
import java.io.IOException;
import java.util.stream.Collectors;

/// Writes what a component says where it is not what it said when it came in.
final class DetailsWriter {
    private final LineWriter lines;
    private final Original original;
    private final Details details;

    DetailsWriter(LineWriter lines, Original original, Details details) {
        this.lines = lines;
        this.original = original;
        this.details = details;
    }

    void write() throws IOException {
        if (!keepsTitle()) {
            lines.text("SUMMARY", details.title());
        }
        if (!keepsNotes() && !details.notes().isEmpty()) {
            lines.text("DESCRIPTION", details.notes());
        }
        if (!keepsTags() && !details.tags().isEmpty()) {
            lines.property(
                    "CATEGORIES", details.tags().stream().map(TextValue::escape).collect(Collectors.joining(",")));
        }
        if (!keepsPriority() && details.priority() != Priority.NORMAL) {
            lines.property("PRIORITY", details.priority() == Priority.HIGH ? "1" : "9");
        }
    }

    void writeList() throws IOException {
        if (!details.list().equals(Details.DEFAULT_LIST)) {
            lines.text(GadflyProperty.LIST, details.list());
        }
    }

    boolean keepsAll() {
        return keepsTitle() && keepsNotes() && keepsTags() && keepsPriority();
    }

    /// Whether the lines of that name go out as they came.
    boolean keeps(String property) {
        return switch (property) {
            case "SUMMARY" -> keepsTitle();
            case "DESCRIPTION" -> keepsNotes();
            case "CATEGORIES" -> keepsTags();
            case "PRIORITY" -> keepsPriority();
            default -> true;
        };
    }

    /// A title that was made from the description holds only as long as that.
    private boolean keepsTitle() {
        return !original.isNew()
                && details.title().equals(original.details().title())
                && (original.has("SUMMARY") || keepsNotes());
    }

    private boolean keepsNotes() {
        return details.notes().equals(original.details().notes());
    }

    private boolean keepsTags() {
        return details.tags().equals(original.details().tags());
    }

    private boolean keepsPriority() {
        return details.priority() == original.details().priority();
    }
}
