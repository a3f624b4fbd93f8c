package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.Recurrences.Note;
import io.gadfly.schedule.Rescheduled.Range;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Puts a recurrence set together as RFC 5545 §3.8.5 says: DTSTART, rules and dates, without the exceptions, and then
/// the overrides.
final class RecurrenceSetBuilder {
    private final Schedule schedule;
    private final Zone viewer;
    private final CalendarTime start;

    private final Home home;

    /// Where THISANDFUTURE moves the rest, by the wall time of the first; of two at one time, the later.
    private final NavigableMap<Long, Rescheduled> cuts = new TreeMap<>();

    private final boolean startCounts;
    private final EnumSet<Note> notes = EnumSet.noneOf(Note.class);

    /// What is proved of rules, each once.
    private final Map<RecurrenceRule, Boolean> never = new ConcurrentHashMap<>();

    private RecurrenceSetBuilder(Schedule schedule, Zone viewer, boolean startAlways) {
        this.schedule = schedule;
        this.viewer = viewer;
        this.start = schedule.start();
        this.home = Home.of(start, viewer);
        for (var override : schedule.overrides()) {
            if (override.range() == Range.THIS_AND_FUTURE) {
                cuts.put(home.wall(override.recurrenceId()), override);
            }
        }
        var ended = !schedule.rules().isEmpty() && schedule.rules().stream().allMatch(this::endsBeforeStart);
        if (ended) {
            notes.add(Note.ENDED_BEFORE_START);
        }
        this.startCounts = schedule.rules().isEmpty() || startAlways && !ended;
    }

    static Recurrences build(Schedule schedule, Zone viewer, boolean startAlways) {
        return new RecurrenceSetBuilder(schedule, viewer, startAlways).build();
    }

    private Recurrences build() {
        var exclusions = Exclusions.of(schedule, home);
        var sources = new ArrayList<Source>();
        var singles = singles(exclusions);
        if (!singles.isEmpty()) {
            sources.add(Source.Listed.of(singles, viewer));
        }
        var parts = parts();
        parts.replaceAll(exclusions::from);
        sources.addAll(segments(WallSets.union(parts)));
        return new RecurrenceSet(
                schedule, viewer, sources, this::ending, this::notes, new Explainer(schedule, home, startCounts));
    }

    /// What rules and dates give, each for itself: so what is left of it has as short a period as can be.
    private List<WallTimes> parts() {
        var parts = new ArrayList<WallTimes>();
        schedule.rules().forEach(rule -> parts.add(times(rule)));
        var first = home.wall(start);
        var given = parts.stream().anyMatch(part -> part.contains(first));
        if (!parts.isEmpty() && !given && startCounts) {
            notes.add(Note.START_OUTSIDE_RULES);
        }
        var singles = new Longs(1 + schedule.dates().size());
        if (startCounts && !given) {
            singles.add(first);
        }
        for (var date : schedule.dates()) {
            if (isOnTheWall(date)) {
                singles.add(home.wall(date.start()));
            }
        }
        if (singles.size() > 0) {
            parts.add(WallSets.listed(singles.toArray()));
        }
        return parts;
    }

    /// Places that no period has are looked for in one round of the calendar, and then no more.
    private WallTimes times(RecurrenceRule rule) {
        var isPlaced = !rule.by().setPositions().isEmpty();
        return isPlaced && neverHappens(rule) ? WallSets.EMPTY : RuleTimes.of(rule, home, startCounts);
    }

    /// Dates that bring a duration, or that no wall time stands for, and moved instances.
    private List<Occurrence> singles(Exclusions exclusions) {
        var singles = new ArrayList<Occurrence>();
        for (var date : schedule.dates()) {
            if (!isOnTheWall(date) && !exclusions.cover(date.start())) {
                singles.add(new Occurrence(
                        date.start(), movedWithAll(date.start()), date.span().orElse(schedule.span())));
            }
        }
        for (var override : schedule.overrides()) {
            if (override.range() == Range.THIS) {
                singles.add(new Occurrence(override.recurrenceId(), override.start(), override.span()));
            }
        }
        return singles;
    }

    /// Where the last THISANDFUTURE before it puts a date.
    private CalendarTime movedWithAll(CalendarTime date) {
        var cut = cuts.floorEntry(home.wall(date));
        return cut == null ? date : date.withLocal(date.local().plusSeconds(home.distance(cut.getValue())));
    }

    private boolean isOnTheWall(RecurrenceDate date) {
        return date.span().isEmpty() && home.isOnTheWall(date.start());
    }

    /// The base, cut where THISANDFUTURE moves the rest.
    private List<Source> segments(WallTimes base) {
        if (cuts.isEmpty()) {
            return List.of(new Source.OnTheWall(new Instants(base, home.clock()), start, 0, schedule.span()));
        }
        var segments = new ArrayList<Source>();
        var from = Long.MIN_VALUE;
        var distance = 0L;
        var span = schedule.span();
        for (var entry : cuts.entrySet()) {
            var at = entry.getKey();
            var cut = entry.getValue();
            segments.add(segment(base, from, at - 1, distance, span));
            from = at;
            distance = home.distance(cut);
            span = cut.span();
        }
        segments.add(segment(base, from, WallTimes.NONE - 1, distance, span));
        return segments;
    }

    /// All segments are asked at each step, so each remembers where it goes on.
    private Source segment(WallTimes base, long from, long to, long distance, Span span) {
        var times = Remembering.of(new WallSets.Shifted(WallSets.within(base, from, to), distance));
        return new Source.OnTheWall(new Instants(times, home.clock()), start, distance, span);
    }

    private Next ending() {
        var rules = schedule.rules();
        if (rules.isEmpty()) {
            return new Next.Ended();
        }
        var never = rules.stream().filter(this::neverHappens).toList();
        if (never.size() == rules.size()) {
            return schedule.dates().isEmpty() ? new Next.Never() : new Next.Ended();
        }
        return rules.stream().anyMatch(rule -> rule.limit() instanceof Limit.Forever && !never.contains(rule))
                ? new Next.BeyondRange()
                : new Next.Ended();
    }

    private Set<Note> notes() {
        var all = EnumSet.copyOf(notes);
        if (schedule.rules().stream().anyMatch(this::neverHappens)) {
            all.add(Note.RULE_NEVER_HAPPENS);
        }
        return all;
    }

    private boolean neverHappens(RecurrenceRule rule) {
        return never.computeIfAbsent(rule, each -> RuleTimes.neverHappens(each, start.local()));
    }

    private boolean endsBeforeStart(RecurrenceRule rule) {
        if (!(rule.limit() instanceof Limit.Until(var until))) {
            return false;
        }
        return until instanceof CalendarTime.Zoned && start instanceof CalendarTime.Zoned
                ? home.instant(until) < home.instant(start)
                : home.wall(until) < home.wall(start);
    }
}
