package io.gadfly.engine;

import io.gadfly.reminder.ReminderRepository;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the engine has to know after a restart besides reminders and fires: a few texts in the store.
final class Memos {
    private static final Logger LOG = LoggerFactory.getLogger(Memos.class);

    /// Until when the user asked for silence.
    static final String SILENCE = "silence";
    /// The end of those quiet hours that the user ended before it.
    static final String WAIVED = "waived";
    /// When the nags of the last hour rang, and who waits for one.
    static final String RUNG = "nagsOfTheHour";
    /// Whether it was quiet at the last look.
    static final String QUIET = "quiet";
    /// The numbers of the fires that were passed over and are still to be told.
    static final String PASSED_OVER = "passedOver";
    /// When the clock was last believed.
    static final String SEEN = "clock";
    /// How far the clock has been.
    static final String REACHED = "reached";
    /// The zone in which the next fires were computed.
    static final String ZONE = "zone";
    /// The version of the time zone rules by which they were.
    static final String RULES = "zoneRules";
    /// When a day began by which they were, by the wall clock.
    static final String MORNING = "morning";

    /// When an undo or a redo brought back what had come from a subscribed calendar.
    static final String RETURNED = "returned";

    /// With the name of a pool behind it, since when that is drained.
    static final String DRAINED = "drained/";

    /// The reminders that are set aside, each with the instant at which it was due.
    static final String PARKED = "parked";
    /// Those that had been edited or deleted when they were tried again, in the same words.
    static final String PARKED_BEFORE = "parkedBefore";

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
        return read(name, Instant::parse);
    }

    /// What cannot be read, such as in a store that was damaged, is not known.
    <T> Optional<T> read(String name, Function<String, T> parser) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException damage) {
                LOG.warn("The memo {} cannot be read and counts as none", name, damage);
                return Optional.empty();
            }
        });
    }

    void save(String name, Optional<Instant> instant) {
        save(name, instant.map(Instant::toString).orElse(""));
    }
}
