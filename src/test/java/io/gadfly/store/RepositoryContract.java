package io.gadfly.store;

import static io.gadfly.store.Samples.BERLIN;
import static io.gadfly.store.Samples.NOON;
import static io.gadfly.store.Samples.add;
import static io.gadfly.store.Samples.claim;
import static io.gadfly.store.Samples.delete;
import static io.gadfly.store.Samples.everything;
import static io.gadfly.store.Samples.fire;
import static io.gadfly.store.Samples.plan;
import static io.gadfly.store.Samples.planned;
import static io.gadfly.store.Samples.put;
import static io.gadfly.store.Samples.reminder;
import static io.gadfly.store.Samples.tell;
import static io.gadfly.store.Samples.undoable;
import static io.gadfly.store.Samples.update;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Heir;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Released;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.schedule.CalendarTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every repository must do, whatever it keeps its rows in.
abstract class RepositoryContract {
    /// An empty repository, the same for one test.
    abstract ReminderRepository store();

    @Nested
    class Reminders {
        @Test
        void everyPartOfAReminderComesBackAsItWasStored() {
            var origin = new Origin.Calendar("a.ics", 3, Optional.of(NOON), "BEGIN:VEVENT\nX-A:1\n", true)
                    .withInstance(new Origin.Instance(
                            new CalendarTime.Zoned(LocalDateTime.parse("2026-11-21T09:00"), BERLIN),
                            true,
                            2,
                            Optional.of(NOON),
                            "BEGIN:VEVENT\nX-B:1\n"));
            var id = store().nextReminderId();
            var stored = new Reminder(id, 4, "u@1", everything(BERLIN), origin, Reminder.Status.DISABLED);

            store().commit(put(new Planned(stored, Optional.empty())));

            assertEquals(Optional.of(stored), store().find(id));
            assertEquals(Optional.of(stored), store().findByUid("u@1"));
        }

        @Test
        void anEditReplacesWhatWasThere() {
            var first = add(store(), "first", NOON);
            var edited = first.reminder()
                    .withDefinition(first.reminder().definition().withDetails(Details.of("second")));

            store().commit(put(new Planned(edited, Optional.of(NOON.plusSeconds(1)))));

            assertEquals(Optional.of(edited), store().find(edited.id()));
            assertEquals(Optional.of(NOON.plusSeconds(1)), store().nextFireAt());
        }

        @Test
        void advancingAReminderOfTheSameVersionMovesItsNextFireOnly() {
            var first = add(store(), "first", NOON);

            store().commit(put(new Planned(first.reminder(), Optional.empty())));

            assertEquals(Optional.empty(), store().nextFireAt());
            assertEquals(
                    Optional.of(first.reminder()), store().find(first.reminder().id()));
        }

        @Test
        void aPlanMovesTheNextFireOfTheVersionThatIsThere() {
            var first = add(store(), "first", NOON);
            var edited = new Planned(first.reminder().withStatus(Reminder.Status.OPEN), Optional.of(NOON));
            var later = new Planned(edited.reminder(), Optional.of(NOON.plusSeconds(60)));
            store().commit(put(edited));

            store().commit(plan(later));
            store().commit(plan(new Planned(first.reminder(), Optional.empty())));

            assertEquals(
                    Optional.of(later), store().findPlanned(first.reminder().id()));
            assertEquals(later.nextFireAt(), store().nextFireAt());
        }

        @Test
        void deletedOnesAreGoneWithTheirFiresAndTheirNumbersAreNotGivenAgain() {
            var gone = add(store(), "gone", NOON);
            var fire = fire(store(), gone.reminder().id(), NOON);
            store().commit(claim(fire));

            store().commit(delete(gone.reminder().id()));

            assertEquals(Optional.empty(), store().find(gone.reminder().id()));
            assertEquals(Optional.empty(), store().findFire(fire.fence()));
            assertEquals(Optional.empty(), store().nextFireAt());
            assertTrue(store().nextReminderId().compareTo(gone.reminder().id()) > 0);
            assertTrue(store().nextFireNumber() > fire.number());
        }

        @Test
        void theHeadWindowHasTheEarliestFirstAndEndsNow() {
            var later = add(store(), "later", NOON);
            var sooner = add(store(), "sooner", NOON.minusSeconds(9));
            add(store(), "not yet", NOON.plusNanos(1));

            assertEquals(List.of(sooner, later), store().findDue(NOON, 10));
            assertEquals(List.of(sooner), store().findDue(NOON, 1));
            assertEquals(sooner.nextFireAt(), store().nextFireAt());
        }

        @Test
        void theHeadWindowGoesOnBehindTheLastThatIsKnown() {
            var sooner = add(store(), "sooner", NOON.minusSeconds(9));
            var one = add(store(), "one", NOON);
            var other = add(store(), "another at the same time", NOON);

            assertEquals(List.of(one), store().findDue(NOON, 1, Optional.of(sooner)));
            assertEquals(List.of(one, other), store().findDue(NOON, 10, Optional.of(sooner)));
            assertEquals(List.of(other), store().findDue(NOON, 10, Optional.of(one)));
            assertEquals(List.of(), store().findDue(NOON, 10, Optional.of(other)));
        }

        @Test
        void thoseWithoutANextFireAreListedLast() {
            var never = planned(store(), "never", NOON);
            store().commit(put(new Planned(never.reminder(), Optional.empty())));
            var soon = add(store(), "soon", NOON);

            var titles = titles(store().list(ReminderFilter.ALL, 0, 10));

            assertEquals(List.of("soon", "never"), titles);
            assertEquals(List.of("never"), titles(store().list(ReminderFilter.ALL, 1, 10)));
            assertEquals(List.of(soon), store().list(ReminderFilter.ALL, 0, 1));
        }

