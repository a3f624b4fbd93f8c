package io.gadfly.ui.importing;

import io.gadfly.engine.ReminderService;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Look;
import io.gadfly.ui.common.Notices;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.Views;
import io.gadfly.ui.importing.ImportLine.Place;
import io.gadfly.ui.importing.ImportModel.Phase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.stage.Stage;

/// Opens the window in which files are looked at before they are imported; one at a time, for what stands in
/// one is to be answered before another covers it.
public final class ImportWindows {
    private final ReminderService service;
    private final Bridge bridge;
    private final Notices notices;
    private final Here here;
    private final Texts texts;
    private final ImportLine line = new ImportLine();
    private Optional<Stage> shown = Optional.empty();

    public ImportWindows(ReminderService service, Bridge bridge, Notices notices, Here here) {
        this.service = service;
        this.bridge = bridge;
        this.notices = notices;
        this.here = here;
        this.texts = Texts.of(ImportWindows.class, here.locale());
    }

    /// Where one is open already, these come when it was answered.
    public void open(List<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        if (line.add(List.copyOf(files))) {
            begin(files);
        } else {
            shown.ifPresent(Stage::toFront);
        }
    }

    private void begin(List<Path> files) {
        bridge.ask(
                () -> List.copyOf(service.catalogue().lists().keySet()),
                lists -> show(model(files), lists),
                this::goOn);
    }

    private void goOn() {
        line.next().ifPresent(this::begin);
    }

    ImportModel model(List<Path> files) {
        var name =
                files.size() == 1 ? String.valueOf(files.getFirst().getFileName()) : texts.text("files", files.size());
        return new ImportModel(
                new CalendarFiles(name, files, here.zone()),
                service,
                bridge,
                notices,
                new VerdictWords(here, texts),
                texts);
    }

    private void show(ImportModel model, List<String> lists) {
        var stage = new Stage();
        var scene = Look.dress(new Scene(view(model, lists), 960, 640));
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ESCAPE), model::cancel);
        Look.addIcons(stage);
        stage.titleProperty().bind(line.placeProperty().map(this::title));
        stage.setScene(scene);
        stage.setMinWidth(720);
        stage.setMinHeight(420);
        stage.setOnHidden(_ -> model.cancel());
        model.phaseProperty().subscribe(phase -> {
            if (phase == Phase.FINISHED) {
                stage.titleProperty().unbind();
                stage.close();
                shown = Optional.empty();
                goOn();
            }
        });
        shown = Optional.of(stage);
        stage.show();
        model.read();
    }

    private String title(Place place) {
        return place.isAlone()
                ? texts.text("title")
                : texts.text("title.place", texts.text("title"), place.number(), place.of());
    }

    Parent view(ImportModel model, List<String> lists) {
        return new Views(here)
                .with(ImportController.class, () -> new ImportController(model, lists, line.placeProperty(), texts))
                .load(ImportController.class);
    }
}
