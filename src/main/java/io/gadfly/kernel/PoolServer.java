package io.gadfly.kernel;

/// The process of a pool that starts who waits.
final class PoolServer implements GenServer<PoolServer.Fill> {
    /// There may be a free slot and somebody who waits for it.
    enum Fill {
        FILL
    }

    private final Crew crew;

    PoolServer(Crew crew) {
        this.crew = crew;
    }

    @Override
    public Init init(Context<Fill> context) {
        crew.open((LiveProcess<Fill>) context.self());
        context.self().cast(Fill.FILL);
        return Init.READY;
    }

    @Override
    public void handle(Fill message, Context<Fill> context) {
        crew.fill();
    }
}
