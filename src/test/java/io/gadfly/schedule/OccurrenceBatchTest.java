package io.gadfly.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccurrenceBatchTest {
    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
            a;20260101T090000;;FREQ=DAILY;;;;2                       > a;20260101T090000,20260102T090000
            b;20260101;;FREQ=DAILY,COUNT=2                           > b;20260101,20260102
            c;20260328T023000;Europe/Berlin;FREQ=DAILY;;;;2          > c;20260328T023000,20260329T033000
            d;20260101T090000;Europe/Berlin;FREQ=DAILY,COUNT=3;;;#TZID=Europe/Berlin:20260102T090000; > d;20260101T090000,20260103T090000
            e;20260101T090000;;FREQ=DAILY,COUNT=2;;20260105T090000;#VALUE=DATE:20260101; > e;20260102T090000,20260105T090000
            f;20260101T090000;;FREQ=DAILY,COUNT=2|FREQ=YEARLY,COUNT=2;;;; > f;20260101T090000,20260102T090000,20270101T090000
            g;20260101T090000;;FREQ=DAILY;FREQ=DAILY,INTERVAL=2;;;2  > g;20260102T090000,20260104T090000
            h;20260101T090000;;FREQ=DAILY,COUNT=0                    > h;!OUT_OF_RANGE COUNT=0
            i;20260101T090000;Mars/Olympus;FREQ=DAILY                > i;!UNKNOWN_ZONE Mars/Olympus
            j;20260230;;FREQ=DAILY                                   > j;!NO_SUCH_TIME 20260230
            k                                                        > k;!NO_SUCH_TIME '
            l;20260101T090000;;FREQ=DAILY;;;;many                    > l;!NOT_A_RULE many
            m;20260101T090000                                        > m;20260101T090000
            """)
    void answersEachLineInItsForm(String line, String answer) {
        // Semicolons stand for tabs here, commas and sharps in rules and properties for their semicolons.
        var columns = line.replace(';', '\t')
                .replace(",COUNT", ";COUNT")
                .replace(",INTERVAL", ";INTERVAL")
                .replace('#', ';');

        assertEquals(answer.replace(';', '\t').replace("'", ""), OccurrenceBatch.answer(columns));
    }
}
