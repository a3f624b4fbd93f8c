package io.gadfly.ui.main;

import io.gadfly.reminder.Definition;
import java.nio.file.Path;
import java.util.List;

/// What the main window asks of those around it.
public interface Commands {
    /// Opens an empty editor.
    void create();

    /// Opens the editor with a draft.
    ///
    /// @param remark what to know of the draft; may be empty
    void create(Definition draft, String remark);

    /// Asks the user for calendar files.
    void chooseImport();

    void importFiles(List<Path> files);

    void close();

    void quit();
}
