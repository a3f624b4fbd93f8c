package io.gadfly.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What supervisors reported: each line logged once, the latest kept for those who look.
final class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final int KEPT = 256;

    private final Deque<SupervisorReport> latest = new ArrayDeque<>();

    void add(SupervisorReport report) {
        synchronized (latest) {
            if (latest.size() == KEPT) {
                latest.removeFirst();
            }
            latest.addLast(report);
        }
        log(report);
    }

    List<SupervisorReport> latest() {
        synchronized (latest) {
            return List.copyOf(latest);
        }
    }

    private static void log(SupervisorReport report) {
        var cause = report.isNews() && report.reason() instanceof ExitReason.Crash(var thrown) ? thrown : null;
        LOG.warn(
                "{} {}: {} {} ({} of {} restarts)",
                report.supervisor(),
                report.event(),
                report.child(),
                report.reason() instanceof ExitReason.Crash ? "crashed" : report.reason(),
                report.restarts(),
                report.intensity(),
                cause);
    }
}
