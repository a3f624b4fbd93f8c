package io.gadfly.app.cli;

import io.gadfly.reminder.NagPolicy.Also;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How else a reminder is told, as it is typed: `mail`, `command`, or `none`.
final class AlsoNames implements ITypeConverter<Set<Also>> {
    @Override
    public Set<Also> convert(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "mail" -> Set.of(Also.MAIL);
            case "command" -> Set.of(Also.COMMAND);
            case "none" -> Set.of();
            default -> throw new TypeConversionException(Words.of("also.unknown", text));
        };
    }

    static String inWords(Set<Also> also) {
        return also.stream()
                .sorted()
                .map(way -> way.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
