package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.EditResult;
import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Digest.Occasion;
import io.gadfly.notification.Medium.Availability;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Until;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.StoreException;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is told together after an absence and after quiet, through the engine.
class DigestGatheringTest {
    private static final NagPolicy EVERY_TEN_MINUTES = NagPolicy.every(Duration.ofMinutes(10));
    private static final Duration ONE_HOUR = Duration.ofHours(1);
    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final Damage store = new Damage();
    private final House house = new House(1, House.START, store);

    /// Cannot read some of its rows.
    private static final class Damage extends ForwardingRepository {
        private final Set<ReminderId> damaged = new HashSet<>();
        /// Fails as soon as somebody wants to tell.
        private boolean isMute;

        Damage() {
            super(new MemoryRepository());
        }

        @Override
        public Optional<Reminder> find(ReminderId id) {
            if (damaged.contains(id)) {
                throw new StoreException("damaged");
            }
            return super.find(id);
        }

        @Override
        public Optional<String> findMemo(String name) {
            if (isMute && name.equals(Memos.QUIET)) {
                throw new StoreException("damaged");
            }
            return super.findMemo(name);
        }
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void add(int count) {
        for (var i = 0; i < count; i++) {
            house.addIn(Duration.ofMinutes(5), "reminder " + i, EVERY_TEN_MINUTES);
        }
    }

    private List<Digest> digests(Occasion occasion) {
        return house.desktop.digests.stream()
                .filter(digest -> digest.occasion() == occasion)
                .toList();
    }

    /// From 8:30 to 11:00 in Berlin, in which the house begins.
    private void beQuiet() {
        house.settings = new EngineSettings(
                LocalTime.of(9, 0),
                Duration.ofMinutes(10),
                Optional.of(new QuietHours(LocalTime.of(8, 30), LocalTime.of(11, 0))),
                Map.of(),
                Map.of(),
                0);
    }

    @Test
    void anAbsenceIsToldOnceHoweverManyFellDue() {
        add(700);

        house.restartAfter(() -> house.world.setClock(house.now().plus(Duration.ofHours(2))));
        house.pass(Duration.ofMinutes(1));

        assertThat(digests(Occasion.WHILE_AWAY))
                .hasSize(1)
                .allSatisfy(digest -> assertThat(digest.items()).hasSize(700));
    }

    @Test
    void thoseThatAreNotNamedAreCounted() {
        add(1_003);

        house.restartAfter(() -> house.world.setClock(house.now().plus(Duration.ofHours(2))));
        house.pass(Duration.ofMinutes(1));

        assertThat(digests(Occasion.WHILE_AWAY)).extracting(Digest::count).containsExactly(1_003);
    }

    private Reminder addLenient(MisfirePolicy missed) {
        var reminder = house.addIn(Duration.ofMinutes(5), "lottery", EVERY_TEN_MINUTES);
        return house.service().edit(reminder, reminder.definition().withMisfire(missed))
                        instanceof EditResult.Saved(var saved)
                ? saved
                : reminder;
    }

    private void beAway(Duration duration) {
        house.restartAfter(() -> house.world.setClock(house.now().plus(duration)));
        house.pass(Duration.ofMinutes(1));
    }

    @Test
    void whatItsPolicyPassesOverForGoodIsNamed() {
        for (var policy : List.<MisfirePolicy>of(
                new MisfirePolicy.SkipToNext(), new MisfirePolicy.DropIfLate(Duration.ofHours(1)))) {
            house.desktop.digests.clear();
            var lottery = addLenient(policy);

            beAway(Duration.ofDays(7));

            assertThat(digests(Occasion.PASSED_OVER))
                    .hasSize(1)
                    .first()
                    .satisfies(digest -> assertThat(digest.items())
                            .extracting(Digest.Item::title)
                            .containsExactly("lottery"));
            var planned = house.repository.findPlanned(lottery.id()).orElseThrow();
            assertThat(house.service().unfinished(planned))
                    .hasValueSatisfying(view -> assertThat(view.fire().state()).isInstanceOf(NagState.Missed.class));
            assertThat(house.service().timeline(lottery.id())).last().satisfies(line -> {
                assertThat(line.step()).isEqualTo("fire.missed");
                assertThat(line.cause()).isEqualTo("passedOver");
            });
        }
    }

