package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.kernel.Counter.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A thousand runs of a pool under everything that may be done to it, in every order that a seed can think of.
@ExtendWith(Quiet.class)
class PoolPropertyTest {
    private static final int SEEDS = 1_000;
    private static final int DEEDS = 60;

    @Test
    void aThousandSeedsGiveNoViolation() {
        for (long seed = 0; seed < SEEDS; seed++) {
            new Run(seed).play();
        }
    }

    /// At the end of each run the tree is stopped, with workers in it.
    @Test
    void theSameSeedGivesTheSameRunToTheLetter() {
        for (long seed = 0; seed < 100; seed++) {
            var first = new Run(seed).play();
            var second = new Run(seed).play();

            assertTrue(first.size() > 20, () -> "only " + first.size() + " lines");
            assertEquals(String.join("\n", first), String.join("\n", second));
        }
    }

    @Test
    void anotherSeedGivesAnotherRun() {
        assertTrue(!new Run(1).play().equals(new Run(2).play()));
    }

    private static final class Run {
        private final long seed;
        private final Random random;
        private final Simulation simulation;
        private final ProcessSystem system;
        private final Pool pool;
        private final List<String> trace = new ArrayList<>();
        private final Map<Object, Integer> starts = new HashMap<>();
        private final Map<Object, Integer> ends = new HashMap<>();
        private final Set<Object> accepted = new HashSet<>();
        private final Set<Object> refused = new HashSet<>();
        private final Map<Object, Integer> cancelled = new HashMap<>();
        private final List<ProcessRef<Message>> workers = new ArrayList<>();
        private final List<Ticket> tickets = new ArrayList<>();
        private final SupervisorRef tree;
        private int jobs;
        private int limit;
        private int allowed;

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.simulation = new Simulation(seed, Instant.parse("2026-01-01T00:00:00Z"));
            this.system = simulation.system();
            this.limit = 1 + random.nextInt(4);
            this.pool = new Pool(system, "pool", limit, random.nextInt(8));
            this.tree = system.supervise(
                    "tree",
                    SupervisorSpec.of(Strategy.ONE_FOR_ONE)
                            .withIntensity(1_000, Duration.ofHours(1))
                            .withChild(pool.childSpec()));
        }

        List<String> play() {
            system.trace(event -> trace.add(event.toString()));
            for (int i = 0; i < DEEDS; i++) {
                deed();
                simulation.advance(Duration.ofMillis(random.nextInt(3)));
                check();
            }
            finish();
            return trace;
        }

        private void deed() {
            switch (random.nextInt(16)) {
                case 0, 1, 2, 3 -> note(pool.submit(job()));
                case 4 -> note(pool.run(job()));
                case 5 -> note(pool.submitAndWait(job(), Duration.ofMillis(random.nextInt(20))));
                case 6 -> {
                    limit = random.nextInt(6);
                    pool.limit(limit);
                }
                case 7 -> pool.pause();
                case 8 -> pool.resume();
                case 9 -> cancelOne();
                case 10 -> promoteOne();
                case 11, 12 ->
                    workers.stream()
                            .skip(random.nextInt(workers.size() + 1))
                            .findFirst()
                            .ifPresent(this::disturb);
                case 13 -> pool.drain();
                case 14 -> {
                    var job = job().doneFor(caller());
                    note(random.nextBoolean() ? pool.submit(job) : pool.run(job));
                }
                default -> killAPart();
            }
        }

        /// One that dies before long.
        private ProcessRef<Message> caller() {
            var caller = system.spawn(new Counter());
            if (random.nextInt(4) == 0) {
                caller.exit(ExitReason.KILLED);
            }
            system.after(Duration.ofMillis(random.nextInt(10)), () -> caller.exit(ExitReason.SHUTDOWN));
            return caller;
        }

        private Job job() {
            int key = jobs++;
            return Job.of(key, random.nextInt(3), () -> new Worker(random.nextInt(10), pool))
                    .toldTo(event -> heard(key, event));
        }

        private void heard(int key, JobEvent event) {
            switch (event) {
                case JobEvent.Started start -> {
                    starts.merge(key, 1, Integer::sum);
                    workers.add(known(start.worker()));
                }
                case JobEvent.Ended _ -> ends.merge(key, 1, Integer::sum);
                case JobEvent.NotStarted _ -> throw new AssertionError("every worker can be made");
                case JobEvent.Cancelled _ -> cancelled.merge(key, 1, Integer::sum);
            }
        }

        @SuppressWarnings("unchecked") // all workers here are of one kind
        private static ProcessRef<Message> known(ProcessRef<?> worker) {
            return (ProcessRef<Message>) worker;
        }

