package io.gadfly.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Rescheduled.Range;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AspectTest {
    private static final CalendarTime NINE = CalendarTime.utc(Instant.parse("2026-03-02T09:00:00Z"));
    private static final CalendarTime TEN = CalendarTime.utc(Instant.parse("2026-03-02T10:00:00Z"));
    private static final Definition CHOIR = Definition.of(Details.of("Choir"), Schedule.once(NINE));

    private static Reminder reminder(Definition definition, Reminder.Status status) {
        return new Reminder(new ReminderId(1), 1, "choir", definition, new Origin.Local(), status);
    }

    private static List<Aspect> changed(Definition after) {
        return Aspect.between(reminder(CHOIR, Reminder.Status.OPEN), reminder(after, Reminder.Status.OPEN)).stream()
                .toList();
    }

    @Test
    void whatSaysTheSameDiffersOnlyInWhatIsKeptForOthers() {
        assertThat(changed(CHOIR)).containsExactly(Aspect.OTHER);
    }

    @Test
    void detailsDifferOneByOne() {
        var details = new Details("Band", "Bring the drum", Details.DEFAULT_LIST, List.of("music"), Priority.HIGH);

        assertThat(changed(CHOIR.withDetails(details)))
                .containsExactly(Aspect.TITLE, Aspect.WORDS, Aspect.TAGS, Aspect.PRIORITY);
    }

    @Test
    void anotherStartIsAnotherTimeAndNoOtherRule() {
        assertThat(changed(CHOIR.withSchedule(Schedule.once(TEN)))).containsExactly(Aspect.TIME);
    }

    @Test
    void whatIsLeftOutIsAMatterOfTheRule() {
        var schedule = Schedule.once(NINE).with(List.of(TEN), List.of());

        assertThat(changed(CHOIR.withSchedule(schedule))).containsExactly(Aspect.RULE);
    }

    @Test
    void aMovedInstanceIsOneOfItsInstances() {
        var moved = new Rescheduled(NINE, Range.THIS, TEN, Span.ZERO);

        assertThat(changed(CHOIR.withSchedule(Schedule.once(NINE).with(List.of(), List.of(moved)))))
                .containsExactly(Aspect.INSTANCES);
    }

    @Test
    void alarmsAndTheStatusDifferByThemselves() {
        var early = CHOIR.withAlarms(List.of(Alarm.AT_START));

        var all = Aspect.between(reminder(CHOIR, Reminder.Status.OPEN), reminder(early, Reminder.Status.DONE));

        assertThat(all).containsExactly(Aspect.ALARMS, Aspect.STATUS);
    }

    @Test
    void anInstanceDiffersInItsTimeAndItsWords() {
        var before = new Paraphrases.Told(
                new Rescheduled(NINE, Range.THIS, NINE, Span.ZERO),
                new ExceptionalInstance(NINE, Details.of("Choir"), List.of()),
                Optional.empty());
        var after = new Paraphrases.Told(
                new Rescheduled(NINE, Range.THIS, TEN, Span.ZERO),
                new ExceptionalInstance(NINE, Details.of("Choir in the hall"), List.of()),
                Optional.empty());

        assertThat(Aspect.between(before, after)).containsExactly(Aspect.TITLE, Aspect.TIME);
    }
}
