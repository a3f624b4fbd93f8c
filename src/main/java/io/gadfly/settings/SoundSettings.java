package io.gadfly.settings;

/// Whether nags can be heard.
///
/// @param volume from 0 to 100
public record SoundSettings(boolean on, int volume) {
    public static final SoundSettings DEFAULT = new SoundSettings(true, 70);

    public SoundSettings {
        if (volume < 0 || volume > 100) {
            throw new IllegalArgumentException("a volume is 0 to 100: " + volume);
        }
    }
}
