package io.gadfly.engine.simulation;

import io.gadfly.engine.simulation.FailPoint.Side;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.reminder.Fence;
import java.util.EnumSet;
import java.util.function.Consumer;

/// The desktop of a simulated world: the program may die before and after it shows something.
final class SimulatedMedium implements Medium {
    private final Fate fate;
    private final Witness witness;

    SimulatedMedium(Fate fate, Witness witness) {
        this.fate = fate;
        this.witness = witness;
    }

    @Override
    public String name() {
        return "desktop";
    }

    @Override
    public Availability availability() {
        return switch (fate.medium()) {
            case WORKS, FAILS -> new Availability.Ready();
            case ABSENT -> new Availability.Absent("no server");
            case ASKS_FOR_SILENCE -> new Availability.Inhibited();
        };
    }

    @Override
    public DeliveryResult deliver(Notification notification) {
        if (fate.medium() == Fate.Mood.FAILS) {
            return new DeliveryResult.Failed("it fails");
        }
        fate.pass(EnumSet.of(Step.DELIVER), Side.BEFORE);
        witness.shown(notification);
        fate.pass(EnumSet.of(Step.DELIVER), Side.AFTER);
        return new DeliveryResult.Delivered();
    }

    @Override
    public DeliveryResult restore(Notification notification) {
        if (fate.medium() == Fate.Mood.FAILS) {
            return new DeliveryResult.Failed("it fails");
        }
        witness.restored(notification);
        return new DeliveryResult.Delivered();
    }

    @Override
    public DeliveryResult deliver(Digest digest) {
        if (fate.medium() == Fate.Mood.FAILS) {
            return new DeliveryResult.Failed("it fails");
        }
        witness.shown(digest);
        return new DeliveryResult.Delivered();
    }

    @Override
    public void withdraw(Fence fence) {}

    @Override
    public void onResponse(Consumer<Response> listener) {}

    @Override
    public void onAvailabilityChange(Runnable listener) {
        fate.onComingOrGoing(listener);
    }
}
