package io.gadfly.engine;

import io.gadfly.engine.MediumServer.Outcome;
import io.gadfly.engine.ReminderService.MediumTrial;
import io.gadfly.kernel.Reply;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Sends one notification through each medium and answers when all have said what became of it.
final class Trial {
    private final List<Medium> media;
    private final Reply<List<MediumTrial>> reply;
    private final Map<String, MediumTrial> results = new ConcurrentHashMap<>();

    Trial(List<Medium> media, Reply<List<MediumTrial>> reply) {
        this.media = media;
        this.reply = reply;
    }

    void run(Notification notification, MediumCall call) {
        if (media.isEmpty()) {
            reply.answer(List.of());
        }
        media.forEach(medium -> call.deliver(medium, notification, outcome -> note(medium, outcome)));
    }

    private void note(Medium medium, Outcome outcome) {
        results.put(medium.name(), new MediumTrial(medium.name(), result(outcome)));
        if (results.size() == media.size()) {
            reply.answer(media.stream().map(each -> results.get(each.name())).toList());
        }
    }

    private static DeliveryResult result(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Shown _, Outcome.Present _ -> new DeliveryResult.Delivered();
            case Outcome.NotShown(var reason) -> new DeliveryResult.Failed(reason);
            case Outcome.Absent(var reason) -> new DeliveryResult.Failed(reason);
            case Outcome.Inhibited() -> new DeliveryResult.Failed("inhibited");
        };
    }
}
