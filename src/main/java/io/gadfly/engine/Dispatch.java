package io.gadfly.engine;

import io.gadfly.kernel.Name;
import io.gadfly.kernel.Registry;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.StoreException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Brings news to the processes by their names, so that it reaches whoever carries the name after a restart.
final class Dispatch implements Messenger {
    private final Registry registry;
    private final Pools pools;
    private final Predicate<String> starter;

    /// @param starter starts the processes of a pool, unless they are there, and answers whether they are
    Dispatch(Registry registry, Pools pools, Predicate<String> starter) {
        this.registry = registry;
        this.pools = pools;
        this.starter = starter;
    }

    @Override
    public void submit(Collection<Fire> fires) {
        fires.stream().collect(Collectors.groupingBy(Fire::pool)).forEach((pool, ofPool) -> {
            openOrComeBack(pool);
            pools.feeder(pool).cast(new Feeder.Message.Submit(ofPool));
        });
        changed();
    }

    /// What was saved for a pool that cannot be opened now is found when it can be.
    private void openOrComeBack(String pool) {
        if (!isOpened(pool)) {
            lookForPools();
        }
    }

    private boolean isOpened(String pool) {
        try {
            return open(Set.of(pool));
        } catch (StoreException _) {
            return false;
        }
    }

    @Override
    public boolean open(Collection<String> names) {
        var areAll = true;
        for (var name : names) {
            areAll &= pools.isFed(name) || starts(name);
        }
        return areAll;
    }

    private boolean starts(String pool) {
        pools.add(pool);
        return starter.test(pool);
    }

    private void lookForPools() {
        cast(Scheduler.NAME, new Scheduler.Message.LookForPools());
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
        lookForPools();
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
