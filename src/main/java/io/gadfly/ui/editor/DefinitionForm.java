package io.gadfly.ui.editor;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Definition;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.Relocation;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.editor.RepeatModel.Repeat;
import io.gadfly.ui.editor.WhenModel.Occasion;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// All parts of a definition as they are being typed. What the editor has no field for (further dates, exceptions,
/// moved instances) is kept, and goes along with the start.
final class DefinitionForm {
    final WhatModel what;
    final WhenModel when;
    final RepeatModel repeat;
    final ObservableList<AlarmModel> alarms = FXCollections.observableArrayList();
    final NagModel nag;
    final MisfireModel misfire;

    private final Definition original;
    private final Here here;
    private final Texts texts;

    DefinitionForm(Definition definition, Here here, Texts texts) {
        this.original = definition;
        this.here = here;
        this.texts = texts;
        var schedule = definition.schedule();
        var occasion = schedule.map(known -> new Occasion(known.start(), known.span()))
                .orElseGet(() -> new Occasion(nextFullHour(), Span.ZERO));
        var rules = schedule.map(Schedule::rules).orElse(List.of());
        what = new WhatModel(definition.details(), texts);
        when = new WhenModel(occasion, schedule.isPresent(), here.zone(), texts);
        repeat = new RepeatModel(new Repeat(rules, definition.afterDone()), occasion.start(), texts);
        definition.alarms().forEach(alarm -> alarms.add(new AlarmModel(alarm, here, texts)));
        nag = new NagModel(definition.nag(), texts);
        misfire = new MisfireModel(definition.misfire(), texts);
    }

    private CalendarTime nextFullHour() {
        var now = here.local(here.now()).toLocalDateTime();
        return new CalendarTime.Zoned(now.truncatedTo(ChronoUnit.HOURS).plusHours(1), here.zone());
    }

    AlarmModel addAlarm() {
        var alarm = new AlarmModel(Alarm.AT_START, here, texts);
        alarms.add(alarm);
        alarm.side.set(AlarmModel.Side.BEFORE_START);
        return alarm;
    }

    /// Calls `listener` after any field has changed.
    void onChange(Runnable listener) {
        var fields = Stream.<ObservableValue<?>>of(
                what.title,
                what.notes,
                what.list,
                what.tags,
                what.importance,
                when.dated,
                when.date,
                when.time,
                when.allDay,
                when.zone,
                when.ends,
                when.endDate,
                when.endTime,
                repeat.mode,
                repeat.interval,
                repeat.frequency,
                repeat.monthDays,
                repeat.nth,
                repeat.nthWeekday,
                repeat.end,
                repeat.count,
                repeat.until,
                repeat.afterDone,
                repeat.ruleText,
                nag.profile,
                nag.every,
                nag.tightening,
                nag.downTo,
                nag.max,
                nag.untilKind,
                nag.until,
                nag.ignoresQuiet,
                nag.louderAfter,
                nag.nextMediumAfter,
                nag.byMail,
                nag.byCommand,
                misfire.kind,
                misfire.late);
        Stream.concat(fields, repeat.weekdays.values().stream()).forEach(field -> listen(field, listener));
        alarms.forEach(alarm -> listen(alarm, listener));
        alarms.addListener((ListChangeListener<AlarmModel>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(alarm -> listen(alarm, listener));
            }
            listener.run();
        });
    }

    private static void listen(AlarmModel alarm, Runnable listener) {
        Stream.<ObservableValue<?>>of(alarm.side, alarm.distance, alarm.date, alarm.time)
                .forEach(field -> listen(field, listener));
    }

    private static void listen(ObservableValue<?> field, Runnable listener) {
        var _ = field.subscribe((_, _) -> listener.run());
    }

    /// The schedule as far as it makes sense; empty too for a to-do without a time.
    Optional<Schedule> readSchedule() {
        return readSeries().flatMap(Definition::schedule);
    }

    /// The original with what is said of its time in place of what it says.
    private Optional<Definition> readSeries() {
        return when.dated.get()
                ? when.read().flatMap(occasion -> repeat.read(occasion.start()).flatMap(how -> merge(occasion, how)))
                : Optional.of(original.withSeries(Optional.empty(), original.exceptional())
                        .withAfterDone(Optional.empty()));
    }

    private Optional<Definition> merge(Occasion occasion, Repeat how) {
        var old = original.schedule().orElseGet(() -> Schedule.once(occasion.start()));
        return switch (Relocation.of(old, occasion.start(), how.rules(), here.zone())) {
            case Parsed.Value<Relocation>(var place) ->
                Optional.of(original.movedTo(place)
                        .withSchedule(place.schedule().withSpan(occasion.span()))
                        .withAfterDone(how.afterDone()));
            case Parsed.Refused<Relocation>(var refusal) -> {
                repeat.refuse(refusal);
                yield Optional.empty();
            }
        };
    }

    /// Nothing while some field makes no sense; each such field says why.
    Optional<Definition> read() {
        var details = what.read();
        var series = readSeries();
        var spoken = alarms.stream().map(AlarmModel::read).toList();
        var policy = nag.read();
        var late = misfire.read();
        if (details.isEmpty()
                || series.isEmpty()
                || !spoken.stream().allMatch(Optional::isPresent)
                || policy.isEmpty()
                || late.isEmpty()) {
            return Optional.empty();
        }
        return series.map(known -> known.withDetails(details.get())
                .withAlarms(spoken.stream().flatMap(Optional::stream).toList())
                .withNag(policy.get())
                .withMisfire(late.get()));
    }
}
