package io.gadfly.ui.preferences;

import io.gadfly.settings.Settings;
import io.gadfly.settings.SettingsFile;
import io.gadfly.settings.SettingsFile.SaveResult;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Notices;
import io.gadfly.ui.common.Texts;
import java.util.function.UnaryOperator;

/// Changes the settings in the background, and says so where they could not be saved.
public record SettingsWriter(SettingsFile file, Bridge bridge, Notices notices, Texts texts) {
    void change(UnaryOperator<Settings> change) {
        bridge.ask(() -> file.change(change), result -> {
            if (result instanceof SaveResult.Failed(var reason)) {
                notices.warn(texts.text("unsaved", reason), texts.text("unsaved.advice"));
            }
        });
    }
}
