package io.gadfly.reminder;

import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The life of a fire as a pure machine: what comes after an event, and what is to be done once that was saved.
///
/// Gadfly itself never acknowledges: without an answer a fire ends as given up, missed, withdrawn or failed,
/// and says so. A fire that the user has not ended can still be answered afterwards.
///
/// @param deadline when the policy's patience ends; what has not rung yet rings once, even past it
public record Nag(NagPolicy policy, Instant dueAt, Optional<Instant> deadline, NagState state) {
    /// @param effects in the order in which they are to be carried out
    public record Transition(NagState next, List<NagEffect> effects) {
        public Transition {
            effects = List.copyOf(effects);
        }

        static Transition to(NagState next, NagEffect... effects) {
            return new Transition(next, List.of(effects));
        }
    }

    /// @param zone whose wall clock a time of day in the policy means
    public static Nag of(Fire fire, NagPolicy policy, Zone zone) {
        return new Nag(policy, fire.dueAt(), policy.until().deadline(fire.dueAt(), zone), fire.state());
    }

    public Transition on(NagEvent event, Instant now) {
        return switch (state) {
            case NagState.Due() -> waiting(0, event, now);
            case NagState.Queued(var _, var nags) -> waiting(nags, event, now);
            case NagState.Ringing(var n, var nextAt) -> ringing(n, nextAt, event, now);
            case NagState.Asleep asleep -> asleep(asleep.nags(), event, now);
            case NagState.Over over -> over(over, event, now);
        };
    }

    private Transition waiting(int nags, NagEvent event, Instant now) {
        return switch (event) {
            case NagEvent.Submitted() -> Transition.to(queued(nags, now), new NagEffect.Enqueue());
            case NagEvent.Started() -> isGivenUpInTurn(now) ? gaveUp(nags, now) : begun(nags, now);
            case NagEvent.PatienceOver() -> isGivenUpInTurn(now) ? gaveUp(nags, now) : unchanged();
            case NagEvent.RepeatDue _, NagEvent.SnoozeOver(), NagEvent.PolicyChanged() -> unchanged();
            case NagEvent.Answered(Answer.Dismiss()) -> unchanged();
            case NagEvent.Answered(var answer) -> answered(answer, now);
            case NagEvent.Hushed(var until, var _) -> hushed(nags, until);
            case NagEvent.Unheard(var until) -> hushed(nags, until);
            case NagEvent.Withdrawn() -> withdrawn(now);
            case NagEvent.Crashed(var cause) -> failed(cause, now);
        };
    }

    private Transition ringing(int n, Instant nextAt, NagEvent event, Instant now) {
        return switch (event) {
            case NagEvent.Submitted() ->
                Transition.to(queued(n, now), new NagEffect.Withdraw(), new NagEffect.Enqueue());
            case NagEvent.Started() -> resumed(n, nextAt, now);
            case NagEvent.RepeatDue(var othersWait) -> repeat(n, othersWait, now);
            case NagEvent.SnoozeOver(), NagEvent.PatienceOver() -> unchanged();
            case NagEvent.PolicyChanged() -> paced(n, now);
            case NagEvent.Answered(Answer.Dismiss()) -> Transition.to(state, new NagEffect.Withdraw());
            case NagEvent.Answered(var answer) -> answered(answer, now);
            case NagEvent.Hushed(var until, var isIntervalOver) ->
                isIntervalOver && isExhausted(n, now) ? gaveUp(n, now) : hushed(n, until);
            case NagEvent.Unheard(var until) -> hushed(n - 1, until);
            case NagEvent.Withdrawn() -> withdrawn(now);
            case NagEvent.Crashed(var cause) -> failed(cause, now);
        };
    }

    private Transition asleep(int nags, NagEvent event, Instant now) {
        return switch (event) {
            case NagEvent.SnoozeOver() -> Transition.to(new NagState.Queued(now, nags), new NagEffect.Enqueue());
            case NagEvent.Submitted(), NagEvent.PatienceOver(), NagEvent.PolicyChanged() -> unchanged();
            case NagEvent.Started(), NagEvent.RepeatDue _ -> Transition.to(state, new NagEffect.Stop());
            case NagEvent.Answered(Answer.Dismiss()) -> unchanged();
            case NagEvent.Answered(var answer) -> answered(answer, now);
            case NagEvent.Hushed _ -> Transition.to(state, new NagEffect.Stop());
            case NagEvent.Unheard _ -> unchanged();
            case NagEvent.Withdrawn() -> withdrawn(now);
            case NagEvent.Crashed(var cause) -> failed(cause, now);
        };
    }

    private Transition over(NagState.Over over, NagEvent event, Instant now) {
        return switch (event) {
            case NagEvent.Answered(Answer.Dismiss()) -> Transition.to(state, new NagEffect.Withdraw());
            case NagEvent.Answered(var answer) when takes(over, answer) -> answered(answer, now);
            case NagEvent.Started _, NagEvent.RepeatDue _, NagEvent.Hushed _ ->
                Transition.to(state, new NagEffect.Stop());
            case NagEvent.Answered _,
                    NagEvent.Submitted _,
                    NagEvent.PatienceOver _,
                    NagEvent.Unheard _,
                    NagEvent.PolicyChanged _,
                    NagEvent.SnoozeOver _,
                    NagEvent.Withdrawn _,
                    NagEvent.Crashed _ -> unchanged();
        };
    }

