package io.gadfly.engine;

import io.gadfly.engine.Deliveries.Message;
import io.gadfly.engine.MediumServer.Outcome;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.reminder.Fence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// The media that a nag asks for beside the ladder, such as mail: each is given one nag at a time, so that the
/// deadline of a delivery begins with it, however many are due together. None of them takes an answer.
final class OtherWays {
    private final Media media;
    private final MediumCall call;
    private final DeliveryLog log;
    private final Absences absences;
    /// By medium, the one that is under way first.
    private final Map<Medium, Deque<Notification>> lines = new HashMap<>();

    OtherWays(Media media, MediumCall call, DeliveryLog log, Absences absences) {
        this.media = media;
        this.call = call;
        this.log = log;
        this.absences = absences;
    }

    void tell(Message.Ring ring, ProcessRef<Message> self) {
        media.asked(ring.also()).forEach(medium -> {
            var line = lines.computeIfAbsent(medium, _ -> new ArrayDeque<>());
            line.add(ring.notification());
            if (line.size() == 1) {
                next(medium, line, self);
            }
        });
    }

    /// What comes while the medium is left alone because it failed is not delivered there, and says so.
    private void next(Medium medium, Deque<Notification> line, ProcessRef<Message> self) {
        while (!line.isEmpty()) {
            var first = line.getFirst();
            if (call.tryDeliver(medium, first, outcome -> self.cast(new Message.AlsoSettled(first, medium, outcome)))) {
                return;
            }
            log.notDelivered(first, medium.name() + ": " + Texts.of("medium.rests"));
            line.remove();
        }
    }

    void settle(Notification notification, Medium medium, Outcome outcome, ProcessRef<Message> self) {
        switch (outcome) {
            case Outcome.Shown _ -> log.delivered(notification, medium.name());
            case Outcome.NotShown(var reason) -> log.notDelivered(notification, medium.name() + ": " + reason);
            case Outcome.Absent(var reason) -> absences.note(notification, medium, reason);
            case Outcome.Present _, Outcome.Inhibited _ -> {}
        }
        var line = lines.computeIfAbsent(medium, _ -> new ArrayDeque<>());
        line.poll();
        next(medium, line, self);
    }

    /// What is under way is not taken back.
    void withdraw(Fence fence) {
        lines.values().forEach(line -> {
            var underWay = line.poll();
            line.removeIf(nag -> nag.fence().equals(fence));
            if (underWay != null) {
                line.addFirst(underWay);
            }
        });
    }
}
