package io.gadfly.app.cli;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.Span;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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

    @Option(names = "--after", paramLabel = "FOR", converter = Durations.class)
    private @Nullable List<Duration> after;

    @Option(names = "--missed", paramLabel = "once|each|skip|FOR", converter = MisfireText.class)
    private @Nullable MisfirePolicy missed;

    @Option(names = "--after-done", paramLabel = "FOR|none")
    private @Nullable String afterDone;

    @Mixin
    private final TimeOptions time = new TimeOptions();

    @Mixin
    private final NagOptions nag = new NagOptions();

    /// The definition with what was given in place of what it says.
    Definition applyTo(Definition base, Moments moments) {
        var changed =
                time.applyTo(base, moments).withDetails(details(base.details())).withNag(nag.applyTo(base.nag()));
        if (before != null || after != null) {
            changed = changed.withAlarms(alarms());
        }
        if (missed != null) {
            changed = changed.withMisfire(missed);
        }
        return afterDone == null ? changed : changed.withAfterDone(None.or(afterDone, DefinitionOptions::afterDone));
    }

    TimeOptions time() {
        return time;
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

    private List<Alarm> alarms() {
        return Stream.concat(
                        given(before).stream().map(length -> Span.of(length).negated()),
                        given(after).stream().map(Span::of))
                .map(offset -> Alarm.of(new Trigger.Relative(Trigger.Edge.START, offset)))
                .toList();
    }

    private static List<Duration> given(@Nullable List<Duration> lengths) {
        return lengths == null ? List.of() : lengths;
    }

    /// Whole days keep the time of day.
    private static Span afterDone(String text) {
        var length = Durations.parse(text);
        if (length.isZero()) {
            throw CommandFailure.wrongUsage(Words.of("after.done.zero"));
        }
        var days = (int) length.toDays();
        return length.equals(Duration.ofDays(days)) ? Span.ofDays(days) : Span.of(length);
    }
}
