package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.calendar;
import static io.gadfly.icalendar.Desk.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.EditResult;
import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Zone;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the report of an import says is what happened, in words that are true of it.
class ImportWordsTest {
    private static final String AT_NINE = "DTSTART:20260302T090000Z";
    private static final String TOMORROW = "DTSTART:20260303T090000Z";

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private static String event(int sequence, String... lines) {
        return calendar(component("a", sequence, lines));
    }

    private static String component(String uid, int sequence, String... lines) {
        return "BEGIN:VEVENT\nUID:%s\nSEQUENCE:%d\nSUMMARY:pill\n%s\nEND:VEVENT\n"
                .formatted(uid, sequence, String.join("\n", lines));
    }

    private static ImportReport.Verdict only(ImportReport report) {
        assertThat(report.verdicts()).hasSize(1);
        return report.verdicts().getFirst();
    }

    private void retitle(String title) {
        var stored = desk.get("a");
        var known = stored.definition().details();
        var details = new Details(title, known.notes(), known.list(), known.tags(), known.priority());
        var edited = stored.definition().withDetails(details);
        assertThat(desk.service().edit(stored, edited)).isInstanceOf(EditResult.Saved.class);
    }

    @Nested
    class OfWhatIsNoNews {
        @ParameterizedTest
        @ValueSource(strings = {"SEQUENCE:5", "SEQUENCE:0\nLAST-MODIFIED:20260301T000000Z"})
        void aHigherRevisionAloneIsKeptAndIsNoStepOfUndo(String revision) {
            desk.take(event(0, TOMORROW));

            var report = desk.take(event(0, TOMORROW).replace("SEQUENCE:0", revision));

            assertThat(kinds(report)).containsExactly(Kind.UNCHANGED);
            assertThat(desk.get("a").origin())
                    .isInstanceOfSatisfying(
                            Origin.Calendar.class,
                            origin -> assertThat(origin.rawText()).contains(revision));
            assertThat(desk.service().undo()).contains("Import test.ics");
            assertThat(desk.find("a")).isEmpty();
            assertThat(desk.service().undo()).isEmpty();
        }

        @Test
        void whatIsNewBesideItIsAStep() {
            desk.take(event(0, TOMORROW));

            desk.take(calendar(component("a", 5, TOMORROW) + component("b", 0, TOMORROW)));

            desk.service().undo();
            assertThat(desk.find("b")).isEmpty();
            assertThat(desk.find("a")).isPresent();
        }
    }

    @Nested
    class OfWhatIsPast {
        @Test
        void saysThatItIsStoredOrLeftOut() {
            var over = event(0, "DTSTART:20260201T090000Z");

            var leftOut = only(desk.take(Calendars.stream(over), ImportOptions.STORE.skippingPast(true)));
            var stored = only(desk.take(over));

            assertThat(leftOut.kind()).isEqualTo(Kind.PAST);
            assertThat(leftOut.reason()).isEqualTo("it is over, and is left out");
            assertThat(stored.kind()).isEqualTo(Kind.PAST);
            assertThat(stored.reason()).isEqualTo("it is over; it is added all the same, and will not ring");
        }

        @Test
        void aCompletedToDoThatIsStillToComeIsDone() {
            var todo = Calendars.todo("SUMMARY:water", "DUE:20260303T090000Z", "STATUS:COMPLETED");

            var verdict = only(desk.take(todo));

            assertThat(verdict.kind()).isEqualTo(Kind.PAST);
            assertThat(verdict.reason()).isEqualTo("it is done; it is added all the same, and will not ring");
        }

        @Test
        void aMovedDateIsCountedAsADateOfItsSeries() {
            var moved = component("a", 0, "RECURRENCE-ID:20260304T090000Z", "DTSTART:20260304T100000Z");

            var report = desk.take(calendar(component("a", 0, TOMORROW, "RRULE:FREQ=DAILY") + moved));

            assertThat(report.count(Kind.ADDED)).isEqualTo(2);
            assertThat(report.addedDates()).isEqualTo(1);
            assertThat(report.verdicts().getLast().subject().isDate()).isTrue();
        }
    }

    @Nested
    class OfSingleDates {
        private static final String ALONE =
                component("a", 0, "RECURRENCE-ID:20260304T090000Z", "DTSTART:20260304T100000Z");

        @Test
        void oneWithoutItsSeriesSaysSoAndWhenItIs() {
            var verdict = only(desk.take(calendar(ALONE)));

            assertThat(verdict.notes())
                    .containsExactly("its series is not in the calendar; until that comes it stands for itself");
            assertThat(verdict.subject().start())
                    .contains(new CalendarTime.Zoned(LocalDateTime.parse("2026-03-04T10:00"), Zone.UTC));
        }

