package io.gadfly.kernel;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Names of processes, as in Elixir's `Registry` with unique keys. A name dies with its process, before anybody hears
/// of the end.
public final class Registry {
    private final Map<String, LiveProcess<?>> processes = new ConcurrentHashMap<>();

    Registry() {}

    /// Who carries the name now and understands its messages.
    public <M> Optional<ProcessRef<M>> find(Name<M> name) {
        return findLive(name).map(process -> process);
    }

    /// A door to whoever carries the name at the moment of each sending, so it survives restarts.
    public <M> ProcessRef<M> ref(Name<M> name) {
        return new NamedRef<>(this, name);
    }

    public int size() {
        return processes.size();
    }

    void register(Name<?> name, LiveProcess<?> process) {
        var holder = processes.compute(
                name.text(), (_, present) -> present != null && present.isAlive() ? present : process);
        if (holder != process) {
            throw new IllegalStateException("the name " + name + " is taken by " + holder.pid());
        }
        if (!process.tryRelate(new Relation.NameHeld(this, name))) {
            release(name, process);
        }
    }

    void release(Name<?> name, LiveProcess<?> process) {
        processes.remove(name.text(), process);
    }

    @SuppressWarnings("unchecked") // checked by what the process understands
    <M> Optional<LiveProcess<M>> findLive(Name<M> name) {
        return Optional.ofNullable((LiveProcess<M>) processes.get(name.text()))
                .filter(process -> process.isAlive() && process.understands(name.messages()));
    }
}
