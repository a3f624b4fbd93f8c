package io.gadfly.phrase;

import io.gadfly.reminder.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The marks of a line: `#tag`, `@list`, `!high`.
record Marks(List<String> tags, Optional<String> list, Optional<Priority> priority) {
    private static final String NAME = "(\\p{L}[\\p{L}\\d_-]*)(?![@.]\\w)";
    private static final Pattern TAG = Line.pattern("(?<!\\S)#" + NAME);
    private static final Pattern LIST = Line.pattern("(?<!\\S)@" + NAME);
    private static final Pattern PRIORITY = Line.pattern("(?<!\\S)!(high|normal|low)(?!\\S)");

    static Marks take(Line line) {
        var tags = new ArrayList<String>();
        for (var tag = line.take(TAG); tag.isPresent(); tag = line.take(TAG)) {
            tags.add(tag.get().group(1));
        }
        return new Marks(
                tags,
                line.take(LIST).map(list -> list.group(1)),
                line.take(PRIORITY).map(level -> Priority.valueOf(level.group(1).toUpperCase(Locale.ROOT))));
    }
}
