package io.gadfly.engine;

import io.gadfly.reminder.Aspect;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Reminder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What an edit changed, as the time line keeps it: keys with commas between.
final class EditedParts {
    private static final String BETWEEN = ",";

    private EditedParts() {}

    static String of(Reminder before, Reminder after) {
        var parts = new ArrayList<String>();
        Aspect.between(before, after).stream()
                .filter(aspect -> aspect != Aspect.OTHER)
                .map(Enum::name)
                .forEach(parts::add);
        addIf(parts, "LIST", before, after, definition -> definition.details().list());
        addIf(parts, "NAG", before, after, Definition::nag);
        addIf(parts, "MISSED", before, after, Definition::misfire);
        addIf(parts, "AGAIN", before, after, Definition::afterDone);
        return String.join(BETWEEN, parts);
    }

    private static void addIf(
            List<String> parts, String name, Reminder before, Reminder after, Function<Definition, Object> part) {
        if (!part.apply(before.definition()).equals(part.apply(after.definition()))) {
            parts.add(name);
        }
    }

    static List<String> read(String cause) {
        return List.of(cause.split(BETWEEN));
    }
}