        @Test
        void pagesOfTheListFollowEachOther() {
            add(store(), "later", NOON.plusSeconds(1));
            store().commit(put(new Planned(planned(store(), "never", NOON).reminder(), Optional.empty())));
            add(store(), "sooner", NOON);
            store().commit(put(new Planned(planned(store(), "nevermore", NOON).reminder(), Optional.empty())));
            var all = List.of("sooner", "later", "never", "nevermore");

            for (var offset = 0; offset <= all.size(); offset++) {
                for (var limit = 1; limit <= all.size(); limit++) {
                    var expected = all.subList(offset, Math.min(all.size(), offset + limit));
                    assertEquals(expected, titles(store().list(ReminderFilter.ALL, offset, limit)));
                }
            }
        }

        @Test
        void allAreVisitedInTheOrderOfTheirIdsOverManyPages() {
            var all = IntStream.range(0, 1203)
                    .mapToObj(i -> planned(store(), "r" + i, NOON.minusSeconds(i)))
                    .toList();
            store().commit(put(all.toArray(Planned[]::new)));
            var seen = new ArrayList<Reminder>();

            store().forEach(ReminderFilter.ALL, seen::add);

            assertEquals(all.stream().map(Planned::reminder).toList(), seen);
        }

        private static List<String> titles(List<Planned> found) {
            return found.stream().map(planned -> planned.reminder().title()).toList();
        }
    }

    @Nested
    class Filters {
        static Stream<ReminderFilter> thoseThatFindTheFirst() {
            var all = ReminderFilter.ALL;
            return Stream.of(
                    new ReminderFilter(
                            Optional.of("home"), all.tag(), all.status(), all.from(), all.to(), all.search()),
                    new ReminderFilter(all.list(), Optional.of("x"), all.status(), all.from(), all.to(), all.search()),
                    new ReminderFilter(
                            all.list(),
                            all.tag(),
                            Optional.of(Reminder.Status.OPEN),
                            all.from(),
                            all.to(),
                            all.search()),
                    new ReminderFilter(
                            all.list(),
                            all.tag(),
                            all.status(),
                            Optional.of(NOON),
                            Optional.of(NOON.plusSeconds(1)),
                            all.search()),
                    new ReminderFilter(all.list(), all.tag(), all.status(), all.from(), all.to(), Optional.of("ÄPF")),
                    new ReminderFilter(
                            all.list(), all.tag(), all.status(), all.from(), all.to(), Optional.of("50% _of")));
        }

        @ParameterizedTest
        @MethodSource("thoseThatFindTheFirst")
        void eachPartRestricts(ReminderFilter filter) {
            var details = new Details("Äpfel", "50% _off", "home", List.of("x", "y"), Priority.LOW);
            var first = planned(store(), details, NOON);
            var second = planned(store(), "Birnen", NOON.plusSeconds(1));
            store().commit(put(
                    first,
                    new Planned(second.reminder().withStatus(Reminder.Status.DONE), Optional.of(NOON.plusSeconds(1)))));

            assertEquals(List.of(first), store().list(filter, 0, 10));
        }
    }

    @Nested
    class Fires {
        static Stream<NagState> everyState() {
            return Stream.of(
                    new NagState.Due(),
                    new NagState.Queued(NOON, 0),
                    new NagState.Queued(NOON, 3),
                    new NagState.Ringing(2, NOON),
                    new NagState.Snoozed(NOON),
                    new NagState.Held(NOON, 0),
                    new NagState.Held(NOON, 2),
                    new NagState.Done(NOON, 2),
                    new NagState.Acknowledged(NOON),
                    new NagState.Skipped(NOON),
                    new NagState.GaveUp(NOON, 9),
                    new NagState.Missed(NOON),
                    new NagState.Withdrawn(NOON),
                    new NagState.Withdrawn(NOON, 0, Optional.of(NOON.plusNanos(123_456_789))),
                    new NagState.Failed(NOON, "cause", 3));
        }

        @ParameterizedTest
        @MethodSource("everyState")
        void everyStateComesBackAsItWasStored(NagState state) {
            var reminder = add(store(), "r", NOON).reminder().id();
            var claimed = fire(store(), reminder, NOON);
            store().commit(claim(claimed));

            store().commit(update(claimed.with(state)));

            assertEquals(Optional.of(claimed.with(state)), store().findFire(claimed.fence()));
            assertEquals(Optional.of(claimed.with(state)), store().findFire(claimed.number()));
            assertEquals(
                    state instanceof NagState.Live,
                    !store().findLiveFires(reminder).isEmpty());
        }

        @Test
        void aFenceIsClaimedOnce() {
            var reminder = add(store(), "r", NOON).reminder().id();
            var first = fire(store(), reminder, NOON);
            var other = fire(store(), reminder, NOON.plusSeconds(60));
            var again = fire(store(), reminder, NOON);

            assertEquals(List.of(first), store().commit(claim(first)));
            assertEquals(List.of(other), store().commit(claim(again, other)));
            assertEquals(Optional.of(first), store().findFire(again.fence()));
            assertEquals(List.of(first, other), store().findLiveFires(0, 10));
        }

        @Test
        void aNumberThatWasGivenBeforeAnotherMayBeTakenAfterIt() {
            var reminder = add(store(), "r", NOON).reminder().id();
            var first = fire(store(), reminder, NOON);
            var second = fire(store(), reminder, NOON.plusSeconds(60));
            store().commit(claim(second));

            assertEquals(List.of(first), store().commit(claim(first)));
            assertEquals(List.of(first, second), store().findLiveFires(0, 10));
        }

