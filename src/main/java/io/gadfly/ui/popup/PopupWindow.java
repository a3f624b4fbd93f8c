package io.gadfly.ui.popup;

import io.gadfly.ui.common.Look;
import io.gadfly.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
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
    private List<PopupCard> shown = List.of();
    private Optional<Stage> window = Optional.empty();

    PopupWindow(PopupModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        model.cards().addListener((ListChangeListener<PopupCard>) _ -> update());
    }

    void update() {
        var cards = List.copyOf(model.cards());
        if (cards.equals(shown)) {
            return;
        }
        shown = cards;
        if (cards.isEmpty()) {
            window.ifPresent(Stage::hide);
            window = Optional.empty();
        } else {
            show(views(cards));
        }
    }

    /// Each time in a window of its own: what is laid out anew in one that was hidden loses the colours of its theme.
    private void show(List<Node> cards) {
        var stage = window.orElseGet(this::open);
        window = Optional.of(stage);
        var stack = (VBox) stage.getScene().getRoot();
        stack.getChildren().setAll(cards);
        place(stage, stack);
        stage.show();
        stack.requestFocus();
    }

    private Stage open() {
        var stack = new VBox();
        stack.getStyleClass().add("popup-stack");
        var stage = new Stage(StageStyle.UNDECORATED);
        stage.setScene(Look.dress(new Scene(stack)));
        stage.setAlwaysOnTop(true);
        stage.setTitle(texts.text("title"));
        Look.addIcons(stage);
        return stage;
    }

    private List<Node> views(List<PopupCard> cards) {
        var hidden = Math.max(0, cards.size() - MOST_CARDS);
        var views = new ArrayList<Node>();
        if (hidden > 0) {
            var more = new Hyperlink(texts.text("more", hidden));
            more.setOnAction(_ -> model.openAll(cards.getFirst()));
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
    private static void place(Stage stage, VBox stack) {
        stack.applyCss();
        var width = stack.prefWidth(-1);
        var height = stack.prefHeight(width);
        var grows = height > stage.getHeight();
        if (!grows) {
            size(stage, width, height);
        }
        var screen = Screen.getPrimary().getVisualBounds();
        stage.setX(screen.getMaxX() - width - MARGIN);
        stage.setY(screen.getMaxY() - height - MARGIN);
        if (grows) {
            size(stage, width, height);
        }
    }

    private static void size(Stage stage, double width, double height) {
        stage.setWidth(width);
        stage.setHeight(height);
    }
}
