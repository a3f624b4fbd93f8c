package io.gadfly.kernel;

/// Why a process ended; what Erlang says by `normal`, `shutdown`, `killed`, `noproc` and any other term.
public sealed interface ExitReason {
    ExitReason NORMAL = new Normal();
    ExitReason SHUTDOWN = new Shutdown();
    ExitReason KILLED = new Killed();
    ExitReason NO_PROCESS = new NoProcess();

    record Normal() implements ExitReason {
        @Override
        public boolean isAbnormal() {
            return false;
        }
    }

    /// Asked to stop by its supervisor.
    record Shutdown() implements ExitReason {
        @Override
        public boolean isAbnormal() {
            return false;
        }
    }

    /// Ended without a chance to clean up.
    record Killed() implements ExitReason {
        @Override
        public boolean isAbnormal() {
            return true;
        }
    }

    /// A bug: the handler threw.
    record Crash(Throwable cause) implements ExitReason {
        @Override
        public boolean isAbnormal() {
            return true;
        }
    }

    /// What a monitor, a link or a call is told where nobody carries the name that it was given.
    record NoProcess() implements ExitReason {
        @Override
        public boolean isAbnormal() {
            return true;
        }
    }

    /// Whether a transient child is restarted after it.
    boolean isAbnormal();
}