        @Test
        void aClaimThatIsRefusedLeavesNoLine() {
            var reminder = add(store(), "r", NOON).reminder().id();
            var first = fire(store(), reminder, NOON);
            store().commit(claim(first));
            var again = fire(store(), reminder, NOON);
            var other = fire(store(), reminder, NOON.plusSeconds(60));
            var lines = Stream.of(again, other)
                    .map(fire -> new TimelineEntry(fire.fence(), NOON, "fire.due", "schedule"))
                    .toList();

            store().commit(new Changes(
                    NOON, List.of(), List.of(), List.of(), List.of(again, other), List.of(), lines, Optional.empty()));

            assertEquals(List.of(lines.getLast()), store().findTimeline(reminder));
        }

        @Test
        void aClaimUnderATakenNumberIsABugAndWritesNothing() {
            var reminder = add(store(), "r", NOON).reminder().id();
            var first = fire(store(), reminder, NOON);
            store().commit(claim(first));
            var clash = new Fire(
                    first.number(),
                    new Fence(reminder, "other", "START"),
                    NOON,
                    NOON,
                    "default",
                    0,
                    new NagState.Due());

            assertThrows(IllegalStateException.class, () -> store().commit(claim(clash)));
            assertEquals(List.of(first), store().findLiveFires(0, 10));
        }

        @Test
        void theLineOfAPoolHasRingingOnesThenPriorityThenThoseThatYielded() {
            var low = add(store(), new Details("l", "", "inbox", List.of(), Priority.LOW));
            var normal = add(store(), Details.of("n"));
            var high = add(store(), new Details("h", "", "inbox", List.of(), Priority.HIGH));
            var lowFire = fire(store(), low.id(), NOON);
            var lateNormal = fire(store(), normal.id(), NOON.plusSeconds(5), new NagState.Queued(NOON, 0));
            var earlyNormal = fire(store(), normal.id(), NOON.minusSeconds(5));
            var highFire = fire(store(), high.id(), NOON.plusSeconds(9));
            var yielded = fire(store(), high.id(), NOON.minusSeconds(60), new NagState.Queued(NOON, 1));
            var ringing = fire(store(), low.id(), NOON.plusSeconds(60), new NagState.Ringing(1, NOON));
            var snoozed = fire(store(), low.id(), NOON.minusSeconds(99), new NagState.Snoozed(NOON));

            store().commit(claim(yielded, lowFire, lateNormal, snoozed, earlyNormal, ringing, highFire));

            assertEquals(
                    List.of(ringing, highFire, earlyNormal, lateNormal, lowFire, yielded),
                    store().findWaiting("default", 10));
            assertEquals(List.of(), store().findWaiting("urgent", 10));
            assertEquals(6, store().countWaiting("default"));
            assertEquals(0, store().countWaiting("urgent"));
        }

        @Test
        void aNewPriorityMovesWhatWaits() {
            var first = add(store(), Details.of("first"));
            var second = add(store(), Details.of("second"));
            var firstFire = fire(store(), first.id(), NOON);
            var secondFire = fire(store(), second.id(), NOON.plusSeconds(1));
            store().commit(claim(firstFire, secondFire));
            var details = new Details("second", "", "inbox", List.of(), Priority.HIGH);
            var raised = second.withDefinition(second.definition().withDetails(details));

            store().commit(put(new Planned(raised, Optional.empty())));

            assertEquals(List.of(secondFire, firstFire), store().findWaiting("default", 10));
        }

        @Test
        void theSnoozedAreFoundWhenTheirTimeHasCome() {
            var reminder = add(store(), "r", NOON).reminder().id();
            var soon = fire(store(), reminder, NOON, new NagState.Snoozed(NOON.plusSeconds(5)));
            var later = fire(store(), reminder, NOON.plusSeconds(1), new NagState.Snoozed(NOON.plusSeconds(50)));
            store().commit(claim(later, soon));

            assertEquals(Optional.of(NOON.plusSeconds(5)), store().nextSnoozeEnd(NOON));
            assertEquals(Optional.of(NOON.plusSeconds(50)), store().nextSnoozeEnd(NOON.plusSeconds(5)));
            assertEquals(Optional.empty(), store().nextSnoozeEnd(NOON.plusSeconds(50)));
            assertEquals(List.of(soon), store().findSnoozed(NOON.plusSeconds(5), 10));
            assertEquals(List.of(soon, later), store().findSnoozed(NOON.plusSeconds(50), 10));
        }

        @Test
        void aPoolIsInUseAlsoWhereAllThatIsInItSleeps() {
            var reminder = add(store(), "r", NOON).reminder().id();
            var rings = fire(store(), reminder, NOON, new NagState.Ringing(1, NOON));
            var sleeps = fire(store(), reminder, NOON.plusSeconds(1), new NagState.Snoozed(NOON.plusSeconds(5)));
            var over = fire(store(), reminder, NOON.plusSeconds(2), new NagState.Missed(NOON));
            store().commit(claim(rings.in("bell"), sleeps.in("bed"), over.in("grave")));

            assertEquals(Set.of("bell", "bed"), store().findPoolsInUse());
        }

        @Test
        void theHistoryHasTheLatestFirst() {
            var reminder = add(store(), "r", NOON).reminder().id();
            var early = fire(store(), reminder, NOON, new NagState.Done(NOON.plusSeconds(1)));
            var late = fire(store(), reminder, NOON.plusSeconds(1), new NagState.Skipped(NOON.plusSeconds(9)));
            var live = fire(store(), reminder, NOON.plusSeconds(2));
            store().commit(claim(early, late, live));

            assertEquals(List.of(late, early), store().findHistory(NOON, NOON.plusSeconds(10), 10));
            assertEquals(List.of(early), store().findHistory(NOON, NOON.plusSeconds(9), 10));
            assertEquals(List.of(late), store().findHistory(NOON, NOON.plusSeconds(10), 1));
        }

        private List<Fire> unclaim(Fire fire) {
            return store().transact(Optional.empty(), writer -> writer.unclaim(List.of(fire)));
        }

