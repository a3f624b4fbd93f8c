package io.gadfly.ui.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.engine.ReminderService.Quiet;
import io.gadfly.engine.ReminderService.QuietReason;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Until;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.schedule.Schedule;
import io.gadfly.settings.WorkingDay;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.FakeReminderService;
import io.gadfly.ui.common.Notices;
import io.gadfly.ui.common.Samples;
import io.gadfly.ui.common.SettableClock;
import io.gadfly.ui.common.Texts;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuickAddTest {
    private final SettableClock clock = new SettableClock(Samples.NOW);
    private final FakeReminderService service = new FakeReminderService(clock);
    private final Notices notices = new Notices();
    private final List<String> opened = new ArrayList<>();
    private Scope scope = new Scope.All();
    private final QuickAddModel model = new QuickAddModel(
            service,
            new Bridge(Runnable::run, Runnable::run, notices, Texts.of(Bridge.class, Locale.UK)),
            notices,
            Samples.here(clock),
            () -> WorkingDay.DEFAULT,
            () -> scope,
            this::opened);

    private void opened(Definition draft, String remark) {
        opened.add(draft.details().title() + " " + start(draft) + " " + remark);
    }

    private static LocalDateTime start(Definition definition) {
        return definition.schedule().map(Schedule::start).orElseThrow().local();
    }

    private Definition add(String line) {
        model.lineProperty().set(line);
        model.commit();
        return service.list(ReminderFilter.ALL, 0, 100).getLast().reminder().definition();
    }

    @Nested
    class WhileItIsTyped {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                plants 18:30                         | plants · today 18:30
                plants tomorrow 9:00 #home           | plants · tomorrow 09:00 · #home
                plants in 3 days                     | plants · Tue 24 Nov, all day
                rent every friday 17:00 @money !high | rent · every Friday at 17:00, first Fri 27 Nov 17:00 · in money · high priority
                rent 17:00 nag every 5 min until 18:00 | rent · today 17:00 · nags every 5 min until 18:00
                plants 17:00 every 3 days after done | plants · today 17:00 · again 3 days after it was done
                rent 17:00 nag once                  | rent · today 17:00 · tells once
                """)
        void whatWasUnderstoodIsSaidInWords(String line, String words) {
            model.lineProperty().set(line);

            assertEquals(words, model.understoodProperty().get());
            assertTrue(model.completeProperty().get());
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                buy bread             | Say also when
                tomorrow 9:00         | Say also what
                gym every blue moon   | “every blue moon” was not understood
                gym 2020-01-01 9:00   | 2020-01-01 09:00 is over
                dentist at 3          | “at 3” was read as an hour of the night
                """)
        void whatIsMissingIsSaidToo(String line, String advice) {
            model.lineProperty().set(line);

            assertTrue(model.adviceProperty().get().startsWith(advice), model.adviceProperty()::get);
            assertFalse(model.completeProperty().get());
        }

        @Test
        void anEmptyLineSaysNothing() {
            model.lineProperty().set("x");
            model.lineProperty().set("  ");

            assertEquals("", model.understoodProperty().get());
            assertEquals("", model.adviceProperty().get());
        }
    }

    @Nested
    class WhenItIsEntered {
        @Test
        void aCompleteLineIsAddedAtOnceAndCanBeTakenBack() {
            var added = add("pay rent every friday 17:00 nag every 5 min until 18:00");

            assertEquals("pay rent", added.details().title());
            assertEquals(LocalDateTime.parse("2026-11-27T17:00"), start(added));
            assertEquals(
                    NagPolicy.every(Duration.ofMinutes(5)).withUntil(new Until.TimeOfDay(LocalTime.of(18, 0))),
                    added.nag());
            assertEquals(List.of(), opened);
            assertTrue(notices.toastProperty().get().orElseThrow().undoable());
            assertEquals("", model.lineProperty().get());
        }

        @Test
        void whatMayHaveToWaitForASlotSaysByWhenItRings() {
            service.startsBy = Optional.of(Samples.NOW.plusSeconds(2405));

            add("tea 9:50");

            assertEquals(
                    "Added: tea. It rings today 09:50, or, if nobody answers what rings before, by today 10:10:05.",
                    toast());
            assertTrue(notices.toastProperty().get().orElseThrow().undoable());
        }

        @Test
        void nobodyCanTellWhoHoldsTheSlotsOnAnotherDay() {
            service.startsBy = Optional.of(Samples.NOW.plusSeconds(200_000));

            add("tea in 2 days 9:50");

            assertEquals("Added: tea", toast());
        }

        @Test
        void whatTheQuietOrAPausedPoolHoldsBackSaysSo() {
            service.startsBy = Optional.of(Samples.NOW.plusSeconds(2400));
            service.quiet = Optional.of(new Quiet(Samples.NOW.plusSeconds(3600), QuietReason.QUIET_HOURS));
            add("tea 9:50");
            assertEquals("Added: tea. It rings today 09:50, but held until today 10:30 by quiet hours.", toast());

            service.steer("default", new PoolCommand.Pause());
            add("cake 9:50");
            assertEquals("Added: cake. It rings today 09:50, but held until the pool default is resumed.", toast());
        }

        private String toast() {
            return notices.toastProperty().get().map(Notices.Toast::text).orElse("");
        }

        @Test
        void itBelongsToWhatIsLookedAt() {
            scope = new Scope.InList("garden");
            assertEquals("garden", add("x 18:00").details().list());
            scope = new Scope.Tagged("tools");
            assertEquals(List.of("tools"), add("x 18:00").details().tags());
        }

        @Test
        void anIncompleteLineOpensTheEditorWhichSaysWhatIsMissing() {
            model.lineProperty().set("buy bread");
            model.commit();

            assertEquals(1, opened.size());
            assertTrue(opened.getFirst().startsWith("buy bread 2026-11-21T10:00 Say also when"), opened::getFirst);
            assertEquals("", model.lineProperty().get());
        }

        @Test
        void anyLineCanBeOpenedFirst() {
            model.lineProperty().set("buy bread 18:30");
            model.open();

            assertEquals(List.of("buy bread 2026-11-21T18:30 "), opened);
        }
    }

    @Test
    void aBlankReminderIsAtTheNextFullHour() {
        var blank = QuickAdd.blank(Samples.here(clock), new Scope.All());

        assertEquals(Details.of(""), blank.details());
        assertEquals(LocalDateTime.parse("2026-11-21T10:00"), start(blank));
    }
}
