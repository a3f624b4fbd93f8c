package io.gadfly.kernel;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// For tests that crash thousands of processes on purpose: nobody wants to read that.
final class Quiet implements BeforeAllCallback, AfterAllCallback {
    private static final Logger KERNEL = Logger.getLogger("io.gadfly.kernel");

    @Override
    public void beforeAll(ExtensionContext context) {
        KERNEL.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        KERNEL.setLevel(null);
    }
}
