package io.gadfly.app.cli;

import io.gadfly.phrase.PhraseReader;
import io.gadfly.phrase.Reading;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/// Reads for how long or until when something lasts: `10min`, `for 2 hours`, `until 18:00`, `tomorrow 9`, `friday
/// noon`.
record LaterTime(Invocation here) {
    private static final Pattern LEAD = Pattern.compile("^(?:for|until|till|in)\\s+", Pattern.CASE_INSENSITIVE);

    /// Only after another word: by itself it may be an id.
    private static final Pattern BARE_HOUR = Pattern.compile("(?:^(?:until|till)|(?<=\\S)(?<!\\bat))\\s+(\\d{1,2})$");

    static String withoutLead(String text) {
        return LEAD.matcher(text.strip()).replaceFirst("");
    }

    /// From now on, or that point in time; a day alone is its midnight. Throws a `TypeConversionException` that says
    /// what is understood.
    Instant instant(String text) {
        try {
            return here.moments().fromNowOrAt(withoutLead(text));
        } catch (TypeConversionException e) {
            return phrase(text).map(time -> time.in(here.zone())).orElseThrow(() -> e);
        }
    }

    /// Empty where it is more than a day, or something else.
    Optional<LocalDate> day(String text) {
        return here.moments().day(withoutLead(text)).or(() -> phrase(text).flatMap(LaterTime::day));
    }

    private static Optional<LocalDate> day(CalendarTime time) {
        return time instanceof CalendarTime.Day(var date) ? Optional.of(date) : Optional.empty();
    }

    /// As in a line that is added, as far as it is nothing but one time.
    private Optional<CalendarTime> phrase(String text) {
        var plain = withoutLead(BARE_HOUR.matcher(text).replaceFirst(" at $1"));
        return Optional.of(new PhraseReader(here.vantage()).read(plain))
                .filter(reading -> reading.title().isEmpty() && reading.doubts().isEmpty())
                .flatMap(Reading::schedule)
                .filter(schedule -> !schedule.repeats())
                .map(Schedule::start);
    }
}
