package io.gadfly.app;

import io.gadfly.app.cli.Words;
import io.gadfly.engine.Media;
import io.gadfly.icalendar.subscription.Arrivals;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Wording;
import io.gadfly.notification.command.CommandMedium;
import io.gadfly.notification.console.ConsoleMedium;
import io.gadfly.notification.dbus.Bus;
import io.gadfly.notification.dbus.DesktopMedium;
import io.gadfly.notification.mail.MailMedium;
import io.gadfly.notification.sound.SoundMedium;
import io.gadfly.reminder.NagPolicy.Also;
import io.gadfly.settings.SettingsFile;
import io.gadfly.ui.UserInterface;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;

/// What the parts of the program are made of and from: the one place that knows them all.
///
/// @param environment the process's environment
record Wiring(Directories directories, Console console, InstantSource clock, Map<String, String> environment) {
    /// How long a server may be silent and a command run: the engine ends a medium that takes longer than ten
    /// seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /// The ways to reach the user, the best first: the desktop's notifications, a window of our own, the console;
    /// mail and a command for what asks for them.
    ///
    /// @param hasWindows whether the window system has started
    /// @param bubbles where the desktop's notifications keep what is on the screen
    Media media(SettingsFile settings, SystemZone zone, Executor background, boolean hasWindows, Path bubbles) {
        var wording = wording(zone);
        var ladder = new ArrayList<Medium>();
        ladder.add(new DesktopMedium(sessionBus(), wording, bubbles));
        if (hasWindows) {
            ladder.add(UserInterface.popup(background, wording, Windows.here(zone, this)));
        }
        ladder.add(new ConsoleMedium(console.printStream(), console.style(), wording));
        var sound = new SoundMedium(wording, () -> ChosenByUser.volume(settings.current()));
        var mail = new MailMedium(() -> ChosenByUser.smtp(settings.current()), wording, clock, PATIENCE);
        var typed = typedCommand();
        var command = new CommandMedium(() -> typed.of(settings.current()), wording, PATIENCE);
        return new Media(ladder, List.of(sound), Map.of(Also.MAIL, mail, Also.COMMAND, command));
    }

    /// The settings in force; says where those went that could not be read.
    SettingsFile settings() {
        var settings = SettingsFile.open(directories.settings());
        settings.broken().ifPresent(kept -> console.complain(Words.of("settings.broken", kept)));
        return settings;
    }

    Autostart autostart() {
        return Autostart.of(directories, environment, System.getProperties());
    }

    Arrivals arrivals() {
        return new Arrivals(directories.arrivals(), clock);
    }

    TypedCommand typedCommand() {
        return new TypedCommand(directories.commandKey());
    }

    /// The words of the media.
    Wording wording(SystemZone zone) {
        return new Wording(Locale.getDefault(), zone::id, clock);
    }

    /// The user's message bus.
    Bus sessionBus() {
        return Bus.session(environment);
    }

    /// The machine's message bus.
    Bus systemBus() {
        return Bus.system(environment);
    }

    /// Whether a window can be shown.
    boolean hasDisplay() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.startsWith("windows") || system.startsWith("mac") || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }
}
