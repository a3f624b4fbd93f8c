package io.gadfly.engine;

import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import java.util.HashSet;
import java.util.Set;

/// Which media are not there. A fire says once why it was not shown on one of them, not at each of its nags.
final class Absences {
    private final DeliveryLog log;
    private final Set<String> absent = new HashSet<>();

    Absences(DeliveryLog log) {
        this.log = log;
    }

    void note(Notification notification, Medium medium, String reason) {
        if (absent.add(medium.name()) || notification.nag() == 1) {
            log.notDelivered(notification, medium.name() + ": " + reason);
        }
    }

    void isBack(Medium medium) {
        absent.remove(medium.name());
    }
}
