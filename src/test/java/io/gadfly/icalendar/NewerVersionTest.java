package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.calendar;
import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.EditResult;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder.Status;
import io.gadfly.reminder.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What rings, sleeps or is finished when another version of its event takes its place: by a file, by a
/// subscription or by the user's hand.
class NewerVersionTest {
    private static final String AT_TEN_IN_BERLIN = "DTSTART;TZID=Europe/Berlin:20260302T100000";
    private static final String AT_NINE_UTC = "DTSTART:20260302T090000Z";
    private static final Instant TEN = Instant.parse("2026-03-02T09:00:00Z");

    private final Desk desk = new Desk();
    private List<String> notes = List.of();

    @AfterEach
    void close() {
        desk.close();
    }

    /// Who brings the newer version.
    enum Hand {
        FILE,
        SUBSCRIPTION,
        USER
    }

    private static String event(int sequence, String... lines) {
        return calendar("BEGIN:VEVENT\nUID:a\nSUMMARY:pill\nSEQUENCE:%d\n%s\nEND:VEVENT\n"
                .formatted(sequence, String.join("\n", lines)));
    }

    private static String alarm(String trigger) {
        return "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:" + trigger + "\nEND:VALARM";
    }

    private void bring(Hand hand, String... lines) {
        take(hand, event(0, lines));
    }

    private void bringNewer(Hand hand, String... lines) {
        var newer = event(1, lines);
        if (hand == Hand.USER) {
            edit(newer);
        } else {
            take(hand, newer);
        }
    }

    private void take(Hand hand, String calendar) {
        var report = hand == Hand.SUBSCRIPTION ? desk.refresh(calendar) : desk.take(calendar);
        notes = report.verdicts().getLast().notes();
    }

    private void edit(String newer) {
        var stored = desk.get("a");
        var read = Calendars.readItem(newer).definition();
        var edited =
                stored.definition().withSchedule(read.schedule().orElseThrow()).withAlarms(read.alarms());
        assertThat(desk.service().edit(stored, edited)).isInstanceOf(EditResult.Saved.class);
    }

    private void answer(Answer answer) {
        desk.service().answer(desk.get("a").id(), answer);
    }

    private Fire onlyLive() {
        assertThat(desk.state().live()).hasSize(1);
        return desk.state().live().getFirst();
    }

