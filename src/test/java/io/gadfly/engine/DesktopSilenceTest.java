package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.engine.ReminderService.QuietReason;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.Simulation;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Digest.Occasion;
import io.gadfly.notification.Medium.Availability;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Also;
import io.gadfly.reminder.NagPolicy.Escalation;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A desktop that does not want to be disturbed, with a popup below it, a sound beside it, mail, and six nags
/// an hour.
class DesktopSilenceTest {
    private static final NagPolicy WITH_MAIL =
            NagPolicy.every(Duration.ofMinutes(30)).withAlso(Set.of(Also.MAIL));

    private final Simulation world = new Simulation(1, House.START);
    private final RecordingMedium desktop = new RecordingMedium("desktop", world);
    private final RecordingMedium popup = new RecordingMedium("popup", world);
    private final RecordingMedium sound = new RecordingMedium("sound", world);
    private final RecordingMedium mail = new RecordingMedium("mail", world);
    private final EngineSettings settings = new EngineSettings(
            LocalTime.of(9, 0), Duration.ofMinutes(10), Optional.empty(), Map.of("default", 30), Map.of(), 6);
    private final Engine engine = Engine.start(
            world.system(),
            new MemoryRepository(),
            new Media(List.of(desktop, popup), List.of(sound), Map.of(Also.MAIL, mail)),
            new Surroundings(world, () -> Zone.UTC, () -> settings));

    DesktopSilenceTest() {
        world.settle();
        desktop.become(new Availability.Inhibited());
    }

    @AfterEach
    void close() {
        engine.close();
        world.settle();
    }

    private Reminder add(String title, NagPolicy nag) {
        var start = CalendarTime.utc(world.instant().plusSeconds(60));
        return engine.service()
                .add(Definition.of(Details.of(title), Schedule.once(start)).withNag(nag));
    }

    private void nothingIsHeardOrShown() {
        assertThat(List.of(desktop, popup, sound, mail))
                .allSatisfy(medium -> assertThat(medium.nags).isEmpty());
    }

    @Test
    void isKeptOnEveryMedium() {
        add("one", WITH_MAIL);
        add("two", WITH_MAIL);

        world.advance(Duration.ofHours(2));

        nothingIsHeardOrShown();
        assertThat(engine.service().quiet()).map(ReminderService.Quiet::reason).contains(QuietReason.DESKTOP);
    }

    @Test
    void isKeptByWhatHasGoneOnToTheNextMedium() {
        desktop.become(new Availability.Ready());
        add("louder", WITH_MAIL.withEscalation(new Escalation(1, 1)));
        world.advance(Duration.ofMinutes(62));
        assertThat(popup.nags).hasSize(1);

        desktop.become(new Availability.Inhibited());
        world.advance(Duration.ofHours(2));

        assertThat(popup.nags).hasSize(1);
        assertThat(sound.nags).hasSize(3);
        assertThat(mail.nags).hasSize(3);
    }

    @Test
    void triesANagOnceAndNotAgainAndAgain() {
        var reminder = add("one", WITH_MAIL);

        world.advance(Duration.ofMinutes(50));

        assertThat(engine.service().timeline(reminder.id()))
                .extracting(TimelineEntry::step)
                .filteredOn(step -> step.equals("fire.rang"))
                .hasSize(1);
    }

    @Test
    void spendsNothingOfTheBudgetAndEndsWithOneDigestAndFirstNags() {
        for (var title : List.of("a", "b", "c", "d", "e", "f")) {
            add(title, WITH_MAIL);
        }
        world.advance(Duration.ofMinutes(50));

        desktop.become(new Availability.Ready());
        world.advance(Duration.ofMinutes(1));

        assertThat(desktop.nags)
                .hasSize(6)
                .allSatisfy(nag -> assertThat(nag.notification().nag()).isEqualTo(1));
        assertThat(desktop.digests).extracting(Digest::occasion).containsOnlyOnce(Occasion.QUIET_HOURS_OVER);
        assertThat(sound.nags).hasSize(6);
        assertThat(mail.nags).hasSize(6);
    }

    @Test
    void isKeptByWhatWaitsInAPausedPoolUntilTheDesktopIsGone() {
        engine.service().steer("default", new PoolCommand.Pause());
        add("one", WITH_MAIL);
        world.advance(Duration.ofMinutes(50));
        assertThat(List.of(desktop, popup))
                .allSatisfy(medium -> assertThat(medium.digests).isEmpty());

        desktop.become(new Availability.Absent("no bus"));
        world.advance(Duration.ofMinutes(2));

        assertThat(popup.digests).extracting(Digest::occasion).containsExactly(Occasion.WAITING);
    }

    @Test
    void isFollowedByOneDigestOfWhatAnAbsenceMadeLate() {
        add("one", WITH_MAIL);
        add("two", WITH_MAIL);
        world.setClock(world.instant().plus(Duration.ofHours(2)));
        engine.lookAtTheClock();
        world.advance(Duration.ofMinutes(50));
        assertThat(desktop.digests).isEmpty();

        desktop.become(new Availability.Ready());
        world.advance(Duration.ofMinutes(2));

        assertThat(desktop.digests).extracting(Digest::occasion).containsExactly(Occasion.QUIET_HOURS_OVER);
    }

    @Test
    void endsAtOnceWhereADesktopIsGone() {
        add("one", WITH_MAIL);
        world.advance(Duration.ofMinutes(10));

        desktop.become(new Availability.Absent("no bus"));
        world.advance(Duration.ofMinutes(1));

        assertThat(popup.titles()).containsExactly("one");
    }

    @Test
    void doesNotHoldBackWhatIgnoresQuietHours() {
        add("oven", WITH_MAIL.withQuietHours(NagPolicy.QuietHours.IGNORED));

        world.advance(Duration.ofMinutes(2));

        assertThat(popup.titles()).containsExactly("oven");
        assertThat(sound.titles()).containsExactly("oven");
        assertThat(mail.titles()).containsExactly("oven");
    }
}
