package io.gadfly.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.settings.Appearance.Theme;
import io.gadfly.settings.QuietHours;
import io.gadfly.settings.Residence;
import io.gadfly.settings.SettingsFile;
import io.gadfly.settings.SoundSettings;
import io.gadfly.ui.common.Bench;
import io.gadfly.ui.common.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesModelTest {
    @TempDir
    Path folder;

    private Bench bench = Bench.empty(Path.of(""));
    private PreferencesModel model = model();

    @BeforeEach
    void open() {
        bench = Bench.empty(folder);
        model = model();
    }

    private PreferencesModel model() {
        return new PreferencesModel(bench.settings, writer(), true);
    }

    private SettingsWriter writer() {
        var texts = Texts.of(PreferencesModel.class, Locale.UK);
        return new SettingsWriter(bench.settings, bench.bridge, bench.notices, texts);
    }

    @Test
    void aChoiceHoldsAndIsSavedAtOnce() {
        model.theme.set(Theme.DARK);
        model.volume.set(33.4);

        var saved = SettingsFile.open(folder.resolve("settings.json")).current();
        assertEquals(Theme.DARK, saved.appearance().theme());
        assertEquals(new SoundSettings(true, 33), saved.media().sound());
    }

    @Test
    void snoozePresetsAreReadAsTyped() {
        type(model.presets, "3, 1 h 30 min, 1 d");

        assertEquals(
                List.of(Duration.ofMinutes(3), Duration.ofMinutes(90), Duration.ofDays(1)),
                bench.settings.current().snooze().presets());
    }

    @Test
    void whatMakesNoSenseIsSaidBesideItsFieldAndChangesNothing() {
        var before = bench.settings.current();

        type(model.presets, "5 min, later");
        type(model.quietFrom, "99:99");

        assertEquals(
                "“5 min, later” is no duration: write it as 5 min, 1 h 30 min or 2 d.", model.presets.problem.get());
        assertEquals("“99:99” is no time of day: write it as 9:30.", model.quietFrom.problem.get());
        assertEquals("", model.quietTo.problem.get());
        assertEquals(before, bench.settings.current());
        type(model.quietFrom, "21:30");
        assertEquals("", model.quietFrom.problem.get());
    }

    @Test
    void howLongTheHistoryIsKeptIsADaysNumber() {
        type(model.historyDays, "90");
        assertEquals(90, bench.settings.current().history().days());

        for (var nonsense : List.of("0", "a year", "36501", "")) {
            type(model.historyDays, nonsense);
            assertEquals("“" + nonsense + "” is no number of days from 1 to 36500.", model.historyDays.problem.get());
        }
        assertEquals(90, bench.settings.current().history().days());
    }

    @Test
    void whatTheUserWasToldIsKeptWhenTheResidenceChanges() {
        bench.settings.change(now -> now.withResidence(Residence::withBackgroundTold));

        model.autostart.set(true);

        assertEquals(new Residence(true, true, true), bench.settings.current().residence());
    }

    @Test
    void theNagsOfAnHourCanBeLimitedAndSetFree() {
        assertEquals("0", model.nagsPerHour.text.get());

        type(model.nagsPerHour, "12");
        type(model.nagsPerHour, "1000");

        assertEquals(12, bench.settings.current().budget().nagsPerHour());
        assertEquals("“1000” is no number of nags from 0 to 999.", model.nagsPerHour.problem.get());
        type(model.nagsPerHour, "0");
        assertEquals(0, bench.settings.current().budget().nagsPerHour());
    }

    @Test
    void halfATimeOfDayIsNotSavedWhileTheRestIsBeingTyped() {
        model.quiet.set(true);
        model.quietTo.text.set("9");
        assertEquals(LocalTime.of(7, 0), bench.settings.current().quietHours().to());

        model.quietTo.text.set("9:30");
        model.quietTo.finish();

        assertEquals(LocalTime.of(9, 30), bench.settings.current().quietHours().to());
        assertEquals("09:30", model.quietTo.text.get());
    }

    @Test
    void aFieldThatMakesNoSenseKeepsNoOtherFromBeingSaved() {
        model.quiet.set(true);
        type(model.quietFrom, "25");

        type(model.quietTo, "6");
        model.quiet.set(false);

        assertEquals(
                new QuietHours(false, LocalTime.of(22, 0), LocalTime.of(6, 0)),
                bench.settings.current().quietHours());
    }

    @Test
    void quietHoursKeepTheirTimesWhenTheyAreSwitchedOn() {
        model.quiet.set(true);
        type(model.quietTo, "6");

        assertEquals(
                new QuietHours(true, LocalTime.of(22, 0), LocalTime.of(6, 0)),
                bench.settings.current().quietHours());
    }

    private static void type(TypedField<?> field, String text) {
        field.text.set(text);
        field.finish();
    }
}
