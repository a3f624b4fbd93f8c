package io.gadfly.ui;

import io.gadfly.engine.ReminderService;
import io.gadfly.icalendar.subscription.SubscriptionService;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Wording;
import io.gadfly.reminder.ReminderId;
import io.gadfly.settings.SettingsFile;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Look;
import io.gadfly.ui.common.ScheduleSentence;
import io.gadfly.ui.editor.EditorWindows;
import io.gadfly.ui.importing.ImportWindows;
import io.gadfly.ui.popup.PopupMedium;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;

/// All windows of Gadfly. Its methods may be called from any thread; the main window is made when it is first shown.
public final class UserInterface {
    private static final String APPLICATION = "io.gadfly.Gadfly";

    private final Shared shared;
    private final Host host;
    private final Executor background;
    private final EditorWindows editors;
    private final ImportWindows imports;
    private Optional<Desktop> desktop = Optional.empty();

    private UserInterface(Shared shared, Host host, Executor background) {
        this.shared = shared;
        this.host = host;
        this.background = background;
        var words = new ScheduleSentence(shared.here());
        this.editors = new EditorWindows(shared.service(), shared.bridge(), shared.notices(), shared.here(), words::of);
        this.imports = new ImportWindows(shared.service(), shared.bridge(), shared.notices(), shared.here());
    }

    /// Starts the window system; throws `UnsupportedOperationException` where there is none.
    public static void startToolkit() {
        Platform.startup(UserInterface::sayWhoWeAre);
        Platform.setImplicitExit(false);
    }

    /// What window managers know our windows by (WM_CLASS, the Wayland app id), to put them under our icon: the
    /// platform has no public way for a program that is no JavaFX `Application`.
    private static void sayWhoWeAre() {
        com.sun.glass.ui.Application.GetApplication().setName(APPLICATION);
    }

    /// The popup, which needs the window system but no window and no engine.
    public static Medium popup(Executor background, Wording wording, Here here) {
        return new PopupMedium(Platform::runLater, background, wording, here.locale());
    }

    /// Makes the windows, none of which is shown yet.
    public static UserInterface of(
            ReminderService service,
            SubscriptionService subscriptions,
            SettingsFile settings,
            Executor background,
            Here here,
            Host host) {
        var shared = Shared.of(service, subscriptions, settings, here, background, Platform::runLater);
        var windows = new UserInterface(shared, host, background);
        Platform.runLater(() -> new Look(settings).follow());
        service.onOpenAsked(asked -> asked.ifPresentOrElse(windows::openEditor, windows::showDue));
        return windows;
    }

    public void show() {
        Platform.runLater(() -> desktop().raise());
    }

    /// Shows the main window with what rings or waits.
    public void showDue() {
        Platform.runLater(() -> desktop().showDue());
    }

    public void openEditor(ReminderId id) {
        Platform.runLater(() -> editors.open(id));
    }

    /// Shows the main window and, before it, what the files would change.
    public void openImport(List<Path> files) {
        Platform.runLater(() -> {
            desktop().raise();
            imports.open(files);
        });
    }

    private Desktop desktop() {
        var there = desktop.orElseGet(() -> new Desktop(shared, host, background, editors, imports));
        desktop = Optional.of(there);
        return there;
    }
}
