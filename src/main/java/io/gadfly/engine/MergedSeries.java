package io.gadfly.engine;

import io.gadfly.reminder.Definition;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Paraphrases.Told;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Rescheduled.Range;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A series into which instances that are told apart are laid, each at the same cost, however many there are.
///
/// A series without a time has no instances: what is said of them changes nothing.
final class MergedSeries {
    private final Definition series;
    private final ToldApart<Rescheduled> times =
            new ToldApart<>(Rescheduled::recurrenceId, time -> time.range() == Range.THIS_AND_FUTURE);
    private final ToldApart<ExceptionalInstance> words =
            new ToldApart<>(ExceptionalInstance::recurrenceId, ExceptionalInstance::isFromHereOn);
    private final Set<CalendarTime> exceptions = new LinkedHashSet<>();
    /// The SEQUENCE under which instances were told apart.
    private final Map<CalendarTime, Integer> sequences = new LinkedHashMap<>();

    private final SeriesEnds ends = new SeriesEnds();
    /// The first of those that were cancelled together with all that follow.
    private Optional<CalendarTime> end = Optional.empty();

    private boolean isTouched;
    private Optional<Recurrences> undisturbed = Optional.empty();
    private Optional<Definition> alone = Optional.empty();

    /// What holds for one instance.
    private record Instance(Optional<Rescheduled> time, Optional<ExceptionalInstance> words, boolean isException) {}

    MergedSeries(Definition series) {
        this.series = series;
        series.schedule().ifPresent(schedule -> {
            schedule.overrides().forEach(times::put);
            exceptions.addAll(schedule.exceptions());
        });
        series.exceptional().forEach(words::put);
    }

    private void remove(CalendarTime name) {
        times.remove(name);
        words.remove(name);
    }

    /// Lays an instance into it; a later word on an instance replaces the earlier one. Answers whether that
    /// changes anything.
    boolean take(Incoming.Instance instance) {
        return series.schedule().isPresent() && take(series.schedule().get(), instance);
    }

    private boolean take(Schedule schedule, Incoming.Instance incoming) {
        var name = incoming.time().recurrenceId();
        var before = instance(name);
        isTouched = true;
        remove(name);
        know(incoming.kept());
        if (!incoming.cancelled()) {
            place(schedule, incoming.time(), incoming.words());
            return !instance(name).equals(before);
        }
        exceptions.add(name);
        if (incoming.endsSeries()) {
            endBefore(name);
        }
        return incoming.endsSeries() || !instance(name).equals(before);
    }

    /// That instance was told apart.
    void know(Origin.Instance told) {
        sequences.put(told.recurrenceId(), told.sequence());
        if (told.endsSeries()) {
            ends.add(told.recurrenceId(), told.sequence());
        }
    }

    private void endBefore(CalendarTime name) {
        if (!isCutOff(name)) {
            end = Optional.of(name);
        }
    }

    private boolean isCutOff(CalendarTime name) {
        return end.filter(first -> !name.in(Zone.UTC).isBefore(first.in(Zone.UTC)))
                .isPresent();
    }

    /// Whether what was said of that instance under that SEQUENCE was cancelled since, with all that follow
    /// another.
    boolean covers(CalendarTime name, int sequence) {
        return ends.covers(name, sequence);
    }

    private boolean covers(CalendarTime name) {
        return Optional.ofNullable(sequences.get(name))
                .filter(sequence -> covers(name, sequence))
                .isPresent();
    }

    private void place(Schedule schedule, Rescheduled time, ExceptionalInstance said) {
        var own = inItsList(said);
        if (!saysTheSame(own) || !words.areAllAlone()) {
            words.put(own);
        }
        if (!movesNothing(schedule, time)) {
            times.put(time);
        }
    }

    ExceptionalInstance inItsList(ExceptionalInstance said) {
        var details = CalendarMerge.inList(said.details(), series.details().list());
        return new ExceptionalInstance(said.recurrenceId(), said.range(), details, said.alarms());
    }

    private boolean saysTheSame(ExceptionalInstance own) {
        return own.details().equals(series.details()) && own.alarms().equals(series.alarms());
    }

    /// One that moves nothing, and of which the series knows, needs no place of its own, unless all from an
    /// earlier one on are moved.
    private boolean movesNothing(Schedule schedule, Rescheduled time) {
        return time.range() == Range.THIS
                && time.start().equals(time.recurrenceId())
                && time.span().equals(schedule.span())
                && !exceptions.contains(time.recurrenceId())
                && !isCutOff(time.recurrenceId())
                && times.areAllAlone()
                && undisturbed(schedule).contains(time.start().in(Zone.UTC));
    }

    private Recurrences undisturbed(Schedule schedule) {
        if (undisturbed.isEmpty()) {
            var plain = schedule.with(schedule.exceptions(), List.of());
            undisturbed = Optional.of(Recurrences.of(plain, Zone.UTC));
        }
        return undisturbed.get();
    }

