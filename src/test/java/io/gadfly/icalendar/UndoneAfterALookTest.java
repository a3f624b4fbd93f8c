package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.calendar;
import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// A change of the user's that is taken back after a look at the subscription has brought a newer version: what
/// the calendar has brought since is no part of the change, and stays.
class UndoneAfterALookTest {
    private static final String DAILY = "RRULE:FREQ=DAILY";
    private static final String AT_HALF_PAST_EIGHT = "DTSTART:20260302T083000Z";
    private static final String AT_HALF_PAST_NINE = "DTSTART:20260302T093000Z";
    private static final String OTHER = "BEGIN:VEVENT\nUID:o\nSUMMARY:other\nDTSTART:20260402T083000Z\nEND:VEVENT\n";

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private static String event(String title, String... lines) {
        return calendar(
                OTHER + "BEGIN:VEVENT\nUID:a\nSUMMARY:%s\n%s\nEND:VEVENT\n".formatted(title, String.join("\n", lines)));
    }

    private static String alarm(String trigger) {
        return "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:" + trigger + "\nEND:VALARM";
    }

    private void answer(Answer answer) {
        desk.service().answer(desk.get("a").id(), answer);
    }

    private Instant nextFireAt() {
        return desk.nextFireAt("a").orElseThrow();
    }

    private Fire onlyLive() {
        assertThat(desk.state().live()).hasSize(1);
        return desk.state().live().getFirst();
    }

    @Nested
    class OfDone {
        @Test
        void keepsTheTitleThatTheCalendarGaveItSince() {
            desk.look(event("pill", AT_HALF_PAST_EIGHT, DAILY));
            desk.passUntil("2026-03-02T08:31:00Z");
            answer(new Answer.Done());
            desk.look(event("new pill", AT_HALF_PAST_EIGHT, DAILY));

            assertThat(desk.undo()).hasValueSatisfying(name -> assertThat(name).contains("its calendar"));

            assertThat(desk.get("a").title()).isEqualTo("new pill");
            assertThat(onlyLive().state()).isInstanceOf(NagState.Ringing.class);
            assertThat(nextFireAt()).isEqualTo("2026-03-03T08:30:00Z");
        }

        @Test
        void keepsTheTimeAndRingsThen() {
            desk.look(event("pill", AT_HALF_PAST_EIGHT));
            desk.passUntil("2026-03-02T08:31:00Z");
            answer(new Answer.Done());
            assertThat(desk.get("a").status()).isEqualTo(Status.DONE);
            desk.look(event("pill", "DTSTART:20260303T120000Z"));
            answer(new Answer.Done());

            desk.undo();
            desk.undo();

            assertThat(desk.get("a").status()).isEqualTo(Status.OPEN);
            assertThat(nextFireAt()).isEqualTo("2026-03-03T12:00:00Z");
            assertThat(desk.state().live()).isEmpty();
        }

        @Test
        void ringsOnByTheAlarmThatItsOccurrenceHasNow() {
            desk.look(event("pill", AT_HALF_PAST_EIGHT, DAILY, alarm("-PT10M")));
            desk.passUntil("2026-03-02T08:21:00Z");
            answer(new Answer.Done());
            desk.look(event("pill", AT_HALF_PAST_EIGHT, DAILY, alarm("-PT15M")));

            desk.undo();

            assertThat(onlyLive().dueAt()).isEqualTo("2026-03-02T08:15:00Z");
            assertThat(onlyLive().state()).isInstanceOf(NagState.Ringing.class);
        }

        @Test
        void ringsLaterWhereItsAlarmIsLaterNow() {
            desk.look(event("pill", AT_HALF_PAST_EIGHT, DAILY, alarm("-PT10M")));
            desk.passUntil("2026-03-02T08:21:00Z");
            answer(new Answer.Done());
            desk.look(event("pill", AT_HALF_PAST_EIGHT, DAILY, alarm("PT0S")));

            desk.undo();

            assertThat(desk.state().live()).isEmpty();
            assertThat(nextFireAt()).isEqualTo("2026-03-02T08:30:00Z");
            desk.passUntil("2026-03-02T08:31:00Z");
            assertThat(onlyLive().state()).isInstanceOf(NagState.Ringing.class);
        }

        @Test
        void isSilentAgainWhenItIsMadeAgain() {
            desk.look(event("pill", AT_HALF_PAST_EIGHT, DAILY, alarm("-PT10M")));
            desk.passUntil("2026-03-02T08:21:00Z");
            answer(new Answer.Done());
            desk.look(event("new pill", AT_HALF_PAST_EIGHT, DAILY, alarm("PT0S")));
            desk.undo();

            desk.redo();

            assertThat(desk.get("a").title()).isEqualTo("new pill");
            assertThat(nextFireAt()).isEqualTo("2026-03-03T08:30:00Z");
            desk.passUntil("2026-03-02T12:00:00Z");
            assertThat(desk.nags).hasSize(1);
        }

