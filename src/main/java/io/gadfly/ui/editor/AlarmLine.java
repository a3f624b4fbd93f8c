package io.gadfly.ui.editor;

import io.gadfly.ui.common.Choices;
import io.gadfly.ui.common.Field;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.Views;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// One alarm as a line.
final class AlarmLine {
    private final AlarmModel model;
    private final Runnable remove;
    private final Texts texts;
    private final Node view;

    @FXML
    private TextField distance;

    @FXML
    private ChoiceBox<AlarmModel.Side> side;

    @FXML
    private DatePicker date;

    @FXML
    private TextField time;

    @FXML
    private Label problem;

    AlarmLine(AlarmModel model, Runnable remove, Texts texts) {
        this.model = model;
        this.remove = remove;
        this.texts = texts;
        view = Views.of(this, texts);
    }

    Node view() {
        return view;
    }

    @FXML
    private void initialize() {
        distance.textProperty().bindBidirectional(model.distance);
        Choices.bind(side, model.side, AlarmModel.Side.class, texts, "side");
        StrictDates.in(date);
        date.valueProperty().bindBidirectional(model.date);
        time.textProperty().bindBidirectional(model.time);
        Field.present(distance, model.side.map(AlarmModel.Side::isAway));
        Field.present(date, model.side.map(AlarmModel.Side.AT_MOMENT::equals));
        Field.present(time, model.side.map(AlarmModel.Side.AT_MOMENT::equals));
        Field.showProblem(problem, model.problem, distance, date, time);
    }

    @FXML
    private void remove() {
        remove.run();
    }
}
