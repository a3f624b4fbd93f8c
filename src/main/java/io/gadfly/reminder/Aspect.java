package io.gadfly.reminder;

import io.gadfly.schedule.Schedule;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What of a reminder can be another after a change.
public enum Aspect {
    TITLE,
    /// When it starts and how long it lasts.
    TIME,
    /// How it repeats, and what is left out.
    RULE,
    ALARMS,
    /// The notes below its title.
    WORDS,
    TAGS,
    PRIORITY,
    /// What is told apart of single instances.
    INSTANCES,
    /// Whether it is done or switched off.
    STATUS,
    /// Lines that are kept for other programs.
    OTHER;

    /// What differs; never empty.
    public static Set<Aspect> between(Reminder before, Reminder after) {
        var all = between(before.definition(), after.definition());
        if (before.status() != after.status()) {
            all.add(STATUS);
        }
        return all.isEmpty() ? EnumSet.of(OTHER) : all;
    }

    private static EnumSet<Aspect> between(Definition before, Definition after) {
        var all = between(before.details(), after.details());
        var schedules = new Pair<>(before.schedule(), after.schedule());
        add(all, TIME, schedules.differIn(when -> when.map(Schedule::start)));
        add(all, TIME, schedules.differIn(when -> when.map(Schedule::span)));
        add(all, RULE, schedules.differIn(Aspect::pattern));
        add(all, INSTANCES, schedules.differIn(when -> when.map(Schedule::overrides)));
        add(all, INSTANCES, !before.exceptional().equals(after.exceptional()));
        add(all, ALARMS, !before.alarms().equals(after.alarms()));
        return all;
    }

    static EnumSet<Aspect> between(Details before, Details after) {
        var all = EnumSet.noneOf(Aspect.class);
        var details = new Pair<>(before, after);
        add(all, TITLE, details.differIn(Details::title));
        add(all, WORDS, details.differIn(Details::notes));
        add(all, TAGS, details.differIn(Details::tags));
        add(all, PRIORITY, details.differIn(Details::priority));
        return all;
    }

    /// What differs of one instance.
    public static Set<Aspect> between(Paraphrases.Told before, Paraphrases.Told after) {
        var all = between(before.words().details(), after.words().details());
        add(all, ALARMS, !before.words().alarms().equals(after.words().alarms()));
        var times = new Pair<>(before.time(), after.time());
        add(all, TIME, times.differIn(time -> time.start()));
        add(all, TIME, times.differIn(time -> time.span()));
        add(all, INSTANCES, times.differIn(time -> time.range()));
        return all.isEmpty() ? EnumSet.of(OTHER) : all;
    }

    private record Pair<T>(T before, T after) {
        boolean differIn(Function<T, ?> part) {
            return !Objects.equals(part.apply(before), part.apply(after));
        }
    }

    private static void add(Set<Aspect> all, Aspect aspect, boolean differs) {
        if (differs) {
            all.add(aspect);
        }
    }

    private record Pattern(Object rules, Object exclusions, Object dates, Object exceptions) {}

    private static Optional<Pattern> pattern(Optional<Schedule> schedule) {
        return schedule.filter(when -> when.repeats() || !when.exceptions().isEmpty())
                .map(when -> new Pattern(when.rules(), when.exclusionRules(), when.dates(), when.exceptions()));
    }
}
