package io.gadfly.engine;

import io.gadfly.engine.ReminderService.ClockDoubt;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Notification;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.notification.Notification.Urgency;
import io.gadfly.notification.Offer;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagEffect;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.StoreException;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.schedule.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Puts nags into words and hands them to the deliveries; it waits for none of them.
final class Bell {
    private final ReminderRepository reminders;
    private final Planner planner;
    private final DeliveryMarks marks;
    private final ProcessRef<Deliveries.Message> deliveries;
    private final Messenger messenger;
    private final Outage outage = new Outage(this::tellOutage, this::tellOutageOver);

    Bell(
            ReminderRepository reminders,
            Planner planner,
            DeliveryMarks marks,
            ProcessRef<Deliveries.Message> deliveries,
            Messenger messenger) {
        this.reminders = reminders;
        this.planner = planner;
        this.marks = marks;
        this.deliveries = deliveries;
        this.messenger = messenger;
    }

    void ring(Ledger.Step step, NagEffect.Ring ring) {
        var policy = planner.policyOf(step.fire(), step.reminder());
        var also = planner.alsoOf(step.fire(), step.reminder());
        var nag = nag(step, policy, ring.n(), ring.louder());
        var lines = also.isEmpty() && !ring.isResumed()
                ? List.<TimelineEntry>of()
                : marks.linesOf(step.fire().fence());
        deliveries.cast(new Deliveries.Message.Ring(
                inItsRound(nag, lines),
                ring.rung(),
                policy.quietHours() == QuietHours.IGNORED,
                also,
                ring.isResumed() ? ToldBefore.by(lines, ring.n()) : Set.of()));
        messenger.changed();
    }

    private static Notification inItsRound(Notification nag, List<TimelineEntry> lines) {
        return NagRound.begin(lines).map(nag::countedSince).orElse(nag);
    }

    /// The latest nag of a fire that does not ring just now, to where it goes beside the ladder and was perhaps
    /// not told. An edit may have made them fewer than were given already.
    void tellOwed(Fire fire, Reminder reminder) {
        var also = planner.alsoOf(fire, reminder);
        if (fire.state().nags() > 0 && !also.isEmpty()) {
            var policy = planner.policyOf(fire, reminder);
            var n = Math.min(fire.state().nags(), policy.most());
            var step = new Ledger.Step(fire, reminder, List.of());
            var nag = nag(step, policy, n, policy.escalation().isLouder(n));
            deliveries.cast(new Deliveries.Message.Owed(inItsRound(nag, marks.linesOf(fire.fence())), also));
        }
    }

    private Notification nag(Ledger.Step step, NagPolicy policy, int n, boolean isLouder) {
        var words = planner.wordsOf(step.fire(), step.reminder());
        return new Notification(
                        step.fire(),
                        n,
                        policy.max().orElse(0),
                        words.title(),
                        bodyOf(words, step.fire()),
                        isLouder ? Urgency.CRITICAL : urgencyOf(words.priority()),
                        isLouder ? Loudness.LOUD : Loudness.NORMAL,
                        offerOf(step.reminder()))
                .ofReminder(step.reminder().uid());
    }

    private Offer offerOf(Reminder reminder) {
        return new Offer(
                planner.surroundings().settings().snooze(),
                reminder.definition().schedule().filter(Schedule::repeats).isPresent());
    }

    private static String bodyOf(Details words, Fire fire) {
        return fire.missed() == 0
                ? words.notes()
                : (Texts.of("nag.missed", fire.missed()) + "\n" + words.notes()).strip();
    }

    private static Urgency urgencyOf(Priority priority) {
        return switch (priority) {
            case HIGH -> Urgency.CRITICAL;
            case NORMAL -> Urgency.NORMAL;
            case LOW -> Urgency.LOW;
        };
    }

