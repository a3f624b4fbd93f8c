package io.gadfly.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// What a supervisor keeps alive, and how long it tries: OTP's `sup_flags` and child specs, with their defaults.
///
/// @param intensity restarts that it allows within `period`; one more and it gives up
/// @param children in the order of their start
public record SupervisorSpec(Strategy strategy, int intensity, Duration period, List<ChildSpec> children) {
    public SupervisorSpec {
        Objects.requireNonNull(strategy, "a supervisor needs a strategy");
        Objects.requireNonNull(period, "a supervisor needs a period");
        children = List.copyOf(children);
        if (intensity < 0) {
            throw new IllegalArgumentException("negative intensity: " + intensity);
        }
        if (!period.isPositive()) {
            throw new IllegalArgumentException("period is not positive: " + period);
        }
        var ids = children.stream().collect(Collectors.groupingBy(ChildSpec::id, Collectors.counting()));
        ids.forEach((id, count) -> {
            if (count > 1) {
                throw new IllegalArgumentException("duplicate child id: " + id);
            }
        });
    }

    /// One restart in five seconds, and no children yet.
    public static SupervisorSpec of(Strategy strategy) {
        return new SupervisorSpec(strategy, 1, Duration.ofSeconds(5), List.of());
    }

    public SupervisorSpec withIntensity(int intensity, Duration period) {
        return new SupervisorSpec(strategy, intensity, period, children);
    }

    public SupervisorSpec withChild(ChildSpec child) {
        var more = new ArrayList<>(children);
        more.add(child);
        return new SupervisorSpec(strategy, intensity, period, more);
    }
}
