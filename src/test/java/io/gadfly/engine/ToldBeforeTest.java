package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToldBeforeTest {
    private static final Fence FENCE = new Fence(new ReminderId(1), "20260302T080000Z", "START");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    rang, delivered desktop 2                                    | desktop
                    rang, delivered desktop 2, delivered popup 2, rangOn         | desktop popup
                    rang, delivered desktop 2, inherited 7, rangOn               | desktop
                    rang, delivered desktop 2, crashed, rangOn, sent mail 2      | desktop
                    rang, delivered desktop 1, rang                              |
                    rang, notDelivered desktop: no bus, sent mail 2              |
                    rang, delivered desktop 2, queued, rang                      | desktop
                    rang, delivered desktop 2, snoozed, queued, rang             |
                    rang, delivered desktop 2, held, queued, rang                | desktop
                    rang, delivered desktop 2, held, queued, held, queued, rang  | desktop
                    rang, delivered desktop 2, done, rang                        |
                    rang, delivered desktop                                      |
                    """)
    void areThoseThatShowedThisNagSinceItRings(String lines, @Nullable String media) {
        var told = Stream.of(lines.split(", ", -1)).map(ToldBeforeTest::entry).toList();

        assertThat(ToldBefore.by(told.reversed(), 2))
                .isEqualTo(media == null ? Set.of() : Set.of(media.split(" ", -1)));
    }

    private static TimelineEntry entry(String line) {
        var words = line.split(" ", 2);
        return new TimelineEntry(FENCE, House.START, "fire." + words[0], words.length > 1 ? words[1] : "");
    }
}
