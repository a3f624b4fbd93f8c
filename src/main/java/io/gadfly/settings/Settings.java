package io.gadfly.settings;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// All that the user can choose, with a default for everything.
///
/// @param lists what is set for lists as a whole, by their names; for one that is not named, nothing
public record Settings(
        Appearance appearance,
        SnoozeSettings snooze,
        QuietHours quietHours,
        NagBudget budget,
        WorkingDay day,
        Map<String, ListSettings> lists,
        MediaSettings media,
        Residence residence,
        HistorySettings history) {
    public static final Settings DEFAULT = new Settings(
            Appearance.DEFAULT,
            SnoozeSettings.DEFAULT,
            QuietHours.DEFAULT,
            NagBudget.UNLIMITED,
            WorkingDay.DEFAULT,
            Map.of(),
            MediaSettings.DEFAULT,
            Residence.DEFAULT,
            HistorySettings.DEFAULT);

    public Settings {
        lists = Map.copyOf(lists);
    }

    public Settings withAppearance(UnaryOperator<Appearance> change) {
        return new Settings(
                change.apply(appearance), snooze, quietHours, budget, day, lists, media, residence, history);
    }

    public Settings withSnooze(SnoozeSettings other) {
        return new Settings(appearance, other, quietHours, budget, day, lists, media, residence, history);
    }

    public Settings withQuietHours(QuietHours other) {
        return new Settings(appearance, snooze, other, budget, day, lists, media, residence, history);
    }

    public Settings withBudget(NagBudget other) {
        return new Settings(appearance, snooze, quietHours, other, day, lists, media, residence, history);
    }

    public Settings withDay(WorkingDay other) {
        return new Settings(appearance, snooze, quietHours, budget, other, lists, media, residence, history);
    }

    public ListSettings list(String name) {
        return lists.getOrDefault(name, ListSettings.NONE);
    }

    public Settings withList(String name, ListSettings other) {
        var others = new TreeMap<>(lists);
        others.put(name, other);
        if (other.equals(ListSettings.NONE)) {
            others.remove(name);
        }
        return new Settings(appearance, snooze, quietHours, budget, day, others, media, residence, history);
    }

    public Settings withMedia(UnaryOperator<MediaSettings> change) {
        return new Settings(
                appearance, snooze, quietHours, budget, day, lists, change.apply(media), residence, history);
    }

    public Settings withResidence(UnaryOperator<Residence> change) {
        return new Settings(
                appearance, snooze, quietHours, budget, day, lists, media, change.apply(residence), history);
    }

    public Settings withHistory(HistorySettings other) {
        return new Settings(appearance, snooze, quietHours, budget, day, lists, media, residence, other);
    }
}
