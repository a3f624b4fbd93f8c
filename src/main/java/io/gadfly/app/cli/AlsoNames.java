package io.gadfly.app.cli;

import io.gadfly.reminder.NagPolicy.Also;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How else a reminder is told, as it is typed.
enum AlsoNames {
    MAIL,
    COMMAND,
    NONE;

    private Optional<Also> way() {
        return switch (this) {
            case MAIL -> Optional.of(Also.MAIL);
            case COMMAND -> Optional.of(Also.COMMAND);
            case NONE -> Optional.empty();
        };
    }

    static Set<Also> ways(Collection<AlsoNames> names) {
        return names.stream().flatMap(name -> name.way().stream()).collect(Collectors.toSet());
    }

    static String inWords(Set<Also> also) {
        return also.stream()
                .sorted()
                .map(way -> way.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
