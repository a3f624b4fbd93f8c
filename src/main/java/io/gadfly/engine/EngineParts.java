package io.gadfly.engine;

import io.gadfly.kernel.ChildSpec;
import io.gadfly.kernel.ExitReason;
import io.gadfly.kernel.Pid;
import io.gadfly.kernel.Pool;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.kernel.Strategy;
import io.gadfly.kernel.Supervisor;
import io.gadfly.kernel.SupervisorRef;
import io.gadfly.kernel.SupervisorSpec;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Medium;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Everything behind the door, put together once; the tree of processes is made of it.
final class EngineParts {
    private static final String ENGINE = "engine";

    private final Handover handover;
    private final Vigilance vigilance;
    private final ProcessSystem system;
    private volatile Optional<SupervisorRef> root = Optional.empty();
    private final Media media;
    private final Surroundings surroundings;
    private final Ledger ledger;
    private final PoolBranches branches;
    private final Dispatch dispatch;
    private final DeliveryMarks marks;
    private final Bell bell;
    private final PassedOver passedOver;
    private final Hush hush;
    private final HushWatch quiet;
    private final ClockCheck clock;
    private final Parking parking;
    private final Memos memos;
    private final ZoneWatch zones;
    private final SetBacks setBacks;
    private final Overdue overdue;
    private final Answers answers;
    private final Reminders reminders;
    private final CalendarImports imports;
    private final Pools pools;
    private final FireViews views;
    private final NagDesk desk;
    private final News.Listeners listeners = new News.Listeners();
    private final CopyOnWriteArrayList<Consumer<Optional<ReminderId>>> openers = new CopyOnWriteArrayList<>();
    /// Of the program's own in the tree, after those of the engine.
    private final List<ChildSpec> companions = new CopyOnWriteArrayList<>();

    EngineParts(ProcessSystem system, ReminderRepository repository, Media media, Surroundings surroundings) {
        this(system, repository, media, surroundings, Handover.NONE, Vigilance.AWAKE);
    }

    /// @param handover of the engine as which this one goes on
    EngineParts(
            ProcessSystem system,
            ReminderRepository repository,
            Media media,
            Surroundings surroundings,
            Handover handover,
            Vigilance vigilance) {
        this.vigilance = vigilance;
        this.handover = handover;
        this.system = system;
        this.media = media;
        this.surroundings = surroundings;
        var planner = new Planner(surroundings);
        Supplier<UUID> uids = UUID::randomUUID;
        this.ledger = new Ledger(repository, planner, system.executor());
        this.pools = new Pools(system, ledger, knownPools(), handover.standings());
        this.branches = new PoolBranches(system, pools, this::feeder);
        this.dispatch = new Dispatch(system.registry(), pools, name -> branches.starts(name, root));
        this.marks = new DeliveryMarks(ledger);
        this.bell = new Bell(repository, planner, marks, deliveries(), dispatch);
        this.memos = new Memos(repository);
        this.passedOver = new PassedOver(repository, memos);
        this.hush = new Hush(ledger, memos, marks);
        this.quiet = new HushWatch(ledger, hush, handover.seenEnd());
        this.clock = new ClockCheck(memos);
        this.parking = new Parking(ledger, memos, bell, new Suspects());
        var replanning = new Replanning(ledger, parking.suspects());
        this.zones = new ZoneWatch(ledger, memos, replanning);
        this.setBacks = new SetBacks(ledger, memos, replanning, parking::setAside, dispatch::stop);
        this.overdue = new Overdue(ledger, clock);
        this.answers = new Answers(ledger, zones, dispatch, catchUp(), currentFires());
        this.reminders = new Reminders(ledger, zones, dispatch, uids, memos);
        this.imports = new CalendarImports(ledger, zones, dispatch, system.executor());
        this.views = new FireViews(ledger);
        this.desk = new NagDesk(ledger, pools, dispatch, uids);
    }

    /// Whose alarms it computes is no suspect: the scheduler meets it too.
    private CatchUp catchUp() {
        return new CatchUp(ledger, claims(new Suspects()), timekeeping(), this::isRunning);
    }

    private Claims claims(Suspects suspects) {
        return new Claims(ledger, Claims.ROUND, suspects, passedOver);
    }

    private Timekeeping timekeeping() {
        return new Timekeeping(clock, zones, setBacks);
    }

    private Set<String> knownPools() {
        var settings = surroundings.settings();
        var names = new TreeSet<>(Set.of(EngineSettings.DEFAULT_POOL, EngineSettings.URGENT_POOL));
        names.addAll(settings.poolLimits().keySet());
        settings.lists().values().forEach(rules -> rules.pool().ifPresent(names::add));
        names.addAll(ledger.repository().findPoolsInUse());
        ledger.repository().findPools().stream().map(PoolSettings::name).forEach(names::add);
        return names;
    }

    SupervisorRef start() {
        var supervisor = system.supervise(ENGINE, spec());
        root = Optional.of(supervisor);
        companions.forEach(supervisor::startChild);
        return supervisor;
    }

    void accompany(ChildSpec companion) {
        companions.add(companion);
        root.ifPresent(supervisor -> supervisor.startChild(companion));
    }

    /// Stops the processes in the reverse order of their start.
    void stop() {
        root.ifPresent(supervisor -> supervisor.ref().exit(ExitReason.SHUTDOWN));
    }

    boolean isRunning() {
        return root.isPresent();
    }

