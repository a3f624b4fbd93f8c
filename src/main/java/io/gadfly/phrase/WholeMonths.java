package io.gadfly.phrase;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Months of which no day is said, between which something repeats: `starting jan 2027`, `from january`, `until march`.
/// Without a year, the next one.
final class WholeMonths {
    /// The year stays with its month, or neither is taken.
    private static final String MONTH = "(" + Names.MONTH + ")(?:,?\\s+(\\d{4})\\b(?!:))?+";

    /// May and march are not only months.
    private static final String NO_TITLE_AFTER =
            "(?=[\\s,;]*(?:$|" + Line.GAP + ")|[\\s,;]+(?:\\d|(?:at|until|till|through"
                    + "|thru|from|starting|beginning|except|excluding|but|for|nag)\\b))";

    /// Before what repeats is said, it may well be of the title: invoices from january every friday.
    private static final Pattern STARTING = Line.pattern("(?:\\b(?:starting|beginning)(?:\\s+(?:in|from|with))?|(?<="
            + Line.GAP + ".{0,200})\\bfrom)\\s+" + MONTH + NO_TITLE_AFTER);

    private final LocalDate today;

    WholeMonths(Vantage vantage) {
        this.today = vantage.today();
    }

    /// The first day of the month from which on it is.
    Optional<LocalDate> takeStart(Line line) {
        return line.take(STARTING, found -> Optional.of(start(found)));
    }

    private LocalDate start(MatchResult found) {
        var soonest = YearMonth.from(today.minusDays(1)).plusMonths(1);
        return month(found, soonest).atDay(1);
    }

    /// The last day of the month with which it ends.
    ///
    /// @param until the words that say so, as a pattern without groups
    Optional<LocalDate> takeEnd(Line line, String until) {
        var ending = Line.pattern("\\b" + until + "\\s+(?:(?:the\\s+)?end\\s+of\\s+)?" + MONTH + NO_TITLE_AFTER);
        return line.take(
                ending, found -> Optional.of(month(found, YearMonth.from(today)).atEndOfMonth()));
    }

    private static YearMonth month(MatchResult found, YearMonth soonest) {
        var month = Names.month(found.group(1));
        return found.group(2) == null ? next(month, soonest) : YearMonth.of(Integer.parseInt(found.group(2)), month);
    }

    private static YearMonth next(Month month, YearMonth soonest) {
        return soonest.plusMonths(Math.floorMod(month.getValue() - soonest.getMonthValue(), 12));
    }
}
