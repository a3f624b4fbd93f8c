package io.gadfly.engine.simulation;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Thousands of crashes are what is asked for in these tests, and each would be a page of the log.
final class SilentLog implements BeforeAllCallback, AfterAllCallback {
    private static final Logger NOISE = Logger.getLogger("io.gadfly");

    @Override
    public void beforeAll(ExtensionContext context) {
        NOISE.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        NOISE.setLevel(null);
    }
}
