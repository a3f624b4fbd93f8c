package io.gadfly.app.cli;

import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Escalation;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.reminder.NagPolicy.Until;

/// A nag policy in words.
final class NagText {
    private NagText() {}

    static String inWords(NagPolicy policy) {
        return pace(policy.pace())
                + max(policy)
                + until(policy.until())
                + louder(policy.escalation())
                + quietHours(policy.quietHours())
                + also(policy);
    }

    private static String louder(Escalation escalation) {
        return (escalation.louderAfter() > 0 ? Words.of("nag.louder", escalation.louderAfter()) : "")
                + (escalation.nextMediumAfter() > 0 ? Words.of("nag.next", escalation.nextMediumAfter()) : "");
    }

    private static String quietHours(QuietHours quietHours) {
        return switch (quietHours) {
            case HONOURED -> "";
            case IGNORED -> Words.of("nag.quiet");
        };
    }

    private static String also(NagPolicy policy) {
        return policy.also().isEmpty() ? "" : Words.of("nag.also", AlsoNames.inWords(policy.also()));
    }

    private static String pace(Pace pace) {
        return switch (pace) {
            case Pace.Fixed(var every) -> Words.of("nag.every", Durations.inWords(every));
            case Pace.Tightening(var first, var last) ->
                Words.of("nag.tightening", Durations.inWords(first), Durations.inWords(last));
        };
    }

    private static String max(NagPolicy policy) {
        if (policy.max().isEmpty()) {
            return "";
        }
        var most = policy.max().getAsInt();
        return most == 1 ? Words.of("nag.max.once") : Words.of("nag.max", most);
    }

    private static String until(Until until) {
        return switch (until) {
            case Until.Answered() -> "";
            case Until.For(var duration) -> Words.of("nag.for", Durations.inWords(duration));
            case Until.TimeOfDay(var time) -> Words.of("nag.until", time);
        };
    }
}
