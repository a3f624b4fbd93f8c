package io.gadfly.settings;

/// How Gadfly lives on the desktop.
///
/// @param inBackground whether it goes on when its window is closed
/// @param autostart whether it starts with the desktop session
public record Residence(boolean inBackground, boolean autostart) {
    public static final Residence DEFAULT = new Residence(true, false);
}
