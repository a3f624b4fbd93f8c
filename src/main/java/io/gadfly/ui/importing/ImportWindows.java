package io.gadfly.ui.importing;

import io.gadfly.engine.ReminderService;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Look;
import io.gadfly.ui.common.Notices;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.Views;
import io.gadfly.ui.importing.ImportModel.Phase;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.stage.Stage;

/// Opens the window in which files are looked at before they are imported.
public final class ImportWindows {
    private final ReminderService service;
    private final Bridge bridge;
    private final Notices notices;
    private final Here here;
    private final Texts texts;

    public ImportWindows(ReminderService service, Bridge bridge, Notices notices, Here here) {
        this.service = service;
        this.bridge = bridge;
        this.notices = notices;
        this.here = here;
        this.texts = Texts.of(ImportWindows.class, here.locale());
    }

    public void open(List<Path> files) {
        if (!files.isEmpty()) {
            bridge.ask(() -> List.copyOf(service.catalogue().lists().keySet()), lists -> show(model(files), lists));
        }
    }

    ImportModel model(List<Path> files) {
        var name =
                files.size() == 1 ? String.valueOf(files.getFirst().getFileName()) : texts.text("files", files.size());
        return new ImportModel(new CalendarFiles(name, files, here.zone()), service, bridge, notices, new VerdictWords(here, texts), texts);
    }

    private void show(ImportModel model, List<String> lists) {
        var stage = new Stage();
        var scene = Look.dress(new Scene(view(model, lists), 960, 640));
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ESCAPE), model::cancel);
        Look.addIcons(stage);
        stage.setTitle(texts.text("title"));
        stage.setScene(scene);
        stage.setMinWidth(720);
        stage.setMinHeight(420);
        stage.setOnHidden(_ -> model.cancel());
        model.phaseProperty().subscribe(phase -> {
            if (phase == Phase.FINISHED) {
                stage.close();
            }
        });
        stage.show();
        model.read();
    }

    Parent view(ImportModel model, List<String> lists) {
        return new Views(here)
                .with(ImportController.class, () -> new ImportController(model, lists, texts))
                .load(ImportController.class);
    }
}
