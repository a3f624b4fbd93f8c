package io.gadfly.icalendar;

import java.util.Set;

/// The names of what Gadfly says in a calendar where RFC 5545 has no word.
final class GadflyProperty {
    /// The name of the reminder's list.
    static final String LIST = "X-GADFLY-LIST";

    /// A nag policy, see `NagText`; of the reminder, or of the alarm that it stands in.
    static final String NAG = "X-GADFLY-NAG";

    /// What becomes of missed fires, see `MisfireText`.
    static final String MISFIRE = "X-GADFLY-MISFIRE";

    /// Repeats so long after it was done: a DURATION.
    static final String AFTER_DONE = "X-GADFLY-AFTER-DONE";

    /// OPEN, DONE or DISABLED, where STATUS cannot say it.
    static final String STATUS = "X-GADFLY-STATUS";

    /// A fire that waits for its answer, see `AwaitedText`: one line for each.
    static final String AWAITED = "X-GADFLY-AWAITED";

    /// TRUE in an alarm that stands for having none: other programs ring, Gadfly does by itself.
    static final String IMPLIED = "X-GADFLY-IMPLIED";

    /// The line before it in full, as Base64, where that holds control characters, which no line of a calendar
    /// can.
    static final String RAW = "X-GADFLY-RAW";

    private static final Set<String> ALL = Set.of(LIST, NAG, MISFIRE, AFTER_DONE, STATUS, AWAITED, IMPLIED, RAW);

    private GadflyProperty() {}

    static boolean isOne(String name) {
        return ALL.contains(name);
    }
}
