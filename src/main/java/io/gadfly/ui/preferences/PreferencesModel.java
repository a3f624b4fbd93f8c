package io.gadfly.ui.preferences;

import io.gadfly.settings.Appearance.Theme;
import io.gadfly.settings.HistorySettings;
import io.gadfly.settings.NagBudget;
import io.gadfly.settings.QuietHours;
import io.gadfly.settings.Settings;
import io.gadfly.settings.SettingsFile;
import io.gadfly.settings.SnoozeSettings;
import io.gadfly.settings.SoundSettings;
import io.gadfly.settings.WorkingDay;
import io.gadfly.ui.common.DurationText;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeText;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// The settings as fields, each of which changes its own setting and no other. What is chosen is in force at once,
/// what is typed when the typing is over.
public final class PreferencesModel {
    private final SettingsWriter writer;
    private final Texts texts;

    final ObjectProperty<Theme> theme;
    final TypedField<List<Duration>> presets;
    final TypedField<Duration> usualSnooze;
    final BooleanProperty quiet;
    final TypedField<LocalTime> quietFrom;
    final TypedField<LocalTime> quietTo;
    final TypedField<Integer> nagsPerHour;
    final TypedField<LocalTime> morning;
    final TypedField<LocalTime> evening;
    final TypedField<Integer> historyDays;
    final BooleanProperty sound;
    final DoubleProperty volume;
    final BooleanProperty inBackground;
    final BooleanProperty autostart;
    /// Whether there is a launcher that the session could start.
    final boolean canStartWithSession;

    public PreferencesModel(SettingsFile file, SettingsWriter writer, boolean canStartWithSession) {
        this.writer = writer;
        this.canStartWithSession = canStartWithSession;
        this.texts = writer.texts();
        var now = file.current();
        theme = new SimpleObjectProperty<>(now.appearance().theme());
        presets = typed(now.snooze().presets(), durations(), PreferencesModel::withPresets);
        usualSnooze = typed(now.snooze().usual(), duration(), PreferencesModel::withUsualSnooze);
        quiet = new SimpleBooleanProperty(now.quietHours().on());
        quietFrom = typed(now.quietHours().from(), time(), PreferencesModel::withQuietFrom);
        quietTo = typed(now.quietHours().to(), time(), PreferencesModel::withQuietTo);
        nagsPerHour = typed(
                now.budget().nagsPerHour(),
                number("nags", 0, NagBudget.MOST),
                (old, nags) -> old.withBudget(new NagBudget(nags)));
        morning = typed(now.day().morning(), time(), PreferencesModel::withMorning);
        evening = typed(now.day().evening(), time(), PreferencesModel::withEvening);
        historyDays = typed(
                now.history().days(),
                number("days", 1, HistorySettings.LONGEST),
                (old, days) -> old.withHistory(new HistorySettings(days)));
        sound = new SimpleBooleanProperty(now.media().sound().on());
        volume = new SimpleDoubleProperty(now.media().sound().volume());
        inBackground = new SimpleBooleanProperty(now.residence().inBackground());
        autostart = new SimpleBooleanProperty(now.residence().autostart());
        listen();
    }

    private <T> TypedField<T> typed(
            T value, TypedField.Language<T> language, BiFunction<Settings, T, Settings> change) {
        return new TypedField<>(value, language, typed -> writer.change(now -> change.apply(now, typed)));
    }

    private TypedField.Language<LocalTime> time() {
        return new TypedField.Language<>(
                time -> TimeText.of(time, texts.locale()),
                TimeText::parse,
                text -> texts.text("problem.time", text.strip()));
    }

    /// @param what is counted, as the problem's key names it
    private TypedField.Language<Integer> number(String what, int least, int most) {
        return new TypedField.Language<>(
                String::valueOf,
                text -> parseNumber(text).filter(number -> number >= least && number <= most),
                text -> texts.text("problem." + what, text.strip(), most));
    }

    private static Optional<Integer> parseNumber(String text) {
        return Optional.of(text.strip())
                .filter(digits -> digits.matches("[0-9]{1,5}"))
                .map(Integer::valueOf);
    }

    private TypedField.Language<Duration> duration() {
        return new TypedField.Language<>(DurationText::of, DurationText::parse, this::noDuration);
    }

    private TypedField.Language<List<Duration>> durations() {
        return new TypedField.Language<>(
                list -> list.stream().map(DurationText::of).collect(Collectors.joining(", ")),
                PreferencesModel::parseDurations,
                this::noDuration);
    }

    private static Optional<List<Duration>> parseDurations(String text) {
        var parts = Arrays.stream(text.split(",", -1)).map(DurationText::parse).toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(parts.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    private String noDuration(String text) {
        return texts.text("problem.duration", text.strip());
    }

    private static Settings withPresets(Settings now, List<Duration> presets) {
        return now.withSnooze(new SnoozeSettings(presets, now.snooze().usual()));
    }

    private static Settings withUsualSnooze(Settings now, Duration usual) {
        return now.withSnooze(new SnoozeSettings(now.snooze().presets(), usual));
    }

    private static Settings withQuietFrom(Settings now, LocalTime from) {
        return now.withQuietHours(
                new QuietHours(now.quietHours().on(), from, now.quietHours().to()));
    }

    private static Settings withQuietTo(Settings now, LocalTime to) {
        return now.withQuietHours(
                new QuietHours(now.quietHours().on(), now.quietHours().from(), to));
    }

    private static Settings withMorning(Settings now, LocalTime morning) {
        return now.withDay(new WorkingDay(morning, now.day().evening()));
    }

    private static Settings withEvening(Settings now, LocalTime evening) {
        return now.withDay(new WorkingDay(now.day().morning(), evening));
    }

    private void listen() {
        on(theme, choice -> writer.change(now -> now.withAppearance(appearance -> appearance.withTheme(choice))));
        on(quiet, this::holdBack);
        on(sound, _ -> changeSound());
        on(volume, _ -> changeSound());
        on(inBackground, on -> writer.change(now -> now.withResidence(home -> home.withInBackground(on))));
        on(autostart, on -> writer.change(now -> now.withResidence(home -> home.withAutostart(on))));
    }

    private static <T> void on(ObservableValue<T> field, Consumer<T> action) {
        var _ = field.subscribe((_, value) -> action.accept(value));
    }

    private void holdBack(boolean on) {
        writer.change(now -> now.withQuietHours(
                new QuietHours(on, now.quietHours().from(), now.quietHours().to())));
    }

    private void changeSound() {
        var next = new SoundSettings(sound.get(), (int) Math.round(volume.get()));
        writer.change(now -> now.withMedia(media -> media.withSound(next)));
    }
}