        @Test
        void keepsWhatALookBringsBetweenUndoAndRedo() {
            desk.look(event("pill", AT_HALF_PAST_NINE, DAILY));
            answer(new Answer.Done());
            desk.undo();
            desk.look(event("new pill", AT_HALF_PAST_NINE, DAILY, alarm("-PT10M")));

            desk.redo();

            assertThat(desk.get("a").title()).isEqualTo("new pill");
            assertThat(nextFireAt()).isEqualTo("2026-03-03T09:20:00Z");
            desk.undo();
            assertThat(desk.get("a").title()).isEqualTo("new pill");
            assertThat(nextFireAt()).isEqualTo("2026-03-02T09:20:00Z");
        }

        @Test
        void staysOffWhereTheCalendarDroppedItSince() {
            desk.look(event("pill", AT_HALF_PAST_NINE, DAILY));
            answer(new Answer.Done());
            desk.look(calendar(OTHER));
            assertThat(desk.get("a").status()).isEqualTo(Status.DISABLED);

            desk.undo();

            assertThat(desk.get("a").status()).isEqualTo(Status.DISABLED);
            desk.look(event("pill", AT_HALF_PAST_NINE, DAILY));
            assertThat(nextFireAt()).isEqualTo("2026-03-02T09:30:00Z");
        }

        @Test
        void staysOffWhereTheCalendarCancelledIt() {
            desk.look(event("pill", AT_HALF_PAST_NINE));
            answer(new Answer.Done());
            desk.look(event("pill", AT_HALF_PAST_NINE, "STATUS:CANCELLED", "SEQUENCE:1"));

            desk.undo();
            desk.passUntil("2026-03-02T12:00:00Z");

            assertThat(desk.get("a").status()).isEqualTo(Status.DISABLED);
            assertThat(desk.nags).isEmpty();
        }

        @Test
        void takesTheImportOfAFileBackBeforeIt() {
            desk.take(event("pill", AT_HALF_PAST_NINE, DAILY));
            answer(new Answer.Done());
            desk.take(event("new pill", "SEQUENCE:1", AT_HALF_PAST_NINE, DAILY, alarm("-PT10M")));

            desk.undo();
            assertThat(desk.get("a").title()).isEqualTo("pill");
            assertThat(nextFireAt()).isEqualTo("2026-03-03T09:30:00Z");
            desk.undo();
            assertThat(nextFireAt()).isEqualTo("2026-03-02T09:30:00Z");
            desk.redo();
            desk.redo();

            assertThat(desk.get("a").title()).isEqualTo("new pill");
            assertThat(nextFireAt()).isEqualTo("2026-03-03T09:20:00Z");
        }
    }

    @Nested
    class OfSkip {
        @Test
        void ringsTodayByTheAlarmsThatItHasNow() {
            desk.look(event("pill", AT_HALF_PAST_NINE, DAILY));
            answer(new Answer.Skip());
            desk.look(event("new pill", AT_HALF_PAST_NINE, DAILY, alarm("-PT10M")));
            assertThat(nextFireAt()).isEqualTo("2026-03-03T09:20:00Z");

            desk.undo();

            assertThat(desk.get("a").title()).isEqualTo("new pill");
            assertThat(nextFireAt()).isEqualTo("2026-03-02T09:20:00Z");
            desk.look(event("new pill", AT_HALF_PAST_NINE, DAILY, alarm("-PT10M")));
            desk.passUntil("2026-03-02T09:21:00Z");
            assertThat(desk.nags).hasSize(1);
        }

        @Test
        void ringsOnceForEachOfSeveralAlarms() {
            desk.look(event("pill", AT_HALF_PAST_NINE, DAILY, alarm("PT0S")));
            answer(new Answer.Skip());
            desk.look(event("pill", AT_HALF_PAST_NINE, DAILY, alarm("-PT10M"), alarm("PT0S")));

            desk.undo();
            desk.passUntil("2026-03-02T09:31:00Z");

            assertThat(desk.state().live())
                    .extracting(fire -> fire.dueAt().toString())
                    .containsExactlyInAnyOrder("2026-03-02T09:20:00Z", "2026-03-02T09:30:00Z");
        }
    }

    @Nested
    class OfSnooze {
        @Test
        void ringsAgainUnderTheAlarmThatItHasNow() {
            desk.look(event("pill", AT_HALF_PAST_EIGHT, alarm("-PT10M")));
            desk.passUntil("2026-03-02T08:21:00Z");
            answer(new Answer.Snooze(desk.now().plus(Duration.ofHours(1))));
            desk.look(event("pill", AT_HALF_PAST_EIGHT, alarm("-PT15M")));
            assertThat(onlyLive().state()).isInstanceOf(NagState.Snoozed.class);

            desk.undo();

            assertThat(onlyLive().dueAt()).isEqualTo("2026-03-02T08:15:00Z");
            assertThat(onlyLive().state()).isInstanceOf(NagState.Ringing.class);
            desk.redo();
            assertThat(onlyLive().state()).isEqualTo(new NagState.Snoozed(Instant.parse("2026-03-02T09:21:00Z")));
        }
    }