    @Nested
    class OfWhatRings {
        @ParameterizedTest
        @EnumSource(Hand.class)
        void nagsOnAtTheSameInstantInAnotherForm(Hand hand) {
            bring(hand, AT_TEN_IN_BERLIN);
            desk.passUntil("2026-03-02T09:05:00Z");

            bringNewer(hand, AT_NINE_UTC);
            desk.passUntil("2026-03-02T09:31:00Z");

            assertThat(onlyLive().dueAt()).isEqualTo(TEN);
            assertThat(onlyLive().state()).isInstanceOf(NagState.Ringing.class);
            assertThat(desk.nags).hasSizeGreaterThan(3);
            assertThat(notes).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(Hand.class)
        void nagsNoSoonerThanItWouldHaveHoweverOftenItsAlarmChanges(Hand hand) {
            bring(hand, AT_NINE_UTC, alarm("PT0S"));
            desk.passUntil("2026-03-02T09:00:30Z");
            var pace = onlyLive().state();

            for (var look = 1; look <= 8; look++) {
                takeAgain(hand, look, AT_NINE_UTC, alarm(look % 2 == 0 ? "PT0S" : "-PT5M"));
                desk.pass(Duration.ofSeconds(30));
            }

            assertThat(onlyLive().state()).isEqualTo(pace);
            assertThat(desk.nags).hasSize(1);
            desk.passUntil("2026-03-02T09:16:00Z");
            assertThat(desk.nags).hasSize(2);
        }

        @ParameterizedTest
        @EnumSource(Hand.class)
        void nagsAgainWhenItWasPutLaterAndBackAgain(Hand hand) {
            bring(hand, "DTSTART:20260302T093000Z", alarm("-PT30M"));
            desk.passUntil("2026-03-02T09:05:00Z");
            bringNewer(hand, "DTSTART:20260302T093000Z", alarm("-PT10M"));
            assertThat(desk.state().live()).isEmpty();

            takeAgain(hand, 2, "DTSTART:20260302T093000Z", alarm("-PT30M"));
            desk.passUntil("2026-03-02T09:15:00Z");

            assertThat(onlyLive().dueAt()).isEqualTo(TEN);
            assertThat(onlyLive().state()).isInstanceOf(NagState.Ringing.class);
        }

        @Test
        void nagsAgainWhenItWasCancelledAndIsNoMore() {
            bring(Hand.FILE, AT_NINE_UTC);
            desk.passUntil("2026-03-02T09:05:00Z");
            bringNewer(Hand.FILE, AT_NINE_UTC, "STATUS:CANCELLED");
            assertThat(desk.state().live()).isEmpty();

            takeAgain(Hand.FILE, 2, AT_NINE_UTC);
            desk.passUntil("2026-03-02T09:15:00Z");

            assertThat(onlyLive().state()).isInstanceOf(NagState.Ringing.class);
        }

        @Test
        void staysSilentWhenItsAlarmComesBackAfterAnotherHasFallenDue() {
            bring(Hand.FILE, AT_NINE_UTC, "RRULE:FREQ=DAILY", alarm("PT0S"));
            desk.passUntil("2026-03-02T09:05:00Z");
            bringNewer(Hand.FILE, AT_NINE_UTC, "RRULE:FREQ=DAILY", alarm("PT30M"));
            desk.passUntil("2026-03-02T09:35:00Z");
            answer(new Answer.Done());

            takeAgain(Hand.FILE, 2, AT_NINE_UTC, "RRULE:FREQ=DAILY", alarm("PT0S"));
            desk.passUntil("2026-03-02T10:35:00Z");

            assertThat(desk.state().live()).isEmpty();
        }

        private void takeAgain(Hand hand, int sequence, String... lines) {
            var version = event(sequence, lines);
            if (hand == Hand.USER) {
                edit(version);
            } else {
                take(hand, version);
            }
        }

        @Test
        void saysThatItsCalendarMadeItAnotherAndNotThatItWasAnswered() {
            bring(Hand.FILE, AT_TEN_IN_BERLIN);
            desk.passUntil("2026-03-02T09:05:00Z");

            bringNewer(Hand.FILE, AT_NINE_UTC);

            assertThat(desk.service().timeline(desk.get("a").id()))
                    .filteredOn(entry -> entry.at().equals(desk.now()))
                    .extracting(TimelineEntry::cause)
                    .contains("newVersion")
                    .doesNotContain("elsewhere");
        }

        @ParameterizedTest
        @EnumSource(Hand.class)
        void nagsOnByAnotherAlarmThatHasPassed(Hand hand) {
            bring(hand, AT_NINE_UTC, alarm("PT0S"));
            desk.passUntil("2026-03-02T09:05:00Z");

            bringNewer(hand, AT_NINE_UTC, alarm("-PT5M"));
            desk.passUntil("2026-03-02T09:31:00Z");

            assertThat(onlyLive().dueAt()).isEqualTo(TEN.minus(Duration.ofMinutes(5)));
            assertThat(desk.nags).hasSizeGreaterThan(3);
        }

        @ParameterizedTest
        @EnumSource(Hand.class)
        void nagsOnWhenItWasMovedToATimeThatHasPassed(Hand hand) {
            bring(hand, AT_NINE_UTC);
            desk.passUntil("2026-03-02T09:05:00Z");

            bringNewer(hand, "DTSTART:20260302T060000Z");
            desk.passUntil("2026-03-02T09:31:00Z");

            assertThat(onlyLive().startsAt()).isEqualTo(Instant.parse("2026-03-02T06:00:00Z"));
            assertThat(desk.nags).hasSizeGreaterThan(3);
        }

        @ParameterizedTest
        @EnumSource(Hand.class)
        void nagsOnOfAMovedSeriesForTheOccurrenceOfToday(Hand hand) {
            bring(hand, AT_TEN_IN_BERLIN, "RRULE:FREQ=DAILY");
            desk.passUntil("2026-03-02T09:05:00Z");

            bringNewer(hand, "DTSTART;TZID=Europe/Berlin:20260302T093000", "RRULE:FREQ=DAILY");
            desk.passUntil("2026-03-02T09:31:00Z");

            assertThat(onlyLive().startsAt()).isEqualTo(Instant.parse("2026-03-02T08:30:00Z"));
            assertThat(desk.nextFireAt("a")).contains(Instant.parse("2026-03-03T08:30:00Z"));
        }

        @ParameterizedTest
        @EnumSource(Hand.class)
        void nagsOnWhenItsAlarmGoesAndComesBack(Hand hand) {
            bring(hand, AT_NINE_UTC, alarm("PT0S"));
            desk.passUntil("2026-03-02T09:05:00Z");

            bringNewer(hand, AT_NINE_UTC, alarm("-PT5M"));
            var back = event(2, AT_NINE_UTC, alarm("PT0S"));
            if (hand == Hand.USER) {
                edit(back);
            } else {
                take(hand, back);
            }
            desk.passUntil("2026-03-02T09:31:00Z");

            assertThat(onlyLive().dueAt()).isEqualTo(TEN);
            assertThat(onlyLive().state()).isInstanceOf(NagState.Ringing.class);
            assertThat(desk.nags).hasSizeGreaterThan(3);
        }

        @ParameterizedTest
        @EnumSource(Hand.class)
        void ringsOnceForEachAlarmThatWaited(Hand hand) {
            bring(hand, AT_TEN_IN_BERLIN, alarm("-PT30M"), alarm("PT0S"));
            desk.passUntil("2026-03-02T09:05:00Z");

            bringNewer(hand, AT_NINE_UTC, alarm("-PT30M"), alarm("PT0S"));

            assertThat(desk.state().live())
                    .extracting(Fire::dueAt)
                    .containsExactlyInAnyOrder(TEN.minus(Duration.ofMinutes(30)), TEN);
        }

        @Test
        void isSilentWhereItWasAnsweredElsewhereInTheNewerVersion() {
            bring(Hand.FILE, AT_TEN_IN_BERLIN);
            desk.passUntil("2026-03-02T09:05:00Z");

            bringNewer(Hand.FILE, AT_NINE_UTC, "X-MOZ-LASTACK:20260302T090200Z");
            desk.pass(Duration.ofHours(1));

            assertThat(desk.nags).hasSize(1);
            assertThat(desk.state().live()).isEmpty();
        }

        @Test
        void comesBackAsItWasWhenTheImportIsUndone() {
            bring(Hand.FILE, AT_TEN_IN_BERLIN);
            desk.passUntil("2026-03-02T09:05:00Z");
            var before = desk.state().live();

            bringNewer(Hand.FILE, AT_NINE_UTC);
            desk.service().undo();

            assertThat(desk.state().live())
                    .extracting(Fire::fence)
                    .containsExactly(before.getFirst().fence());
            desk.passUntil("2026-03-02T09:31:00Z");
            assertThat(desk.nags).hasSizeGreaterThan(3);
        }
    }

