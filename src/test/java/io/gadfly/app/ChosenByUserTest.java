package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.engine.EngineSettings;
import io.gadfly.settings.NagBudget;
import io.gadfly.settings.Settings;
import org.junit.jupiter.api.Test;

class ChosenByUserTest {
    @Test
    void theEngineGoesByTheBudgetThatTheUserSet() {
        var limited = Settings.DEFAULT.withBudget(new NagBudget(12));

        assertEquals(12, ChosenByUser.engineSettings(limited).nagsPerHour());
        assertEquals(EngineSettings.DEFAULT, ChosenByUser.engineSettings(Settings.DEFAULT));
    }
}