    /// The end of patience is said on the best medium in place of the last nag, wherever that was, and stays there.
    void tellGaveUp(Ledger.Step step) {
        if (step.fire().state() instanceof NagState.GaveUp(var _, var nags)) {
            tell(step, Math.max(1, nags), Texts.of("nag.gaveUp", nags), Urgency.NORMAL);
        }
    }

    void tellFailed(Ledger.Step step, String cause) {
        tell(step, 1, Texts.of("nag.failed", cause), Urgency.CRITICAL);
    }

    /// As the one or the other, whichever it is.
    void tellEnd(Ledger.Step step) {
        tellGaveUp(step);
        if (step.fire().state() instanceof NagState.Failed(var _, var cause, int _)) {
            tellFailed(step, cause);
        }
    }

    private void tell(Ledger.Step step, int nag, String body, Urgency urgency) {
        var title = planner.wordsOf(step.fire(), step.reminder()).title();
        var notification = new Notification(
                        step.fire(), nag, 0, title, body, urgency, Loudness.SILENT, offerOf(step.reminder()))
                .ofReminder(step.reminder().uid());
        deliveries.cast(new Deliveries.Message.Ring(notification, 0, true, Set.of()));
        messenger.changed();
    }

    /// To who answers what is over: what became of it, in the place of the old notification. One that tells an end
    /// has said that already.
    void tellAlreadyOver(Fire fire) {
        silence(fire.fence());
        if (fire.state() instanceof NagState.GaveUp || fire.state() instanceof NagState.Failed) {
            return;
        }
        reminders
                .find(fire.fence().reminder())
                .ifPresent(reminder -> notice(
                        planner.wordsOf(fire, reminder).title(),
                        Texts.of("already." + TimelineSteps.keyOf(fire.state()))));
    }

    /// Its turn is over, and nobody has answered.
    void hide(Fence fence) {
        deliveries.cast(new Deliveries.Message.Hide(fence));
        messenger.changed();
    }

    void silence(Fence fence) {
        deliveries.cast(new Deliveries.Message.Withdraw(fence));
        messenger.changed();
    }

    void wakeLater() {
        messenger.reschedule();
    }

    /// Several fires in one notification, in place of the earlier one with that occasion. One that has no
    /// words, since its reminder cannot be read, is counted, and keeps no other back.
    void tellTogether(Digest.Occasion occasion, Gathered fires) {
        var items = new ArrayList<Digest.Item>();
        var unnamed = fires.unnamed();
        for (var fire : fires.named()) {
            try {
                item(fire).ifPresent(items::add);
            } catch (StoreException e) {
                outage.met(e);
                unnamed++;
            }
        }
        deliveries.cast(new Deliveries.Message.Tell(new Digest(occasion, items, unnamed)));
    }

    private Optional<Digest.Item> item(Fire fire) {
        return reminders
                .find(fire.fence().reminder())
                .map(reminder -> planner.wordsOf(fire, reminder).title())
                .map(title -> new Digest.Item(fire, title));
    }

    Outage outage() {
        return outage;
    }

    private void tellOutage(StoreException failure) {
        notice(Texts.of("outage.title"), Texts.of("outage.body", String.valueOf(failure.getMessage())));
    }

    private void tellOutageOver() {
        silence(Notices.fenceOf(Texts.of("outage.title")));
        say(Notices.passing(planner.surroundings().now(), Texts.of("outageOver.title"), Texts.of("outageOver.body")));
    }

    void tellDoubt(ClockDoubt doubt) {
        notice(Texts.of("clock.title"), Texts.of("clock.body", day(doubt.lastSeen()), day(doubt.now())));
        messenger.changed();
    }

    private LocalDate day(Instant instant) {
        return planner.surroundings().zone().wallTimeOf(instant).toLocalDate();
    }

    void notice(String title, String body) {
        say(Notices.of(planner.surroundings().now(), title, body));
    }

    private void say(Notification notice) {
        deliveries.cast(new Deliveries.Message.Ring(notice, 0, true, Set.of()));
    }
}
