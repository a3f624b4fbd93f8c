package io.gadfly.kernel;

/// What is left of the behaviour of a process that has ended, so that all it held is free.
enum Gone implements GenServer<Object> {
    ONE;

    @SuppressWarnings("unchecked") // it takes whatever it is sent, and is sent nothing
    <M> GenServer<M> as() {
        return (GenServer<M>) (GenServer<?>) this;
    }

    @Override
    public void handle(Object message, Context<Object> context) {}
}
