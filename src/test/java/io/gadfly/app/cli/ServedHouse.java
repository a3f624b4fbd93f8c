package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService;
import io.gadfly.settings.SettingsFile;
import java.nio.file.Path;

/// A house of which only the reminders and the settings are asked.
final class ServedHouse extends NoHouse {
    private final ReminderService service;
    private final SettingsFile settings = SettingsFile.open(Path.of("there-is-no-such-folder", "settings.json"));

    ServedHouse(ReminderService service) {
        this.service = service;
    }

    @Override
    public ReminderService reminders() {
        return service;
    }

    @Override
    public SettingsFile settings() {
        return settings;
    }
}