    @Nested
    class OfASnoozeThatIsLongOver {
        @Test
        void nagsOnWhenItIsMadeAgain() {
            desk.look(event("pill", AT_HALF_PAST_EIGHT, alarm("-PT10M")));
            desk.passUntil("2026-03-02T08:21:00Z");
            answer(new Answer.Snooze(desk.now().plus(Duration.ofMinutes(30))));
            desk.look(event("pill", AT_HALF_PAST_EIGHT, alarm("-PT15M")));
            desk.service().undo();
            desk.pass(Duration.ofMinutes(65));
            var nags = desk.nags.size();

            desk.service().redo();
            desk.pass(Duration.ofMinutes(30));

            assertThat(desk.nags).hasSizeGreaterThan(nags + 1);
        }
    }

    @Nested
    class OfAnAcknowledgement {
        @Test
        void ringsAgainUnderTheAlarmThatItHasNow() {
            desk.look(event("pill", AT_HALF_PAST_EIGHT, alarm("-PT10M")));
            desk.passUntil("2026-03-02T08:21:00Z");
            answer(new Answer.Acknowledge());
            desk.look(event("new pill", AT_HALF_PAST_EIGHT, alarm("-PT15M")));

            desk.undo();

            assertThat(desk.get("a").title()).isEqualTo("new pill");
            assertThat(onlyLive().dueAt()).isEqualTo("2026-03-02T08:15:00Z");
        }
    }

    @Nested
    class OfSwitchingOff {
        @Test
        void keepsTheTimeThatTheCalendarGaveItSince() {
            desk.look(event("pill", AT_HALF_PAST_NINE, DAILY));
            desk.service().setStatus(desk.get("a").id(), Status.DISABLED);
            desk.look(event("new pill", AT_HALF_PAST_NINE, DAILY, alarm("-PT10M")));
            assertThat(desk.get("a").status()).isEqualTo(Status.DISABLED);

            desk.undo();

            assertThat(desk.get("a").title()).isEqualTo("new pill");
            assertThat(desk.get("a").status()).isEqualTo(Status.OPEN);
            assertThat(nextFireAt()).isEqualTo("2026-03-02T09:20:00Z");
            desk.redo();
            assertThat(desk.get("a").status()).isEqualTo(Status.DISABLED);
            assertThat(desk.get("a").title()).isEqualTo("new pill");
        }

        @Test
        void ofSwitchingOnSwitchesOffWhatTheCalendarMovedSince() {
            desk.look(event("pill", AT_HALF_PAST_NINE, DAILY));
            desk.service().setStatus(desk.get("a").id(), Status.DISABLED);
            desk.service().setStatus(desk.get("a").id(), Status.OPEN);
            desk.look(event("new pill", AT_HALF_PAST_EIGHT, DAILY));

            desk.undo();
            desk.passUntil("2026-03-02T12:00:00Z");

            assertThat(desk.get("a").title()).isEqualTo("new pill");
            assertThat(desk.get("a").status()).isEqualTo(Status.DISABLED);
            assertThat(desk.nags).isEmpty();
        }
    }

    @Nested
    class OfSomethingElse {
        @Test
        void silencesNothingThatHasBegunAndIsNoLongerInTheCalendar() {
            desk.look(event("pill", AT_HALF_PAST_EIGHT, DAILY));
            desk.passUntil("2026-03-02T08:31:00Z");
            desk.look(calendar(OTHER));
            assertThat(onlyLive().state()).isInstanceOf(NagState.Ringing.class);
            desk.service().setStatus(desk.get("o").id(), Status.DISABLED);

            desk.undo();

            assertThat(onlyLive().state()).isInstanceOf(NagState.Ringing.class);
        }
    }

    @Nested
    class OfDeletion {
        @Test
        void saysThatItsCalendarIsAskedAgain() {
            desk.look(event("pill", AT_HALF_PAST_NINE, DAILY));
            desk.service().delete(List.of(desk.get("a").id()));
            desk.look(event("new pill", AT_HALF_PAST_EIGHT, DAILY));

            assertThat(desk.undo()).hasValueSatisfying(name -> assertThat(name).contains("its calendar"));
            desk.look(event("new pill", AT_HALF_PAST_EIGHT, DAILY));

            assertThat(desk.get("a").title()).isEqualTo("new pill");
            assertThat(nextFireAt()).isEqualTo("2026-03-02T08:30:00Z");
        }
    }
}
