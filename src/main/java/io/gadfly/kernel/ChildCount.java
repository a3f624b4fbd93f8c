package io.gadfly.kernel;

import java.util.Collection;

/// How many children a supervisor knows: `supervisor:count_children`, and those that are being restarted.
///
/// @param specs all of them
/// @param active those that run
public record ChildCount(int specs, int active, int restarting, int supervisors, int workers) {
    static ChildCount of(Collection<ChildInfo> children) {
        int active = 0;
        int restarting = 0;
        int supervisors = 0;
        for (var child : children) {
            active += child.state() == ChildInfo.State.RUNNING ? 1 : 0;
            restarting += child.state() == ChildInfo.State.RESTARTING ? 1 : 0;
            supervisors += child.spec().type() == ChildSpec.Type.SUPERVISOR ? 1 : 0;
        }
        return new ChildCount(children.size(), active, restarting, supervisors, children.size() - supervisors);
    }
}
