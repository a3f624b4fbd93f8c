package io.gadfly.notification.dbus;

import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.notification.Obstacle;
import io.gadfly.notification.Wording;
import io.gadfly.notification.dbus.NotificationServer.Closing;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fence;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notification bubbles of the desktop's own, with the buttons Done, Snooze, Skip where others follow, and Open.
///
/// It connects when it is first asked for something, and again whenever the connection is gone; a missing bus is
/// noticed at once, a silent server after three seconds.
public final class DesktopMedium implements Medium {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopMedium.class);

    private final Bus bus;
    private final Wording wording;
    private final Bubbles bubbles = new Bubbles();
    private final BubbleMemory memory;
    private final Object delivering = new Object();
    /// Bubbles that the server was told to close, and did not say so.
    private final Set<Long> unclosed = ConcurrentHashMap.newKeySet();
    private @Nullable NotificationServer server;
    private boolean isRecalled;
    private volatile Consumer<Response> responses = _ -> {};
    private volatile Runnable availabilityListener = () -> {};

    /// @param memory a file for what is on the screen, which a killed program cannot take back
    public DesktopMedium(Bus bus, Wording wording, Path memory) {
        this.bus = bus;
        this.wording = wording;
        this.memory = new BubbleMemory(memory);
    }

    @Override
    public String name() {
        return "desktop";
    }

    @Override
    public void onResponse(Consumer<Response> listener) {
        responses = listener;
    }

    @Override
    public void onAvailabilityChange(Runnable listener) {
        availabilityListener = listener;
    }

    @Override
    public Availability availability() {
        try {
            var connected = server();
            if (connected.isInhibited()) {
                return new Availability.Inhibited();
            }
            return connected.can("actions") ? new Availability.Ready() : new Availability.ReadyWithoutAnswers();
        } catch (DBusException e) {
            return new Availability.Absent(wording.obstacle(Obstacle.NO_SESSION_BUS, message(e)));
        } catch (DBusExecutionException e) {
            return new Availability.Absent(wording.obstacle(Obstacle.NO_NOTIFICATION_SERVER, message(e)));
        }
    }

    @Override
    public DeliveryResult deliver(Notification notification) {
        return show(
                new Subject.OfFire(notification.fence()),
                notification.fence(),
                connected -> Bubble.of(notification, wording, connected.can("body-markup")));
    }

    /// What a killed program left is put in its old place: the server may have taken it away with the program,
    /// or tell only that one which button is pressed. What a server that ended took with it comes to its successor.
    @Override
    public DeliveryResult restore(Notification notification) {
        return bubbles.isSettled(new Subject.OfFire(notification.fence()))
                ? new DeliveryResult.Delivered()
                : deliver(notification);
    }

    @Override
    public DeliveryResult deliver(Digest digest) {
        var subject = new Subject.OfDigest(digest.occasion());
        if (digest.items().isEmpty()) {
            close(subject);
            return new DeliveryResult.Delivered();
        }
        return show(
                subject,
                digest.items().getFirst().fence(),
                connected -> Bubble.of(digest, wording, connected.can("body-markup")));
    }

    @Override
    public Set<Fence> left() {
        return memory.left().stream()
                .flatMap(subject -> subject instanceof Subject.OfFire(var fence) ? Stream.of(fence) : Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void withdraw(Fence fence) {
        close(new Subject.OfFire(fence));
    }

    @Override
    public void close() {
        var connected = current();
        if (connected == null) {
            return;
        }
        try {
            bubbles.shown().values().forEach(connected::close);
            memory.keep(connected.identity(), Map.of());
        } catch (DBusExecutionException e) {
            LOG.debug("The bubbles could not be closed", e);
        }
        connected.close();
    }

    /// One at a time, so that a bubble is never withdrawn before its id is known.
    private DeliveryResult show(Subject subject, Fence fence, Function<NotificationServer, Bubble> bubble) {
        synchronized (delivering) {
            try {
                var connected = server();
                var id = connected.show(bubbles.idOf(subject), bubble.apply(connected));
                bubbles.show(subject, id, fence);
                memory.keep(connected.identity(), bubbles.shown());
                return new DeliveryResult.Delivered();
            } catch (DBusException | DBusExecutionException e) {
                return new DeliveryResult.Failed(message(e));
            }
        }
    }

    private void close(Subject subject) {
        synchronized (delivering) {
            var connected = serverOf(subject);
            bubbles.unsettle(subject);
            var id = bubbles.idOf(subject);
            if (id == 0 || connected == null) {
                return;
            }
            bubbles.close(id, false);
            try {
                connected.close(id);
                memory.keep(connected.identity(), bubbles.shown());
            } catch (DBusExecutionException e) {
                LOG.debug("Bubble {} is closed when the server answers again", id, e);
                unclosed.add(id);
            }
        }
    }

    /// The one that may show it: connected to if a killed program left it there, and none if that fails.
    private @Nullable NotificationServer serverOf(Subject subject) {
        try {
            return memory.names(subject) ? server() : current();
        } catch (DBusException | DBusExecutionException e) {
            LOG.debug("A bubble stays for want of a server", e);
            return null;
        }
    }

    /// @throws DBusExecutionException where no notification server answers
    private synchronized NotificationServer server() throws DBusException {
        if (server == null || !server.isConnected()) {
            server = NotificationServer.connect(bus, new FromTheBus());
            isRecalled = false;
        }
        recall(server);
        closeRest(server);
        return server;
    }

    private void closeRest(NotificationServer connected) {
        unclosed.removeIf(id -> {
            connected.close(id);
            return true;
        });
    }

    /// What is on the screen is only known from a server that answers; one that is slow to is asked again.
    private void recall(NotificationServer connected) {
        if (!isRecalled) {
            bubbles.recall(memory.recall(connected.identity()));
            isRecalled = true;
        }
    }

    private static String message(Exception failure) {
        return Objects.requireNonNullElseGet(failure.getMessage(), failure::toString);
    }

    private synchronized @Nullable NotificationServer current() {
        return server;
    }

    private synchronized void forget() {
        server = null;
    }

    private final class FromTheBus implements NotificationServer.Listener {
        @Override
        public void actionInvoked(long id, String key) {
            if (key.equals(Action.DEFAULT)) {
                bubbles.fenceOf(id).map(Response.OpenAsked::new).ifPresent(responses);
                return;
            }
            Action.parse(key).ifPresent(action -> {
                bubbles.answer(id);
                responses.accept(
                        switch (action.verb()) {
                            case DONE -> new Response.Answered(action.fence(), new Answer.Done());
                            case SKIP -> new Response.Answered(action.fence(), new Answer.Skip());
                            case SNOOZE -> new Response.SnoozeAsked(action.fence());
                        });
            });
        }

        @Override
        public void closed(long id, Closing reason) {
            var subject = bubbles.close(id, reason != Closing.UNEXPLAINED);
            if (reason == Closing.DISMISSED && subject.orElse(null) instanceof Subject.OfFire(var fence)) {
                responses.accept(new Response.Answered(fence, new Answer.Dismiss()));
            }
        }

        @Override
        public void bubblesLost() {
            bubbles.clear();
            unclosed.clear();
        }

        @Override
        public void availabilityChanged() {
            availabilityListener.run();
        }

        @Override
        public void connectionLost() {
            forget();
            bubbles.clear();
            unclosed.clear();
            availabilityListener.run();
        }
    }
}
