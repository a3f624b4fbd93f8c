package io.gadfly.ui.preferences;

import atlantafx.base.controls.ToggleSwitch;
import io.gadfly.settings.Appearance.Theme;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;

/// The page of settings.
public final class PreferencesController {
    private final PreferencesModel model;

    @FXML
    private ToggleGroup theme;

    @FXML
    private TextField presets;

    @FXML
    private Label presetsProblem;

    @FXML
    private TextField usualSnooze;

    @FXML
    private Label usualSnoozeProblem;

    @FXML
    private ToggleSwitch quiet;

    @FXML
    private TextField quietFrom;

    @FXML
    private Label quietFromProblem;

    @FXML
    private TextField quietTo;

    @FXML
    private Label quietToProblem;

    @FXML
    private TextField nagsPerHour;

    @FXML
    private Label nagsPerHourProblem;

    @FXML
    private TextField morning;

    @FXML
    private Label morningProblem;

    @FXML
    private TextField evening;

    @FXML
    private Label eveningProblem;

    @FXML
    private TextField historyDays;

    @FXML
    private Label historyDaysProblem;

    @FXML
    private ToggleSwitch sound;

    @FXML
    private Slider volume;

    @FXML
    private ToggleSwitch inBackground;

    @FXML
    private ToggleSwitch autostart;

    @FXML
    private Label noAutostart;

    public PreferencesController(PreferencesModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        model.theme.subscribe(choice -> theme.getToggles().stream()
                .filter(toggle -> choice.name().equals(toggle.getUserData()))
                .forEach(theme::selectToggle));
        theme.selectedToggleProperty().subscribe((_, toggle) -> model.theme.set(chosen((RadioButton) toggle)));
        Typing.join(presets, presetsProblem, model.presets);
        Typing.join(usualSnooze, usualSnoozeProblem, model.usualSnooze);
        quiet.selectedProperty().bindBidirectional(model.quiet);
        Typing.join(quietFrom, quietFromProblem, model.quietFrom);
        Typing.join(quietTo, quietToProblem, model.quietTo);
        quietFrom.disableProperty().bind(model.quiet.not());
        quietTo.disableProperty().bind(model.quiet.not());
        Typing.join(nagsPerHour, nagsPerHourProblem, model.nagsPerHour);
        Typing.join(morning, morningProblem, model.morning);
        Typing.join(evening, eveningProblem, model.evening);
        Typing.join(historyDays, historyDaysProblem, model.historyDays);
        sound.selectedProperty().bindBidirectional(model.sound);
        volume.valueProperty().bindBidirectional(model.volume);
        volume.disableProperty().bind(model.sound.not());
        inBackground.selectedProperty().bindBidirectional(model.inBackground);
        autostart.selectedProperty().bindBidirectional(model.autostart);
        autostart.setDisable(!model.canStartWithSession);
        noAutostart.setVisible(!model.canStartWithSession);
        noAutostart.setManaged(!model.canStartWithSession);
    }

    private static Theme chosen(RadioButton toggle) {
        return Theme.valueOf((String) toggle.getUserData());
    }
}
