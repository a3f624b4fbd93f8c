package io.gadfly.ui.list;

import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.Schedule;
import io.gadfly.ui.common.Here;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Puts fires and planned reminders into words, under headings.
final class EntryWriter {
    private final Here here;
    private final TimeWords times;
    private final Function<Schedule, String> sentence;
    private final Texts texts;

    /// @param sentence a schedule in words
    EntryWriter(Here here, Function<Schedule, String> sentence) {
        this.here = here;
        this.times = new TimeWords(here);
        this.sentence = sentence;
        this.texts = Texts.of(EntryWriter.class, here.locale());
    }

    List<Entry> write(ListQuery.Answer answer) {
        var entries = new ArrayList<Entry>();
        answer.fires().forEach(fire -> entries.add(write(fire)));
        answer.planned()
                .forEach(planned -> entries.add(write(
                        planned,
                        Optional.ofNullable(
                                answer.unfinished().get(planned.reminder().id())))));
        // the store orders by time: what is switched off or finished lies scattered there
        entries.sort(Comparator.comparing(Entry::standing));
        return keepFirstHeadings(entries);
    }

    private static List<Entry> keepFirstHeadings(List<Entry> entries) {
        var before = "";
        var result = new ArrayList<Entry>(entries.size());
        for (var entry : entries) {
            result.add(entry.heading().equals(before) ? entry.withHeading("") : entry);
            before = entry.heading();
        }
        return result;
    }

    private Entry write(FireView view) {
        var standing = standing(view.fire().state());
        return new Entry(
                texts.text("heading", standing),
                standing,
                view.reminder(),
                Optional.of(view.fire().fence()),
                detail(
                        view.reminder().definition(),
                        times.ago(here.now(), view.fire().dueAt())),
                status(view),
                countdown(view.fire().state()));
    }

    private static EntryState standing(NagState state) {
        return switch (state) {
            case NagState.Due _, NagState.Queued _ -> EntryState.QUEUED;
            case NagState.Ringing _ -> EntryState.RINGING;
            case NagState.Snoozed _ -> EntryState.SNOOZED;
            case NagState.Held _ -> EntryState.HELD;
            case NagState.Over _ -> EntryState.FINISHED;
        };
    }

    private String status(FireView view) {
        return switch (view.fire().state()) {
            case NagState.Due _ -> texts.text("status.due");
            case NagState.Queued _
            when view.position() > 0 -> place(view.position(), view.fire().pool());
            case NagState.Queued _ -> texts.text("status.waiting", view.fire().pool());
            case NagState.Ringing(var n, var _) -> nag(n, view.policy());
            case NagState.Asleep asleep -> texts.text("status.asleep", times.moment(asleep.until()));
            case NagState.Over over -> times.moment(over.at());
        };
    }

    /// The pool is said where it is not the one that most have.
    private String place(int position, String pool) {
        return pool.equals(EngineSettings.DEFAULT_POOL)
                ? texts.text("status.queued", position)
                : texts.text("status.queued.in", position, pool);
    }

    private String nag(int n, NagPolicy policy) {
        return policy.max().isPresent()
                ? texts.text("status.nagOf", n, policy.max().getAsInt())
                : texts.text("status.nag", n);
    }

    private static Optional<Instant> countdown(NagState state) {
        return switch (state) {
            case NagState.Ringing(var _, var nextAt) -> Optional.of(nextAt);
            case NagState.Asleep asleep -> Optional.of(asleep.until());
            case NagState.Due _, NagState.Queued _, NagState.Over _ -> Optional.empty();
        };
    }

    private Entry write(Planned planned, Optional<FireView> unfinished) {
        var reminder = planned.reminder();
        var standing = standing(reminder.status(), planned.nextFireAt());
        return new Entry(
                planned.nextFireAt()
                        .filter(_ -> standing == EntryState.PLANNED)
                        .map(this::section)
                        .orElseGet(() -> texts.text("heading", standing)),
                standing,
                reminder,
                Optional.empty(),
                detail(reminder.definition(), ""),
                planned.nextFireAt()
                        .map(times::moment)
                        .or(() -> unfinished.flatMap(this::end))
                        .orElseGet(() -> texts.text("status", standing)),
                Optional.empty());
    }

    /// How it ended without being finished.
    private Optional<String> end(FireView unfinished) {
        return switch (unfinished.fire().state()) {
            case NagState.Acknowledged _ -> Optional.of(texts.text("status.seen"));
            case NagState.GaveUp _ -> Optional.of(texts.text("status.gaveUp"));
            case NagState.Missed _ -> Optional.of(texts.text("status.missed"));
            case NagState.Failed _ -> Optional.of(texts.text("status.failed"));
            case NagState.Live _, NagState.Done _, NagState.Skipped _, NagState.Withdrawn _ -> Optional.empty();
        };
    }

    private static EntryState standing(Reminder.Status status, Optional<Instant> next) {
        return switch (status) {
            case OPEN -> next.isPresent() ? EntryState.PLANNED : EntryState.UNPLANNED;
            case DISABLED -> EntryState.DISABLED;
            case DONE -> EntryState.FINISHED;
        };
    }

    private String section(Instant next) {
        var away = here.local(next).toLocalDate().toEpochDay() - here.today().toEpochDay();
        if (away <= 1) {
            return texts.text(away == 1 ? "heading.tomorrow" : "heading.today");
        }
        return texts.text(away < 7 ? "heading.week" : "heading.later");
    }

    private String detail(Definition definition, String since) {
        var parts = new ArrayList<String>();
        parts.add(since);
        definition.schedule().filter(Schedule::repeats).map(sentence).ifPresent(parts::add);
        definition.afterDone().ifPresent(_ -> parts.add(texts.text("detail.afterDone")));
        if (!definition.details().list().equals(Details.DEFAULT_LIST)) {
            parts.add(definition.details().list());
        }
        definition.details().tags().forEach(tag -> parts.add("#" + tag));
        parts.removeIf(String::isEmpty);
        return String.join(" · ", parts);
    }
}
