package io.gadfly.settings;

import java.util.Optional;

/// How the window looks and where it stood last.
///
/// @param place empty before the window was first closed
public record Appearance(Theme theme, Optional<WindowPlace> place) {
    public static final Appearance DEFAULT = new Appearance(Theme.SYSTEM, Optional.empty());

    public enum Theme {
        /// As the desktop says, and at once when it changes.
        SYSTEM,
        LIGHT,
        DARK
    }

    /// In the screen's coordinates, without the maximised state's own.
    public record WindowPlace(double x, double y, double width, double height, boolean maximized) {
        public WindowPlace {
            if (!(width > 0 && height > 0)) {
                throw new IllegalArgumentException("a window needs a size: " + width + " x " + height);
            }
        }
    }

    public Appearance withTheme(Theme other) {
        return new Appearance(other, place);
    }

    public Appearance withPlace(WindowPlace other) {
        return new Appearance(theme, Optional.of(other));
    }
}
