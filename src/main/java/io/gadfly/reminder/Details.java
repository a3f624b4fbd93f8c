package io.gadfly.reminder;

import java.util.List;

/// What a reminder says and where it belongs.
///
/// @param list the name of its list; every reminder is in one
/// @param tags without the leading #, in the order in which the user wrote them
public record Details(String title, String notes, String list, List<String> tags, Priority priority) {
    public static final String DEFAULT_LIST = "inbox";

    public Details {
        tags = List.copyOf(tags);
    }

    public static Details of(String title) {
        return new Details(title, "", DEFAULT_LIST, List.of(), Priority.NORMAL);
    }
}
