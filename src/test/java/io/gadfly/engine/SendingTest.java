package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingTest {
    private static TimelineEntry line(String step, String cause) {
        return new TimelineEntry(new Fence(new ReminderId(1), "", ""), House.START, step, cause);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    mail,       3, ''
                    mail,       12, no such host: example.org
                    my command, 1, it ended with 2: see 3: below
                    """)
    void isReadFromTheLineThatItWrites(String medium, int nag, String reason) {
        var sending = new Sending(medium, nag, reason);

        assertThat(Sending.of(line(TimelineSteps.NOT_SENT, sending.cause()))).contains(sending);
    }

    @Test
    void isReadFromNoOtherLine() {
        assertThat(Sending.of(line(TimelineSteps.RANG, "mail 3"))).isEmpty();
        assertThat(Sending.of(line(TimelineSteps.SENT, "mail"))).isEmpty();
    }

    @Test
    void settlesItsNagOnItsMediumUnlessItWasTakenBack() {
        assertThat(new Sending("mail", 3, "").settles(3, "mail")).isTrue();
        assertThat(new Sending("mail", 3, "no such host").settles(3, "mail")).isTrue();
        assertThat(new Sending("mail", 3, "").settles(4, "mail")).isFalse();
        assertThat(new Sending("mail", 3, "").settles(3, "command")).isFalse();
        assertThat(new Sending("mail", 3, Sending.TAKEN_BACK).settles(3, "mail"))
                .isFalse();
    }

    @Test
    void isToldInWords() {
        var words = new TimelineWords(Locale.ENGLISH);

        assertThat(words.of(line(TimelineSteps.DELIVERED, "desktop 3"))).isEqualTo("Shown by desktop");
        assertThat(words.of(line(TimelineSteps.SENT, "mail 3"))).isEqualTo("Nag 3 was also told by mail");
        assertThat(words.of(line(TimelineSteps.NOT_SENT, "mail 3: no such host")))
                .isEqualTo("Nag 3 was not told by mail: no such host");
        assertThat(words.of(line(TimelineSteps.NOT_SENT, "mail 3: replaced")))
                .isEqualTo("Nag 3 was not told by mail: the next nag came before");
    }
}
