package io.gadfly.schedule;

import static io.gadfly.schedule.Refusal.Reason.ENDS_BEFORE_START;
import static io.gadfly.schedule.Refusal.Reason.NO_SUCH_TIME;
import static io.gadfly.schedule.Refusal.Reason.OUT_OF_RANGE;
import static io.gadfly.schedule.Refusal.Reason.TOO_COSTLY;
import static io.gadfly.schedule.Refusal.Reason.UNKNOWN_ZONE;

import io.gadfly.schedule.RecurrenceRule.Frequency;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Makes a zone of the observances of a VTIMEZONE (RFC 5545 §3.6.5), for an id that `Zones` does not know.
///
/// What goes on for ever is written out up to the year 2200, and from then on by the rules of java.time, where they can
/// say it; a zone with stranger rules keeps its last offset. The amount of work is bounded, whatever the rules say.
public final class ZoneBuilder {
    private static final Instant HORIZON = Instant.parse("2200-01-01T00:00:00Z");
    private static final int AFTER_HORIZON = 2200;
    private static final int MAX_ONSETS = 10_000;
    private static final Pattern OFFSET = Pattern.compile("([+-])([0-9]{2})([0-9]{2})([0-9]{2})?");

    private final String id;

    /// The offset from each onset on, and the one before the first.
    private final TreeMap<Instant, ZoneOffset> onsets = new TreeMap<>();

    private ZoneOffset beforeFirst = ZoneOffset.UTC;

    private final YearlyChanges yearly = new YearlyChanges();

    public ZoneBuilder(String id) {
        this.id = id;
    }

    /// Adds a STANDARD or DAYLIGHT, all as the calendar writes it.
    ///
    /// @param start DTSTART, on the wall of the offset before
    /// @param from TZOFFSETFROM
    /// @param to TZOFFSETTO
    /// @param rules RRULE
    /// @param dates RDATE values
    /// @return why it cannot be used, if so
    public Optional<Refusal> addObservance(
            String start, String from, String to, List<String> rules, List<String> dates) {
        try {
            add(start, offset(from), offset(to), rules, dates);
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.refusal());
        }
    }

    private void add(String start, ZoneOffset from, ZoneOffset to, List<String> rules, List<String> dates) {
        var wall = Zone.of(from);
        var first = new CalendarTime.Zoned(time(start, wall).local(), wall);
        var added = dates.stream()
                .flatMap(values -> List.of(values.split(",")).stream())
                .map(value -> RecurrenceDate.of(time(value, wall)))
                .toList();
        var parsed = rules.stream().map(rule -> rule(rule, first)).toList();
        var schedule = new Schedule(first, Span.ZERO, parsed, List.of(), added, List.of(), List.of());
        var found = Recurrences.of(schedule, wall)
                .between(Instant.MIN, HORIZON)
                .limit(MAX_ONSETS + 1L)
                .toList();
        if (found.size() + onsets.size() > MAX_ONSETS) {
            throw new RefusedException(TOO_COSTLY, id);
        }
        if (found.isEmpty()) {
            throw new RefusedException(ENDS_BEFORE_START, start);
        }
        var earliest = found.getFirst().startIn(wall);
        if (onsets.isEmpty() || earliest.isBefore(onsets.firstKey())) {
            beforeFirst = from;
        }
        found.forEach(occurrence -> onsets.put(occurrence.startIn(wall), to));
        parsed.forEach(rule -> yearly.add(rule, first.local(), from, to));
    }

    private static RecurrenceRule rule(String text, CalendarTime start) {
        var rule = required(RecurrenceRule.parse(text, start));
        if (rule.frequency().compareTo(Frequency.MONTHLY) < 0) {
            throw new RefusedException(TOO_COSTLY, text);
        }
        return rule;
    }

    private static CalendarTime time(String value, Zone wall) {
        var time = required(CalendarTime.parse(value, Optional.of(wall)));
        return time instanceof CalendarTime.Day(var date) ? new CalendarTime.Zoned(date.atStartOfDay(), wall) : time;
    }

    private static <T> T required(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Value<T>(var value) -> value;
            case Parsed.Refused<T>(var refusal) -> throw new RefusedException(refusal.reason(), refusal.part());
        };
    }

    private static ZoneOffset offset(String text) {
        var form = OFFSET.matcher(text.strip());
        if (!form.matches()) {
            throw new RefusedException(NO_SUCH_TIME, text);
        }
        var seconds = Integer.parseInt(form.group(2)) * 3600
                + Integer.parseInt(form.group(3)) * 60
                + (form.group(4) == null ? 0 : Integer.parseInt(form.group(4)));
        if (seconds > ZoneOffset.MAX.getTotalSeconds()) {
            throw new RefusedException(OUT_OF_RANGE, text);
        }
        return ZoneOffset.ofTotalSeconds("-".equals(form.group(1)) ? -seconds : seconds);
    }

    /// The zone, unless there was no observance to make it of, or a change of its wall begins within the one before.
    public Parsed<Zone> build() {
        if (onsets.isEmpty()) {
            return Parsed.refused(UNKNOWN_ZONE, id);
        }
        var transitions = new ArrayList<ZoneOffsetTransition>();
        var offset = beforeFirst;
        var settled = Long.MIN_VALUE;
        for (var onset : onsets.entrySet()) {
            var next = onset.getValue();
            if (!next.equals(offset)) {
                var at = onset.getKey().getEpochSecond();
                if (at + Math.min(offset.getTotalSeconds(), next.getTotalSeconds()) < settled) {
                    return Parsed.refused(OUT_OF_RANGE, id);
                }
                settled = at + Math.max(offset.getTotalSeconds(), next.getTotalSeconds());
                transitions.add(ZoneOffsetTransition.of(LocalDateTime.ofEpochSecond(at, 0, offset), offset, next));
                offset = next;
            }
        }
        var goesOn = transitions.isEmpty() ? List.<ZoneOffsetTransitionRule>of() : yearly.from(AFTER_HORIZON);
        return Parsed.of(new Zone(id, ZoneRules.of(beforeFirst, beforeFirst, List.of(), transitions, goesOn)));
    }
}
