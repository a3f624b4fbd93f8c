package io.gadfly.engine.simulation;

import io.gadfly.reminder.Fence;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// What must not happen and did, each with its time: the first of them, since one leads to others.
final class Violations {
    private static final int MOST = 20;

    private final InstantSource clock;
    private final List<String> lines = new ArrayList<>();

    Violations(InstantSource clock) {
        this.clock = clock;
    }

    void add(String what, Fence fence) {
        add(fence + ": " + what);
    }

    void add(String what) {
        if (lines.size() < MOST) {
            lines.add(clock.instant() + " " + what);
        }
    }

    List<String> lines() {
        return lines;
    }
}
