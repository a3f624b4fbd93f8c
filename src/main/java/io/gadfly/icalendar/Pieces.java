package io.gadfly.icalendar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// Cuts a calendar into its components, so that each can be read alone and a bad one costs its neighbours nothing.
///
/// Mends the skeleton on the way: a missing END, an END that closes nothing, components without a VCALENDAR around
/// them.
final class Pieces {
    private static final Set<String> OUTERMOST =
            Set.of("VCALENDAR", "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE");

    private final UnfoldedLines lines;
    private final Gathering component;
    private boolean isInCalendar;

    Pieces(UnfoldedLines lines) {
        this.lines = lines;
        this.component = new Gathering(lines);
    }

    /// The number of the line that was read last.
    int lineNumber() {
        return lines.number();
    }

    /// Whether a VCALENDAR has begun and not ended.
    boolean isInCalendar() {
        return isInCalendar;
    }

    /// The next piece, or nothing at the end of the file.
    Optional<Piece> next() throws IOException {
        while (lines.next()) {
            var piece = startsWith("BEGIN:") ? onBegin() : startsWith("END:") ? onEnd() : onLine();
            if (piece.isPresent()) {
                return piece;
            }
        }
        return component.isOpen() ? Optional.of(component.finishCut()) : Optional.empty();
    }

    private Optional<Piece> onBegin() {
        String name = nameBehind("BEGIN:");
        if (component.isOpen() && OUTERMOST.contains(name)) {
            lines.stay();
            return Optional.of(component.finishUnended("end.missing"));
        }
        if (name.equals("VCALENDAR")) {
            isInCalendar = true;
            return Optional.of(new Piece.Calendar(lines.number()));
        }
        component.begin(name);
        return Optional.empty();
    }

    private Optional<Piece> onEnd() {
        String name = nameBehind("END:");
        boolean isCalendar = name.equals("VCALENDAR");
        if (component.isOpen() && isCalendar) {
            lines.stay();
            return Optional.of(component.finishUnended("end.missing"));
        }
        if (component.isOpen()) {
            return component.end(name);
        }
        isInCalendar &= !isCalendar;
        return isCalendar ? Optional.empty() : loose();
    }

    private Optional<Piece> onLine() {
        if (component.isOpen()) {
            component.keep();
            return Optional.empty();
        }
        return loose();
    }

    private Optional<Piece> loose() {
        var text = new String(lines.bytes(), 0, Math.min(lines.length(), Limits.LOOSE_LINE), StandardCharsets.UTF_8);
        return Optional.of(new Piece.Loose(lines.number(), text));
    }

    private boolean startsWith(String keyword) {
        if (lines.length() < keyword.length()) {
            return false;
        }
        byte[] bytes = lines.bytes();
        for (int index = 0; index < keyword.length(); index++) {
            if ((bytes[index] & ~0x20) != (keyword.charAt(index) & ~0x20)) {
                return false;
            }
        }
        return true;
    }

    private String nameBehind(String keyword) {
        return ComponentNames.read(lines.bytes(), keyword.length(), Math.min(lines.length(), Limits.LOOSE_LINE));
    }
}
