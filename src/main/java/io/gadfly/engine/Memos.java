package io.gadfly.engine;

import io.gadfly.reminder.ReminderRepository;
import java.time.Instant;
import java.util.Optional;

/// What the engine has to know after a restart besides reminders and fires: a few texts in the store.
final class Memos {
    /// Until when the user asked for silence.
    static final String SILENCE = "silence";
    /// The end of those quiet hours that the user ended before it.
    static final String WAIVED = "waived";
    /// When the nags of the last hour rang, and who waits for one.
    static final String RUNG = "nagsOfTheHour";
    /// Whether it was quiet at the last look.
    static final String QUIET = "quiet";
    /// When the clock was last believed.
    static final String SEEN = "clock";
    /// The zone in which the next fires were computed.
    static final String ZONE = "zone";
    /// The version of the time zone rules by which they were.
    static final String RULES = "zoneRules";

    /// When an undo or a redo brought back what had come from a subscribed calendar.
    static final String RETURNED = "returned";

    /// The reminders that are set aside, each with the instant at which it was due.
    static final String PARKED = "parked";

    private final ReminderRepository repository;

    Memos(ReminderRepository repository) {
        this.repository = repository;
    }

    Optional<String> text(String name) {
        return repository.findMemo(name).filter(text -> !text.isEmpty());
    }

    void save(String name, String text) {
        repository.saveMemo(name, text);
    }

    Optional<Instant> instant(String name) {
        return text(name).map(Instant::parse);
    }

    void save(String name, Optional<Instant> instant) {
        save(name, instant.map(Instant::toString).orElse(""));
    }
}
