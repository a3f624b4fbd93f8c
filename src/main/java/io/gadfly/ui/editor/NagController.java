package io.gadfly.ui.editor;

import atlantafx.base.controls.ToggleSwitch;
import io.gadfly.ui.common.Choices;
import io.gadfly.ui.common.Field;
import io.gadfly.ui.common.NagChoice;
import io.gadfly.ui.common.Texts;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;

/// How hard the reminder nags, and what happens to missed fires.
public final class NagController {
    private final NagModel model;
    private final MisfireModel misfireModel;
    private final Texts texts;

    @FXML
    private ChoiceBox<NagChoice> profile;

    @FXML
    private Label meaning;

    @FXML
    private Node custom;

    @FXML
    private TextField every;

    @FXML
    private CheckBox tightening;

    @FXML
    private TextField downTo;

    @FXML
    private TextField max;

    @FXML
    private ChoiceBox<NagModel.UntilKind> untilKind;

    @FXML
    private TextField until;

    @FXML
    private ToggleSwitch ignoresQuiet;

    @FXML
    private Spinner<Integer> louderAfter;

    @FXML
    private Spinner<Integer> nextMediumAfter;

    @FXML
    private CheckBox byMail;

    @FXML
    private CheckBox byCommand;

    @FXML
    private Label problem;

    @FXML
    private ChoiceBox<MisfireModel.Kind> misfire;

    @FXML
    private TextField late;

    @FXML
    private Label misfireProblem;

    public NagController(NagModel model, MisfireModel misfireModel, Texts texts) {
        this.model = model;
        this.misfireModel = misfireModel;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        Choices.bind(profile, model.profile, NagChoice.class, texts, "profile");
        meaning.textProperty().bind(model.profile.map(choice -> texts.text("profile.meaning", choice)));
        Field.present(custom, model.profile.map(NagChoice.CUSTOM::equals));
        every.textProperty().bindBidirectional(model.every);
        tightening.selectedProperty().bindBidirectional(model.tightening);
        downTo.textProperty().bindBidirectional(model.downTo);
        downTo.disableProperty().bind(model.tightening.not());
        max.textProperty().bindBidirectional(model.max);
        Choices.bind(untilKind, model.untilKind, NagModel.UntilKind.class, texts, "until");
        until.textProperty().bindBidirectional(model.until);
        Field.present(until, model.untilKind.map(kind -> kind != NagModel.UntilKind.ANSWERED));
        ignoresQuiet.selectedProperty().bindBidirectional(model.ignoresQuiet);
        byMail.selectedProperty().bindBidirectional(model.byMail);
        byCommand.selectedProperty().bindBidirectional(model.byCommand);
        bind(louderAfter, model.louderAfter);
        bind(nextMediumAfter, model.nextMediumAfter);
        Field.showProblem(problem, model.problem, every, max, until);
        Choices.bind(misfire, misfireModel.kind, MisfireModel.Kind.class, texts, "misfire");
        late.textProperty().bindBidirectional(misfireModel.late);
        Field.present(late, misfireModel.kind.map(MisfireModel.Kind.DROP_IF_LATE::equals));
        Field.showProblem(misfireProblem, misfireModel.problem, late);
    }

    private static void bind(Spinner<Integer> spinner, ObjectProperty<Integer> property) {
        spinner.getValueFactory().valueProperty().bindBidirectional(property);
    }
}
