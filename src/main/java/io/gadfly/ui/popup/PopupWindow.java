package io.gadfly.ui.popup;

import io.gadfly.ui.common.Look;
import io.gadfly.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/// The window that stacks the cards in the corner of the screen, the newest nearest to it. There only while there is a
/// card; no button has the focus when it comes up, so that a key meant for another window answers nothing.
final class PopupWindow {
    private static final int MOST_CARDS = 4;
    private static final double MARGIN = 16;

    private final PopupModel model;
    private final Texts texts;
    private final VBox stack = new VBox();
    private final Stage stage = new Stage(StageStyle.TRANSPARENT);
    private List<PopupCard> shown = List.of();

    PopupWindow(PopupModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        stack.getStyleClass().add("popup-stack");
        var scene = Look.dress(new Scene(stack));
        scene.setFill(Color.TRANSPARENT);
        stage.setScene(scene);
        stage.setAlwaysOnTop(true);
        stage.setTitle(texts.text("title"));
        Look.addIcons(stage);
        model.cards().addListener((ListChangeListener<PopupCard>) _ -> update());
    }

    Scene scene() {
        return stage.getScene();
    }

    void update() {
        var cards = List.copyOf(model.cards());
        if (cards.equals(shown)) {
            return;
        }
        shown = cards;
        stack.getChildren().setAll(views(cards));
        if (cards.isEmpty()) {
            stage.hide();
        } else {
            place();
            stage.sizeToScene();
            stage.show();
            stack.requestFocus();
        }
    }

    private List<Node> views(List<PopupCard> cards) {
        var hidden = Math.max(0, cards.size() - MOST_CARDS);
        var views = new ArrayList<Node>();
        if (hidden > 0) {
            var more = new Label(texts.text("more", hidden));
            more.getStyleClass().add("popup-more");
            views.add(more);
        }
        cards.stream()
                .skip(hidden)
                .map(card -> new PopupCardView(card, model, texts).view())
                .forEach(views::add);
        return views;
    }

    /// Before the window grows, so that it never hangs over the edge.
    private void place() {
        stack.applyCss();
        var screen = Screen.getPrimary().getVisualBounds();
        stage.setX(screen.getMaxX() - stack.prefWidth(-1) - MARGIN);
        stage.setY(screen.getMaxY() - stack.prefHeight(-1) - MARGIN);
    }
}
