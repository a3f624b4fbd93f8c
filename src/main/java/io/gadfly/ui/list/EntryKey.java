package io.gadfly.ui.list;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    DELETE(KeyCode.DELETE);

    private final KeyCode code;

    EntryKey(KeyCode code) {
        this.code = code;
    }

    public KeyCombination combination() {
        return new KeyCodeCombination(code);
    }

    static Optional<EntryKey> of(KeyEvent press) {
        return Arrays.stream(values())
                .filter(key -> key.combination().match(press))
                .findFirst();
    }

    /// Answers whether there was anything to act on.
    boolean apply(EntryActions actions, List<Entry> chosen) {
        if (chosen.isEmpty()) {
            return false;
        }
        switch (this) {
            case EDIT -> actions.edit(chosen.getFirst());
            case DONE -> chosen.forEach(actions::done);
            case SNOOZE -> chosen.forEach(actions::snoozeAsUsual);
            case SKIP -> chosen.forEach(actions::skip);
            case ACKNOWLEDGE -> chosen.forEach(actions::acknowledge);
            case EXPLAIN -> actions.explain(chosen.getFirst());
            case TOGGLE -> chosen.forEach(actions::toggle);
            case DELETE -> actions.delete(chosen);
        }
        return true;
    }
}
