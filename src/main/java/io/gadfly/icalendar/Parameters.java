package io.gadfly.icalendar;

import java.util.Optional;

/// The parameters of a content line: `;NAME=value,"value"` (RFC 5545 §3.2), read where they stand.
final class Parameters {
    private Parameters() {}

    /// The value of the first parameter called `name` in the text from `from` (a semicolon) to `to`.
    static Optional<String> find(String text, int from, int to, String name) {
        int start = from + 1;
        for (int count = 0; start < to && count < Limits.PARAMETERS; count++) {
            int end = endOfParameter(text, start, to);
            if (isCalled(text, start, end, name)) {
                return Optional.of(decode(text.substring(start + name.length() + 1, end)));
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    /// How many there are in the text from `from` (a semicolon) to `to`.
    static int count(String text, int from, int to) {
        int count = 0;
        for (int start = from + 1; start < to; start = endOfParameter(text, start, to) + 1) {
            count++;
        }
        return count;
    }

    /// A value as it stands in a line: carets of RFC 6868 for what cannot, quotation marks where they are needed.
    static String encode(String value) {
        String safe = value.replace("^", "^^").replace("\n", "^n").replace("\"", "^'");
        return needsQuotes(safe) ? '"' + safe + '"' : safe;
    }

    private static boolean needsQuotes(String value) {
        return value.indexOf(':') >= 0 || value.indexOf(';') >= 0 || value.indexOf(',') >= 0;
    }

    private static int endOfParameter(String text, int from, int to) {
        boolean quoted = false;
        for (int index = from; index < to; index++) {
            char c = text.charAt(index);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return index;
            }
        }
        return to;
    }

    private static boolean isCalled(String text, int start, int end, String name) {
        return start + name.length() < end
                && text.charAt(start + name.length()) == '='
                && text.regionMatches(true, start, name, 0, name.length());
    }

    /// Without quotation marks, and with the carets of RFC 6868 resolved.
    private static String decode(String value) {
        String bare = withoutQuotes(value);
        return bare.indexOf('^') < 0 ? bare : decodeCarets(bare);
    }

    /// A first mark counts without its second, which can have gone astray.
    private static String withoutQuotes(String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        boolean closed = value.length() > 1 && value.endsWith("\"");
        return value.substring(1, closed ? value.length() - 1 : value.length());
    }

    private static String decodeCarets(String value) {
        var decoded = new StringBuilder(value.length());
        for (int index = 0; index < value.length(); index++) {
            char c = value.charAt(index);
            char next = c == '^' && index + 1 < value.length() ? value.charAt(index + 1) : 0;
            switch (next) {
                case 'n' -> decoded.append('\n');
                case '\'' -> decoded.append('"');
                case '^' -> decoded.append('^');
                default -> decoded.append(c);
            }
            index += next == 'n' || next == '\'' || next == '^' ? 1 : 0;
        }
        return decoded.toString();
    }
}
