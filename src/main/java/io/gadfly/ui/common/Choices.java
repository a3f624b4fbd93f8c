package io.gadfly.ui.common;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Choice boxes over enums, with words from the bundle.
public final class Choices {
    private Choices() {}

    /// @param prefix of the keys, before `.CONSTANT`
    public static <E extends Enum<E>> void bind(
            ChoiceBox<E> box, ObjectProperty<E> property, Class<E> type, Texts texts, String prefix) {
        box.getItems().setAll(type.getEnumConstants());
        box.setConverter(new Words<>(texts, prefix));
        box.valueProperty().bindBidirectional(property);
    }

    private static final class Words<E extends Enum<E>> extends StringConverter<E> {
        private final Texts texts;
        private final String prefix;

        Words(Texts texts, String prefix) {
            this.texts = texts;
            this.prefix = prefix;
        }

        @Override
        public String toString(@Nullable E constant) {
            return constant == null ? "" : texts.text(prefix, constant);
        }

        @Override
        public E fromString(String text) {
            throw new UnsupportedOperationException("a choice box is not typed into");
        }
    }
}
