package io.gadfly.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The instances of a schedule (RFC 5545 §3.8.5) for a viewer in one zone: lazy, in order, each question answered with
/// a bounded amount of work, from the year 1 to 9999. Instances start at whole seconds.
///
/// The viewer's zone matters to floating times and days only; a zoned start brings its own.
///
/// Where exclusion rules take away so much that bounded work does not find what is left, `after` answers
/// `Next.BeyondCost`; all others throw a `RefusedException`, streams at the place where they cannot go on.
public interface Recurrences {
    /// What is worth telling about a schedule, though it can be expanded.
    enum Note {
        /// DTSTART is an instance, but no rule of its own gives it.
        START_OUTSIDE_RULES,
        /// A rule never gives a date, such as 30 February.
        RULE_NEVER_HAPPENS,
        /// UNTIL lies before DTSTART.
        ENDED_BEFORE_START
    }

    /// The recurrence set with DTSTART as its first instance, whatever the rules say; not where all ended before it.
    static Recurrences of(Schedule schedule, Zone viewer) {
        return RecurrenceSetBuilder.build(schedule, viewer, true);
    }

    /// Only what the rules and dates give: DTSTART where a rule gives it, or where there is no rule at all.
    static Recurrences ofRules(Schedule schedule, Zone viewer) {
        return RecurrenceSetBuilder.build(schedule, viewer, false);
    }

    Schedule schedule();

    Set<Note> notes();

    /// The first instance that starts strictly after `instant`, or why there is none. Of several that start together,
    /// one; `at` has the others.
    Next after(Instant instant);

    /// The last instance that starts strictly before `instant`.
    Optional<Occurrence> before(Instant instant);

    /// All that start at `instant`: more than one where an override moved one onto another.
    List<Occurrence> at(Instant instant);

    /// Those that start at or after `from` and before `to`, in order.
    Stream<Occurrence> between(Instant from, Instant to);

    /// The same as a list: what is quickest for a window that people look at, and to be avoided for one without end.
    List<Occurrence> listBetween(Instant from, Instant to);

    /// The same as epoch seconds, each once: what is quickest when only the times matter.
    LongStream startsBetween(Instant from, Instant to);

    /// All from the first on, in order; endless where the schedule is, up to the year 9999.
    Stream<Occurrence> all();

    /// Whether an instance starts at `instant`.
    boolean contains(Instant instant);

    /// How many there are, or nothing where there is no end, or more than a million.
    OptionalLong count();

    /// What gives an instance that starts at `instant`, and what takes it away or never lets it be; for each rule that
    /// does not give it, the first part that forbids it.
    List<Cause> why(Instant instant);

    default List<Occurrence> first(int limit) {
        return all().limit(limit).toList();
    }
}
