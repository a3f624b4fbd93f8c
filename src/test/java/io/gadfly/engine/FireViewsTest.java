package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Three are due at 8:01 and nag every ten minutes.
class FireViewsTest {
    private static final Instant DUE = House.START.plus(Duration.ofMinutes(1));
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private void threeThatAreDue() {
        for (var title : List.of("tea", "pills", "cat")) {
            house.addIn(Duration.ofMinutes(1), title, NagPolicy.every(TEN_MINUTES));
        }
        house.pass(Duration.ofMinutes(2));
    }

    private void limit(int limit) {
        house.service().steer("default", new PoolCommand.Limit(limit));
    }

    private List<Optional<Instant>> bounds() {
        return house.service().fires().stream().map(FireView::startsBy).toList();
    }

    @Test
    void whatRingsComesFirstAndHasNoBound() {
        limit(2);
        threeThatAreDue();

        assertThat(bounds()).containsExactly(Optional.empty(), Optional.empty(), Optional.of(DUE.plus(TEN_MINUTES)));
        assertThat(house.service().fires()).extracting(FireView::position).containsExactly(0, 0, 1);
    }

    @Test
    void whoComesWhereAllSlotsAreHeldStartsByTheEndOfTheFirstTurnThatRunsThen() {
        limit(2);
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(TEN_MINUTES));
        house.addIn(Duration.ofMinutes(2), "pills", NagPolicy.every(Duration.ofMinutes(30)));
        house.pass(Duration.ofMinutes(3));
        var due = house.now().plus(Duration.ofMinutes(2));
        var cat = Definition.of(Details.of("cat"), Schedule.once(CalendarTime.utc(due)));

        var bound = startsBy(cat, due);
        var added = house.service().add(cat);
        house.pass(Duration.ofMinutes(30));

