package io.gadfly.app.cli;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Trigger;
import io.gadfly.reminder.Trigger.Edge;
import java.time.Duration;
import java.util.List;

/// The alarms of a reminder in words: when each speaks, and how it nags, which a calendar can say of each alone.
final class AlarmLines {
    private final Definition definition;
    private final Invocation here;

    private AlarmLines(Definition definition, Invocation here) {
        this.definition = definition;
        this.here = here;
    }

    static List<String> of(Definition definition, Invocation here) {
        return new AlarmLines(definition, here).lines();
    }

    /// The policies that its alarms have, of which an alarm's own goes before that of the reminder.
    static List<NagPolicy> policies(Definition definition) {
        return definition.alarms().isEmpty()
                ? List.of(definition.nag())
                : definition.alarms().stream()
                        .map(alarm -> alarm.nag().orElse(definition.nag()))
                        .distinct()
                        .toList();
    }

    private List<String> lines() {
        var isOne = policies(definition).size() == 1;
        return definition.alarms().stream()
                .map(alarm -> isOne ? when(alarm) : Words.of("show.alarm.nag", when(alarm), nag(alarm)))
                .map(words -> Words.of("show.alarm", words))
                .toList();
    }

    private String nag(Alarm alarm) {
        return NagText.inWords(alarm.nag().orElse(definition.nag()));
    }

    private String when(Alarm alarm) {
        return switch (alarm.trigger()) {
            case Trigger.Absolute(var at) -> here.text(at);
            case Trigger.Relative(var edge, var offset) ->
                when(edge, Duration.ofDays(offset.days()).plus(offset.time()));
        };
    }

    private static String when(Edge edge, Duration offset) {
        var length = Durations.inWords(offset.abs());
        return switch (edge) {
            case START ->
                offset.isZero()
                        ? Words.of("alarm.at.start")
                        : Words.of(offset.isNegative() ? "alarm.before.start" : "alarm.after.start", length);
            case END ->
                offset.isZero()
                        ? Words.of("alarm.at.end")
                        : Words.of(offset.isNegative() ? "alarm.before.end" : "alarm.after.end", length);
        };
    }
}
