package io.gadfly.ui.preferences;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.MediumTrial;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Texts;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Sends a test through one medium, and says what became of it.
public final class MediumTest {
    private final ReminderService service;
    private final Bridge bridge;
    private final String medium;
    private final Texts texts;
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");

    public MediumTest(ReminderService service, Bridge bridge, String medium, Texts texts) {
        this.service = service;
        this.bridge = bridge;
        this.medium = medium;
        this.texts = texts;
    }

    /// In words; empty before the first test.
    ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    void run() {
        outcome.set(texts.text("test.runs"));
        bridge.ask(() -> service.tryMedium(medium), this::tell, () -> outcome.set(""));
    }

    /// Runs nothing and says why.
    ///
    /// @param why a key of the bundle
    void refuse(String why) {
        outcome.set(texts.text(why));
    }

    private void tell(List<MediumTrial> trials) {
        outcome.set(trials.stream().map(this::describe).findFirst().orElseGet(() -> texts.text("test.missing")));
    }

    private String describe(MediumTrial trial) {
        return switch (trial.result()) {
            case DeliveryResult.Delivered() -> texts.text("test.reached");
            case DeliveryResult.Failed(var reason) -> texts.text("test.failed", reason);
        };
    }
}