        @Test
        void whatWasMissedAheadOfItsTimeIsFound() {
            var reminder = add(store(), "r", NOON).reminder().id();
            var passed = fire(store(), reminder, NOON, new NagState.Missed(NOON));
            var ahead = fire(store(), reminder, NOON.plusSeconds(1), new NagState.Missed(NOON.plusSeconds(9)));
            var next = fire(store(), reminder, NOON.plusSeconds(2), new NagState.Missed(NOON.plusSeconds(9)));
            var done = fire(store(), reminder, NOON.plusSeconds(3), new NagState.Done(NOON.plusSeconds(9)));
            store().commit(claim(passed, next, ahead, done));

            assertEquals(List.of(ahead, next), store().findMissedAhead(NOON, 0, 10));
            assertEquals(List.of(ahead), store().findMissedAhead(NOON, 0, 1));
            assertEquals(List.of(next), store().findMissedAhead(NOON, ahead.number(), 10));
        }

        @Test
        void whatIsTakenAwayLeavesItsFenceFreeAndNoLine() {
            var reminder = add(store(), "r", NOON).reminder().id();
            var missed = fire(store(), reminder, NOON.plusSeconds(1), new NagState.Missed(NOON.plusSeconds(9)));
            store().commit(claim(missed));
            store().commit(tell(new TimelineEntry(missed.fence(), NOON, "fire.missed", "misfire")));

            assertEquals(List.of(missed), unclaim(missed));

            assertEquals(Optional.empty(), store().findFire(missed.fence()));
            assertEquals(List.of(), store().findTimeline(reminder));
            var again = fire(store(), reminder, NOON.plusSeconds(1));
            assertEquals(List.of(again), store().commit(claim(again)));
        }

        @Test
        void whatAnUndoWouldTouchIsNotTakenAway() {
            var reminder = add(store(), "r", NOON).reminder().id();
            var missed = fire(store(), reminder, NOON.plusSeconds(1), new NagState.Missed(NOON.plusSeconds(9)));
            store().commit(claim(missed));
            store().commit(undoable(update(missed.with(new NagState.Done(NOON))), "done"));
            store().undo(NOON);

            assertEquals(List.of(), store().findMissedAhead(NOON, 0, 10));
            assertEquals(List.of(), unclaim(missed));
            assertEquals(Optional.of(missed), store().findFire(missed.fence()));
        }

        @Test
        void theTimelineIsToldInItsOrder() {
            var reminder = add(store(), "r", NOON).reminder().id();
            var fence = fire(store(), reminder, NOON).fence();
            var claimed = new TimelineEntry(fence, NOON, "fire.claimed", "due");
            var rang = new TimelineEntry(fence, NOON, "fire.rang", "nag 1");

            store().commit(tell(claimed, rang));

            assertEquals(List.of(claimed, rang), store().findTimeline(reminder));
        }

        private static Reminder add(ReminderRepository store, Details details) {
            var planned = planned(store, details, NOON);
            store.commit(put(planned));
            return planned.reminder();
        }

        private static Planned add(ReminderRepository store, String title, Instant at) {
            return Samples.add(store, title, at);
        }
    }

    @Nested
    class Pools {
        @Test
        void theirSettingsAreKept() {
            store().savePool(new PoolSettings("urgent", 5, PoolSettings.Mode.RUNNING));
            store().savePool(new PoolSettings("default", 1, PoolSettings.Mode.RUNNING));
            store().savePool(new PoolSettings("default", 2, PoolSettings.Mode.PAUSED));

            assertEquals(
                    List.of(
                            new PoolSettings("default", 2, PoolSettings.Mode.PAUSED),
                            new PoolSettings("urgent", 5, PoolSettings.Mode.RUNNING)),
                    store().findPools());
        }
    }

    @Nested
    class Memos {
        @Test
        void theLatestTextOfANameIsKept() {
            store().saveMemo("zone", "Europe/Berlin");
            store().saveMemo("zone", "Asia/Tokyo");

            assertEquals(Optional.of("Asia/Tokyo"), store().findMemo("zone"));
            assertEquals(Optional.empty(), store().findMemo("silence"));
        }
    }

    @Nested
    class Transactions {
        @Test
        void aFailedOneWritesNothing() {
            var planned = planned(store(), "r", NOON);

            assertThrows(
                    IllegalArgumentException.class,
                    () -> store().transact(Optional.of("import"), writer -> {
                        writer.write(put(planned));
                        throw new IllegalArgumentException("cancelled");
                    }));

            assertEquals(List.of(), store().list(ReminderFilter.ALL, 0, 10));
            assertEquals(Optional.empty(), store().undo(NOON));
        }

        @Test
        void whatOneTransactionAddsPlansAnewAndDeletesHasItsLastNextFire() {
            var moved = planned(store(), "moved", NOON);
            var gone = planned(store(), "gone", NOON.minusSeconds(9));
            var later = new Planned(moved.reminder(), Optional.of(NOON.plusSeconds(60)));

            store().transact(Optional.of("import"), writer -> {
                writer.write(put(moved, gone));
                writer.write(plan(later));
                return writer.write(delete(gone.reminder().id()));
            });

            assertEquals(later.nextFireAt(), store().nextFireAt());
            assertEquals(
                    Optional.of(later), store().findPlanned(moved.reminder().id()));
        }

        @Test
        void whatARefusedTransactionAddedIsPlannedByNoOther() {
            var refused = planned(store(), "refused", NOON.minusSeconds(9));
            assertThrows(
                    IllegalStateException.class,
                    () -> store().transact(Optional.of("import"), writer -> {
                        writer.write(put(refused));
                        throw new IllegalStateException("cancelled");
                    }));

            var kept = add(store(), "kept", NOON);

            assertEquals(kept.nextFireAt(), store().nextFireAt());
        }

