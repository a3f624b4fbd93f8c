package io.gadfly.icalendar;

/// What a calendar consists of, in the order of the file.
sealed interface Piece {
    int line();

    /// A component as it came, with an END for each BEGIN.
    ///
    /// @param name in capitals
    /// @param text its unfolded lines, each ended by a line feed
    /// @param lineNumbers of its lines in the file
    /// @param notes on what was mended so far
    /// @param isCut whether the file ends within it
    record Whole(String name, int line, String text, LineNumbers lineNumbers, Notes notes, boolean isCut)
            implements Piece {}

    /// A component that is not read any further.
    record Spoilt(int line, String reason, String text) implements Piece {}

    /// A line of the calendar itself, or one that stands where none can be.
    record Loose(int line, String text) implements Piece {}

    /// A VCALENDAR begins.
    record Calendar(int line) implements Piece {}
}
