package io.gadfly.engine;

import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.reminder.Fence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A medium that remembers what it was told, and answers when a test does.
final class RecordingMedium implements Medium {
    private final String name;
    private final InstantSource clock;
    private Availability availability = new Availability.Ready();
    private Consumer<Response> listener = _ -> {};
    private Runnable availabilityListener = () -> {};
    private boolean isLastResort;
    /// Asked before each delivery; what is not delivered does not count.
    Supplier<DeliveryResult> failure = DeliveryResult.Delivered::new;
    /// Asked before each digest.
    Supplier<DeliveryResult> digestFailure = DeliveryResult.Delivered::new;
    /// Called before something is taken back.
    Runnable onWithdrawal = () -> {};
    final List<Nag> nags = new ArrayList<>();
    /// Told before, and put back where it was.
    final List<Nag> restored = new ArrayList<>();
    final List<Digest> digests = new ArrayList<>();
    final Set<Fence> shown = new LinkedHashSet<>();
    /// Also what was not shown.
    final List<Fence> withdrawn = new ArrayList<>();

    record Nag(Instant at, Notification notification) {
        String title() {
            return notification.title();
        }
    }

    RecordingMedium(String name, InstantSource clock) {
        this.name = name;
        this.clock = clock;
    }

    RecordingMedium asLastResort() {
        isLastResort = true;
        return this;
    }

    void become(Availability other) {
        availability = other;
    }

    /// And says so.
    void turn(Availability other) {
        availability = other;
        availabilityListener.run();
    }

    /// Its server ends, and what that shows with it.
    void die() {
        shown.clear();
        turn(new Availability.Absent("it died"));
    }

    void respond(Response response) {
        listener.accept(response);
    }

    List<String> titles() {
        return nags.stream().map(Nag::title).toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isLastResort() {
        return isLastResort;
    }

    @Override
    public Availability availability() {
        return availability;
    }

    @Override
    public DeliveryResult deliver(Notification notification) {
        if (failure.get() instanceof DeliveryResult.Failed failed) {
            return failed;
        }
        nags.add(new Nag(clock.instant(), notification));
        shown.add(notification.fence());
        return new DeliveryResult.Delivered();
    }

    @Override
    public DeliveryResult restore(Notification notification) {
        restored.add(new Nag(clock.instant(), notification));
        shown.add(notification.fence());
        return new DeliveryResult.Delivered();
    }

    @Override
    public DeliveryResult deliver(Digest digest) {
        if (digestFailure.get() instanceof DeliveryResult.Failed failed) {
            return failed;
        }
        digests.add(digest);
        return new DeliveryResult.Delivered();
    }

    @Override
    public Set<Fence> left() {
        return Set.copyOf(shown);
    }

    @Override
    public void withdraw(Fence fence) {
        onWithdrawal.run();
        withdrawn.add(fence);
        shown.remove(fence);
    }

    @Override
    public void onResponse(Consumer<Response> listener) {
        this.listener = listener;
    }

    @Override
    public void onAvailabilityChange(Runnable listener) {
        availabilityListener = listener;
    }
}
