package io.gadfly.ui.main;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One line of the sidebar.
final class SidebarCell extends ListCell<SidebarItem> {
    private static final PseudoClass LOUD = PseudoClass.getPseudoClass("loud");

    private final Label heading = styled("sidebar-heading");
    private final FontIcon icon = new FontIcon("fth-bell");
    private final Label text = styled("sidebar-text");
    private final Label count = styled("badge");
    private final HBox line = new HBox(icon, text, count);
    private final VBox box = new VBox(heading, line);

    SidebarCell() {
        getStyleClass().add("sidebar-cell");
        setPrefWidth(0);
        line.getStyleClass().add("sidebar-line");
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        count.setMinWidth(USE_PREF_SIZE);
    }

    private static Label styled(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    @Override
    protected void updateItem(@Nullable SidebarItem item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        heading.setText(item.heading());
        heading.setManaged(!item.heading().isEmpty());
        heading.setVisible(heading.isManaged());
        icon.setIconLiteral(item.icon());
        text.setText(item.text());
        count.setText(Integer.toString(item.count()));
        count.setVisible(item.count() > 0);
        pseudoClassStateChanged(LOUD, item.loud());
        setGraphic(box);
        setAccessibleText(item.count() > 0 ? item.text() + ", " + item.count() : item.text());
    }
}
