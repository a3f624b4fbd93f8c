package io.gadfly.kernel;

import java.time.Duration;
import java.util.List;

/// A door to a dynamic supervisor. No answer within a minute is a [CallFailedException].
public final class DynamicSupervisorRef {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ProcessRef<DynamicRequest> ref;

    DynamicSupervisorRef(ProcessRef<DynamicRequest> ref) {
        this.ref = ref;
    }

    /// The door to a dynamic supervisor that is known by its own reference.
    ///
    /// @throws IllegalArgumentException where it is not a dynamic supervisor
    @SuppressWarnings("unchecked") // checked by its behaviour
    public static DynamicSupervisorRef of(ProcessRef<?> supervisor) {
        if (supervisor instanceof LiveProcess<?> process && process.behaviour() instanceof DynamicSupervisor) {
            return new DynamicSupervisorRef((ProcessRef<DynamicRequest>) supervisor);
        }
        throw new IllegalArgumentException(supervisor + " is not a dynamic supervisor");
    }

    /// Starts one more child; ids need not differ. What fails to start is not kept.
    public ChildResult startChild(ChildSpec spec) {
        return ref.call(reply -> new DynamicRequest.StartChild(spec, reply), PATIENCE);
    }

    /// Stops a child and forgets it.
    public ChildResult terminateChild(Pid pid) {
        return ref.call(reply -> new DynamicRequest.TerminateChild(pid, reply), PATIENCE);
    }

    /// In the order of their start.
    public List<ChildInfo> children() {
        return ref.call(DynamicRequest.ListChildren::new, PATIENCE);
    }

    public ChildCount count() {
        return ChildCount.of(children());
    }

    public ProcessRef<?> ref() {
        return ref;
    }
}