        @Test
        void itSeesWhatItWrote() {
            var planned = planned(store(), "r", NOON);

            var found = store().transact(Optional.empty(), writer -> {
                writer.write(put(planned));
                return writer.findByUid(planned.reminder().uid());
            });

            assertEquals(Optional.of(planned.reminder()), found);
            assertEquals(found, store().findByUid(planned.reminder().uid()));
        }

        @Test
        void anotherThreadMayGoOnWithItWhileTheOneThatBeganItWaits() {
            var planned = planned(store(), "r", NOON);

            var found = store().transact(
                            Optional.empty(),
                            writer -> CompletableFuture.supplyAsync(() -> {
                                        writer.write(put(planned));
                                        return writer.findByUid(
                                                planned.reminder().uid());
                                    })
                                    .orTimeout(30, TimeUnit.SECONDS)
                                    .join());

            assertEquals(Optional.of(planned.reminder()), found);
        }

        @Test
        void whatLeavesNoStepStaysAndTheStepBeforeItIsTakenBack() {
            var kept = add(store(), "kept", NOON);
            store().commit(undoable(put(planned(store(), "added", NOON)), "Add"));
            var renamed = kept.reminder().withStatus(Reminder.Status.DISABLED);

            store().transact(Optional.of("import"), writer -> {
                writer.write(put(new Planned(renamed, Optional.empty())));
                writer.leaveNoStep();
                return "done";
            });

            assertEquals(Optional.of("Add"), store().undo(NOON));
            assertEquals(Optional.empty(), store().undo(NOON));
            assertEquals(Optional.of(renamed), store().find(kept.reminder().id()));
        }

        @Test
        void theWholeIsOneStepToTakeBack() {
            var kept = add(store(), "kept", NOON);
            var edited = kept.reminder().withStatus(Reminder.Status.DONE);
            store().transact(Optional.of("import"), writer -> {
                writer.write(put(planned(store(), "one", NOON)));
                writer.write(put(planned(store(), "two", NOON)));
                writer.write(put(new Planned(edited, Optional.empty())));
                return writer.write(put(new Planned(edited.withStatus(Reminder.Status.DISABLED), Optional.empty())));
            });

            assertEquals(Optional.of("import"), store().undo(NOON));

            var left = store().list(ReminderFilter.ALL, 0, 10);
            assertEquals(1, left.size());
            assertEquals(
                    kept.reminder().definition(), left.getFirst().reminder().definition());
            assertEquals(Reminder.Status.OPEN, left.getFirst().reminder().status());
            assertEquals(Optional.of(NOON), left.getFirst().nextFireAt());
        }
    }

    @Nested
    class Telling {
        private Fire answered(Planned planned, Instant due, NagState state) {
            var fire = fire(store(), planned.reminder().id(), due, state);
            store().commit(claim(fire));
            return fire;
        }

        @Test
        void ofEachAlarmTheLastAnswerCountsAndAllThatLives() {
            var one = add(store(), "one", NOON);
            var two = add(store(), "two", NOON);
            answered(one, NOON.minusSeconds(60), new NagState.Done(NOON, 1));
            var last = answered(one, NOON, new NagState.Acknowledged(NOON, 1));
            answered(one, NOON.plusSeconds(30), new NagState.GaveUp(NOON, 3));
            var asleep = answered(one, NOON.plusSeconds(60), new NagState.Snoozed(NOON.plusSeconds(99)));
            var skipped = answered(two, NOON, new NagState.Skipped(NOON, 0));

            var found = store().findTelling(
                            List.of(one.reminder().id(), two.reminder().id()));

            assertEquals(Set.of(last, asleep, skipped), Set.copyOf(found));
            assertEquals(
                    List.of(skipped), store().findTelling(List.of(two.reminder().id())));
        }
    }

    @Nested
    class Latest {
        private Fire told(Planned planned, Instant due, NagState state) {
            var fire = fire(store(), planned.reminder().id(), due, state);
            store().commit(claim(fire));
            tell(fire.fence());
            return fire;
        }

        private void tell(Fence fence) {
            store().note(new TimelineEntry(fence, NOON, "told", ""));
        }

        @Test
        void isAllThatLivesAndOfEachWhatItsTimeLineTellsOfLast() {
            var one = add(store(), "one", NOON).reminder().id();
            var two = add(store(), "two", NOON);
            var three = add(store(), "three", NOON);
            var first = told(two, NOON, new NagState.Acknowledged(NOON, 1));
            told(two, NOON.minusSeconds(60), new NagState.GaveUp(NOON.plusSeconds(60), 3));
            var asleep = told(three, NOON, new NagState.Snoozed(NOON.plusSeconds(99)));
            var missed = told(three, NOON.plusSeconds(1), new NagState.Missed(NOON));
            tell(first.fence());
            tell(new Fence(two.reminder().id(), "", ""));
            store().saveMemo("all notes", "are written with it");

            var asked = List.of(one, two.reminder().id(), three.reminder().id());
            assertEquals(Set.of(first, asleep, missed), Set.copyOf(store().findLatest(asked)));
            assertEquals(List.of(), store().findLatest(List.of(one)));
        }

        @Test
        void isToldByLinesThatWaitToo() {
            var tea = add(store(), "tea", NOON);
            var first = told(tea, NOON, new NagState.Acknowledged(NOON, 1));
            var second = told(tea, NOON.plusSeconds(1), new NagState.GaveUp(NOON, 3));
            var asked = List.of(tea.reminder().id());
            store().saveMemo("all notes", "are written with it");
            assertEquals(List.of(second), store().findLatest(asked));

            tell(first.fence());

            assertEquals(List.of(first), store().findLatest(asked));
        }
    }

    @Nested
    class WhatWasLeftWithASubscription {
        private static final String ADDRESS = "https://example.org/a.ics";

