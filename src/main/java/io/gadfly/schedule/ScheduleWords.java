package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.Rescheduled.Range;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Says a schedule as a sentence: "every last Friday of the month at 17:00, Europe/Berlin, until 31 March 2027".
public final class ScheduleWords {
    private static final int MOST_DATES = 3;

    private final Phrases phrases;
    private final RuleWords rules;

    private ScheduleWords(Phrases phrases) {
        this.phrases = phrases;
        this.rules = new RuleWords(phrases);
    }

    /// In the language of `locale` where there are texts of it, else in English throughout; times are on the clock
    /// of the schedule's start.
    public static ScheduleWords in(Locale locale) {
        return new ScheduleWords(new Phrases(locale));
    }

    /// The same with times of day as people of that locale write them: 5:00 PM in the United States.
    public static ScheduleWords forReader(Locale locale) {
        return new ScheduleWords(new Phrases(locale, Optional.of(locale)));
    }

    /// With the zone's name, where the start has a zone.
    public String describe(Schedule schedule) {
        return moved(exceptions(dates(rules(schedule), schedule), schedule), schedule);
    }

    /// The same for a viewer, who need not be told the zone that they are in.
    public String describe(Schedule schedule, Zone viewer) {
        return describe(
                schedule.start() instanceof CalendarTime.Zoned(var local, var zone) && zone.equals(viewer)
                        ? onTheWall(schedule, new CalendarTime.Floating(local), zone)
                        : schedule);
    }

    private static Schedule onTheWall(Schedule schedule, CalendarTime start, Zone zone) {
        return new Schedule(
                start,
                schedule.span(),
                schedule.rules().stream().map(rule -> onTheWall(rule, zone)).toList(),
                schedule.exclusionRules().stream()
                        .map(rule -> onTheWall(rule, zone))
                        .toList(),
                schedule.dates().stream()
                        .map(date -> new RecurrenceDate(onTheWall(date.start(), zone), date.span()))
                        .toList(),
                schedule.exceptions().stream()
                        .map(time -> onTheWall(time, zone))
                        .toList(),
                schedule.overrides());
    }

    private static RecurrenceRule onTheWall(RecurrenceRule rule, Zone zone) {
        return rule.limit() instanceof Limit.Until(var last)
                ? rule.withLimit(new Limit.Until(onTheWall(last, zone)))
                : rule;
    }

    private static CalendarTime onTheWall(CalendarTime time, Zone zone) {
        return time instanceof CalendarTime.Zoned ? new CalendarTime.Floating(zone.wallTimeOf(time.in(zone))) : time;
    }

    private String moved(String said, Schedule schedule) {
        var single = schedule.overrides().stream()
                .filter(moved -> moved.range() == Range.THIS)
                .count();
        var alone = single == 0 ? said : phrases.say("schedule.moved", said, single);
        return schedule.overrides().stream()
                .filter(moved -> moved.range() == Range.THIS_AND_FUTURE)
                .min(Comparator.comparing(moved -> moved.recurrenceId().in(Zone.UTC)))
                .map(first -> phrases.say(
                        "schedule.movedFrom", alone, days(Stream.of(first.recurrenceId()), schedule.start())))
                .orElse(alone);
    }

    private String rules(Schedule schedule) {
        if (schedule.rules().isEmpty()) {
            return "";
        }
        var first = rules.say(schedule.rules().getFirst(), schedule.start());
        return schedule.rules().stream()
                .skip(1)
                .map(rule -> rules.say(rule, schedule.start()))
                .reduce(first, (said, next) -> phrases.say("schedule.rules", said, next));
    }

    private String dates(String said, Schedule schedule) {
        var more = schedule.dates().size();
        if (said.isEmpty()) {
            var date = moment(schedule.start());
            return more == 0 ? phrases.say("schedule.once", date) : phrases.say("schedule.onlyDates", date, more);
        }
        if (more == 0) {
            return said;
        }
        return more > MOST_DATES
                ? phrases.say("schedule.manyDates", said, more)
                : phrases.say(
                        "schedule.dates",
                        said,
                        days(schedule.dates().stream().map(RecurrenceDate::start), schedule.start()));
    }

    private String days(Stream<CalendarTime> times, CalendarTime start) {
        return phrases.list(
                times.map(time -> RuleWords.onTheWall(time, start).local().toLocalDate())
                        .distinct()
                        .sorted()
                        .map(day -> phrases.date("date", day))
                        .toList());
    }

    private String exceptions(String said, Schedule schedule) {
        var without = schedule.exclusionRules().stream()
                .map(rule -> rules.say(rule, schedule.start()))
                .reduce(said, (all, rule) -> phrases.say("schedule.exclusion", all, rule));
        var exceptions = schedule.exceptions();
        if (exceptions.isEmpty()) {
            return without;
        }
        return exceptions.size() > MOST_DATES
                ? phrases.say("schedule.manyExceptions", without, exceptions.size())
                : phrases.say("schedule.exceptions", without, days(exceptions.stream(), schedule.start()));
    }

    private String moment(CalendarTime time) {
        var date = phrases.date("dateWithWeekday", time.local().toLocalDate());
        return switch (time) {
            case CalendarTime.Day _ -> date;
            case CalendarTime.Floating(var local) -> phrases.say("dateTime", date, phrases.time(local.toLocalTime()));
            case CalendarTime.Zoned(var local, var zone) ->
                phrases.say("rule.zone", phrases.say("dateTime", date, phrases.time(local.toLocalTime())), zone.id());
        };
    }
}
