package io.gadfly.kernel;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Leads to whoever carries a name.
record NamedRef<M>(Registry registry, Name<M> name) implements ProcessRef<M> {
    @Override
    public Pid pid() {
        return carrier().orElseThrow(this::nobody).pid();
    }

    @Override
    public boolean cast(M message) {
        return carrier().filter(process -> process.cast(message)).isPresent();
    }

    @Override
    public <R> R call(Function<Reply<R>, ? extends M> request, Duration timeout) {
        return carrier().orElseThrow(this::nobody).call(request, timeout);
    }

    @Override
    public <R> CompletableFuture<R> ask(Function<Reply<R>, ? extends M> request, Duration timeout) {
        return carrier()
                .map(process -> process.ask(request, timeout))
                .orElseGet(() -> CompletableFuture.failedFuture(nobody()));
    }

    @Override
    public void exit(ExitReason reason) {
        carrier().ifPresent(process -> process.exit(reason));
    }

    @Override
    public boolean isAlive() {
        return carrier().isPresent();
    }

    Optional<LiveProcess<M>> carrier() {
        return registry.findLive(name);
    }

    private CallFailedException nobody() {
        return new CallFailedException(CallFailedException.Cause.ENDED, "nobody carries the name " + name);
    }

    @Override
    public String toString() {
        return name.text();
    }
}