        private Planned addFrom(String address, boolean subscribed) {
            var local = planned(store(), "left", NOON).reminder();
            var origin = new Origin.Calendar(address, 0, Optional.empty(), "BEGIN:VEVENT\nEND:VEVENT\n", subscribed);
            var planned = new Planned(
                    new Reminder(local.id(), 1, local.uid(), local.definition(), origin, local.status()),
                    Optional.of(NOON));
            store().commit(put(planned));
            return planned;
        }

        private List<Released> released() {
            return store().transact(Optional.empty(), writer -> writer.findReleased(ADDRESS));
        }

        @Test
        void isFoundByItsAddressWithItsAnswersUntilThatIsTakenBack() {
            var left = addFrom(ADDRESS, true);
            var other = addFrom("https://example.org/b.ics", true);
            var imported = addFrom(ADDRESS, false);
            var stays = addFrom(ADDRESS, true);
            var done = fire(store(), left.reminder().id(), NOON, new NagState.Done(NOON, 1));
            store().commit(claim(done));

            store().commit(undoable(
                    delete(
                            left.reminder().id(),
                            other.reminder().id(),
                            imported.reminder().id()),
                    "leave"));

            assertEquals(List.of(new Released(left.reminder(), List.of(done))), released());
            store().undo(NOON);
            assertEquals(List.of(), released());
            assertEquals(
                    Optional.of(stays.reminder()), store().find(stays.reminder().id()));
        }
    }

    @Nested
    class Tombstones {
        private Planned addFromCalendar(String title) {
            var local = planned(store(), title, NOON).reminder();
            var origin = new Origin.Calendar("a.ics", 0, Optional.empty(), "BEGIN:VEVENT\nEND:VEVENT\n", false);
            var planned = new Planned(
                    new Reminder(local.id(), 1, local.uid(), local.definition(), origin, local.status()),
                    Optional.of(NOON));
            store().commit(put(planned));
            return planned;
        }

        private Set<String> deleted(Planned... asked) {
            var uids = Stream.of(asked).map(planned -> planned.reminder().uid()).toList();
            return store().transact(Optional.empty(), writer -> writer.findDeleted(uids));
        }

        @Test
        void whatCameFromACalendarIsKnownToHaveBeenDeleted() {
            var kept = addFromCalendar("kept");
            var gone = addFromCalendar("gone");
            var local = add(store(), "local", NOON);

            store().commit(delete(gone.reminder().id(), local.reminder().id()));

            assertEquals(Set.of(gone.reminder().uid()), deleted(kept, gone, local));
        }

        @Test
        void itIsForgottenAsLongAsTheDeletionIsTakenBack() {
            var gone = addFromCalendar("gone");
            store().commit(undoable(delete(gone.reminder().id()), "delete"));

            store().undo(NOON);
            assertEquals(Set.of(), deleted(gone));

            store().redo(NOON);
            assertEquals(Set.of(gone.reminder().uid()), deleted(gone));
        }

        @Test
        void whatIsDeletedOnceMoreIsKnownOnceMore() {
            var gone = addFromCalendar("gone");
            store().commit(undoable(delete(gone.reminder().id()), "delete"));
            store().undo(NOON);
            store().commit(undoable(put(planned(store(), "other", NOON)), "add"));

            store().commit(undoable(delete(gone.reminder().id()), "delete again"));

            assertEquals(Set.of(gone.reminder().uid()), deleted(gone));
        }

        @Test
        void manyAreFoundByTheirUids() {
            var one = add(store(), "one", NOON);
            var two = add(store(), "two", NOON);

            var found = store().transact(
                            Optional.empty(),
                            writer -> writer.findByUids(List.of(
                                    one.reminder().uid(),
                                    "nobody",
                                    two.reminder().uid())));

            assertEquals(Set.of(one.reminder(), two.reminder()), Set.copyOf(found));
        }
    }

    @Nested
    class ALineThatManyTimeLinesShare {
        private TimelineEntry line(Planned planned, String step) {
            return new TimelineEntry(new Fence(planned.reminder().id(), "", ""), NOON, step, "calendar.ics");
        }

        private List<Planned> importTwo() {
            var first = planned(store(), "first", NOON);
            var second = planned(store(), "second", NOON);
            store().transact(Optional.of("import"), writer -> {
                writer.write(put(first, second));
                return writer.write(tell(line(first, "imported"), line(second, "imported")));
            });
            return List.of(first, second);
        }

        private List<TimelineEntry> timelineOf(Planned planned) {
            return store().findTimeline(planned.reminder().id());
        }

        @Test
        void isInEachOfThemAndStandsBeforeWhatHappenedLater() {
            var two = importTwo();
            var last = two.getLast();
            store().commit(tell(line(last, "edited")));

            assertEquals(List.of(line(two.getFirst(), "imported")), timelineOf(two.getFirst()));
            assertEquals(List.of(line(last, "imported"), line(last, "edited")), timelineOf(last));
        }

        @Test
        void isThereWhenTheyComeBack() {
            var last = importTwo().getLast();

            store().undo(NOON);
            store().redo(NOON);

            assertEquals(List.of(line(last, "imported")), timelineOf(last));
        }

        @Test
        void goesWithTheStepThatTookTheLastOfThemAway() {
            var last = importTwo().getLast();
            store().undo(NOON);

            store().commit(undoable(put(planned(store(), "other", NOON)), "add"));

            assertEquals(List.of(), timelineOf(last));
        }
    }

    @Nested
    class Undo {
        @Test
        void anAddedReminderGoesAndComesAgainWithItsFires() {
            var planned = planned(store(), "r", NOON);
            store().commit(undoable(put(planned), "add"));
            var fire = fire(store(), planned.reminder().id(), NOON);
            store().commit(claim(fire));

            assertEquals(List.of(planned.reminder().id()), store().findUndoable());
            assertEquals(List.of(), store().findRedoable());
            assertEquals(Optional.of("add"), store().findUndoName());
            assertEquals(Optional.of("add"), store().undo(NOON));
            assertEquals(Optional.empty(), store().findUndoName());
            assertEquals(List.of(), store().findUndoable());
            assertEquals(List.of(planned.reminder().id()), store().findRedoable());
            assertEquals(Optional.empty(), store().find(planned.reminder().id()));
            assertEquals(List.of(), store().findLiveFires(0, 10));

            assertEquals(Optional.of("add"), store().redo(NOON));
            assertEquals(
                    planned.reminder().definition(),
                    store().find(planned.reminder().id()).orElseThrow().definition());
            assertEquals(List.of(fire), store().findLiveFires(0, 10));
            assertEquals(Optional.empty(), store().redo(NOON));
        }

