package io.gadfly.ui.processes;

import io.gadfly.kernel.ExitReason;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeWords;
import java.util.Locale;

/// What the columns of the supervision tree say of a process.
public record ProcessWords(TimeWords times, Texts texts) {
    String name(ProcessInfo process) {
        return process.name().isEmpty() ? process.behaviour() : process.name();
    }

    String state(ProcessInfo process) {
        return texts.text("process", process.state());
    }

    String message(ProcessInfo process) {
        return process.busySince()
                .map(since -> texts.text("process.at", process.currentMessage(), times.time(since)))
                .orElse(process.currentMessage());
    }

    String restarts(ProcessInfo process) {
        return process.restarts()
                .map(restarts -> texts.text(
                        "process.restarts",
                        restarts.strategy().toLowerCase(Locale.ROOT),
                        restarts.inWindow(),
                        restarts.intensity()))
                .orElse("");
    }

    String lastExit(ProcessInfo process) {
        return process.lastExit().map(this::describe).orElse("");
    }

    private String describe(ExitReason reason) {
        return switch (reason) {
            case ExitReason.Normal() -> texts.text("exit.normal");
            case ExitReason.Shutdown() -> texts.text("exit.shutdown");
            case ExitReason.Killed() -> texts.text("exit.killed");
            case ExitReason.NoProcess() -> texts.text("exit.noProcess");
            case ExitReason.Crash(var cause) -> texts.text("exit.crash", String.valueOf(cause));
        };
    }
}
