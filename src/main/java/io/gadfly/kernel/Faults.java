package io.gadfly.kernel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says aloud what somebody did wrong and what therefore is dropped.
final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger("io.gadfly.kernel.faults");

    private Faults() {}

    static void notUnderstood(Object message, ProcessRef<?> receiver) {
        LOG.error(
                "{} sent {} to {}, which does not understand it: dropped",
                Runner.currentName(),
                message.getClass().getName(),
                receiver);
    }

    /// The kernel itself was in want, as of memory, and tries again.
    static void survived(Throwable cause) {
        LOG.error("the clock or a runner failed; it goes on", cause);
    }

    static void listenerFailed(Object listener, Throwable cause) {
        LOG.error("{} threw; the kernel goes on", listener.getClass().getName(), cause);
    }
}
