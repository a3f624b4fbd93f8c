package io.gadfly.ui.editor;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import io.gadfly.schedule.Refusal;
import io.gadfly.schedule.Span;
import io.gadfly.ui.common.DurationText;
import io.gadfly.ui.common.Texts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// How the reminder repeats, as it is being put together.
final class RepeatModel {
    /// @param rules empty: not by the calendar
    record Repeat(List<RecurrenceRule> rules, Optional<Span> afterDone) {
        static final Repeat NEVER = new Repeat(List.of(), Optional.empty());
    }

    /// Which days of a month.
    enum MonthDays {
        AS_START,
        NTH_WEEKDAY
    }

    enum End {
        NEVER,
        AFTER,
        ON
    }

    final ObjectProperty<RepeatMode> mode = new SimpleObjectProperty<>(RepeatMode.NEVER);
    final ObjectProperty<Integer> interval = new SimpleObjectProperty<>(1);
    final ObjectProperty<Frequency> frequency = new SimpleObjectProperty<>(Frequency.WEEKLY);
    final Map<DayOfWeek, BooleanProperty> weekdays = new EnumMap<>(DayOfWeek.class);
    final ObjectProperty<MonthDays> monthDays = new SimpleObjectProperty<>(MonthDays.AS_START);
    final ObjectProperty<Nth> nth = new SimpleObjectProperty<>(Nth.FIRST);
    final ObjectProperty<DayOfWeek> nthWeekday = new SimpleObjectProperty<>(DayOfWeek.MONDAY);
    final ObjectProperty<End> end = new SimpleObjectProperty<>(End.NEVER);
    final ObjectProperty<Integer> count = new SimpleObjectProperty<>(10);
    final ObjectProperty<LocalDate> until = new SimpleObjectProperty<>();
    final StringProperty afterDone = new SimpleStringProperty("7 d");
    final StringProperty ruleText = new SimpleStringProperty("");
    final StringProperty problem = new SimpleStringProperty("");

    private final Texts texts;

    RepeatModel(Repeat repeat, CalendarTime start, Texts texts) {
        this.texts = texts;
        for (var day : DayOfWeek.values()) {
            weekdays.put(day, new SimpleBooleanProperty());
        }
        until.set(start.local().toLocalDate().plusMonths(1));
        nthWeekday.set(start.local().getDayOfWeek());
        ruleText.set(repeat.rules().stream().map(RecurrenceRule::text).collect(Collectors.joining("\n")));
        show(repeat, start);
    }

    private void show(Repeat repeat, CalendarTime start) {
        repeat.afterDone().ifPresent(span -> {
            mode.set(RepeatMode.AFTER_DONE);
            afterDone.set(DurationText.of(Spans.toDuration(span)));
        });
        if (repeat.rules().isEmpty()) {
            return;
        }
        var rule = repeat.rules().getFirst();
        showLimit(rule.limit());
        if (repeat.rules().size() != 1 || !fits(rule, start)) {
            mode.set(RepeatMode.RULE);
        }
    }

    private void showLimit(Limit limit) {
        switch (limit) {
            case Limit.Forever() -> end.set(End.NEVER);
            case Limit.Count(var times) -> {
                end.set(End.AFTER);
                count.set(times);
            }
            case Limit.Until(var last) -> {
                end.set(End.ON);
                until.set(last.local().toLocalDate());
            }
        }
    }

    /// Sets the fields so that they give the rule, the plainest way first; answers whether there is a way.
    private boolean fits(RecurrenceRule rule, CalendarTime start) {
        showParts(rule);
        for (var choice : EnumSet.range(RepeatMode.DAILY, RepeatMode.CUSTOM)) {
            mode.set(choice);
            if (limited(rule(), start).equals(rule)) {
                return true;
            }
        }
        return false;
    }

    private void showParts(RecurrenceRule rule) {
        interval.set(rule.interval());
        frequency.set(rule.frequency());
        var days = rule.by().days();
        weekdays.forEach((day, chosen) -> chosen.set(days.contains(WeekdayNum.every(day))));
        if (days.size() == 1 && days.getFirst().ordinal().isPresent()) {
            monthDays.set(MonthDays.NTH_WEEKDAY);
            days.getFirst().ordinal().flatMap(Nth::of).ifPresent(nth::set);
            nthWeekday.set(days.getFirst().day());
        }
    }

