package io.gadfly.app.cli;

import io.gadfly.kernel.ExitReason;
import io.gadfly.kernel.ProcessInfo;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A process and those below it as `--json` shows them.
record ProcessDocument(
        long pid,
        String name,
        String behaviour,
        String state,
        int mailbox,
        long handled,
        String currentMessage,
        Optional<OffsetDateTime> busySince,
        Optional<String> restarts,
        Optional<String> lastExit,
        List<ProcessDocument> children) {

    static ProcessDocument of(ProcessInfo process, Invocation here) {
        return new ProcessDocument(
                process.pid().value(),
                process.name(),
                process.behaviour(),
                state(process),
                process.mailbox(),
                process.handled(),
                process.currentMessage(),
                process.busySince().map(here::iso),
                process.restarts().map(ProcessDocument::restarts),
                process.lastExit().map(ExitReason::toString),
                process.children().stream().map(child -> of(child, here)).toList());
    }

    static List<String> lines(ProcessInfo root, Invocation here) {
        var table = Table.of("PID", "PROCESS", "STATE", "MAIL", "HANDLED", "RESTARTS", "LAST EXIT", "AT");
        rows(table, root, "", "");
        return table.lines();
    }

    private static void rows(Table table, ProcessInfo process, String branch, String indent) {
        table.row(
                process.pid(),
                branch + name(process),
                state(process),
                process.mailbox(),
                process.handled(),
                process.restarts().map(ProcessDocument::restarts).orElse(""),
                process.lastExit().map(ExitReason::toString).orElse(""),
                process.currentMessage());
        var children = new ArrayList<>(process.children());
        while (!children.isEmpty()) {
            var child = children.removeFirst();
            var last = children.isEmpty();
            rows(table, child, indent + (last ? "└─ " : "├─ "), indent + (last ? "   " : "│  "));
        }
    }

    private static String name(ProcessInfo process) {
        if (process.name().isEmpty() || process.name().equals(process.behaviour())) {
            return process.behaviour();
        }
        return process.name() + " (" + process.behaviour() + ")";
    }

    private static String restarts(ProcessInfo.Restarts restarts) {
        return restarts.strategy() + " " + restarts.inWindow() + "/" + restarts.intensity();
    }

    private static String state(ProcessInfo process) {
        return process.state().name().toLowerCase(Locale.ROOT);
    }
}
