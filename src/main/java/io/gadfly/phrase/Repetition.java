package io.gadfly.phrase;

import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import io.gadfly.schedule.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How something repeats.
///
/// @param rule without an end
/// @param first where the words say so themselves, as "every 24 December" does
/// @param end until when
/// @param exceptions days that are left out
/// @param afterDone whether it counts from when it was done
record Repetition(
        RecurrenceRule rule,
        Optional<LocalDate> first,
        RepetitionEnd end,
        List<LocalDate> exceptions,
        boolean afterDone) {
    Repetition {
        exceptions = List.copyOf(exceptions);
    }

    /// Long enough for a fifth Friday of every February.
    private static final int MOST_DAYS = 41 * 366;

    private static Repetition of(RecurrenceRule rule) {
        return new Repetition(rule, Optional.empty(), new RepetitionEnd.Never(), List.of(), false);
    }

    static Repetition every(int interval, Frequency frequency) {
        return of(RecurrenceRule.every(interval, frequency));
    }

    static Repetition weekly(int interval, Collection<DayOfWeek> days) {
        return every(interval, Frequency.WEEKLY).on(days);
    }

    /// @param ordinals -1: the last
    static Repetition monthly(int interval, List<Integer> ordinals, DayOfWeek day) {
        var by = ByParts.NONE.withDays(
                ordinals.stream().map(nth -> WeekdayNum.nth(nth, day)).toList());
        return of(RecurrenceRule.every(interval, Frequency.MONTHLY).withBy(by));
    }

    /// @param days -1: the last
    static Repetition monthly(int interval, List<Integer> days) {
        return of(RecurrenceRule.every(interval, Frequency.MONTHLY).withBy(ByParts.NONE.withMonthDays(days)));
    }

    static Repetition yearly(LocalDate first) {
        return new Repetition(
                RecurrenceRule.every(1, Frequency.YEARLY),
                Optional.of(first),
                new RepetitionEnd.Never(),
                List.of(),
                false);
    }

    /// @param ordinal -1: the last
    static Repetition yearly(Month month, int ordinal, DayOfWeek day) {
        var by = ByParts.NONE.withMonths(List.of(month.getValue())).withDays(List.of(WeekdayNum.nth(ordinal, day)));
        return of(RecurrenceRule.every(1, Frequency.YEARLY).withBy(by));
    }

    private Repetition with(RecurrenceRule other) {
        return new Repetition(other, first, end, exceptions, afterDone);
    }

    /// Only on these weekdays.
    Repetition on(Collection<DayOfWeek> days) {
        return with(rule.withBy(
                rule.by().withDays(days.stream().map(WeekdayNum::every).toList())));
    }

    Repetition ending(RepetitionEnd other) {
        return new Repetition(rule, first, other, exceptions, afterDone);
    }

    Repetition exceptOn(List<LocalDate> days) {
        return new Repetition(rule, first, end, days, afterDone);
    }

    /// Empty where it has none of these weekdays to leave out, or where nothing is left.
    Optional<Repetition> exceptOn(Collection<DayOfWeek> days) {
        var left = weekdays();
        return left.removeAll(days) && !left.isEmpty() && isOfWholeWeeks() ? Optional.of(on(left)) : Optional.empty();
    }

    private boolean isOfWholeWeeks() {
        var isNumbered = rule.by().days().stream().anyMatch(day -> day.ordinal().isPresent());
        return rule.frequency().compareTo(Frequency.WEEKLY) <= 0
                && !isNumbered
                && (rule.frequency() != Frequency.WEEKLY || !rule.by().days().isEmpty());
    }

    private EnumSet<DayOfWeek> weekdays() {
        var days = EnumSet.noneOf(DayOfWeek.class);
        rule.by().days().forEach(day -> days.add(day.day()));
        return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
    }

    /// Counted from when it was done; empty where no length of time says that.
    Optional<Repetition> countedFromDone() {
        return rule.by().equals(ByParts.NONE) && end instanceof RepetitionEnd.Never && pause().isPresent()
                ? Optional.of(new Repetition(rule, first, end, exceptions, true))
                : Optional.empty();
    }

    /// How long after it was done it comes again; empty where it does not wait for that.
    Optional<Span> spanAfterDone() {
        return afterDone ? pause() : Optional.empty();
    }

    private Optional<Span> pause() {
        return switch (rule.frequency()) {
            case DAILY -> Optional.of(Span.ofDays(rule.interval()));
            case WEEKLY -> Optional.of(Span.ofDays(7 * rule.interval()));
            case HOURLY, MINUTELY, SECONDLY -> Optional.of(Span.of(step()));
            case MONTHLY, YEARLY -> Optional.empty();
        };
    }

    /// From one to the next, as the calendar counts.
    TemporalAmount interval() {
        return switch (rule.frequency()) {
            case DAILY -> Period.ofDays(rule.interval());
            case WEEKLY -> Period.ofWeeks(rule.interval());
            case MONTHLY -> Period.ofMonths(rule.interval());
            case YEARLY -> Period.ofYears(rule.interval());
            case HOURLY, MINUTELY, SECONDLY -> step();
        };
    }

    /// From one to the next, of what repeats within a day.
    Duration step() {
        return unit().multipliedBy(rule.interval());
    }

    private Duration unit() {
        return switch (rule.frequency()) {
            case HOURLY -> Duration.ofHours(1);
            case MINUTELY -> Duration.ofMinutes(1);
            case SECONDLY -> Duration.ofSeconds(1);
            case DAILY, WEEKLY, MONTHLY, YEARLY -> throw new IllegalStateException(rule.text());
        };
    }

    /// Anew each day, at whichever times.
    Repetition daily() {
        return with(RecurrenceRule.every(1, Frequency.DAILY).withBy(rule.by()));
    }

    /// Whether it repeats every few days or more often.
    boolean isOfDays() {
        return rule.frequency().compareTo(Frequency.DAILY) <= 0;
    }

    /// Whether it repeats within a day.
    boolean isByTheClock() {
        return rule.frequency().compareTo(Frequency.DAILY) < 0;
    }

    /// Whether the first time can be that day.
    boolean fits(LocalDate day) {
        return fitsMonth(day) && fitsWeekday(day) && fitsMonthDay(day) && !exceptions.contains(day);
    }

    private boolean fitsMonth(LocalDate day) {
        var months = rule.by().months();
        return months.isEmpty() || months.contains(day.getMonthValue());
    }

    private boolean fitsWeekday(LocalDate day) {
        var days = rule.by().days();
        return days.isEmpty() || days.stream().anyMatch(weekday -> isOn(day, weekday));
    }

    private static boolean isOn(LocalDate day, WeekdayNum weekday) {
        if (day.getDayOfWeek() != weekday.day()) {
            return false;
        }
        var fromStart = (day.getDayOfMonth() - 1) / 7 + 1;
        var isLast = day.getDayOfMonth() + 7 > day.lengthOfMonth();
        return weekday.ordinal().map(n -> n < 0 ? isLast : n == fromStart).orElse(true);
    }

    private boolean fitsMonthDay(LocalDate day) {
        var days = rule.by().monthDays();
        return days.isEmpty()
                || days.contains(day.getDayOfMonth())
                || (days.contains(-1) && day.getDayOfMonth() == day.lengthOfMonth());
    }

    /// The days from that one on that it can be on.
    Stream<LocalDate> daysFrom(LocalDate day) {
        return Stream.iterate(day, each -> each.plusDays(1)).limit(MOST_DAYS).filter(this::fits);
    }
}
