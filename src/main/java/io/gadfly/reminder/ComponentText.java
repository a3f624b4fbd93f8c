package io.gadfly.reminder;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What can be told of a component from its unfolded lines alone.
final class ComponentText {
    private static final Pattern FROM_HERE_ON =
            Pattern.compile(";RANGE=\"?THISANDFUTURE\"?[;:]", Pattern.CASE_INSENSITIVE);

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

    private ComponentText() {}

    /// Whether both say the same. DTSTAMP is no part of it: many servers write it anew whenever they are asked
    /// (RFC 5545 §3.8.7.2).
    static boolean isSame(String one, String other) {
        return one.equals(other) || withoutStamp(one).equals(withoutStamp(other));
    }

    private static String withoutStamp(String text) {
        return text.lines().filter(line -> !isStamp(line)).collect(Collectors.joining("\n"));
    }

    private static boolean isStamp(String line) {
        return startsWith(line, "DTSTAMP:") || startsWith(line, "DTSTAMP;");
    }

    /// Its DTSTAMP, which is in UTC (RFC 5545 §3.8.7.2); empty where it has none that can be read.
    static Optional<Instant> stamp(String text) {
        return text.lines()
                .filter(ComponentText::isStamp)
                .findFirst()
                .map(line -> line.substring(line.lastIndexOf(':') + 1).strip())
                .flatMap(ComponentText::instant);
    }

    private static Optional<Instant> instant(String value) {
        try {
            return Optional.of(LocalDateTime.parse(value, UTC).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    static boolean isToDo(String text) {
        return startsWith(text, "BEGIN:VTODO");
    }

    /// Whether its RECURRENCE-ID holds for all instances that follow, too.
    static boolean isFromHereOn(String text) {
        return text.lines()
                .filter(line -> startsWith(line, "RECURRENCE-ID;"))
                .findFirst()
                .filter(line -> FROM_HERE_ON.matcher(line).find())
                .isPresent();
    }

    private static boolean startsWith(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
