package io.gadfly.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private final Database database = Database.inMemory("questions");
    private final AtomicInteger repetitions = new AtomicInteger();
    private final ChangeWriter changes = new ChangeWriter(database.writer(), Journal.NONE);
    private final Completeness completeness = new Completeness(database, repetitions::incrementAndGet);
    private final DamageWatch watch = new DamageWatch(Optional.empty());
    private final Applier applier =
            new Applier(database, changes, watch, completeness, new Checkpoints(database), Runnable::run);
    private final Questions questions = new Questions(database, watch, new Turn(), applier, completeness);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void areAskedOnceWhereNothingIsMissing() {
        assertEquals(1, questions.<Integer>ask(_ -> asked.incrementAndGet()));
        assertEquals(0, repetitions.get());
    }

    @Test
    void areAskedAgainWhenWhatWasMissingIsThere() {
        completeness.lose();

        assertEquals(2, questions.<Integer>ask(_ -> asked.incrementAndGet()));
        assertEquals(1, repetitions.get());
    }

    @Test
    void areAskedAgainWhereAnotherBroughtBackWhatWasMissingMeanwhile() {
        completeness.lose();

        var answer = questions.<Integer>ask(_ -> {
            if (asked.incrementAndGet() == 1) {
                completeness.restore();
            }
            return asked.get();
        });

        assertEquals(2, answer);
        assertEquals(1, repetitions.get());
    }

    @Test
    void atOnceSeeOneMomentWhileOthersWrite() {
        var counts = database.readAtOnce(session -> {
            var before = count(session);
            SmallRows.saveMemo(database.writer(), "name", "text");
            return Optional.of(before).filter(now -> now == count(session));
        });

        assertEquals(Optional.of(0L), counts);
        assertEquals(1, database.<Long>read(QuestionsTest::count));
    }

    private static long count(Session session) {
        return session.first("SELECT COUNT(*) FROM memo", row -> row.getLong(1)).orElseThrow();
    }
}
