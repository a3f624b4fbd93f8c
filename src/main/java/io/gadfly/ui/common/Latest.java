package io.gadfly.ui.common;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Keeps a view up to date with a question that takes its time: never asks twice at once, and asks once more
/// when it was told of a change meanwhile. To be used on the FX thread.
public final class Latest<T> {
    private final Bridge bridge;
    private final Supplier<Supplier<T>> question;
    private final Consumer<T> show;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.ASKED);
    private boolean asking;
    private boolean again;
    private boolean another;

    /// What a view that shows nothing can say of it.
    public enum State {
        /// The first answer is on its way.
        ASKED,
        ANSWERED,
        /// There was no answer, and none before it.
        FAILED
    }

    /// @param question makes, on the FX thread, the question to be asked in the background
    public Latest(Bridge bridge, Supplier<Supplier<T>> question, Consumer<T> show) {
        this.bridge = bridge;
        this.question = question;
        this.show = show;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Asks again what may have another answer by now.
    public void refresh() {
        if (asking) {
            again = true;
            return;
        }
        asking = true;
        bridge.ask(question.get(), this::arrive, this::fail);
    }

    /// Asks another question: the answer to the one before is not shown any more.
    public void restart() {
        another = asking;
        refresh();
    }

    private void arrive(T answer) {
        if (!another) {
            show.accept(answer);
            state.set(State.ANSWERED);
        }
        settle();
    }

    private void fail() {
        if (!another && state.get() == State.ASKED) {
            state.set(State.FAILED);
        }
        settle();
    }

    private void settle() {
        asking = false;
        another = false;
        if (again) {
            again = false;
            refresh();
        }
    }
}
