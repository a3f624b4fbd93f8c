package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.CallFailedException;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.kernel.Reply;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Digest.Item;
import io.gadfly.notification.Digest.Occasion;
import io.gadfly.notification.Medium.Availability;
import io.gadfly.notification.Medium.Response;
import io.gadfly.notification.Notification;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.notification.Notification.Urgency;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Escalation;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The ways to the user, the best first: desktop, popup.
class LadderTest {
    private static final NagPolicy EVERY_TEN_MINUTES = NagPolicy.every(Duration.ofMinutes(10));

    private final House house;
    private final RecordingMedium popup;

    LadderTest() {
        var others = new ArrayList<RecordingMedium>();
        house = new House(1, House.START, new MemoryRepository(), world -> {
            others.add(new RecordingMedium("popup", world));
            return List.copyOf(others);
        });
        popup = others.getFirst();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void everyMediumIsAbsent() {
        house.desktop.become(new Availability.Absent("no bus"));
        popup.become(new Availability.Absent("no display"));
    }

    private void tea() {
        house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
    }

    private void hang() {
        hangFor(Duration.ofHours(10));
    }

    private void hangFor(Duration time) {
        ProcessRef<Reply<String>> deaf = house.world.system().spawn((_, _) -> {});
        try {
            deaf.<String>call(reply -> reply, time);
        } catch (CallFailedException _) {
            return;
        }
    }

    @Nested
    class TheFirstThatCanTakesIt {
        @Test
        void whereAllWorkOnlyTheFirstShows() {
            tea();
            house.pass(Duration.ofMinutes(1));

            assertThat(house.desktop.titles()).containsExactly("tea");
            assertThat(popup.titles()).isEmpty();
        }

        @Test
        void oneThatIsAbsentIsPassedOver() {
            house.desktop.become(new Availability.Absent("no bus"));
            tea();
            house.pass(Duration.ofMinutes(1));

            assertThat(popup.titles()).containsExactly("tea");
        }

        @Test
        void oneThatFailsIsPassedOver() {
            house.desktop.failure = () -> new DeliveryResult.Failed("broken");
            tea();
            house.pass(Duration.ofMinutes(1));

            assertThat(popup.titles()).containsExactly("tea");
        }

        @Test
        void oneThatTakesNoAnswersIsJoinedByTheNext() {
            house.desktop.become(new Availability.ReadyWithoutAnswers());
            tea();
            house.pass(Duration.ofMinutes(1));

            assertThat(house.desktop.titles()).containsExactly("tea");
            assertThat(popup.titles()).containsExactly("tea");
        }

        @Test
        void aFireSaysOnceWhyItWasNotShownThere() {
            house.desktop.become(new Availability.Absent("no bus"));
            var reminder = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofHours(2));

            assertThat(popup.nags).hasSize(12);
            assertThat(house.service().timeline(reminder.id()))
                    .filteredOn(entry -> entry.step().equals(TimelineSteps.NOT_DELIVERED))
                    .extracting(TimelineEntry::cause)
                    .containsExactly("desktop: no bus");
        }
    }

    @Nested
    class OneThatHangs {
        private int hung;

        OneThatHangs() {
            house.desktop.failure = () -> {
                hung++;
                hang();
                return new DeliveryResult.Failed("too late");
            };
        }

        @Test
        void isGivenTenSecondsAndThenTheNextRings() {
            tea();
            house.pass(Duration.ofSeconds(69));
            assertThat(popup.titles()).isEmpty();
            house.pass(Duration.ofSeconds(2));

            assertThat(popup.titles()).containsExactly("tea");
        }

        @Test
        void isKilledAndStartedAgain() {
            tea();
            house.pass(Duration.ofSeconds(71));

            house.desktop.failure = () -> new DeliveryResult.Delivered();
            house.pass(Duration.ofMinutes(10));

            assertThat(hung).isEqualTo(1);
            assertThat(house.desktop.shown).hasSize(1);
        }

        @Test
        void holdsUpNoOtherReminder() {
            tea();
            house.addIn(Duration.ofSeconds(65), "cake", EVERY_TEN_MINUTES);
            house.desktop.failure = () -> {
                if (hung++ == 0) {
                    hang();
                }
                return new DeliveryResult.Delivered();
            };
            house.pass(Duration.ofSeconds(80));

            assertThat(popup.titles()).containsExactlyInAnyOrder("tea", "cake");
        }

