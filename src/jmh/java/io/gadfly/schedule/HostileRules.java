package io.gadfly.schedule;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// How long Gadfly takes over each hostile schedule, and how much memory: to read it, and to tell what comes next, what
/// was last, what is worth a note and which are the first thousand. Once in a fresh JVM, and once when warm.
public final class HostileRules {
    private static final int WARM_UP = 5;

    private HostileRules() {}

    private record Cost(String answer, double milliseconds, double megabytes) {
        static Cost of(HostileSchedule hostile) {
            var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            var bytes = threads.getCurrentThreadAllocatedBytes();
            var begin = System.nanoTime();
            var answer = hostile.answer();
            var time = System.nanoTime() - begin;
            return new Cost(answer, time / 1e6, (threads.getCurrentThreadAllocatedBytes() - bytes) / 1e6);
        }
    }

    public static void main(String[] arguments) {
        IO.println(String.format(
                Locale.ROOT,
                "%-48s %10s %9s %10s %9s  %s",
                "schedule",
                "first ms",
                "MB",
                "warm ms",
                "MB",
                "next, first 1000"));
        var slowest = 0.0;
        var most = 0.0;
        for (var hostile : HostileSchedules.ALL) {
            var first = Cost.of(hostile);
            var warm = first;
            for (var i = 0; i < WARM_UP; i++) {
                warm = Cost.of(hostile);
            }
            slowest = Math.max(slowest, first.milliseconds);
            most = Math.max(most, first.megabytes);
            IO.println(String.format(
                    Locale.ROOT,
                    "%-48s %10.2f %9.2f %10.2f %9.2f  %s",
                    hostile.name(),
                    first.milliseconds,
                    first.megabytes,
                    warm.milliseconds,
                    warm.megabytes,
                    warm.answer));
        }
        IO.println(String.format(
                Locale.ROOT,
                "%d schedules; slowest first answer: %.1f ms, most memory: %.1f MB",
                HostileSchedules.ALL.size(),
                slowest,
                most));
    }
}
