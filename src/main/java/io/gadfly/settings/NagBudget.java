package io.gadfly.settings;

/// How often the user may be nagged in all.
///
/// @param nagsPerHour 0: no limit
public record NagBudget(int nagsPerHour) {
    public static final NagBudget UNLIMITED = new NagBudget(0);

    /// One in less than four seconds, all the time.
    public static final int MOST = 999;

    public NagBudget {
        if (nagsPerHour < 0 || nagsPerHour > MOST) {
            throw new IllegalArgumentException("0 to " + MOST + " nags an hour: " + nagsPerHour);
        }
    }
}
