package io.gadfly.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.FakeReminderService;
import io.gadfly.ui.common.NagChoice;
import io.gadfly.ui.common.Notices;
import io.gadfly.ui.common.Samples;
import io.gadfly.ui.common.ScheduleSentence;
import io.gadfly.ui.common.SettableClock;
import io.gadfly.ui.common.Texts;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditorModelTest {
    private final SettableClock clock = new SettableClock(Samples.NOW);
    private final FakeReminderService service = new FakeReminderService(clock);
    private final Notices notices = new Notices();

    private EditorModel edit(Optional<Reminder> seen, Definition definition) {
        var here = Samples.here(clock);
        var bridge = new Bridge(Runnable::run, Runnable::run, notices, Texts.of(Bridge.class, Locale.UK));
        return new EditorModel(seen, definition, service, bridge, notices, here, new ScheduleSentence(here)::of);
    }

    private EditorModel draft(String title) {
        return edit(Optional.empty(), Samples.define(title, "inbox", Priority.NORMAL, "2026-11-23T09:00", List.of()));
    }

    private static Schedule schedule(EditorModel model) {
        return model.form.readSchedule().orElseThrow();
    }

    @Nested
    class Preview {
        @Test
        void showsTheSecondsThatTellItsDatesApart() {
            var model = draft("Blink");

            model.form.repeat.mode.set(RepeatMode.RULE);
            model.form.repeat.ruleText.set("FREQ=SECONDLY;INTERVAL=20");

            assertEquals(
                    List.of("Mon 23 Nov 09:00", "Mon 23 Nov 09:00:20", "Mon 23 Nov 09:00:40", "Mon 23 Nov 09:01"),
                    model.dates.subList(0, 4));
        }

        @Test
        void aDayThatThereIsNotIsSaidBesideItsField() {
            var model = draft("Stand-up");
            model.form.when.ends.set(true);
            model.form.repeat.mode.set(RepeatMode.DAILY);
            model.form.repeat.end.set(RepeatModel.End.ON);

            for (var date : List.of(model.form.when.date, model.form.when.endDate, model.form.repeat.until)) {
                var before = date.get();
                date.set(null);
                assertFalse(model.soundProperty().get());
                date.set(before);
            }
            model.form.when.date.set(null);

            assertEquals("There is no such day in the calendar: choose a date.", model.form.when.dateProblem.get());
        }

        @Test
        void showsTheNextDatesWhileOneTypes() {
            var model = draft("Stand-up");

            model.form.repeat.mode.set(RepeatMode.WORKDAYS);

            assertEquals(11, model.dates.size());
            assertEquals("Mon 23 Nov 09:00", model.dates.getFirst());
            assertEquals("Mon 30 Nov 09:00", model.dates.get(5));
            assertEquals("… and so on", model.dates.getLast());
        }

        @Test
        void followsTheTimeAndTheZone() {
            var model = draft("Call New York");

            model.form.when.time.set("5 pm");
            model.form.when.zone.set("America/New_York");

            assertEquals(List.of("Mon 23 Nov 23:00"), model.dates);
        }

        @Test
        void saysWhenThereIsNoDateToCome() {
            var model = draft("Too late");

            model.form.when.date.set(LocalDate.of(2026, 11, 1));

            assertEquals(List.of(), model.dates);
            assertEquals("There is no time to come: it lies in the past, or never happens.", model.notes.get());
        }

        @Test
        void whatRingsForTheLastTimeIsNotSaidNeverToHappen() {
            var definition = Samples.define("Bin", "home", Priority.NORMAL, "2026-11-21T09:25", List.of());
            var bin = service.add(definition);
            service.ring(bin, new NagState.Ringing(1, Samples.NOW.plusSeconds(60)), Samples.NOW, 0);
            var model = edit(Optional.of(bin), definition);

            assertEquals("", model.notes.get());

            model.form.when.date.set(LocalDate.of(2026, 11, 1));
            assertEquals("There is no time to come: it lies in the past, or never happens.", model.notes.get());
        }

        @Test
        void whatIsDoneIsNotSaidNeverToHappen() {
            var definition = Samples.define("Bin", "home", Priority.NORMAL, "2026-11-21T09:25", List.of());
            var model = edit(Optional.of(service.add(definition).withStatus(Reminder.Status.DONE)), definition);

            assertEquals("", model.notes.get());
        }

        @Test
        void aTodoWithoutATimeHasNoDates() {
            var model = draft("Some day");

            model.form.when.dated.set(false);

            assertEquals("A to-do without a time. It never rings.", model.sentence.get());
            assertTrue(model.soundProperty().get());
        }
    }

    @Nested
    class Problems {
        @Test
        void aTitleIsNeeded() {
            var model = draft("");

            assertFalse(model.soundProperty().get());
            model.form.what.title.set("Now it has one");
            assertTrue(model.soundProperty().get());
        }

        @Test
        void anEndBeforeTheStartIsSaid() {
            var model = draft("Meeting");

            model.form.when.ends.set(true);
            model.form.when.endTime.set("8:30");

            assertEquals("The end is before the start.", model.form.when.endProblem.get());
            assertFalse(model.soundProperty().get());
        }

        @Test
        void anUnknownZoneIsSaidByItsName() {
            var model = draft("Meeting");

            model.form.when.zone.set("Europe/Atlantis");

            assertEquals("No time zone is called “Europe/Atlantis”.", model.form.when.zoneProblem.get());
            assertFalse(model.soundProperty().get());
        }

        @ParameterizedTest
        @ValueSource(strings = {"FREQ=SOMETIMES", "FREQ=DAILY;COUNT=0", "FREQ=WEEKLY;BYDAY=2MO", "hello"})
        void aRuleThatCannotBeIsSaid(String rule) {
            var model = draft("Never");

            model.form.repeat.mode.set(RepeatMode.RULE);
            model.form.repeat.ruleText.set(rule);

            assertFalse(model.form.repeat.problem.get().isEmpty());
            assertFalse(model.soundProperty().get());
        }

        @Test
        void aRuleThatNeverHappensIsSaidButMayBeSaved() {
            var model = draft("30 February");

            model.form.repeat.mode.set(RepeatMode.RULE);
            model.form.repeat.ruleText.set("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30");

            assertTrue(model.notes.get().contains("The rule never gives a date."), model.notes.get());
        }

        @Test
        void aNagPolicyThatMakesNoSenseIsSaid() {
            var model = draft("Meeting");
            model.form.nag.profile.set(NagChoice.CUSTOM);

            model.form.nag.max.set("often");

            assertFalse(model.form.nag.problem.get().isEmpty());
            assertFalse(model.soundProperty().get());
        }
    }

    @Nested
    class Repetition {
        @Test
        void theThirdThursdayIsPutTogether() {
            var model = draft("Choir");
            model.form.repeat.mode.set(RepeatMode.CUSTOM);
            model.form.repeat.frequency.set(RecurrenceRule.Frequency.MONTHLY);
            model.form.repeat.monthDays.set(RepeatModel.MonthDays.NTH_WEEKDAY);
            model.form.repeat.nth.set(Nth.THIRD);
            model.form.repeat.nthWeekday.set(DayOfWeek.THURSDAY);
            model.form.repeat.end.set(RepeatModel.End.AFTER);
            model.form.repeat.count.set(5);

            assertEquals(
                    "FREQ=MONTHLY;BYDAY=3TH;COUNT=5",
                    schedule(model).rules().getFirst().text());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "FREQ=DAILY",
                    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
                    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA",
                    "FREQ=MONTHLY;BYDAY=-1FR",
                    "FREQ=MONTHLY;INTERVAL=3;COUNT=4",
                    "FREQ=YEARLY;UNTIL=20300101T090000",
                    "FREQ=MONTHLY;BYMONTHDAY=1,15",
                    "FREQ=YEARLY;BYMONTH=3;BYDAY=1SU;BYSETPOS=1",
                    "FREQ=MINUTELY;INTERVAL=90"
                })
        void everyRuleComesBackAsItWas(String text) {
            var start = new CalendarTime.Floating(LocalDateTime.of(2026, 11, 23, 9, 0));
            var rule = ((Parsed.Value<RecurrenceRule>) RecurrenceRule.parse(text, start)).value();
            var definition = Definition.of(Details.of("Rule"), Schedule.repeating(start, rule));

            var model = edit(Optional.empty(), definition);

            assertEquals(Optional.of(definition), model.form.read());
        }

        @Test
        void afterDoneIsNoRuleOfTheCalendar() {
            var model = draft("Filter");
            model.form.repeat.mode.set(RepeatMode.AFTER_DONE);
            model.form.repeat.afterDone.set("3 d");

            var definition = model.form.read().orElseThrow();

            assertEquals(Optional.of(Span.ofDays(3)), definition.afterDone());
            assertFalse(definition.schedule().orElseThrow().repeats());
        }
    }

    @Nested
    class KeepingWhatWasThere {
        @Test
        void aReminderThatIsNotTouchedStaysWhatItWas() {
            var start = new CalendarTime.Zoned(LocalDateTime.of(2026, 11, 23, 9, 0), Zone.of(ZoneId.of("Asia/Tokyo")));
            var exception = start.withLocal(LocalDateTime.of(2026, 11, 24, 9, 0));
            var schedule = new Schedule(
                    start,
                    Span.of(Duration.ofMinutes(45)),
                    Samples.daily(),
                    List.of(),
                    List.of(),
                    List.of(exception),
                    List.of());
            var definition = new Definition(
                    new Details("Tokyo call", "bring numbers", "work", List.of("a", "b"), Priority.LOW),
                    Optional.of(schedule),
                    List.of(
                            new Alarm(
                                    "u1",
                                    new Trigger.Relative(Trigger.Edge.START, Span.of(Duration.ofHours(-24))),
                                    Optional.of(NagPolicy.once())),
                            Alarm.of(new Trigger.Absolute(Samples.NOW))),
                    new NagPolicy(
                            new NagPolicy.Pace.Tightening(Duration.ofMinutes(10), Duration.ofMinutes(1)),
                            OptionalInt.of(7),
                            new NagPolicy.Until.TimeOfDay(LocalTime.of(18, 0)),
                            new NagPolicy.Escalation(3, 2),
                            NagPolicy.QuietHours.IGNORED),
                    new MisfirePolicy.DropIfLate(Duration.ofHours(2)),
                    List.of(),
                    Optional.empty());

            assertEquals(
                    Optional.of(definition),
                    edit(Optional.empty(), definition).form.read());
        }

        @Test
        void aDateThatIsLeftOutOrMovedIsStillSoAtAnotherTimeOfDay() {
            var nine = new CalendarTime.Zoned(LocalDateTime.of(2026, 11, 23, 9, 0), Zone.of(ZoneId.of("Asia/Tokyo")));
            var leftOut = nine.withLocal(LocalDateTime.of(2026, 11, 24, 9, 0));
            var moved = nine.withLocal(LocalDateTime.of(2026, 11, 25, 9, 0));
            var late = new Rescheduled(
                    moved, Rescheduled.Range.THIS, moved.withLocal(LocalDateTime.of(2026, 11, 25, 16, 0)), Span.ZERO);
            var schedule = Schedule.repeating(nine, Samples.daily().getFirst()).with(List.of(leftOut), List.of(late));
            var words = new ExceptionalInstance(moved, Details.of("Later"), List.of());
            var model = edit(
                    Optional.empty(),
                    Definition.of(Details.of("Stand-up"), schedule).withSeries(Optional.of(schedule), List.of(words)));

            model.form.when.time.set("11:00");

            var at = moved.withLocal(LocalDateTime.of(2026, 11, 25, 11, 0));
            assertEquals(
                    List.of(leftOut.withLocal(LocalDateTime.of(2026, 11, 24, 11, 0))),
                    schedule(model).exceptions());
            assertEquals(
                    List.of(new Rescheduled(at, Rescheduled.Range.THIS, late.start(), Span.ZERO)),
                    schedule(model).overrides());
            assertEquals(
                    List.of(words.named(at)), model.form.read().orElseThrow().exceptional());
        }

        @Test
        void aDayOfSeveralDaysEndsOnItsLast() {
            var schedule = new Schedule(
                    new CalendarTime.Day(LocalDate.of(2026, 12, 24)),
                    Span.ofDays(3),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
            var definition = Definition.of(Details.of("Holidays"), schedule);

            var model = edit(Optional.empty(), definition);

            assertEquals(LocalDate.of(2026, 12, 26), model.form.when.endDate.get());
            assertEquals(Optional.of(definition), model.form.read());
        }
    }

    @Nested
    class Saving {
        @Test
        void aNewReminderIsAdded() {
            var model = draft("Buy bread");

            model.save();

            assertEquals(List.of("add Buy bread"), service.orders);
            assertTrue(model.savedProperty().get());
            assertEquals(
                    "Added: Buy bread",
                    notices.toastProperty().get().orElseThrow().text());
        }

        @Test
        void aConflictIsSaidAndTheNextSaveWins() {
            var seen = service.add(Samples.define("Mine", "inbox", Priority.NORMAL, "2026-11-23T09:00", List.of()));
            var model = edit(Optional.of(seen), seen.definition());
            service.edit(seen, seen.definition().withDetails(Details.of("Theirs")));
            service.orders.clear();

            model.save();

            assertFalse(model.savedProperty().get());
            assertFalse(model.conflict.get().isEmpty());
            model.save();
            assertEquals(List.of("edit Mine"), service.orders);
        }

        @Test
        void aReminderThatIsGoneCanBeAddedAnew() {
            var seen = service.add(Samples.define("Mine", "inbox", Priority.NORMAL, "2026-11-23T09:00", List.of()));
            var model = edit(Optional.of(seen), seen.definition());
            service.delete(List.of(seen.id()));
            service.orders.clear();

            model.save();
            model.save();

            assertEquals(List.of("add Mine"), service.orders);
        }
    }
}