        @Test
        void manyThatWereAddedTogetherGoAndComeAgainAndOneThatWasNumberedAmongThemStays() {
            var first = planned(store(), "first", NOON);
            var between = planned(store(), "between", NOON);
            var second = planned(store(), "second", NOON);
            var third = planned(store(), "third", NOON);
            store().transact(Optional.of("import"), writer -> {
                writer.write(put(first, second));
                writer.write(put(third));
                return writer.write(put(new Planned(edited(second.reminder()), Optional.of(NOON))));
            });
            store().commit(put(between));
            var made = List.of(
                    first.reminder().id(),
                    second.reminder().id(),
                    third.reminder().id());

            assertEquals(made, store().findUndoable());
            assertEquals(Optional.of("import"), store().undo(NOON));
            assertEquals(List.of(between), store().list(ReminderFilter.ALL, 0, 10));

            assertEquals(made, store().findRedoable());
            assertEquals(Optional.of("import"), store().redo(NOON));
            assertEquals(
                    List.of("first", "between", "edited", "third"),
                    store().list(ReminderFilter.ALL, 0, 10).stream()
                            .map(planned -> planned.reminder().title())
                            .toList());

            assertEquals(Optional.of("import"), store().undo(NOON));
            assertEquals(List.of(between), store().list(ReminderFilter.ALL, 0, 10));
        }

        private static Reminder edited(Reminder reminder) {
            return reminder.withDefinition(reminder.definition().withDetails(Details.of("edited")));
        }

        @Test
        void whatIsAddedAndDeletedInOneStepIsNeitherThereAfterItNorBeforeIt() {
            var planned = planned(store(), "r", NOON);
            store().transact(Optional.of("both"), writer -> {
                writer.write(put(planned));
                return writer.write(delete(planned.reminder().id()));
            });

            store().undo(NOON);
            assertEquals(Optional.empty(), store().find(planned.reminder().id()));
            assertEquals(Optional.empty(), store().nextFireAt());

            store().redo(NOON);
            assertEquals(Optional.empty(), store().find(planned.reminder().id()));
        }

        @Test
        void whatComesBackHasANewVersion() {
            var before = add(store(), "before", NOON).reminder();
            var edited = before.withDefinition(before.definition().withDetails(Details.of("after")));
            store().commit(undoable(put(new Planned(edited, Optional.of(NOON))), "edit"));

            store().undo(NOON);

            var restored = store().find(before.id()).orElseThrow();
            assertEquals("before", restored.title());
            assertTrue(restored.version() > edited.version());
        }

        @Test
        void aDeletedReminderComesBackWithItsFiresAndItsTimeline() {
            var planned = add(store(), "r", NOON);
            var fire = fire(store(), planned.reminder().id(), NOON, new NagState.Ringing(2, NOON));
            var entry = new TimelineEntry(fire.fence(), NOON, "fire.claimed", "due");
            store().commit(claim(fire));
            store().commit(tell(entry));
            store().commit(undoable(delete(planned.reminder().id()), "delete"));

            assertEquals(Optional.of("delete"), store().undo(NOON));

            assertEquals(List.of(fire), store().findLiveFires(planned.reminder().id()));
            assertEquals(List.of(entry), store().findTimeline(planned.reminder().id()));
            assertEquals(planned.nextFireAt(), store().nextFireAt());
        }

        @Test
        void anAnswerIsTakenBackAndGivenAgain() {
            var reminder = add(store(), "r", NOON).reminder().id();
            var ringing = fire(store(), reminder, NOON, new NagState.Ringing(2, NOON));
            var done = ringing.with(new NagState.Done(NOON));
            store().commit(claim(ringing));
            store().commit(undoable(update(done), "done"));

            store().undo(NOON);
            assertEquals(List.of(ringing), store().findLiveFires(reminder));

            store().redo(NOON);
            assertEquals(Optional.of(done), store().findFire(ringing.fence()));
        }

        @Test
        void aClaimThatWasAnsweredEarlyIsTakenBack() {
            var reminder = add(store(), "r", NOON).reminder().id();
            var early = fire(store(), reminder, NOON, new NagState.Done(NOON));
            store().commit(undoable(claim(early), "done early"));

            store().undo(NOON);

            assertEquals(Optional.empty(), store().findFire(early.fence()));
        }

        @Test
        void aFireThatWasClaimedAnewGivesWayToTheOneThatIsMadeAgain() {
            var reminder = add(store(), "r", NOON).reminder().id();
            var early = fire(store(), reminder, NOON, new NagState.Done(NOON));
            store().commit(undoable(claim(early), "done early"));
            store().undo(NOON);
            var anew = fire(store(), reminder, NOON);
            store().commit(claim(anew));

            assertEquals(Optional.of("done early"), store().redo(NOON));
            assertEquals(Optional.of(early), store().findFire(early.fence()));

            assertEquals(Optional.of("done early"), store().undo(NOON));
            assertEquals(Optional.of(anew), store().findFire(anew.fence()));
        }

