package io.gadfly.ui.editor;

import java.util.Arrays;
import java.util.Optional;

/// Which one of its weekdays in a month.
enum Nth {
    FIRST(1),
    SECOND(2),
    THIRD(3),
    FOURTH(4),
    FIFTH(5),
    NEXT_TO_LAST(-2),
    LAST(-1);

    private final int ordinal;

    Nth(int ordinal) {
        this.ordinal = ordinal;
    }

    /// As in BYDAY: negative from the end.
    int inRule() {
        return ordinal;
    }

    static Optional<Nth> of(int inRule) {
        return Arrays.stream(values())
                .filter(choice -> choice.ordinal == inRule)
                .findFirst();
    }
}
