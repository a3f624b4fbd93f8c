package io.gadfly.schedule;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each hostile schedule is answered or refused in little memory, all questions together, garbage and all.
///
/// How long that takes, the benchmarks say; here too long would be a test that does not end.
class HostileCostTest {
    private static final long MOST_BYTES = 16_000_000;

    static List<HostileSchedule> schedules() {
        return HostileSchedules.ALL;
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void isAnsweredInLittleMemory(HostileSchedule hostile) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();

        var answer = hostile.answer();

        var bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes <= MOST_BYTES, bytes + " bytes for: " + answer);
    }

    static List<HostileSchedule> thatNeverHappen() {
        return HostileSchedules.ALL.stream()
                .filter(hostile -> hostile.name().contains("never"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("thatNeverHappen")
    void isProvedNeverToHappen(HostileSchedule hostile) {
        var answer = hostile.answer();

        assertTrue(answer.startsWith("Never"), answer);
    }

    static List<HostileSchedule> ofEverySecond() {
        return HostileSchedules.ALL.subList(0, 2);
    }

    @ParameterizedTest
    @MethodSource("ofEverySecond")
    void isAnsweredWithTheNextSecond(HostileSchedule hostile) {
        var answer = hostile.answer();

        assertTrue(answer.startsWith("20260601T000001Z"), answer);
    }
}
