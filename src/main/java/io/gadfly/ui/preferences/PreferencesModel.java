package io.gadfly.ui.preferences;

import io.gadfly.settings.Appearance.Theme;
import io.gadfly.settings.QuietHours;
import io.gadfly.settings.Residence;
import io.gadfly.settings.Settings;
import io.gadfly.settings.SettingsFile;
import io.gadfly.settings.SnoozeSettings;
import io.gadfly.settings.SoundSettings;
import io.gadfly.settings.WorkingDay;
import io.gadfly.ui.common.DurationText;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeText;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// The settings as fields. A field that makes sense is in force at once; one that does not is marked and changes
/// nothing.
public final class PreferencesModel {
    private final SettingsWriter writer;
    private final Texts texts;

    final ObjectProperty<Theme> theme;
    final StringProperty presets;
    final StringProperty usualSnooze;
    final BooleanProperty quiet;
    final StringProperty quietFrom;
    final StringProperty quietTo;
    final StringProperty morning;
    final StringProperty evening;
    final BooleanProperty sound;
    final DoubleProperty volume;
    final BooleanProperty inBackground;
    final BooleanProperty autostart;
    /// Whether there is a launcher that the session could start.
    final boolean canStartWithSession;
    final StringProperty problem = new SimpleStringProperty("");

    public PreferencesModel(SettingsFile file, SettingsWriter writer, Here here, boolean canStartWithSession) {
        this.writer = writer;
        this.canStartWithSession = canStartWithSession;
        this.texts = Texts.of(PreferencesModel.class, here.locale());
        var now = file.current();
        theme = new SimpleObjectProperty<>(now.appearance().theme());
        presets = new SimpleStringProperty(
                now.snooze().presets().stream().map(DurationText::of).collect(Collectors.joining(", ")));
        usualSnooze = new SimpleStringProperty(DurationText.of(now.snooze().usual()));
        quiet = new SimpleBooleanProperty(now.quietHours().on());
        quietFrom = time(now.quietHours().from());
        quietTo = time(now.quietHours().to());
        morning = time(now.day().morning());
        evening = time(now.day().evening());
        sound = new SimpleBooleanProperty(now.media().sound().on());
        volume = new SimpleDoubleProperty(now.media().sound().volume());
        inBackground = new SimpleBooleanProperty(now.residence().inBackground());
        autostart = new SimpleBooleanProperty(now.residence().autostart());
        listen();
    }

    private static StringProperty time(LocalTime time) {
        return new SimpleStringProperty(TimeText.of(time));
    }

    private void listen() {
        on(theme, choice -> change(now -> now.withAppearance(appearance -> appearance.withTheme(choice))));
        on(presets, _ -> changeSnooze());
        on(usualSnooze, _ -> changeSnooze());
        on(quiet, _ -> changeQuietHours());
        on(quietFrom, _ -> changeQuietHours());
        on(quietTo, _ -> changeQuietHours());
        on(morning, _ -> changeDay());
        on(evening, _ -> changeDay());
        on(sound, _ -> changeSound());
        on(volume, _ -> changeSound());
        on(inBackground, _ -> changeResidence());
        on(autostart, _ -> changeResidence());
    }

    private static <T> void on(ObservableValue<T> field, Consumer<T> action) {
        var _ = field.subscribe((_, value) -> action.accept(value));
    }

    private void changeSnooze() {
        var delays =
                Arrays.stream(presets.get().split(",")).map(DurationText::parse).toList();
        var usual = DurationText.parse(usualSnooze.get());
        if (usual.isEmpty() || !delays.stream().allMatch(Optional::isPresent)) {
            problem.set(texts.text("problem.duration"));
            return;
        }
        var snooze =
                new SnoozeSettings(delays.stream().flatMap(Optional::stream).toList(), usual.get());
        change(now -> now.withSnooze(snooze));
    }

    private void changeQuietHours() {
        withTimes(quietFrom, quietTo, (from, to) -> now -> now.withQuietHours(new QuietHours(quiet.get(), from, to)));
    }

    private void changeDay() {
        withTimes(morning, evening, (early, late) -> now -> now.withDay(new WorkingDay(early, late)));
    }

    private void withTimes(StringProperty first, StringProperty second, TimesChange change) {
        var early = TimeText.parse(first.get());
        var late = TimeText.parse(second.get());
        if (early.isEmpty() || late.isEmpty()) {
            problem.set(texts.text("problem.time"));
            return;
        }
        change(change.of(early.get(), late.get()));
    }

    private interface TimesChange {
        UnaryOperator<Settings> of(LocalTime first, LocalTime second);
    }

    private void changeSound() {
        var next = new SoundSettings(sound.get(), (int) Math.round(volume.get()));
        change(now -> now.withMedia(media -> media.withSound(next)));
    }

    private void changeResidence() {
        var next = new Residence(inBackground.get(), autostart.get());
        change(now -> now.withResidence(next));
    }

    private void change(UnaryOperator<Settings> change) {
        problem.set("");
        writer.change(change);
    }
}
