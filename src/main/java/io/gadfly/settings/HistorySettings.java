package io.gadfly.settings;

/// How long what is over is kept.
///
/// @param days for how many days after its end; at least one, at most `LONGEST`
public record HistorySettings(int days) {
    /// A bit more than a year, so that what comes once a year can be looked up.
    public static final HistorySettings DEFAULT = new HistorySettings(400);

    /// A hundred years.
    public static final int LONGEST = 36_500;

    public HistorySettings {
        if (days < 1 || days > LONGEST) {
            throw new IllegalArgumentException("a history has 1 to " + LONGEST + " days: " + days);
        }
    }
}
