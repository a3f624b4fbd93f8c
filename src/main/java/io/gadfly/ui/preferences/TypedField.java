package io.gadfly.ui.preferences;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A setting that is typed. It changes when the typing is over and not at each key, since half a time of day is another
/// time of day. Text that makes no sense is said to and leaves the setting, and every other, as it was.
final class TypedField<T> {
    /// How a value is written, how it is read, and what is said of a text that cannot be.
    record Language<T>(Function<T, String> written, Function<String, Optional<T>> read, UnaryOperator<String> advice) {}

    final StringProperty text;
    final StringProperty problem = new SimpleStringProperty("");

    private final Language<T> language;
    private final Consumer<T> save;
    private T value;

    TypedField(T value, Language<T> language, Consumer<T> save) {
        this.value = value;
        this.language = language;
        this.save = save;
        this.text = new SimpleStringProperty(language.written().apply(value));
    }

    /// What holds: the latest that made sense.
    T value() {
        return value;
    }

    /// The typing is over: by Enter, or because the focus leaves.
    void finish() {
        var read = language.read().apply(text.get());
        problem.set(read.isPresent() ? "" : language.advice().apply(text.get()));
        read.ifPresent(this::take);
    }

    private void take(T next) {
        text.set(language.written().apply(next));
        if (!next.equals(value)) {
            value = next;
            save.accept(next);
        }
    }
}