        assertThat(bound).isEqualTo(DUE.plus(TEN_MINUTES));
        assertThat(house.desktop.nags)
                .filteredOn(nag -> nag.notification().fence().reminder().equals(added.id()))
                .first()
                .extracting(RecordingMedium.Nag::at)
                .isEqualTo(bound);
    }

    @Test
    void whoComesWhereASlotIsFreeNeedNotWait() {
        limit(2);
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(TEN_MINUTES));
        house.pass(Duration.ofMinutes(3));
        var cat = Definition.of(Details.of("cat"), Schedule.once(CalendarTime.utc(house.now())));

        assertThat(house.service().start(cat, house.now().plus(TEN_MINUTES))).isEqualTo(new Start.AtOnce());
    }

    private Instant startsBy(Definition definition, Instant due) {
        return house.service().start(definition, due) instanceof Start.By(var at) ? at : Instant.MAX;
    }

    /// Nothing rings yet when it is added.
    @Test
    void whoComesBehindOthersThatAreSavedStartsWhenTheyHadTheirTurns() {
        limit(1);
        for (var i = 0; i < 3; i++) {
            house.addIn(Duration.ofMinutes(20 + i), "saved " + i, NagPolicy.every(TEN_MINUTES));
        }
        var due = house.now().plus(Duration.ofMinutes(30));
        var cat = Definition.of(Details.of("cat"), Schedule.once(CalendarTime.utc(due)));

        var bound = startsBy(cat, due);
        var added = house.service().add(cat);
        assertThat(startsBy(cat, due)).isEqualTo(bound);
        house.pass(Duration.between(house.now(), bound));

        assertThat(bound).isEqualTo(due.plus(TEN_MINUTES.multipliedBy(3)));
        assertThat(house.desktop.nags)
                .anyMatch(nag -> nag.notification().fence().reminder().equals(added.id()));
    }

    @Test
    void whoComesBehindMoreThanAreLookedAtIsPromisedNothing() {
        limit(1);
        for (var i = 0; i <= Comers.MOST; i++) {
            house.addIn(Duration.ofMinutes(20), "saved " + i, NagPolicy.every(TEN_MINUTES));
        }
        var due = house.now().plus(Duration.ofMinutes(30));
        var cat = Definition.of(Details.of("cat"), Schedule.once(CalendarTime.utc(due)));

        assertThat(house.service().start(cat, due)).isEqualTo(new Start.Unknown());
    }

    /// One a minute, of which each takes its turn before whoever gave up its own, as long as it may.
    @Test
    void whoGaveUpItsTurnHasTheNextByItsBoundHoweverManyCome() {
        limit(1);
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(TEN_MINUTES));
        house.addIn(Duration.ofMinutes(2), "pills", NagPolicy.every(TEN_MINUTES));
        for (var i = 0; i < 100; i++) {
            house.addIn(Duration.ofMinutes(20 + i), "newcomer", NagPolicy.every(TEN_MINUTES));
        }
        house.pass(Duration.ofMinutes(15));
        var bound = house.fire("tea").startsBy().orElseThrow();
        house.desktop.nags.clear();

        house.pass(Duration.between(house.now(), bound));

        assertThat(house.desktop.nags).extracting(RecordingMedium.Nag::title).contains("tea");
        assertThat(house.desktop.nags.size()).isGreaterThan(2);
    }

    @Test
    void whatIsOfLowPriorityRingsByItsBoundHoweverManyCome() {
        limit(1);
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(TEN_MINUTES));
        for (var i = 0; i < 100; i++) {
            house.addIn(Duration.ofMinutes(3 + i), "newcomer", NagPolicy.every(TEN_MINUTES));
        }
        addLow();
        house.pass(Duration.ofMinutes(2).plusSeconds(1));
        var bound = house.fire("low").startsBy().orElseThrow();

        house.pass(Duration.between(house.now(), bound));

        assertThat(house.desktop.nags).extracting(RecordingMedium.Nag::title).contains("low");
    }

    private void addLow() {
        var details = new Details("low", "", Details.DEFAULT_LIST, List.of(), Priority.LOW);
        var at = CalendarTime.utc(house.now().plus(Duration.ofMinutes(2)));
        house.service().add(Definition.of(details, Schedule.once(at)).withNag(NagPolicy.every(TEN_MINUTES)));
    }

    @Test
    void afterARestartWithASmallerLimitWhoHasNoSlotWaitsAndIsNotShown() {
        threeThatAreDue();
        limit(1);
        house.restart();
        house.pass(Duration.ofSeconds(1));

        var end = DUE.plus(TEN_MINUTES);
        assertThat(bounds()).containsExactly(Optional.empty(), Optional.of(end), Optional.of(end.plus(TEN_MINUTES)));
        var fires = house.service().fires().stream().map(FireView::fire).toList();
        assertThat(fires.getFirst().state()).isEqualTo(new NagState.Ringing(1, end));
        assertThat(fires)
                .filteredOn(fire -> fire.state() instanceof NagState.Queued(var _, var nags) && nags == 1)
                .hasSize(2);
        assertThat(house.desktop.shown).containsExactly(fires.getFirst().fence());
    }

    @Test
    void inAPausedPoolNobodyHasABound() {
        limit(2);
        threeThatAreDue();

        house.service().steer("default", new PoolCommand.Pause());

        assertThat(bounds()).containsOnly(Optional.empty());
    }

    @Test
    void whatWasAnsweredInTheBacklogIsGoneAtOnce() {
        limit(2);
        threeThatAreDue();

        house.service().answer(house.service().fires().getLast().fire().fence(), new Answer.Done());

        assertThat(house.service().fires()).hasSize(2);
    }

    @Test
    void whatIsSnoozedComesLast() {
        threeThatAreDue();
        var first = house.service().fires().getFirst().fire();

        house.service().answer(first.fence(), new Answer.Snooze(house.now().plus(TEN_MINUTES)));

        assertThat(house.service().fires().getLast().fire().fence()).isEqualTo(first.fence());
    }

    @Test
    void whatRangRingsOnInAPauseAfterARestart() {
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(TEN_MINUTES));
        house.pass(Duration.ofMinutes(2));
        house.service().steer("default", new PoolCommand.Pause());
        house.addIn(Duration.ofMinutes(1), "cake", NagPolicy.every(TEN_MINUTES));
        house.restart();
        house.pass(Duration.ofMinutes(31));

        var view = house.fire("tea");
        assertThat(view.fire().state()).isEqualTo(new NagState.Ringing(4, DUE.plus(Duration.ofMinutes(40))));
        assertThat(view.position()).isZero();
        assertThat(house.desktop.titles()).hasSize(4).containsOnly("tea");
        assertThat(house.fire("cake").position()).isEqualTo(1);
    }

    @Test
    void whatRangBeyondTheLimitWaitsInAPauseAfterARestartAndRingsOnWhenThatIsOver() {
        threeThatAreDue();
        house.service().steer("default", new PoolCommand.Pause());
        limit(2);
        house.restart();
        house.pass(Duration.ofSeconds(1));

        var last = house.service().fires().getLast();
        assertThat(last.fire().state())
                .isInstanceOfSatisfying(
                        NagState.Queued.class,
                        waiting -> assertThat(waiting.nags()).isEqualTo(1));
        assertThat(last.position()).isEqualTo(1);
        assertThat(house.service().timeline(last.reminder().id()))
                .last()
                .satisfies(entry -> assertThat(entry.cause()).isEqualTo("PAUSED"));

        limit(3);
        house.pass(Duration.ofMinutes(11));
        assertThat(house.fire(last.reminder().title()).fire().state()).isInstanceOf(NagState.Queued.class);

        house.service().steer("default", new PoolCommand.Resume());
        house.pass(Duration.ofSeconds(1));
        assertThat(house.fire(last.reminder().title()).fire().state()).isInstanceOf(NagState.Ringing.class);
    }

    @Test
    void whatGivesUpASlotBeyondTheLimitInAPauseIsToldOfThePause() {
        threeThatAreDue();
        house.service().steer("default", new PoolCommand.Pause());
        limit(2);

        house.pass(TEN_MINUTES);

        var last = house.service().fires().getLast();
        assertThat(last.position()).isEqualTo(1);
        assertThat(house.service().timeline(last.reminder().id()))
                .last()
                .satisfies(entry -> assertThat(new TimelineWords(Locale.ROOT).of(entry))
                        .isEqualTo("Had to wait, because its pool was paused"));
    }

    @Test
    void whatLivesAgainByAnUndoWhileItsPoolIsFullWaitsAndWasNotNagged() {
        limit(1);
        var tea = house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(TEN_MINUTES));
        house.addIn(Duration.ofMinutes(3), "cake", NagPolicy.every(TEN_MINUTES));
        house.pass(Duration.ofMinutes(2));
        house.service().answer(tea.id(), new Answer.Done());
        house.pass(Duration.ofMinutes(2));

        house.service().undo();
        house.pass(Duration.ofMinutes(1));

        assertThat(house.fire("tea").fire().state())
                .isInstanceOfSatisfying(
                        NagState.Queued.class,
                        waiting -> assertThat(waiting.nags()).isEqualTo(1));
        assertThat(house.service().timeline(tea.id()))
                .filteredOn(
                        entry -> entry.fence().equals(house.fire("tea").fire().fence()))
                .extracting(TimelineEntry::step)
                .endsWith("fire.done", "fire.openAgain", "fire.queued");
    }
}
