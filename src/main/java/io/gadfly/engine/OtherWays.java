package io.gadfly.engine;

import io.gadfly.engine.Deliveries.Message;
import io.gadfly.engine.MediumServer.Outcome;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.NagPolicy.Also;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The media that a nag asks for beside the ladder, such as mail: each is given one nag at a time, so that the
/// deadline of a delivery begins with it, however many are due together. None of them takes an answer.
///
/// What becomes of each nag is written to its time line. What waits when this ends is owed: it is told again
/// by who reads the store after it, and what the time line knows to be sent is not sent twice.
final class OtherWays {
    private final Media media;
    private final MediumCall call;
    private final DeliveryLog log;
    private final Absences absences;
    private final Map<Medium, SendingLine<Notification>> lines = new HashMap<>();

    OtherWays(Media media, MediumCall call, DeliveryLog log, Absences absences) {
        this.media = media;
        this.call = call;
        this.log = log;
        this.absences = absences;
    }

    void tell(Notification nag, Set<Also> ways, ProcessRef<Message> self) {
        media.asked(ways)
                .filter(medium -> !lineOf(medium).isUnderWay(nag) && !log.isSettled(nag, medium.name()))
                .forEach(medium -> {
                    lineOf(medium).add(nag).ifPresent(older -> log.notSent(older, medium.name(), Sending.REPLACED));
                    next(medium, self);
                });
    }

    private SendingLine<Notification> lineOf(Medium medium) {
        return lines.computeIfAbsent(medium, _ -> new SendingLine<>(nag -> nag));
    }

    /// What comes while the medium is left alone because it failed is not sent there, and says so.
    private void next(Medium medium, ProcessRef<Message> self) {
        var line = lineOf(medium);
        for (var first = line.begin(); first.isPresent(); first = line.begin()) {
            var nag = first.get();
            if (call.tryDeliver(medium, nag, outcome -> self.cast(new Message.AlsoSettled(nag, medium, outcome)))) {
                return;
            }
            log.notSent(nag, medium.name(), Texts.of("medium.rests"));
            line.end();
        }
    }

    void settle(Notification nag, Medium medium, Outcome outcome, ProcessRef<Message> self) {
        switch (outcome) {
            case Outcome.Shown _ -> log.sent(nag, medium.name());
            case Outcome.NotShown(var reason) -> log.notSent(nag, medium.name(), reason);
            case Outcome.Absent(var reason) -> {
                if (absences.isNews(nag, medium)) {
                    log.notSent(nag, medium.name(), reason);
                }
            }
            case Outcome.Present _, Outcome.Inhibited _ -> {}
        }
        lineOf(medium).end();
        next(medium, self);
    }

    /// What is under way is not taken back.
    void withdraw(Fence fence) {
        lines.forEach((medium, line) ->
                line.remove(fence).ifPresent(nag -> log.notSent(nag, medium.name(), Sending.TAKEN_BACK)));
    }
}
