package io.gadfly.ui;

import io.gadfly.reminder.Definition;
import io.gadfly.settings.Residence;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.editor.EditorWindows;
import io.gadfly.ui.importing.ImportWindows;
import io.gadfly.ui.list.QuickAdd;
import io.gadfly.ui.list.Scope;
import io.gadfly.ui.main.Commands;
import io.gadfly.ui.main.MainController;
import io.gadfly.ui.main.MainModel;
import io.gadfly.ui.main.Place;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.stage.FileChooser;

/// The main window with what it can ask for.
final class Desktop implements Commands {
    private final Shared shared;
    private final Host host;
    private final Executor background;
    private final EditorWindows editors;
    private final ImportWindows imports;
    private final Texts texts;
    private final MainModel model;
    private final MainWindow window;

    Desktop(Shared shared, Host host, Executor background, EditorWindows editors, ImportWindows imports) {
        this.shared = shared;
        this.host = host;
        this.background = background;
        this.editors = editors;
        this.imports = imports;
        this.texts = shared.texts(MainController.class);
        var views = new MainViews(shared, host, this, reminder -> editors.open(reminder.id()));
        this.model = views.model();
        this.window = new MainWindow(views.root(), texts.text("app"), shared.settings(), background);
        window.stage().setOnCloseRequest(_ -> closed());
        shared.service().onChange(shared.bridge().coalesce(this::refresh));
    }

    void raise() {
        window.raise();
        model.refresh();
    }

    void showDue() {
        model.go(new Place.Reminders(new Scope.DueNow()));
        raise();
    }

    /// What changes while nobody looks is asked for when the window comes up again.
    private void refresh() {
        if (window.stage().isShowing()) {
            model.refresh();
        }
    }

    @Override
    public void create() {
        var scope = model.placeProperty().get() instanceof Place.Reminders(var looked) ? looked : new Scope.All();
        create(QuickAdd.blank(shared.here(), scope), "");
    }

    @Override
    public void create(Definition draft, String remark) {
        editors.open(draft, remark);
    }

    @Override
    public void chooseImport() {
        var chooser = new FileChooser();
        chooser.setTitle(texts.text("import.title"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(texts.text("import.filter"), "*.ics", "*.ical", "*.ifb", "*.vcs"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(texts.text("import.all"), "*"));
        var chosen = chooser.showOpenMultipleDialog(window.stage());
        if (chosen != null) {
            importFiles(chosen.stream().map(File::toPath).toList());
        }
    }

    @Override
    public void importFiles(List<Path> files) {
        imports.open(files);
    }

    @Override
    public void close() {
        window.stage().close();
        closed();
    }

    /// Gadfly goes on without a window only where nags still reach the user and the user wants it so. The first time,
    /// it says that it does.
    private void closed() {
        var residence = shared.settings().current().residence();
        if (!residence.inBackground() || !host.reachesUserWithoutWindow()) {
            quit();
        } else if (!residence.backgroundTold()) {
            background.execute(this::tellOfBackground);
        }
    }

    private void tellOfBackground() {
        host.tell(texts.text("background.title"), texts.text("background.text"));
        shared.settings().change(now -> now.withResidence(Residence::withBackgroundTold));
    }

    @Override
    public void quit() {
        background.execute(host::quit);
    }
}
