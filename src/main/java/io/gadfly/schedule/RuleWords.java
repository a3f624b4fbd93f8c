package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.Skip;
import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Says one rule in words: the common ones as people say them, the rest part by part, leaving nothing out.
final class RuleWords {
    private static final List<DayOfWeek> WORKING_DAYS =
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
    private static final List<DayOfWeek> WEEKEND = List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final int MOST_TIMES = 6;
    private static final List<Integer> FULL = List.of(0);
    private static final Comparator<Integer> FROM_START_FIRST =
            Comparator.comparing((Integer day) -> day < 0).thenComparing(Comparator.naturalOrder());

    private final Phrases phrases;
    private final DayNames names;

    RuleWords(Phrases phrases) {
        this.phrases = phrases;
        this.names = new DayNames(phrases);
    }

    String say(RecurrenceRule written, CalendarTime start) {
        var rule = RuleDefaults.complete(written, start.local());
        var days = idiom(rule).orElseGet(() -> plainly(rule));
        var skipping = rule.skip() == Skip.OMIT ? days : phrases.say("skip." + rule.skip(), days);
        var weeks = weekStartMatters(rule)
                ? phrases.say("part.weekStart", skipping, names.name(rule.weekStart()))
                : skipping;
        var timed = start instanceof CalendarTime.Day ? weeks : times(weeks, rule, written);
        return limit(zoned(timed, start), rule.limit(), start);
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

    /// The ways in which people say it, where the rule is one of those.
    private Optional<String> idiom(RecurrenceRule rule) {
        var by = rule.by();
        if (!by.weekNumbers().isEmpty() || !by.yearDays().isEmpty()) {
            return Optional.empty();
        }
        return switch (rule.frequency()) {
            case WEEKLY -> rule.interval() == 1 ? weekly(by) : Optional.empty();
            case MONTHLY -> rule.interval() == 1 ? monthly(by) : Optional.empty();
            case YEARLY -> yearly(rule);
            case DAILY, HOURLY, MINUTELY, SECONDLY -> Optional.empty();
        };
    }

    private Optional<String> weekly(ByParts by) {
        if (!by.setPositions().isEmpty()
                || !by.monthDays().isEmpty()
                || !by.months().isEmpty()) {
            return Optional.empty();
        }
        var days = by.days().stream().map(WeekdayNum::day).toList();
        return Optional.of(
                days.equals(WORKING_DAYS)
                        ? phrases.say("every.weekday")
                        : phrases.say(
                                "every.days",
                                phrases.list(days.stream().map(names::name).toList())));
    }

    private Optional<String> monthly(ByParts by) {
        if (!by.months().isEmpty() || !by.monthDays().isEmpty()) {
            return Optional.empty();
        }
        return nthDay(by).map(day -> phrases.say("every.ofMonth", day));
    }

    private Optional<String> yearly(RecurrenceRule rule) {
        var by = rule.by();
        if (by.months().isEmpty()) {
            return Optional.empty();
        }
        if (by.days().isEmpty()
                && by.setPositions().isEmpty()
                && by.months().size() == 1
                && by.monthDays().size() == 1
                && by.monthDays().getFirst() > 0) {
            return date(by.months().getFirst(), by.monthDays().getFirst())
                    .map(date -> phrases.say("part.on", every(rule), date));
        }
        return by.monthDays().isEmpty() && rule.interval() == 1
                ? nthDay(by).map(day -> phrases.say("every.ofMonths", day, names.months(by.months())))
                : Optional.empty();
    }

    private Optional<String> date(int month, int day) {
        if (day > Month.of(month).maxLength()) {
            return Optional.empty();
        }
        return Optional.of(phrases.date("dateOfYear", LocalDate.of(2000, month, day)));
    }

    /// "last Friday", "first weekday"
    private Optional<String> nthDay(ByParts by) {
        if (by.setPositions().isEmpty()) {
            return by.days().isEmpty()
                            || by.days().stream().anyMatch(day -> day.ordinal().isEmpty())
                    ? Optional.empty()
                    : Optional.of(
                            phrases.list(by.days().stream().map(names::day).toList()));
        }
        var days = by.days().stream().map(WeekdayNum::day).toList();
        var kind = days.equals(WORKING_DAYS)
                ? phrases.find("weekdays")
                : days.equals(WEEKEND) ? phrases.find("weekendDays") : Optional.<String>empty();
        if (by.setPositions().size() != 1
                || by.days().stream().anyMatch(day -> day.ordinal().isPresent())
                || timesOfDay(by) != 1) {
            return Optional.empty();
        }
        return kind.map(name ->
                phrases.say("ordinal.of", names.ordinal(by.setPositions().getFirst()), name));
    }

    private String plainly(RecurrenceRule rule) {
        var by = rule.by();
        var text = every(rule);
        if (!by.days().isEmpty()) {
            text = phrases.say(
                    "part.on",
                    text,
                    phrases.list(by.days().stream().map(names::day).toList()));
        }
        if (!by.monthDays().isEmpty()) {
            text = phrases.say(
                    rule.frequency() == Frequency.MONTHLY ? "part.onThe" : "part.onTheOfMonth",
                    text,
                    phrases.list(by.monthDays().stream()
                            .sorted(FROM_START_FIRST)
                            .map(names::monthDay)
                            .toList()));
        }
        if (!by.yearDays().isEmpty()) {
            text = phrases.say("part.onYearDays", text, by.yearDays().size(), names.numbers(by.yearDays()));
        }
        if (!by.weekNumbers().isEmpty()) {
            text = phrases.say("part.inWeeks", text, by.weekNumbers().size(), names.numbers(by.weekNumbers()));
        }
        if (!by.months().isEmpty()) {
            text = phrases.say("part.in", text, names.months(by.months()));
        }
        return positions(text, rule);
    }

    private String every(RecurrenceRule rule) {
        return phrases.say("every." + rule.frequency(), rule.interval());
    }

    private String positions(String text, RecurrenceRule rule) {
        var positions = rule.by().setPositions();
        return positions.isEmpty()
                ? text
                : phrases.say(
                        "part.positions",
                        text,
                        phrases.list(positions.stream().map(names::ordinal).toList()),
                        phrases.say("unit." + rule.frequency()));
    }

    private String times(String text, RecurrenceRule rule, RecurrenceRule written) {
        if (rule.frequency().compareTo(Frequency.DAILY) < 0) {
            return within(text, saidFromStart(rule.by(), written.by()));
        }
        if (timesOfDay(rule.by()) > MOST_TIMES) {
            return within(text, rule.by());
        }
        var times = new ArrayList<String>();
        var seconds = TimesOfDay.of(rule.by());
        for (var i = 0; i < seconds.size(); i++) {
            times.add(phrases.time(LocalTime.ofSecondOfDay(seconds.get(i))));
        }
        return phrases.say("part.at", text, phrases.list(times));
    }

    /// What a rule finer than DAILY takes from DTSTART need not be said where it is the full hour or minute.
    private static ByParts saidFromStart(ByParts complete, ByParts written) {
        return written.withTimes(
                written.hours(),
                complete.minutes().equals(FULL) ? written.minutes() : complete.minutes(),
                complete.seconds().equals(FULL) ? written.seconds() : complete.seconds());
    }

    private static int timesOfDay(ByParts by) {
        return by.hours().size() * by.minutes().size() * by.seconds().size();
    }

    private String within(String text, ByParts by) {
        var all = text;
        if (!by.hours().isEmpty()) {
            all = phrases.say("part.hours", all, names.numbers(by.hours()));
        }
        if (!by.minutes().isEmpty()) {
            all = phrases.say("part.minutes", all, by.minutes().size(), names.numbers(by.minutes()));
        }
        return by.seconds().isEmpty()
                ? all
                : phrases.say("part.seconds", all, by.seconds().size(), names.numbers(by.seconds()));
    }

    private String limit(String text, Limit limit, CalendarTime start) {
        return switch (limit) {
            case Limit.Forever() -> text;
            case Limit.Count(var count) -> phrases.say("limit.count", text, count);
            case Limit.Until(var until) ->
                phrases.say("limit.until", text, phrases.date("date", lastDay(until, start)));
        };
    }

    private static LocalDate lastDay(CalendarTime until, CalendarTime start) {
        return until instanceof CalendarTime.Zoned end && start instanceof CalendarTime.Zoned home
                ? home.zone().wallTimeOf(end.zone().instantOf(end.local())).toLocalDate()
                : until.local().toLocalDate();
    }
}
