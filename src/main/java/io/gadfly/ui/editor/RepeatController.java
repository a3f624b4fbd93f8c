package io.gadfly.ui.editor;

import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.ui.common.Choices;
import io.gadfly.ui.common.Field;
import io.gadfly.ui.common.Texts;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;

/// How the reminder repeats.
public final class RepeatController {
    private final RepeatModel model;
    private final Locale locale;
    private final Texts texts;

    @FXML
    private ChoiceBox<RepeatMode> mode;

    @FXML
    private Node custom;

    @FXML
    private Spinner<Integer> interval;

    @FXML
    private ChoiceBox<Frequency> frequency;

    @FXML
    private Pane weekdays;

    @FXML
    private Node monthly;

    @FXML
    private ChoiceBox<RepeatModel.MonthDays> monthDays;

    @FXML
    private ChoiceBox<Nth> nth;

    @FXML
    private ChoiceBox<DayOfWeek> nthWeekday;

    @FXML
    private Node endLine;

    @FXML
    private ChoiceBox<RepeatModel.End> end;

    @FXML
    private Spinner<Integer> count;

    @FXML
    private Node countWord;

    @FXML
    private DatePicker until;

    @FXML
    private Node afterDoneLine;

    @FXML
    private TextField afterDone;

    @FXML
    private TextArea ruleText;

    @FXML
    private Label problem;

    public RepeatController(RepeatModel model, Locale locale, Texts texts) {
        this.model = model;
        this.locale = locale;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        Choices.bind(mode, model.mode, RepeatMode.class, texts, "repeat");
        bind(interval, model.interval);
        Choices.bind(frequency, model.frequency, Frequency.class, texts, "frequency");
        Choices.bind(monthDays, model.monthDays, RepeatModel.MonthDays.class, texts, "monthDays");
        Choices.bind(nth, model.nth, Nth.class, texts, "nth");
        Choices.bind(nthWeekday, model.nthWeekday, DayOfWeek.class, texts, "weekday");
        model.weekdays.forEach((day, chosen) -> weekdays.getChildren().add(weekday(day, chosen)));
        Choices.bind(end, model.end, RepeatModel.End.class, texts, "end");
        bind(count, model.count);
        StrictDates.in(until);
        until.valueProperty().bindBidirectional(model.until);
        afterDone.textProperty().bindBidirectional(model.afterDone);
        ruleText.textProperty().bindBidirectional(model.ruleText);
        Field.showProblem(problem, model.problem, ruleText, afterDone, until);
        showWhatMatters();
    }

    private static void bind(Spinner<Integer> spinner, ObjectProperty<Integer> property) {
        spinner.getValueFactory().valueProperty().bindBidirectional(property);
    }

    private Node weekday(DayOfWeek day, javafx.beans.property.BooleanProperty chosen) {
        var button = new ToggleButton(day.getDisplayName(TextStyle.SHORT, locale));
        button.setAccessibleText(day.getDisplayName(TextStyle.FULL, locale));
        button.selectedProperty().bindBidirectional(chosen);
        return button;
    }

    private void showWhatMatters() {
        var isCustom = model.mode.map(RepeatMode.CUSTOM::equals);
        Field.present(custom, isCustom);
        Field.present(weekdays, model.frequency.map(Frequency.WEEKLY::equals));
        Field.present(monthly, model.frequency.map(Frequency.MONTHLY::equals));
        Field.present(nth, model.monthDays.map(RepeatModel.MonthDays.NTH_WEEKDAY::equals));
        Field.present(nthWeekday, model.monthDays.map(RepeatModel.MonthDays.NTH_WEEKDAY::equals));
        Field.present(endLine, model.mode.map(RepeatMode::canEnd));
        Field.present(count, model.end.map(RepeatModel.End.AFTER::equals));
        Field.present(countWord, model.end.map(RepeatModel.End.AFTER::equals));
        Field.present(until, model.end.map(RepeatModel.End.ON::equals));
        Field.present(afterDoneLine, model.mode.map(RepeatMode.AFTER_DONE::equals));
        Field.present(ruleText, model.mode.map(RepeatMode.RULE::equals));
    }
}
