package io.gadfly.kernel;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is done once at the end of a process, by whoever ended it. What it held is free before anybody hears of the
/// end, so whoever is told may take its name, or its slot.
record LastWill(LiveProcess<?> process, ExitReason reason) {
    void execute() {
        process.closeMailbox();
        try {
            process.system().trace(TraceEvent.Kind.EXIT, process, reason);
            var relations = process.endRelations(reason);
            forEach(relations, relation -> relation.release(process, reason));
            process.system().table().remove(process);
            forEach(relations, relation -> relation.tell(process, reason));
            if (process.behaviour() instanceof Branch) {
                process.system().table().childrenOf(process).forEach(LiveProcess::kill);
            }
            process.system().ended(process, reason);
        } finally {
            process.tellParent(new ChildEvent.Ended(process, process.isStarted(), reason));
        }
    }

    /// One that fails does not keep the others from theirs.
    private static void forEach(@Nullable Relation first, Consumer<Relation> action) {
        for (var relation = first; relation != null; relation = relation.next) {
            try {
                action.accept(relation);
            } catch (Throwable fault) {
                Faults.listenerFailed(relation, fault);
            }
        }
    }
}
