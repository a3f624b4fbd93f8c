package io.gadfly.notification;

import java.text.Bidi;

/// Text of unknown origin made safe to show: no control characters (which could steer a terminal), no characters that
/// turn the direction of what stands beside them, and not longer than a glance. What needs it for its own language
/// (right-to-left scripts) is isolated instead, as Unicode UAX #9 has it. Markup is not its business: a medium that
/// interprets some escapes it.
public final class PlainText {
    private static final int LINE_LIMIT = 200;
    private static final int TEXT_LIMIT = 1000;
    private static final String FIRST_STRONG_ISOLATE = "\u2068";
    private static final String POP_DIRECTIONAL_ISOLATE = "\u2069";

    private PlainText() {}

    /// In one line, for titles.
    public static String line(String raw) {
        return isolated(shortened(cleaned(raw).replaceAll("\\s+", " ").strip(), LINE_LIMIT));
    }

    /// Line breaks stay, in their simplest form.
    public static String text(String raw) {
        return isolated(shortened(cleaned(raw).strip(), TEXT_LIMIT));
    }

    /// Of any length and with its line breaks and blanks, for a terminal.
    public static String cleaned(String raw) {
        var clean = new StringBuilder(raw.length());
        raw.replace("\r\n", "\n").codePoints().forEach(character -> {
            switch (character) {
                case '\n', '\r', 0x85, 0x2028, 0x2029 -> clean.append('\n');
                case '\t' -> clean.append(' ');
                default -> {
                    if (isHarmless(character)) {
                        clean.appendCodePoint(character);
                    }
                }
            }
        });
        return clean.toString();
    }

    private static boolean isHarmless(int character) {
        return !Character.isISOControl(character)
                && Character.getType(character) != Character.SURROGATE
                && !turnsDirection(character)
                && !isInvisibleTag(character);
    }

    /// The embeddings, overrides and isolates of UAX #9; the mere marks (LRM, RLM, ALM) stay.
    private static boolean turnsDirection(int character) {
        return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    }

    private static boolean isInvisibleTag(int character) {
        return character == 0xFEFF || character >= 0xFFF9 && character <= 0xFFFB;
    }

    private static String shortened(String text, int limit) {
        if (text.codePointCount(0, text.length()) <= limit) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, limit - 1)).stripTrailing() + "…";
    }

    private static String isolated(String text) {
        var characters = text.toCharArray();
        return Bidi.requiresBidi(characters, 0, characters.length)
                ? FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE
                : text;
    }
}
