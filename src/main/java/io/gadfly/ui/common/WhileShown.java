package io.gadfly.ui.common;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.util.Duration;

/// Does something once a second for as long as a node is in a window that is shown, and nothing otherwise.
public final class WhileShown {
    private WhileShown() {}

    public static void everySecond(Node node, Runnable action) {
        var seconds = new Timeline(new KeyFrame(Duration.seconds(1), _ -> action.run()));
        seconds.setCycleCount(Animation.INDEFINITE);
        node.sceneProperty()
                .flatMap(scene -> scene.windowProperty())
                .flatMap(window -> window.showingProperty())
                .orElse(false)
                .subscribe(shown -> {
                    if (shown) {
                        action.run();
                        seconds.playFromStart();
                    } else {
                        seconds.stop();
                    }
                });
    }
}
