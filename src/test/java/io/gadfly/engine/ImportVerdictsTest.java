package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportVerdictsTest {
    private static final Incoming.Item ITEM = new Incoming.Item(
            1,
            "a",
            Definition.of(Details.of("call"), Schedule.once(CalendarTime.utc(House.START))),
            new Origin.Calendar("huge.ics", 0, Optional.empty(), "", false),
            Reminder.Status.OPEN,
            AlarmAnswers.NONE,
            List.of(),
            false);

    private final ImportVerdicts verdicts = new ImportVerdicts(_ -> Optional.empty());

    private void refuse(int items) {
        for (var line = 1; line <= items; line++) {
            verdicts.refuse(new Incoming.Refused(line, "", "bad", "no such day", ""));
        }
    }

    private ImportReport report() {
        return verdicts.report("huge.ics", true);
    }

    @Test
    void ofVeryManyOfAKindTheFirstAreListedAndAllAreCounted() {
        refuse(ImportReport.MOST_OF_A_KIND + 7);

        assertThat(report().verdicts()).hasSize(ImportReport.MOST_OF_A_KIND);
        assertThat(report().count(Kind.REFUSED)).isEqualTo(ImportReport.MOST_OF_A_KIND + 7);
        assertThat(report().unlisted()).isEqualTo(7);
    }

    @Test
    void ofEachCalendarAllAreCountedHoweverManyCameBeforeIt() {
        verdicts.begin("first.ics");
        refuse(ImportReport.MOST_OF_A_KIND + 7);
        verdicts.begin("second.ics");
        refuse(3);
        var added = verdicts.tell(Kind.ADDED, ITEM);
        verdicts.begin("third.ics");

        verdicts.change(added, Kind.PAST);

        assertThat(report().countsOf("first.ics")).containsEntry(Kind.REFUSED, ImportReport.MOST_OF_A_KIND + 7L);
        assertThat(report().countsOf("second.ics"))
                .containsEntry(Kind.REFUSED, 3L)
                .containsEntry(Kind.ADDED, 0L)
                .containsEntry(Kind.PAST, 1L);
        assertThat(report().countsOf("third.ics")).isEmpty();
        assertThat(report().verdicts().getLast().calendar()).isEqualTo("second.ics");
    }

    @Test
    void manyOfOneKindHideNoneOfAnother() {
        refuse(ImportReport.MOST_OF_A_KIND + 1);

        verdicts.tell(Kind.CHANGED, "a", "call", "it is gone");

        assertThat(report().verdicts().getLast().title()).isEqualTo("call");
    }

    @ParameterizedTest
    @CsvSource({"ADDED, PAST", "UNCHANGED, CHANGED"})
    void veryManyThatTurnOutOtherwiseOneByOneAreNotAllListed(Kind first, Kind then) {
        for (var line = 1; line <= ImportReport.MOST_OF_A_KIND + 7; line++) {
            verdicts.change(verdicts.tell(first, ITEM), then);
        }

        assertThat(report().verdicts()).hasSize(ImportReport.MOST_OF_A_KIND);
        assertThat(report().count(then)).isEqualTo(ImportReport.MOST_OF_A_KIND + 7);
        assertThat(report().count(first)).isZero();
        assertThat(report().unlisted()).isEqualTo(7);
    }

    @Test
    void oneThatTurnsOutOtherwiseIsCountedAsWhatItIsNow() {
        refuse(1);

        verdicts.change(new ImportVerdicts.Given(Kind.REFUSED, "", 0), Kind.PAST, "it is over");

        assertThat(report().count(Kind.REFUSED)).isZero();
        assertThat(report().count(Kind.PAST)).isOne();
        assertThat(report().verdicts().getFirst().notes()).containsExactly("it is over");
    }
}
