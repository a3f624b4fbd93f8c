package io.gadfly.ui.editor;

import atlantafx.base.controls.ToggleSwitch;
import io.gadfly.ui.common.Field;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.controlsfx.control.textfield.TextFields;

/// Date, time, zone and end.
public final class WhenController {
    private final WhenModel model;

    @FXML
    private ToggleSwitch dated;

    @FXML
    private Node fields;

    @FXML
    private DatePicker date;

    @FXML
    private TextField time;

    @FXML
    private CheckBox allDay;

    @FXML
    private Node zoneLine;

    @FXML
    private TextField zone;

    @FXML
    private CheckBox ends;

    @FXML
    private DatePicker endDate;

    @FXML
    private TextField endTime;

    @FXML
    private Node startProblems;

    @FXML
    private Label dateProblem;

    @FXML
    private Label timeProblem;

    @FXML
    private Label zoneProblem;

    @FXML
    private Label endProblem;

    public WhenController(WhenModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        dated.selectedProperty().bindBidirectional(model.dated);
        Field.present(fields, model.dated);
        StrictDates.in(date);
        StrictDates.in(endDate);
        date.valueProperty().bindBidirectional(model.date);
        time.textProperty().bindBidirectional(model.time);
        allDay.selectedProperty().bindBidirectional(model.allDay);
        zone.textProperty().bindBidirectional(model.zone);
        TextFields.bindAutoCompletion(
                zone, request -> model.zonesLike(request.getUserText()).toList());
        ends.selectedProperty().bindBidirectional(model.ends);
        endDate.valueProperty().bindBidirectional(model.endDate);
        endTime.textProperty().bindBidirectional(model.endTime);
        showWhatMatters();
        Field.showProblem(dateProblem, model.dateProblem, date);
        Field.showProblem(timeProblem, model.timeProblem, time);
        Field.present(startProblems, dateProblem.managedProperty().or(timeProblem.managedProperty()));
        Field.showProblem(zoneProblem, model.zoneProblem, zone);
        Field.showProblem(endProblem, model.endProblem, endDate, endTime);
    }

    private void showWhatMatters() {
        Field.present(time, model.allDay.not());
        Field.present(zoneLine, model.allDay.not());
        Field.present(endDate, model.ends);
        Field.present(endTime, model.ends.and(model.allDay.not()));
    }
}
