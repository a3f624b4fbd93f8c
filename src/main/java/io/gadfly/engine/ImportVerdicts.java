package io.gadfly.engine;

import io.gadfly.reminder.Aspect;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.ImportReport.Subject;
import io.gadfly.reminder.ImportReport.Verdict;
import io.gadfly.reminder.Incoming;
import io.gadfly.schedule.CalendarTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What an import has said so far, in the order in which it took the items. All of it is counted, of each kind
/// so much is kept that a person may want to read it.
final class ImportVerdicts {
    private static final int NOWHERE = -1;

    private final Function<Definition, Optional<CalendarTime>> starts;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final Map<String, Map<Kind, Long>> counts = new HashMap<>();
    /// How many that were added are single dates of series.
    private final Map<String, Long> dates = new HashMap<>();
    /// How many are kept that were first said to be of that kind, whatever they turned out to be: it never
    /// shrinks.
    private final Map<Kind, Integer> kept = new EnumMap<>(Kind.class);
    private final List<Incoming.Remark> remarks = new ArrayList<>();
    /// The one that is in hand.
    private String calendar = "";

    private long missed;
    private int unsaid;
    private int lastUnsaid;

    /// @param starts when an item is next, or was first; asked only for what is kept
    ImportVerdicts(Function<Definition, Optional<CalendarTime>> starts) {
        this.starts = starts;
    }

    /// A verdict that can be given otherwise later.
    ///
    /// @param place where it is kept, if it is
    record Given(Kind kind, String calendar, int place) {}

    /// What is said from now on is said of that calendar.
    void begin(String next) {
        calendar = next;
    }

    /// So many came before and did not come now, and are kept for that reason.
    void keep(int missing, String reason) {
        missed = missing;
        remark(new Incoming.Remark(0, reason));
    }

    void remark(Incoming.Remark remark) {
        if (remarks.size() < ImportReport.MOST_REMARKS) {
            remarks.add(remark);
        } else {
            unsaid++;
            lastUnsaid = remark.line();
        }
    }

    Given tell(Kind kind, Incoming.Item item, String... more) {
        return add(kind, () -> new Verdict(kind, subject(item), "", Set.of(), with(item.notes(), more)));
    }

    Given tell(Kind kind, Incoming.Instance instance, String... more) {
        if (kind == Kind.ADDED) {
            dates.merge(calendar, 1L, Long::sum);
        }
        return add(kind, () -> new Verdict(kind, subject(instance), "", Set.of(), with(instance.notes(), more)));
    }

    Given tellChanged(Incoming.Item item, Set<Aspect> changes, String... more) {
        return add(Kind.CHANGED, () -> new Verdict(Kind.CHANGED, subject(item), "", changes, with(item.notes(), more)));
    }

    Given tellChanged(Incoming.Instance instance, Set<Aspect> changes, String... more) {
        return add(
                Kind.CHANGED,
                () -> new Verdict(Kind.CHANGED, subject(instance), "", changes, with(instance.notes(), more)));
    }

    /// Of what came before and did not come now.
    Given tell(Kind kind, String uid, String title, String note) {
        var gone = new Subject(calendar, 0, uid, title, Optional.empty());
        return add(kind, () -> new Verdict(kind, gone, "", Set.of(), List.of(note)));
    }

    void refuse(Incoming.Item item, String reason) {
        add(Kind.REFUSED, () -> new Verdict(Kind.REFUSED, subject(item), reason, Set.of(), item.notes()));
    }

    void refuse(Incoming.Instance instance, String reason) {
        add(Kind.REFUSED, () -> new Verdict(Kind.REFUSED, subject(instance), reason, Set.of(), instance.notes()));
    }

    void refuse(Incoming.Refused refused, String... notes) {
        var unread = new Subject(calendar, refused.line(), refused.uid(), refused.title(), Optional.empty());
        add(Kind.REFUSED, () -> new Verdict(Kind.REFUSED, unread, refused.reason(), Set.of(), List.of(notes)));
    }

    private Given add(Kind kind, Supplier<Verdict> verdict) {
        count(calendar, kind, 1);
        if (kept.getOrDefault(kind, 0) >= ImportReport.MOST_OF_A_KIND) {
            return new Given(kind, calendar, NOWHERE);
        }
        kept.merge(kind, 1, Integer::sum);
        verdicts.add(verdict.get());
        return new Given(kind, calendar, verdicts.size() - 1);
    }

    private void count(String where, Kind kind, long more) {
        counts.computeIfAbsent(where, _ -> new EnumMap<>(Kind.class)).merge(kind, more, Long::sum);
    }

    /// Gives a verdict otherwise.
    void change(Given given, Kind kind, String... more) {
        change(given, kind, said -> said.as(kind, with(said.notes(), more)));
    }

    /// What was said to be added is over already.
    void changeToPast(Given given, String why) {
        change(given, Kind.PAST, said -> said.asPast(why));
    }

    private void change(Given given, Kind kind, UnaryOperator<Verdict> other) {
        count(given.calendar(), given.kind(), -1);
        count(given.calendar(), kind, 1);
        if (given.place() != NOWHERE) {
            verdicts.set(given.place(), other.apply(verdicts.get(given.place())));
        }
    }

    ImportReport report(String source, boolean stored) {
        if (unsaid > 0) {
            remarks.add(new Incoming.Remark(lastUnsaid, Texts.of("import.moreRemarks", unsaid)));
            unsaid = 0;
        }
        return new ImportReport(source, verdicts, counts, dates, missed, remarks, stored);
    }

    private Subject subject(Incoming.Item item) {
        var definition = item.definition();
        return new Subject(
                calendar, item.line(), item.uid(), definition.details().title(), starts.apply(definition));
    }

    private Subject subject(Incoming.Instance instance) {
        var start = Optional.of(instance.time().start());
        return new Subject(
                calendar,
                instance.line(),
                instance.uid(),
                instance.words().details().title(),
                start,
                true);
    }

    private static List<String> with(List<String> notes, String... more) {
        var all = new ArrayList<>(notes);
        all.addAll(List.of(more));
        return all;
    }
}
