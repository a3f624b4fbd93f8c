package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineWordsTest {
    private final TimelineWords words = new TimelineWords(Locale.ENGLISH);

    @Test
    void everyStepOfALifeIsToldWithItsCause() {
        try (var house = new House()) {
            var reminder = house.addIn(
                    Duration.ofMinutes(1),
                    "tea",
                    NagPolicy.every(Duration.ofMinutes(5)).withMax(2));
            house.pass(Duration.ofMinutes(20));

            var told = house.service().timeline(reminder.id()).stream()
                    .map(words::of)
                    .toList();

            assertThat(told)
                    .containsExactly(
                            "Created: tea",
                            "Fell due, because its time had come",
                            "Nagged, because it had a slot in its pool",
                            "Shown by desktop",
                            "Nagged, because the interval was over",
                            "Shown by desktop",
                            "Gave up, because it had nagged as often as it was to",
                            "Shown by desktop");
        }
    }

    @Test
    void patienceThatEndsByTheClockIsSaidToEndSo() {
        try (var house = new House()) {
            var tea = house.addIn(
                    Duration.ofMinutes(1),
                    "tea",
                    NagPolicy.every(Duration.ofMinutes(5)).withUntil(new NagPolicy.Until.For(Duration.ofMinutes(7))));
            house.pass(Duration.ofMinutes(30));

            assertThat(house.service().timeline(tea.id()).stream().map(words::of))
                    .contains("Gave up, because it was to nag until then only");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"interval", "slot", "asked", "quietHours", "budget"})
    void patienceThatEndedBeforeItWasWrittenHowIsSaidToHaveEnded(String cause) {
        var ended = new TimelineEntry(new Fence(new ReminderId(1), "", ""), House.START, "fire.gaveUp", cause);

        assertThat(words.of(ended)).isEqualTo("Gave up, because it had nagged as often or as long as it was to");
    }

    @Test
    void whatTheUserFinishedAheadOfItsTimeIsSaidToBeTheirWord() {
        var ahead = new TimelineEntry(new Fence(new ReminderId(1), "", ""), House.START, "fire.skipped", "early");

        assertThat(words.of(ahead)).isEqualTo("Skipped, because you said so before it was due");
    }

    @Test
    void aNaggerThatIsKilledIsSaidToHaveBeen() {
        try (var house = new House()) {
            var tea = house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofHours(5)));
            house.pass(Duration.ofMinutes(2));

            processes(house.service().processes())
                    .filter(process -> process.name().startsWith("nagger/"))
                    .forEach(process -> house.service().kill(process.pid()));
            house.pass(Duration.ofMinutes(2));

            assertThat(house.service().timeline(tea.id()).stream().map(words::of))
                    .contains("Started again after a failure: " + Texts.of("nagger.killed"));
        }
    }

    private static Stream<ProcessInfo> processes(ProcessInfo process) {
        return Stream.concat(Stream.of(process), process.children().stream().flatMap(TimelineWordsTest::processes));
    }

    @Test
    void whatIsHeldBackIsNotSaidToBeSnoozed() {
        try (var house = new House()) {
            house.service().silence(Optional.of(house.now().plus(Duration.ofHours(1))));
            var tea = house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofMinutes(5)));
            house.pass(Duration.ofMinutes(2));
            assertThat(house.fire("tea").fire().state()).isInstanceOf(NagState.Held.class);
            house.pass(Duration.ofHours(1));

            assertThat(house.service().timeline(tea.id()).stream().map(words::of))
                    .contains(
                            "Held back until later, because you asked for silence",
                            "Woke, because what kept it quiet was over");
        }
    }

    @Test
    void whatGoesOnRingingAfterARestartSaysWhy() {
        try (var house = new House()) {
            var tea = house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofHours(5)));
            house.pass(Duration.ofMinutes(2));

            house.restart();

            assertThat(house.service().timeline(tea.id()).stream().map(words::of))
                    .containsSubsequence("Shown by desktop", "Taken up again, because it still waits for an answer");
        }
    }

    @Test
    void anUndoFromOneEndToAnotherIsTold() {
        try (var house = new House()) {
            var tea = house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofMinutes(5)));
            house.pass(Duration.ofMinutes(2));
            house.service().answer(tea.id(), new Answer.Acknowledge());
            house.service().answer(tea.id(), new Answer.Done());

            house.service().undo();
            assertThat(last(house, tea)).isEqualTo("Acknowledged, because a change was taken back or made again");

            house.service().redo();
            assertThat(last(house, tea)).isEqualTo("Done, because a change was taken back or made again");
        }
    }

    /// What was said of its fire.
    private String last(House house, Reminder reminder) {
        return words.of(house.service().timeline(reminder.id()).stream()
                .filter(entry -> entry.step().startsWith("fire."))
                .toList()
                .getLast());
    }

    @Test
    void whoGivesUpItsSlotAndWhoWakesIsNotSaidToWaitForAnInterval() {
        try (var house = new House()) {
            house.service().steer("default", new PoolCommand.Limit(1));
            var tea = house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofMinutes(5)));
            house.addIn(Duration.ofMinutes(2), "coffee", NagPolicy.every(Duration.ofMinutes(5)));
            house.pass(Duration.ofMinutes(8));
            house.service().answer(tea.id(), new Answer.Snooze(house.now().plus(Duration.ofMinutes(1))));
            house.pass(Duration.ofMinutes(2));

            assertThat(house.service().timeline(tea.id()).stream().map(words::of))
                    .contains(
                            "Gave its slot to another that waited, because its turn was over",
                            "Woke, because its snooze was over");
        }
    }
}
