package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Digest.Occasion;
import io.gadfly.notification.Medium.Availability;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.NagPolicy;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One may ring at a time, and three are due.
class BulletinTest {
    private static final NagPolicy NAG = NagPolicy.every(Duration.ofHours(8));

    private final House house = new House();

    BulletinTest() {
        house.service().steer("default", new PoolCommand.Limit(1));
        for (var title : List.of("tea", "pills", "cat")) {
            house.addIn(Duration.ofMinutes(1), title, NAG);
        }
    }

    @AfterEach
    void close() {
        house.close();
    }

    /// What each bulletin named, the latest last.
    private List<List<String>> bulletins() {
        return house.desktop.digests.stream()
                .filter(digest -> digest.occasion() == Occasion.WAITING)
                .map(digest -> digest.items().stream().map(Digest.Item::title).toList())
                .toList();
    }

    private String ringing() {
        return house.desktop.titles().getLast();
    }

    @Test
    void namesWhatIsDueAndWaitsInOneNotification() {
        house.pass(Duration.ofMinutes(2));

        assertThat(bulletins()).hasSize(1);
        assertThat(bulletins().getFirst()).hasSize(2).doesNotContain(ringing());
    }

    @Test
    void namesWhatADrainedPoolDoesNotTake() {
        house.service().steer("default", new PoolCommand.Drain());

        house.pass(Duration.ofMinutes(2));

        assertThat(house.desktop.titles()).isEmpty();
        assertThat(bulletins().getLast()).containsExactlyInAnyOrder("tea", "pills", "cat");
    }

    @Test
    void namesWhatWaitsForItsFirstNagInAnHourThatHadAsManyAsItMayHave() {
        house.settings =
                new EngineSettings(LocalTime.of(9, 0), Duration.ofMinutes(10), Optional.empty(), Map.of(), Map.of(), 1);
        house.service().steer("default", new PoolCommand.Limit(3));

        house.pass(Duration.ofMinutes(2));
        assertThat(house.desktop.titles()).hasSize(1);
        assertThat(bulletins().getLast()).hasSize(2).doesNotContain(ringing());

        house.service()
                .answer(house.fire(bulletins().getLast().getFirst()).fire().fence(), new Answer.Done());
        house.pass(Duration.ofSeconds(2));
        assertThat(bulletins().getLast()).hasSize(1);
    }

    @Test
    void countsAlsoThoseThatItDoesNotNameAndThoseThatTheBacklogHasNoRoomFor() {
        for (var i = 0; i < 697; i++) {
            house.addIn(Duration.ofMinutes(1), "w" + i, NAG);
        }

        house.pass(Duration.ofMinutes(5));

        assertThat(house.desktop.digests.getLast().count()).isEqualTo(699);
        assertThat(bulletins().getLast()).hasSizeLessThan(699);
    }

    @Test
    void isToldAnewWhenTheBacklogChangesAndLastWhenItIsEmpty() {
        house.pass(Duration.ofMinutes(2));
        for (var answers = 0; answers < 2; answers++) {
            house.service().answer(house.fire(ringing()).fire().fence(), new Answer.Done());
            house.pass(Duration.ofSeconds(2));
        }

        assertThat(bulletins()).extracting(List::size).containsExactly(2, 1, 0);
    }

    @Test
    void saysNothingWhereNothingChanged() {
        house.pass(Duration.ofMinutes(2));
        house.addIn(Duration.ofHours(5), "bath", NAG);
        house.pass(Duration.ofMinutes(2));

        assertThat(bulletins()).hasSize(1);
    }

    @Test
    void isSilentWhereTheUserIsNotToBeDisturbed() {
        house.service().silence(Optional.of(house.now().plus(Duration.ofHours(1))));

        house.pass(Duration.ofMinutes(30));

        assertThat(bulletins()).isEmpty();
    }

    @Test
    void namesWhatWaitsInAPausedPoolWhenTheDesktopDoesNotAskForSilenceAnyMore() {
        house.service().steer("default", new PoolCommand.Pause());
        house.desktop.become(new Availability.Inhibited());
        house.pass(Duration.ofMinutes(30));
        assertThat(bulletins()).isEmpty();

        house.desktop.become(new Availability.Ready());
        house.pass(Duration.ofMinutes(1));

        assertThat(bulletins())
                .hasSize(1)
                .first()
                .satisfies(names -> assertThat(names).containsExactlyInAnyOrder("tea", "pills", "cat"));
    }

    @Test
    void namesThemAgainWhenQuietIsOverThoughNobodyWakes() {
        house.service().steer("default", new PoolCommand.Drain());
        house.pass(Duration.ofMinutes(2));

        house.service().silence(Optional.of(house.now().plus(Duration.ofMinutes(10))));
        house.pass(Duration.ofSeconds(2));
        assertThat(bulletins().getLast()).isEmpty();

        house.pass(Duration.ofMinutes(11));
        assertThat(bulletins().getLast()).hasSize(3);
    }

    @Test
    void itsReminderCanBeAnsweredWhereItIsNamed() {
        house.pass(Duration.ofMinutes(2));
        var named = bulletins().getFirst().getFirst();

        house.service().answer(house.fire(named).fire().fence(), new Answer.Done());
        house.pass(Duration.ofSeconds(2));

        assertThat(bulletins().getLast()).hasSize(1).doesNotContain(named);
    }
}
