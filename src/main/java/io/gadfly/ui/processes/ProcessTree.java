package io.gadfly.ui.processes;

import io.gadfly.kernel.Pid;
import io.gadfly.kernel.ProcessInfo;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.TreeItem;

/// The supervision tree as tree items, carried over from snapshot to snapshot so that what is open or chosen stays so.
final class ProcessTree {
    private final TreeItem<ProcessInfo> root;

    ProcessTree(ProcessInfo first) {
        root = item(first);
        update(first);
    }

    TreeItem<ProcessInfo> root() {
        return root;
    }

    void update(ProcessInfo next) {
        merge(root, next);
    }

    private static void merge(TreeItem<ProcessInfo> item, ProcessInfo next) {
        if (!next.equals(item.getValue())) {
            item.setValue(next);
        }
        if (!pids(item).equals(next.children().stream().map(ProcessInfo::pid).toList())) {
            var known = item.getChildren().stream()
                    .collect(Collectors.toMap(child -> child.getValue().pid(), child -> child));
            item.getChildren()
                    .setAll(next.children().stream()
                            .map(child -> known.getOrDefault(child.pid(), item(child)))
                            .toList());
        }
        for (var index = 0; index < next.children().size(); index++) {
            merge(item.getChildren().get(index), next.children().get(index));
        }
    }

    private static List<Pid> pids(TreeItem<ProcessInfo> item) {
        return item.getChildren().stream().map(child -> child.getValue().pid()).toList();
    }

    private static TreeItem<ProcessInfo> item(ProcessInfo process) {
        var item = new TreeItem<>(process);
        item.setExpanded(true);
        return item;
    }
}
