package io.gadfly.settings;

/// The ways to reach the user beside the desktop's notifications.
public record MediaSettings(SoundSettings sound, MailSettings mail, CommandSettings command) {
    public static final MediaSettings DEFAULT =
            new MediaSettings(SoundSettings.DEFAULT, MailSettings.NONE, CommandSettings.NONE);

    public MediaSettings withSound(SoundSettings other) {
        return new MediaSettings(other, mail, command);
    }

    public MediaSettings withMail(MailSettings other) {
        return new MediaSettings(sound, other, command);
    }

    public MediaSettings withCommand(CommandSettings other) {
        return new MediaSettings(sound, mail, other);
    }
}