        private void note(Submission submission) {
            switch (submission) {
                case Submission.Started started -> accept(started.ticket());
                case Submission.Queued queued -> accept(queued.ticket());
                case Submission.Refused _ -> refused.add(jobs - 1);
            }
        }

        private void accept(Ticket ticket) {
            tickets.add(ticket);
            accepted.add(ticket.job().key());
        }

        private void cancelOne() {
            if (!tickets.isEmpty()) {
                pool.cancel(tickets.get(random.nextInt(tickets.size())));
            }
        }

        private void promoteOne() {
            if (!tickets.isEmpty()) {
                pool.promote(tickets.get(random.nextInt(tickets.size())));
            }
        }

        private void disturb(ProcessRef<Message> worker) {
            switch (random.nextInt(4)) {
                case 0 -> worker.cast(new Message.Crash("disturbed"));
                case 1 -> worker.exit(ExitReason.KILLED);
                case 2 -> worker.exit(ExitReason.SHUTDOWN);
                default -> worker.cast(new Message.Stop(ExitReason.NORMAL));
            }
        }

        /// The server, or the supervisor of the workers.
        private void killAPart() {
            if (random.nextInt(4) == 0) {
                system.table().all().stream()
                        .filter(process -> process.behaviour() instanceof PoolServer
                                || process.behaviour() instanceof DynamicSupervisor)
                        .skip(random.nextInt(2))
                        .findFirst()
                        .ifPresent(LiveProcess::kill);
            }
        }

        /// Workers that were running before the limit fell may be more than the limit; new ones may not.
        private void check() {
            simulation.settle();
            var info = pool.info();
            long alive = workers.stream().filter(ProcessRef::isAlive).count();
            long waiting = pool.waiting().stream().filter(WaitingJob::begun).count();
            assertEquals(alive - waiting, info.running(), () -> "seed " + seed + ": slots are held by workers");
            allowed = Math.max(limit, Math.min(allowed, info.running()));
            assertTrue(info.running() <= allowed, () -> "seed " + seed + ": more slots than the limit: " + info);
            refused.forEach(key -> assertFalse(starts.containsKey(key), () -> "seed " + seed + ": refused " + key));
            assertTrue(
                    info.mode() != PoolInfo.Mode.RUNNING || info.queued() == 0 || info.running() >= info.limit(),
                    () -> "seed " + seed + ": somebody waits while a slot is free: " + info);
            starts.forEach((key, count) -> assertEquals(1, count, () -> "seed " + seed + ": starts of " + key));
            cancelled.forEach((key, count) -> assertEquals(1, count, () -> "seed " + seed + ": news of " + key));
            ends.forEach((key, count) -> assertEquals(1, count, () -> "seed " + seed + ": ends of " + key));
        }

        /// The branch comes back by itself: its supervisor is permanent.
        private void stopUnderWork() {
            for (int i = 0; i < 3; i++) {
                pool.submit(Job.of("last", i, () -> new Worker(1_000, pool)));
            }
            simulation.settle();
            tree.terminateChild("pool");
            tree.restartChild("pool");
            simulation.settle();
        }

        private void finish() {
            pool.limit(3);
            pool.resume();
            simulation.advance(Duration.ofMinutes(1));
            check();
            for (var key : accepted) {
                int started = starts.getOrDefault(key, 0);
                int expected = cancelled.containsKey(key) ? 0 : 1;
                assertEquals(expected, started, () -> "seed " + seed + ": accepted job " + key);
            }
            assertEquals(starts.keySet(), ends.keySet(), () -> "seed " + seed + ": all have ended");
            assertEquals(0, pool.info().running());
            stopUnderWork();
            assertEquals(4, system.size(), () -> "seed " + seed + ": the tree and the pool's branch are left");
            assertEquals(0, system.pendingTimers(), () -> "seed " + seed + ": timers");
        }
    }

    /// Works for a while in turns, then ends.
    private static final class Worker implements GenServer<Message> {
        private final Pool pool;
        private int turns;

        Worker(int turns, Pool pool) {
            this.turns = turns;
            this.pool = pool;
        }

        @Override
        public Init init(Context<Message> context) {
            work(context);
            return Init.READY;
        }

        @Override
        public void handle(Message message, Context<Message> context) {
            switch (message) {
                case Message.Add _ -> work(context);
                case Message.Crash(var why) -> throw new IllegalStateException(why);
                case Message.Stop(var reason) -> context.stop(reason);
                case Message.Total _, Message.Forget _, Message.Do _ -> {}
            }
        }

        private void work(Context<Message> context) {
            if (turns-- == 0) {
                context.stop(ExitReason.NORMAL);
            } else if (turns % 2 == 0 || !pool.yieldSlot(context.self(), new Message.Add(1))) {
                context.sendAfter(Duration.ofMillis(1 + turns), new Message.Add(1));
            }
        }
    }
}
