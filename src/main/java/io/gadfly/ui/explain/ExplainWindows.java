package io.gadfly.ui.explain;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.TimelineWords;
import io.gadfly.reminder.Reminder;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Look;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeWords;
import io.gadfly.ui.common.Views;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.stage.Stage;

/// Opens time lines.
public final class ExplainWindows {
    private final ReminderService service;
    private final Bridge bridge;
    private final Here here;
    private final Texts texts;

    public ExplainWindows(ReminderService service, Bridge bridge, Here here) {
        this.service = service;
        this.bridge = bridge;
        this.here = here;
        this.texts = Texts.of(ExplainWindows.class, here.locale());
    }

    public void open(Reminder reminder) {
        var stage = new Stage();
        var scene = Look.dress(new Scene(view(reminder), 700, 460));
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ESCAPE), stage::close);
        Look.addIcons(stage);
        stage.setTitle(texts.text("title"));
        stage.setScene(scene);
        stage.show();
    }

    Parent view(Reminder reminder) {
        var model = model(reminder);
        return new Views(here)
                .with(ExplainController.class, () -> new ExplainController(model, reminder.title(), texts))
                .load(ExplainController.class);
    }

    ExplainModel model(Reminder reminder) {
        return new ExplainModel(reminder.id(), service, bridge, new TimeWords(here), new TimelineWords(here.locale()));
    }
}
