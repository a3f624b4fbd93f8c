package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.kernel.Counter.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Quiet.class)
class ProcessTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Simulation simulation = new Simulation(1, Instant.parse("2026-01-01T00:00:00Z"));
    private final ProcessSystem system = simulation.system();
    private final Counter counter = new Counter();
    private final ProcessRef<Message> ref = system.spawn(counter);

    static List<ExitReason> endsThatAreNotNormal() {
        return List.of(ExitReason.SHUTDOWN, ExitReason.KILLED);
    }

    private static Message act(java.util.function.Consumer<Context<Message>> action) {
        return new Message.Do(action);
    }

    @Nested
    class Mail {
        @Test
        void isHandledInTheOrderOfSending() {
            var seen = new ArrayList<Integer>();
            var listener = system.<Integer>spawn((number, _) -> seen.add(number));

            IntStream.range(0, 100).forEach(listener::cast);
            simulation.settle();

            assertEquals(IntStream.range(0, 100).boxed().toList(), seen);
        }

        @Test
        void isRefusedByAProcessThatHasEnded() {
            ref.cast(new Message.Stop(ExitReason.NORMAL));
            simulation.settle();

            assertFalse(ref.isAlive());
            assertFalse(ref.cast(new Message.Add(1)));
        }

        @Test
        @SuppressWarnings({"unchecked", "rawtypes"}) // the fault that is tested
        void thatIsNotUnderstoodIsRefusedAndHarmsNobody() {
            assertFalse(((ProcessRef) ref).cast("what?"));
            simulation.settle();

            assertTrue(ref.isAlive());
        }

        @Test
        void ofAllItsTypesIsUnderstoodWhereHandleIsOverloaded() {
            var seen = new ArrayList<String>();
            var overloaded = system.spawn(new Overloaded(seen));

            assertTrue(overloaded.cast(1));
            assertTrue(overloaded.cast(1.5));
            simulation.settle();

            assertEquals(List.of("a number", "a number"), seen);
        }

        private record Overloaded(List<String> seen) implements GenServer<Number> {
            @Override
            public void handle(Number message, Context<Number> context) {
                seen.add("a number");
            }

            /// Nobody's message.
            @SuppressWarnings({"unused", "EffectivelyPrivate"}) // the kernel looks for methods of that name
            public void handle(Integer message, Context<Number> context) {
                seen.add("an integer");
            }
        }

        @Test
        @SuppressWarnings({"unchecked", "rawtypes"}) // the fault that is tested
        void thatIsNotUnderstoodIsLoggedAsAFaultOfItsSender() {
            var logged = new ArrayList<String>();
            try (var _ = ReadAlong.ofFaults(logged::add)) {
                var sender = system.spawn(new Counter());
                sender.cast(act(_ -> ((ProcessRef) ref).cast("what?")));
                simulation.settle();

                assertEquals(
                        List.of(sender + " sent java.lang.String to " + ref
                                + ", which does not understand it: dropped"),
                        logged);
            }
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5})
        void betweenTwoProcessesKeepsItsOrderWhateverTheSeed(long seed) {
            var world = new Simulation(seed, simulation.instant());
            var seen = new ArrayList<Integer>();
            var receiver = world.system().<Integer>spawn((number, _) -> seen.add(number));
            var sender = world.system().<Integer>spawn((number, _) -> receiver.cast(number));
            var noise = world.system().<Integer>spawn((_, _) -> {});

            IntStream.range(0, 100).forEach(number -> {
                sender.cast(number);
                noise.cast(number);
            });
            world.settle();

            assertEquals(IntStream.range(0, 100).boxed().toList(), seen);
        }

        @Test
        void beyondTheBoundIsRefused() {
            var bounded = system.spawn(new GenServer<Integer>() {
                @Override
                public void handle(Integer message, Context<Integer> context) {}

                @Override
                public int mailboxBound() {
                    return 2;
                }
            });

            assertEquals(List.of(true, true, false), List.of(bounded.cast(1), bounded.cast(2), bounded.cast(3)));
        }
    }

    @Nested
    class ACall {
        @Test
        void isAnswered() {
            ref.cast(new Message.Add(2));
            ref.cast(new Message.Add(3));

            assertEquals(5, ref.<Integer>call(Message.Total::new, SECOND));
        }

        @Test
        void withoutAnswerFailsWhenItsTimeIsOver() {
            var before = simulation.instant();

            var failure = assertThrows(CallFailedException.class, () -> ref.<Integer>call(Message.Forget::new, SECOND));

            assertEquals(CallFailedException.Cause.TIMEOUT, failure.kind());
            assertEquals(before.plus(SECOND), simulation.instant());
        }

        @Test
        void toOneThatEndsFirstFailsAtOnce() {
            var before = simulation.instant();
            ref.cast(new Message.Crash("now"));

            var failure = assertThrows(CallFailedException.class, () -> ref.<Integer>call(Message.Total::new, SECOND));

            assertEquals(CallFailedException.Cause.ENDED, failure.kind());
            assertEquals(before, simulation.instant());
        }

        @Test
        void toItselfFailsAtOnce() {
            ref.cast(act(context -> context.self().<Integer>call(Message.Total::new, SECOND)));
            simulation.settle();

            var end = assertInstanceOf(ExitReason.Crash.class, counter.ends.getFirst());
            assertInstanceOf(CallFailedException.class, end.cause());
        }

        @Test
        void fromAProcessIsAnswered() {
            var caller = new Counter();
            var totals = new ArrayList<Integer>();
            ref.cast(new Message.Add(7));

            system.spawn(caller).cast(act(_ -> totals.add(ref.<Integer>call(Message.Total::new, SECOND))));
            simulation.settle();

            assertEquals(List.of(7), totals);
        }

        @Test
        void mayBeAnsweredLaterAndOnce() {
            var kept = new ArrayList<Reply<Integer>>();
            var slow = system.<Reply<Integer>>spawn((reply, _) -> kept.add(reply));
            var answer = slow.<Integer>ask(reply -> reply, SECOND);
            simulation.settle();

            kept.getFirst().answer(1);
            kept.getFirst().answer(2);

            assertEquals(1, answer.join());
        }

        @Test
        void thatIsAnsweredAfterItsTimeStaysFailed() {
            var kept = new ArrayList<Reply<Integer>>();
            var late = system.<Reply<Integer>>spawn((reply, _) -> kept.add(reply));
            assertThrows(CallFailedException.class, () -> late.<Integer>call(reply -> reply, SECOND));
            var asked = late.<Integer>ask(reply -> reply, SECOND);
            simulation.advance(SECOND);

            kept.forEach(reply -> reply.answer(1));

            assertTrue(asked.isCompletedExceptionally());
            assertEquals(0, ((LiveProcess<?>) late).relationCount());
        }

        @Test
        void whoseRequestCannotBeMadeLeavesNothingBehind() {
            assertThrows(
                    IllegalStateException.class,
                    () -> ref.<Integer>call(
                            _ -> {
                                throw new IllegalStateException("no request");
                            },
                            SECOND));

            assertEquals(0, ((LiveProcess<?>) ref).relationCount());
        }

        @Test
        void mayWaitForEver() {
            var forEver = java.time.temporal.ChronoUnit.FOREVER.getDuration();

            assertEquals(0, ref.<Integer>call(Message.Total::new, forEver));
        }

        @Test
        void thatIsNoLongerWantedLeavesNothingBehind() {
            var answer = ref.<Integer>ask(Message.Forget::new, SECOND);

            answer.cancel(false);

            assertEquals(0, system.pendingTimers());
            assertEquals(0, ((LiveProcess<?>) ref).relationCount());
        }

        @Test
        void leavesNothingBehind() {
            assertThrows(CallFailedException.class, () -> ref.<Integer>call(Message.Forget::new, SECOND));
            assertThrows(Exception.class, () -> {
                var asked = ref.<Integer>ask(Message.Forget::new, SECOND);
                simulation.advance(SECOND);
                asked.join();
            });

            assertEquals(0, ((LiveProcess<?>) ref).relationCount());
            assertEquals(0, system.pendingTimers());
        }
    }

    @Nested
    class ATimer {
        @Test
        void firesWhenItsTimeHasComeAndNotBefore() {
            ref.cast(act(context -> context.sendAfter(SECOND, new Message.Add(1))));

            simulation.advance(SECOND.minusNanos(1));
            assertEquals(0, counter.total);

            simulation.advance(Duration.ofNanos(1));
            assertEquals(1, counter.total);
        }

        @Test
        void thatIsCancelledNeverFires() {
            var cancelled = new ArrayList<Boolean>();
            ref.cast(act(context -> {
                var timer = context.sendAfter(SECOND, new Message.Add(1));
                cancelled.add(timer.cancel());
                cancelled.add(timer.cancel());
            }));

            simulation.advance(SECOND);

            assertEquals(List.of(true, false), cancelled);
            assertEquals(0, counter.total);
        }

        @Test
        void saysHowLongItStillTakesWhateverTheTimeOfDay() {
            var timers = new ArrayList<Timer>();
            ref.cast(act(context -> timers.add(context.sendAfter(SECOND, new Message.Add(1)))));
            simulation.advance(Duration.ofMillis(400));

            simulation.setClock(simulation.instant().plus(Duration.ofHours(1)));

            assertEquals(Duration.ofMillis(600), timers.getFirst().left());
            simulation.advance(SECOND);
            assertEquals(Duration.ZERO, timers.getFirst().left());
        }

        @Test
        void diesWithItsProcess() {
            ref.cast(act(context -> context.sendAfter(SECOND, new Message.Add(1))));
            ref.cast(new Message.Stop(ExitReason.NORMAL));
            simulation.settle();

            assertEquals(0, system.pendingTimers());
        }
    }

    @Nested
    class AMonitor {
        private final Counter watcher = new Counter();
        private final ProcessRef<Message> watching = system.spawn(watcher);

        @Test
        void tellsOnceWhyItsProcessEnded() {
            watching.cast(act(context -> context.monitor(ref)));
            simulation.settle();

            ref.cast(new Message.Stop(ExitReason.SHUTDOWN));
            simulation.settle();

            assertEquals(1, watcher.downs.size());
            assertEquals(ref.pid(), watcher.downs.getFirst().pid());
            assertEquals(ExitReason.SHUTDOWN, watcher.downs.getFirst().reason());
            assertTrue(watching.isAlive());
        }

        @Test
        void ofAProcessThatHasEndedTellsAtOnce() {
            ref.exit(ExitReason.KILLED);

            watching.cast(act(context -> context.monitor(ref)));
            simulation.settle();

            assertEquals(ExitReason.KILLED, watcher.downs.getFirst().reason());
        }

        @Test
        void isStackable() {
            watching.cast(act(context -> {
                context.monitor(ref);
                context.monitor(ref);
            }));
            simulation.settle();
            ref.exit(ExitReason.SHUTDOWN);
            simulation.settle();

            assertEquals(2, watcher.downs.size());
        }

        @Test
        void thatWasTakenBackTellsNothing() {
            watching.cast(act(context -> context.monitor(ref).demonitor()));
            simulation.settle();
            ref.exit(ExitReason.SHUTDOWN);
            simulation.settle();

            assertEquals(List.of(), watcher.downs);
        }

        @Test
        void isOneWay() {
            watching.cast(act(context -> context.monitor(ref)));
            simulation.settle();
            watching.exit(ExitReason.KILLED);
            simulation.settle();

            assertTrue(ref.isAlive());
            assertEquals(0, ((LiveProcess<?>) ref).relationCount());
        }
    }

    @Nested
    class ALink {
        private final Counter other = new Counter();
        private final ProcessRef<Message> linked = system.spawn(other);

        @Test
        void endsBothWhenOneCrashes() {
            linked.cast(act(context -> context.link(ref)));
            simulation.settle();
            ref.cast(new Message.Crash("both"));
            simulation.settle();

            assertFalse(linked.isAlive());
            assertInstanceOf(ExitReason.Crash.class, other.ends.getFirst());
        }

        @Test
        void endsNobodyElseAfterANormalEnd() {
            linked.cast(act(context -> context.link(ref)));
            simulation.settle();
            ref.cast(new Message.Stop(ExitReason.NORMAL));
            simulation.settle();

            assertTrue(linked.isAlive());
        }

        @Test
        void comesAsAMessageToOneThatTrapsExits() {
            linked.cast(act(context -> {
                context.trapExits(true);
                context.link(ref);
            }));
            simulation.settle();
            ref.cast(new Message.Stop(ExitReason.NORMAL));
            simulation.settle();

            assertEquals(List.of(new Exited(ref.pid(), ExitReason.NORMAL)), other.exits);
        }

        @ParameterizedTest
        @MethodSource("io.gadfly.kernel.ProcessTest#endsThatAreNotNormal")
        void endsBothAfterAnyOtherEnd(ExitReason reason) {
            linked.cast(act(context -> context.link(ref)));
            simulation.settle();
            ref.exit(reason);
            simulation.settle();

            assertFalse(linked.isAlive());
            assertEquals(List.of(reason), other.ends);
        }

        @Test
        void fromBothSidesAtOnceIsOneLink() {
            linked.cast(act(context -> {
                context.trapExits(true);
                context.link(ref);
            }));
            ref.cast(act(context -> context.link(linked)));
            simulation.settle();
            assertEquals(1, ((LiveProcess<?>) ref).relationCount());
            assertEquals(1, ((LiveProcess<?>) linked).relationCount());

            ref.exit(ExitReason.KILLED);
            simulation.settle();

            assertEquals(List.of(new Exited(ref.pid(), ExitReason.KILLED)), other.exits);
        }

        @Test
        void isThereFromTheFirstMomentOfOneThatIsSpawnedLinked() {
            ref.cast(act(context -> {
                context.trapExits(true);
                context.spawnLink(new FailingInInit());
            }));
            simulation.settle();

            assertInstanceOf(ExitReason.Crash.class, counter.exits.getFirst().reason());
            assertEquals(1, counter.exits.size());
        }

        @Test
        void endsOneThatIsSpawnedLinkedWithWhoSpawnedIt() {
            int before = system.size();
            ref.cast(act(context -> context.spawnLink(new Counter())));
            simulation.settle();
            assertEquals(before + 1, system.size());

            ref.exit(ExitReason.KILLED);
            simulation.settle();

            assertEquals(before - 1, system.size());
        }

        private static final class FailingInInit implements GenServer<Message> {
            @Override
            public Init init(Context<Message> context) {
                throw new IllegalStateException("does not start");
            }

            @Override
            public void handle(Message message, Context<Message> context) {}
        }

        @Test
        void thatWasUntiedEndsNobody() {
            linked.cast(act(context -> {
                context.link(ref);
                context.unlink(ref);
            }));
            simulation.settle();
            ref.cast(new Message.Crash("alone"));
            simulation.settle();

            assertTrue(linked.isAlive());
        }
    }

    @Nested
    class ALinkToOneThatHasEnded {
        @Test
        void isToldAsItsEnd() {
            var gone = system.spawn(new Counter());
            gone.exit(ExitReason.KILLED);
            ref.cast(act(context -> {
                context.trapExits(true);
                context.link(gone);
            }));
            simulation.settle();

            assertEquals(List.of(new Exited(gone.pid(), ExitReason.NO_PROCESS)), counter.exits);
        }
    }

    @Nested
    class WhatHangsOnAProcess {
        /// More at a time than a look at the youngest would see.
        private static final int OVERLAPPING = 20;

        private final LiveProcess<?> process = (LiveProcess<?>) ref;

        private void turnOver(java.util.function.Consumer<Context<Message>> begin, Runnable end) {
            for (int i = 0; i < 1_000; i++) {
                ref.cast(act(begin));
                simulation.settle();
                if (i >= OVERLAPPING) {
                    end.run();
                    simulation.settle();
                }
            }
        }

        @Test
        void isForgottenWhenItsTimersHaveFired() {
            turnOver(
                    context -> context.sendAfter(SECOND.multipliedBy(OVERLAPPING), new Message.Add(1)),
                    () -> simulation.advance(SECOND));

            assertTrue(process.relationCount() < 5 * OVERLAPPING, () -> process.relationCount() + " hang on it");
        }

        @Test
        void isForgottenWhenThoseItWatchesHaveEnded() {
            var watched = new java.util.ArrayDeque<ProcessRef<Message>>();
            turnOver(
                    context -> {
                        watched.add(context.system().spawn(new Counter()));
                        context.monitor(watched.getLast());
                    },
                    () -> watched.removeFirst().exit(ExitReason.KILLED));

            assertTrue(process.relationCount() < 5 * OVERLAPPING, () -> process.relationCount() + " hang on it");
        }
    }

    @Nested
    class AName {
        private static final Name<Message> NAME = Name.of("counter", Message.class);

        @Test
        void leadsToItsProcessAndDiesWithIt() {
            ref.cast(act(context -> context.register(NAME)));
            simulation.settle();
            assertEquals(ref.pid(), system.registry().ref(NAME).pid());

            ref.cast(new Message.Crash("with name"));
            simulation.settle();

            assertTrue(system.registry().find(NAME).isEmpty());
            assertFalse(system.registry().ref(NAME).cast(new Message.Add(1)));
            assertEquals(0, system.registry().size());
        }

        @Test
        void isTakenOnce() {
            ref.cast(act(context -> context.register(NAME)));
            simulation.settle();

            assertThrows(IllegalStateException.class, () -> system.spawn(NAME, new Counter()));
            assertEquals(1, system.size());
        }

        @Test
        void isNotFoundByOneWhoMeansOtherMessages() {
            ref.cast(act(context -> context.register(NAME)));
            simulation.settle();

            assertTrue(system.registry().find(Name.of("counter", String.class)).isEmpty());
        }
    }

    @Nested
    class SelectiveTermination {
        private final Counter trapping = new Counter();
        private final ProcessRef<Message> brave = system.spawn(trapping);

        SelectiveTermination() {
            brave.cast(act(context -> context.trapExits(true)));
            simulation.settle();
        }

        @Test
        void endsTheOneThatIsMeantAndNoOther() {
            ref.exit(ExitReason.SHUTDOWN);
            simulation.settle();

            assertFalse(ref.isAlive());
            assertTrue(brave.isAlive());
        }

        @Test
        void beforeTheFirstCallbackLeavesItOut() {
            var begun = new ArrayList<String>();
            var late = system.spawn(new GenServer<Message>() {
                @Override
                public Init init(Context<Message> context) {
                    begun.add("init");
                    return Init.READY;
                }

                @Override
                public void handle(Message message, Context<Message> context) {}
            });

            late.exit(ExitReason.SHUTDOWN);
            simulation.settle();

            assertEquals(List.of(), begun);
            assertFalse(late.isAlive());
        }

        @Test
        void leavesNobodyBehindWhomAGhostStarts() {
            var caller = system.spawn(new Counter());
            caller.cast(new Message.Do(context -> {
                try {
                    system.spawn(new Counter()).<Integer>call(Message.Forget::new, Duration.ofMinutes(1));
                } catch (CallFailedException _) {
                    context.spawnLink(new Counter());
                }
            }));
            simulation.advance(Duration.ofSeconds(1));
            int before = system.size();

            caller.exit(ExitReason.KILLED);
            simulation.settle();

            assertEquals(before - 1, system.size());
        }

        @Test
        void isTheChoiceOfOneThatTrapsExits() {
            brave.exit(ExitReason.SHUTDOWN);
            simulation.settle();

            assertTrue(brave.isAlive(), "told, and stays");
            assertEquals(List.of(new Exited(Pid.NOBODY, ExitReason.SHUTDOWN)), trapping.exits);
        }

        @Test
        void byKillingLeavesNoChoice() {
            assertTrue(system.kill(brave.pid()));
            simulation.settle();

            assertFalse(brave.isAlive());
            assertEquals(List.of(), trapping.exits);
            assertFalse(system.kill(brave.pid()), "it is gone");
        }

        @Test
        void byTheProcessItselfSaysItsReason() {
            var watcher = system.spawn(counter);
            watcher.cast(act(context -> context.monitor(brave)));
            brave.cast(new Message.Stop(ExitReason.SHUTDOWN));
            simulation.settle();

            assertEquals(ExitReason.SHUTDOWN, counter.downs.getFirst().reason());
            assertEquals(List.of(ExitReason.SHUTDOWN), trapping.ends);
        }
    }

    @Nested
    class TheEnd {
        @Test
        void askedForInAnInitThatFailsIsNobodyElses() {
            var failing = system.spawn(new GenServer<Integer>() {
                @Override
                public Init init(Context<Integer> context) {
                    context.stop(ExitReason.SHUTDOWN);
                    throw new IllegalStateException("init");
                }

                @Override
                public void handle(Integer message, Context<Integer> context) {}
            });
            ref.cast(new Message.Add(1));
            simulation.settle();

            assertFalse(failing.isAlive());
            assertTrue(ref.isAlive());
        }

        @Test
        void isForTheReasonThatCameFirst() {
            var watcher = new Counter();
            system.spawn(watcher).cast(act(context -> context.monitor(ref)));
            simulation.settle();
            var crash = new ExitReason.Crash(new IllegalStateException("first"));

            ref.exit(crash);
            ref.exit(ExitReason.SHUTDOWN);
            simulation.settle();

            assertEquals(
                    List.of(crash), watcher.downs.stream().map(Down::reason).toList());
        }

        @Test
        void ofOneThatDoesNotTrapComesBeforeTheMailThatWaits() {
            ref.cast(new Message.Add(1));
            ref.exit(ExitReason.SHUTDOWN);
            simulation.settle();

            assertEquals(0, counter.total);
            assertFalse(ref.isAlive());
        }

        @Test
        void isToldToTerminate() {
            ref.cast(new Message.Add(1));
            simulation.settle();
            ref.exit(ExitReason.SHUTDOWN);
            simulation.settle();

            assertEquals(List.of(ExitReason.SHUTDOWN), counter.ends);
        }

        @Test
        void byKillingIsToldToNobodyInside() {
            ref.cast(new Message.Add(1));
            simulation.settle();
            ref.exit(ExitReason.KILLED);
            simulation.settle();

            assertEquals(List.of(), counter.ends);
            assertEquals(0, system.size());
        }
    }
}
