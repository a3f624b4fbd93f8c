package io.gadfly.engine;

import io.gadfly.reminder.Definition;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// When what a schedule tells begins, for a viewer in one zone: in whatever form its times are written, however
/// long it lasts, and whatever was said of single instances.
record Beginnings(Instant start, List<Rule> rules, List<Rule> exclusions, Set<Instant> dates) {
    /// @param endless the rule without its end
    /// @param count how often it repeats, if it says so
    /// @param until when it ends, if it says so
    private record Rule(RecurrenceRule endless, Optional<Integer> count, Optional<Instant> until) {
        static Rule of(RecurrenceRule rule, Zone viewer) {
            var endless = rule.withLimit(new Limit.Forever());
            return switch (rule.limit()) {
                case Limit.Forever() -> new Rule(endless, Optional.empty(), Optional.empty());
                case Limit.Count(var count) -> new Rule(endless, Optional.of(count), Optional.empty());
                case Limit.Until(var until) -> new Rule(endless, Optional.empty(), Optional.of(until.in(viewer)));
            };
        }
    }

    /// Whether both begin at the same instants.
    static boolean areAlike(Definition one, Definition other, Zone viewer) {
        return of(one, viewer).equals(of(other, viewer));
    }

    private static Optional<Beginnings> of(Definition definition, Zone viewer) {
        return definition
                .schedule()
                .map(schedule -> new Beginnings(
                        schedule.start().in(viewer),
                        rules(schedule.rules(), viewer),
                        rules(schedule.exclusionRules(), viewer),
                        dates(schedule, viewer)));
    }

    private static List<Rule> rules(List<RecurrenceRule> rules, Zone viewer) {
        return rules.stream().map(rule -> Rule.of(rule, viewer)).toList();
    }

    private static Set<Instant> dates(Schedule schedule, Zone viewer) {
        return schedule.dates().stream()
                .map(date -> date.start())
                .map(start -> start.in(viewer))
                .collect(Collectors.toSet());
    }
}
