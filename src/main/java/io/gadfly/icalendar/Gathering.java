package io.gadfly.icalendar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The component that is being gathered from a file, with an END for each BEGIN and within the limits.
final class Gathering {
    private static final Set<String> LEAVES = Set.of("VALARM", "STANDARD", "DAYLIGHT");

    /// Lines that are kept whatever the size of their component.
    private static final Set<String> NEEDED = Set.of(
            "SUMMARY",
            "DTSTART",
            "DTEND",
            "DUE",
            "DURATION",
            "RRULE",
            "UID",
            "STATUS",
            "SEQUENCE",
            "RECURRENCE-ID",
            "LAST-MODIFIED",
            "COMPLETED",
            "PERCENT-COMPLETE",
            "PRIORITY");

    private final UnfoldedLines lines;
    private final TextBlock block = new TextBlock();
    private final Deque<String> open = new ArrayDeque<>();
    private Notes notes = new Notes();
    private String name = "";
    private int firstLine;
    private int alarms;
    private int dropped;
    private int tooDeepAt;
    private int unknownDepth;
    private int skipFrom;
    private boolean isSurplusAlarm;
    private boolean isCut;

    Gathering(UnfoldedLines lines) {
        this.lines = lines;
    }

    boolean isOpen() {
        return !open.isEmpty();
    }

    /// The current line begins this component, or a part of it.
    void begin(String part) {
        if (open.isEmpty()) {
            start(part);
        }
        if (LEAVES.contains(part) && part.equals(open.peek())) {
            closeUnended("end.missing");
        }
        if (open.size() == Limits.DEPTH) {
            tooDeepAt = tooDeepAt == 0 ? lines.number() : tooDeepAt;
            unknownDepth++;
            return;
        }
        open.push(part);
        boolean isAlarm = part.equals("VALARM");
        alarms += isAlarm ? 1 : 0;
        boolean isSurplus = isAlarm && alarms > Limits.ALARMS;
        if (skipFrom == 0 && (isSurplus || block.length() > limit())) {
            skipFrom = open.size();
            isSurplusAlarm = isSurplus;
        }
        append();
    }

    private void start(String newName) {
        block.clear();
        notes = new Notes();
        name = newName;
        firstLine = lines.number();
        alarms = 0;
        dropped = 0;
        tooDeepAt = 0;
        unknownDepth = 0;
        skipFrom = 0;
        lines.takeBlankLines();
    }

    /// The current line ends the component or a part of it; answers with the component where it is whole.
    Optional<Piece> end(String part) {
        if (unknownDepth > 0) {
            unknownDepth--;
            return Optional.empty();
        }
        if (!open.contains(part)) {
            notes.add("end.stray", lines.number(), part);
            return Optional.empty();
        }
        while (!part.equals(open.peek())) {
            closeUnended("end.missing");
        }
        append();
        leave();
        return open.isEmpty() ? Optional.of(finish()) : Optional.empty();
    }

    /// As `finishUnended`, where the file ends within it.
    Piece finishCut() {
        isCut = true;
        return finishUnended("end.file");
    }

    /// Closes all that is open, because the current line or the end of the file shows that an END is missing.
    Piece finishUnended(String note) {
        while (!open.isEmpty()) {
            closeUnended(note);
        }
        return finish();
    }

    private void closeUnended(String note) {
        String part = open.element();
        notes.add(note, part, lines.number());
        if (skipFrom == 0) {
            byte[] end = ("END:" + part).getBytes(StandardCharsets.ISO_8859_1);
            block.append(end, end.length, lines.number());
        }
        leave();
    }

    private void leave() {
        open.pop();
        if (open.size() < skipFrom) {
            skipFrom = 0;
        }
    }

    private Piece finish() {
        if (lines.takeBlankLines() > 0) {
            notes.add("blank");
        }
        if (alarms > Limits.ALARMS) {
            notes.add("alarms.many", Limits.ALARMS, alarms);
        }
        if (dropped > 0) {
            notes.add("component.long", dropped, Limits.COMPONENT >> 20);
        }
        String text = block.decode(notes);
        return tooDeepAt > 0
                ? new Piece.Spoilt(firstLine, Notes.say("deep", tooDeepAt, Limits.DEPTH), text)
                : new Piece.Whole(name, firstLine, text, block.lineNumbers(), notes, isCut);
    }

    /// Keeps the current line, which is a property, as far as the limits allow.
    void keep() {
        if (unknownDepth > 0) {
            return;
        }
        if (lines.isTorn()) {
            notes.add("line.torn", lines.number());
        }
        if (skipFrom == 0 && lines.length() > Limits.TEXT) {
            keepLong();
        } else if (skipFrom > 0 || block.length() < limit() || isNeeded(propertyName())) {
            append();
        } else {
            dropped++;
        }
    }

    /// Of alarms as much is kept as of the lines that are needed.
    private int limit() {
        return open.contains("VALARM") ? Limits.COMPONENT_AT_MOST : Limits.COMPONENT;
    }

    /// Keeps the current line, unless it is in a part that is skipped; surplus alarms are counted as such.
    private void append() {
        if (skipFrom == 0) {
            block.append(lines.bytes(), lines.length(), lines.number());
        } else if (!isSurplusAlarm) {
            dropped++;
        }
    }

    private boolean isNeeded(String property) {
        return NEEDED.contains(property) && block.length() < Limits.COMPONENT_AT_MOST;
    }

    private void keepLong() {
        String property = propertyName();
        switch (property) {
            case "SUMMARY", "DESCRIPTION" -> {
                notes.add("text.long", lines.number(), property, Limits.TEXT >> 10);
                block.append(lines.bytes(), lengthOfWholeCharacters(Limits.TEXT), lines.number());
            }
            case "EXDATE", "RDATE", "RRULE" -> {
                if (lines.isCut()) {
                    notes.add("line.long", lines.number(), property, Limits.LINE >> 20);
                }
                append();
            }
            default -> notes.add("line.dropped", lines.number(), property, Limits.TEXT >> 10);
        }
    }

    private int lengthOfWholeCharacters(int atMost) {
        int length = atMost;
        while (length > 0 && (lines.bytes()[length] & 0xc0) == 0x80) {
            length--;
        }
        return length;
    }

    private String propertyName() {
        byte[] bytes = lines.bytes();
        int end = 0;
        int limit = Math.min(lines.length(), Limits.LOOSE_LINE);
        while (end < limit && bytes[end] != ':' && bytes[end] != ';') {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
    }
}
