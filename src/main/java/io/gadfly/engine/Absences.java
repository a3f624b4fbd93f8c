package io.gadfly.engine;

import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import java.util.HashSet;
import java.util.Set;

/// Which media are not there. A fire says once why it was not shown on one of them, not at each of its nags.
final class Absences {
    private final Set<String> absent = new HashSet<>();

    /// Answers whether there is something to say.
    boolean isNews(Notification notification, Medium medium) {
        return absent.add(medium.name()) || notification.nag() == 1;
    }

    void isBack(Medium medium) {
        absent.remove(medium.name());
    }
}
