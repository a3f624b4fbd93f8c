package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.notification.Medium.Response;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final NagPolicy EVERY_THREE_SECONDS = NagPolicy.every(Duration.ofSeconds(3));

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aReminderNagsUntilItIsDone() {
        house.addIn(Duration.ofSeconds(5), "tea", EVERY_THREE_SECONDS);

        house.pass(Duration.ofSeconds(4));
        assertThat(house.desktop.nags).isEmpty();
        house.pass(Duration.ofSeconds(7));
        assertThat(house.desktop.nags)
                .extracting(nag -> nag.notification().nag())
                .containsExactly(1, 2, 3);
        house.desktop.respond(new Response.Answered(
                house.desktop.nags.getLast().notification().fence(), new Answer.Done()));
        house.pass(Duration.ofMinutes(1));

        assertThat(house.desktop.nags).hasSize(3);
        assertThat(house.desktop.shown).isEmpty();
        assertThat(house.service().fires()).isEmpty();
    }

    @Test
    void nagsOnWhenTheRootOfItsTreeIsKilled() {
        house.addIn(Duration.ofSeconds(5), "tea", EVERY_THREE_SECONDS);
        house.pass(Duration.ofSeconds(6));

        house.service().kill(house.service().processes().pid());
        house.world.settle();
        assertThat(house.service().processes().state()).isEqualTo(ProcessInfo.State.RESTARTING);
        house.pass(Duration.ofSeconds(6));

        assertThat(house.desktop.nags)
                .extracting(nag -> nag.notification().nag())
                .containsExactly(1, 2, 3);
        assertThat(house.service().processes().children()).isNotEmpty();
    }

    @Test
    void aSnoozedFireRingsAgainWhenItsSnoozeIsOver() {
        var reminder = house.addIn(Duration.ofSeconds(5), "tea", EVERY_THREE_SECONDS);
        house.pass(Duration.ofSeconds(6));

        house.service().answer(reminder.id(), new Answer.Snooze(house.now().plusSeconds(600)));
        house.pass(Duration.ofSeconds(599));
        assertThat(house.desktop.nags).hasSize(1);
        house.pass(Duration.ofSeconds(2));

        assertThat(house.desktop.nags).hasSize(2);
    }

    @Test
    void whatFindsNoSlotWaitsInTheBacklogAndIsServedInTurn() {
        for (var title : new String[] {"a", "b", "c", "d", "e"}) {
            house.addIn(Duration.ofSeconds(5), title, NagPolicy.every(Duration.ofMinutes(10)));
        }

        house.pass(Duration.ofSeconds(6));

        assertThat(house.desktop.titles()).hasSize(3);
        assertThat(house.service().fires()).extracting(FireView::position).containsExactly(0, 0, 0, 1, 2);
        var first = house.service().fires().getFirst();
        assertThat(house.service().answer(first.fire().fence(), new Answer.Done()))
                .isInstanceOf(AnswerResult.Answered.class);
        house.pass(Duration.ofSeconds(1));
        assertThat(house.desktop.titles()).hasSize(4);
    }

    @Test
    void knowsWhatItSavedAfterARestartAndGoesOn() {
        house.addIn(Duration.ofSeconds(5), "tea", EVERY_THREE_SECONDS);
        house.pass(Duration.ofSeconds(6));

        house.restart();
        house.pass(Duration.ofSeconds(2));

        assertThat(house.desktop.nags)
                .extracting(nag -> nag.notification().nag())
                .containsExactly(1, 2);
        assertThat(house.service().fires())
                .extracting(view -> view.fire().state())
                .allMatch(NagState.Ringing.class::isInstance);
    }

    @Test
    void whatFellDueWhileTheMachineSleptRingsWhenItWakes() {
        house.addIn(Duration.ofMinutes(5), "tea", EVERY_THREE_SECONDS);

        house.sleepFor(Duration.ofMinutes(20));

        assertThat(house.desktop.titles()).containsExactly("tea");
    }

    /// Paces that never fall on one instant: at the same one, chance decides who yields first.
    @Test
    void theForecastIsWhatThenHappens() {
        house.addIn(
                Duration.ofMinutes(5),
                "a",
                NagPolicy.every(Duration.ofMillis(421_003)).withMax(4));
        house.addIn(Duration.ofMinutes(4), "b", NagPolicy.every(Duration.ofMillis(613_017)));
        house.addIn(Duration.ofMinutes(9), "c", NagPolicy.every(Duration.ofMillis(191_029)));
        house.addIn(Duration.ofMinutes(11), "d", NagPolicy.every(Duration.ofMillis(251_041)));
        house.addIn(Duration.ofMinutes(12), "e", NagPolicy.once());
        house.pass(Duration.ofMinutes(6));
        var seen = house.desktop.nags.size();

        var forecast = house.service().forecast(Duration.ofHours(3), 1000);
        house.pass(Duration.ofHours(3));

        var happened = house.desktop.nags.stream()
                .skip(seen)
                .filter(nag -> nag.notification().loudness() != Loudness.SILENT)
                .map(nag ->
                        nag.at() + " " + nag.title() + " " + nag.notification().nag())
                .sorted()
                .toList();
        assertThat(forecast)
                .extracting(nag -> nag.at() + " " + nag.title() + " " + nag.nag())
                .containsExactlyInAnyOrderElementsOf(happened);
        assertThat(happened).hasSizeGreaterThan(50);
    }
}
