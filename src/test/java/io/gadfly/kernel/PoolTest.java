package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.kernel.Counter.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Quiet.class)
class PoolTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Simulation simulation = new Simulation(7, Instant.parse("2026-01-01T00:00:00Z"));
    private final ProcessSystem system = simulation.system();
    private final Pool pool = new Pool(system, "default", 2, 3);
    private final SupervisorRef tree =
            system.supervise("tree", SupervisorSpec.of(Strategy.ONE_FOR_ONE).withChild(pool.childSpec()));
    private final List<JobEvent> told = new ArrayList<>();
    private final List<String> order = new ArrayList<>();

    /// A job whose worker stays until it is told to stop.
    private Job job(String key) {
        return job(key, 5);
    }

    private Job job(String key, int priority) {
        return Job.of(key, priority, Counter::new).toldTo(event -> {
            told.add(event);
            if (event instanceof JobEvent.Started) {
                order.add(key);
            }
        });
    }

    @SuppressWarnings("unchecked") // all workers here are counters
    private ProcessRef<Message> worker(String key) {
        return told.stream()
                .filter(event ->
                        event instanceof JobEvent.Started && event.job().key().equals(key))
                .map(event -> (ProcessRef<Message>) ((JobEvent.Started) event).worker())
                .findFirst()
                .orElseThrow();
    }

    private Submission submit(String key) {
        return pool.submit(job(key));
    }

    private void submitAndSettle(String... keys) {
        for (var key : keys) {
            submit(key);
        }
        simulation.settle();
    }

    private void stop(String key) {
        worker(key).cast(new Message.Stop(ExitReason.NORMAL));
        simulation.settle();
    }

    private List<Object> waiting() {
        return pool.waiting().stream().map(WaitingJob::key).toList();
    }

    private PoolInfo settled() {
        simulation.settle();
        return pool.info();
    }

    @Nested
    class Run {
        @Test
        void startsWhileThereIsASlot() {
            assertInstanceOf(Submission.Started.class, pool.run(job("a")));
            assertInstanceOf(Submission.Started.class, pool.run(job("b")));

            assertEquals(new Submission.Refused(Submission.Refusal.NO_SLOT), pool.run(job("c")));
            assertEquals(2, settled().running());
        }

        @Test
        void doesNotOvertakeThoseThatWait() {
            pool.pause();
            submitAndSettle("a", "b");
            pool.resume();

            assertEquals(new Submission.Refused(Submission.Refusal.NO_SLOT), pool.run(job("c")));
        }
    }

    @Nested
    class Submit {
        @Test
        void saysThePositionOfWhatWaits() {
            submitAndSettle("a", "b");

            assertEquals(
                    1, assertInstanceOf(Submission.Queued.class, submit("c")).position());
            assertEquals(
                    2, assertInstanceOf(Submission.Queued.class, submit("d")).position());
        }

        @Test
        void isRefusedWhenTheQueueIsFull() {
            submitAndSettle("a", "b", "c", "d", "e");

            assertEquals(new Submission.Refused(Submission.Refusal.QUEUE_FULL), submit("f"));
            assertEquals(1, pool.info().refused());
        }

        @Test
        void startsWhenASlotIsFree() {
            submitAndSettle("a", "b", "c");
            assertEquals(List.of("a", "b"), order);

            stop("a");

            assertEquals(List.of("a", "b", "c"), order);
            assertEquals(2, pool.info().running());
        }

        @Test
        void isOrderedByPriorityThenAge() {
            pool.limit(0);
            pool.submit(job("late", 9));
            pool.submit(job("first", 1));
            pool.submit(job("second", 1));
            simulation.settle();

            assertEquals(List.of("first", "second", "late"), waiting());
            assertEquals(
                    List.of(1, 2, 3),
                    pool.waiting().stream().map(WaitingJob::position).toList());
        }
    }

    @Test
    void aFreeSlotIsOfWhoWasFirstWhenItBecameFreeHoweverUrgentThoseAreWhoComeBeforeItStarts() {
        var single = new Pool(system, "single", 1, 10);
        system.supervise("single", SupervisorSpec.of(Strategy.ONE_FOR_ONE).withChild(single.childSpec()));
        simulation.settle();

        single.submit(job("first", 9));
        single.submit(job("urgent", 1));
        single.submit(job("more urgent", 0));
        simulation.settle();

        assertEquals(List.of("first"), order);
        assertEquals(
                List.of("more urgent", "urgent"),
                single.waiting().stream().map(WaitingJob::key).toList());
    }

    @Nested
    class SubmitAndWait {
        @Test
        void returnsWhenTheJobHasStarted() {
            submitAndSettle("a", "b");
            system.after(SECOND, () -> worker("a").cast(new Message.Stop(ExitReason.NORMAL)));

            assertInstanceOf(Submission.Started.class, pool.submitAndWait(job("c"), SECOND.multipliedBy(2)));
            assertEquals(Instant.parse("2026-01-01T00:00:01Z"), simulation.instant());
        }

        @Test
        void ofAProcessThatIsKilledMeanwhileIsForgotten() {
            submitAndSettle("a", "b");
            var caller = system.<String>spawn((key, _) -> pool.submitAndWait(job(key), SECOND.multipliedBy(100)));
            caller.cast("c");
            simulation.settle();
            assertEquals(List.of("c"), waiting());

            caller.exit(ExitReason.KILLED);
            simulation.settle();

            assertEquals(List.of(), waiting());
            stop("a");
            assertEquals(List.of("a", "b"), order);
        }

        @Test
        void waitsInTheMiddleOfAProcessAndHoldsUpNobodyElse() {
            submitAndSettle("a", "b");
            var results = new ArrayList<Submission>();
            var caller =
                    system.<String>spawn((key, _) -> results.add(pool.submitAndWait(job(key), SECOND.multipliedBy(2))));
            caller.cast("c");
            system.after(SECOND, () -> worker("a").cast(new Message.Stop(ExitReason.NORMAL)));

            simulation.advance(SECOND);

            assertInstanceOf(Submission.Started.class, results.getFirst());
            assertEquals(List.of("a", "b", "c"), order);
        }

        @Test
        void ofACallerWhoGivesUpWhileItsWorkerIsMadeIsForgotten() {
            var slow = Job.of("slow", 1, () -> {
                        var _ = system.spawn(new Counter()).<Integer>ask(Message.Total::new, SECOND);
                        dawdle();
                        return new Counter();
                    })
                    .toldTo(told::add);

            assertEquals(new Submission.Refused(Submission.Refusal.GAVE_UP), pool.submitAndWait(slow, SECOND));
            simulation.advance(Duration.ofMinutes(1));

            assertEquals(List.of(new JobEvent.Cancelled(slow)), told);
            assertEquals(0, pool.info().running());
            assertEquals(0, pool.info().started());
        }

        /// Waits ten seconds for an answer that does not come.
        private void dawdle() {
            var silent = system.spawn(new Counter());
            try {
                silent.<Integer>call(Message.Forget::new, SECOND.multipliedBy(10));
            } catch (CallFailedException _) {
                silent.exit(ExitReason.KILLED);
            }
        }

        @Test
        void ofACallerWhoGaveUpIsForgotten() {
            submitAndSettle("a", "b");

            assertEquals(new Submission.Refused(Submission.Refusal.GAVE_UP), pool.submitAndWait(job("c"), SECOND));
            stop("a");

            assertEquals(List.of("a", "b"), order);
            assertEquals(0, pool.info().queued());
        }
    }

    @Nested
    class AJobForAProcess {
        private final ProcessRef<Message> caller = system.spawn(new Counter());

        private Submission submitFor(String key) {
            return pool.submit(job(key).doneFor(caller));
        }

        @Test
        void givesItsWorkerBackWhenThatProcessDies() {
            submitFor("a");
            simulation.settle();

            caller.exit(ExitReason.KILLED);

            assertEquals(0, settled().running());
            assertFalse(worker("a").isAlive());
            assertEquals(
                    1, told.stream().filter(JobEvent.Ended.class::isInstance).count());
        }

        @Test
        void leavesTheBacklogWhenThatProcessDies() {
            submitAndSettle("a", "b");
            submitFor("c");

            caller.exit(ExitReason.KILLED);
            stop("a");

            assertEquals(List.of("a", "b"), order);
            assertInstanceOf(JobEvent.Cancelled.class, told.get(2));
        }

        @Test
        void isRefusedAndNotStartedWhenThatProcessHasDied() {
            caller.exit(ExitReason.KILLED);

            assertEquals(new Submission.Refused(Submission.Refusal.GAVE_UP), submitFor("a"));
            assertEquals(new Submission.Refused(Submission.Refusal.GAVE_UP), pool.run(job("b").doneFor(caller)));
            assertEquals(0, settled().started());
            assertEquals(2, pool.info().refused());
            assertEquals(List.of(), told);
        }

        @Test
        void leavesNothingOnThatProcess() {
            for (int i = 0; i < 100; i++) {
                pool.submit(Job.task(i, 1, () -> {}).doneFor(caller));
                simulation.settle();
            }

            assertTrue(((LiveProcess<?>) caller).relationCount() < 20);
        }
    }

    @Nested
    class ASlot {
        @Test
        void isGivenBackOnceWhateverTheReason() {
            submitAndSettle("a", "b");
            worker("a").cast(new Message.Crash("a"));
            worker("b").exit(ExitReason.KILLED);

            assertEquals(0, settled().running());
            assertEquals(2, pool.info().finished());
            assertEquals(2, pool.info().crashed());
        }

        @Test
        void isGivenBackByAWorkerThatCannotBeMade() {
            pool.submit(Job.of("x", 1, () -> {
                        throw new IllegalStateException("no worker");
                    })
                    .toldTo(told::add));

            assertEquals(0, settled().running());
            assertEquals(0, pool.info().started());
            assertEquals(0, pool.info().finished());
            assertInstanceOf(JobEvent.NotStarted.class, told.getFirst());
        }

        @Test
        void isGivenBackThoughTheRequesterThrows() {
            pool.submit(Job.task("x", 1, () -> {}).toldTo(_ -> {
                throw new AssertionError("for the test");
            }));
            pool.run(Job.task("y", 1, () -> {}).toldTo(_ -> {
                throw new AssertionError("for the test");
            }));

            assertEquals(0, settled().running());
            assertEquals(2, pool.info().finished());
            assertEquals(4, system.size(), "the tree and the branch of the pool");
        }

        @Test
        void thatWasLostIsToldToTheRequester() {
            submitAndSettle("a");
            var pid = worker("a").pid();
            worker("a").exit(ExitReason.KILLED);
            simulation.settle();

            assertEquals(
                    List.of(pid),
                    told.stream()
                            .filter(JobEvent.Ended.class::isInstance)
                            .map(event -> ((JobEvent.Ended) event).worker())
                            .toList());
        }
    }

    @Nested
    class Steering {
        @Test
        void aHigherLimitStartsThoseThatWait() {
            submitAndSettle("a", "b", "c", "d");
            pool.limit(4);

            assertEquals(4, settled().running());
        }

        @Test
        void aLowerLimitEndsNobodyAndStartsNobodyUntilThereIsRoom() {
            submitAndSettle("a", "b", "c");
            pool.limit(1);
            assertEquals(2, settled().running());

            stop("a");
            assertEquals(List.of("a", "b"), order);

            stop("b");
            assertEquals(List.of("a", "b", "c"), order);
        }

        @Test
        void aPausedPoolStartsNobodyUntilItIsResumed() {
            pool.pause();
            submitAndSettle("a");
            assertEquals(0, pool.info().running());
            assertEquals(1, pool.info().queued());

            pool.resume();
            assertEquals(1, settled().running());
        }

        @Test
        void aDrainingPoolRefusesTheNewAndFinishesTheOld() {
            submitAndSettle("a", "b", "c");
            pool.drain();

            assertEquals(new Submission.Refused(Submission.Refusal.DRAINING), submit("d"));
            stop("a");
            assertEquals(List.of("a", "b", "c"), order);
        }

        @Test
        void aDrainingPoolTakesAgainWhenItIsResumed() {
            submitAndSettle("a", "b");
            pool.drain();
            stop("a");
            stop("b");
            assertEquals(0, pool.info().running());

            pool.resume();

            assertInstanceOf(Submission.Queued.class, submit("c"));
            simulation.settle();
            assertEquals(List.of("a", "b", "c"), order);
        }

        @Test
        void aDrainingPoolTakesWhoWasInBefore() {
            submitAndSettle("a", "b");
            pool.drain();

            assertInstanceOf(Submission.Queued.class, pool.readmit(job("c")));
            stop("a");
            assertEquals(List.of("a", "b", "c"), order);
        }

        @Test
        void aPausedPoolStartsWhoHadASlotBeforeUpToItsLimit() {
            pool.pause();
            submit("new");
            pool.restore(job("a"));
            pool.restore(job("b"));
            pool.restore(job("c"));

            assertEquals(2, settled().running());
            assertEquals(List.of("a", "b"), order);
            assertEquals(List.of("new", "c"), waiting());
        }

        @Test
        void inAPauseWhoHadNoSlotWhenItCameGetsNoneThatIsFreeLater() {
            pool.pause();
            pool.restore(job("a"));
            pool.restore(job("b"));
            pool.restore(job("c"));
            simulation.settle();

            stop("a");
            pool.limit(3);

            assertEquals(1, settled().running());
        }

        @Test
        void aPausedPoolTakesWhoHadASlotBeforeThoughItsBacklogIsFull() {
            pool.pause();
            submitAndSettle("c", "d", "e");

            pool.restore(job("a"));

            assertEquals(1, settled().running());
            assertEquals(List.of("a"), order);
        }

        @Test
        void whoHadASlotBeforeAndIsCancelledLeavesItToTheNext() {
            pool.pause();
            var first = assertInstanceOf(Submission.Queued.class, pool.restore(job("a")));
            pool.cancel(first.ticket());
            pool.restore(job("b"));
            pool.restore(job("c"));

            assertEquals(2, settled().running());
            assertEquals(List.of("b", "c"), order);
        }

        @Test
        void whoHadASlotBeforeIsStartedInAPauseAsSoonAsThereIsABranch() {
            var later = new Pool(system, "later", 2, 3);
            later.pause();
            later.restore(job("a"));
            simulation.settle();
            assertEquals(0, later.info().running());

            system.supervise(
                    "later tree", SupervisorSpec.of(Strategy.ONE_FOR_ONE).withChild(later.childSpec()));
            simulation.settle();

            assertEquals(1, later.info().running());
        }

        @Test
        void aDrainingPoolTakesNothingByAnyWayIn() {
            submitAndSettle("a");
            pool.drain();

            assertEquals(new Submission.Refused(Submission.Refusal.DRAINING), pool.run(job("b")));
            assertEquals(new Submission.Refused(Submission.Refusal.DRAINING), pool.submitAndWait(job("c"), SECOND));
            assertEquals(1, settled().running());
        }

        @Test
        void ticketsOfAnotherPoolAreNotTouched() {
            var other = new Pool(system, "other", 1, 1);
            submitAndSettle("a", "b");
            var ticket = assertInstanceOf(Submission.Queued.class, submit("c")).ticket();

            assertFalse(other.cancel(ticket));
            assertFalse(other.promote(ticket));
            assertFalse(other.yieldSlot(worker("a"), new Message.Add(1)));
            assertEquals(List.of("c"), waiting());
        }

        @Test
        void whatIsCancelledNeverStarts() {
            submitAndSettle("a", "b");
            var ticket = assertInstanceOf(Submission.Queued.class, submit("c")).ticket();

            assertTrue(pool.cancel(ticket));
            assertFalse(pool.cancel(ticket));
            stop("a");

            assertEquals(List.of("a", "b"), order);
            assertInstanceOf(JobEvent.Cancelled.class, told.get(2));
        }

        @Test
        void whatIsCancelledWhileItsCallerWaitsIsRefusedAsThat() {
            submitAndSettle("a", "b");
            system.after(SECOND, () -> pool.cancel(pool.waiting().getFirst().ticket()));

            var result = pool.submitAndWait(job("c"), SECOND.multipliedBy(10));

            assertEquals(new Submission.Refused(Submission.Refusal.CANCELLED), result);
        }

        @Test
        void aWorkerThatWaitsIsCancelledOnce() {
            submitAndSettle("a", "b", "c");
            var ticket =
                    ((LiveProcess<?>) worker("a")).findRelation(Ticket.class).orElseThrow();
            pool.yieldSlot(worker("a"), new Message.Add(1));

            assertTrue(pool.cancel(ticket));
            assertFalse(pool.cancel(ticket));
            settled();

            assertFalse(worker("a").isAlive());
        }

        @Test
        void whatIsPromotedIsNext() {
            submitAndSettle("a", "b", "c", "d");
            var ticket = assertInstanceOf(Submission.Queued.class, submit("e")).ticket();

            assertTrue(pool.promote(ticket));

            assertEquals(List.of("e", "c", "d"), waiting());
        }
    }

    @Nested
    class Turns {
        @Test
        void aWorkerKeepsItsSlotWhenNobodyWaits() {
            submitAndSettle("a");

            assertFalse(pool.yieldSlot(worker("a"), new Message.Add(1)));
            assertEquals(1, settled().running());
        }

        @Test
        void aWorkerGivesItsSlotToThoseThatWaitAndGetsItBack() {
            submitAndSettle("a", "b", "c");

            assertTrue(pool.yieldSlot(worker("a"), new Message.Add(1)));
            simulation.settle();
            assertEquals(List.of("a", "b", "c"), order);
            assertEquals(List.of("a"), waiting());

            stop("b");
            assertEquals(1, worker("a").<Integer>call(Message.Total::new, SECOND));
            assertEquals(2, pool.info().running());
        }

        @Test
        void whoYieldsWaitsBehindAllOthersWhateverItsPriority() {
            pool.submit(job("urgent", 1));
            pool.submit(job("b", 5));
            pool.submit(job("c", 9));
            simulation.settle();
            pool.submit(job("d", 9));

            pool.yieldSlot(worker("urgent"), new Message.Add(1));
            simulation.settle();

            assertEquals(List.of("d", "urgent"), waiting());
        }

        @Test
        void whoYieldedEarlierIsNotPassedByAnUrgentOneThatYieldsLater() {
            pool.submit(job("low", 9));
            pool.submit(job("urgent", 1));
            simulation.settle();
            submitAndSettle("c", "d");

            pool.yieldSlot(worker("low"), new Message.Add(1));
            pool.yieldSlot(worker("urgent"), new Message.Add(1));
            simulation.settle();

            assertEquals(List.of("low", "urgent"), waiting());
        }

        @Test
        void whoYieldsTwiceWaitsOnceAndIsToldOnce() {
            submitAndSettle("a", "b", "c");

            assertTrue(pool.yieldSlot(worker("a"), new Message.Add(1)));
            assertTrue(pool.yieldSlot(worker("a"), new Message.Add(100)));
            simulation.settle();
            assertEquals(List.of("a"), waiting());

            stop("b");
            assertEquals(1, worker("a").<Integer>call(Message.Total::new, SECOND));
            assertEquals(List.of("a", "b", "c"), order);
        }

        @Test
        void whoYieldsIsNotPassedByAllWhoComeLater() {
            pool.limit(1);
            submitAndSettle("a", "0");
            pool.yieldSlot(worker("a"), new Message.Add(1));
            simulation.settle();
            int passed = 0;

            for (int i = 1; waiting().contains("a") && i < 10 * Pool.PASSES; i++) {
                submit(String.valueOf(i));
                stop(String.valueOf(i - 1));
                passed++;
            }

            assertEquals(Pool.PASSES + 1, passed);
        }

        @Test
        void aWaitingWorkerThatEndsLeavesTheBacklog() {
            submitAndSettle("a", "b", "c");
            pool.yieldSlot(worker("a"), new Message.Add(1));
            simulation.settle();

            stop("a");

            assertEquals(List.of(), waiting());
            assertEquals(2, pool.info().running());
        }
    }

    /// Nobody has a slot; a backlog as long as one likes.
    @Nested
    class APlaceInTheBacklog {
        private final Pool queue = new Pool(system, "queue", 0, 100);

        private void submit(String name, int priority) {
            for (int i = 0; i < 3 * Pool.PASSES; i++) {
                queue.submit(job(name + i, priority));
            }
        }

        private List<Object> order() {
            return queue.waiting().stream().map(WaitingJob::key).toList();
        }

        @Test
        void isNotLostToAllThatAreMoreUrgent() {
            queue.submit(job("low", 9));

            submit("urgent", 1);

            assertEquals(Pool.PASSES, order().indexOf("low"));
            assertEquals("urgent0", order().getFirst());
        }

        @Test
        void isTakenByOneThatIsMoreUrgentHoweverManyCameThatPassedNobody() {
            submit("normal", 5);

            queue.submit(job("urgent", 1));

            assertEquals("urgent", order().getFirst());
        }
    }

    @Nested
    class TheBranch {
        @Test
        void thatIsStartedAgainKeepsItsBacklog() {
            submitAndSettle("a", "b", "c");
            var server = system.table().all().stream()
                    .filter(process -> process.behaviour() instanceof PoolServer)
                    .findFirst()
                    .orElseThrow();

            server.kill();

            assertEquals(1, settled().running());
            assertEquals(List.of("a", "b", "c"), order);
            assertEquals(0, pool.info().queued());
        }

        @Test
        void thatIsStoppedLeavesNoWorkers() {
            submitAndSettle("a", "b", "c");

            tree.terminateChild("default");

            assertEquals(1, system.size());
            assertEquals(0, pool.info().running());
            assertEquals(1, pool.info().queued());
            assertEquals(0, system.pendingTimers());
        }
    }
}
