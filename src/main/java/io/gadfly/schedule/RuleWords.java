package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.Skip;
import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import java.time.DayOfWeek;

/// Says one rule in words: the common ones as people say them (`RuleIdioms`), the rest part by part, leaving nothing
/// out.
final class RuleWords {
    private final Phrases phrases;
    private final DayNames names;
    private final TimeWords times;

    RuleWords(Phrases phrases) {
        this.phrases = phrases;
        this.names = new DayNames(phrases);
        this.times = new TimeWords(phrases, names);
    }

    String say(RecurrenceRule written, CalendarTime start) {
        var rule = RuleDefaults.complete(written, start.local());
        var idiom = new RuleIdioms(phrases, names).find(rule);
        var days = idiom.orElseGet(() -> plainly(rule));
        var skipping = rule.skip() == Skip.OMIT ? days : phrases.say("skip." + rule.skip(), days);
        var weeks = weekStartMatters(rule)
                ? phrases.say("part.weekStart", skipping, names.name(rule.weekStart()))
                : skipping;
        var timed = start instanceof CalendarTime.Day ? weeks : times.add(weeks, rule, written);
        var placed = idiom.isPresent() ? timed : positions(timed, rule);
        return limit(zoned(placed, start), rule, start);
    }

    private static boolean weekStartMatters(RecurrenceRule rule) {
        return rule.weekStart() != DayOfWeek.MONDAY
                && (!rule.by().weekNumbers().isEmpty()
                        || rule.frequency() == Frequency.WEEKLY
                                && (rule.interval() > 1
                                        || !rule.by().setPositions().isEmpty()));
    }

    private String zoned(String text, CalendarTime start) {
        return start instanceof CalendarTime.Zoned zoned
                ? phrases.say("rule.zone", text, zoned.zone().id())
                : text;
    }

    private String plainly(RecurrenceRule rule) {
        var by = rule.by();
        var text = phrases.say("every." + rule.frequency(), rule.interval());
        if (!by.days().isEmpty()) {
            text = phrases.say("part.on", text, weekdays(rule));
        }
        if (!by.monthDays().isEmpty()) {
            text = monthDays(text, rule);
        }
        if (!by.yearDays().isEmpty()) {
            text = phrases.say("part.onYearDays", text, phrases.list(DayNames.inOrder(by.yearDays(), names::yearDay)));
        }
        if (!by.weekNumbers().isEmpty()) {
            text = phrases.say("part.inWeeks", text, phrases.list(DayNames.inOrder(by.weekNumbers(), names::week)));
        }
        return by.months().isEmpty() ? text : phrases.say("part.in", text, names.months(by.months()));
    }

    private String weekdays(RecurrenceRule rule) {
        var days = rule.by().days();
        var ofYear = rule.frequency() == Frequency.YEARLY && rule.by().months().isEmpty();
        var said = names.group(days)
                .orElseGet(() -> phrases.list(days.stream().map(this::weekday).toList()));
        return ofYear && days.stream().anyMatch(day -> day.ordinal().isPresent())
                ? phrases.say("part.ofTheYear", said)
                : said;
    }

    private String weekday(WeekdayNum day) {
        return day.ordinal().isPresent() ? phrases.say("the", names.day(day)) : names.day(day);
    }

    /// Beside weekdays, a condition.
    private String monthDays(String text, RecurrenceRule rule) {
        var days = DayNames.inOrder(rule.by().monthDays(), names::monthDay);
        if (!rule.by().days().isEmpty()) {
            return phrases.say("part.ifThe", text, phrases.either(days));
        }
        return phrases.say(
                rule.frequency() == Frequency.MONTHLY ? "part.onThe" : "part.onTheOfMonth", text, phrases.list(days));
    }

    private String positions(String text, RecurrenceRule rule) {
        var positions = rule.by().setPositions();
        return positions.isEmpty()
                ? text
                : phrases.say(
                        "part.positions",
                        text,
                        phrases.list(DayNames.inOrder(positions, names::ordinal)),
                        phrases.say("unit." + rule.frequency()));
    }

    private String limit(String text, RecurrenceRule rule, CalendarTime start) {
        return switch (rule.limit()) {
            case Limit.Forever() -> text;
            case Limit.Count(var count) -> phrases.say("limit.count", text, count);
            case Limit.Until(var until) -> until(text, rule.by(), onTheWall(until, start));
        };
    }

    /// The time is said where it takes something of the last day away.
    private String until(String text, ByParts by, CalendarTime last) {
        var date = phrases.date("date", last.local().toLocalDate());
        return last instanceof CalendarTime.Day
                        || TimeWords.isOverBy(last.local().toLocalTime(), by)
                ? phrases.say("limit.until", text, date)
                : phrases.say(
                        "limit.untilTime", text, date, phrases.time(last.local().toLocalTime()));
    }

    /// As the start's own clock shows it.
    static CalendarTime onTheWall(CalendarTime time, CalendarTime start) {
        return time instanceof CalendarTime.Zoned && start instanceof CalendarTime.Zoned home
                ? home.withLocal(home.zone().wallTimeOf(time.in(home.zone())))
                : time;
    }
}
