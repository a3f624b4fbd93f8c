package io.gadfly.ui.common;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Duration;

/// Does something while a node is in a window that is shown, and nothing otherwise.
public final class WhileShown {
    private WhileShown() {}

    /// Does it once, each time that the node comes to be shown.
    public static void onShow(Node node, Runnable action) {
        var _ = isShown(node).subscribe(shown -> {
            if (shown) {
                action.run();
            }
        });
    }

    private static ObservableValue<Boolean> isShown(Node node) {
        return node.sceneProperty()
                .flatMap(scene -> scene.windowProperty())
                .flatMap(window -> window.showingProperty())
                .orElse(false);
    }

    /// Once a second.
    public static void everySecond(Node node, Runnable action) {
        var seconds = new Timeline(new KeyFrame(Duration.seconds(1), _ -> action.run()));
        seconds.setCycleCount(Animation.INDEFINITE);
        var _ = isShown(node).subscribe(shown -> {
            if (shown) {
                action.run();
                seconds.playFromStart();
            } else {
                seconds.stop();
            }
        });
    }
}
