package io.gadfly.engine.simulation;

import io.gadfly.notification.Notification;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy.Also;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Sees what is mailed, where nothing can be replaced: no nag twice but across a crash, and then as the same
/// message, of which the recipient keeps one. And what became of each is known at the end.
final class Mails {
    /// How long a nag may be on its way: several wait for one server.
    private static final Duration LONGEST_WAY = Duration.ofMinutes(10);
    /// At the end, while nothing fails.
    private static final Duration CALM = Duration.ofMinutes(55);

    private final Wishes wishes;
    private final Violations violations;
    private final Repetitions repetitions;
    private final Map<Fence, Message> last = new HashMap<>();
    private long count;

    /// @param countedSince what with its fence and number makes the name of a message
    private record Message(int nag, Instant countedSince) {}

    Mails(SimulatedMachine machine, Wishes wishes, Violations violations) {
        this.wishes = wishes;
        this.violations = violations;
        this.repetitions = new Repetitions(machine, wishes, violations, "mailed");
    }

    void crashed() {
        repetitions.crashed();
    }

    /// A mail on its way.
    ///
    /// @param mayStartAnew whether its fire may be counted anew by then: what is said to it meanwhile is no reason
    record Begun(Repetitions.Moment at, boolean mayStartAnew) {}

    Begun begin(Notification notification) {
        return new Begun(repetitions.now(), repetitions.mayStartAnew(notification.fence()));
    }

    void sent(Notification notification, Begun begun) {
        count++;
        var fence = notification.fence();
        var repeated = repetitions.count();
        repetitions.check(fence, notification.nag(), begun.mayStartAnew());
        repetitions.shown(fence, notification.nag(), begun.at());
        var message = new Message(notification.nag(), notification.countedSince());
        var before = last.put(fence, message);
        if (repetitions.count() > repeated
                && before != null
                && before.nag() == message.nag()
                && !before.equals(message)) {
            violations.add("nag " + message.nag() + " was mailed again as another message", fence);
        }
    }

    /// What has rung lately, with nothing in its way, was mailed.
    void check(ReminderRepository store, Instant end) {
        store.findLiveFires(0, Integer.MAX_VALUE).stream()
                .filter(fire -> isMailed(fire.fence().reminder()))
                .forEach(fire -> check(fire, store.findTimeline(fire.fence().reminder()), end));
    }

    private boolean isMailed(ReminderId id) {
        return !wishes.wasTouched(id)
                && wishes.of(id)
                        .filter(wish -> wish.definition().nag().also().contains(Also.MAIL))
                        .isPresent();
    }

    private void check(Fire fire, List<TimelineEntry> timeline, Instant end) {
        var lines = timeline.stream()
                .filter(line -> line.fence().equals(fire.fence()))
                .toList();
        var isLate = lines.stream()
                .filter(line -> line.step().equals("fire.rang"))
                .reduce((_, latest) -> latest)
                .filter(rang -> rang.at().isAfter(end.minus(CALM)) && rang.at().isBefore(end.minus(LONGEST_WAY)))
                .isPresent();
        if (isLate
                && fire.state() instanceof NagState.Ringing(var n, var _)
                && lines.stream().noneMatch(isOf(n))) {
            violations.add("nag " + n + " was never mailed", fire.fence());
        }
    }

    private static Predicate<TimelineEntry> isOf(int nag) {
        return line -> line.step().equals("fire.sent") && line.cause().equals("mail " + nag);
    }

    long count() {
        return count;
    }
}