    /// Nothing where the fields make no sense; then `problem` says why.
    Optional<Repeat> read(CalendarTime start) {
        problem.set("");
        if (endsOnNoDay()) {
            problem.set(texts.text("problem.date"));
            return Optional.empty();
        }
        return switch (mode.get()) {
            case NEVER -> Optional.of(Repeat.NEVER);
            case AFTER_DONE -> readAfterDone();
            case RULE -> readRules(ruleText.get(), start);
            case DAILY, WORKDAYS, WEEKLY, MONTHLY, YEARLY, CUSTOM ->
                readRules(limited(rule(), start).text(), start);
        };
    }

    private boolean endsOnNoDay() {
        var canEnd = switch (mode.get()) {
            case NEVER, AFTER_DONE, RULE -> false;
            case DAILY, WORKDAYS, WEEKLY, MONTHLY, YEARLY, CUSTOM -> true;
        };
        return canEnd && end.get() == End.ON && until.get() == null;
    }

    private Optional<Repeat> readAfterDone() {
        var span = DurationText.parse(afterDone.get()).map(Spans::ofDuration);
        problem.set(span.isPresent() ? "" : texts.text("problem.duration", afterDone.get()));
        return span.map(known -> new Repeat(List.of(), Optional.of(known)));
    }

    private Optional<Repeat> readRules(String text, CalendarTime start) {
        var rules = new ArrayList<RecurrenceRule>();
        for (var line :
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            switch (RecurrenceRule.parse(line.replaceFirst("(?i)^RRULE:", ""), start)) {
                case Parsed.Value<RecurrenceRule>(var rule) -> rules.add(rule);
                case Parsed.Refused<RecurrenceRule>(var refusal) -> {
                    refuse(refusal);
                    return Optional.empty();
                }
            }
        }
        return switch (RecurrenceRule.together(rules)) {
            case Parsed.Value<List<RecurrenceRule>>(var together) ->
                Optional.of(new Repeat(together, Optional.empty()));
            case Parsed.Refused<List<RecurrenceRule>>(var refusal) -> {
                refuse(refusal);
                yield Optional.empty();
            }
        };
    }

    void refuse(Refusal refusal) {
        problem.set(texts.text("refusal." + refusal.reason().name(), refusal.part()));
    }

    private RecurrenceRule rule() {
        return switch (mode.get()) {
            case DAILY -> RecurrenceRule.every(1, Frequency.DAILY);
            case WORKDAYS ->
                RecurrenceRule.every(1, Frequency.WEEKLY)
                        .withBy(on(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).stream()
                                .map(WeekdayNum::every)
                                .toList()));
            case WEEKLY -> RecurrenceRule.every(1, Frequency.WEEKLY);
            case MONTHLY -> RecurrenceRule.every(1, Frequency.MONTHLY);
            case YEARLY -> RecurrenceRule.every(1, Frequency.YEARLY);
            case NEVER, AFTER_DONE, RULE, CUSTOM ->
                RecurrenceRule.every(interval.get(), frequency.get()).withBy(by());
        };
    }

    private ByParts by() {
        return switch (frequency.get()) {
            case WEEKLY -> on(chosenWeekdays());
            case MONTHLY ->
                monthDays.get() == MonthDays.NTH_WEEKDAY
                        ? on(List.of(WeekdayNum.nth(nth.get().inRule(), nthWeekday.get())))
                        : ByParts.NONE;
            case SECONDLY, MINUTELY, HOURLY, DAILY, YEARLY -> ByParts.NONE;
        };
    }

    private List<WeekdayNum> chosenWeekdays() {
        return weekdays.entrySet().stream()
                .filter(entry -> entry.getValue().get())
                .map(entry -> WeekdayNum.every(entry.getKey()))
                .toList();
    }

    private static ByParts on(List<WeekdayNum> days) {
        return new ByParts(
                List.of(), List.of(), List.of(), List.of(), days, List.of(), List.of(), List.of(), List.of());
    }

    private RecurrenceRule limited(RecurrenceRule rule, CalendarTime start) {
        return switch (end.get()) {
            case NEVER -> rule;
            case AFTER -> rule.withLimit(new Limit.Count(count.get()));
            case ON -> rule.withLimit(new Limit.Until(endOf(until.get(), start)));
        };
    }

    /// The last moment of the last day, as the start's kind of time.
    private static CalendarTime endOf(LocalDate last, CalendarTime start) {
        return start.withLocal(last.atTime(23, 59, 59));
    }
}
