package io.gadfly.icalendar;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The value type TEXT (RFC 5545 §3.3.11): backslash before backslash, comma, semicolon and `n`.
final class TextValue {
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]");

    private TextValue() {}

    static String unescape(String escaped) {
        int backslash = escaped.indexOf('\\');
        if (backslash < 0) {
            return escaped;
        }
        var text = new StringBuilder(escaped.length());
        int start = 0;
        while (backslash >= 0 && backslash + 1 < escaped.length()) {
            char next = escaped.charAt(backslash + 1);
            text.append(escaped, start, backslash).append(next == 'n' || next == 'N' ? '\n' : next);
            start = backslash + 2;
            backslash = escaped.indexOf('\\', start);
        }
        return text.append(escaped, start, escaped.length()).toString();
    }

    /// A carriage return ends a line like a line feed; other control characters stay, though no line can hold them.
    static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            switch (c) {
                case '\\', ',', ';' -> escaped.append('\\').append(c);
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append(text.startsWith("\n", index + 1) ? "" : "\\n");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /// Without what RFC 5545 §3.1 calls CONTROL.
    static String withoutControls(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (isControl(text.charAt(index))) {
                return CONTROLS.matcher(text).replaceAll("");
            }
        }
        return text;
    }

    private static boolean isControl(char c) {
        return c < ' ' && c != '\t' || c == 0x7f;
    }

    /// The texts of a list, parted by commas that are not escaped.
    static List<String> splitList(String value) {
        var texts = new ArrayList<String>();
        int start = 0;
        for (int index = 0; index < value.length(); index++) {
            char c = value.charAt(index);
            if (c == '\\') {
                index++;
            } else if (c == ',') {
                texts.add(unescape(value.substring(start, index)));
                start = index + 1;
            }
        }
        texts.add(unescape(value.substring(Math.min(start, value.length()))));
        return texts;
    }
}
