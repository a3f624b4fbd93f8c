package io.gadfly.icalendar;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Zone;
import io.gadfly.schedule.Zones;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes a zone as a VTIMEZONE (RFC 5545 §3.6.5) from its rules: a yearly rule for what goes on for ever, dates for
/// what came before it.
final class ZoneWriter {
    /// What goes on until then goes on for ever.
    private static final Instant HORIZON = Instant.parse("2200-01-01T00:00:00Z");

    /// Nobody's reminders are older, and the database's zones have a long past.
    private static final Instant PAST = Instant.parse("1970-01-01T00:00:00Z");

    private final LineWriter lines;

    ZoneWriter(LineWriter lines) {
        this.lines = lines;
    }

    void write(Zone zone) throws IOException {
        lines.line("BEGIN:VTIMEZONE");
        lines.text("TZID", lines.zones().of(zone));
        Instant from = Zones.find(zone.id()).isPresent() ? PAST : Instant.MIN;
        var changes = changes(zone, from);
        if (changes.isEmpty()) {
            var offset = zone.offsetAt(PAST);
            writeObservance(offset, offset, List.of(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC)), "");
        }
        for (var change : changes.entrySet()) {
            writeChange(change.getKey(), change.getValue());
        }
        lines.line("END:VTIMEZONE");
    }

    /// From one offset to another.
    private record Change(ZoneOffset before, ZoneOffset after) {}

    /// When each change happened, on the wall of the offset before.
    private static Map<Change, List<LocalDateTime>> changes(Zone zone, Instant from) {
        var changes = new LinkedHashMap<Change, List<LocalDateTime>>();
        var rules = zone.rules();
        for (ZoneOffsetTransition next = rules.nextTransition(from);
                next != null && next.getInstant().isBefore(HORIZON);
                next = rules.nextTransition(next.getInstant())) {
            changes.computeIfAbsent(new Change(next.getOffsetBefore(), next.getOffsetAfter()), _ -> new ArrayList<>())
                    .add(next.getDateTimeBefore());
        }
        return changes;
    }

    private void writeChange(Change change, List<LocalDateTime> onsets) throws IOException {
        var yearly = YearlyOnsets.endOf(onsets);
        var single = onsets.subList(0, onsets.size() - yearly.count());
        if (!single.isEmpty()) {
            writeObservance(change.before(), change.after(), single, "");
        }
        if (yearly.count() > 0) {
            writeObservance(
                    change.before(), change.after(), onsets.subList(single.size(), single.size() + 1), yearly.rule());
        }
    }

    private void writeObservance(ZoneOffset before, ZoneOffset after, List<LocalDateTime> onsets, String rule)
            throws IOException {
        String kind = after.getTotalSeconds() > before.getTotalSeconds() ? "DAYLIGHT" : "STANDARD";
        lines.line("BEGIN:" + kind);
        lines.property("DTSTART", text(onsets.getFirst()));
        lines.property("TZOFFSETFROM", text(before));
        lines.property("TZOFFSETTO", text(after));
        if (onsets.size() > 1) {
            lines.property(
                    "RDATE", onsets.stream().skip(1).map(ZoneWriter::text).collect(Collectors.joining(",")));
        }
        if (!rule.isEmpty()) {
            lines.property("RRULE", rule);
        }
        lines.line("END:" + kind);
    }

    private static String text(LocalDateTime time) {
        return new CalendarTime.Floating(time).text();
    }

    private static String text(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+0000" : offset.getId().replace(":", "");
    }
}