        @Test
        void andIsLeftAloneIsNamedInTheTimeLine() {
            house.service().steer("default", new ReminderService.PoolCommand.Limit(10));
            for (var i = 0; i < MediumCall.FAILURES_TO_REST; i++) {
                house.addIn(Duration.ofSeconds(10), "before", NagPolicy.once());
            }
            var reminder = house.addIn(Duration.ofSeconds(30), "tea", NagPolicy.once());
            house.pass(Duration.ofMinutes(1));

            assertThat(house.service().timeline(reminder.id()))
                    .filteredOn(entry -> entry.step().equals(TimelineSteps.NOT_DELIVERED))
                    .extracting(TimelineEntry::cause)
                    .containsExactly("desktop: " + Texts.of("medium.rests"));
        }

        @Test
        void takesBackAfterwardsWhatIsAnsweredMeanwhile() {
            house.desktop.failure = DeliveryResult.Delivered::new;
            tea();
            house.pass(Duration.ofSeconds(65));
            var tea = house.fire("tea").fire().fence();
            house.addIn(Duration.ofSeconds(10), "cake", NagPolicy.once());
            house.desktop.failure = () -> {
                house.desktop.failure = DeliveryResult.Delivered::new;
                house.service().answer(tea, new Answer.Done());
                hang();
                return new DeliveryResult.Failed("too late");
            };

            house.pass(Duration.ofMinutes(5));

            assertThat(house.desktop.shown).doesNotContain(tea);
        }

        @Test
        void costsItsDeadlineOnceAndIsThenLeftAlone() {
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofSeconds(15)));

            house.pass(Duration.ofSeconds(95));

