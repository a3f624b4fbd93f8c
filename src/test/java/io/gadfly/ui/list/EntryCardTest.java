package io.gadfly.ui.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.ui.OnStand;
import io.gadfly.ui.Stand;
import io.gadfly.ui.common.Beat;
import io.gadfly.ui.common.Bench;
import io.gadfly.ui.common.ScheduleSentence;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeWords;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(OnStand.class)
class EntryCardTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"420, false, GRAPHIC_ONLY", "560, false, LEFT", "900, true, LEFT"})
    void theMenuStaysInSightAndLesserAnswersGiveWayToIt(double width, boolean all, ContentDisplay words) {
        var bench = Bench.household(folder);
        var texts = Texts.of(EntryCard.class, Locale.UK);
        var model = new ListModel(bench.service, bench.bridge, bench.here, new ScheduleSentence(bench.here)::of);
        model.refresh();
        var actions =
                new EntryActions(bench.service, bench.bridge, bench.answers, bench.notices, _ -> {}, _ -> {}, texts);

        var root = Stand.onFx(() -> {
            var list = new ListView<Entry>();
            list.setCellFactory(
                    _ -> new EntryCell(new EntryCard(actions, new Beat(bench.here), new TimeWords(bench.here), texts)));
            list.getItems().setAll(model.entries().getFirst());
            return new StackPane(list);
        });
        var stage = Stand.show(root, 1_000, 120);
        Stand.settle();
        Stand.onFx(() -> stage.setWidth(width));
        Stand.settle();

        assertEquals(all, root.lookup("#skip").isVisible());
        assertEquals(all, root.lookup("#acknowledge").isVisible());
        assertEquals(words, ((Labeled) root.lookup("#done")).getContentDisplay());
        var menu = root.lookup(".no-arrow");
        assertTrue(right(menu) <= width, "the menu ends at " + right(menu));
    }

    private static double right(Node node) {
        return node.localToScene(node.getBoundsInLocal()).getMaxX();
    }
}
