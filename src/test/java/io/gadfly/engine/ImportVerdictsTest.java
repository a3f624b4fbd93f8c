package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.Incoming;
import org.junit.jupiter.api.Test;

class ImportVerdictsTest {
    private final ImportVerdicts verdicts = new ImportVerdicts();

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
    void manyOfOneKindHideNoneOfAnother() {
        refuse(ImportReport.MOST_OF_A_KIND + 1);

        verdicts.tell(Kind.CHANGED, "a", "call", "it is gone");

        assertThat(report().verdicts().getLast().title()).isEqualTo("call");
    }

    @Test
    void oneThatTurnsOutOtherwiseIsCountedAsWhatItIsNow() {
        refuse(1);

        verdicts.change(new ImportVerdicts.Given(Kind.REFUSED, 0), Kind.PAST, "it is over");

        assertThat(report().count(Kind.REFUSED)).isZero();
        assertThat(report().count(Kind.PAST)).isOne();
        assertThat(report().verdicts().getFirst().notes()).containsExactly("it is over");
    }
}
