package io.gadfly.ui.popup;

import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.notification.Wording;
import io.gadfly.reminder.Fence;
import io.gadfly.ui.common.Texts;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;

/// Nags in a small window of our own. It works whether or not the main window is open, as long as there is a
/// display.
public final class PopupMedium implements Medium {
    private static final long PATIENCE_SECONDS = 5;

    /// Long enough to read a line or two.
    private static final Duration PASSING = Duration.ofSeconds(15);

    private final BiConsumer<Duration, Runnable> later;
    private final Executor front;
    private final Executor background;
    private final Wording wording;
    private final Texts texts;
    private final PopupModel model;
    private volatile Consumer<Response> listener = _ -> {};

    /// @param front runs on the FX thread
    /// @param background where answers are told
    public PopupMedium(Executor front, Executor background, Wording wording, Locale locale) {
        this(front, background, wording, locale, PopupMedium::onceOver);
    }

    /// @param later runs something on the FX thread when that time is over
    PopupMedium(
            Executor front, Executor background, Wording wording, Locale locale, BiConsumer<Duration, Runnable> later) {
        this.later = later;
        this.front = front;
        this.background = background;
        this.wording = wording;
        this.texts = Texts.of(PopupMedium.class, locale);
        this.model = new PopupModel(this::respond);
        front.execute(() -> new PopupWindow(model, texts));
    }

    private static void onceOver(Duration time, Runnable then) {
        var pause = new PauseTransition(javafx.util.Duration.millis((double) time.toMillis()));
        pause.setOnFinished(_ -> then.run());
        pause.play();
    }

    private void respond(Response response) {
        background.execute(() -> listener.accept(response));
    }

    @Override
    public String name() {
        return "popup";
    }

    @Override
    public Availability availability() {
        return new Availability.Ready();
    }

    @Override
    public DeliveryResult deliver(Notification notification) {
        return show(PopupCard.of(notification, wording), this::put);
    }

    private void put(PopupCard card) {
        model.put(card);
        if (card.isPassing()) {
            later.accept(PASSING, () -> model.dismiss(card));
        }
    }

    @Override
    public DeliveryResult restore(Notification notification) {
        return show(PopupCard.of(notification, wording), model::restore);
    }

    @Override
    public DeliveryResult deliver(Digest digest) {
        return show(PopupCard.of(digest, wording), model::put);
    }

    /// Delivered is what the FX thread has taken, so that a frozen window system is found out.
    private DeliveryResult show(PopupCard card, Consumer<PopupCard> entry) {
        var shown = CompletableFuture.runAsync(() -> entry.accept(card), front);
        try {
            shown.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return new DeliveryResult.Delivered();
        } catch (TimeoutException _) {
            return new DeliveryResult.Failed(texts.text("frozen", PATIENCE_SECONDS));
        } catch (ExecutionException failure) {
            return new DeliveryResult.Failed(texts.text("failed", String.valueOf(failure.getCause())));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new DeliveryResult.Failed(texts.text("interrupted"));
        }
    }

    @Override
    public void withdraw(Fence fence) {
        front.execute(() -> model.withdraw(fence));
    }

    @Override
    public void onResponse(Consumer<Response> hearer) {
        listener = hearer;
    }
}
