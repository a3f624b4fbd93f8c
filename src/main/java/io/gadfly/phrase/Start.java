package io.gadfly.phrase;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceDate;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Puts together when something is, of what the line says of lengths, days, times and repetition.
final class Start {
    private static final Pattern IN = Line.pattern("\\b(?:in|after)\\s+(" + Lengths.TEXT + ")");

    private final Vantage vantage;
    private final Optional<Duration> delay;
    private final Optional<Repetition> repetition;
    private final Optional<CalendarDates.Date> date;
    private final TimesOfDay times;

    private Start(Line line, Vantage vantage) {
        this.vantage = vantage;
        var repeated = new Repetitions(vantage).take(line);
        this.date = CalendarDates.of(vantage)
                .take(line)
                .or(() -> repeated.flatMap(_ -> new WholeMonths(vantage).takeStart(line))
                        .map(CalendarDates.Date::fixed));
        this.delay = date.isPresent()
                ? Optional.empty()
                : line.take(
                        IN, length -> Optional.of(Lengths.of(length.group(1))).filter(Duration::isPositive));
        var window = repeated.filter(Repetition::isByTheClock).flatMap(found -> takeWindow(line, found));
        this.repetition = window.isPresent() ? repeated.map(Repetition::daily) : repeated;
        this.times = delay.isPresent() ? TimesOfDay.NONE : window.orElseGet(() -> takeTimes(line));
    }

    static Start take(Line line, Vantage vantage) {
        return new Start(line, vantage);
    }

    /// What repeats only between two times of day begins anew with the first of them each day.
    private static Optional<TimesOfDay> takeWindow(Line line, Repetition found) {
        return line.take(
                TimeRange.PATTERN,
                range -> TimeRange.of(range)
                        .map(known -> known.every(found.step()))
                        .filter(DailyTimes::canBeSaid)
                        .map(TimesOfDay::of));
    }

    private TimesOfDay takeTimes(Line line) {
        return repetition.filter(Repetition::isByTheClock).isPresent()
                ? TimesOfDay.takeOne(line, vantage)
                : TimesOfDay.take(line, vantage);
    }

    /// An hour that may not be meant as it was read, as it was typed.
    Optional<String> atNight() {
        return times.atNight();
    }

    /// How long after it was done it comes again.
    Optional<Span> afterDone() {
        return repetition.flatMap(Repetition::spanAfterDone);
    }

    Optional<Schedule> schedule() {
        return time().map(this::schedule)
                .map(schedule ->
                        times.length().map(Span::of).map(schedule::withSpan).orElse(schedule));
    }

    private Schedule schedule(CalendarTime first) {
        if (repetition.isEmpty()) {
            var others = eachOnce().skip(1).map(RecurrenceDate::of).toList();
            return Schedule.once(first).withDates(others);
        }
        return repetition.get().afterDone()
                ? Schedule.once(first)
                : new Series(first, repetition.get(), times.starts()).schedule(vantage.zone());
    }

    /// The first time; a whole day where no time of day is said. Empty where nothing is said of time.
    Optional<CalendarTime> time() {
        if (delay.isPresent()) {
            return Optional.of(zoned(wholeSecond(vantage.now().plus(delay.get()))));
        }
        if (repetition.isPresent()) {
            return Optional.of(first(repetition.get()));
        }
        return eachOnce().findFirst();
    }

    /// What does not repeat: at each of its times on its day, or, where no day is said, at the next of each.
    private Stream<CalendarTime> eachOnce() {
        return date.map(this::each)
                .orElseGet(() -> times.starts().stream()
                        .map(clock -> next(vantage.today(), clock))
                        .sorted()
                        .map(this::zoned));
    }

    private Stream<CalendarTime> each(CalendarDates.Date found) {
        if (times.starts().isEmpty() && found.day().equals(vantage.today())) {
            return Stream.of(laterToday());
        }
        return on(found.day()).anyMatch(this::isAhead)
                ? on(found.day())
                : on(found.day().plus(found.again()));
    }

    private CalendarTime first(Repetition found) {
        var from = date.map(CalendarDates.Date::day).or(found::first).orElse(vantage.today());
        var isSaid = date.isPresent() && times.starts().size() < 2;
        return found.isByTheClock()
                ? zoned(byTheClock(found, from))
                : found.daysFrom(from)
                        .flatMap(this::on)
                        .filter(time -> isSaid || isAhead(time))
                        .findFirst()
                        .orElseGet(() -> new CalendarTime.Day(from));
    }

    /// Every two hours is first in two hours, unless a time is said.
    private LocalDateTime byTheClock(Repetition found, LocalDate from) {
        var day = found.daysFrom(from).findFirst().orElse(from);
        if (!times.starts().isEmpty()) {
            var time = times.starts().getFirst();
            return date.isPresent() ? day.atTime(time) : next(day, time);
        }
        return day.isAfter(vantage.today())
                ? day.atTime(vantage.morning())
                : vantage.now().truncatedTo(ChronoUnit.MINUTES).plus(found.step());
    }

    private Stream<CalendarTime> on(LocalDate day) {
        return times.starts().isEmpty()
                ? Stream.of(new CalendarTime.Day(day))
                : times.starts().stream().map(clock -> zoned(day.atTime(clock)));
    }

    /// A day is ahead until its morning, when it rings.
    private boolean isAhead(CalendarTime time) {
        return time instanceof CalendarTime.Day(var day)
                ? day.isAfter(vantage.today())
                        || (day.equals(vantage.today())
                                && vantage.now().toLocalTime().isBefore(vantage.morning()))
                : time.local().isAfter(vantage.now());
    }

    /// The morning, when a whole day rings, may be over: then the next full hour.
    private CalendarTime laterToday() {
        var today = vantage.today();
        var hour = vantage.now().truncatedTo(ChronoUnit.HOURS).plusHours(1);
        return vantage.now().toLocalTime().isBefore(vantage.morning())
                        || !hour.toLocalDate().equals(today)
                ? new CalendarTime.Day(today)
                : zoned(hour);
    }

    private LocalDateTime next(LocalDate day, LocalTime clock) {
        var today = day.atTime(clock);
        return today.isAfter(vantage.now()) ? today : today.plusDays(1);
    }

    private static LocalDateTime wholeSecond(LocalDateTime moment) {
        return moment.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }

    private CalendarTime zoned(LocalDateTime local) {
        return new CalendarTime.Zoned(local, vantage.zone());
    }
}
