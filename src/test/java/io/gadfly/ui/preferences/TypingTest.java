package io.gadfly.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.ui.OnStand;
import io.gadfly.ui.Stand;
import io.gadfly.ui.common.TimeText;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

@ExtendWith(OnStand.class)
class TypingTest {
    private final FxRobot robot = new FxRobot();
    private final List<LocalTime> saved = new ArrayList<>();
    private final TypedField<LocalTime> field = new TypedField<>(
            LocalTime.NOON,
            new TypedField.Language<>(
                    time -> TimeText.of(time, Locale.UK), TimeText::parse, text -> text + " is no time"),
            saved::add);

    @Test
    void enterOrThePartingFocusEndsTheTyping() {
        var input = Stand.onFx(() -> new TextField());
        var problem = Stand.onFx(() -> new Label());
        var next = Stand.onFx(() -> new TextField());
        var stage = Stand.show(Stand.onFx(() -> new HBox(input, problem, next)), 400, 100);
        Stand.onFx(() -> {
            Typing.join(input, problem, field);
            stage.requestFocus();
            input.requestFocus();
            input.selectAll();
        });

        robot.write("9:30");
        assertEquals(List.of(), saved);
        robot.type(KeyCode.ENTER);
        assertEquals(List.of(LocalTime.of(9, 30)), saved);
        Stand.onFx(() -> input.setText("99:99"));
        Stand.onFx(next::requestFocus);
        Stand.settle();

        assertEquals(List.of(LocalTime.of(9, 30)), saved);
        assertTrue(problem.isVisible());
        assertEquals("99:99 is no time", problem.getText());
    }
}
