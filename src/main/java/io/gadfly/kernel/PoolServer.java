package io.gadfly.kernel;

/// The process of a pool that starts who waits.
final class PoolServer implements GenServer<PoolServer.Fill> {
    /// There may be a free slot and somebody who waits for it.
    enum Fill {
        FILL
    }

    private final Pool pool;

    PoolServer(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Init init(Context<Fill> context) {
        pool.open((LiveProcess<Fill>) context);
        context.self().cast(Fill.FILL);
        return Init.READY;
    }

    @Override
    public void handle(Fill message, Context<Fill> context) {
        pool.fill();
    }
}