    @Test
    void whatItsPolicyPassesOverInQuietIsNamedAfterIt() {
        beQuiet();
        addLenient(new MisfirePolicy.SkipToNext());
        beAway(Duration.ofMinutes(90));
        assertThat(digests(Occasion.PASSED_OVER)).isEmpty();

        house.pass(Duration.ofHours(1));

        assertThat(digests(Occasion.PASSED_OVER)).hasSize(1);
    }

    @Test
    void whatItsPolicyPassesOverInQuietIsNamedAlsoWhereTheProgramEndedBeforeTheQuiet() {
        beQuiet();
        addLenient(new MisfirePolicy.SkipToNext());
        beAway(Duration.ofMinutes(90));

        beAway(Duration.ofHours(2));

        assertThat(digests(Occasion.PASSED_OVER))
                .hasSize(1)
                .first()
                .satisfies(digest -> assertThat(digest.items())
                        .extracting(Digest.Item::title)
                        .containsExactly("lottery"));
        beAway(Duration.ofHours(2));
        assertThat(digests(Occasion.PASSED_OVER)).hasSize(1);
    }

    @Test
    void whatWasPassedOverIsNamedByTheNextOneWhereItsClaimantDied() {
        addLenient(new MisfirePolicy.SkipToNext());
        store.isMute = true;
        beAway(Duration.ofHours(2));
        assertThat(digests(Occasion.PASSED_OVER)).isEmpty();

        house.restartAfter(() -> store.isMute = false);
        house.pass(Duration.ofMinutes(1));

        assertThat(digests(Occasion.PASSED_OVER)).hasSize(1);
    }

    @Test
    void whatWasPassedOverAndFoundNoMediumIsNamedAfterARestart() {
        addLenient(new MisfirePolicy.SkipToNext());
        house.desktop.become(new Availability.Absent("no session"));
        beAway(Duration.ofHours(2));
        assertThat(digests(Occasion.PASSED_OVER)).isEmpty();

        house.restartAfter(() -> house.desktop.become(new Availability.Ready()));
        house.pass(Duration.ofMinutes(1));

        assertThat(digests(Occasion.PASSED_OVER)).hasSize(1);
        house.restart();
        house.pass(Duration.ofMinutes(1));
        assertThat(digests(Occasion.PASSED_OVER)).hasSize(1);
    }

    @Test
    void whatWasPassedOverAndWaitsForAMediumIsNamedOnceWithWhatFollows() {
        addLenient(new MisfirePolicy.SkipToNext());
        house.desktop.become(new Availability.Absent("no session"));
        beAway(Duration.ofHours(2));
        addLenient(new MisfirePolicy.SkipToNext());
        house.sleepFor(Duration.ofHours(2));
        house.pass(Duration.ofMinutes(1));

        house.desktop.become(new Availability.Ready());
        house.pass(Duration.ofHours(1));

        assertThat(digests(Occasion.PASSED_OVER))
                .hasSize(1)
                .first()
                .satisfies(digest -> assertThat(digest.items()).hasSize(2));
    }

    @Test
    void whatWasPassedOverWhileTheDesktopAskedForSilenceIsNamedOnceWhenItDoesNoMore() {
        addLenient(new MisfirePolicy.SkipToNext());
        house.desktop.become(new Availability.Inhibited());
        beAway(Duration.ofHours(2));
        assertThat(digests(Occasion.PASSED_OVER)).isEmpty();

        house.desktop.become(new Availability.Ready());
        house.pass(Duration.ofHours(1));

        assertThat(digests(Occasion.PASSED_OVER)).hasSize(1);
        house.restart();
        house.pass(Duration.ofHours(1));
        assertThat(digests(Occasion.PASSED_OVER)).hasSize(1);
    }

