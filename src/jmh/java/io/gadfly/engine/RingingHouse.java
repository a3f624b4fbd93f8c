package io.gadfly.engine;

import io.gadfly.kernel.ProcessSystem;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fence;
import io.gadfly.schedule.Zone;
import io.gadfly.store.Store;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The whole engine on the real clock over a store on the disk, with a user who says Done the moment it rings.
final class RingingHouse implements AutoCloseable {
    private final ProcessSystem system = ProcessSystem.onVirtualThreads(InstantSource.system());
    private final Engine engine;

    /// @param heard told of each first nag, on the thread of the medium
    RingingHouse(Store store, boolean answers, Consumer<Notification> heard) {
        this.engine = Engine.start(
                system,
                store,
                Media.of(new Listener(answers, heard)),
                new Surroundings(InstantSource.system(), () -> Zone.UTC, () -> EngineSettings.DEFAULT));
    }

    ReminderService service() {
        return engine.service();
    }

    @Override
    public void close() {
        engine.close();
        system.close();
    }

    private static final class Listener implements Medium {
        private final boolean answers;
        private final Consumer<Notification> heard;
        private volatile Consumer<Response> engine = _ -> {};

        Listener(boolean answers, Consumer<Notification> heard) {
            this.answers = answers;
            this.heard = heard;
        }

        @Override
        public String name() {
            return "listener";
        }

        @Override
        public Availability availability() {
            return new Availability.Ready();
        }

        @Override
        public DeliveryResult deliver(Notification notification) {
            if (notification.nag() == 1) {
                heard.accept(notification);
            }
            if (answers) {
                CompletableFuture.runAsync(
                        () -> engine.accept(new Response.Answered(notification.fence(), new Answer.Done())));
            }
            return new DeliveryResult.Delivered();
        }

        @Override
        public DeliveryResult deliver(Digest digest) {
            return new DeliveryResult.Delivered();
        }

        @Override
        public void withdraw(Fence fence) {}

        @Override
        public void onResponse(Consumer<Response> listener) {
            engine = listener;
        }
    }
}