        @Test
        void oneThatItsSeriesDoesNotHaveIsSaidToBeOneMore() {
            desk.take(event(0, TOMORROW, "RRULE:FREQ=DAILY"));

            var there = only(desk.take(calendar(ALONE)));
            var more =
                    only(desk.take(calendar(ALONE.replace("RECURRENCE-ID:20260304T09", "RECURRENCE-ID:20260304T11"))));

            assertThat(there.notes()).isEmpty();
            assertThat(more.notes())
                    .containsExactly("its series has no date 20260304T110000Z; it is taken as one more");
        }
    }

    @Nested
    class OfWhatWasDoneHere {
        @Test
        void anEditIsReplacedByANewerVersion() {
            desk.take(event(0, TOMORROW));
            retitle("mine");

            assertThat(only(desk.take(event(1, TOMORROW, "LOCATION:there"))).notes())
                    .containsExactly(
                            "it had been edited here; the calendar has a newer version, which replaces the edit");
        }

        @Test
        void orByOneThatIsNotNewer() {
            desk.take(event(0, TOMORROW));
            retitle("mine");

            assertThat(only(desk.take(event(0, "DTSTART:20260305T090000Z"))).notes())
                    .containsExactly("it had been edited here; the calendar has it otherwise than before, which"
                            + " replaces the edit");
        }

        @Test
        void whatWasFinishedIsSaidToStaySo() {
            desk.take(event(0, TOMORROW));
            desk.service().answer(desk.get("a").id(), new Answer.Done());

            var report = desk.take(event(1, TOMORROW).replace("pill", "pills"));

            assertThat(only(report).notes()).containsExactly("it had been finished here, and stays so");
        }

        @Test
        void whatWasSwitchedOffIsSaidToStaySo() {
            desk.take(event(0, TOMORROW));
            desk.service().setStatus(desk.get("a").id(), Reminder.Status.DISABLED);

            var report = desk.take(event(1, TOMORROW).replace("pill", "pills"));

            assertThat(only(report).notes()).containsExactly("it had been switched off here, and stays so");
        }

        @Test
        void whatComesCancelledAndWasSwitchedOnIsSaidToStaySo() {
            desk.take(event(0, TOMORROW, "STATUS:CANCELLED"));
            desk.service().setStatus(desk.get("a").id(), Reminder.Status.OPEN);

            var report = desk.take(event(0, TOMORROW, "STATUS:CANCELLED"));

            assertThat(only(report).notes())
                    .containsExactly(
                            "It is cancelled, and comes switched off.", "it had been switched on here, and stays so");
        }
    }

    @Nested
    class OfWhatRings {
        @Test
        void aCancellationSaysThatItIsSilentNow() {
            desk.take(event(0, AT_NINE));
            desk.passUntil("2026-03-02T09:05:00Z");

            var report = desk.take(event(1, AT_NINE, "STATUS:CANCELLED"));

            assertThat(desk.state().live()).isEmpty();
            assertThat(only(report).notes())
                    .contains("it had rung and waited for an answer; what it rang for is gone, and it is silent now");
        }

        @Test
        void soDoesOneThatSaysNothingElse() {
            desk.take(event(0, AT_NINE));
            desk.passUntil("2026-03-02T09:05:00Z");

            var report = desk.take("""
                    BEGIN:VCALENDAR
                    METHOD:CANCEL
                    BEGIN:VEVENT
                    UID:a
                    SEQUENCE:7
                    END:VEVENT
                    END:VCALENDAR
                    """);

            assertThat(only(report).notes())
                    .contains("it had rung and waited for an answer; what it rang for is gone, and it is silent now");
        }

        @Test
        void whatOnlyWaitedForItsTurnIsNotSaidToHaveRung() {
            desk.take(crowd("RRULE:FREQ=DAILY"));
            desk.passUntil("2026-03-02T09:00:30Z");
            var untold = untold().orElseThrow();

            var report =
                    desk.take(calendar(component(untold, 1, AT_NINE, "RRULE:FREQ=DAILY", "EXDATE:20260302T090000Z")));

            assertThat(only(report).notes())
                    .containsExactly(
                            "it was due and had not rung yet; what it was due for is gone, and it will not ring");
        }

        @Test
        void norWhereItIsDueLaterNow() {
            desk.take(crowd());
            desk.passUntil("2026-03-02T09:00:30Z");
            var untold = untold().orElseThrow();

            var report = desk.take(calendar(component(untold, 1, "DTSTART:20260302T120000Z")));

            assertThat(only(report).notes()).isEmpty();
        }

        private String crowd(String... lines) {
            return calendar(IntStream.range(0, 30)
                    .mapToObj(i -> component("u" + i, 0, AT_NINE + "\n" + String.join("\n", lines)))
                    .collect(Collectors.joining()));
        }

        private Optional<String> untold() {
            return desk.state().live().stream()
                    .filter(fire -> fire.state() instanceof NagState.Queued(var _, var nags) && nags == 0)
                    .map(fire -> fire.fence().reminder())
                    .flatMap(id -> desk.service().find(id).stream())
                    .map(planned -> planned.reminder().uid())
                    .findFirst();
        }
    }
}
