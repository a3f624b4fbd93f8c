package io.gadfly.ui.main;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Calendar files that are dropped on the window are offered for import.
final class CalendarDrop {
    private final Commands commands;

    private CalendarDrop(Commands commands) {
        this.commands = commands;
    }

    static void on(Node target, Commands commands) {
        var drop = new CalendarDrop(commands);
        target.setOnDragOver(CalendarDrop::over);
        target.setOnDragDropped(drop::dropped);
    }

    private static void over(DragEvent drag) {
        if (!files(drag).isEmpty()) {
            drag.acceptTransferModes(TransferMode.COPY);
        }
        drag.consume();
    }

    private void dropped(DragEvent drag) {
        var files = files(drag);
        drag.setDropCompleted(!files.isEmpty());
        drag.consume();
        commands.importFiles(files);
    }

    private static List<Path> files(DragEvent drag) {
        return drag.getDragboard().hasFiles()
                ? drag.getDragboard().getFiles().stream().map(File::toPath).toList()
                : List.of();
    }
}
