package io.gadfly.ui.common;

import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.Foreseen;
import io.gadfly.engine.ReminderService;
import io.gadfly.engine.Start;
import io.gadfly.kernel.ExitReason;
import io.gadfly.kernel.Heartbeat;
import io.gadfly.kernel.Pid;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.SnoozeEnd;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An engine for the view models' tests: it keeps what it is told in memory, answers as the real one would, and
/// never nags. Records what it was asked to do.
public final class FakeReminderService implements ReminderService {
    public final List<String> orders = new ArrayList<>();
    public final Map<SnoozeEnd, Instant> snoozeEnds = new HashMap<>();
    public final List<TimelineEntry> timeline = new ArrayList<>();
    public final Map<String, PoolInfo> pools = new TreeMap<>();
    public ImportReport report = new ImportReport("", List.of(), List.of(), false);
    public Optional<ImportOptions> lastImport = Optional.empty();
    /// What the last import read.
    public final List<Incoming> imported = new ArrayList<>();
    public Optional<RuntimeException> weather = Optional.empty();
    /// What keeps the pools alone from being read.
    public Optional<RuntimeException> poolWeather = Optional.empty();
    public ProcessInfo root = process(1, "engine", ProcessInfo.State.IDLE, List.of());

    /// What a forecast tells, and how far it goes.
    public final List<ForecastNag> forecastNags = new ArrayList<>();

    public Foreseen foreseen = new Foreseen(Instant.MAX, Foreseen.Ending.SPAN_OVER);
    /// By when what is added has a slot; empty where one is free.
    public Optional<Instant> startsBy = Optional.empty();
    private Optional<Instant> silence = Optional.empty();
    /// Why it is quiet where the user did not ask for silence.
    public Optional<Quiet> quiet = Optional.empty();
    private final InstantSource clock;
    private final TreeMap<ReminderId, Planned> reminders = new TreeMap<>();
    private final List<FireView> live = new ArrayList<>();
    private final List<FireView> over = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();

    public FakeReminderService(InstantSource clock) {
        this.clock = clock;
        pools.put("default", pool("default", PoolInfo.Mode.RUNNING, 3, 0, 0));
    }

    public static PoolInfo pool(String name, PoolInfo.Mode mode, int limit, int running, int queued) {
        return new PoolInfo(name, mode, limit, running, queued, 1000, 17, 14, 1, 0);
    }

    public static ProcessInfo process(long pid, String name, ProcessInfo.State state, List<ProcessInfo> children) {
        var restarts = children.isEmpty()
                ? Optional.<ProcessInfo.Restarts>empty()
                : Optional.of(new ProcessInfo.Restarts("one_for_one", 0, 3));
        return new ProcessInfo(
                new Pid(pid), name, name, state, 0, 42, "", Optional.empty(), restarts, Optional.empty(), children);
    }

    public static ProcessInfo crashed(ProcessInfo process, String cause) {
        return new ProcessInfo(
                process.pid(),
                process.name(),
                process.behaviour(),
                process.state(),
                process.mailbox(),
                process.handled(),
                process.currentMessage(),
                process.busySince(),
                process.restarts(),
                Optional.of(new ExitReason.Crash(new IllegalStateException(cause))),
                process.children());
    }

    public FireView ring(Reminder reminder, NagState state, Instant dueAt, int position) {
        var number = live.size() + over.size() + 1;
        var fence = new Fence(reminder.id(), "20261121T090000", "PT" + number + "S");
        var fire = new Fire(number, fence, dueAt, dueAt, "default", 0, state);
        var view = new FireView(fire, reminder, reminder.definition().nag(), position, Optional.empty());
        live.add(view);
        changed();
        return view;
    }

