package io.gadfly.engine.simulation;

import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.EditResult;
import io.gadfly.engine.ReminderService.NagMode;
import io.gadfly.engine.ReminderService.NagResult;
import io.gadfly.engine.simulation.Wishes.Wish;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/// What the user makes of their reminders: adds and deletes, edits them and their alarms, switches off and on.
final class SimulatedEditor {
    private final SimulatedProgram program;
    private final SimulatedMachine machine;
    private final Wishes wishes;
    private final Witness witness;
    private final SplittableRandom random;
    private final SampleReminders samples;
    private final WishedAlarms alarms;
    private int added;

    SimulatedEditor(
            SimulatedProgram program,
            SimulatedMachine machine,
            Wishes wishes,
            Witness witness,
            SplittableRandom random,
            SampleReminders samples) {
        this.program = program;
        this.machine = machine;
        this.wishes = wishes;
        this.witness = witness;
        this.random = random;
        this.samples = samples;
        this.alarms = new WishedAlarms(machine, wishes);
    }

    void add() {
        added++;
        wishes.add(service()
                .add(samples.next(
                        added, machine.zone().wallTimeOf(machine.trueTime()).toLocalDate())));
    }

    void act() {
        switch (random.nextInt(9)) {
            case 0 -> addOrDelete();
            case 1, 2 -> editWords();
            case 3, 4 -> edit(this::atAnotherTime);
            case 5 -> edit(definition -> definition.withNag(samples.nag()));
            case 6 -> turnTheSwitch();
            case 7 -> edit(this::withOtherAlarms);
            default -> nagAtOnce();
        }
    }

    private ReminderService service() {
        return program.service();
    }

    /// There are always about as many.
    private void addOrDelete() {
        if (own().size() <= 1 || random.nextBoolean()) {
            add();
        } else {
            var reminder = anyReminder().reminder();
            service().delete(List.of(reminder.id()));
            wishes.change(reminder.id(), Optional.empty(), reminder.title());
        }
    }

    /// Whatever rings goes on.
    private void editWords() {
        var id = anyReminder().reminder().id();
        var before = live(id);
        edit(id, definition -> definition.withDetails(withNotes(definition.details(), "note " + random.nextInt(100))));
        if (!live(id).equals(before)) {
            witness.violated("an edit of the words of " + id + " made " + live(id) + " of " + before);
        }
    }

    private List<Fire> live(ReminderId id) {
        return service().fires().stream()
                .map(ReminderService.FireView::fire)
                .filter(fire -> fire.fence().reminder().equals(id))
                .toList();
    }

    private static Details withNotes(Details details, String notes) {
        return new Details(details.title(), notes, details.list(), details.tags(), details.priority());
    }

    private Definition atAnotherTime(Definition definition) {
        var later = Duration.ofMinutes(5L * (1 + random.nextInt(100)));
        return definition
                .schedule()
                .filter(_ -> definition.afterDone().isEmpty())
                .map(schedule -> definition.withSchedule(shifted(schedule, later)))
                .orElse(definition);
    }

    private Definition withOtherAlarms(Definition definition) {
        return definition.afterDone().isPresent() ? definition : definition.withAlarms(samples.alarms());
    }

    private static Schedule shifted(Schedule schedule, Duration later) {
        var start = schedule.start();
        return schedule.withStart(start.withLocal(start.local().plus(later)));
    }

    private void edit(UnaryOperator<Definition> change) {
        edit(anyReminder().reminder().id(), change);
    }

    private void edit(ReminderId id, UnaryOperator<Definition> change) {
        var seen = service().find(id).orElseThrow().reminder();
        note(service().edit(seen, change.apply(seen.definition())), id);
    }

    /// What is off comes on first; one that is finished stays so.
    private void turnTheSwitch() {
        var reminder = firstThatIsOff().orElseGet(() -> anyReminder().reminder());
        var other = switch (reminder.status()) {
            case OPEN -> Reminder.Status.DISABLED;
            case DISABLED -> Reminder.Status.OPEN;
            case DONE -> Reminder.Status.DONE;
        };
        if (other != Reminder.Status.DONE) {
            note(service().setStatus(reminder.id(), other), reminder.id());
        }
    }

    private Optional<Reminder> firstThatIsOff() {
        return wishes.reminders().entrySet().stream()
                .filter(wish -> !wishes.isSubscribed(wish.getKey()))
                .filter(wish -> wish.getValue().status() == Reminder.Status.DISABLED)
                .findFirst()
                .flatMap(wish -> service().find(wish.getKey()))
                .map(Changes.Planned::reminder);
    }

    private void note(EditResult result, ReminderId id) {
        switch (result) {
            case EditResult.Saved(var reminder) -> {
                wishes.change(id, Optional.of(Wish.of(reminder)), reminder.title());
                live(id).forEach(this::checkWished);
            }
            case EditResult.Conflict _, EditResult.Gone _, EditResult.ReadOnly _ ->
                witness.violated("an edit of reminder " + id + " was refused: " + result);
        }
    }

    private void checkWished(Fire fire) {
        alarms.reasonAgainst(fire).ifPresent(reason -> witness.violated("lives " + reason, fire.fence()));
    }

    private void nagAtOnce() {
        added++;
        var result = service().nag("nag " + added, samples.nag(), "default", NagMode.QUEUE, Duration.ZERO);
        var fire = switch (result) {
            case NagResult.Started(var started) -> Optional.of(started);
            case NagResult.Waiting(var waiting, var _) -> Optional.of(waiting);
            case NagResult.Over(var over) -> Optional.of(over);
            case NagResult.NoSlot() -> Optional.<Fire>empty();
        };
        fire.flatMap(each -> service().find(each.fence().reminder()))
                .map(Changes.Planned::reminder)
                .ifPresentOrElse(wishes::add, () -> witness.violated("a nag that was queued is nowhere"));
    }

    private List<ReminderId> own() {
        return wishes.reminders().keySet().stream()
                .filter(id -> !wishes.isSubscribed(id))
                .toList();
    }

    /// Half of the time one that is at the user just now.
    private Changes.Planned anyReminder() {
        var live = service().fires().stream()
                .map(view -> view.fire().fence().reminder())
                .filter(id -> !wishes.isSubscribed(id))
                .distinct()
                .toList();
        var ids = live.isEmpty() || random.nextBoolean() ? own() : live;
        return service().find(ids.get(random.nextInt(ids.size()))).orElseThrow();
    }
}
