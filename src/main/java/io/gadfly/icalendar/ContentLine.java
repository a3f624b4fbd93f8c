package io.gadfly.icalendar;

import java.util.Optional;

/// One content line (RFC 5545 §3.1) as a view of its component's text: `NAME;PARAMETER=value:value`.
///
/// @param name in capitals
/// @param number of the line in the file, from 1
/// @param text of the whole component
/// @param from where the line begins in it
/// @param parametersFrom where its parameters begin; where its value does if it has none
/// @param valueFrom where its value begins
/// @param to where it ends
record ContentLine(String name, int number, String text, int from, int parametersFrom, int valueFrom, int to) {
    /// Letters, digits and the hyphen; with dot and underscore, which some programs use.
    private static final boolean[] NAME_CHARACTERS = new boolean[128];

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._"
                .chars()
                .forEach(c -> NAME_CHARACTERS[c] = true);
    }

    /// Reads the line between `from` and `to`; nothing where it has no name or no colon.
    static Optional<ContentLine> parse(String text, int from, int to, int number) {
        int nameEnd = endOfName(text, from, to);
        if (nameEnd == from || nameEnd == to) {
            return Optional.empty();
        }
        char delimiter = text.charAt(nameEnd);
        String name = Names.intern(text, from, nameEnd);
        int colon = delimiter == ':' ? nameEnd : delimiter == ';' ? endOfParameters(name, text, nameEnd, to) : to;
        return colon == to
                ? Optional.empty()
                : Optional.of(new ContentLine(name, number, text, from, nameEnd, colon + 1, to));
    }

    /// A zone's name can have a colon in it, which should stand in quotation marks then: of a time, the value
    /// begins where a year does.
    private static int endOfParameters(String name, String text, int from, int to) {
        int colon = endOfParameters(text, from, to);
        if (colon == to || isYearAt(text, colon + 1, to) || !isTime(name)) {
            return colon;
        }
        int last = text.lastIndexOf(':', to - 1);
        return isYearAt(text, last + 1, to) ? last : colon;
    }

    private static boolean isTime(String name) {
        return switch (name) {
            case "DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "EXDATE", "RDATE" -> true;
            default -> false;
        };
    }

    private static boolean isYearAt(String text, int from, int to) {
        if (from + 4 > to) {
            return false;
        }
        for (int index = from; index < from + 4; index++) {
            if (!Character.isDigit(text.charAt(index))) {
                return false;
            }
        }
        return true;
    }

    private static int endOfName(String text, int from, int to) {
        int index = from;
        while (index < to && isNameCharacter(text.charAt(index))) {
            index++;
        }
        return index;
    }

    private static boolean isNameCharacter(char c) {
        return c < NAME_CHARACTERS.length && NAME_CHARACTERS[c];
    }

    /// The colon outside of quotation marks; the first one at all where the marks are not balanced.
    private static int endOfParameters(String text, int from, int to) {
        boolean quoted = false;
        for (int index = from; index < to; index++) {
            char c = text.charAt(index);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ':' && !quoted) {
                return index;
            }
        }
        int colon = text.indexOf(':', from, to);
        return colon < 0 ? to : colon;
    }

    String value() {
        return text.substring(valueFrom, to);
    }

    /// The beginning of the value.
    String excerpt() {
        return text.substring(valueFrom, Math.min(to, valueFrom + Limits.EXCERPT));
    }

    /// The value as TEXT, without its escapes.
    String textValue() {
        return TextValue.unescape(value());
    }

    boolean hasParameters() {
        return parametersFrom < valueFrom - 1;
    }

    /// Whether a quotation mark among the parameters has no second.
    boolean hasOpenQuote() {
        boolean open = false;
        for (int mark = nextMark(parametersFrom); mark >= 0; mark = nextMark(mark + 1)) {
            open = !open;
        }
        return open;
    }

    private int nextMark(int since) {
        return hasParameters() ? text.indexOf('"', since, valueFrom - 1) : -1;
    }

    /// The parameters as they stand, each behind its semicolon.
    String parameters() {
        return text.substring(parametersFrom, valueFrom - 1);
    }

    /// 0 for a line that is too short to have more than are read.
    int parameterCount() {
        int length = valueFrom - 1 - parametersFrom;
        return length <= Limits.PARAMETERS ? 0 : Parameters.count(text, parametersFrom, valueFrom - 1);
    }

    /// The first value of a parameter, without its quotation marks.
    Optional<String> parameter(String parameter) {
        return hasParameters() ? Parameters.find(text, parametersFrom, valueFrom - 1, parameter) : Optional.empty();
    }

    boolean parameterIs(String parameter, String value) {
        return hasParameters()
                && parameter(parameter)
                        .filter(found -> found.equalsIgnoreCase(value))
                        .isPresent();
    }

    /// The whole line as it came.
    @Override
    public String toString() {
        return text.substring(from, to);
    }
}