    /// What Gadfly ended takes any answer, and what the user has only seen can still be finished.
    private static boolean takes(NagState.Over over, Answer answer) {
        return switch (over) {
            case NagState.GaveUp _, NagState.Missed _, NagState.Failed _ -> true;
            case NagState.Acknowledged _ -> answer.endsOccurrence();
            case NagState.Done _, NagState.Skipped _, NagState.Withdrawn _ -> false;
        };
    }

    private Transition answered(Answer answer, Instant now) {
        return switch (answer) {
            case Answer.Acknowledge() -> silent(new NagState.Acknowledged(now, state.nags()));
            case Answer.Done() -> silent(new NagState.Done(now, state.nags()));
            case Answer.Skip() -> silent(new NagState.Skipped(now, state.nags()));
            case Answer.Snooze(var until) ->
                Transition.to(
                        new NagState.Snoozed(until),
                        new NagEffect.Withdraw(),
                        new NagEffect.WakeAt(until),
                        new NagEffect.Stop());
            case Answer.Dismiss() -> unchanged();
        };
    }

    /// What had to wait with its last nag is given that one again, unless it is known to have been.
    private Transition begun(int nags, Instant now) {
        return nags > 0 && nags >= policy.most() ? ring(policy.most(), now, true) : ring(nags + 1, now);
    }

    private Transition paced(int n, Instant now) {
        var next = Instants.after(now, intervalAfter(n, now));
        return Transition.to(new NagState.Ringing(n, next), new NagEffect.ArmAt(next));
    }

    /// After a restart the same nag is given again, under the same fence, unless it is known to have been. What is
    /// overdue by then gets the next one; and where there is no next one, patience begins anew with the last.
    private Transition resumed(int n, Instant nextAt, Instant now) {
        var last = Math.min(n, policy.most());
        if (now.isBefore(nextAt)) {
            return ringAgain(last, nextAt, now);
        }
        return isExhausted(n, now) ? ring(last, now, true) : ring(n + 1, now);
    }

    /// Further ahead than the interval is only what was saved before the clock was set back.
    private Transition ringAgain(int n, Instant nextAt, Instant now) {
        var latest = Instants.after(now, intervalAfter(n, now));
        var next = nextAt.isAfter(latest) ? latest : nextAt;
        return Transition.to(new NagState.Ringing(n, next), ringEffect(n, true), new NagEffect.ArmAt(next));
    }

    private Transition repeat(int n, boolean othersWait, Instant now) {
        if (isExhausted(n, now)) {
            return gaveUp(n, now);
        }
        if (othersWait) {
            return Transition.to(new NagState.Queued(now, n), new NagEffect.Withdraw(), new NagEffect.Enqueue());
        }
        return ring(n + 1, now);
    }

    private static Transition gaveUp(int n, Instant now) {
        return Transition.to(new NagState.GaveUp(now, n), new NagEffect.TellGaveUp(n), new NagEffect.Stop());
    }

    /// Whether to one that waits its turn would bring the end of patience, and no nag.
    public boolean isGivenUpInTurn(Instant now) {
        return state.nags() > 0 && isPatienceOver(now);
    }

    /// Whether a further nag would come, and not the end of patience.
    public boolean hasNagsLeft(Instant now) {
        return !isExhausted(state.nags(), now);
    }

    private boolean isExhausted(int n, Instant now) {
        return n >= policy.most() || isPatienceOver(now);
    }

    private boolean isPatienceOver(Instant now) {
        return deadline.isPresent() && !now.isBefore(deadline.get());
    }

    private Transition ring(int n, Instant now) {
        return ring(n, now, false);
    }

    private Transition ring(int n, Instant now, boolean isResumed) {
        var nextAt = Instants.after(now, intervalAfter(n, now));
        return Transition.to(new NagState.Ringing(n, nextAt), ringEffect(n, isResumed), new NagEffect.ArmAt(nextAt));
    }

    /// How long the nth nag is left to itself. The deadline cuts it short, so that giving up is punctual.
    Duration intervalAfter(int n, Instant now) {
        var pace = policy.pace().intervalAfter(n, dueAt, deadline, now);
        return deadline.filter(now::isBefore)
                .map(end -> Duration.between(now, end))
                .filter(left -> left.compareTo(pace) < 0)
                .orElse(pace);
    }

    /// How long the next turn takes at most, whenever it begins from `now` on and nobody answers. That the
    /// deadline may cut it short does not count: a turn that begins after it is a whole one.
    public Duration longestTurn(Instant now) {
        return policy.pace().intervalAfter(state.nags() + 1, dueAt, deadline, now);
    }

    private NagEffect ringEffect(int n, boolean isResumed) {
        var escalation = policy.escalation();
        return new NagEffect.Ring(n, escalation.isLouder(n), escalation.rung(n), isResumed);
    }

    private static NagState queued(int nags, Instant now) {
        return new NagState.Queued(now, nags);
    }

    private static Transition hushed(int nags, Instant until) {
        return Transition.to(
                new NagState.Held(until, nags),
                new NagEffect.Withdraw(),
                new NagEffect.WakeAt(until),
                new NagEffect.Stop());
    }

    private Transition withdrawn(Instant now) {
        return silent(NagState.Withdrawn.of(state, now));
    }

    private Transition failed(String cause, Instant now) {
        return Transition.to(
                new NagState.Failed(now, cause, state.nags()), new NagEffect.TellFailed(cause), new NagEffect.Stop());
    }

    private static Transition silent(NagState.Over next) {
        return Transition.to(next, new NagEffect.Withdraw(), new NagEffect.Stop());
    }

    private Transition unchanged() {
        return Transition.to(state);
    }
}
