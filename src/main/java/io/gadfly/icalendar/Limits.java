package io.gadfly.icalendar;

/// How much of a calendar is taken on: enough for every honest file, too little for one that is made to hurt.
///
/// What goes beyond a limit is left out and named in the notes.
final class Limits {
    /// Bytes of one unfolded line.
    static final int LINE = 1 << 20;

    /// Characters of one text or attachment that is kept.
    static final int TEXT = 64 << 10;

    /// Bytes of one component; beyond it only the lines that say when it is are read.
    static final int COMPONENT = 2 << 20;

    /// Bytes of one component, whatever its lines are.
    static final int COMPONENT_AT_MOST = 8 << 20;

    static final int ALARMS = 100;
    static final int AWAITED = 1_000;
    static final int TAGS = 100;
    static final int REPETITIONS = 100;
    static final int DATES = 10_000;
    static final int PARAMETERS = 100;
    static final int TIME_ZONES = 50;
    static final int DEPTH = 10;
    static final int NOTES = 50;

    /// Bytes of a line outside of components, or of a component's name, that are looked at.
    static final int LOOSE_LINE = 200;

    /// Characters of a UID; a longer one is replaced by a hash.
    static final int UID = 1_000;

    /// Lines before the first thing that only a calendar has.
    static final int PREAMBLE = 10_000;

    /// Characters of a text that a note quotes.
    static final int EXCERPT = 60;

    /// Characters of a refused component that are shown.
    static final int REFUSED_TEXT = 16 << 10;

    /// Components that may wait for a VTIMEZONE further down, and their characters together.
    static final int WAITING = 20_000;

    static final int WAITING_TEXT = 16 << 20;

    private Limits() {}
}