    @Test
    void whatWasPassedOverIsNamedByTheNextDeliveriesWhereThoseThatOwedItWereKilled() {
        addLenient(new MisfirePolicy.SkipToNext());
        house.desktop.become(new Availability.Absent("no session"));
        beAway(Duration.ofHours(2));

        killDeliveries();
        house.pass(Duration.ofMinutes(1));
        house.desktop.become(new Availability.Ready());
        house.pass(Duration.ofHours(1));

        assertThat(digests(Occasion.PASSED_OVER)).hasSize(1);
    }

    private void killDeliveries() {
        var deliveries = house.service().processes().children().stream()
                .filter(process -> process.behaviour().equals(Deliveries.class.getSimpleName()))
                .findFirst()
                .orElseThrow();
        assertThat(house.service().kill(deliveries.pid())).isTrue();
    }

    @Test
    void whatWasPassedOverInQuietAndDeletedThereIsNotNamed() {
        beQuiet();
        var lottery = addLenient(new MisfirePolicy.SkipToNext());
        beAway(Duration.ofMinutes(90));
        house.service().delete(List.of(lottery.id()));

        house.pass(Duration.ofHours(1));

        assertThat(digests(Occasion.PASSED_OVER)).isEmpty();
    }

    @Test
    void whatComesAgainIsNotNamedWhereItsPolicyPassesOverOne() {
        var daily = house.add("vitamins", CalendarTime.utc(house.now().plusSeconds(60)), Frequency.DAILY);
        house.service().edit(daily, daily.definition().withMisfire(new MisfirePolicy.SkipToNext()));

        beAway(Duration.ofDays(7).plusHours(3));

        assertThat(digests(Occasion.PASSED_OVER)).isEmpty();
    }

    @Test
    void aFreeNagOfTheHourIsNoEndOfQuietHours() {
        house.settings = new EngineSettings(
                LocalTime.of(9, 0), Duration.ofMinutes(10), Optional.empty(), Map.of("default", 30), Map.of(), 6);
        add(20);

        house.pass(Duration.ofHours(6));

        assertThat(digests(Occasion.QUIET_HOURS_OVER)).isEmpty();
    }

    @Test
    void theEndOfQuietIsToldOnceHoweverManyItHeldBack() {
        beQuiet();
        add(700);

        house.pass(Duration.ofHours(2).plusMinutes(1));

        assertThat(digests(Occasion.QUIET_HOURS_OVER)).hasSize(1);
        assertThat(digests(Occasion.QUIET_HOURS_OVER).getFirst().items()).isNotEmpty();
    }

    @Test
    void whatGivesUpAtTheEndOfQuietSinceItsPatienceEndedInItIsNotNamed() {
        for (var title : List.of("given up", "given up, too")) {
            house.addIn(Duration.ofMinutes(1), title, EVERY_TEN_MINUTES.withUntil(new Until.For(ONE_HOUR)));
        }
        house.addIn(Duration.ofMinutes(1), "patient", EVERY_TEN_MINUTES.withUntil(new Until.For(ONE_DAY)));
        house.pass(Duration.ofMinutes(15));
        house.service().silence(Optional.of(house.now().plus(Duration.ofHours(2))));
        add(1);

        house.pass(Duration.ofHours(2).plusSeconds(1));

        assertThat(digests(Occasion.QUIET_HOURS_OVER)).hasSize(1).allSatisfy(digest -> {
            assertThat(digest.count()).isEqualTo(2);
            assertThat(digest.items())
                    .extracting(Digest.Item::title)
                    .containsExactlyInAnyOrder("patient", "reminder 0");
        });
    }

    @Test
    void whatHasNotRungYetIsNamedThoughItsPatienceEndedInQuiet() {
        beQuiet();
        for (var title : List.of("one", "other")) {
            house.addIn(Duration.ofMinutes(40), title, EVERY_TEN_MINUTES.withUntil(new Until.For(ONE_HOUR)));
        }

        house.pass(Duration.ofHours(3));

        assertThat(digests(Occasion.QUIET_HOURS_OVER))
                .hasSize(1)
                .allSatisfy(digest -> assertThat(digest.items()).hasSize(2));
    }

