package io.gadfly.app.cli;

import java.nio.file.Path;
import java.util.List;

/// What can be done to the store as a whole while it is open.
public interface Upkeep {
    void backUpTo(Path file);

    /// What is wrong with it, one line each.
    List<String> check();
}
