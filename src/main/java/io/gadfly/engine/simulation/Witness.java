package io.gadfly.engine.simulation;

import io.gadfly.notification.Digest;
import io.gadfly.notification.Notification;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sees what is shown and what is answered, and says what must not be: a nag that the store knows nothing of, one that
/// comes twice without a crash between, one after its fire was answered.
final class Witness {
    private static final int MOST_VIOLATIONS = 20;

    private final ReminderRepository store;
    private final Map<Fence, Seen> seen = new HashMap<>();
    private final Set<Fence> shown = new HashSet<>();
    private final Map<Fence, Integer> snoozed = new HashMap<>();
    private final Map<String, Integer> endedOccurrences = new HashMap<>();
    private final Map<Fence, Integer> acknowledged = new HashMap<>();
    private final Set<String> killed = new HashSet<>();
    private final Set<Fence> doubtful = new HashSet<>();
    private final Map<Fence, Answer> answered = new HashMap<>();
    private final Map<ReminderId, NagPolicy> policies = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private InstantSource clock;
    private final Digests digests;
    private int slice;
    private int crashes;
    private long nags;
    private long repeated;
    private long answers;

    /// @param lastNag the number of the last nag
    /// @param crashes how many there had been then
    /// @param slice in which slice of time it came: the clock itself may be set
    private record Seen(int lastNag, int crashes, int slice) {}

    Witness(ReminderRepository store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.digests = new Digests(store, this);
    }

    void nextSlice() {
        slice++;
    }

    /// A nagger was killed: when it has a slot again, what it told last may come again, however often a medium that
    /// came back has shown it meanwhile.
    void killed(String nagger) {
        killed.add(nagger);
    }

    /// That reminder nags by that policy, whatever happens to its fires.
    void expect(ReminderId reminder, NagPolicy policy) {
        policies.put(reminder, policy);
    }

    Optional<NagPolicy> policyOf(Fence fence) {
        return Optional.ofNullable(policies.get(fence.reminder()));
    }

    Instant now() {
        return clock.instant();
    }

    void crashed(InstantSource nextWorld) {
        crashes++;
        clock = nextWorld;
    }

    void shown(Notification notification) {
        if (notification.loudness() == Loudness.SILENT) {
            return;
        }
        nags++;
        var fence = notification.fence();
        store.findFire(fence)
                .ifPresentOrElse(
                        fire -> checkSaved(fire, notification),
                        () -> violated("shown but unknown to the store", fence));
        checkAnswered(fence);
        checkPolicy(notification);
        checkRepeated(fence, notification.nag());
        shown.add(fence);
        seen.put(fence, new Seen(notification.nag(), crashes, slice));
    }

    private void checkSaved(Fire fire, Notification notification) {
        var isSaved = switch (fire.state()) {
            case NagState.Due _ -> false;
            case NagState.Queued(var _, var given) -> given >= notification.nag();
            case NagState.Ringing(var n, var _) -> n >= notification.nag();
            case NagState.Snoozed _, NagState.Over _ -> true;
        };
        if (!isSaved) {
            violated("nag " + notification.nag() + " was shown before it was saved", fire.fence());
        }
    }

    private void checkPolicy(Notification notification) {
        if (notification.max() > 0 && notification.nag() > notification.max()) {
            violated("nag " + notification.nag() + " of " + notification.max(), notification.fence());
        }
        policyOf(notification.fence())
                .filter(policy -> policy.max().orElse(0) != notification.max())
                .ifPresent(policy -> violated("nags by another policy than " + policy, notification.fence()));
    }

    void shown(Digest digest) {
        digests.shown(digest);
    }

    Digests digests() {
        return digests;
    }

    private void checkAnswered(Fence fence) {
        var ended = endedOccurrences.get(occurrenceOf(fence));
        var silenced = acknowledged.get(fence);
        if (isLongAgo(ended) || isLongAgo(silenced)) {
            violated("rang after it was answered", fence);
        }
    }

    /// What was under way when the answer was saved may still arrive in the same slice.
    private boolean isLongAgo(@Nullable Integer answeredIn) {
        return answeredIn != null && slice > answeredIn;
    }

    private void checkRepeated(Fence fence, int nag) {
        var last = seen.get(fence);
        if (last == null || nag > last.lastNag() || startsAnew(fence, last)) {
            return;
        }
        if (last.crashes() == crashes && !killed.remove("nagger/" + fence)) {
            violated("nag " + nag + " came twice without a crash between", fence);
        }
        repeated++;
    }

    /// After a snooze the nags are counted from one again.
    private boolean startsAnew(Fence fence, Seen last) {
        var snoozedIn = snoozed.get(fence);
        return snoozedIn != null && last.slice() <= snoozedIn;
    }

    /// The answer was reported as saved.
    void answered(Fence fence, Answer answer) {
        answers++;
        answered.put(fence, answer);
        switch (answer) {
            case Answer.Done _, Answer.Skip _ -> endedOccurrences.put(occurrenceOf(fence), slice);
            case Answer.Acknowledge _ -> acknowledged.put(fence, slice);
            case Answer.Snooze _ -> snoozed.put(fence, slice);
            case Answer.Dismiss _ -> {}
        }
    }

    /// The program died while it took the answer: it may count or not.
    void doubtful(Fence fence) {
        doubtful.add(fence);
        snoozed.put(fence, slice);
    }

    boolean wasAnswered(Fence fence) {
        return endedOccurrences.containsKey(occurrenceOf(fence))
                || acknowledged.containsKey(fence)
                || doubtful.stream().anyMatch(other -> other.equals(fence) || other.sharesOccurrence(fence));
    }

    /// What the user said last, where it is certain that it counts.
    Optional<Answer> lastAnswer(Fence fence) {
        return Optional.ofNullable(answered.get(fence)).filter(_ -> !doubtful.contains(fence));
    }

    boolean wasShownInThisSlice(Fence fence) {
        return Optional.ofNullable(seen.get(fence))
                .filter(last -> last.slice() == slice)
                .isPresent();
    }

    boolean wasShown(Fence fence) {
        return shown.contains(fence);
    }

    private static String occurrenceOf(Fence fence) {
        return fence.reminder() + "/" + fence.recurrenceId();
    }

    void violated(String what, Fence fence) {
        violated(fence + ": " + what);
    }

    void violated(String what) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(clock.instant() + " " + what);
        }
    }

    List<String> violations() {
        return violations;
    }

    long nags() {
        return nags;
    }

    long repeated() {
        return repeated;
    }

    long answers() {
        return answers;
    }
}
