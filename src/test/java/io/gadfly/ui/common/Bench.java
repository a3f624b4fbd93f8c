package io.gadfly.ui.common;

import io.gadfly.settings.SettingsFile;
import java.nio.file.Path;
import java.util.Locale;

/// What a view model stands on in its tests, everything on the calling thread.
public final class Bench {
    public final SettableClock clock = new SettableClock(Samples.NOW);
    public final Here here = Samples.here(clock);
    public final FakeReminderService service;
    public final Notices notices = new Notices();
    public final Bridge bridge = new Bridge(Runnable::run, Runnable::run, notices, Texts.of(Bridge.class, Locale.UK));
    public final SettingsFile settings;
    public final Answers answers;

    private Bench(Path folder, boolean empty) {
        service = empty ? new FakeReminderService(clock) : Samples.household(clock);
        settings = SettingsFile.open(folder.resolve("settings.json"));
        answers = new Answers(service, bridge, notices, settings, here);
    }

    public static Bench empty(Path folder) {
        return new Bench(folder, true);
    }

    public static Bench household(Path folder) {
        return new Bench(folder, false);
    }

    public String toast() {
        return notices.toastProperty().get().map(Notices.Toast::text).orElse("");
    }
}
