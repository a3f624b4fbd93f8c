package io.gadfly.engine.simulation;

import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.engine.ReminderService.ImportOptions.Occasion;
import io.gadfly.engine.simulation.Wishes.Wish;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.StoreException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// A calendar that the user subscribed to: its events come, move, are called otherwise and vanish, and who
/// looks at it gets all of it, a part that is cut off, an empty one from a server that is out of order, nothing
/// new or nothing.
///
/// What was looked at is in the store as a whole or not at all, whatever strikes meanwhile.
final class SimulatedCalendar {
    private static final String ADDRESS = "https://calendar.example/team.ics";
    private static final NagPolicy NAG = NagPolicy.every(Duration.ofMinutes(30));
    private static final double LOOK_RATE = 0.1;
    private static final int MOST_EVENTS = 6;

    private final SimulatedProgram program;
    private final SimulatedMachine machine;
    private final SimulatedDisk disk;
    private final Wishes wishes;
    private final Witness witness;
    private final SplittableRandom random;
    private final SampleReminders samples;
    /// By their UID, as the calendar has them.
    private final NavigableMap<String, CalendarEvent> events = new TreeMap<>();
    private NavigableMap<String, CalendarEvent> brought = new TreeMap<>();
    private final List<String> everBrought = new ArrayList<>();
    private Optional<NavigableMap<String, CalendarEvent>> doubtful = Optional.empty();
    private int made;

    SimulatedCalendar(
            SimulatedProgram program,
            SimulatedMachine machine,
            SimulatedDisk disk,
            Wishes wishes,
            Witness witness,
            SplittableRandom random,
            SampleReminders samples) {
        this.program = program;
        this.machine = machine;
        this.disk = disk;
        this.wishes = wishes;
        this.witness = witness;
        this.random = random;
        this.samples = samples;
    }

    /// Now and then, whatever strikes just now.
    void lookNowAndThen() {
        if (random.nextDouble() >= LOOK_RATE) {
            return;
        }
        change();
        switch (random.nextInt(8)) {
            case 0 -> take(upToACut(), true);
            case 1 -> take(new TreeMap<>(), false);
            case 2 -> {}
            default -> take(events, false);
        }
    }

    /// When nothing strikes any more, what it has is here.
    void lookAtLast() {
        take(events, false);
    }

    // The calendar

    private void change() {
        if (events.size() < MOST_EVENTS) {
            made++;
            events.put("event-" + made, new CalendarEvent(0, samples.event(made, today())));
        }
        var uid = oneOf(List.copyOf(events.keySet()));
        switch (random.nextInt(5)) {
            case 0 -> events.remove(uid);
            case 1 -> edit(uid, event -> event.with(samples.event(made, today()).schedule()));
            case 2 -> edit(uid, event -> event.with(Details.of("event " + uid + ", revised " + random.nextInt(100))));
            case 3 -> edit(uid, event -> event.with(samples.alarms()));
            default -> {}
        }
    }

    private void edit(String uid, UnaryOperator<CalendarEvent> change) {
        events.computeIfPresent(uid, (_, event) -> change.apply(event));
    }

    private LocalDate today() {
        return machine.zone().wallTimeOf(machine.trueTime()).toLocalDate();
    }

    private NavigableMap<String, CalendarEvent> upToACut() {
        return events.isEmpty()
                ? new TreeMap<>()
                : new TreeMap<>(events.headMap(oneOf(List.copyOf(events.keySet())), false));
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    // Looks

    private void take(NavigableMap<String, CalendarEvent> told, boolean isCut) {
        var after = new TreeMap<>(isCut || told.isEmpty() ? brought : new TreeMap<>());
        after.putAll(told);
        try {
            program.service()
                    .importCalendar(
                            ADDRESS,
                            items(told, isCut).iterator(),
                            ImportOptions.look(
                                    brought.isEmpty() ? Occasion.SUBSCRIBED : Occasion.REFRESHED, "inbox", NAG));
            settle(after);
        } catch (StoreException _) {
            settle(brought);
        } catch (SimulatedDeath _) {
            doubtful = Optional.of(after);
        }
    }

    private static List<Incoming> items(NavigableMap<String, CalendarEvent> told, boolean isCut) {
        var items = new ArrayList<Incoming>();
        told.forEach((uid, event) -> items.add(new Incoming.Item(
                1,
                uid,
                event.definition(),
                new Origin.Calendar(ADDRESS, event.sequence(), Optional.empty(), uid + " " + event.sequence(), true),
                Reminder.Status.OPEN,
                AlarmAnswers.NONE,
                List.of(),
                false)));
        if (isCut) {
            items.add(new Incoming.Remark(1, "cut off", true));
        }
        return items;
    }

    /// The program died, perhaps in a look: that counts, or it does not.
    void crashed() {
        doubtful.ifPresent(after -> settle(difference(after).isEmpty() ? after : brought));
    }

    private void settle(NavigableMap<String, CalendarEvent> after) {
        doubtful = Optional.empty();
        difference(after).ifPresent(uid -> witness.violated("a look at the calendar is lost, or half of it: " + uid));
        after.keySet().stream().filter(uid -> !everBrought.contains(uid)).forEach(everBrought::add);
        for (var uid : everBrought) {
            if (!Optional.ofNullable(after.get(uid)).equals(Optional.ofNullable(brought.get(uid)))) {
                disk.store().findByUid(uid).ifPresent(reminder -> wishes.told(reminder.id(), Wish.of(reminder)));
            }
        }
        brought = new TreeMap<>(after);
    }

    /// The first event that is not in the store as it should be.
    private Optional<String> difference(NavigableMap<String, CalendarEvent> wanted) {
        var all = new ArrayList<>(everBrought);
        all.addAll(wanted.keySet());
        return all.stream()
                .filter(uid ->
                        !isAs(Optional.ofNullable(wanted.get(uid)), disk.store().findByUid(uid)))
                .findFirst();
    }

    private static boolean isAs(Optional<CalendarEvent> wanted, Optional<Reminder> stored) {
        var open = stored.filter(reminder -> reminder.status() == Reminder.Status.OPEN);
        return wanted.map(event -> open.filter(event::isIn).isPresent()).orElse(open.isEmpty());
    }
}
