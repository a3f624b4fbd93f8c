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
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/// The window that stacks the cards in the corner of the screen, the newest nearest to it. There only while there is a
/// card. It is opaque, since not every desktop can show through; no button has the focus when it comes up, so that a
/// key meant for another window answers nothing.
final class PopupWindow {
    private static final int MOST_CARDS = 4;
    private static final double MARGIN = 16;

    private final PopupModel model;
    private final Texts texts;
    private final VBox stack = new VBox();
    private final Stage stage = new Stage(StageStyle.UNDECORATED);
    private List<PopupCard> shown = List.of();

    PopupWindow(PopupModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        stack.getStyleClass().add("popup-stack");
        stage.setScene(Look.dress(new Scene(stack)));
        stage.setAlwaysOnTop(true);
        stage.setTitle(texts.text("title"));
        Look.addIcons(stage);
        model.cards().addListener((ListChangeListener<PopupCard>) _ -> update());
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

    /// Moves before it grows and shrinks before it moves, so that it never hangs over the edge.
    private void place() {
        stack.applyCss();
        var width = stack.prefWidth(-1);
        var height = stack.prefHeight(width);
        var grows = height > stage.getHeight();
        if (!grows) {
            size(width, height);
        }
        var screen = Screen.getPrimary().getVisualBounds();
        stage.setX(screen.getMaxX() - width - MARGIN);
        stage.setY(screen.getMaxY() - height - MARGIN);
        if (grows) {
            size(width, height);
        }
    }

    private void size(double width, double height) {
        stage.setWidth(width);
        stage.setHeight(height);
    }
}