    private Instance instance(CalendarTime name) {
        return new Instance(times.find(name), words.find(name), exceptions.contains(name));
    }

    /// Lays an instance into it as it lay in the series that this one replaces.
    void takeOver(Origin.Instance instance, MergedSeries earlier) {
        var name = instance.recurrenceId();
        isTouched = true;
        know(instance);
        if (instance.cancelled()) {
            exceptions.add(name);
        }
        if (instance.endsSeries()) {
            endBefore(name);
        }
        earlier.times.find(name).ifPresent(times::put);
        earlier.words.find(name).ifPresent(words::put);
    }

    /// An instance as its series names it: its RECURRENCE-ID may stand in another zone (RFC 5545 §3.8.4.4).
    CalendarTime nameOf(CalendarTime given) {
        return series.schedule()
                .map(schedule -> inZoneOf(schedule.start(), given))
                .orElse(given);
    }

    private static CalendarTime inZoneOf(CalendarTime start, CalendarTime given) {
        return start instanceof CalendarTime.Zoned(var _, var zone)
                        && given instanceof CalendarTime.Zoned(var _, var other)
                        && !zone.equals(other)
                ? new CalendarTime.Zoned(zone.wallTimeOf(given.in(Zone.UTC)), zone)
                : given;
    }

    /// Whether its rules and dates have an occurrence of that name.
    boolean has(CalendarTime name) {
        return series.schedule()
                .filter(schedule -> undisturbed(schedule).contains(name.in(Zone.UTC)))
                .isPresent();
    }

    /// Whether it has occurrences, and neither its rules and dates nor those told apart have one of that name.
    boolean lacks(CalendarTime name) {
        return series.schedule().isPresent() && times.find(name).isEmpty() && !exceptions.contains(name) && !has(name);
    }

    boolean excludes(CalendarTime name) {
        return exceptions.contains(name);
    }

    /// Has an instance follow the others again, whatever the calendar had said of it.
    void putBack(Origin.Instance earlier) {
        var name = earlier.recurrenceId();
        isTouched = true;
        remove(name);
        if (earlier.cancelled()) {
            exceptions.remove(name);
        }
    }

    /// Lays the instances of an orphan, which had to stand for themselves, into the series that has come now.
    void adopt(Definition orphan) {
        if (series.schedule().isEmpty() || orphan.schedule().isEmpty()) {
            return;
        }
        isTouched = true;
        var alone = new MergedSeries(orphan);
        var first = orphan.schedule().get().start();
        var names = new LinkedHashSet<CalendarTime>();
        names.add(first);
        names.addAll(alone.times.names());
        names.addAll(alone.words.names());
        names.forEach(name -> place(series.schedule().get(), alone.timeOf(name), alone.wordsOf(name)));
    }

    /// Without the instances that are told apart from it.
    Definition alone() {
        if (alone.isEmpty()) {
            var schedule = series.schedule().map(plain -> plain.with(List.of(), List.of()));
            alone = Optional.of(series.withSeries(schedule, List.of()));
        }
        return alone.get();
    }

    /// What holds for an instance of which that was told; in a series without a time, just that.
    Told held(Told told) {
        var name = told.time().recurrenceId();
        return series.schedule().isEmpty() ? told : new Told(timeOf(name), wordsOf(name), Optional.empty());
    }

    /// Of an instance that does not follow the others.
    Optional<Rescheduled> ownTime(CalendarTime name) {
        return times.find(name);
    }

    Optional<ExceptionalInstance> ownWords(CalendarTime name) {
        return words.find(name);
    }

    private Rescheduled timeOf(CalendarTime name) {
        var span = series.schedule().map(Schedule::span).orElse(Span.ZERO);
        return times.find(name).orElseGet(() -> new Rescheduled(name, Range.THIS, name, span));
    }

    private ExceptionalInstance wordsOf(CalendarTime name) {
        return words.find(name).orElseGet(() -> new ExceptionalInstance(name, series.details(), series.alarms()));
    }

    Definition definition() {
        return isTouched ? merged() : series;
    }

    private Definition merged() {
        var hold =
                words.all().stream().filter(own -> !covers(own.recurrenceId())).toList();
        return series.withSeries(series.schedule().map(this::schedule), hold);
    }

    private Schedule schedule(Schedule plain) {
        var hold = Stream.concat(times.all().stream(), beyondTheEnd())
                .filter(time -> !covers(time.recurrenceId()))
                .toList();
        var merged = plain.with(new ArrayList<>(exceptions), hold);
        return end.map(name -> CalendarMerge.endingBefore(merged, name)).orElse(merged);
    }

    /// Those told apart that moved nothing while the series went on.
    private Stream<Rescheduled> beyondTheEnd() {
        return sequences.keySet().stream()
                .filter(name -> isCutOff(name) && !exceptions.contains(name))
                .filter(name -> times.find(name).isEmpty())
                .map(this::timeOf);
    }
}
