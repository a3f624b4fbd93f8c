package io.gadfly.app.cli;

import io.gadfly.settings.NagBudget;
import io.gadfly.settings.QuietHours;
import io.gadfly.settings.Settings;
import java.time.LocalTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is set for good: the hours of the day that are quiet, and how many nags an hour may have.
final class QuietOptions {
    @Option(names = "--hours", paramLabel = "FROM-TO|none")
    private @Nullable String hours;

    @Option(names = "--most", paramLabel = "N|none")
    private @Nullable String most;

    boolean isGiven() {
        return hours != null || most != null;
    }

    /// The settings with what was given in place of what they say.
    Settings applyTo(Settings settings) {
        var changed = hours == null ? settings : settings.withQuietHours(hours(hours, settings.quietHours()));
        return most == null
                ? changed
                : changed.withBudget(None.or(most, QuietOptions::budget).orElse(NagBudget.UNLIMITED));
    }

    /// Those that are switched off are kept for when they are switched on again.
    private static QuietHours hours(String text, QuietHours base) {
        return None.or(text, QuietOptions::hours).orElse(new QuietHours(false, base.from(), base.to()));
    }

    private static QuietHours hours(String text) {
        var ends = text.split("-", 2);
        if (ends.length < 2) {
            throw CommandFailure.wrongUsage(Words.of("quiet.hours.unknown", text));
        }
        Function<String, LocalTime> time = end -> Moments.timeOfDay(end.strip())
                .orElseThrow(() -> CommandFailure.wrongUsage(Words.of("quiet.hours.unknown", text)));
        var hours = new QuietHours(true, time.apply(ends[0]), time.apply(ends[1]));
        if (hours.from().equals(hours.to())) {
            throw CommandFailure.wrongUsage(Words.of("quiet.hours.empty", text));
        }
        return hours;
    }

    private static NagBudget budget(String text) {
        try {
            return new NagBudget(Counts.requireOne(Integer.parseInt(text.strip()), "quiet.most.unknown"));
        } catch (IllegalArgumentException _) {
            throw CommandFailure.wrongUsage(Words.of("quiet.most.unknown", text));
        }
    }
}
