package io.gadfly.icalendar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A component (RFC 5545 §3.6) taken to pieces: its content lines and the components in it.
final class Component {
    private final String name;
    private final int line;
    private final List<ContentLine> lines = new ArrayList<>(16);
    private final List<Component> parts = new ArrayList<>(1);

    /// A bit for the hash of each name that there is: most of what is asked for is not there.
    private long names;

    private Component(String name, int line) {
        this.name = name;
        this.line = line;
    }

    static Component empty(String name) {
        return new Component(name, 0);
    }

    /// The same lines and parts under another name.
    Component named(String other) {
        var renamed = new Component(other, line);
        renamed.lines.addAll(lines);
        renamed.parts.addAll(parts);
        renamed.names = names;
        return renamed;
    }

    /// Takes the text of `whole` apart; a line that is none is named in the notes.
    static Component of(Piece.Whole whole) {
        return new Cursor(whole.text(), whole.lineNumbers(), whole.notes()).readComponent();
    }

    /// Takes apart the raw text of an origin.
    static Component ofText(String rawText) {
        return new Cursor(rawText, LineNumbers.NONE, new Notes()).readComponent();
    }

    /// In capitals.
    String name() {
        return name;
    }

    /// The line of the file where it begins, from 1.
    int line() {
        return line;
    }

    /// Its own, without BEGIN and END and those of its parts.
    List<ContentLine> lines() {
        return lines;
    }

    List<Component> parts() {
        return parts;
    }

    private void add(ContentLine contentLine) {
        lines.add(contentLine);
        names |= bit(contentLine.name());
    }

    /// Puts the line that `raw` holds in the place of the last one, which is the same without its control
    /// characters. Answers false where it is another one.
    private boolean restoreLast(ContentLine raw) {
        if (lines.isEmpty()) {
            return false;
        }
        String last = lines.getLast().toString();
        var full = decode(raw.value())
                .filter(text -> text.indexOf('\n') < 0
                        && TextValue.withoutControls(text).equals(last))
                .flatMap(text -> ContentLine.parse(
                        text, 0, text.length(), lines.getLast().number()));
        full.ifPresent(line -> lines.set(lines.size() - 1, line));
        return full.isPresent();
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static long bit(String property) {
        return 1L << property.hashCode();
    }

    private boolean mayHave(String property) {
        return (names & bit(property)) != 0;
    }

    /// The first line of that name.
    Optional<ContentLine> first(String property) {
        if (!mayHave(property)) {
            return Optional.empty();
        }
        for (ContentLine candidate : lines) {
            if (candidate.name().equals(property)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /// The value of the first line of that name, as it stands.
    Optional<String> value(String property) {
        return first(property).map(ContentLine::value);
    }

    /// Whether the first line of that name says `value`, in any case.
    boolean valueIs(String property, String value) {
        return value(property)
                .filter(found -> found.strip().equalsIgnoreCase(value))
                .isPresent();
    }

    /// In the order in which they stand.
    List<ContentLine> all(String property) {
        if (!mayHave(property)) {
            return List.of();
        }
        var all = new ArrayList<ContentLine>(1);
        for (ContentLine candidate : lines) {
            if (candidate.name().equals(property)) {
                all.add(candidate);
            }
        }
        return all;
    }

    /// Where reading has come to; `Pieces` saw to it that each BEGIN has its END.
    private static final class Cursor {
        private final String text;
        private final LineNumbers lineNumbers;
        private final Notes notes;
        private int index;
        private int position;

        Cursor(String text, LineNumbers lineNumbers, Notes notes) {
            this.text = text;
            this.lineNumbers = lineNumbers;
            this.notes = notes;
        }

        /// Reads from a BEGIN to its END.
        Component readComponent() {
            String name = text.substring(position + "BEGIN:".length(), endOfLine());
            var component = new Component(name.strip().toUpperCase(Locale.ROOT), lineNumber());
            advance();
            while (!isAt('E', "END:")) {
                if (isAt('B', "BEGIN:")) {
                    component.parts.add(readComponent());
                } else {
                    readLine(component);
                }
            }
            advance();
            return component;
        }

        private void readLine(Component component) {
            int end = endOfLine();
            ContentLine.parse(text, position, end, lineNumber())
                    .ifPresentOrElse(
                            line -> add(component, line), () -> notes.add("line.broken", lineNumber(), excerpt()));
            position = end + 1;
            index++;
        }

        private void add(Component component, ContentLine line) {
            if (line.parameterCount() > Limits.PARAMETERS) {
                notes.add("parameters.many", line.number(), Limits.PARAMETERS, line.parameterCount());
            }
            if (line.hasOpenQuote()) {
                notes.add("quote.open", line.number(), line.parameters());
            }
            if (!line.name().equals(GadflyProperty.RAW) || !component.restoreLast(line)) {
                component.add(line);
            }
        }

        private boolean isAt(char first, String keyword) {
            return (text.charAt(position) & ~0x20) == first
                    && text.regionMatches(true, position, keyword, 0, keyword.length());
        }

        private String excerpt() {
            return text.substring(position, Math.min(endOfLine(), position + Limits.EXCERPT));
        }

        private int lineNumber() {
            return lineNumbers.at(index);
        }

        private int endOfLine() {
            return text.indexOf('\n', position);
        }

        private void advance() {
            position = endOfLine() + 1;
            index++;
        }
    }
}
