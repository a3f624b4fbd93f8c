package io.gadfly.icalendar;

import io.gadfly.reminder.Incoming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The components of one calendar that are no reminders: none is kept, each kind is named once and counted.
final class PassedOver {
    /// Beyond so many, kinds are not told apart by their names.
    private static final int KINDS = 100;

    /// Of each kind so many are named by their lines.
    private static final int LINES = 20;

    private final Map<Kind, Count> counts = new LinkedHashMap<>();

    /// @param note the key of what is said of it
    private record Kind(String note, String name) {
        String inWords() {
            return Notes.say(note, name);
        }
    }

    private static final class Count {
        private final List<String> lines = new ArrayList<>(1);
        private final int firstLine;
        private int times;

        Count(int firstLine) {
            this.firstLine = firstLine;
        }

        void add(int line) {
            times++;
            if (times <= LINES) {
                lines.add(Integer.toString(line));
            }
        }

        Incoming remark(String once) {
            String where = String.join(", ", lines) + (times > LINES ? ", …" : "");
            return new Incoming.Remark(firstLine, times == 1 ? once : Notes.say("passed.times", once, times, where));
        }
    }

    /// @param note the key of what is said of it
    /// @param name what is said to have been passed over
    void take(int line, String note, String name) {
        var kind = new Kind(note, name);
        boolean isNamed = counts.size() < KINDS || counts.containsKey(kind);
        counts.computeIfAbsent(isNamed ? kind : new Kind(note, "…"), _ -> new Count(line))
                .add(line);
    }

    /// What is to be said of them; they are forgotten then.
    List<Incoming> takeRemarks() {
        var remarks = counts.entrySet().stream()
                .map(entry -> entry.getValue().remark(entry.getKey().inWords()))
                .toList();
        counts.clear();
        return remarks;
    }
}
