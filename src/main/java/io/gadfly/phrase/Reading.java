package io.gadfly.phrase;

import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Priority;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// What a line says.
///
/// @param title what is left when all else is taken out; may be empty
/// @param tags without the leading #
/// @param schedule empty where it says nothing of time
/// @param afterDone how long after it was done it comes again, where it says that it counts from there
/// @param nag empty where it says nothing of nagging
/// @param doubts in the order in which they were found
public record Reading(
        String title,
        Optional<String> list,
        List<String> tags,
        Optional<Priority> priority,
        Optional<Schedule> schedule,
        Optional<Span> afterDone,
        Optional<NagPolicy> nag,
        List<Doubt> doubts) {
    public Reading {
        tags = List.copyOf(tags);
        doubts = List.copyOf(doubts);
    }

    /// A line that says nothing but what to be reminded of.
    public static Reading ofTitle(String title) {
        return new Reading(
                title,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /// Whether it is a reminder as it stands: it says what and when, and nothing was left unread.
    public boolean isComplete() {
        return !title.isEmpty() && schedule.isPresent() && doubts.isEmpty();
    }

    /// What it says on top of what holds where it says nothing.
    public Definition over(Details base) {
        var allTags = new LinkedHashSet<>(base.tags());
        allTags.addAll(tags);
        var details = new Details(
                title,
                base.notes(),
                list.orElse(base.list()),
                new ArrayList<>(allTags),
                priority.orElse(base.priority()));
        return new Definition(
                details,
                schedule,
                List.of(),
                nag.orElse(NagPolicy.NORMAL),
                MisfirePolicy.DEFAULT,
                List.of(),
                afterDone);
    }
}
