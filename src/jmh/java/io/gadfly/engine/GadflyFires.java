package io.gadfly.engine;

import io.gadfly.TemporaryFolder;
import io.gadfly.kernel.TaskThreads;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagEvent;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import io.gadfly.store.Store;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A store full of reminders that are due, and the engine's own claims and ledger over it: the path of every
/// fire from being found due to being marked as done, with its time line.
final class GadflyFires implements FireContender {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final int AT_ONCE = 1_000;

    private final TemporaryFolder folder;
    private final int fires;
    private final Store store;
    private final Ledger ledger;
    private final Claims claims;

    GadflyFires(TemporaryFolder folder, int fires) {
        this(folder, fires, Claims.ROUND);
    }

    /// @param round how many are claimed in one transaction
    GadflyFires(TemporaryFolder folder, int fires, int round) {
        this.folder = folder;
        this.fires = fires;
        this.store = folder.openStore(new TaskThreads(Store.LAG));
        this.ledger = new Ledger(
                store,
                new Planner(new Surroundings(InstantSource.fixed(NOW), () -> Zone.UTC, () -> EngineSettings.DEFAULT)),
                new TaskThreads());
        this.claims = new Claims(ledger, round, new Suspects(), new PassedOver(store, new Memos(store)));
        fill(store, fires, NOW);
    }

    /// Reminders that ring once, at `at`.
    static void fill(Store store, int reminders, Instant at) {
        for (var first = 0; first < reminders; first += AT_ONCE) {
            var planned = new ArrayList<Planned>();
            for (var i = first; i < Math.min(reminders, first + AT_ONCE); i++) {
                planned.add(planned(store, i, at));
            }
            store.commit(
                    new Changes(at, planned, List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty()));
        }
    }

    /// @param at in whole seconds, as schedules are
    static Planned planned(Store store, int i, Instant at) {
        return planned(store, i, at, definition(i, at));
    }

    /// With an alarm, which may be at any instant.
    static Planned plannedAlarm(Store store, int i, Instant at) {
        var definition = definition(i, at.truncatedTo(ChronoUnit.SECONDS));
        return planned(store, i, at, definition.withAlarms(List.of(Alarm.of(new Trigger.Absolute(at)))));
    }

    private static Definition definition(int i, Instant start) {
        return Definition.of(Details.of("reminder " + i), Schedule.once(CalendarTime.utc(start)));
    }

    private static Planned planned(Store store, int i, Instant at, Definition definition) {
        var reminder = new Reminder(
                store.nextReminderId(), 1, "uid-" + i, definition, new Origin.Local(), Reminder.Status.OPEN);
        return new Planned(reminder, Optional.of(at));
    }

    /// Round by round: claimed and on the disk; then the effect, which is nothing here; then marked, which is
    /// on the disk too.
    @Override
    public void fireAll() {
        for (var done = 0; done < fires; ) {
            var round = claims.claim();
            ledger.apply(round.fires(), new NagEvent.Answered(new Answer.Done()), "answer");
            done += round.fires().size();
        }
    }

    /// As this one, but waits at the end until the database has committed all that was reported, as a question
    /// about a time line does.
    FireContender withDatabase() {
        var target = this;
        return new FireContender() {
            @Override
            public void fireAll() {
                target.fireAll();
                store.findTimeline(new ReminderId(1));
            }

            @Override
            public void close() throws IOException {
                target.close();
            }
        };
    }

    List<Fire> claim() {
        return claims.claim().fires();
    }

    @Override
    public void close() throws IOException {
        store.close();
        folder.close();
    }
}
