package io.gadfly.kernel;

/// Where the answer to a call goes, at once or later, as by `gen_server:reply`. An answer that nobody waits for any
/// more is dropped, and so is a second one.
@FunctionalInterface
public interface Reply<R> {
    void answer(R value);
}
