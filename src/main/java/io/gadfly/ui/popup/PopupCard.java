package io.gadfly.ui.popup;

import io.gadfly.notification.Digest;
import io.gadfly.notification.Notification;
import io.gadfly.notification.Notification.Urgency;
import io.gadfly.notification.PlainText;
import io.gadfly.notification.Wording;
import io.gadfly.reminder.Fence;
import java.util.List;

/// What one card of the popup says.
///
/// @param key a later card with the same key takes its place
/// @param items what it can answer: one for a nag, several for a digest
record PopupCard(String key, Kind kind, String title, String context, String body, boolean urgent, List<Item> items) {
    record Item(Fence fence, String title) {}

    sealed interface Kind {
        /// @param snooze how long a snooze is, in words
        /// @param skip whether its occurrence can be left out
        record Nag(String snooze, boolean skip) implements Kind {}

        record Several() implements Kind {}

        /// There is nothing to answer.
        ///
        /// @param passing whether it goes by itself
        record Notice(boolean passing) implements Kind {}
    }

    static PopupCard of(Notification notification, Wording wording) {
        var title = PlainText.line(notification.title());
        return new PopupCard(
                notification.fence().toString(),
                notification.isNotice()
                        ? new Kind.Notice(notification.urgency() == Urgency.LOW)
                        : new Kind.Nag(
                                wording.length(notification.offer()),
                                notification.offer().skip()),
                title,
                wording.context(notification),
                PlainText.text(notification.body()),
                notification.urgency() == Urgency.CRITICAL,
                List.of(new Item(notification.fence(), title)));
    }

    static PopupCard of(Digest digest, Wording wording) {
        return new PopupCard(
                digest.occasion().name(),
                new Kind.Several(),
                wording.heading(digest),
                "",
                "",
                false,
                digest.items().stream()
                        .map(item -> new Item(item.fence(), PlainText.line(item.title())))
                        .toList());
    }

    boolean isPassing() {
        return kind instanceof Kind.Notice(var passing) && passing;
    }

    /// Without the answered item; one that has none left is to be taken away.
    PopupCard without(Fence fence) {
        return new PopupCard(
                key,
                kind,
                title,
                context,
                body,
                urgent,
                items.stream().filter(item -> !item.fence().equals(fence)).toList());
    }
}
