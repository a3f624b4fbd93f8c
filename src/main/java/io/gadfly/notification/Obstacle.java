package io.gadfly.notification;

import java.util.Locale;

/// Why a medium does not reach the user, to be told in words by `Wording.obstacle`.
public enum Obstacle {
    /// With the reason.
    NO_SESSION_BUS,
    /// With the reason.
    NO_NOTIFICATION_SERVER,
    NO_SOUND_DEVICE,
    /// With the reason.
    SOUND_DEVICE_BUSY,
    CONSOLE_CLOSED,
    NO_COMMAND,
    /// With the seconds.
    COMMAND_TOO_SLOW,
    /// With the exit code.
    COMMAND_FAILED,
    INTERRUPTED,
    NO_MAIL_SERVER;

    String key() {
        return "obstacle." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
