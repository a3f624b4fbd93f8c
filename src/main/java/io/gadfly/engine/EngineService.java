package io.gadfly.engine;

import io.gadfly.kernel.Pid;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.SnoozeEnd;
import io.gadfly.reminder.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The door, and behind it who does the work.
final class EngineService implements ReminderService {
    private final EngineParts parts;

    EngineService(EngineParts parts) {
        this.parts = parts;
    }

    @Override
    public List<Changes.Planned> list(ReminderFilter filter, int offset, int limit) {
        return parts.ledger().repository().list(filter, offset, limit);
    }

    @Override
    public Optional<Changes.Planned> find(ReminderId id) {
        return parts.ledger().repository().findPlanned(id);
    }

    @Override
    public void forEach(ReminderFilter filter, Consumer<Reminder> action) {
        parts.ledger().repository().forEach(filter, action);
    }

    @Override
    public Reminder add(Definition definition) {
        return parts.reminders().add(definition);
    }

    @Override
    public Optional<Instant> firstFireAt(Definition definition) {
        return parts.reminders().firstFireAt(definition);
    }

    @Override
    public Start start(Definition definition, Instant due) {
        return parts.pools()
                .find(poolOf(definition.details()))
                .map(pool -> parts.views().start(pool, definition, due))
                .orElseGet(Start.AtOnce::new);
    }

    @Override
    public EditResult edit(Reminder seen, Definition definition) {
        return parts.reminders().edit(seen, definition);
    }

    @Override
    public EditResult setStatus(ReminderId id, Reminder.Status status) {
        return parts.reminders().setStatus(id, status);
    }

    @Override
    public List<ReminderId> delete(List<ReminderId> ids) {
        return parts.reminders().delete(ids);
    }

    @Override
    public List<ReminderId> release(List<ReminderId> ids) {
        return parts.reminders().release(ids);
    }

    @Override
    public Optional<String> undo() {
        return parts.reminders().undo();
    }

    @Override
    public Optional<String> undoName() {
        return parts.reminders().undoName();
    }

    @Override
    public boolean isRedoable() {
        return parts.reminders().isRedoable();
    }

    @Override
    public Optional<Instant> returnedAt() {
        return parts.reminders().returnedAt();
    }

    @Override
    public Optional<String> redo() {
        return parts.reminders().redo();
    }

    @Override
    public ImportReport importCalendar(String source, Iterator<Incoming> items, ImportOptions options) {
        return parts.imports().run(source, items, options);
    }

    @Override
    public void export(ReminderFilter filter, BiConsumer<Reminder, AlarmAnswers> action) {
        new CalendarExport(parts.ledger().repository(), action).run(filter);
    }

    @Override
    public List<FireView> fires(int most) {
        var live = parts.views().live(parts.pools().all(), most);
        return parts.isRunning()
                ? live
                : Stream.concat(live.stream(), parts.overdue().views(most).stream())
                        .toList();
    }

    @Override
    public List<FireView> history(Instant from, Instant to, int limit) {
        return parts.ledger().repository().findHistory(from, to, limit).stream()
                .flatMap(fire -> parts.views().view(fire).stream())
                .toList();
    }

    @Override
    public Optional<FireView> fire(long number) {
        return parts.ledger().repository().findFire(number).flatMap(parts.views()::view);
    }

    @Override
    public Optional<FireView> current(ReminderId reminder) {
        return parts.ledger()
                .repository()
                .find(reminder)
                .flatMap(known -> parts.currentFires().of(known, Set.of()))
                .flatMap(parts.views()::view);
    }

    @Override
    public Map<ReminderId, FireView> unfinished(List<Changes.Planned> planned) {
        return new UnfinishedFires(parts.ledger(), parts.currentFires()).of(planned);
    }

    @Override
    public AnswerResult answer(Fence fence, Answer answer) {
        return parts.answers().answer(new Said(new Addressee.OfFire(fence), answer));
    }

    @Override
    public AnswerResult answer(ReminderId reminder, Answer answer) {
        return parts.answers().answer(new Said(new Addressee.OfReminder(reminder), answer));
    }

    @Override
    public List<AnswerResult> answer(List<Said> said) {
        return parts.answers().answer(said);
    }

    @Override
    public Optional<Instant> snoozeEnd(Fire fire, SnoozeEnd end) {
        return new SnoozeEnds(parts.ledger().planner().surroundings()).of(end, fire);
    }

    @Override
    public List<Instant> skipNext(ReminderId reminder, int count) {
        return parts.answers().skipNext(reminder, count);
    }

    @Override
    public List<TimelineEntry> timeline(ReminderId reminder) {
        return parts.ledger().repository().findTimeline(reminder);
    }

    @Override
    public Foreseen forecast(Duration span, Predicate<ForecastNag> goesOn, BooleanSupplier isCancelled) {
        return parts.forecast().within(span, goesOn, isCancelled);
    }

    @Override
    public List<NaggerInfo> naggers() {
        return new RunningNaggers(parts.system(), parts.ledger(), parts.hush()).infos(parts.tree());
    }

    @Override
    public boolean nagNow(Fence fence) {
        return new RunningNaggers(parts.system(), parts.ledger(), parts.hush()).nagNow(fence);
    }

    @Override
    public List<PoolInfo> pools() {
        return parts.pools().infos();
    }

    @Override
    public String poolOf(Details details) {
        return parts.ledger().planner().poolOf(details);
    }

    @Override
    public boolean steer(String pool, PoolCommand command) {
        if (command instanceof PoolCommand.Limit) {
            parts.dispatch().open(Set.of(pool));
        }
        var isDone = parts.pools().steer(pool, command);
        parts.dispatch().resync();
        return isDone;
    }

    @Override
    public ProcessInfo processes() {
        return parts.tree();
    }

    @Override
    public boolean kill(Pid pid) {
        return parts.system().kill(pid);
    }

    @Override
    public NagResult nag(String title, NagPolicy policy, String pool, NagMode mode, Duration patience) {
        return parts.desk().nag(title, policy, pool, mode, patience);
    }

    @Override
    public List<MediumTrial> tryMedia() {
        return parts.tryMedia(Optional.empty());
    }

    @Override
    public List<MediumTrial> tryMedium(String name) {
        return parts.tryMedia(Optional.of(name));
    }

    @Override
    public Optional<Quiet> quiet() {
        return quiet(parts.hush().until(parts.ledger().now()));
    }

    @Override
    public Optional<Quiet> quietAt(Instant at) {
        return quiet(parts.hush().foreseen(at));
    }

    private static Optional<Quiet> quiet(Optional<Hush.Until> until) {
        return until.map(end -> new Quiet(end.at(), end.reason()));
    }

    @Override
    public void silence(Optional<Instant> until) {
        parts.hush().silence(until);
        parts.dispatch().reschedule();
    }

    @Override
    public boolean endQuiet() {
        var isEnded = parts.hush().end(parts.ledger().now());
        parts.dispatch().reschedule();
        return isEnded;
    }

    @Override
    public Optional<ClockDoubt> clockDoubt() {
        return parts.clock().doubt(parts.ledger().now());
    }

    @Override
    public void trustClock() {
        parts.clock().believe(parts.ledger().now());
        parts.dispatch().resync();
        parts.dispatch().reschedule();
    }

    @Override
    public Subscription onOpenAsked(Consumer<Optional<ReminderId>> listener) {
        parts.openers().add(listener);
        return () -> parts.openers().remove(listener);
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return parts.listeners().add(listener);
    }
}
