package io.gadfly.ui.importing;

import io.gadfly.reminder.ImportReport.Kind;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/// A row that style sheets can tell by its verdict.
final class VerdictRow extends TableRow<ImportRow> {
    @Override
    protected void updateItem(@Nullable ImportRow row, boolean empty) {
        super.updateItem(row, empty);
        for (var kind : Kind.values()) {
            var name = PseudoClass.getPseudoClass(kind.name().toLowerCase(Locale.ROOT));
            pseudoClassStateChanged(name, row != null && row.kind() == kind);
        }
    }
}
