package io.gadfly.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.gadfly.ui.common.Look;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;

/// Where views stand for their tests: a stage without a display, and a photographer.
public final class Stand {
    private Stand() {}

    /// Starts the toolkit with no window open: one that an earlier test left would take the keys.
    public static void prepare() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        closeAll();
        onFx(() -> Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet()));
    }

    /// Runs on the FX thread and waits for its end.
    public static <T> T onFx(Callable<T> work) {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static void onFx(Runnable work) {
        var _ = onFx(() -> {
            work.run();
            return "";
        });
    }

    public static Stage show(Parent root, double width, double height) {
        return onFx(() -> {
            var stage = new Stage();
            stage.setScene(Look.dress(new Scene(root, width, height)));
            stage.setX(0);
            stage.setY(0);
            stage.show();
            return stage;
        });
    }

    public static void closeAll() {
        onFx(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        org.testfx.util.WaitForAsyncUtils.waitForFxEvents();
        HeadlessPaint.forgetFailures();
    }

    /// Takes the picture in both themes: `name-light.png`, `name-dark.png`.
    public static void photograph(Scene scene, String name) {
        photograph(scene, name + "-light", new PrimerLight().getUserAgentStylesheet());
        photograph(scene, name + "-dark", new PrimerDark().getUserAgentStylesheet());
    }

    private static void photograph(Scene scene, String name, String theme) {
        onFx(() -> Application.setUserAgentStylesheet(theme));
        settle();
        onFx(() -> {
            var picture = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
            try {
                var folder = Files.createDirectories(Path.of(System.getProperty("gadfly.pictures", "target/pictures")));
                ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    /// Lets the FX thread lay out and do what it has put off.
    public static void settle() {
        for (var turn = 0; turn < 5; turn++) {
            onFx(() -> {});
            org.testfx.util.WaitForAsyncUtils.waitForFxEvents();
        }
    }
}