    @Nested
    class OfWhatSleeps {
        @ParameterizedTest
        @EnumSource(Hand.class)
        void leavesItsSnoozeToTheSameInstantInAnotherForm(Hand hand) {
            bring(hand, AT_TEN_IN_BERLIN);
            desk.passUntil("2026-03-02T09:05:00Z");
            var until = Instant.parse("2026-03-02T10:05:00Z");
            answer(new Answer.Snooze(until));

            bringNewer(hand, AT_NINE_UTC);

            assertThat(onlyLive().state()).isEqualTo(new NagState.Snoozed(until));
            desk.passUntil("2026-03-02T10:04:00Z");
            assertThat(desk.nags).hasSize(1);
            desk.passUntil("2026-03-02T10:06:00Z");
            assertThat(desk.nags).hasSize(2);
        }
    }

    @Nested
    class ThatTakesItAway {
        @ParameterizedTest
        @EnumSource(names = {"FILE", "SUBSCRIPTION"})
        void toLaterSaysThatItIsSilentUntilThen(Hand hand) {
            bring(hand, AT_NINE_UTC);
            desk.passUntil("2026-03-02T09:05:00Z");

            bringNewer(hand, "DTSTART:20260302T120000Z");

            assertThat(desk.state().live()).isEmpty();
            assertThat(notes)
                    .containsExactly(
                            "it had rung and waited for an answer; it is due later now, and is silent until then");
        }

        @ParameterizedTest
        @EnumSource(names = {"FILE", "SUBSCRIPTION"})
        void altogetherSaysThatItIsSilentNow(Hand hand) {
            bring(hand, AT_NINE_UTC, "RRULE:FREQ=DAILY");
            desk.passUntil("2026-03-02T09:05:00Z");

            bringNewer(hand, AT_NINE_UTC, "RRULE:FREQ=DAILY", "EXDATE:20260302T090000Z");

            assertThat(desk.state().live()).isEmpty();
            assertThat(notes)
                    .containsExactly(
                            "it had rung and waited for an answer; what it rang for is gone, and it is silent now");
        }
    }

    @Nested
    class OfWhatWasEndedAsAWhole {
        @ParameterizedTest
        @EnumSource(names = {"FILE", "SUBSCRIPTION"})
        void staysOffAtTheSameInstantsInAnotherForm(Hand hand) {
            bring(hand, "DTSTART:20260303T100000Z", "RRULE:FREQ=WEEKLY;UNTIL=20260317T100000Z");
            desk.service().setStatus(desk.get("a").id(), Status.DISABLED);

            bringNewer(hand, "DTSTART;TZID=Europe/Berlin:20260303T110000", "RRULE:FREQ=WEEKLY;UNTIL=20260317T100000Z");

            assertThat(desk.get("a").status()).isEqualTo(Status.DISABLED);
            assertThat(notes).noneMatch(note -> note.contains("other times"));
        }

