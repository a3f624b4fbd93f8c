package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Rescheduled;
import java.util.ArrayList;
import java.util.List;

/// One item of a calendar that is being read, in the order of the file.
public sealed interface Incoming {
    /// The number of the line in the file where its component begins, from 1.
    int line();

    /// Here another calendar begins: what follows, up to the next of these, came from it.
    ///
    /// @param calendar what the user calls it
    record Beginning(String calendar) implements Incoming {
        @Override
        public int line() {
            return 1;
        }
    }

    /// A reminder: a one-off, or the master of a series.
    ///
    /// @param answers what was answered elsewhere and must not nag here
    /// @param notes what was repaired, mapped or dropped, one line of plain words each
    /// @param isCut whether the file ends within it: what it lacks may have stood there, so it replaces nothing
    /// @param isZoneSaid whether the user said what stands for one of its zones, which nobody knows: the same
    /// lines may have been read otherwise before
    record Item(
            int line,
            String uid,
            Definition definition,
            Origin.Calendar origin,
            Reminder.Status status,
            AlarmAnswers answers,
            List<String> notes,
            boolean isCut,
            boolean isZoneSaid)
            implements Incoming {
        public Item {
            notes = List.copyOf(notes);
        }

        /// One whose zones need no word of the user.
        public Item(
                int line,
                String uid,
                Definition definition,
                Origin.Calendar origin,
                Reminder.Status status,
                AlarmAnswers answers,
                List<String> notes,
                boolean isCut) {
            this(line, uid, definition, origin, status, answers, notes, isCut, false);
        }

        public Item with(Reminder.Status other) {
            return new Item(line, uid, definition, origin, other, answers, notes, isCut, isZoneSaid);
        }

        public Item with(AlarmAnswers others) {
            return new Item(line, uid, definition, origin, status, others, notes, isCut, isZoneSaid);
        }

        /// With another note.
        public Item noted(String note) {
            var all = new ArrayList<>(notes);
            all.add(note);
            return new Item(line, uid, definition, origin, status, answers, all, isCut, isZoneSaid);
        }
    }

    /// An instance of a series that is told apart from its master in the file (RECURRENCE-ID), before or after it.
    ///
    /// @param status `DISABLED` where it does not take place (STATUS:CANCELLED), `DONE` where it is completed
    /// @param isCut as that of an item
    record Instance(
            int line,
            String uid,
            Rescheduled time,
            ExceptionalInstance words,
            Reminder.Status status,
            Origin.Calendar origin,
            AlarmAnswers answers,
            List<String> notes,
            boolean isCut)
            implements Incoming {
        public Instance {
            notes = List.copyOf(notes);
        }

        public Instance with(AlarmAnswers others) {
            return new Instance(line, uid, time, words, status, origin, others, notes, isCut);
        }

        /// The same under another name of its occurrence.
        public Instance named(CalendarTime name) {
            return new Instance(
                    line,
                    uid,
                    new Rescheduled(name, time.range(), time.start(), time.span()),
                    new ExceptionalInstance(name, words.range(), words.details(), words.alarms()),
                    status,
                    origin,
                    answers,
                    notes,
                    isCut);
        }

        public boolean cancelled() {
            return status == Reminder.Status.DISABLED;
        }

        /// Whether it is cancelled with all that follow (RANGE=THISANDFUTURE, RFC 5545 §3.2.13).
        public boolean endsSeries() {
            return cancelled() && time.range() == Rescheduled.Range.THIS_AND_FUTURE;
        }

        public boolean completed() {
            return status == Reminder.Status.DONE;
        }

        /// What its series keeps of it, so that an export finds both.
        public Origin.Instance kept() {
            return new Origin.Instance(
                    time.recurrenceId(), cancelled(), origin.sequence(), origin.lastModified(), origin.rawText());
        }
    }

    /// @param title what it calls itself, empty where that cannot be told
    /// @param reason one line that says what is wrong
    /// @param rawText the component as it came, cut where it is long
    record Refused(int line, String uid, String title, String reason, String rawText) implements Incoming {}

    /// A word about the file that belongs to no item: a part that becomes no reminder, or something mended on
    /// the way.
    ///
    /// @param isCut whether it says that the file ends before its calendar does: what it lacks may have stood
    /// there
    record Remark(int line, String text, boolean isCut) implements Incoming {
        public Remark(int line, String text) {
            this(line, text, false);
        }
    }
}
