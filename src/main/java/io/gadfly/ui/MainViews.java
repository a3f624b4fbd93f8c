package io.gadfly.ui;

import io.gadfly.reminder.Reminder;
import io.gadfly.ui.common.Beat;
import io.gadfly.ui.common.ScheduleSentence;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeWords;
import io.gadfly.ui.common.Views;
import io.gadfly.ui.explain.ExplainWindows;
import io.gadfly.ui.history.HistoryController;
import io.gadfly.ui.history.HistoryModel;
import io.gadfly.ui.list.EntryActions;
import io.gadfly.ui.list.ListController;
import io.gadfly.ui.list.ListModel;
import io.gadfly.ui.list.QuickAddModel;
import io.gadfly.ui.main.BannersController;
import io.gadfly.ui.main.Commands;
import io.gadfly.ui.main.HelpController;
import io.gadfly.ui.main.MainController;
import io.gadfly.ui.main.MainModel;
import io.gadfly.ui.main.Pages;
import io.gadfly.ui.main.PlaceNames;
import io.gadfly.ui.main.SidebarController;
import io.gadfly.ui.main.SilenceModel;
import io.gadfly.ui.main.ToastController;
import io.gadfly.ui.preferences.CommandController;
import io.gadfly.ui.preferences.CommandModel;
import io.gadfly.ui.preferences.ListsController;
import io.gadfly.ui.preferences.ListsModel;
import io.gadfly.ui.preferences.MailController;
import io.gadfly.ui.preferences.MailModel;
import io.gadfly.ui.preferences.MediumTest;
import io.gadfly.ui.preferences.PoolsController;
import io.gadfly.ui.preferences.PoolsModel;
import io.gadfly.ui.preferences.PreferencesController;
import io.gadfly.ui.preferences.PreferencesModel;
import io.gadfly.ui.preferences.SettingsWriter;
import io.gadfly.ui.processes.NaggersController;
import io.gadfly.ui.processes.ProcessWords;
import io.gadfly.ui.processes.ProcessesController;
import io.gadfly.ui.processes.ProcessesModel;
import io.gadfly.ui.processes.TreeController;
import io.gadfly.ui.subscriptions.SubscriptionsController;
import io.gadfly.ui.subscriptions.SubscriptionsModel;
import java.util.function.Consumer;
import javafx.scene.Parent;

/// Puts the main window together: models, and the makers of its controllers.
final class MainViews {
    private final Shared shared;
    private final Host host;
    private final Commands commands;
    private final Consumer<Reminder> editor;
    private final ExplainWindows explanations;
    private final TimeWords times;
    private final Beat beat;
    private final ListModel list;
    private final MainModel main;
    private final SilenceModel silence;
    private final Views views;

    MainViews(Shared shared, Host host, Commands commands, Consumer<Reminder> editor) {
        this.shared = shared;
        this.host = host;
        this.commands = commands;
        this.editor = editor;
        this.explanations = new ExplainWindows(shared.service(), shared.bridge(), shared.here());
        this.times = new TimeWords(shared.here());
        this.beat = new Beat(shared.here());
        this.list = new ListModel(
                shared.service(), shared.bridge(), shared.here(), new ScheduleSentence(shared.here())::of);
        this.main = new MainModel(
                shared.service(), shared.bridge(), shared.answers(), shared.notices(), list, shared.here());
        this.silence = new SilenceModel(shared.service(), shared.bridge(), shared.answers(), shared.here());
        this.views = new Views(shared.here());
        addWindow();
        addPages();
    }

    Parent root() {
        return views.load(MainController.class);
    }

    MainModel model() {
        return main;
    }

    private void tick() {
        beat.tick();
        main.tick();
        silence.refresh();
    }

    private void addWindow() {
        var texts = shared.texts(MainController.class);
        views.with(
                        MainController.class,
                        () -> new MainController(main, commands, new Pages(views), this::tick, new PlaceNames(texts)))
                .with(SidebarController.class, () -> new SidebarController(main, commands, silence))
                .with(BannersController.class, () -> new BannersController(main, silence, texts))
                .with(ToastController.class, () -> new ToastController(main))
                .with(HelpController.class, () -> new HelpController(main, texts));
    }

    private void addPages() {
        var processes = new ProcessesModel(
                shared.service(),
                shared.bridge(),
                shared.answers(),
                shared.notices(),
                shared.here(),
                explanations::open);
        var processTexts = shared.texts(ProcessesController.class);
        var historyTexts = shared.texts(HistoryController.class);
        views.with(ListController.class, this::listController)
                .with(ProcessesController.class, () -> new ProcessesController(processes, processTexts))
                .with(NaggersController.class, () -> new NaggersController(processes, processTexts))
                .with(TreeController.class, () -> new TreeController(processes, new ProcessWords(times, processTexts)))
                .with(
                        HistoryController.class,
                        () -> new HistoryController(
                                new HistoryModel(shared.service(), shared.bridge(), shared.here(), explanations::open),
                                historyTexts))
                .with(SubscriptionsController.class, this::subscriptionsController);
        addPreferences();
    }

    private void addPreferences() {
        var texts = shared.texts(PreferencesController.class);
        var file = shared.settings();
        var writer = new SettingsWriter(file, shared.bridge(), shared.notices(), texts);
        views.with(
                        PreferencesController.class,
                        () -> new PreferencesController(new PreferencesModel(file, writer, host.canStartWithSession())))
                .with(PoolsController.class, () -> new PoolsController(new PoolsModel(shared.service(), writer), texts))
                .with(
                        ListsController.class,
                        () -> new ListsController(new ListsModel(shared.service(), file, writer), texts))
                .with(
                        MailController.class,
                        () -> new MailController(new MailModel(file, writer, test("mail", texts)), texts))
                .with(
                        CommandController.class,
                        () -> new CommandController(
                                new CommandModel(file, writer, host::seal, test("command", texts))));
    }

    private MediumTest test(String medium, Texts texts) {
        return new MediumTest(shared.service(), shared.bridge(), medium, texts);
    }

    private SubscriptionsController subscriptionsController() {
        return new SubscriptionsController(
                new SubscriptionsModel(shared.subscriptions(), shared.bridge(), shared.notices(), shared.here()),
                shared.texts(SubscriptionsController.class));
    }

    private ListController listController() {
        var texts = shared.texts(ListController.class);
        var actions = new EntryActions(
                shared.service(),
                shared.bridge(),
                shared.answers(),
                shared.notices(),
                editor,
                explanations::open,
                texts);
        var quickAdd = new QuickAddModel(
                shared.service(),
                shared.bridge(),
                shared.notices(),
                shared.here(),
                () -> shared.settings().current().day(),
                list.scopeProperty()::get,
                commands::create);
        return new ListController(list, actions, quickAdd, beat, times, texts);
    }
}
