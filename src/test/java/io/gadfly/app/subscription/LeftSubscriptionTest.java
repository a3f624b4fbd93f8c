package io.gadfly.app.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.gadfly.engine.Engine;
import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.ReminderService;
import io.gadfly.engine.Surroundings;
import io.gadfly.icalendar.CalendarReader;
import io.gadfly.icalendar.subscription.Refresher.Refreshed;
import io.gadfly.icalendar.subscription.Subscription;
import io.gadfly.icalendar.subscription.Subscriptions;
import io.gadfly.kernel.Simulation;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import io.gadfly.store.Opening;
import io.gadfly.store.Store;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one undo brings back of a subscription that the user left, with the store that the program has.
class LeftSubscriptionTest {
    private static final Subscription WORK = Subscription.of(URI.create("https://example.org/work.ics"), "work");
    private static final byte[] CALENDAR = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:standup
            DTSTART:20260302T090000Z
            RRULE:FREQ=DAILY
            SUMMARY:Stand-up
            END:VEVENT
            BEGIN:VEVENT
            UID:party
            DTSTART:20260308T180000Z
            SUMMARY:Party
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder = Path.of("unset");

    private final Simulation world = new Simulation(1, Instant.parse("2026-03-02T08:00:00Z"));
    private Store store;
    private ReminderService reminders;
    private SubscribedCalendars calendars;

    @BeforeEach
    void open() {
        store = assertInstanceOf(Opening.Opened.class, Store.open(folder.resolve("data"), world))
                .store();
        reminders = Engine.atRest(
                world.system(), store, new Surroundings(world, () -> Zone.UTC, () -> EngineSettings.DEFAULT));
        var kept = SubscribedCalendars.kept(folder.resolve("subscriptions.json"), reminders);
        calendars = new SubscribedCalendars(kept, reminders, this::look, () -> {});
    }

    @AfterEach
    void close() {
        store.close();
    }

    private List<Refreshed> look(List<Subscriptions.Entry> entries) {
        return entries.stream().map(this::look).toList();
    }

    private Refreshed look(Subscriptions.Entry entry) {
        var address = entry.subscription().address().toString();
        var opened = CalendarReader.openSubscribed(address, new ByteArrayInputStream(CALENDAR), Zone.UTC);
        var calendar = assertInstanceOf(CalendarReader.Opened.Calendar.class, opened);
        var report = SubscribedCalendars.into(reminders).importCalendar(entry, calendar.items());
        return new Refreshed.Imported(entry.subscription(), report);
    }

    private List<String> titles() {
        var titles = new ArrayList<String>();
        reminders.forEach(ReminderFilter.ALL, reminder -> titles.add(reminder.title()));
        return titles;
    }

    private List<Subscription> subscriptions() {
        return calendars.list().stream().map(Subscriptions.Entry::subscription).toList();
    }

    @Test
    void oneUndoBringsBackBothAndARedoTakesBothAway() {
        calendars.subscribe(WORK);
        calendars.unsubscribe(WORK);
        assertEquals(List.of(), titles());
        assertEquals(List.of(), subscriptions());

        reminders.undo();
        assertEquals(List.of("Stand-up", "Party"), titles());
        assertEquals(List.of(WORK), subscriptions());

        reminders.redo();
        assertEquals(List.of(), titles());
        assertEquals(List.of(), subscriptions());
    }

    @Test
    void aDeletionThatIsTakenBackHasItReadAgain() {
        calendars.subscribe(WORK);
        var before = reminders.returnedAt();
        var party = store.findByUid("party").orElseThrow().id();
        reminders.delete(List.of(party));

        var name = reminders.undo().orElseThrow();

        assertEquals("Delete “Party”; the next look at its calendar brings what has changed since", name);
        assertEquals(Optional.empty(), before);
        assertEquals(Optional.of(world.instant()), reminders.returnedAt());
    }

