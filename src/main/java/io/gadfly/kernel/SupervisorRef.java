package io.gadfly.kernel;

import java.time.Duration;
import java.util.List;

/// A door to a supervisor. No answer within a minute is a [CallFailedException].
public final class SupervisorRef {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ProcessRef<SupervisorRequest> ref;

    SupervisorRef(ProcessRef<SupervisorRequest> ref) {
        this.ref = ref;
    }

    /// The door to a supervisor that is known by its own reference.
    ///
    /// @throws IllegalArgumentException where it is not a supervisor
    @SuppressWarnings("unchecked") // checked by its behaviour
    public static SupervisorRef of(ProcessRef<?> supervisor) {
        if (supervisor instanceof LiveProcess<?> process && process.behaviour() instanceof Supervisor) {
            return new SupervisorRef((ProcessRef<SupervisorRequest>) supervisor);
        }
        throw new IllegalArgumentException(supervisor + " is not a supervisor");
    }

    /// Adds a child at the end and starts it. What fails to start is not kept.
    public ChildResult startChild(ChildSpec spec) {
        return ref.call(reply -> new SupervisorRequest.StartChild(spec, reply), PATIENCE);
    }

    /// Stops a child and keeps its spec, unless it is temporary.
    public ChildResult terminateChild(String id) {
        return ref.call(reply -> new SupervisorRequest.TerminateChild(id, reply), PATIENCE);
    }

    /// Starts a child that was stopped.
    public ChildResult restartChild(String id) {
        return ref.call(reply -> new SupervisorRequest.RestartChild(id, reply), PATIENCE);
    }

    /// Forgets a child that was stopped.
    public ChildResult deleteChild(String id) {
        return ref.call(reply -> new SupervisorRequest.DeleteChild(id, reply), PATIENCE);
    }

    /// Takes new rules while it runs. A child that runs goes on and follows its new spec from its next start; a new one
    /// is known and stopped until [#restartChild]; one that the new spec does not name stays as it is.
    public List<ChildInfo> changeSpec(SupervisorSpec spec) {
        return ref.call(reply -> new SupervisorRequest.ChangeSpec(spec, reply), PATIENCE);
    }

    /// In the order of their start.
    public List<ChildInfo> children() {
        return ref.call(SupervisorRequest.ListChildren::new, PATIENCE);
    }

    public ChildCount count() {
        return ChildCount.of(children());
    }

    public ProcessRef<?> ref() {
        return ref;
    }
}