    /// The naggers come after the deliveries: where those end, what they were to bring and what waited with
    /// them for a better medium is rung again from the store. The responder comes before, so that it hears
    /// answers all the while.
    private SupervisorSpec spec() {
        var spec = SupervisorSpec.of(Strategy.REST_FOR_ONE).withIntensity(5, Duration.ofMinutes(1));
        for (var child : children().toList()) {
            spec = spec.withChild(child);
        }
        return spec;
    }

    private Stream<ChildSpec> children() {
        return Stream.of(
                        whenAwake(
                                ChildSpec.of("heartbeat", Heart::watching),
                                ChildSpec.of("heartbeat of naggers", Heart::replacing),
                                ChildSpec.of("news", () -> new News(listeners)),
                                ChildSpec.of("responder", () -> new Responder(answers, surroundings, bell, openers))),
                        Stream.of(
                                ChildSpec.supervisor("media", mediaTree()),
                                ChildSpec.of("deliveries", this::deliveriesServer),
                                branches.spec()),
                        whenAwake(ChildSpec.of("bulletin", () -> new Bulletin(pools, ledger, bell, hush))),
                        Stream.of(ChildSpec.of("scheduler", this::scheduler)))
                .flatMap(children -> children);
    }

    private Stream<ChildSpec> whenAwake(ChildSpec... children) {
        return Stream.of(children).filter(_ -> vigilance.isAwake());
    }

    private Scheduler scheduler() {
        var claims = claims(parking.suspects());
        var digests = new DigestGathering(ledger, bell, hush, memos, passedOver);
        return new Scheduler(
                new Influx(claims, quiet, digests, dispatch),
                parking,
                hush,
                ledger,
                dispatch,
                bell,
                digests,
                timekeeping(),
                vigilance);
    }

    private SupervisorSpec mediaTree() {
        var spec = SupervisorSpec.of(Strategy.ONE_FOR_ONE).withIntensity(20, Duration.ofMinutes(1));
        var leftovers = new Leftovers(ledger.repository());
        for (var medium : media.all().toList()) {
            spec = spec.withChild(ChildSpec.of(medium.name(), () -> new MediumServer(medium, leftovers)));
        }
        return spec;
    }

    private Deliveries deliveriesServer() {
        passedOver.bringAnew();
        return new Deliveries(
                media,
                new DeliveryNotes(ledger, dispatch, hush, marks),
                new MediumCall(system),
                this::isQuiet,
                this::digestShown);
    }

    private void digestShown(Digest digest) {
        if (digest.occasion() == Digest.Occasion.PASSED_OVER) {
            passedOver.shown(digest.count());
        }
    }

    private boolean isQuiet() {
        return hush.isQuiet(ledger.now());
    }

    private Feeder feeder(Pool pool) {
        return new Feeder(pool, new Naggers(ledger, bell, hush, clock, handover.ringing()), vigilance);
    }

    ProcessInfo tree() {
        return system.tree().roots().stream()
                .filter(process -> process.name().equals(ENGINE))
                .findFirst()
                .orElseGet(EngineParts::beginningAnew);
    }

    private static ProcessInfo beginningAnew() {
        return new ProcessInfo(
                new Pid(0),
                ENGINE,
                Supervisor.class.getSimpleName(),
                ProcessInfo.State.RESTARTING,
                0,
                0,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /// Media speak on threads of their own; what they say goes to the mailbox of whoever hears it now.
    void listenToMedia() {
        media.all().forEach(medium -> {
            medium.onResponse(this::heard);
            medium.onAvailabilityChange(() -> deliveries().cast(Deliveries.Message.Probe.askedForBy(medium)));
        });
    }

    private void heard(Medium.Response response) {
        system.registry().ref(Responder.NAME).cast(response);
    }

    /// @param medium the name of the only one to try; empty: all
    List<ReminderService.MediumTrial> tryMedia(Optional<String> medium) {
        var notification = Notices.passing(ledger.now(), Texts.of("trial.title"), Texts.of("trial.body"));
        return deliveries()
                .call(
                        reply -> new Deliveries.Message.Trial(notification, medium, reply),
                        MediumCall.DEADLINE.plus(Duration.ofSeconds(2)));
    }

    ProcessRef<Deliveries.Message> deliveries() {
        return system.registry().ref(Deliveries.NAME);
    }

    ProcessSystem system() {
        return system;
    }

    Ledger ledger() {
        return ledger;
    }

    Dispatch dispatch() {
        return dispatch;
    }

    Bell bell() {
        return bell;
    }

    Hush hush() {
        return hush;
    }

    ClockCheck clock() {
        return clock;
    }

    Overdue overdue() {
        return overdue;
    }

    CurrentFires currentFires() {
        return new CurrentFires(ledger, overdue);
    }

    Answers answers() {
        return answers;
    }

    Reminders reminders() {
        return reminders;
    }

    CalendarImports imports() {
        return imports;
    }

    Pools pools() {
        return pools;
    }

    FireViews views() {
        return views;
    }

    Forecast forecast() {
        return new Forecast(ledger.repository(), surroundings, new PoolStandings(pools, ledger), hush, quiet);
    }

    NagDesk desk() {
        return desk;
    }

    News.Listeners listeners() {
        return listeners;
    }

    CopyOnWriteArrayList<Consumer<Optional<ReminderId>>> openers() {
        return openers;
    }
}
