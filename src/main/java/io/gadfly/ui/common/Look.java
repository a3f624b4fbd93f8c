package io.gadfly.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.gadfly.settings.Appearance.Theme;
import io.gadfly.settings.SettingsFile;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// The theme of all windows, which follows the settings and through them the desktop, and what every window wears.
public final class Look {
    private static final int[] ICON_SIZES = {16, 24, 32, 48, 64, 128, 256};

    private final SettingsFile settings;

    public Look(SettingsFile settings) {
        this.settings = settings;
    }

    /// Puts the theme on, now and at every change. On the FX thread.
    public void follow() {
        apply();
        settings.onChange(_ -> Platform.runLater(this::apply));
        Platform.getPreferences().colorSchemeProperty().subscribe(this::apply);
    }

    private void apply() {
        var theme = isDark() ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
    }

    private boolean isDark() {
        var theme = settings.current().appearance().theme();
        return theme == Theme.DARK
                || theme == Theme.SYSTEM && Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    }

    public static Scene dress(Scene scene) {
        scene.getStylesheets().add(resource("gadfly.css"));
        return scene;
    }

    public static void addIcons(Stage stage) {
        stage.getIcons().setAll(icons().toList());
    }

    private static Stream<Image> icons() {
        return IntStream.of(ICON_SIZES)
                .mapToObj(size -> new Image(resource("icons/" + size + "x" + size + "/gadfly.png")));
    }

    private static String resource(String name) {
        return Objects.requireNonNull(Look.class.getResource("/io/gadfly/ui/" + name), name)
                .toExternalForm();
    }
}
