package io.gadfly.engine.simulation;

import io.gadfly.engine.simulation.FailPoint.Side;
import io.gadfly.kernel.CallFailedException;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.kernel.Reply;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.reminder.Fence;
import java.time.Duration;
import java.util.EnumSet;
import java.util.function.Consumer;

/// The mail server of a simulated world: it takes its time, and keeps no one from doing something meanwhile.
final class SimulatedMail implements Medium {
    private static final Duration HALF = Duration.ofSeconds(1);

    private final Fate fate;
    private final SimulatedMachine machine;
    private final Mails mails;

    SimulatedMail(Fate fate, SimulatedMachine machine, Mails mails) {
        this.fate = fate;
        this.machine = machine;
        this.mails = mails;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Availability availability() {
        return fate.medium() == Fate.Mood.ABSENT
                ? new Availability.Absent("no server")
                : new Availability.ReadyWithoutAnswers();
    }

    @Override
    public DeliveryResult deliver(Notification notification) {
        if (fate.medium() == Fate.Mood.FAILS) {
            return new DeliveryResult.Failed("it fails");
        }
        fate.pass(EnumSet.of(Step.DELIVER), Side.BEFORE);
        var begun = mails.begin(notification);
        takeTime();
        fate.interrupt();
        takeTime();
        mails.sent(notification, begun);
        fate.pass(EnumSet.of(Step.DELIVER), Side.AFTER);
        return new DeliveryResult.Delivered();
    }

    private void takeTime() {
        ProcessRef<Reply<Boolean>> deaf = machine.world().system().spawn((_, _) -> {});
        try {
            deaf.<Boolean>call(reply -> reply, HALF);
        } catch (CallFailedException _) {
            if (!fate.isAlive()) {
                throw new SimulatedDeath();
            }
        }
    }

    @Override
    public void withdraw(Fence fence) {}

    @Override
    public void onResponse(Consumer<Response> listener) {}
}
