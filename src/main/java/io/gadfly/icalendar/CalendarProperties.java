package io.gadfly.icalendar;

import io.gadfly.reminder.Incoming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The properties of a VCALENDAR itself: none is kept, each is named.
final class CalendarProperties {
    /// In one remark.
    private static final int NAMED = 20;

    private static final int NAMED_AT_ALL = 1_000;

    private final List<String> named = new ArrayList<>();
    private int firstLine;
    private int all;
    private int more;

    /// Takes a line between the components.
    void take(Piece.Loose line) {
        firstLine = firstLine == 0 ? line.line() : firstLine;
        if (all < NAMED_AT_ALL) {
            named.add(line.text().substring(0, Math.min(line.text().length(), Limits.EXCERPT)));
            all++;
        } else {
            more++;
        }
    }

    /// Whether there is enough for a remark.
    boolean isFull() {
        return named.size() == NAMED;
    }

    /// What is to be said of them; they are forgotten then.
    Optional<Incoming> takeRemark() {
        if (named.isEmpty() && more == 0) {
            return Optional.empty();
        }
        String names = String.join(", ", named) + (more == 0 ? "" : " " + Notes.say("more", more));
        var remark = new Incoming.Remark(firstLine, Notes.say("properties", names));
        named.clear();
        firstLine = 0;
        more = 0;
        return Optional.of(remark);
    }
}
