package io.gadfly.ui.common;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// Keeps a view up to date with a question that takes its time: never asks twice at once, and asks once more when it
/// was told of a change meanwhile. To be used on the FX thread.
public final class Latest<T> {
    private final Bridge bridge;
    private final Supplier<Supplier<T>> question;
    private final Consumer<T> show;
    private boolean asking;
    private boolean stale;

    /// @param question makes, on the FX thread, the question to be asked in the background
    public Latest(Bridge bridge, Supplier<Supplier<T>> question, Consumer<T> show) {
        this.bridge = bridge;
        this.question = question;
        this.show = show;
    }

    public void refresh() {
        if (asking) {
            stale = true;
            return;
        }
        asking = true;
        bridge.ask(question.get(), this::arrive, this::settle);
    }

    private void arrive(T answer) {
        if (!stale) {
            show.accept(answer);
        }
        settle();
    }

    private void settle() {
        asking = false;
        if (stale) {
            stale = false;
            refresh();
        }
    }
}
