package io.gadfly.ui.popup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Examples;
import io.gadfly.notification.Medium.Response;
import io.gadfly.notification.Notification;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.notification.Notification.Urgency;
import io.gadfly.notification.Offer;
import io.gadfly.notification.Wording;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import io.gadfly.ui.Stand;
import io.gadfly.ui.common.Samples;
import io.gadfly.ui.common.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PopupTest {
    private final SettableClock clock = new SettableClock(Samples.NOW);
    private final Wording wording = new Wording(Locale.UK, () -> Samples.BERLIN, clock);
    private final List<Response> responses = new CopyOnWriteArrayList<>();
    private final List<Runnable> ends = new CopyOnWriteArrayList<>();
    private final PopupMedium popup;

    PopupTest() throws TimeoutException {
        Stand.prepare();
        popup = new PopupMedium(Platform::runLater, Runnable::run, wording, Locale.UK, (_, then) -> ends.add(then));
        popup.onResponse(responses::add);
    }

    @AfterEach
    void clear() {
        for (var number = 1; number <= 6; number++) {
            popup.withdraw(fire(number).fence());
        }
        Stand.settle();
    }

    private static Fire fire(long number) {
        var fence = new Fence(new ReminderId(number), "20261121T090000", "PT0S");
        var due = Samples.NOW.minusSeconds(60);
        return new Fire(number, fence, due, due, "default", 0, new NagState.Ringing(1, Samples.NOW));
    }

    private static Notification nag(long number, int nag, String title) {
        var urgency = number == 1 ? Urgency.CRITICAL : Urgency.NORMAL;
        var body = number == 1 ? "The white ones, with water." : "";
        var offer = new Offer(Duration.ofMinutes(90), number == 2);
        return new Notification(fire(number), nag, 5, title, body, urgency, Loudness.NORMAL, offer);
    }

    private static List<Stage> windows() {
        Stand.settle();
        return Stand.onFx(() -> Window.getWindows().stream()
                .filter(window -> window instanceof Stage stage && stage.isAlwaysOnTop())
                .map(Stage.class::cast)
                .toList());
    }

    private void press(String text) {
        Stand.onFx(() -> windowButtons().stream()
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
        Stand.settle();
    }

    private static List<Button> windowButtons() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage stage && stage.isAlwaysOnTop())
                .flatMap(window -> window.getScene().getRoot().lookupAll(".button").stream())
                .map(Button.class::cast)
                .toList();
    }

    @Test
    void aNagComesUpAndItsSuccessorTakesItsPlace() {
        assertInstanceOf(DeliveryResult.Delivered.class, popup.deliver(nag(1, 1, "Take the pills")));
        assertInstanceOf(DeliveryResult.Delivered.class, popup.deliver(nag(1, 2, "Take the pills")));

        var window = windows().getFirst();

        assertEquals(1, windows().size());
        assertEquals(1, window.getScene().getRoot().lookupAll(".popup-card").size());
        assertTrue(window.isAlwaysOnTop());
        popup.withdraw(fire(1).fence());
        assertEquals(List.of(), windows());
    }

    @Test
    void findsTheColoursOfItsThemeWheneverItComesBack() {
        var complaints = new CopyOnWriteArrayList<String>();
        var listening = new Handler() {
            @Override
            public void publish(LogRecord complaint) {
                complaints.add(complaint.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var styles = Logger.getLogger("javafx.css");
        styles.addHandler(listening);
        try {
            popup.deliver(nag(1, 1, "Take the pills"));
            popup.withdraw(fire(1).fence());
            popup.deliver(nag(1, 1, "Take the pills"));
            assertEquals(1, windows().size());
        } finally {
            styles.removeHandler(listening);
        }

        assertEquals(List.of(), complaints);
    }

    @Test
    void whatIsUpStaysAndWhatWentWithAProgramComesBack() {
        popup.deliver(nag(1, 2, "Take the pills"));
        var before = windows();

        popup.restore(nag(1, 2, "Take the pills"));
        assertEquals(before, windows());

        popup.withdraw(fire(1).fence());
        popup.restore(nag(1, 2, "Take the pills"));
        assertEquals(1, windows().size());
    }

    @Test
    void aNoticeHasNothingToAnswerAndCanBeClosed() {
        popup.deliver(Examples.notice("The clock was set back", "By a year."));

        assertEquals(1, windows().size());
        assertEquals(
                List.of(""),
                Stand.onFx(() -> windowButtons().stream()
                        .filter(PopupTest::isThere)
                        .map(Button::getText)
                        .map(text -> text == null ? "" : text)
                        .toList()));
        Stand.onFx(() -> windowButtons().stream()
                .filter(PopupTest::isThere)
                .findFirst()
                .orElseThrow()
                .fire());
        assertEquals(List.of(), windows());
    }

    @Test
    void aTrialGoesByItselfAndAtAnyClick() {
        popup.deliver(trial());
        assertEquals(1, windows().size());
        Stand.onFx(() -> {
            ends.forEach(Runnable::run);
            return ends.size();
        });
        assertEquals(List.of(), windows());

        popup.deliver(trial());
        var card = windows().getFirst().getScene().getRoot().lookup(".popup-card");
        Stand.onFx(() -> {
            card.getOnMouseClicked().handle(null);
            return card;
        });
        assertEquals(List.of(), windows());
    }

    private static Notification trial() {
        var notice = Examples.notice("Gadfly", "This is a test.");
        return new Notification(
                notice.fire(), 1, 1, notice.title(), notice.body(), Urgency.LOW, Loudness.SILENT, notice.offer());
    }

    @Test
    void whatHasNoRoomIsOneClickAway() {
        for (var number = 1; number <= 6; number++) {
            popup.deliver(nag(number, 1, "Take the pills"));
        }
        var root = windows().getFirst().getScene().getRoot();

        var more = (Hyperlink) Stand.onFx(() -> root.lookup(".popup-more"));
        assertEquals("2 more wait for you: show all", more.getText());
        Stand.onFx(() -> {
            more.fire();
            return more;
        });

        assertEquals(List.of(new Response.AllAsked(fire(1).fence())), responses);
        Stand.photograph(root.getScene(), "popup-more");
    }

    private static boolean isThere(Node node) {
        return node.isVisible() && (node.getParent() == null || isThere(node.getParent()));
    }

    @Test
    void doneIsToldWithTheFenceAndTakesTheCardAway() {
        popup.deliver(nag(1, 1, "Take the pills"));
        windows();

        press("_Done");

        assertEquals(List.of(new Response.Answered(fire(1).fence(), new Answer.Done())), responses);
        assertEquals(List.of(), windows());
    }

    @Test
    void snoozeSaysHowLongTheSettingsHaveIt() {
        popup.deliver(nag(2, 1, "Put the bin out"));
        windows();

        press("_Snooze 1 h 30 min");

        assertEquals(List.of(new Response.SnoozeAsked(fire(2).fence())), responses);
    }

    @Test
    void skipIsOfferedWhereOthersFollow() {
        popup.deliver(nag(1, 1, "Take the pills"));
        windows();
        assertFalse(Stand.onFx(() -> windowButtons().stream()
                .filter(PopupTest::isThere)
                .anyMatch(button -> "S_kip".equals(button.getText()))));
        popup.withdraw(fire(1).fence());

        popup.deliver(nag(2, 1, "Put the bin out"));
        windows();
        press("S_kip");

        assertEquals(List.of(new Response.Answered(fire(2).fence(), new Answer.Skip())), responses);
        assertEquals(List.of(), windows());
    }

    @Test
    void openKeepsTheCardSinceNothingWasAnswered() {
        popup.deliver(nag(2, 1, "Put the bin out"));
        windows();

        press("_Open");

        assertEquals(List.of(new Response.OpenAsked(fire(2).fence())), responses);
        assertFalse(windows().isEmpty());
    }

    @Test
    void noButtonHasTheFocusWhenItComesUp() {
        popup.deliver(nag(1, 1, "Take the pills"));

        var window = windows().getFirst();

        assertFalse(window.getScene().getFocusOwner() instanceof Button);
    }

    @Test
    void severalStackAndADigestAnswersEachOfItsItems() {
        popup.deliver(new Digest(
                Digest.Occasion.WAITING,
                List.of(new Digest.Item(fire(5), "Take the laundry out"), new Digest.Item(fire(6), "Feed the cat"))));
        popup.deliver(nag(1, 2, "Take the pills"));
        popup.deliver(nag(2, 1, "Call the dentist about the crown that came off last Thursday"));
        var window = windows().getFirst();
        Stand.photograph(window.getScene(), "popup");

        press("_Done");

        assertEquals(List.of(new Response.Answered(fire(5).fence(), new Answer.Done())), responses);
        assertEquals(3, window.getScene().getRoot().lookupAll(".popup-card").size());
    }
}
