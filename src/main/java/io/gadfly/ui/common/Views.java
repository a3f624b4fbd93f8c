package io.gadfly.ui.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads FXML whose controllers get what they need through their constructors: a map from a controller's class to its
/// maker. The FXML of `ListController` is `List.fxml` in the same package.
public final class Views {
    private final Here here;
    private final Map<Class<?>, Supplier<?>> makers = new LinkedHashMap<>();

    public Views(Here here) {
        this.here = here;
    }

    public <C> Views with(Class<C> controller, Supplier<? extends C> maker) {
        makers.put(controller, maker);
        return this;
    }

    public Parent load(Class<?> controller) {
        return loadBoth(controller).view();
    }

    /// A small view that is made again and again, such as a line or a card: `part` is its controller, and the FXML
    /// beside it has the name of its class.
    public static Parent of(Object part, Texts texts) {
        var name = part.getClass().getSimpleName() + ".fxml";
        var loader = new FXMLLoader(part.getClass().getResource(name), texts.bundle());
        loader.setController(part);
        return load(loader);
    }

    /// The view together with its controller, for those who talk to it later.
    public <C> Loaded<C> loadBoth(Class<C> controller) {
        var name = controller.getSimpleName().replaceFirst("Controller$", "") + ".fxml";
        var place = Objects.requireNonNull(controller.getResource(name), () -> "no " + name + " beside " + controller);
        var loader = new FXMLLoader(place, Texts.of(controller, here.locale()).bundle());
        loader.setControllerFactory(this::make);
        return new Loaded<>(load(loader), controller.cast(loader.getController()));
    }

    private static Parent load(FXMLLoader loader) {
        try {
            return loader.load();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public record Loaded<C>(Parent view, C controller) {}

    private Object make(Class<?> controller) {
        var maker = makers.get(controller);
        if (maker == null) {
            throw new IllegalStateException("nobody makes a " + controller.getName());
        }
        return maker.get();
    }
}
