package io.gadfly.icalendar;

import io.gadfly.reminder.Incoming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a calendar has around its items: properties of its own, and definitions of time zones that are known without
/// them. None is kept, each is named, all in one remark where there is room.
final class Envelope {
    /// In one remark.
    private static final int NAMED = 20;

    private static final int NAMED_AT_ALL = 1_000;

    private final List<String> properties = new ArrayList<>();
    private final List<String> zoneLines = new ArrayList<>();
    private int firstLine;
    private int all;
    private int more;
    private int moreZones;

    /// Takes a line between the components.
    void take(Piece.Loose property) {
        begin(property.line());
        if (all < NAMED_AT_ALL) {
            properties.add(property.text().substring(0, Math.min(property.text().length(), Limits.EXCERPT)));
            all++;
        } else {
            more++;
        }
    }

    /// Takes a VTIMEZONE.
    void takeZone(int line) {
        begin(line);
        if (zoneLines.size() < NAMED) {
            zoneLines.add(Integer.toString(line));
        } else {
            moreZones++;
        }
    }

    private void begin(int line) {
        firstLine = firstLine == 0 ? line : firstLine;
    }

    /// Whether there is enough for a remark.
    boolean isFull() {
        return properties.size() == NAMED;
    }

    /// What is to be said of it; it is forgotten then.
    Optional<Incoming> takeRemark() {
        if (firstLine == 0) {
            return Optional.empty();
        }
        var remark = new Incoming.Remark(firstLine, Notes.say("envelope", String.join(", ", parts())));
        properties.clear();
        zoneLines.clear();
        firstLine = 0;
        more = 0;
        moreZones = 0;
        return Optional.of(remark);
    }

    private List<String> parts() {
        var parts = new ArrayList<>(properties);
        if (more > 0) {
            parts.add(Notes.say("envelope.more", more));
        }
        if (!zoneLines.isEmpty()) {
            var lines = String.join(", ", zoneLines);
            parts.add(
                    moreZones == 0
                            ? Notes.say("envelope.zones", lines)
                            : Notes.say("envelope.zones.more", lines, moreZones));
        }
        return parts;
    }
}