        @Test
        void aDeletedOneGivesWayToTheOneThatHasItsUidSince() {
            var deleted = add(store(), "r", NOON);
            store().commit(claim(fire(store(), deleted.reminder().id(), NOON)));
            var other = add(store(), "other", NOON);
            store().commit(undoable(
                    delete(deleted.reminder().id(), other.reminder().id()), "delete"));
            var again =
                    withUid(planned(store(), "again", NOON), deleted.reminder().uid());
            store().commit(put(again));

            assertEquals(Optional.of("delete"), store().undo(NOON));
            assertEquals(List.of("other", "again"), titles());
            assertEquals(List.of(), store().findLiveFires(0, 9));

            assertEquals(Optional.of("delete"), store().redo(NOON));
            assertEquals(List.of("again"), titles());
        }

        private static Planned withUid(Planned planned, String uid) {
            var reminder = planned.reminder();
            return new Planned(
                    new Reminder(reminder.id(), 1, uid, reminder.definition(), reminder.origin(), reminder.status()),
                    planned.nextFireAt());
        }

        private List<String> titles() {
            var titles = new ArrayList<String>();
            store().forEach(ReminderFilter.ALL, reminder -> titles.add(reminder.title()));
            return titles;
        }

        @Test
        void anAnswerIsTakenBackOfTheHeirThatGoesOnAndGivenToItAgain() {
            var reminder = add(store(), "r", NOON).reminder().id();
            var ringing = fire(store(), reminder, NOON, new NagState.Ringing(2, NOON));
            var snoozed = ringing.with(new NagState.Snoozed(NOON.plusSeconds(600)));
            store().commit(claim(ringing));
            store().commit(undoable(update(snoozed), "snooze"));
            var heir = fire(store(), reminder, NOON.plusSeconds(60), snoozed.state());
            succeed(snoozed.with(new NagState.Withdrawn(NOON)), heir);

            assertEquals(Optional.of("snooze"), store().undo(NOON));
            assertEquals(List.of(heir.with(ringing.state())), store().findLiveFires(reminder));

            assertEquals(Optional.of("snooze"), store().redo(NOON));
            assertEquals(List.of(heir), store().findLiveFires(reminder));
        }

        @Test
        void anEndIsTakenBackWithTheHeirThatWasOverWithIt() {
            var reminder = add(store(), "r", NOON).reminder().id();
            var early = fire(store(), reminder, NOON, new NagState.Done(NOON));
            store().commit(undoable(claim(early), "done early"));
            var heir = fire(store(), reminder, NOON.plusSeconds(60), early.state());
            succeed(early, heir);

            store().undo(NOON);
            assertEquals(Optional.empty(), store().findFire(heir.fence()));

            store().redo(NOON);
            assertEquals(Optional.of(heir), store().findFire(heir.fence()));
        }

        /// As a look at a subscription makes it.
        private void succeed(Fire before, Fire heir) {
            store().transact(Optional.empty(), writer -> {
                var claimed = writer.write(claim(heir));
                writer.write(update(before));
                writer.inherit(List.of(new Heir(before.number(), heir.number())));
                return claimed;
            });
        }

        @Test
        void whatFellAwayWhenAStepWasTakenBackComesBackWithIt() {
            var reminder = add(store(), "r", NOON).reminder().id();
            var ringing = fire(store(), reminder, NOON, new NagState.Ringing(2, NOON.plusSeconds(60)));
            store().commit(undoable(put(planned(store(), "edited", NOON)), "edit"));
            store().commit(claim(ringing));
            var gone = ringing.with(new NagState.Withdrawn(NOON.plusSeconds(30), 2));

            store().undo(NOON, writer -> {
                writer.keep(List.of(ringing));
                writer.write(update(gone));
            });
            assertEquals(Optional.of(gone), store().findFire(ringing.fence()));
            assertEquals(List.of(gone), store().findRedoableFires());

            store().redo(NOON);
            assertEquals(Optional.of(ringing), store().findFire(ringing.fence()));

            store().undo(NOON, writer -> writer.keep(List.of(gone)));
            assertEquals(Optional.of(gone), store().findFire(ringing.fence()));
            store().redo(NOON);
            assertEquals(Optional.of(ringing), store().findFire(ringing.fence()));
        }

        @Test
        void theLatestIsTakenBackFirstAndANewChangeEndsWhatCouldBeMadeAgain() {
            store().commit(undoable(put(planned(store(), "a", NOON)), "add a"));
            store().commit(undoable(put(planned(store(), "b", NOON)), "add b"));

            assertEquals(Optional.of("add b"), store().undo(NOON));
            assertEquals(Optional.of("add a"), store().undo(NOON));
            assertEquals(Optional.empty(), store().undo(NOON));
            assertEquals(Optional.of("add a"), store().redo(NOON));
            store().commit(undoable(put(planned(store(), "c", NOON)), "add c"));
            assertEquals(Optional.empty(), store().redo(NOON));
            assertEquals(Optional.of("add c"), store().undo(NOON));
            assertEquals(Optional.of("add a"), store().undo(NOON));
        }

        @Test
        void aHundredStepsAreKept() {
            for (int i = 0; i < UndoSteps.KEPT + 5; i++) {
                store().commit(undoable(put(planned(store(), "r" + i, NOON)), "add " + i));
            }

            var undone = Stream.generate(() -> store().undo(NOON))
                    .takeWhile(Optional::isPresent)
                    .count();

            assertEquals(UndoSteps.KEPT, undone);
        }

        @Test
        void aFailedChangeIsNoStep() {
            var planned = planned(store(), "r", NOON);
            var clash = new Planned(
                    new Reminder(
                            store().nextReminderId(),
                            1,
                            planned.reminder().uid(),
                            planned.reminder().definition(),
                            new Origin.Local(),
                            Reminder.Status.OPEN),
                    Optional.empty());
            store().commit(put(planned));

            assertThrows(RuntimeException.class, () -> store().commit(undoable(put(clash), "clash")));
            store().commit(Changes.at(NOON));

            assertEquals(Optional.empty(), store().undo(NOON));
        }
    }
}
