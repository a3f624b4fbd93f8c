package io.gadfly.engine;

import io.gadfly.kernel.Name;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.kernel.Registry;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Brings news to the processes by their names, so that it reaches whoever carries the name after a restart.
final class Dispatch implements Messenger {
    private final Registry registry;
    private final Set<String> pools = new ConcurrentSkipListSet<>();
    private final Consumer<String> opener;

    /// @param opener starts a pool that is not there yet
    Dispatch(Registry registry, Collection<String> pools, Consumer<String> opener) {
        this.registry = registry;
        this.pools.addAll(pools);
        this.opener = opener;
    }

    List<String> pools() {
        return List.copyOf(pools);
    }

    @Override
    public void submit(Fire fire) {
        open(fire.pool());
        backlog(fire.pool()).cast(new Backlog.Message.Submit(fire));
        changed();
    }

    /// Starts the pool where it is new.
    void open(String pool) {
        if (pools.add(pool)) {
            opener.accept(pool);
        }
    }

    ProcessRef<Backlog.Message> backlog(String pool) {
        return registry.ref(Backlog.nameOf(pool));
    }

    @Override
    public void stop(Collection<Fire> fires) {
        fires.stream()
                .collect(Collectors.groupingBy(Fire::pool, Collectors.mapping(Fire::fence, Collectors.toList())))
                .forEach(this::stop);
        changed();
    }

    private void stop(String pool, List<Fence> fences) {
        backlog(pool).cast(new Backlog.Message.Stop(fences));
    }

    @Override
    public void reschedule() {
        cast(Scheduler.NAME, new Scheduler.Message.Look());
        changed();
    }

    @Override
    public void resync() {
        pools.forEach(pool -> backlog(pool).cast(new Backlog.Message.Resync()));
        changed();
    }

    @Override
    public void clockJumped() {
        pools.forEach(pool -> backlog(pool).cast(new Backlog.Message.LookAtTheClock()));
    }

    @Override
    public void changed() {
        cast(News.NAME, new News.Message.Changed());
    }

    private <M> void cast(Name<M> name, M message) {
        registry.ref(name).cast(message);
    }
}
