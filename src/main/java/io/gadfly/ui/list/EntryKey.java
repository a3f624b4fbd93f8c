package io.gadfly.ui.list;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys that act on the chosen entries.
public enum EntryKey {
    EDIT(KeyCode.ENTER),
    DONE(KeyCode.D),
    SNOOZE(KeyCode.S),
    SKIP(KeyCode.K),
    ACKNOWLEDGE(KeyCode.A),
    EXPLAIN(KeyCode.W),
    TOGGLE(KeyCode.O),
    DELETE(KeyCode.DELETE),
    /// As the menu key; it has what has no key of its own.
    MENU(KeyCode.F10, KeyCombination.SHIFT_DOWN);

    /// Immutable, though nothing says so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final KeyCombination combination;

    EntryKey(KeyCode code, KeyCombination.Modifier... held) {
        this.combination = new KeyCodeCombination(code, held);
    }

    public KeyCombination combination() {
        return combination;
    }

    static Optional<EntryKey> of(KeyEvent press) {
        if (press.getCode() == KeyCode.CONTEXT_MENU) {
            return Optional.of(MENU);
        }
        return Arrays.stream(values())
                .filter(key -> key.combination().match(press))
                .findFirst();
    }

    /// Answers whether there was anything to act on.
    ///
    /// @param menu offers all that can be done with an entry
    boolean apply(EntryActions actions, List<Entry> chosen, Consumer<Entry> menu) {
        if (chosen.isEmpty()) {
            return false;
        }
        switch (this) {
            case EDIT -> actions.edit(chosen.getFirst());
            case DONE -> actions.done(chosen);
            case SNOOZE -> actions.snoozeAsUsual(chosen);
            case SKIP -> actions.skip(chosen);
            case ACKNOWLEDGE -> actions.acknowledge(chosen);
            case EXPLAIN -> actions.explain(chosen.getFirst());
            case TOGGLE -> chosen.forEach(actions::toggle);
            case DELETE -> actions.delete(chosen);
            case MENU -> menu.accept(chosen.getFirst());
        }
        return true;
    }
}
