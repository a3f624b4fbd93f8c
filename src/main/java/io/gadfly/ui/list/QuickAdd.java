package io.gadfly.ui.list;

import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Priority;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.ui.common.Here;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes a first draft of a line such as `water the plants 18:30`: a title and, where one is written, a time of day.
public final class QuickAdd {
    private static final Pattern TIME = Pattern.compile("(?:^|\\s)(?:at\\s+)?([01]?\\d|2[0-3]):([0-5]\\d)(?=\\s|$)");

    private static final Pattern MORE = Pattern.compile(
            "(?i)\\b(every|daily|weekly|monthly|yearly|today|tomorrow|tonight|next|(mon|tues|wednes|thurs|fri|satur|sun)days?"
                    + "|\\d{1,2}\\s*[ap]m)\\b");

    /// What a line says of time that a draft does not heed.
    public enum Gap {
        /// It names no time of day.
        NO_TIME,
        /// It names one, and speaks of days or repetition besides.
        MORE_THAN_A_TIME
    }

    private final Here here;

    public QuickAdd(Here here) {
        this.here = here;
    }

    /// The next time that the clock shows the time in the line, or the next full hour where it names none; in the
    /// list or with the tag that is being looked at.
    public Definition draft(String line, Scope scope) {
        var time = TIME.matcher(line);
        var start = time.find()
                ? next(LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2))))
                : nextFullHour();
        var title = time.reset().replaceFirst(" ").strip().replaceAll("\\s+", " ");
        var schedule = Schedule.once(new CalendarTime.Zoned(start, here.zone()));
        return Definition.of(details(title, scope), schedule);
    }

    /// What the user should be told of a draft of that line; empty where it says it all, or the line is empty.
    public static Optional<Gap> gapIn(String line) {
        if (line.isBlank()) {
            return Optional.empty();
        }
        if (!TIME.matcher(line).find()) {
            return Optional.of(Gap.NO_TIME);
        }
        return MORE.matcher(line).find() ? Optional.of(Gap.MORE_THAN_A_TIME) : Optional.empty();
    }

    private LocalDateTime next(LocalTime time) {
        var now = here.local(here.now()).toLocalDateTime();
        var today = now.toLocalDate().atTime(time);
        return today.isAfter(now) ? today : today.plusDays(1);
    }

    private LocalDateTime nextFullHour() {
        return here.local(here.now())
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.HOURS)
                .plusHours(1);
    }

    private static Details details(String title, Scope scope) {
        return switch (scope) {
            case Scope.InList(var name) -> new Details(title, "", name, List.of(), Priority.NORMAL);
            case Scope.Tagged(var tag) -> new Details(title, "", Details.DEFAULT_LIST, List.of(tag), Priority.NORMAL);
            case Scope.DueNow _, Scope.Today _, Scope.Upcoming _, Scope.All _ -> Details.of(title);
        };
    }
}
