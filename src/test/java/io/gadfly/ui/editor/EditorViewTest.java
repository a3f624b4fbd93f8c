package io.gadfly.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.ui.Stand;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.FakeReminderService;
import io.gadfly.ui.common.NagChoice;
import io.gadfly.ui.common.Notices;
import io.gadfly.ui.common.Samples;
import io.gadfly.ui.common.ScheduleSentence;
import io.gadfly.ui.common.SettableClock;
import io.gadfly.ui.common.Texts;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditorViewTest {
    private final SettableClock clock = new SettableClock(Samples.NOW);
    private final FakeReminderService service = new FakeReminderService(clock);

    @BeforeEach
    void prepare() throws TimeoutException {
        Stand.prepare();
    }

    private EditorModel model(String title) {
        var here = Samples.here(clock);
        var notices = new Notices();
        var bridge = new Bridge(Runnable::run, Platform::runLater, notices, Texts.of(Bridge.class, Locale.UK));
        var words = new ScheduleSentence(here);
        var definition = Samples.define(title, "home", Priority.HIGH, "2026-11-27T17:00", List.of(), "bills", "family");
        return new EditorModel(Optional.empty(), definition, service, bridge, notices, here, words::of);
    }

    private EditorModel subscribed() {
        var here = Samples.here(clock);
        var notices = new Notices();
        var bridge = new Bridge(Runnable::run, Runnable::run, notices, Texts.of(Bridge.class, Locale.UK));
        var definition = Samples.define("Club night", "club", Priority.NORMAL, "2026-11-27T19:30", List.of());
        var origin = new Origin.Calendar("https://example.net/club.ics", 0, Optional.empty(), "", true);
        var added = service.add(definition);
        var reminder = new Reminder(added.id(), 1, added.uid(), definition, origin, Reminder.Status.OPEN);
        return new EditorModel(
                Optional.of(reminder), definition, service, bridge, notices, here, new ScheduleSentence(here)::of);
    }

    private Scene show(EditorModel model) {
        var here = Samples.here(clock);
        var windows = new EditorWindows(
                service,
                new Bridge(Runnable::run, Platform::runLater, new Notices(), Texts.of(Bridge.class, Locale.UK)),
                new Notices(),
                here,
                new ScheduleSentence(here)::of);
        var root = Stand.onFx(() -> windows.view(model, List.of("home", "inbox", "work"), () -> {}));
        var stage = Stand.show(root, 980, 760);
        Stand.settle();
        return stage.getScene();
    }

    @Test
    void whatIsTypedIsShownAsDates() {
        var model = Stand.onFx(() -> model("Send the invoices"));
        var scene = show(model);

        Stand.onFx(() -> {
            model.form.repeat.mode.set(RepeatMode.CUSTOM);
            model.form.repeat.frequency.set(Frequency.MONTHLY);
            model.form.repeat.monthDays.set(RepeatModel.MonthDays.NTH_WEEKDAY);
            model.form.repeat.nth.set(Nth.LAST);
            model.form.repeat.nthWeekday.set(DayOfWeek.FRIDAY);
            model.form.addAlarm();
        });
        Stand.settle();

        assertEquals("Send the invoices", ((TextField) scene.lookup("#title")).getText());
        assertTrue(((Label) scene.lookup("#sentence")).getText().contains("last Friday"));
        Stand.photograph(scene, "editor");
    }

    @Test
    void whatWasNotUnderstoodHasRoomAroundIt() {
        var model = Stand.onFx(() -> model("Pay before Friday"));
        var scene = show(model);

        Stand.onFx(() -> model.remark.set("Not understood: before Friday"));
        Stand.settle();

        var room = ((Label) scene.lookup("#remark")).getInsets();
        assertTrue(room.getLeft() > 0 && room.getTop() > 0, room::toString);
        Stand.photograph(scene, "editor-remark");
    }

    @Test
    void aTimeWithSecondsIsSeenWhole() {
        var model = Stand.onFx(() -> model("Blink"));
        var scene = show(model);

        Stand.onFx(() -> {
            model.form.when.time.set("10:59:23 PM");
            model.form.when.ends.set(true);
        });
        Stand.settle();

        var time = (TextField) scene.lookup("#time");
        var words = new Text(time.getText());
        words.setFont(time.getFont());
        var room = time.getWidth() - time.snappedLeftInset() - time.snappedRightInset();
        assertTrue(words.getLayoutBounds().getWidth() <= room, () -> words + " in " + room);
        Stand.photograph(scene, "editor-seconds");
    }

    @Test
    void itFitsIntoASmallWindowWithThePreviewBelowTheForm() {
        var model = Stand.onFx(() -> model("Send the invoices"));
        var scene = show(model);

        Stand.onFx(() -> {
            scene.getWindow().setWidth(560);
            scene.getWindow().setHeight(400);
        });
        Stand.settle();

        var preview = scene.lookup(".preview");
        assertEquals("page", preview.getParent().getId());
        assertTrue(scene.lookup("#save")
                        .localToScene(scene.lookup("#save").getBoundsInLocal())
                        .getMaxX()
                <= 560);
        Stand.photograph(scene, "editor-small");
        Stand.onFx(() -> ((ScrollPane) scene.lookup(".plain-scroll")).setVvalue(1));
        Stand.settle();
        Stand.photograph(scene, "editor-small-end");
        Stand.onFx(() -> scene.getWindow().setWidth(980));
        Stand.settle();
        assertEquals("frame", preview.getParent().getId());
    }

    @Test
    void whatComesFromASubscriptionIsReadOnlyAndCanBeHidden() {
        var model = Stand.onFx(this::subscribed);
        var scene = show(model);

        assertTrue(((Label) scene.lookup("#readOnlyText")).getText().contains("https://example.net/club.ics"));
        assertTrue(scene.lookup("#title").isDisabled());
        assertFalse(scene.lookup("#save").isVisible());
        Stand.photograph(scene, "editor-read-only");
        Stand.onFx(((Button) scene.lookup("#hide"))::fire);
        assertEquals(List.of("add Club night", "delete [1]"), service.orders);
        assertTrue(model.savedProperty().get());
    }

    @Test
    void aProblemIsSaidBeneathItsField() {
        var model = Stand.onFx(() -> model(""));
        var scene = show(model);

        Stand.onFx(() -> {
            model.form.what.title.set(" ");
            model.form.when.zone.set("Europe/Atlantis");
            model.form.when.ends.set(true);
            model.form.when.endTime.set("16:00");
            model.form.nag.profile.set(NagChoice.CUSTOM);
        });
        Stand.settle();

        assertTrue(scene.lookup("#zoneProblem").isVisible());
        assertTrue(scene.lookup("#save").isDisabled());
        Stand.photograph(scene, "editor-problems");
    }
}
