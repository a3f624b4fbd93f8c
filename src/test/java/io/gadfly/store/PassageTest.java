package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.TimelineWriter.Line;
import io.gadfly.store.text.SharedLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassageTest {
    private static final Fence MONDAY = new Fence(new ReminderId(7), "monday", "START");
    private static final Fence TUESDAY = new Fence(new ReminderId(7), "tuesday", "START");
    private static final Fence ANOTHER = new Fence(new ReminderId(8), "monday", "START");

    private final List<Line> lines = new ArrayList<>();

    private void tell(Fence fence, String step) {
        var entry = new TimelineEntry(fence, NOON, step, "");
        lines.add(new Line(
                lines.size() + 1, new SharedLine(entry, fence.reminder().value())));
    }

    private void assertPassages(String... expected) {
        var passages = Passage.of(lines).stream()
                .map(passage -> passage.number() + " "
                        + passage.fence().recurrenceId() + " "
                        + String.join(
                                ",",
                                passage.entries().stream()
                                        .map(TimelineEntry::step)
                                        .toList()))
                .toList();
        assertEquals(List.of(expected), passages);
    }

    @Test
    void linesOfAFireAreTogetherThoughAnotherReminderIsToldOfBetweenThem() {
        tell(MONDAY, "due");
        tell(ANOTHER, "due");
        tell(MONDAY, "done");

        assertPassages("1 monday due,done", "2 monday due");
    }

    @Test
    void anotherFireOfTheReminderBeginsAPassageOfItsOwn() {
        tell(MONDAY, "due");
        tell(TUESDAY, "due");
        tell(MONDAY, "done");

        assertPassages("1 monday due", "2 tuesday due", "3 monday done");
    }

    @Test
    void whatIsSaidOfManySeparatesWhatIsSaidBeforeAndAfter() {
        tell(MONDAY, "due");
        var edited = new TimelineEntry(new Fence(new ReminderId(6), "", ""), NOON, "edited", "");
        lines.add(new Line(2, new SharedLine(edited, 8)));
        tell(MONDAY, "done");

        assertPassages("1 monday due", "3 monday done");
    }
}
