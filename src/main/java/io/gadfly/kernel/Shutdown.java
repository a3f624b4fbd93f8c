package io.gadfly.kernel;

import java.time.Duration;

/// How a supervisor ends a child: OTP's timeout, `infinity` and `brutal_kill`.
public sealed interface Shutdown {
    /// Asked, then waited for, however long it takes: the way for supervisors.
    Shutdown INFINITY = new Infinity();
    /// Killed without being asked.
    Shutdown BRUTAL_KILL = new BrutalKill();

    /// Asked, then killed after `timeout`.
    static Shutdown after(Duration timeout) {
        return new After(timeout);
    }

    record After(Duration timeout) implements Shutdown {
        public After {
            if (timeout.isNegative()) {
                throw new IllegalArgumentException("negative shutdown timeout: " + timeout);
            }
        }
    }

    record Infinity() implements Shutdown {}

    record BrutalKill() implements Shutdown {}
}
