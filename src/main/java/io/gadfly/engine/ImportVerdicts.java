package io.gadfly.engine;

import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.ImportReport.Verdict;
import io.gadfly.reminder.Incoming;
import java.util.ArrayList;
import java.util.List;

/// What an import has said so far, in the order in which it took the items.
final class ImportVerdicts {
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Incoming.Remark> remarks = new ArrayList<>();
    private int unsaid;
    private int lastUnsaid;

    void remark(Incoming.Remark remark) {
        if (remarks.size() < ImportReport.MOST_REMARKS) {
            remarks.add(remark);
        } else {
            unsaid++;
            lastUnsaid = remark.line();
        }
    }

    /// Answers with its place, under which it can be said otherwise later.
    int tell(Kind kind, Incoming.Item item, String... more) {
        return add(new Verdict(kind, item.line(), item.uid(), titleOf(item), "", with(item.notes(), more)));
    }

    void tell(Kind kind, Incoming.Instance instance, String... more) {
        add(new Verdict(kind, instance.line(), instance.uid(), titleOf(instance), "", with(instance.notes(), more)));
    }

    /// Of what came before and did not come now.
    void tell(Kind kind, String uid, String title, String note) {
        add(new Verdict(kind, 0, uid, title, "", List.of(note)));
    }

    void refuse(Incoming.Item item, String reason) {
        add(new Verdict(Kind.REFUSED, item.line(), item.uid(), titleOf(item), reason, item.notes()));
    }

    void refuse(Incoming.Instance instance, String reason) {
        add(new Verdict(Kind.REFUSED, instance.line(), instance.uid(), titleOf(instance), reason, instance.notes()));
    }

    void refuse(Incoming.Refused refused) {
        add(new Verdict(Kind.REFUSED, refused.line(), refused.uid(), refused.title(), refused.reason(), List.of()));
    }

    private int add(Verdict verdict) {
        verdicts.add(verdict);
        return verdicts.size() - 1;
    }

    void setKind(int place, Kind kind) {
        var said = verdicts.get(place);
        verdicts.set(place, new Verdict(kind, said.line(), said.uid(), said.title(), said.reason(), said.notes()));
    }

    ImportReport report(String source, boolean stored) {
        if (unsaid > 0) {
            remarks.add(new Incoming.Remark(lastUnsaid, Texts.of("import.moreRemarks", unsaid)));
            unsaid = 0;
        }
        return new ImportReport(source, verdicts, remarks, stored);
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
