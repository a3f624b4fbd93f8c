package io.gadfly.ui.list;

import io.gadfly.reminder.SnoozeEnd;
import io.gadfly.ui.common.SnoozeChoice;
import io.gadfly.ui.common.Texts;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// All that can be done with an entry, as a menu: for the right button, and for those who have keys only.
final class EntryMenu {
    /// How many occurrences may be skipped together.
    private static final List<Integer> SKIPPED = List.of(2, 3, 5, 10);

    private static final SnoozeEnd BEFORE_START = new SnoozeEnd.BeforeStart(Duration.ofMinutes(15));

    private final EntryActions actions;
    private final Texts texts;

    EntryMenu(EntryActions actions, Texts texts) {
        this.actions = actions;
        this.texts = texts;
    }

    ContextMenu of(Entry entry) {
        var menu = new ContextMenu(item("action.done", () -> actions.done(entry)));
        if (entry.standing().isDue()) {
            var snooze = new Menu(texts.text("action.snooze"));
            actions.snoozeChoices().forEach(choice -> snooze.getItems().add(item(entry, choice)));
            snooze.getItems()
                    .addAll(
                            new SeparatorMenuItem(),
                            item("snooze.quiet", () -> actions.snooze(entry, new SnoozeEnd.QuietHoursOver())),
                            item("snooze.workday", () -> actions.snooze(entry, new SnoozeEnd.NextWorkingMorning())),
                            item("snooze.before", () -> actions.snooze(entry, BEFORE_START)));
            menu.getItems().addAll(snooze, item("action.acknowledge", () -> actions.acknowledge(entry)));
        }
        menu.getItems()
                .addAll(
                        item("action.skip", () -> actions.skip(entry)),
                        skipNext(entry),
                        new SeparatorMenuItem(),
                        item("action.edit", () -> actions.edit(entry)),
                        item("action.duplicate", () -> actions.duplicate(entry)),
                        item("action.explain", () -> actions.explain(entry)),
                        new SeparatorMenuItem(),
                        item("action.toggle", () -> actions.toggle(entry)),
                        item("action.delete", () -> actions.delete(List.of(entry))));
        return menu;
    }

    private Menu skipNext(Entry entry) {
        var next = new Menu(texts.text("action.skip.next"));
        for (var count : SKIPPED) {
            var item = new MenuItem(texts.text("action.skip.count", count));
            item.setOnAction(_ -> actions.skipNext(entry, count));
            next.getItems().add(item);
        }
        return next;
    }

    private MenuItem item(Entry entry, SnoozeChoice choice) {
        var item = new MenuItem(actions.describe(choice));
        item.setOnAction(_ -> actions.snooze(entry, choice));
        return item;
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(texts.text(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