    @Test
    void whatASecondSubscriptionBroughtAgainStaysWhereLeavingTheFirstIsTakenBack() {
        calendars.subscribe(WORK);
        calendars.unsubscribe(WORK);
        calendars.subscribe(WORK);

        reminders.undo();
        assertEquals(List.of("Stand-up", "Party"), titles());
        assertEquals(List.of(WORK), subscriptions());

        reminders.redo();
        assertEquals(List.of("Stand-up", "Party"), titles());
        assertEquals(List.of(WORK), subscriptions());
    }

    @Test
    void whatWasTakenBackStaysSoWhateverIsDoneNext() {
        calendars.subscribe(WORK);
        calendars.unsubscribe(WORK);
        reminders.undo();
        reminders.redo();
        reminders.add(Definition.of(Details.of("Tea"), Schedule.once(CalendarTime.utc(world.instant()))));

        calendars.refresh(calendars.list());

        assertEquals(List.of("Tea"), titles());
        assertEquals(List.of(), subscriptions());
        reminders.undo();
        assertEquals(List.of(), subscriptions());
    }

    @Test
    void whatWasLeftComesBackAfterANewStartToo() {
        calendars.subscribe(WORK);
        calendars.unsubscribe(WORK);
        close();
        open();

        reminders.undo();

        assertEquals(List.of(WORK), subscriptions());
    }

    @Test
    void itStaysWhereOneOfItsRemindersIsDeletedAfterwards() {
        calendars.subscribe(WORK);
        calendars.unsubscribe(WORK);
        reminders.undo();
        var first = new ArrayList<>(store.list(ReminderFilter.ALL, 0, 1)).getFirst();

        reminders.delete(List.of(first.reminder().id()));

        assertEquals(List.of(WORK), subscriptions());
    }

    @Test
    void withANewSubscriptionToTheSameCalendarItIsNotThereTwice() {
        calendars.subscribe(WORK);
        calendars.unsubscribe(WORK);

        calendars.subscribe(WORK);

        assertEquals(List.of(WORK), subscriptions());
        assertEquals(List.of("Stand-up", "Party"), titles());
    }

    @Test
    void whatItBroughtBelongsToAnotherThatBringsItToo() {
        var other = Subscription.of(URI.create("https://example.org/copy.ics"), "copy");
        calendars.subscribe(WORK);
        calendars.subscribe(other);
        calendars.unsubscribe(WORK);

        calendars.refresh(calendars.list());

        assertEquals(List.of("Stand-up", "Party"), titles());
        var first = store.list(ReminderFilter.ALL, 0, 1).getFirst().reminder();
        assertEquals(other.address().toString(), first.subscribedTo().orElseThrow());
    }

    @Test
    void oneThatBroughtNothingIsGoneForGood() {
        calendars.subscribe(WORK.withPaused(true));

        assertEquals(0, calendars.unsubscribe(WORK));

        assertEquals(List.of(), subscriptions());
    }

    @Test
    void oneThatIsBackForGoodStaysWhateverBecomesOfItsReminders() {
        calendars.subscribe(WORK);
        calendars.unsubscribe(WORK);
        reminders.undo();
        reminders.add(Definition.of(Details.of("Tea"), Schedule.once(CalendarTime.utc(world.instant()))));
        assertEquals(List.of(WORK), subscriptions());

        var all = new ArrayList<ReminderId>();
        reminders.forEach(ReminderFilter.ALL, reminder -> all.add(reminder.id()));
        reminders.delete(all);

        assertEquals(List.of(WORK), subscriptions());
        close();
        open();
        assertEquals(List.of(WORK), subscriptions());
    }

    @Test
    void oneThatIsBackIsDueAtOnce() {
        calendars.subscribe(WORK);
        calendars.unsubscribe(WORK);

        reminders.undo();

        assertEquals(Optional.empty(), calendars.list().getFirst().state().lookedAt());
    }
}
