package io.gadfly.reminder;

import io.gadfly.schedule.Rescheduled;
import java.util.Optional;

/// Whether a calendar says in other words what is stored: its lines may come in another order, folded or written
/// otherwise, and what the store has added on an export may stand among them. Which revision it is and what was
/// answered is no part of the question.
public interface Paraphrases {
    /// Knows none.
    Paraphrases NONE = new Paraphrases() {
        @Override
        public boolean isOne(Reminder stored, Reminder told) {
            return false;
        }

        @Override
        public boolean isOne(Definition series, Told stored, Told told) {
            return false;
        }

        @Override
        public Optional<Reminder> asItCame(Reminder stored) {
            return Optional.empty();
        }

        @Override
        public Optional<Told> asItCame(Definition series, Told stored) {
            return Optional.empty();
        }

        @Override
        public AlarmAnswers answersIn(Reminder stored) {
            return AlarmAnswers.NONE;
        }

        @Override
        public AlarmAnswers answersIn(Definition series, Told stored) {
            return AlarmAnswers.NONE;
        }
    };

    /// Whether both are the same series or single reminder, whatever was said of instances.
    boolean isOne(Reminder stored, Reminder told);

    /// Whether both are the same instance of that series.
    boolean isOne(Definition series, Told stored, Told told);

    /// What the lines in which the series or single reminder came say, without a word on instances; what
    /// calendars have no word for is as it is stored. Empty where no calendar brought it, or only instances of
    /// it.
    Optional<Reminder> asItCame(Reminder stored);

    /// What the lines in which it came say of an instance of that series. Empty where no calendar told it apart.
    Optional<Told> asItCame(Definition series, Told stored);

    /// What the lines in which it came say of answers to the series or single reminder.
    AlarmAnswers answersIn(Reminder stored);

    /// What the lines in which it came say of answers to an instance of that series.
    AlarmAnswers answersIn(Definition series, Told stored);

    /// What is said of an instance that is told apart from its series.
    ///
    /// @param source as a calendar brought it; empty where none did
    record Told(Rescheduled time, ExceptionalInstance words, Optional<Origin.Instance> source) {
        public Told from(Optional<Origin.Instance> other) {
            return new Told(time, words, other);
        }
    }
}
