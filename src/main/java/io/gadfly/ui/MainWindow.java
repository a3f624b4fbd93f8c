package io.gadfly.ui;

import io.gadfly.settings.Appearance.WindowPlace;
import io.gadfly.settings.SettingsFile;
import io.gadfly.ui.common.Look;
import java.util.concurrent.Executor;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The main window's frame: it comes up where it was left, unless that place is on no screen any more.
final class MainWindow {
    private static final double WIDTH = 1080;
    private static final double HEIGHT = 760;

    private final Stage stage = new Stage();
    private final SettingsFile settings;
    private final Executor background;

    MainWindow(Parent root, String title, SettingsFile settings, Executor background) {
        this.settings = settings;
        this.background = background;
        stage.setTitle(title);
        Look.addIcons(stage);
        stage.setScene(Look.dress(new Scene(root, WIDTH, HEIGHT)));
        stage.setMinWidth(560);
        stage.setMinHeight(400);
        settings.current().appearance().place().ifPresent(this::restore);
        stage.setOnHiding(_ -> remember());
    }

    Stage stage() {
        return stage;
    }

    void raise() {
        stage.show();
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    private void restore(WindowPlace place) {
        var bounds = new Rectangle2D(place.x(), place.y(), place.width(), place.height());
        if (!Screen.getScreensForRectangle(bounds).isEmpty()) {
            stage.setX(place.x());
            stage.setY(place.y());
        }
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximized());
    }

    /// A maximised window is remembered as that, with the place it would go back to.
    private void remember() {
        var before = settings.current().appearance().place();
        var place = stage.isMaximized() && before.isPresent()
                ? new WindowPlace(
                        before.get().x(),
                        before.get().y(),
                        before.get().width(),
                        before.get().height(),
                        true)
                : new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
        background.execute(() -> settings.change(now -> now.withAppearance(looks -> looks.withPlace(place))));
    }
}
