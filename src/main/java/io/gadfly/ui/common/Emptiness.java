package io.gadfly.ui.common;

import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/// The words where a view shows nothing: that there is nothing, only once that is known.
public final class Emptiness {
    private Emptiness() {}

    /// @param nothing the words for when there is nothing
    public static ObservableValue<String> of(
            ObservableValue<Latest.State> state, Locale locale, Supplier<String> nothing) {
        var texts = Texts.of(Emptiness.class, locale);
        return state.map(now -> switch (now) {
            case ASKED -> texts.text("emptiness.asked");
            case FAILED -> texts.text("emptiness.failed");
            case ANSWERED -> nothing.get();
        });
    }
}
