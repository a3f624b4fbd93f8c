package io.gadfly.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.IntStream;
import net.fortuna.ical4j.model.Recur;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;

/// One rule, made ready for each of the engines, and the instants of 2026 at which they are asked.
public final class Contenders {
    /// The rules that people have, most of them begun years ago.
    public enum Rule {
        DAILY("FREQ=DAILY", "20050101T090000", "UTC"),
        WORKING_DAYS("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "20050103T090000", "UTC"),
        SECOND_TUESDAY("FREQ=MONTHLY;BYDAY=2TU", "20000111T090000", "UTC"),
        LEAP_DAY("FREQ=YEARLY", "19960229T090000", "UTC"),
        LEAP_DAY_BY_PARTS("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "19960229T090000", "UTC"),
        EVERY_90_MINUTES("FREQ=MINUTELY;INTERVAL=90", "20150101T000000", "UTC"),
        EVERY_90_MINUTES_BERLIN("FREQ=MINUTELY;INTERVAL=90", "20150101T000000", "Europe/Berlin"),
        LAST_WORKING_DAY("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "19990129T170000", "UTC"),
        COUNTED("FREQ=DAILY;COUNT=10000", "20050101T090000", "UTC"),
        FORTNIGHTLY("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20300101T000000Z", "20100104T090000", "UTC"),
        GAP_NEW_YORK("FREQ=DAILY", "20100101T023000", "America/New_York"),
        HOURLY_NEW_YORK("FREQ=HOURLY", "20100101T000000", "America/New_York"),
        MONTH_END("FREQ=MONTHLY;BYMONTHDAY=-1", "20000131T120000", "Europe/Berlin");

        private final String text;
        private final String start;
        private final String zone;

        Rule(String text, String start, String zone) {
            this.text = text;
            this.start = start;
            this.zone = zone;
        }
    }

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    final Instant[] instants = IntStream.range(0, 16)
            .mapToObj(i -> NEW_YEAR.plus(i * 22L, ChronoUnit.DAYS).plusSeconds(i * 4_321L))
            .toArray(Instant[]::new);

    private final Recurrences gadfly;
    private final org.dmfs.rfc5545.recur.RecurrenceRule libRecur;
    private final DateTime libRecurStart;
    private final Recur<ZonedDateTime> ical4j;
    private final ZonedDateTime ical4jStart;

    Contenders(Rule rule) {
        var zone = Zones.find(rule.zone);
        var start = CalendarTime.parse(rule.start, zone).toOptional().orElseThrow();
        var parsed = RecurrenceRule.parse(rule.text, start).toOptional().orElseThrow();
        gadfly = Recurrences.of(Schedule.repeating(start, parsed), Zone.UTC);
        libRecur = libRecur(rule);
        libRecurStart = DateTime.parse(TimeZone.getTimeZone(rule.zone), rule.start);
        // Its week starts by the machine's locale unless it is told.
        ical4j = new Recur<>(rule.text + ";WKST=MO");
        ical4jStart = ZonedDateTime.of(start.local(), ZoneId.of(rule.zone));
    }

    private static org.dmfs.rfc5545.recur.RecurrenceRule libRecur(Rule rule) {
        try {
            return new org.dmfs.rfc5545.recur.RecurrenceRule(rule.text);
        } catch (InvalidRecurrenceRuleException refused) {
            throw new IllegalArgumentException(rule.text, refused);
        }
    }

    Next gadflyNext(Instant instant) {
        return gadfly.after(instant);
    }

    long libRecurNext(Instant instant) {
        var iterator = libRecur.iterator(libRecurStart);
        iterator.fastForward(instant.toEpochMilli());
        var next = iterator.nextMillis();
        while (next <= instant.toEpochMilli()) {
            next = iterator.nextMillis();
        }
        return next;
    }

    ZonedDateTime ical4jNext(Instant instant) {
        return ical4j.getNextDate(ical4jStart, instant.atZone(ical4jStart.getZone()));
    }

    List<Occurrence> gadflyMonth(Instant from) {
        return gadfly.listBetween(from, from.plus(30, ChronoUnit.DAYS));
    }

    long[] gadflyMonthInstants(Instant from) {
        return gadfly.startsBetween(from, from.plus(30, ChronoUnit.DAYS)).toArray();
    }

    long libRecurMonth(Instant from) {
        var iterator = libRecur.iterator(libRecurStart);
        iterator.fastForward(from.toEpochMilli());
        var to = from.plus(30, ChronoUnit.DAYS).toEpochMilli();
        var sum = 0L;
        while (iterator.hasNext()) {
            var next = iterator.nextMillis();
            if (next >= to) {
                break;
            }
            sum += next;
        }
        return sum;
    }

    List<ZonedDateTime> ical4jMonth(Instant from) {
        var zone = ical4jStart.getZone();
        return ical4j.getDates(
                ical4jStart, from.atZone(zone), from.plus(30, ChronoUnit.DAYS).atZone(zone));
    }
}
