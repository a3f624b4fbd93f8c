package io.gadfly.notification.dbus;

import io.gadfly.notification.Digest;
import io.gadfly.notification.Notification;
import io.gadfly.notification.PlainText;
import io.gadfly.notification.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.freedesktop.dbus.types.Variant;

/// A notification in the words of the Desktop Notifications Specification.
///
/// @param body markup where the server understands it
/// @param actions key and label by turns
record Bubble(String summary, String body, List<String> actions, Map<String, Variant<?>> hints, int expireMillis) {
    private static final int NEVER = 0;
    private static final int AS_THE_SERVER_LIKES = -1;
    private static final int DIGEST_LINES = 6;
    private static final int DIGEST_BUTTONS = 3;

    /// @param markup whether the server takes the body for markup
    static Bubble of(Notification notification, Wording wording, boolean markup) {
        var body = Stream.of(PlainText.text(notification.body()), wording.context(notification))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
        return new Bubble(
                PlainText.line(notification.title()),
                markup ? escaped(body) : body,
                notification.isNotice() ? List.of(Action.DEFAULT, wording.open()) : answers(notification, wording),
                hints(notification.urgency()),
                notification.urgency() == Notification.Urgency.LOW ? AS_THE_SERVER_LIKES : NEVER);
    }

    /// Three at most before Open, which is a click on the bubble as well: some desktops draw no more.
    private static List<String> answers(Notification notification, Wording wording) {
        var actions = new ArrayList<String>();
        actions.add(new Action(Action.Verb.DONE, notification.fence()).key());
        actions.add(wording.done());
        actions.add(new Action(Action.Verb.SNOOZE, notification.fence()).key());
        actions.add(wording.snooze(notification.offer()));
        if (notification.offer().skip()) {
            actions.add(new Action(Action.Verb.SKIP, notification.fence()).key());
            actions.add(wording.skip());
        }
        actions.add(Action.DEFAULT);
        actions.add(wording.open());
        return List.copyOf(actions);
    }

    /// A digest has room for a few buttons only: the first items are answered from it, the others in the window.
    static Bubble of(Digest digest, Wording wording, boolean markup) {
        var body = String.join("\n", wording.lines(digest, DIGEST_LINES));
        var actions = new ArrayList<String>();
        digest.items().stream().limit(DIGEST_BUTTONS).forEach(item -> {
            actions.add(new Action(Action.Verb.DONE, item.fence()).key());
            actions.add(wording.done(item));
        });
        actions.add(Action.DEFAULT);
        actions.add(wording.open());
        return new Bubble(
                wording.heading(digest),
                markup ? escaped(body) : body,
                List.copyOf(actions),
                hints(Notification.Urgency.NORMAL),
                NEVER);
    }

    /// `resident`: it stays when a button was pressed, until the answer is saved and the bubble withdrawn. The sound is
    /// the sound medium's, which knows how loud.
    private static Map<String, Variant<?>> hints(Notification.Urgency urgency) {
        return Map.of(
                "urgency", new Variant<>(level(urgency)),
                "category", new Variant<>("x-gadfly.reminder"),
                "desktop-entry", new Variant<>("gadfly"),
                "resident", new Variant<>(true),
                "suppress-sound", new Variant<>(true));
    }

    private static byte level(Notification.Urgency urgency) {
        return switch (urgency) {
            case LOW -> 0;
            case NORMAL -> 1;
            case CRITICAL -> 2;
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
