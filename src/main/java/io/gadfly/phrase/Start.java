package io.gadfly.phrase;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.Schedule;
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
    /// Long enough for every weekday of every month, and for a 31st.
    private static final int MOST_DAYS = 400;

    private static final Pattern IN = Line.pattern("\\b(?:in|after)\\s+(" + Lengths.TEXT + ")");

    private final Vantage vantage;
    private final Optional<Duration> delay;
    private final Optional<Repetition> repetition;
    private final Optional<CalendarDates.Date> date;
    private final Optional<LocalTime> time;

    private Start(Line line, Vantage vantage) {
        this.vantage = vantage;
        this.repetition = new Repetitions(vantage).take(line);
        this.date = CalendarDates.of(vantage).take(line);
        this.delay = date.isPresent()
                ? Optional.empty()
                : line.take(
                        IN, length -> Optional.of(Lengths.of(length.group(1))).filter(Duration::isPositive));
        this.time = delay.isPresent() ? Optional.empty() : ClockTimes.take(line, vantage);
    }

    static Start take(Line line, Vantage vantage) {
        return new Start(line, vantage);
    }

    Optional<Schedule> schedule() {
        return time().map(start -> repetition
                .map(found -> Schedule.repeating(start, found.from(start)))
                .orElseGet(() -> Schedule.once(start)));
    }

    /// The first time; a whole day where no time of day is said. Empty where nothing is said of time.
    Optional<CalendarTime> time() {
        if (delay.isPresent()) {
            return Optional.of(zoned(wholeSecond(vantage.now().plus(delay.get()))));
        }
        if (repetition.isPresent()) {
            return Optional.of(first(repetition.get()));
        }
        if (date.isPresent()) {
            return Optional.of(on(date.get()));
        }
        return time.map(clock -> zoned(next(vantage.today(), clock)));
    }

    private CalendarTime first(Repetition found) {
        var from = date.map(CalendarDates.Date::day).or(found::first).orElse(vantage.today());
        if (found.isByTheClock()) {
            return zoned(byTheClock(found, from));
        }
        return Stream.iterate(from, day -> day.plusDays(1))
                .limit(MOST_DAYS)
                .filter(found::fits)
                .filter(day -> isAhead(day) || date.isPresent())
                .findFirst()
                .map(this::at)
                .orElseGet(() -> at(from));
    }

    /// Every two hours is first in two hours, unless a time is said.
    private LocalDateTime byTheClock(Repetition found, LocalDate from) {
        if (time.isPresent()) {
            return date.isPresent() ? from.atTime(time.get()) : next(from, time.get());
        }
        var unit = found.rule().frequency() == Frequency.HOURLY ? ChronoUnit.HOURS : ChronoUnit.MINUTES;
        return from.isAfter(vantage.today())
                ? from.atTime(vantage.morning())
                : vantage.now()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .plus(found.rule().interval(), unit);
    }

    private CalendarTime on(CalendarDates.Date found) {
        if (time.isEmpty() && found.day().equals(vantage.today())) {
            return laterToday(found.day());
        }
        var day = isAhead(found.day()) ? found.day() : found.day().plus(found.again());
        return at(day);
    }

    /// The morning, when a whole day rings, may be over: then the next full hour.
    private CalendarTime laterToday(LocalDate today) {
        var hour = vantage.now().truncatedTo(ChronoUnit.HOURS).plusHours(1);
        return vantage.now().toLocalTime().isBefore(vantage.morning())
                        || !hour.toLocalDate().equals(today)
                ? new CalendarTime.Day(today)
                : zoned(hour);
    }

    private boolean isAhead(LocalDate day) {
        return time.map(clock -> day.atTime(clock).isAfter(vantage.now()))
                .orElseGet(() -> day.isAfter(vantage.today())
                        || (day.equals(vantage.today())
                                && vantage.now().toLocalTime().isBefore(vantage.morning())));
    }

    private LocalDateTime next(LocalDate day, LocalTime clock) {
        var today = day.atTime(clock);
        return today.isAfter(vantage.now()) ? today : today.plusDays(1);
    }

    private CalendarTime at(LocalDate day) {
        return time.<CalendarTime>map(clock -> zoned(day.atTime(clock))).orElseGet(() -> new CalendarTime.Day(day));
    }

    private static LocalDateTime wholeSecond(LocalDateTime moment) {
        return moment.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }

    private CalendarTime zoned(LocalDateTime local) {
        return new CalendarTime.Zoned(local, vantage.zone());
    }
}
