package io.gadfly.app;

import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.ListRules;
import io.gadfly.engine.QuietHours;
import io.gadfly.engine.Surroundings;
import io.gadfly.icalendar.WrittenAlike;
import io.gadfly.notification.mail.SmtpSettings;
import io.gadfly.notification.mail.SmtpSettings.Encryption;
import io.gadfly.notification.mail.SmtpSettings.Login;
import io.gadfly.reminder.NagPolicy.Also;
import io.gadfly.schedule.Zone;
import io.gadfly.settings.ListSettings;
import io.gadfly.settings.MailSettings;
import io.gadfly.settings.Settings;
import io.gadfly.settings.SettingsFile;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The user's settings as the engine and the media want them.
final class ChosenByUser {
    private ChosenByUser() {}

    static Surroundings surroundings(SettingsFile file, InstantSource clock, Supplier<Zone> zone) {
        return new Surroundings(clock, zone, () -> engineSettings(file.current())).with(new WrittenAlike(zone));
    }

    static EngineSettings engineSettings(Settings settings) {
        var quiet = settings.quietHours();
        return new EngineSettings(
                settings.day().morning(),
                settings.snooze().usual(),
                quiet.on() ? Optional.of(new QuietHours(quiet.from(), quiet.to())) : Optional.empty(),
                EngineSettings.DEFAULT.poolLimits(),
                settings.lists().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, list -> rules(list.getValue()))),
                settings.budget().nagsPerHour());
    }

    private static ListRules rules(ListSettings list) {
        var also = EnumSet.noneOf(Also.class);
        if (list.mail()) {
            also.add(Also.MAIL);
        }
        if (list.command()) {
            also.add(Also.COMMAND);
        }
        return new ListRules(list.pool(), also);
    }

    static double volume(Settings settings) {
        var sound = settings.media().sound();
        return sound.on() ? sound.volume() / 100.0 : 0;
    }

    /// Empty until there is enough to send mail with.
    static Optional<SmtpSettings> smtp(Settings settings) {
        return Optional.of(settings.media().mail())
                .filter(MailSettings::isComplete)
                .map(mail -> new SmtpSettings(
                        mail.host(),
                        mail.port(),
                        encryption(mail.encryption()),
                        Optional.of(mail.user())
                                .filter(user -> !user.isBlank())
                                .map(user -> new Login(user, mail.password())),
                        mail.from(),
                        mail.to()));
    }

    private static Encryption encryption(MailSettings.Encryption encryption) {
        return switch (encryption) {
            case NONE -> Encryption.NONE;
            case STARTTLS -> Encryption.STARTTLS;
            case TLS -> Encryption.TLS;
        };
    }
}
