package io.gadfly.ui;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// For tests that show views: the stand is there before each of them, and empty after it.
public final class OnStand implements BeforeEachCallback, AfterEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) throws TimeoutException {
        Stand.prepare();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Stand.closeAll();
    }
}
