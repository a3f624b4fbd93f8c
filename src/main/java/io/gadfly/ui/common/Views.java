package io.gadfly.ui.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;

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

    public <N> N load(Class<?> controller) {
        return this.<N, Object>loader(controller).view();
    }

    /// The view together with its controller, for those who talk to it later.
    public <N, C> Loaded<N, C> loadBoth(Class<C> controller) {
        return loader(controller);
    }

    public record Loaded<N, C>(N view, C controller) {}

    private <N, C> Loaded<N, C> loader(Class<?> controller) {
        var name = controller.getSimpleName().replaceFirst("Controller$", "") + ".fxml";
        var place = Objects.requireNonNull(controller.getResource(name), () -> "no " + name + " beside " + controller);
        var loader = new FXMLLoader(place, Texts.of(controller, here.locale()).bundle());
        loader.setControllerFactory(this::make);
        try {
            N view = loader.load();
            return new Loaded<>(view, loader.getController());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Object make(Class<?> controller) {
        var maker = makers.get(controller);
        if (maker == null) {
            throw new IllegalStateException("nobody makes a " + controller.getName());
        }
        return maker.get();
    }
}
