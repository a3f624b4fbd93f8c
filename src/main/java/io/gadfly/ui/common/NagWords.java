package io.gadfly.ui.common;

import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Escalation;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.reminder.NagPolicy.Until;

/// A nag policy in a few words: `nags every 5 min until 18:00`.
public final class NagWords {
    private final TimeWords times;
    private final Texts texts;

    public NagWords(Here here) {
        this.times = new TimeWords(here);
        this.texts = Texts.of(NagWords.class, here.locale());
    }

    public String of(NagPolicy policy) {
        var max = policy.max();
        if (max.isPresent() && max.getAsInt() == 1) {
            return texts.text("nags.once");
        }
        var limit = max.isPresent() ? texts.text("nags.max", max.getAsInt()) : "";
        return pace(policy.pace())
                + limit
                + until(policy.until())
                + louder(policy.escalation())
                + quietHours(policy.quietHours());
    }

    private String louder(Escalation escalation) {
        return escalation.louderAfter() > 0 ? texts.text("nags.louder", escalation.louderAfter()) : "";
    }

    private String quietHours(QuietHours quietHours) {
        return switch (quietHours) {
            case HONOURED -> "";
            case IGNORED -> texts.text("nags.quiet");
        };
    }

    private String pace(Pace pace) {
        return switch (pace) {
            case Pace.Fixed(var every) -> texts.text("nags.every", times.duration(every));
            case Pace.Tightening(var first, var last) ->
                texts.text("nags.tightening", times.duration(first), times.duration(last));
        };
    }

    private String until(Until until) {
        return switch (until) {
            case Until.Answered() -> "";
            case Until.For(var length) -> texts.text("nags.for", times.duration(length));
            case Until.TimeOfDay(var time) -> texts.text("nags.until", times.time(time));
        };
    }
}
