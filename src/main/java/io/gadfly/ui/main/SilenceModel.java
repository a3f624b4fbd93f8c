package io.gadfly.ui.main;

import io.gadfly.engine.ReminderService;
import io.gadfly.ui.common.Answers;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Latest;
import io.gadfly.ui.common.SnoozeChoice;
import io.gadfly.ui.common.TimeWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Do not disturb: until when nothing rings but what ignores quiet hours.
public final class SilenceModel {
    private final ReminderService service;
    private final Bridge bridge;
    private final Answers answers;
    private final TimeWords times;
    private final ReadOnlyStringWrapper until = new ReadOnlyStringWrapper("");
    private final Latest<Optional<Instant>> latest;

    public SilenceModel(ReminderService service, Bridge bridge, Answers answers, Here here) {
        this.service = service;
        this.bridge = bridge;
        this.answers = answers;
        this.times = new TimeWords(here);
        this.latest = new Latest<>(bridge, () -> service::silentUntil, this::show);
    }

    /// When the silence ends, in words; empty while there is none.
    ReadOnlyStringProperty untilProperty() {
        return until.getReadOnlyProperty();
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
        silence(Optional.of(answers.momentOf(choice)));
    }

    void end() {
        silence(Optional.empty());
    }

    private void silence(Optional<Instant> end) {
        bridge.ask(
                () -> {
                    service.silence(end);
                    return end;
                },
                _ -> refresh());
    }

    private void show(Optional<Instant> end) {
        until.set(end.map(times::moment).orElse(""));
    }
}
