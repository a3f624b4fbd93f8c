package io.gadfly.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A row that is damaged, among others.
class ReadingTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Database database = Database.inMemory(UUID.randomUUID().toString());
    private final Store store = new Store(database, Optional.empty(), () -> NOON, Runnable::run);

    @BeforeEach
    void damageOneOfTwo() {
        var damaged = add("damaged");
        add("whole");
        database.writer()
                .update(
                        "UPDATE reminder SET definition = '{\"form\"' WHERE id = ?",
                        damaged.id().value());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Reminder add(String title) {
        var definition = Definition.of(Details.of(title), Schedule.once(CalendarTime.utc(NOON)));
        var reminder =
                new Reminder(store.nextReminderId(), 1, title, definition, new Origin.Local(), Reminder.Status.OPEN);
        store.commit(new Changes(
                NOON,
                List.of(new Planned(reminder, Optional.of(NOON))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty()));
        return reminder;
    }

    private static List<String> titles(List<Planned> found) {
        return found.stream().map(planned -> planned.reminder().title()).toList();
    }

    @Test
    void hidesNoneOfTheOthersThatAreDue() {
        assertThat(titles(store.findDue(NOON, 10))).containsExactly("whole");
    }

    @Test
    void isFoundByItself() {
        assertThat(titles(store.findUnreadable(NOON, 10))).containsExactly("damaged");
    }

    @Test
    void isListedByItsWords() {
        assertThat(titles(store.list(ReminderFilter.ALL, 0, 10))).containsExactly("damaged", "whole");
    }

    @Test
    void keepsItsTextWhenItsNextFireIsTakenAway() {
        var damaged = store.findUnreadable(NOON, 10).getFirst().reminder();

        store.commit(Samples.plan(new Planned(damaged, Optional.empty())));

        assertThat(store.findUnreadable(NOON, 10)).isEmpty();
        assertThat(database.writer()
                        .query("SELECT definition FROM reminder WHERE uid = 'damaged'", row -> row.getString(1)))
                .containsExactly("{\"form\"");
    }

    @Test
    void isLeftOutWhenAllArePassedThrough() {
        var passed = new ArrayList<String>();

        store.forEach(ReminderFilter.ALL, reminder -> passed.add(reminder.title()));

        assertThat(passed).containsExactly("whole");
    }

    @Test
    void hidesNoneOfTheFiresBesideIt() {
        var whole = store.findDue(NOON, 10).getFirst().reminder().id();
        var damaged = Samples.fire(store, whole, NOON, new NagState.Ringing(1, NOON));
        var ringing = Samples.fire(store, whole, NOON.plusSeconds(1), new NagState.Ringing(1, NOON));
        store.commit(Samples.claim(damaged, ringing));
        database.writer().update("UPDATE fire SET state = 'rinGing' WHERE number = ?", damaged.number());

        assertThat(store.findLiveFires(0, 10)).containsExactly(ringing);
        assertThat(store.findLiveFires(whole)).containsExactly(ringing);
        assertThat(store.findWaiting("default", 10)).containsExactly(ringing);
        assertThat(store.check()).isNotEmpty();
    }

    private Fire snoozedBesideADamagedOne() {
        var whole = store.findDue(NOON, 10).getFirst().reminder().id();
        var damaged = Samples.fire(store, whole, NOON, new NagState.Snoozed(NOON));
        var asleep = Samples.fire(store, whole, NOON.plusSeconds(1), new NagState.Snoozed(NOON));
        store.commit(Samples.claim(damaged, asleep));
        database.writer().update("UPDATE fire SET state = 'snoOzed' WHERE number = ?", damaged.number());
        return asleep;
    }

    @Test
    void hidesNoneOfThoseWhoseSnoozeIsOver() {
        var asleep = snoozedBesideADamagedOne();

        assertThat(store.findSnoozed(NOON, 10)).containsExactly(asleep);
    }

    @Test
    void hidesNoneOfTheFiresThatAnExportTells() {
        var asleep = snoozedBesideADamagedOne();

        assertThat(store.findTelling(List.of(asleep.fence().reminder()))).contains(asleep);
    }
}
