package io.gadfly.ui.processes;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.engine.ReminderService.NaggerInfo;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeWords;
import java.time.Instant;
import java.util.Optional;

/// Puts live fires into the words of the table.
final class NaggerWords {
    private final Here here;
    private final TimeWords times;
    private final Texts texts;

    NaggerWords(Here here) {
        this.here = here;
        this.times = new TimeWords(here);
        this.texts = Texts.of(NaggerWords.class, here.locale());
    }

    NaggerRow write(FireView view, Optional<NaggerInfo> nagger) {
        var fire = view.fire();
        return new NaggerRow(
                fire,
                view.reminder(),
                fire.label(),
                view.reminder().title(),
                fire.pool(),
                state(view),
                nag(fire.state(), view.policy()),
                nagger.flatMap(NaggerInfo::lastNag).map(this::ago).orElse(""),
                next(fire.state()),
                view.policy()
                        .until()
                        .deadline(fire.dueAt(), here.zone())
                        .map(times::moment)
                        .orElse(""),
                times.moment(fire.dueAt()),
                view.startsBy().map(times::time).orElse(""),
                nagger.map(known -> known.process().pid()),
                nagger.map(NaggerInfo::process).map(this::process).orElse(""),
                nagger.map(known -> texts.text("health", known.health())).orElse(""));
    }

    private String ago(Instant past) {
        return times.ago(here.now(), past);
    }

    private String process(ProcessInfo process) {
        return texts.text("nagger.process", process.pid().toString(), texts.text("process", process.state()));
    }

    private String state(FireView view) {
        return switch (view.fire().state()) {
            case NagState.Due _ -> texts.text("state.due");
            case NagState.Queued _ when view.position() > 0 -> texts.text("state.queued", view.position());
            case NagState.Queued _ -> texts.text("state.waiting");
            case NagState.Ringing _ -> texts.text("state.ringing");
            case NagState.Snoozed _ -> texts.text("state.snoozed");
            case NagState.Held _ -> texts.text("state.held");
            case NagState.Over _ -> texts.text("state.over");
        };
    }

    private String nag(NagState state, NagPolicy policy) {
        var given = switch (state) {
            case NagState.Due _, NagState.Over _ -> 0;
            case NagState.Queued(var _, var nags) -> nags;
            case NagState.Ringing(var n, var _) -> n;
            case NagState.Asleep asleep -> asleep.nags();
        };
        var max = policy.max();
        return texts.text("nag", given, max.isPresent() ? Integer.toString(max.getAsInt()) : "∞");
    }

    private String next(NagState state) {
        return switch (state) {
            case NagState.Ringing(var _, var nextAt) -> countdown(nextAt);
            case NagState.Asleep asleep -> countdown(asleep.until());
            case NagState.Due _, NagState.Queued _, NagState.Over _ -> "";
        };
    }

    private String countdown(Instant target) {
        return times.countdown(here.now(), target);
    }
}
