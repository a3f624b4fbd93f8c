package io.gadfly.settings;

/// How Gadfly lives on the desktop.
///
/// @param inBackground whether it goes on when its window is closed
/// @param autostart whether it starts with the desktop session
/// @param backgroundTold whether the user was told that it goes on, which is done the first time only
public record Residence(boolean inBackground, boolean autostart, boolean backgroundTold) {
    public static final Residence DEFAULT = new Residence(true, false, false);

    public Residence withInBackground(boolean on) {
        return new Residence(on, autostart, backgroundTold);
    }

    public Residence withAutostart(boolean on) {
        return new Residence(inBackground, on, backgroundTold);
    }

    public Residence withBackgroundTold() {
        return new Residence(inBackground, autostart, true);
    }
}