    @Test
    void quietThatEndedWhileNothingRanIsToldAtTheStart() {
        beQuiet();
        add(3);
        house.pass(Duration.ofMinutes(10));

        house.restartAfter(() -> house.world.setClock(house.now().plus(Duration.ofHours(3))));
        house.pass(Duration.ofSeconds(1));

        assertThat(digests(Occasion.QUIET_HOURS_OVER))
                .hasSize(1)
                .allSatisfy(digest -> assertThat(digest.items()).hasSize(3));
    }

    @Test
    void anAbsenceIsNotToldInQuietHours() {
        add(3);

        house.restartAfter(() -> {
            beQuiet();
            house.world.setClock(house.now().plus(Duration.ofMinutes(30)));
        });
        house.pass(Duration.ofMinutes(10));
        assertThat(house.desktop.digests).isEmpty();

        house.pass(Duration.ofMinutes(81));
        assertThat(digests(Occasion.QUIET_HOURS_OVER)).hasSize(1);
    }

    @Test
    void oneThatCannotBeReadIsCountedAmongThoseThatAreNamed() {
        add(2);
        var damaged = house.addIn(Duration.ofMinutes(5), "damaged", EVERY_TEN_MINUTES);

        house.restartAfter(() -> {
            store.damaged.add(damaged.id());
            house.world.setClock(house.now().plus(Duration.ofHours(2)));
        });
        house.pass(Duration.ofMinutes(1));

        assertThat(digests(Occasion.WHILE_AWAY)).hasSize(1).allSatisfy(digest -> {
            assertThat(digest.count()).isEqualTo(3);
            assertThat(digest.items())
                    .extracting(Digest.Item::title)
                    .containsExactlyInAnyOrder("reminder 0", "reminder 1");
        });
    }

    @Test
    void oneThatCannotBeReadKeepsNoOtherBackAfterQuietAndMakesNoneLate() {
        beQuiet();
        add(2);
        var damaged = house.addIn(Duration.ofMinutes(5), "damaged", EVERY_TEN_MINUTES);
        house.addIn(Duration.ofHours(3).plusSeconds(7), "punctual", NagPolicy.once());
        house.pass(Duration.ofMinutes(10));

        store.damaged.add(damaged.id());
        house.pass(Duration.ofHours(4));

        assertThat(digests(Occasion.QUIET_HOURS_OVER))
                .hasSize(1)
                .allSatisfy(digest -> assertThat(digest.items())
                        .extracting(Digest.Item::title)
                        .containsExactlyInAnyOrder("reminder 0", "reminder 1"));
        assertThat(house.desktop.nags)
                .filteredOn(nag -> nag.title().equals("punctual"))
                .extracting(RecordingMedium.Nag::at)
                .first()
                .isEqualTo(House.START.plus(Duration.ofHours(3).plusSeconds(7)));
    }

    @Test
    void oneThatCanBeReadAgainWakes() {
        beQuiet();
        add(1);
        house.pass(Duration.ofMinutes(10));
        var asleep = house.fire("reminder 0").reminder().id();
        store.damaged.add(asleep);
        house.pass(Duration.ofHours(4));

        store.damaged.clear();
        house.pass(Duration.ofMinutes(1));

        assertThat(house.desktop.titles()).endsWith("reminder 0");
    }

    @Test
    void tellOnceTellsOnceHoweverManyWereMissed() {
        house.add("pulse", CalendarTime.utc(house.now().plusSeconds(60)), Frequency.MINUTELY);

        house.restartAfter(() -> house.world.setClock(house.now().plus(Duration.ofHours(50))));
        house.pass(Duration.ofSeconds(1));

        assertThat(house.service().fires()).hasSizeBetween(1, 2);
        assertThat(house.service().fires().getFirst().fire().missed()).isGreaterThanOrEqualTo(2_998);
    }
}
