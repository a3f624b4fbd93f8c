package io.gadfly.ui.main;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.Quiet;
import io.gadfly.engine.ReminderService.QuietReason;
import io.gadfly.ui.common.Answers;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Latest;
import io.gadfly.ui.common.SnoozeChoice;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeWords;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Do not disturb, and every other quiet: until when nothing rings but what ignores quiet hours, and why.
public final class SilenceModel {
    private final ReminderService service;
    private final Bridge bridge;
    private final Answers answers;
    private final TimeWords times;
    private final Texts texts;
    private final ReadOnlyStringWrapper quiet = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper end = new ReadOnlyStringWrapper("");
    private final Latest<Optional<Quiet>> latest;

    public SilenceModel(ReminderService service, Bridge bridge, Answers answers, Here here) {
        this.service = service;
        this.bridge = bridge;
        this.answers = answers;
        this.times = new TimeWords(here);
        this.texts = Texts.of(SilenceModel.class, here.locale());
        this.latest = new Latest<>(bridge, () -> service::quiet, this::show);
    }

    /// Why it is quiet and until when, in words; empty while it is not.
    ReadOnlyStringProperty quietProperty() {
        return quiet.getReadOnlyProperty();
    }

    /// What the button that ends it says; empty for what is not ended here: what the desktop wants, and the budget.
    ReadOnlyStringProperty endProperty() {
        return end.getReadOnlyProperty();
    }

    public void refresh() {
        latest.refresh();
    }

    List<SnoozeChoice> choices() {
        return answers.snoozeChoices();
    }

    String describe(SnoozeChoice choice) {
        return answers.describe(choice);
    }

    void begin(SnoozeChoice choice) {
        var until = answers.momentOf(choice);
        bridge.ask(
                () -> {
                    service.silence(Optional.of(until));
                    return until;
                },
                _ -> refresh());
    }

    /// Quiet hours end for this time only: they begin again the next time.
    void end() {
        bridge.ask(service::endQuiet, _ -> refresh());
    }

    private void show(Optional<Quiet> answer) {
        quiet.set(answer.map(this::describe).orElse(""));
        end.set(answer.map(Quiet::reason).map(this::ending).orElse(""));
    }

    private String ending(QuietReason reason) {
        return switch (reason) {
            case SILENCE, QUIET_HOURS -> texts.text("silent.end", reason);
            case DESKTOP, BUDGET -> "";
        };
    }

    private String describe(Quiet now) {
        return texts.text("silent." + now.reason().name(), times.moment(now.until()));
    }
}
