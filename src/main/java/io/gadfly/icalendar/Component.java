package io.gadfly.icalendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A component (RFC 5545 §3.6) taken to pieces: its content lines and the components in it.
///
/// @param name in capitals
/// @param line where it begins in the file, from 1
/// @param lines its own, without BEGIN and END and those of its parts
final class Component {
    private final String name;
    private final int line;
    private final List<ContentLine> lines = new ArrayList<>(16);
    private final List<Component> parts = new ArrayList<>(1);

    private Component(String name, int line) {
        this.name = name;
        this.line = line;
    }

    /// Takes the text of `whole` apart; a line that is none is named in the notes.
    static Component of(Piece.Whole whole) {
        return new Cursor(whole).readComponent();
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    List<ContentLine> lines() {
        return lines;
    }

    List<Component> parts() {
        return parts;
    }

    /// The first line of that name.
    Optional<ContentLine> first(String property) {
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
        return value(property).filter(found -> found.strip().equalsIgnoreCase(value)).isPresent();
    }

    List<ContentLine> all(String property) {
        return lines.stream()
                .filter(candidate -> candidate.name().equals(property))
                .toList();
    }

    private static final class Cursor {
        private final Piece.Whole whole;
        private int index;
        private int position;

        Cursor(Piece.Whole whole) {
            this.whole = whole;
        }

        /// Reads from a BEGIN to its END; `Pieces` saw to it that there is one.
        Component readComponent() {
            String text = whole.text();
            String name = text.substring(position + "BEGIN:".length(), text.indexOf('\n', position));
            var component = new Component(name.strip().toUpperCase(Locale.ROOT), whole.lineNumbers()[index]);
            advance();
            while (!text.regionMatches(true, position, "END:", 0, 4)) {
                if (text.regionMatches(true, position, "BEGIN:", 0, 6)) {
                    component.parts.add(readComponent());
                } else {
                    readLine(component);
                }
            }
            advance();
            return component;
        }

        private void readLine(Component component) {
            int number = whole.lineNumbers()[index];
            int end = whole.text().indexOf('\n', position);
            ContentLine.parse(whole.text(), position, end, number)
                    .ifPresentOrElse(component.lines::add, () -> whole.notes().add("line.broken", number, excerpt(end)));
            advance();
        }

        private String excerpt(int end) {
            return whole.text().substring(position, Math.min(end, position + Limits.EXCERPT));
        }

        private void advance() {
            position = whole.text().indexOf('\n', position) + 1;
            index++;
        }
    }
}
