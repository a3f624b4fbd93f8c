package io.gadfly.app.cli;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.Span;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `add` and `edit` say about a reminder.
final class DefinitionOptions {
    @Option(names = "--notes", paramLabel = "TEXT")
    private @Nullable String notes;

    @Option(names = "--list", paramLabel = "NAME")
    private @Nullable String list;

    @Option(names = "--tag", paramLabel = "TAG")
    private @Nullable List<String> tags;

    @Option(names = "--priority", paramLabel = "high|normal|low")
    private @Nullable Priority priority;

    @Option(names = "--before", paramLabel = "FOR", converter = Durations.class)
    private @Nullable List<Duration> before;

    @Mixin
    private final TimeOptions time = new TimeOptions();

    @Mixin
    private final NagOptions nag = new NagOptions();

    /// The definition with what was given in place of what it says.
    Definition applyTo(Definition base, Moments moments) {
        var changed = base.withDetails(details(base.details())).withNag(nag.applyTo(base.nag()));
        if (before != null) {
            changed = changed.withAlarms(alarms(before));
        }
        var schedule = time.schedule(moments, base.schedule());
        return schedule.isPresent() ? changed.withSchedule(schedule.get()) : changed;
    }

    /// Whether they say something of the time.
    boolean saysWhen() {
        return time.isGiven();
    }

    private Details details(Details base) {
        return new Details(
                base.title(),
                notes == null ? base.notes() : notes,
                list == null ? base.list() : list,
                tags == null
                        ? base.tags()
                        : tags.stream().map(FilterOptions::withoutHash).toList(),
                priority == null ? base.priority() : priority);
    }

    private static List<Alarm> alarms(List<Duration> before) {
        return before.stream()
                .map(length -> Span.of(length).negated())
                .map(offset -> Alarm.of(new Trigger.Relative(Trigger.Edge.START, offset)))
                .toList();
    }
}
