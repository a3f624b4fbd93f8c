package io.gadfly.notification.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.notification.Digest.Occasion;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionTest {
    @Property(tries = 200)
    void anyFenceIsReadBackFromItsButton(
            @ForAll @LongRange(min = 1) long reminder, @ForAll String recurrenceId, @ForAll String alarm) {
        // a lone half of a surrogate pair is no character, and no calendar can hold one
        var fence = new Fence(new ReminderId(reminder), whole(recurrenceId), whole(alarm));

        for (var verb : Action.Verb.values()) {
            var action = new Action(verb, fence);
            assertEquals(Optional.of(action), Action.parse(action.key()));
        }
    }

    @Test
    void aZoneWithSpacesAndSlashesIsReadBack() {
        var fence = new Fence(new ReminderId(7), "20261121T090000[(UTC+01:00) Amsterdam/Berlin]", "-PT15M");

        assertEquals(
                Optional.of(new Action(Action.Verb.SNOOZE, fence)),
                Action.parse(new Action(Action.Verb.SNOOZE, fence).key()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "default",
                "done",
                "gadfly-done/",
                "gadfly-done/0/a/b",
                "gadfly-done/x/a/b",
                "gadfly-done/1/a",
                "gadfly-done/1/%zz/b",
                "gadfly-done/WAITING",
                "gadfly-dance/1/a/b"
            })
    void whatIsNoneOfOursIsNothing(String key) {
        assertTrue(Action.parse(key).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Occasion.class)
    void aDigestIsKnownByItsOccasion(Occasion occasion) {
        var subject = new Subject.OfDigest(occasion);

        assertEquals(Optional.of(subject), Subject.parse(subject.text()));
    }

    private static String whole(String text) {
        return text.codePoints()
                .filter(character -> Character.getType(character) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
