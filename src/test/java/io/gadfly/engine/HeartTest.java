package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.kernel.CallFailedException;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.kernel.Reply;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.TimelineEntry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A nagger that no longer gets through its mail.
class HeartTest {
    private final House house = new House();
    private int hung;

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aNaggerThatHangsIsReplacedAndItsFireDeliveredUnderTheSameFence() {
        var reminder = house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofMinutes(10)));
        house.pass(Duration.ofMinutes(2));
        var nagger = Nagger.nameOf(house.fire("tea").fire().fence());
        var before = house.world.system().registry().find(nagger).orElseThrow().pid();

        hangOnce();
        house.pass(Duration.ofMinutes(13));

        assertThat(hung).isEqualTo(1);
        var after = house.world.system().registry().find(nagger).orElseThrow().pid();
        assertThat(after).isNotEqualTo(before);
        assertThat(house.desktop.nags)
                .extracting(nag -> nag.notification().fence())
                .containsOnly(house.fire("tea").fire().fence())
                .hasSize(2);
        assertThat(house.service().timeline(reminder.id()))
                .extracting(TimelineEntry::step)
                .contains(TimelineSteps.CRASHED);
    }

    @Test
    void theOneThatHungDoesNothingWhenItComesBack() {
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofMinutes(10)));
        house.pass(Duration.ofMinutes(2));

        hangOnce();
        house.pass(Duration.ofMinutes(60));

        assertThat(house.desktop.nags)
                .extracting(nag -> nag.notification().nag())
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void theOthersGoOnMeanwhileAndItCanBeAnswered() {
        var tea = house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofMinutes(10)));
        house.pass(Duration.ofMinutes(2));
        hangOnce();
        house.pass(Duration.ofMinutes(9));

        house.addIn(Duration.ofSeconds(1), "cake", NagPolicy.every(Duration.ofMinutes(10)));
        house.pass(Duration.ofSeconds(2));
        house.service().answer(tea.id(), new Answer.Done());
        house.pass(Duration.ofMinutes(30));

        assertThat(house.desktop.titles()).contains("cake").containsOnlyOnce("tea");
    }

    /// The next nagger that looks at the settings waits half an hour for them.
    private void hangOnce() {
        house.settingsAsked = () -> {
            if (isAskedByANagger()) {
                house.settingsAsked = () -> {};
                hung++;
                hang();
            }
        };
    }

    private static boolean isAskedByANagger() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(Nagger.class.getName()::equals)
                        .findFirst()
                        .isPresent());
    }

    private void hang() {
        ProcessRef<Reply<String>> deaf = house.world.system().spawn((_, _) -> {});
        try {
            deaf.<String>call(reply -> reply, Duration.ofMinutes(30));
        } catch (CallFailedException _) {
            return;
        }
    }
}
