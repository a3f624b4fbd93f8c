package io.gadfly.ui.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.SnoozeEnd;
import io.gadfly.reminder.StoreException;
import io.gadfly.ui.common.Bench;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.Samples;
import io.gadfly.ui.common.ScheduleSentence;
import io.gadfly.ui.common.SnoozeChoice;
import io.gadfly.ui.common.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListModelTest {
    @TempDir
    Path folder;

    private Bench bench = Bench.empty(Path.of(""));
    private ListModel model = model();
    private EntryActions actions = actions();
    private final List<String> edited = new ArrayList<>();

    @BeforeEach
    void open() {
        bench = Bench.household(folder);
        model = model();
        actions = actions();
        model.refresh();
    }

    private ListModel model() {
        return new ListModel(bench.service, bench.bridge, bench.here, new ScheduleSentence(bench.here)::of);
    }

    private EntryActions actions() {
        return new EntryActions(
                bench.service,
                bench.bridge,
                bench.answers,
                bench.notices,
                reminder -> edited.add("edit " + reminder.id()),
                reminder -> edited.add("explain " + reminder.id()),
                Texts.of(ListModel.class, Locale.UK));
    }

    private List<String> titles() {
        return model.entries().stream().map(Entry::title).toList();
    }

    @Test
    void whatWasOnlySeenSaysSoWhereNothingComesAfterIt() {
        var call = bench.service.fires().stream()
                .filter(view -> view.reminder().title().startsWith("Call the dentist"))
                .findFirst()
                .orElseThrow();

        bench.service.end(call, new NagState.Acknowledged(Samples.NOW));
        model.refresh();

        var entry = model.entries().stream()
                .filter(each -> each.reminder().equals(call.reminder()))
                .findFirst()
                .orElseThrow();
        assertEquals(EntryState.UNPLANNED, entry.standing());
        assertEquals("seen, not done yet", entry.status());
    }

    private Entry entry(String title) {
        return model.entries().stream()
                .filter(entry -> entry.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class Order {
        @Test
        void eachHeadingStandsOnceThoughTheStoreOrdersByTime() {
            for (var title : List.of("Ring Grandma", "Pay the rent", "Stand-up")) {
                bench.service.setStatus(entry(title).reminder().id(), Reminder.Status.DONE);
            }
            bench.service.setStatus(entry("Water the plants").reminder().id(), Reminder.Status.DISABLED);

            model.refresh();

            var headings = model.entries().stream()
                    .map(Entry::heading)
                    .filter(heading -> !heading.isEmpty())
                    .toList();
            assertEquals(headings.stream().distinct().toList(), headings);
        }

        @Test
        void whatIsDueStandsOnTopAndThenWhatComesNext() {
            assertEquals(
                    List.of(
                            "Take the pills",
                            "Put the bin out",
                            "Take the laundry out",
                            "Call the dentist about the crown that came off on Thursday",
                            "Water the plants",
                            "Ring Grandma",
                            "Stand-up",
                            "Pay the rent",
                            "Renew the passport",
                            "Feed the neighbour's cat"),
                    titles());
        }

        @Test
        void eachSectionHasItsHeadingOnce() {
            assertEquals(
                    List.of(
                            "Due now",
                            "Waiting for a free slot",
                            "Snoozed",
                            "Today",
                            "Tomorrow",
                            "In the next days",
                            "Later",
                            "Switched off"),
                    model.entries().stream()
                            .map(Entry::heading)
                            .filter(heading -> !heading.isEmpty())
                            .toList());
        }

        @Test
        void whatIsHeldBackIsNotSaidToBeSnoozed() {
            var fish = Samples.define("Feed the fish", "home", Priority.NORMAL, "2026-11-21T09:28", List.of());
            bench.service.ring(
                    bench.service.add(fish), new NagState.Held(Samples.NOW.plusSeconds(3600), 0), Samples.NOW, 0);
            model.refresh();

            assertEquals("Held back while it is quiet", entry("Feed the fish").heading());
            assertEquals("until today 10:30", entry("Feed the fish").status());
            assertEquals(3, model.dueProperty().get());
        }

        @Test
        void theDueCountIsThatOfAllWhateverTheScope() {
            model.scopeProperty().set(new Scope.InList("money"));

            assertEquals(List.of("Pay the rent"), titles());
            assertEquals(3, model.dueProperty().get(), "what is snoozed is not due now");
        }
    }

    @Nested
    class Words {
        @Test
        void aRingingEntrySaysWhichNagAndWhenTheNextComes() {
            var pills = entry("Take the pills");

            assertEquals("nag 2 of 5", pills.status());
            assertEquals(Optional.of(Samples.NOW.plusSeconds(192)), pills.countdownTo());
            assertTrue(pills.isUrgent());
            assertEquals("10 min ago · every day at 09:20 · #health", pills.detail());
        }

        @Test
        void withoutALimitOnlyTheNagIsCounted() {
            assertEquals("nag 1", entry("Put the bin out").status());
        }

        @Test
        void aQueuedEntrySaysItsPlace() {
            assertEquals("number 1", entry("Take the laundry out").status());
        }
    }

    @Nested
    class Looking {
        @Test
        void searchFindsTheDueAndThePlanned() {
            model.searchProperty().set("THE RENT");
            assertEquals(List.of("Pay the rent"), titles());

            model.searchProperty().set("laundry");
            assertEquals(List.of("Take the laundry out"), titles());
        }

        @Test
        void dueNowShowsNoPlans() {
            model.scopeProperty().set(new Scope.DueNow());

            assertEquals(4, model.entries().size());
        }

        @Test
        void todayEndsAtMidnight() {
            model.scopeProperty().set(new Scope.Today());

            assertTrue(titles().contains("Water the plants"));
            assertFalse(titles().contains("Ring Grandma"));
        }

        @Test
        void aTagShowsItsOwn() {
            model.scopeProperty().set(new Scope.Tagged("family"));

            assertEquals(List.of("Ring Grandma"), titles());
        }

        @Test
        void theWordsForNothingFitWhatWasLookedFor() {
            model.scopeProperty().set(new Scope.DueNow());
            assertEquals("DUE", model.emptyProperty().get());

            model.searchProperty().set("x");
            assertEquals("SEARCH", model.emptyProperty().get());
        }

        @Test
        void thereIsNotSaidToBeNothingBeforeThatIsKnown() {
            var questions = new ArrayDeque<Runnable>();
            var slow = new Bridge(
                    questions::add, Runnable::run, bench.notices, Texts.of(Bridge.class, bench.here.locale()));
            var fresh = new ListModel(Bench.empty(folder).service, slow, bench.here, _ -> "");

            fresh.refresh();
            assertEquals("ASKED", fresh.emptyProperty().get());
            questions.remove().run();
            assertEquals("ALL", fresh.emptyProperty().get());

            fresh.scopeProperty().set(new Scope.Today());
            assertEquals("ALL", fresh.emptyProperty().get(), "what was known before");
            questions.remove().run();
            assertEquals("TODAY", fresh.emptyProperty().get());
        }

        @Test
        void whatCannotBeReadIsNotSaidToBeNothing() {
            bench.service.weather = Optional.of(new StoreException("The disk is gone."));
            var fresh = model();

            fresh.refresh();

            assertEquals("FAILED", fresh.emptyProperty().get());
        }

        @Test
        void manyArePagedIn() {
            for (var number = 0; number < 450; number++) {
                bench.service.add(Samples.define("n" + number, "many", Priority.NORMAL, "2027-01-01T09:00", List.of()));
            }
            model.scopeProperty().set(new Scope.InList("many"));

            assertEquals(200, model.entries().size());
            assertTrue(model.moreProperty().get());
            model.showMore();
            model.showMore();
            assertEquals(450, model.entries().size());
            assertFalse(model.moreProperty().get());
        }
    }

    @Nested
    class Acting {
        @Test
        void doneAnswersTheFireOfADueEntry() {
            actions.done(entry("Take the pills"));

            assertEquals(List.of("answer 1 Done[]"), bench.service.orders);
        }

        @Test
        void oneAnswerToSeveralIsOneChange() {
            EntryKey.SNOOZE.apply(
                    actions,
                    List.of(entry("Take the pills"), entry("Put the bin out"), entry("Ring Grandma")),
                    _ -> {});

            assertEquals(2, bench.service.orders.size());
            assertEquals("Snoozed until today 09:40: 2 reminders", bench.toast());
        }

        @Test
        void doneOnAPlannedEntryGoesToTheReminder() {
            actions.done(entry("Ring Grandma"));

            assertEquals("There is nothing to answer just now.", bench.toast());
        }

        @Test
        void snoozeDefersByTheChoice() {
            actions.snooze(entry("Put the bin out"), new SnoozeChoice.For(Duration.ofMinutes(30)));

            assertEquals(List.of("answer 2 Snooze[until=2026-11-21T09:00:00Z]"), bench.service.orders);
            model.refresh();
            assertEquals(EntryState.SNOOZED, entry("Put the bin out").standing());
        }

        @Test
        void snoozeUntilAWorkingMorningIsAnsweredWhereThereIsOne() {
            var morning = Samples.NOW.plus(Duration.ofDays(2));
            bench.service.snoozeEnds.put(new SnoozeEnd.NextWorkingMorning(), morning);

            actions.snooze(entry("Put the bin out"), new SnoozeEnd.NextWorkingMorning());
            assertEquals(List.of("answer 2 Snooze[until=" + morning + "]"), bench.service.orders);

            actions.snooze(entry("Take the pills"), new SnoozeEnd.BeforeStart(Duration.ofMinutes(15)));
            assertEquals("There is no such time to come for Take the pills", bench.toast());
        }

        @Test
        void acknowledgeOfAPlannedEntryDoesNothing() {
            actions.acknowledge(entry("Ring Grandma"));

            assertEquals(List.of(), bench.service.orders);
        }

        @Test
        void severalOccurrencesAreSkippedAtOnce() {
            var pills = entry("Take the pills");

            actions.skipNext(pills, 3);

            assertEquals(List.of("skip next 3 of " + pills.reminder().id()), bench.service.orders);
            assertEquals("Nothing comes next of Take the pills", bench.toast());
        }

        @Test
        void deletingSaysHowMany() {
            actions.delete(List.of(entry("Ring Grandma")));
            assertEquals("Deleted: Ring Grandma", bench.toast());

            actions.delete(List.of(entry("Stand-up"), entry("Pay the rent")));
            assertEquals("Deleted 2 reminders", bench.toast());
        }

        @Test
        void toggleSwitchesOffAndOn() {
            actions.toggle(entry("Ring Grandma"));
            model.refresh();

            assertEquals(EntryState.DISABLED, entry("Ring Grandma").standing());
            actions.toggle(entry("Ring Grandma"));
            model.refresh();
            assertEquals(EntryState.PLANNED, entry("Ring Grandma").standing());
        }

        @Test
        void weatherLeavesTheListAsItWasAndIsSaid() {
            bench.service.weather = Optional.of(new StoreException("The disk is full."));

            model.refresh();
            actions.done(entry("Take the pills"));

            assertEquals(10, model.entries().size());
            assertEquals(
                    "The disk is full.",
                    bench.notices.troubleProperty().get().orElseThrow().text());
        }

        @Test
        void aKeyActsOnTheChosenEntries() {
            EntryKey.EDIT.apply(actions, List.of(entry("Ring Grandma")), _ -> {});

            assertEquals(1, edited.size());
            assertFalse(EntryKey.DONE.apply(actions, List.of(), _ -> {}));
        }
    }
}
