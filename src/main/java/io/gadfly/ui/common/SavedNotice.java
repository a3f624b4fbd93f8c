package io.gadfly.ui.common;

import io.gadfly.engine.Outlook;
import io.gadfly.engine.ReminderService;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Reminder;
import java.time.Instant;
import java.util.Optional;

/// Says what was just saved, and, where something will hold back its next ring, when that comes.
public final class SavedNotice {
    private record Next(Instant due, Outlook outlook) {}

    private final ReminderService service;
    private final Bridge bridge;
    private final Notices notices;
    private final Here here;
    private final TimeWords times;
    private final Texts texts;

    public SavedNotice(ReminderService service, Bridge bridge, Notices notices, Here here) {
        this.service = service;
        this.bridge = bridge;
        this.notices = notices;
        this.here = here;
        this.times = new TimeWords(here);
        this.texts = Texts.of(SavedNotice.class, here.locale());
    }

    /// At once, since it is saved already; what holds it back, which takes a question, follows.
    ///
    /// @param said what was done, in words
    public void say(String said, Reminder reminder) {
        notices.sayUndoable(said);
        bridge.ask(
                () -> next(reminder),
                found -> found.flatMap(this::hold)
                        .ifPresent(hold -> notices.sayUndoable(texts.text("saved.held", said, hold))));
    }

    private Optional<Next> next(Reminder reminder) {
        return service.find(reminder.id())
                .flatMap(Planned::nextFireAt)
                .map(due -> new Next(due, Outlook.of(reminder.definition(), due, service, here.now())));
    }

    private Optional<String> hold(Next next) {
        var due = times.exactMoment(next.due());
        return switch (next.outlook()) {
            case Outlook.Rings() -> Optional.empty();
            case Outlook.Stopped(var pool) -> Optional.of(texts.text("rings.stopped", due, pool));
            case Outlook.Held(var quiet) ->
                Optional.of(texts.text(
                        "rings.held",
                        due,
                        times.exactMoment(quiet.until()),
                        texts.text("rings.held.by", quiet.reason())));
            case Outlook.Waits(var by) -> Optional.of(texts.text("rings.waits", due, times.exactMoment(by)));
            case Outlook.Crowded() -> Optional.of(texts.text("rings.crowded", due));
        };
    }
}
