package io.gadfly.app.cli;

import java.io.IOException;

/// Whoever read the answer has read enough, as `head` has after some lines: no failure, and the command ends
/// quietly.
public final class NobodyReads extends IOException {
    private static final long serialVersionUID = 1L;

    public NobodyReads(IOException cause) {
        super(cause);
    }
}
