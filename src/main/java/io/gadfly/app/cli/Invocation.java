package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService;
import io.gadfly.phrase.Vantage;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Zone;
import io.gadfly.settings.Settings;
import io.gadfly.settings.SettingsFile.SaveResult;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// One call of the command line: what *here* and *now* mean to whoever typed it.
///
/// @param directory what relative file names start from
/// @param zone the zone of the caller's clock
/// @param house what the command works on; opened when first asked
public record Invocation(Output output, Path directory, Zone zone, InstantSource clock, House house) {
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.ROOT);

    public Instant now() {
        return clock.instant();
    }

    Moments moments() {
        return new Moments(zone, now());
    }

    /// What a phrase means to them, with the day as the settings have it.
    Vantage vantage() {
        var day = house.settings().current().day();
        return new Vantage(zone.wallTimeOf(now()), zone, day.morning(), day.evening());
    }

    /// As a program reads it: ISO 8601 with the offset of the caller's zone.
    OffsetDateTime iso(Instant instant) {
        return instant.atOffset(zone.offsetAt(instant));
    }

    /// As a person reads it, in the caller's zone.
    String text(Instant instant) {
        return TEXT.format(zone.wallTimeOf(instant));
    }

    /// The day of it, as a person reads it.
    String day(Instant instant) {
        return DAY.format(zone.wallTimeOf(instant));
    }

    ReminderService reminders() {
        return house.reminders();
    }

    /// Saves a choice of the user.
    void choose(UnaryOperator<Settings> change) {
        if (house.settings().change(change) instanceof SaveResult.Failed failed) {
            throw CommandFailure.failed(Words.of("settings.unsaved", failed.reason()));
        }
    }

    public Path resolve(Path file) {
        return directory.resolve(file).normalize();
    }

    /// The zone in which times are shown, where a time that is shown beside them says another one; else nothing.
    String zoneBeside(CalendarTime said) {
        var isOther =
                said instanceof CalendarTime.Zoned(var _, var other) && !other.equals(zone) && !other.equals(Zone.UTC);
        return isOther ? Words.of("time.zone.beside", zone) : "";
    }
}
