package io.gadfly.ui.editor;

import io.gadfly.reminder.Priority;

/// A priority as the editor offers it.
enum Importance {
    HIGH,
    NORMAL,
    LOW;

    static Importance of(Priority priority) {
        return switch (priority) {
            case HIGH -> HIGH;
            case NORMAL -> NORMAL;
            case LOW -> LOW;
        };
    }

    Priority priority() {
        return switch (this) {
            case HIGH -> Priority.HIGH;
            case NORMAL -> Priority.NORMAL;
            case LOW -> Priority.LOW;
        };
    }
}