    /// Ends a fire without an answer.
    public void end(FireView view, NagState.Over state) {
        live.remove(view);
        over.add(new FireView(view.fire().with(state), view.reminder(), view.policy(), 0, Optional.empty()));
        changed();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    private void order(String order) {
        weather.ifPresent(failure -> {
            throw failure;
        });
        orders.add(order);
    }

    @Override
    public List<Planned> list(ReminderFilter filter, int offset, int limit) {
        weather.ifPresent(failure -> {
            throw failure;
        });
        return reminders.values().stream()
                .filter(planned -> matches(planned, filter))
                .sorted(Comparator.comparing(planned -> planned.nextFireAt().orElse(Instant.MAX)))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    private static boolean matches(Planned planned, ReminderFilter filter) {
        var details = planned.reminder().definition().details();
        var next = planned.nextFireAt();
        return filter.list().stream().allMatch(details.list()::equals)
                && filter.tag().stream().allMatch(details.tags()::contains)
                && filter.status().stream().allMatch(planned.reminder().status()::equals)
                && filter.from().stream().allMatch(from -> next.stream().anyMatch(at -> !at.isBefore(from)))
                && filter.to().stream().allMatch(to -> next.stream().anyMatch(at -> at.isBefore(to)))
                && filter.search().stream()
                        .allMatch(words ->
                                details.title().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<Planned> find(ReminderId id) {
        return Optional.ofNullable(reminders.get(id));
    }

    @Override
    public void forEach(ReminderFilter filter, Consumer<Reminder> action) {
        list(filter, 0, Integer.MAX_VALUE).forEach(planned -> action.accept(planned.reminder()));
    }

    @Override
    public Reminder add(Definition definition) {
        var id = new ReminderId(reminders.isEmpty() ? 1 : reminders.lastKey().value() + 1);
        var reminder = new Reminder(id, 1, "uid-" + id, definition, new Origin.Local(), Reminder.Status.OPEN);
        put(reminder);
        order("add " + reminder.title());
        return reminder;
    }

    private void put(Reminder reminder) {
        var next = reminder.definition()
                .schedule()
                .map(schedule -> schedule.start().in(Zone.UTC))
                .filter(at -> !at.isBefore(clock.instant()));
        reminders.put(reminder.id(), new Planned(reminder, next));
        changed();
    }

    @Override
    public Start start(Definition definition, Instant due) {
        return startsBy.<Start>map(Start.By::new).orElseGet(Start.AtOnce::new);
    }

    @Override
    public Optional<Instant> firstFireAt(Definition definition) {
        return Optional.empty();
    }

    @Override
    public EditResult edit(Reminder seen, Definition definition) {
        var current = reminders.get(seen.id());
        if (current == null) {
            return new EditResult.Gone();
        }
        if (current.reminder().version() != seen.version()) {
            return new EditResult.Conflict(current.reminder());
        }
        var edited = seen.withDefinition(definition);
        put(edited);
        order("edit " + edited.title());
        return new EditResult.Saved(edited);
    }

    @Override
    public EditResult setStatus(ReminderId id, Reminder.Status status) {
        var current = reminders.get(id);
        if (current == null) {
            return new EditResult.Gone();
        }
        var changed = current.reminder().withStatus(status);
        reminders.put(id, new Planned(changed, current.nextFireAt()));
        order("status " + id + " " + status);
        changed();
        return new EditResult.Saved(changed);
    }

    @Override
    public List<ReminderId> release(List<ReminderId> ids) {
        return delete(ids);
    }

    @Override
    public List<ReminderId> delete(List<ReminderId> ids) {
        order("delete " + ids);
        var there = ids.stream().filter(reminders::containsKey).toList();
        there.forEach(reminders::remove);
        live.removeIf(view -> there.contains(view.reminder().id()));
        changed();
        return there;
    }

    @Override
    public Optional<String> undo() {
        order("undo");
        return Optional.of("the last change");
    }

    @Override
    public Optional<String> undoName() {
        return Optional.of("the last change");
    }

    @Override
    public Optional<Instant> returnedAt() {
        return Optional.empty();
    }

    @Override
    public boolean isRedoable() {
        return false;
    }

    @Override
    public Optional<String> redo() {
        order("redo");
        return Optional.empty();
    }

    @Override
    public void export(ReminderFilter filter, BiConsumer<Reminder, AlarmAnswers> action) {
        forEach(filter, reminder -> action.accept(reminder, AlarmAnswers.NONE));
    }

    @Override
    public ImportReport importCalendar(String source, Iterator<Incoming> items, ImportOptions options) {
        order((options.preview() ? "preview " : "import ")
                + source
                + options.list().map(list -> " into " + list).orElse(""));
        lastImport = Optional.of(options);
        imported.clear();
        while (items.hasNext()) {
            imported.add(items.next());
            if (!options.progress().goOn(imported.size())) {
                return new ImportReport(source, List.of(), List.of(), false);
            }
        }
        return new ImportReport(source, report.verdicts(), report.remarks(), !options.preview());
    }

    @Override
    public List<FireView> fires(int most) {
        return live.stream().limit(most).toList();
    }

    @Override
    public List<FireView> history(Instant from, Instant to, int limit) {
        return over.stream().limit(limit).toList();
    }

    @Override
    public Optional<FireView> fire(long number) {
        return live.stream().filter(view -> view.fire().number() == number).findFirst();
    }

    @Override
    public Optional<FireView> current(ReminderId reminder) {
        return Stream.concat(live.stream(), over.stream())
                .filter(view -> view.reminder().id().equals(reminder))
                .findFirst();
    }

    @Override
    public Map<ReminderId, FireView> unfinished(List<Planned> planned) {
        return planned.stream()
                .filter(each -> each.nextFireAt().isEmpty() && each.reminder().status() == Reminder.Status.OPEN)
                .flatMap(each -> current(each.reminder().id()).stream())
                .collect(Collectors.toMap(view -> view.reminder().id(), view -> view));
    }

    @Override
    public AnswerResult answer(Fence fence, Answer answer) {
        order("answer " + fence.reminder() + " " + answer);
        var known =
                live.stream().filter(view -> view.fire().fence().equals(fence)).findFirst();
        if (known.isEmpty()) {
            return new AnswerResult.NothingToAnswer();
        }
        var view = known.get();
        live.remove(view);
        var fire = view.fire().with(after(answer));
        var next = new FireView(fire, view.reminder(), view.policy(), 0, Optional.empty());
        (fire.state() instanceof NagState.Over ? over : live).add(next);
        changed();
        return new AnswerResult.Answered(fire, view.reminder().title());
    }

    private NagState after(Answer answer) {
        var now = clock.instant();
        return switch (answer) {
            case Answer.Done _ -> new NagState.Done(now);
            case Answer.Acknowledge _ -> new NagState.Acknowledged(now);
            case Answer.Skip _ -> new NagState.Skipped(now);
            case Answer.Snooze(var until) -> new NagState.Snoozed(until);
            case Answer.Dismiss _ -> new NagState.Ringing(1, now.plusSeconds(600));
        };
    }

    @Override
    public AnswerResult answer(ReminderId reminder, Answer answer) {
        return live.stream()
                .filter(view -> view.reminder().id().equals(reminder))
                .findFirst()
                .map(view -> answer(view.fire().fence(), answer))
                .orElseGet(AnswerResult.NothingToAnswer::new);
    }

    @Override
    public List<AnswerResult> answer(List<Said> said) {
        return said.stream()
                .map(one -> switch (one.to()) {
                    case Addressee.OfFire(var fence) -> answer(fence, one.answer());
                    case Addressee.OfReminder(var id) -> answer(id, one.answer());
                })
                .toList();
    }

    @Override
    public List<Instant> skipNext(ReminderId reminder, int count) {
        order("skip next " + count + " of " + reminder);
        return List.of();
    }

    @Override
    public List<TimelineEntry> timeline(ReminderId reminder) {
        return List.copyOf(timeline);
    }

    @Override
    public Foreseen forecast(Duration span, Predicate<ForecastNag> goesOn, BooleanSupplier isCancelled) {
        forecastNags.stream().takeWhile(goesOn).forEach(_ -> {});
        return foreseen;
    }

    @Override
    public List<NaggerInfo> naggers() {
        return live.stream()
                .map(FireView::fire)
                .filter(fire -> fire.state() instanceof NagState.Ringing)
                .map(fire -> new NaggerInfo(
                        fire.fence(),
                        process(20 + fire.number(), "nagger", ProcessInfo.State.IDLE, List.of()),
                        Optional.of(clock.instant().minusSeconds(130)),
                        Heartbeat.Health.ALIVE))
                .toList();
    }

    @Override
    public boolean nagNow(Fence fence) {
        order("nag now " + fence.reminder());
        return true;
    }

    @Override
    public List<PoolInfo> pools() {
        poolWeather.ifPresent(failure -> {
            throw failure;
        });
        return List.copyOf(pools.values());
    }

    @Override
    public String poolOf(Details details) {
        return EngineSettings.DEFAULT_POOL;
    }

    @Override
    public boolean steer(String pool, PoolCommand command) {
        order("steer " + pool + " " + command);
        var now = pools.get(pool);
        if (now == null) {
            return false;
        }
        var mode = switch (command) {
            case PoolCommand.Pause _ -> PoolInfo.Mode.PAUSED;
            case PoolCommand.Resume _ -> PoolInfo.Mode.RUNNING;
            case PoolCommand.Drain _ -> PoolInfo.Mode.DRAINING;
            case PoolCommand.Limit _, PoolCommand.Promote _ -> now.mode();
        };
        var limit = command instanceof PoolCommand.Limit(var wanted) ? wanted : now.limit();
        pools.put(pool, pool(pool, mode, limit, now.running(), now.queued()));
        changed();
        return true;
    }

    @Override
    public ProcessInfo processes() {
        return root;
    }

    @Override
    public boolean kill(Pid pid) {
        order("kill " + pid);
        return true;
    }

    @Override
    public NagResult nag(String title, NagPolicy policy, String pool, NagMode mode, Duration patience) {
        return new NagResult.NoSlot();
    }

    @Override
    public List<MediumTrial> tryMedium(String name) {
        order("try " + name);
        return List.of(new MediumTrial(name, new DeliveryResult.Delivered()));
    }

    @Override
    public List<MediumTrial> tryMedia() {
        return List.of();
    }

    @Override
    public Optional<Quiet> quiet() {
        return silence.map(end -> new Quiet(end, QuietReason.SILENCE)).or(() -> quiet);
    }

    @Override
    public void silence(Optional<Instant> until) {
        order("silence " + until);
        silence = until;
    }

    @Override
    public Optional<Quiet> quietAt(Instant at) {
        return quiet().filter(now -> at.isBefore(now.until()));
    }

    @Override
    public boolean endQuiet() {
        var isQuiet = quiet().isPresent();
        silence = Optional.empty();
        quiet = Optional.empty();
        return isQuiet;
    }

    @Override
    public Subscription onOpenAsked(Consumer<Optional<ReminderId>> listener) {
        return () -> {};
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Optional<ClockDoubt> clockDoubt() {
        return Optional.empty();
    }

    @Override
    public void trustClock() {}

    @Override
    public Optional<Instant> snoozeEnd(Fire fire, SnoozeEnd end) {
        return Optional.ofNullable(snoozeEnds.get(end));
    }
}