            assertThat(hung).isEqualTo(1);
            assertThat(popup.titles()).hasSize(3);
            house.pass(Duration.ofMinutes(1));
            assertThat(hung).as("tried again after a pause").isEqualTo(2);
        }

        @Test
        void holdsUpThoseThatRingBesideItForOneDeadline() {
            for (var title : List.of("tea", "cake", "bread")) {
                house.addIn(Duration.ofMinutes(1), title, EVERY_TEN_MINUTES);
            }

            house.pass(Duration.ofSeconds(71));

            assertThat(popup.titles()).containsExactlyInAnyOrder("tea", "cake", "bread");
        }
    }

    @Nested
    class WhatIsShown {
        @Test
        void isReplacedAndNotStacked() {
            tea();
            house.pass(Duration.ofHours(1));

            assertThat(house.desktop.nags).hasSize(6);
            assertThat(house.desktop.shown).hasSize(1);
        }

        @Test
        void isTakenBackEverywhereByAnAnswer() {
            house.desktop.become(new Availability.ReadyWithoutAnswers());
            tea();
            house.pass(Duration.ofMinutes(1));

            popup.respond(
                    new Response.Answered(popup.nags.getLast().notification().fence(), new Answer.Done()));
            house.pass(Duration.ofSeconds(1));

            assertThat(popup.shown).isEmpty();
            assertThat(house.desktop.shown).isEmpty();
        }

        @Test
        void onALowerRungComesToAServerThatAppearsLater() {
            house.desktop.become(new Availability.Absent("no bus"));
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofHours(8)));
            house.pass(Duration.ofMinutes(5));
            assertThat(popup.titles()).containsExactly("tea");

            house.desktop.become(new Availability.Ready());
            house.pass(Duration.ofSeconds(31));

            assertThat(house.desktop.titles()).containsExactly("tea");
        }

        @Test
        void onALowerRungWaitsWithAServerThatAppearsInQuietUntilThatIsOver() {
            house.desktop.become(new Availability.Absent("no bus"));
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofHours(8)));
            house.pass(Duration.ofMinutes(5));
            house.service().silence(Optional.of(house.now().plus(Duration.ofMinutes(10))));

            house.desktop.become(new Availability.Ready());
            house.pass(Duration.ofMinutes(9));
            assertThat(house.desktop.titles()).isEmpty();
            house.pass(Duration.ofMinutes(2));

            assertThat(house.desktop.titles()).containsExactly("tea");
        }

        @Test
        void byNobodyComesToAServerThatAppearsThoughTheBudgetOfTheHourIsUsedUp() {
            var usual = EngineSettings.DEFAULT;
            house.settings = new EngineSettings(
                    usual.morning(), usual.snooze(), Optional.empty(), usual.poolLimits(), usual.lists(), 1);
            everyMediumIsAbsent();
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofHours(8)));
            house.pass(Duration.ofMinutes(5));

            house.desktop.become(new Availability.Ready());
            house.pass(Duration.ofSeconds(31));

            assertThat(house.service().quiet())
                    .map(ReminderService.Quiet::reason)
                    .contains(ReminderService.QuietReason.BUDGET);
            assertThat(house.desktop.titles()).containsExactly("tea");
        }

        @Test
        void onALowerRungOfAServerThatIsThereButFailsIsTriedLessAndLessOften() {
            var tries = new ArrayList<Instant>();
            popup.become(new Availability.Absent("no display"));
            house.desktop.failure = () -> {
                tries.add(house.now());
                return new DeliveryResult.Failed("broken");
            };
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofHours(8)));

            house.pass(Duration.ofHours(1));

            assertThat(tries).hasSizeBetween(5, 12);
        }

        @Test
        void onALowerRungIsNotToldThereAgainWhileAServerIsThereButRefuses() {
            house.desktop.failure = () -> new DeliveryResult.Failed("refused");
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofHours(8)));

            house.pass(Duration.ofHours(2));

            assertThat(popup.titles()).containsExactly("tea");
        }

        @Test
        void onALowerRungComesOnceToAServerThatWorksAgainAfterItWasLeftAlone() {
            house.desktop.failure = () -> new DeliveryResult.Failed("refused");
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofHours(8)));
            house.pass(Duration.ofMinutes(10));

            house.desktop.failure = DeliveryResult.Delivered::new;
            house.pass(Duration.ofHours(2));

            assertThat(house.desktop.titles()).containsExactly("tea");
            assertThat(popup.titles()).containsExactly("tea");
        }

        @Test
        void onALowerRungSinceAServerIsLeftAloneComesToItWhenItWorksAgain() {
            house.desktop.failure = () -> new DeliveryResult.Failed("refused");
            house.addIn(Duration.ofSeconds(10), "before", NagPolicy.every(Duration.ofSeconds(10)));
            house.pass(Duration.ofMinutes(10));
            house.service().answer(house.fire("before").fire().fence(), new Answer.Done());
            house.pass(Duration.ofSeconds(40));
            house.addIn(Duration.ofSeconds(1), "tea", NagPolicy.every(Duration.ofHours(8)));
            house.pass(Duration.ofSeconds(2));
            assertThat(popup.titles())
                    .as("at once, as the desktop is left alone")
                    .endsWith("tea");

            house.desktop.failure = DeliveryResult.Delivered::new;
            house.pass(Duration.ofHours(2));

            assertThat(house.desktop.titles()).containsExactly("tea");
        }

        @Test
        void onALowerRungAndAnsweredThereComesToNobodyLater() {
            house.desktop.become(new Availability.Absent("no bus"));
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofHours(8)));
            house.pass(Duration.ofMinutes(5));
            house.service().answer(house.fire("tea").fire().fence(), new Answer.Done());

            house.desktop.become(new Availability.Ready());
            house.pass(Duration.ofMinutes(5));

            assertThat(house.desktop.titles()).isEmpty();
        }

        @Test
        void byAServerThatDiedIsPutBackOnItsSuccessorOnce() {
            var reminder = ringForHours();

            house.desktop.die();
            house.pass(Duration.ofSeconds(1));
            house.desktop.turn(new Availability.Ready());
            house.pass(Duration.ofHours(2));

            assertPutBackOnce();
            assertThat(house.desktop.restored.getFirst().at()).isEqualTo(House.START.plusSeconds(301));
            assertThat(popup.titles()).isEmpty();
            assertThat(house.service().timeline(reminder.id()))
                    .filteredOn(entry -> entry.step().equals(TimelineSteps.DELIVERED))
                    .hasSize(1);
        }

        @Test
        void byAServerThatDiedIsPutBackThoughNobodySaysThatItsSuccessorIsThere() {
            ringForHours();

            house.desktop.die();
            house.pass(Duration.ofMinutes(10));
            house.desktop.become(new Availability.Ready());
            house.pass(Duration.ofSeconds(31));

            assertPutBackOnce();
        }

        @Test
        void byAServerThatDiedIsPutBackInQuiet() {
            ringForHours();
            house.service().silence(Optional.of(house.now().plus(Duration.ofMinutes(10))));

            house.desktop.die();
            house.desktop.turn(new Availability.Ready());
            house.pass(Duration.ofSeconds(1));

            assertPutBackOnce();
        }

        @Test
        void byAServerThatDiesAtThatMomentIsPutBackOnItsSuccessor() {
            house.desktop.failure = () -> {
                house.desktop.failure = DeliveryResult.Delivered::new;
                house.desktop.turn(new Availability.Ready());
                return new DeliveryResult.Delivered();
            };
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofHours(8)));

            house.pass(Duration.ofMinutes(5));

            assertPutBackOnce();
        }

        @Test
        void byAServerThatDiedIsNotPutBackOnceItIsAnswered() {
            ringForHours();

            house.desktop.die();
            house.service().answer(house.fire("tea").fire().fence(), new Answer.Done());
            house.pass(Duration.ofSeconds(1));
            house.desktop.turn(new Availability.Ready());
            house.pass(Duration.ofMinutes(5));

            assertThat(house.desktop.restored).isEmpty();
        }

        @Test
        void atTheMomentAtWhichItsMediumReturnsIsShownOnce() {
            popup.become(new Availability.Absent("no display"));
            house.desktop.become(new Availability.Absent("no bus"));
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofSeconds(30)));
            house.pass(Duration.ofSeconds(310));

            house.desktop.become(new Availability.Ready());
            house.pass(Duration.ofMinutes(2));

            // Nag 10 is due at the very moment: whether 9 still comes before it, or no more, is anybody's order.
            assertThat(house.desktop.nags)
                    .extracting(nag -> nag.notification().nag())
                    .doesNotHaveDuplicates()
                    .isSubsetOf(9, 10, 11, 12, 13)
                    .endsWith(10, 11, 12, 13);
        }

        private Reminder ringForHours() {
            var reminder = house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofHours(8)));
            house.pass(Duration.ofMinutes(5));
            return reminder;
        }

        private void assertPutBackOnce() {
            assertThat(house.desktop.restored)
                    .extracting(RecordingMedium.Nag::title)
                    .containsExactly("tea");
            assertThat(house.desktop.titles()).containsExactly("tea");
        }
    }

    @Nested
    class Escalated {
        private final NagPolicy policy = NagPolicy.every(Duration.ofMinutes(1)).withEscalation(new Escalation(2, 2));

        @Test
        void isLouderFirstAndOnTheNextMediumLater() {
            house.addIn(Duration.ofMinutes(1), "tea", policy);

            house.pass(Duration.ofMinutes(6));

            assertThat(house.desktop.nags)
                    .extracting(nag -> nag.notification().loudness())
                    .containsExactly(Loudness.NORMAL, Loudness.NORMAL, Loudness.LOUD, Loudness.LOUD);
            assertThat(house.desktop.nags.getLast().notification().urgency()).isEqualTo(Urgency.CRITICAL);
            assertThat(popup.nags).extracting(nag -> nag.notification().nag()).containsExactly(5, 6);
        }

        @Test
        void beyondTheLastMediumStaysOnTheLast() {
            house.addIn(Duration.ofMinutes(1), "tea", policy);

            house.pass(Duration.ofMinutes(20));

            assertThat(popup.nags).hasSize(16);
        }

        @Test
        void staysWhereItIsSeen() {
            var console = new ArrayList<RecordingMedium>();
            try (var other = new House(1, House.START, new MemoryRepository(), world -> {
                console.add(new RecordingMedium("console", world).asLastResort());
                return List.copyOf(console);
            })) {
                other.addIn(Duration.ofMinutes(1), "tea", policy);

                other.pass(Duration.ofMinutes(20));

                assertThat(other.desktop.nags).hasSize(20);
                assertThat(console.getFirst().nags).isEmpty();
            }
        }
    }

    /// The desktop shows on what a killed program cannot take back.
    @Nested
    class LeftByAKilledProgram {
        @Test
        void isTakenBackWhereItWasAnsweredMeanwhile() {
            tea();
            house.addIn(Duration.ofMinutes(1), "cake", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(2));
            var tea = house.fire("tea").fire().fence();
            var cake = house.fire("cake").fire().fence();

            house.restartAfter(() -> {
                house.atRest().answer(tea, new Answer.Done());
                house.atRest().answer(cake, new Answer.Snooze(house.now().plus(Duration.ofHours(1))));
            });

            assertThat(house.desktop.shown).isEmpty();
        }

        @Test
        void staysWhereItStillRings() {
            tea();
            house.pass(Duration.ofMinutes(2));

            house.restart();

            assertThat(house.desktop.withdrawn).isEmpty();
        }

        @Test
        void staysWhereItSaysThatNobodyAnswered() {
            house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES.withMax(1));
            house.pass(Duration.ofHours(1));
            assertThat(house.desktop.shown).hasSize(1);

            house.restart();

            assertThat(house.desktop.shown).hasSize(1);
        }
    }

    /// A person sees one thing of a fire, wherever its nags went.
    @Nested
    class ReplacedAndNotStacked {
        private static final Duration MINUTE = Duration.ofMinutes(1);
        private static final NagPolicy HOURLY = NagPolicy.every(Duration.ofHours(1));

        /// Nag 1 on the desktop, all others on the popup.
        private final NagPolicy climbing = NagPolicy.every(MINUTE).withEscalation(new Escalation(0, 1));

        @Test
        void theBubbleGoesWhenItsNagClimbed() {
            house.addIn(MINUTE, "tea", climbing);
            house.pass(Duration.ofSeconds(90));
            assertThat(house.desktop.shown).hasSize(1);

            house.pass(MINUTE);

            assertThat(popup.shown).hasSize(1);
            assertThat(house.desktop.shown).isEmpty();
        }

        @Test
        void thePopupGoesWhenTheEndIsNoted() {
            house.addIn(MINUTE, "tea", climbing.withMax(3));
            house.pass(Duration.ofSeconds(210));
            assertThat(popup.shown).hasSize(1);

            house.pass(MINUTE);

            assertThat(house.desktop.nags.getLast().notification().loudness()).isEqualTo(Loudness.SILENT);
            assertThat(house.desktop.shown).hasSize(1);
            assertThat(popup.shown).isEmpty();
        }

        /// A popup whose window is frozen says so, and shows it once it goes on.
        @Test
        void whatWasRefusedAndIsShownLaterAllTheSameGoesWhenTheEndIsNoted() {
            house.addIn(MINUTE, "tea", climbing.withMax(3));
            house.pass(Duration.ofSeconds(90));
            var fence = house.fire("tea").fire().fence();
            popup.failure = () -> {
                popup.shown.add(fence);
                return new DeliveryResult.Failed("frozen");
            };
            house.pass(MINUTE.multipliedBy(2));
            assertThat(popup.shown).hasSize(1);

            house.pass(MINUTE);

            assertThat(house.desktop.shown).hasSize(1);
            assertThat(popup.shown).isEmpty();
        }

        @Test
        void thePopupGoesHoweverManyOthersWereAnsweredSince() {
            house.service().steer("default", new ReminderService.PoolCommand.Limit(2_000));
            house.desktop.become(new Availability.Absent("no bus"));
            house.addIn(MINUTE, "tea", HOURLY);
            house.pass(Duration.ofMinutes(2));
            answeredOthers(600);
            answeredOthers(600);
            assertThat(popup.shown).hasSize(1);

            house.desktop.become(new Availability.Ready());
            house.pass(MINUTE);

            assertThat(house.desktop.shown).hasSize(1);
            assertThat(popup.shown).isEmpty();
        }

        private void answeredOthers(int many) {
            for (var other = 0; other < many; other++) {
                house.addIn(Duration.ofSeconds(1), "other", HOURLY);
            }
            house.pass(MINUTE);
            house.service().fires().stream()
                    .filter(view -> view.reminder().title().equals("other"))
                    .forEach(view -> house.service().answer(view.fire().fence(), new Answer.Done()));
            house.pass(MINUTE);
        }

        @Test
        void nothingIsWithdrawnFromWhereItWasNotShown() {
            house.addIn(MINUTE, "tea", NagPolicy.every(MINUTE).withMax(5));

            house.pass(Duration.ofMinutes(10));

            assertThat(house.desktop.nags).hasSize(6);
            assertThat(popup.withdrawn).isEmpty();
        }

        @Test
        void theBubbleIsWithdrawnOnceHoweverManyNagsFollowOnThePopup() {
            house.addIn(MINUTE, "tea", climbing);

            house.pass(Duration.ofMinutes(10));

            assertThat(popup.nags).hasSize(9);
            assertThat(house.desktop.withdrawn).hasSize(1);
        }

        @Test
        void nothingIsWithdrawnWhereATurnIsOverAndTheNextOneIsShownInTheSamePlace() {
            house.service().steer("default", new ReminderService.PoolCommand.Limit(1));
            house.addIn(MINUTE, "tea", NagPolicy.every(MINUTE));
            house.addIn(MINUTE, "cake", NagPolicy.every(MINUTE));
            house.pass(Duration.ofSeconds(210));
            assertThat(house.desktop.titles()).hasSize(3);

            assertThat(popup.withdrawn)
                    .as("taken off everywhere when its turn was over, and no more")
                    .hasSize(2);
        }

        @Test
        void thePopupGoesWhenALowerDesktopWorksAgain() {
            house.desktop.failure = () -> new DeliveryResult.Failed("refused");
            house.addIn(MINUTE, "tea", NagPolicy.every(Duration.ofHours(8)));
            house.pass(Duration.ofMinutes(5));
            assertThat(popup.shown).hasSize(1);

            house.desktop.failure = DeliveryResult.Delivered::new;
            house.pass(Duration.ofHours(2));

            assertThat(house.desktop.shown).hasSize(1);
            assertThat(popup.shown).isEmpty();
        }

        @Test
        void thePopupStaysBesideADesktopThatAppearsAndTakesNoAnswers() {
            house.desktop.become(new Availability.Absent("no bus"));
            house.addIn(MINUTE, "tea", NagPolicy.every(Duration.ofHours(8)));
            house.pass(Duration.ofMinutes(5));

            house.desktop.become(new Availability.ReadyWithoutAnswers());
            house.pass(MINUTE);

            assertThat(house.desktop.shown).hasSize(1);
            assertThat(popup.shown).hasSize(1);
        }

        @Test
        void aDesktopThatTakesNoAnswersKeepsWhatThePopupJoins() {
            house.desktop.become(new Availability.ReadyWithoutAnswers());
            house.addIn(MINUTE, "tea", NagPolicy.every(MINUTE));

            house.pass(Duration.ofMinutes(5));

            assertThat(house.desktop.shown).hasSize(1);
            assertThat(popup.shown).hasSize(1);
            assertThat(house.desktop.withdrawn).isEmpty();
        }

        @Test
        void theOlderBubbleGoesWhereTheDesktopRefusesTheNextNag() {
            house.addIn(MINUTE, "tea", NagPolicy.every(MINUTE));
            house.pass(Duration.ofSeconds(90));

            house.desktop.failure = () -> new DeliveryResult.Failed("refused");
            house.pass(MINUTE);

            assertThat(popup.shown).hasSize(1);
            assertThat(house.desktop.shown).isEmpty();
        }

        @Test
        void theBubbleOfAnEngineThatEndedGoesWhenTheNextOneClimbs() {
            house.addIn(MINUTE, "tea", climbing);
            house.pass(Duration.ofSeconds(90));

            house.restartAfter(() -> house.world.setClock(house.now().plus(Duration.ofMinutes(5))));
            house.pass(Duration.ofSeconds(1));

            assertThat(popup.nags).isNotEmpty();
            assertThat(house.desktop.shown).isEmpty();
        }

        @Test
        void theBubbleThatAKillLeftBesideThePopupGoesWhenThatIsPutBack() {
            house.addIn(MINUTE, "tea", climbing);
            house.pass(Duration.ofSeconds(150));
            var fence = house.fire("tea").fire().fence();

            house.restartAfter(() -> house.desktop.shown.add(fence));
            house.pass(Duration.ofSeconds(1));

            assertThat(popup.restored).hasSize(1);
            assertThat(popup.shown).containsExactly(fence);
            assertThat(house.desktop.shown).isEmpty();
        }

        @Test
        void whatNobodyMayLookAtTakesNothingAway() {
            var console = new ArrayList<RecordingMedium>();
            try (var other = new House(1, House.START, new MemoryRepository(), world -> {
                console.add(new RecordingMedium("console", world).asLastResort());
                return List.copyOf(console);
            })) {
                other.addIn(MINUTE, "tea", NagPolicy.every(MINUTE));
                other.pass(Duration.ofSeconds(90));

                other.desktop.failure = () -> new DeliveryResult.Failed("refused");
                other.pass(MINUTE);

                assertThat(console.getFirst().titles()).containsExactly("tea");
                assertThat(other.desktop.shown).hasSize(1);
            }
        }

        @Test
        void whatASlowDesktopShowsTooLateGoesSinceThePopupHasIt() {
            var slow = MediumCall.DEADLINE.dividedBy(5).multipliedBy(3);
            for (var title : List.of("a", "b", "c")) {
                house.addIn(MINUTE, title, HOURLY.withQuietHours(NagPolicy.QuietHours.IGNORED));
            }
            house.restartAfter(() -> {
                house.world.setClock(house.now().plus(Duration.ofHours(2)));
                house.desktop.failure = () -> {
                    hangFor(slow);
                    return new DeliveryResult.Delivered();
                };
                house.desktop.digestFailure = house.desktop.failure;
            });
            house.pass(Duration.ofSeconds(25));

            assertThat(house.desktop.nags).as("one of them in vain").hasSize(3);
            assertThat(popup.nags).hasSize(1);
            assertThat(popup.shown).hasSize(1).doesNotContainAnyElementsOf(house.desktop.shown);
            assertThat(house.desktop.shown).hasSize(2);
        }

        @Test
        void whatIsShownAnewStaysThoughTheDesktopIsLateToTakeTheOlderOneAway() {
            house.desktop.onWithdrawal = () -> {
                house.desktop.onWithdrawal = () -> {};
                hangFor(Duration.ofSeconds(6));
            };
            house.addIn(
                    MINUTE,
                    "tea",
                    NagPolicy.every(Duration.ofSeconds(2))
                            .withEscalation(new Escalation(0, 1))
                            .withMax(2));
            house.pass(Duration.ofSeconds(65));
            assertThat(popup.shown).as("the end of it waits for the desktop").hasSize(1);

            house.pass(Duration.ofSeconds(10));

            assertThat(house.desktop.withdrawn).hasSize(1);
            assertThat(house.desktop.nags.getLast().notification().loudness()).isEqualTo(Loudness.SILENT);
            assertThat(house.desktop.shown).hasSize(1);
            assertThat(popup.shown).isEmpty();
        }
    }

    @Nested
    class SeveralAtOnce {
        @Test
        void areToldTogetherWithAnAnswerForEach() {
            for (var title : List.of("a", "b", "c", "d", "e")) {
                house.addIn(Duration.ofMinutes(1), title, EVERY_TEN_MINUTES);
            }
            house.pass(Duration.ofMinutes(2));

            var waiting = house.desktop.digests.getLast();
            assertThat(waiting.occasion()).isEqualTo(Occasion.WAITING);
            assertThat(waiting.items()).extracting(Item::title).hasSize(2);
            waiting.items()
                    .forEach(item -> house.desktop.respond(new Response.Answered(item.fence(), new Answer.Done())));
            house.pass(Duration.ofSeconds(2));

            assertThat(house.service().fires()).hasSize(3);
            assertThat(house.desktop.digests.getLast().items()).isEmpty();
        }

        @Test
        void areToldOnTheNextRungWhereTheFirstCannot() {
            house.desktop.become(new Availability.Absent("no bus"));
            for (var title : List.of("a", "b", "c", "d")) {
                house.addIn(Duration.ofMinutes(1), title, EVERY_TEN_MINUTES);
            }
            house.pass(Duration.ofMinutes(2));

            assertThat(popup.digests).isNotEmpty();
        }

        @Test
        void areToldToAServerThatAppearsWhereNobodyCould() {
            everyMediumIsAbsent();
            for (var title : List.of("a", "b", "c", "d", "e")) {
                house.addIn(Duration.ofMinutes(1), title, NagPolicy.every(Duration.ofHours(8)));
            }
            house.pass(Duration.ofMinutes(2));

            house.desktop.become(new Availability.Ready());
            house.pass(Duration.ofSeconds(31));

            assertThat(house.desktop.digests).hasSize(1).allSatisfy(digest -> {
                assertThat(digest.occasion()).isEqualTo(Occasion.WAITING);
                assertThat(digest.items()).hasSize(2);
            });
            house.pass(Duration.ofMinutes(10));
            assertThat(house.desktop.digests).hasSize(1);
        }

        private Optional<Digest> lastOf(RecordingMedium medium) {
            return medium.digests.stream().reduce((_, last) -> last);
        }

        @Test
        void comeToAServerThatAppearsLaterAndGoFromTheNextRung() {
            house.desktop.become(new Availability.Absent("no bus"));
            for (var title : List.of("a", "b", "c", "d")) {
                house.addIn(Duration.ofMinutes(1), title, NagPolicy.every(Duration.ofHours(8)));
            }
            house.pass(Duration.ofMinutes(2));
            assertThat(lastOf(popup))
                    .hasValueSatisfying(digest -> assertThat(digest.items()).hasSize(1));

            house.desktop.become(new Availability.Ready());
            house.pass(Duration.ofSeconds(31));

            assertThat(lastOf(house.desktop))
                    .hasValueSatisfying(digest -> assertThat(digest.items()).hasSize(1));
            assertThat(lastOf(popup))
                    .hasValueSatisfying(digest -> assertThat(digest.items()).isEmpty());
        }

        @Test
        void goOnceEachOfThemWasAnswered() {
            for (var title : List.of("a", "b")) {
                house.addIn(Duration.ofMinutes(30), title, NagPolicy.every(Duration.ofHours(8)));
            }
            house.restartAfter(() -> house.pass(Duration.ofHours(2)));
            house.pass(Duration.ofMinutes(1));
            house.service().answer(house.fire("a").fire().fence(), new Answer.Done());
            house.pass(Duration.ofSeconds(2));
            assertThat(house.desktop.digests).hasSize(1);

            house.service().answer(house.fire("b").fire().fence(), new Answer.Done());
            house.pass(Duration.ofSeconds(2));

            assertThat(lastOf(house.desktop)).hasValueSatisfying(digest -> {
                assertThat(digest.occasion()).isEqualTo(Occasion.WHILE_AWAY);
                assertThat(digest.items()).isEmpty();
            });
        }

        private void missThreeWhileEveryMediumIsAbsent() {
            everyMediumIsAbsent();
            for (var title : List.of("a", "b", "c")) {
                house.addIn(Duration.ofMinutes(30), title, NagPolicy.every(Duration.ofHours(8)));
            }
            house.restartAfter(() -> house.pass(Duration.ofHours(2)));
            house.pass(Duration.ofMinutes(1));
        }

        @Test
        void thatAnAbsenceMadeLateAreToldToAServerThatAppearsWithoutThoseThatWereAnsweredMeanwhile() {
            missThreeWhileEveryMediumIsAbsent();
            house.service().answer(house.fire("b").fire().fence(), new Answer.Done());

            house.desktop.become(new Availability.Ready());
            house.pass(Duration.ofSeconds(31));

            assertThat(house.desktop.digests).hasSize(1).allSatisfy(digest -> {
                assertThat(digest.occasion()).isEqualTo(Occasion.WHILE_AWAY);
                assertThat(digest.items()).extracting(Item::title).containsExactlyInAnyOrder("a", "c");
            });
        }

        @Test
        void areToldByTheNextOfOneThatHangsWithoutThoseThatWereAnsweredMeanwhile() {
            var begun = new ArrayList<Instant>();
            house.desktop.digestFailure = () -> {
                begun.add(house.now());
                hang();
                return new DeliveryResult.Failed("too late");
            };
            for (var title : List.of("a", "b", "c")) {
                house.addIn(Duration.ofMinutes(30), title, NagPolicy.every(Duration.ofHours(8)));
            }
            house.restartAfter(() -> house.pass(Duration.ofHours(2)));
            house.pass(Duration.ofSeconds(5));
            assertThat(begun).hasSize(1);
            assertThat(popup.digests).isEmpty();

            house.service().answer(house.fire("b").fire().fence(), new Answer.Done());
            house.pass(Duration.ofMinutes(1));

            assertThat(popup.digests)
                    .hasSize(1)
                    .allSatisfy(digest ->
                            assertThat(digest.items()).extracting(Item::title).containsExactlyInAnyOrder("a", "c"));
        }

        @Test
        void whereNobodyCouldWaitForTheEndOfQuietWithAServerThatAppearsInIt() {
            missThreeWhileEveryMediumIsAbsent();
            house.service().silence(Optional.of(house.now().plus(Duration.ofMinutes(10))));

            house.desktop.become(new Availability.Ready());
            house.pass(Duration.ofMinutes(9));
            assertThat(house.desktop.digests).isEmpty();
            house.pass(Duration.ofMinutes(2));

            assertThat(house.desktop.digests).extracting(Digest::occasion).containsExactly(Occasion.WHILE_AWAY);
        }
    }

    @Test
    void aTrialSaysOfEachMediumWhatBecameOfIt() {
        popup.become(new Availability.Absent("no display"));

        assertThat(house.service().tryMedia())
                .extracting(trial ->
                        trial.medium() + " " + trial.result().getClass().getSimpleName())
                .containsExactly("desktop Delivered", "popup Failed");
        assertThat(house.desktop.nags)
                .extracting(RecordingMedium.Nag::notification)
                .extracting(Notification::title)
                .containsExactly("Gadfly");
    }
}
