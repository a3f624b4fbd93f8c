package io.gadfly.kernel;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// For tests that crash thousands of processes on purpose: nobody wants to read that.
public final class Quiet implements BeforeAllCallback, AfterAllCallback {
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
