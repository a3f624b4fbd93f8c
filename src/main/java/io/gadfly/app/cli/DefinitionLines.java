package io.gadfly.app.cli;

import io.gadfly.engine.EngineSettings;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Until;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a definition says, in words, with its next dates.
final class DefinitionLines {
    private DefinitionLines() {}

    /// @param next when it fires next; empty: no further fire
    /// @param isSilent whether it neither rings now nor will
    static List<String> of(Definition definition, Optional<Instant> next, boolean isSilent, Invocation here) {
        var lines = new ArrayList<String>();
        definition
                .schedule()
                .ifPresentOrElse(
                        schedule ->
                                lines.addAll(new ScheduleLines(schedule, from(definition, next), here).lines(isSilent)),
                        () -> lines.add(Words.of("show.no.time")));
        lines.addAll(ToldApartLines.of(definition, here));
        lines.addAll(AlarmLines.of(definition, here));
        var policies = AlarmLines.policies(definition);
        if (policies.size() == 1) {
            var policy = policies.getFirst();
            lines.add(Words.of("show.nag", NagText.inWords(policy)) + nextDay(definition, policy));
        }
        definition.afterDone().map(DefinitionLines::inWords).ifPresent(lines::add);
        if (!definition.misfire().equals(MisfirePolicy.DEFAULT)) {
            lines.add(Words.of("show.missed", MisfireText.inWords(definition.misfire())));
        }
        pool(definition.details(), here).ifPresent(lines::add);
        next.ifPresent(at -> lines.add(RingText.of(definition, at, here)));
        return lines;
    }

    /// From where on its next dates are told: where each rings at its start, from the next that rings, since those
    /// before it are over already.
    private static Optional<Instant> from(Definition definition, Optional<Instant> next) {
        return definition.alarms().isEmpty() ? next : Optional.empty();
    }

    private static String inWords(Span afterDone) {
        return Words.of(
                "show.after.done",
                Durations.inWords(Duration.ofDays(afterDone.days()).plus(afterDone.time())));
    }

    /// Said where the deadline's time of day lies before that of the start, and so on the day after it.
    private static String nextDay(Definition definition, NagPolicy policy) {
        return definition
                .schedule()
                .map(Schedule::start)
                .filter(start -> !(start instanceof CalendarTime.Day))
                .filter(start -> policy.until() instanceof Until.TimeOfDay(var end)
                        && !end.isAfter(start.local().toLocalTime()))
                .map(_ -> Words.of("show.nag.next.day"))
                .orElse("");
    }

    private static Optional<String> pool(Details details, Invocation here) {
        return Optional.of(here.reminders().poolOf(details))
                .filter(pool -> !pool.equals(EngineSettings.DEFAULT_POOL))
                .map(pool -> Words.of("show.pool", pool, reason(details, here)));
    }

    private static String reason(Details details, Invocation here) {
        return here.house().settings().current().list(details.list()).pool().isPresent()
                ? Words.of("show.pool.list", details.list())
                : Words.of("show.pool.priority");
    }
}