        @ParameterizedTest
        @EnumSource(names = {"FILE", "SUBSCRIPTION"})
        void aToDoStaysDoneAtTheSameInstantInAnotherForm(Hand hand) {
            take(hand, toDo(0, "DUE:20260302T100000Z"));
            answer(new Answer.Done());

            take(hand, toDo(1, "DUE;TZID=Europe/Berlin:20260302T110000"));

            assertThat(desk.get("a").status()).isEqualTo(Status.DONE);
            assertThat(notes).noneMatch(note -> note.contains("other times"));
        }

        @Test
        void isOpenAgainAtOtherInstants() {
            take(Hand.FILE, toDo(0, "DUE:20260302T100000Z"));
            answer(new Answer.Done());

            take(Hand.FILE, toDo(1, "DUE;TZID=Europe/Berlin:20260302T100000"));

            assertThat(desk.get("a").status()).isEqualTo(Status.OPEN);
            assertThat(desk.nextFireAt("a")).contains(TEN);
        }

        private static String toDo(int sequence, String due) {
            return calendar("BEGIN:VTODO\nUID:a\nSUMMARY:t\nSEQUENCE:%d\n%s\nEND:VTODO\n".formatted(sequence, due));
        }
    }

    @Nested
    class OfWhatWasFinishedOrSkippedEarly {
        @ParameterizedTest
        @EnumSource(Hand.class)
        void staysDoneUnderAnotherAlarm(Hand hand) {
            bring(hand, AT_NINE_UTC, "RRULE:FREQ=DAILY", alarm("-PT30M"));
            answer(new Answer.Done());

            bringNewer(hand, AT_NINE_UTC, "RRULE:FREQ=DAILY", alarm("-PT15M"));
            desk.passUntil("2026-03-02T20:00:00Z");

            assertThat(desk.nags).isEmpty();
            assertThat(desk.nextFireAt("a")).contains(Instant.parse("2026-03-03T08:45:00Z"));
        }

        @ParameterizedTest
        @EnumSource(Hand.class)
        void staysDoneInAZoneOfAnotherName(Hand hand) {
            bring(hand, AT_TEN_IN_BERLIN, "RRULE:FREQ=DAILY");
            answer(new Answer.Done());

            bringNewer(hand, "DTSTART;TZID=Europe/Paris:20260302T100000", "RRULE:FREQ=DAILY");
            desk.passUntil("2026-03-02T20:00:00Z");

            assertThat(desk.nags).isEmpty();
            assertThat(desk.nextFireAt("a")).contains(Instant.parse("2026-03-03T09:00:00Z"));
        }

        @ParameterizedTest
        @EnumSource(Hand.class)
        void staysSkippedWithOneMoreAlarm(Hand hand) {
            bring(hand, AT_NINE_UTC, "RRULE:FREQ=DAILY");
            desk.service().skipNext(desk.get("a").id(), 2);

            bringNewer(hand, AT_NINE_UTC, "RRULE:FREQ=DAILY", alarm("PT0S"), alarm("-PT15M"));
            desk.passUntil("2026-03-03T20:00:00Z");

            assertThat(desk.nags).isEmpty();
            assertThat(desk.nextFireAt("a")).contains(Instant.parse("2026-03-04T08:45:00Z"));
        }

        @ParameterizedTest
        @EnumSource(Hand.class)
        void staysDoneThoughANewAlarmComesAfterItsStart(Hand hand) {
            bring(hand, AT_NINE_UTC, "RRULE:FREQ=DAILY");
            desk.passUntil("2026-03-02T09:05:00Z");
            answer(new Answer.Done());

            bringNewer(hand, AT_NINE_UTC, "RRULE:FREQ=DAILY", alarm("PT30M"));
            desk.passUntil("2026-03-02T20:00:00Z");

            assertThat(desk.nags).hasSize(1);
        }

        @ParameterizedTest
        @EnumSource(Hand.class)
        void ringsAtAnotherTime(Hand hand) {
            bring(hand, AT_NINE_UTC, "RRULE:FREQ=DAILY");
            answer(new Answer.Done());

            bringNewer(hand, "DTSTART:20260302T100000Z", "RRULE:FREQ=DAILY");

            assertThat(desk.nextFireAt("a")).contains(Instant.parse("2026-03-02T10:00:00Z"));
        }
    }
}
