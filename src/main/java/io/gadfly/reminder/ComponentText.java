package io.gadfly.reminder;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What can be told of a component from its unfolded lines alone.
final class ComponentText {
    private static final Pattern FROM_HERE_ON =
            Pattern.compile(";RANGE=\"?THISANDFUTURE\"?[;:]", Pattern.CASE_INSENSITIVE);

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
