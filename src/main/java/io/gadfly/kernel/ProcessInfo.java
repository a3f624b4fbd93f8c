package io.gadfly.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What can be seen of one process at one moment, after Erlang's `process_info`.
///
/// @param name its registered name, or what its child spec calls it; empty where it has none
/// @param behaviour the simple name of its behaviour's class
/// @param mailbox messages that wait
/// @param handled messages handled since its start
/// @param currentMessage the kind of message that it is at, empty when idle
/// @param busySince since when it is at that message
/// @param restarts for a supervisor: restarts in the window, of the intensity that it allows
/// @param lastExit for a child that was restarted: why it ended the last time
/// @param children in the order of their start; empty for a worker
public record ProcessInfo(
        Pid pid,
        String name,
        String behaviour,
        State state,
        int mailbox,
        long handled,
        String currentMessage,
        Optional<Instant> busySince,
        Optional<Restarts> restarts,
        Optional<ExitReason> lastExit,
        List<ProcessInfo> children) {
    public enum State {
        STARTING,
        IDLE,
        RUNNING,
        STUCK,
        RESTARTING,
        STOPPING
    }

    public record Restarts(String strategy, int inWindow, int intensity) {}

    public ProcessInfo {
        children = List.copyOf(children);
    }
}
