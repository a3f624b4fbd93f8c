package io.gadfly.ui.main;

import java.nio.file.Path;
import java.util.List;

/// What the main window asks of those around it.
public interface Commands {
    /// Opens an empty editor.
    void create();

    /// Opens the editor with what a quick line says.
    void create(String line);

    /// Asks the user for calendar files.
    void chooseImport();

    void importFiles(List<Path> files);

    void close();

    void quit();
}
