package io.gadfly.kernel;

/// Somebody reads along; close to stop.
@FunctionalInterface
public interface Tracing extends AutoCloseable {
    @Override
    void close();
}
