package io.gadfly.engine;

import io.gadfly.kernel.Name;
import io.gadfly.kernel.Registry;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Brings news to the processes by their names, so that it reaches whoever carries the name after a restart.
final class Dispatch implements Messenger {
    private final Registry registry;
    private final Pools pools;
    private final Consumer<String> starter;

    /// @param starter starts the processes of a pool that is new
    Dispatch(Registry registry, Pools pools, Consumer<String> starter) {
        this.registry = registry;
        this.pools = pools;
        this.starter = starter;
    }

    @Override
    public void submit(Collection<Fire> fires) {
        fires.stream().collect(Collectors.groupingBy(Fire::pool)).forEach((pool, ofPool) -> {
            open(pool);
            pools.feeder(pool).cast(new Feeder.Message.Submit(ofPool));
        });
        changed();
    }

    /// Starts the pool where it is new.
    void open(String pool) {
        if (pools.open(pool)) {
            starter.accept(pool);
        }
    }

    @Override
    public void stop(Collection<Fire> fires) {
        fires.stream()
                .collect(Collectors.groupingBy(Fire::pool, Collectors.mapping(Fire::fence, Collectors.toList())))
                .forEach(this::stop);
        changed();
    }

    private void stop(String pool, List<Fence> fences) {
        pools.feeder(pool).cast(new Feeder.Message.Stop(fences));
    }

    @Override
    public void reschedule() {
        cast(Scheduler.NAME, new Scheduler.Message.Look());
        changed();
    }

    @Override
    public void resync() {
        tellFeeders(new Feeder.Message.Resync());
        changed();
    }

    @Override
    public void clockJumped() {
        tellFeeders(new Feeder.Message.LookAtTheClock());
    }

    private void tellFeeders(Feeder.Message message) {
        pools.all().forEach(pool -> pools.feeder(pool.name()).cast(message));
    }

    @Override
    public void changed() {
        cast(News.NAME, new News.Message.Changed());
        cast(Bulletin.NAME, new Bulletin.Message.Changed());
    }

    private <M> void cast(Name<M> name, M message) {
        registry.ref(name).cast(message);
    }
}
