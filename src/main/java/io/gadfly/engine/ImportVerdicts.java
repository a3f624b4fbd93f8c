package io.gadfly.engine;

import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.ImportReport.Verdict;
import io.gadfly.reminder.Incoming;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What an import has said so far, in the order in which it took the items. All of it is counted, of each kind so much
/// is kept that a person may want to read it.
final class ImportVerdicts {
    private static final int NOWHERE = -1;

    private final List<Verdict> verdicts = new ArrayList<>();
    private final Map<String, Map<Kind, Long>> counts = new HashMap<>();
    /// How many are kept that were first said to be of that kind, whatever they turned out to be: it never shrinks.
    private final Map<Kind, Integer> kept = new EnumMap<>(Kind.class);
    private final List<Incoming.Remark> remarks = new ArrayList<>();
    /// The one that is in hand.
    private String calendar = "";

    private int unsaid;
    private int lastUnsaid;

    /// A verdict that can be given otherwise later.
    ///
    /// @param place where it is kept, if it is
    record Given(Kind kind, String calendar, int place) {}

    /// What is said from now on is said of that calendar.
    void begin(String next) {
        calendar = next;
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
        return add(new Verdict(kind, calendar, item.line(), item.uid(), titleOf(item), "", with(item.notes(), more)));
    }

    Given tell(Kind kind, Incoming.Instance instance, String... more) {
        return add(new Verdict(
                kind, calendar, instance.line(), instance.uid(), titleOf(instance), "", with(instance.notes(), more)));
    }

    /// Of what came before and did not come now.
    void tell(Kind kind, String uid, String title, String note) {
        add(new Verdict(kind, calendar, 0, uid, title, "", List.of(note)));
    }

    void refuse(Incoming.Item item, String reason) {
        add(new Verdict(Kind.REFUSED, calendar, item.line(), item.uid(), titleOf(item), reason, item.notes()));
    }

    void refuse(Incoming.Instance instance, String reason) {
        add(new Verdict(Kind.REFUSED, calendar, instance.line(), instance.uid(), titleOf(instance), reason, instance.notes()));
    }

    void refuse(Incoming.Refused refused) {
        add(new Verdict(Kind.REFUSED, calendar, refused.line(), refused.uid(), refused.title(), refused.reason(), List.of()));
    }

    private Given add(Verdict verdict) {
        count(calendar, verdict.kind(), 1);
        if (kept.getOrDefault(verdict.kind(), 0) >= ImportReport.MOST_OF_A_KIND) {
            return new Given(verdict.kind(), calendar, NOWHERE);
        }
        kept.merge(verdict.kind(), 1, Integer::sum);
        verdicts.add(verdict);
        return new Given(verdict.kind(), calendar, verdicts.size() - 1);
    }

    private void count(String where, Kind kind, long more) {
        counts.computeIfAbsent(where, _ -> new EnumMap<>(Kind.class)).merge(kind, more, Long::sum);
    }

    /// Gives a verdict otherwise.
    void change(Given given, Kind kind, String... more) {
        count(given.calendar(), given.kind(), -1);
        count(given.calendar(), kind, 1);
        if (given.place() != NOWHERE) {
            var said = verdicts.get(given.place());
            var notes = with(said.notes(), more);
            verdicts.set(given.place(), new Verdict(kind, said.calendar(), said.line(), said.uid(), said.title(), said.reason(), notes));
        }
    }

    ImportReport report(String source, boolean stored) {
        if (unsaid > 0) {
            remarks.add(new Incoming.Remark(lastUnsaid, Texts.of("import.moreRemarks", unsaid)));
            unsaid = 0;
        }
        return new ImportReport(source, verdicts, counts, remarks, stored);
    }

    private static String titleOf(Incoming.Item item) {
        return item.definition().details().title();
    }

    private static String titleOf(Incoming.Instance instance) {
        return instance.words().details().title();
    }

    private static List<String> with(List<String> notes, String... more) {
        var all = new ArrayList<>(notes);
        all.addAll(List.of(more));
        return all;
    }
}
