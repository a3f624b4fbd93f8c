package io.gadfly.icalendar.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionsTest {
    private static final Subscription HOLIDAYS =
            Subscription.of(URI.create("https://example.org/holidays.ics"), "inbox");
    private static final Subscription WORK = Subscription.of(URI.create("https://example.org/work.ics"), "inbox");

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("subscriptions.json");
    }

    private Subscriptions open() {
        return Subscriptions.open(file, _ -> false);
    }

    private static List<Subscription> of(Subscriptions subscriptions) {
        return subscriptions.list().stream()
                .map(Subscriptions.Entry::subscription)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[null]", "[{}]", "[{\"subscription\": {\"interval\": \"PT4H\"}}]"})
    void aFileThatMakesNoSenseIsKeptAsideUntilSomethingIsSaved(String text) throws IOException {
        Files.writeString(file, text);
        var subscriptions = open();

        assertEquals(List.of(), subscriptions.list());
        var aside = subscriptions.keptAside().orElseThrow();
        assertEquals(text, Files.readString(aside));
        assertEquals(Optional.of(aside), open().keptAside(), "after a restart too");

        subscriptions.add(HOLIDAYS);
        assertEquals(Optional.empty(), open().keptAside());
    }

    @Test
    void eachFileThatMakesNoSenseIsKeptAside() throws IOException {
        Files.writeString(file, "first");
        var first = open().keptAside().orElseThrow();
        Files.writeString(file, "second");
        var second = open().keptAside().orElseThrow();

        assertEquals("first", Files.readString(first));
        assertEquals("second", Files.readString(second));
    }

    @Test
    void isReadAgainAfterSomethingCameBackOfWhatItBroughtAndThenOnlyWhenItHasChanged() throws IOException {
        var undone = Instant.parse("2026-03-02T09:00:00Z");
        var subscriptions = Subscriptions.open(file, new Subscriptions.Reminders() {
            @Override
            public boolean has(long reminder) {
                return false;
            }

            @Override
            public Optional<Instant> returnedAt() {
                return Optional.of(undone);
            }
        });
        subscriptions.add(HOLIDAYS);
        subscriptions.update(HOLIDAYS, read(undone.minusSeconds(60)));

        var state = subscriptions.list().getFirst().state();
        assertEquals(Optional.empty(), state.entityTag());
        assertEquals(Optional.empty(), state.lastModified());
        assertEquals(Optional.of(Instant.EPOCH), state.nextLook(HOLIDAYS, undone));
        assertTrue(subscriptions.hasToReadAgain());

        var again = read(undone.plusSeconds(1));
        subscriptions.update(HOLIDAYS, again);
        assertEquals(again, subscriptions.list().getFirst().state());
        assertFalse(subscriptions.hasToReadAgain());
    }

    private static SubscriptionState read(Instant at) {
        return new SubscriptionState(
                Optional.of("\"1\""), Optional.of("date"), Optional.of(at), Optional.empty(), 0, "");
    }

    /// A folder stands in its place.
    @Nested
    class WhileTheFileCannotBeRead {
        private Subscriptions subscriptions = Subscriptions.open(Path.of("unset"), _ -> false);

        @BeforeEach
        void beInTheWay() throws IOException {
            Files.createDirectory(file);
            subscriptions = open();
        }

        @Test
        void thereSeemToBeNoneAndNothingIsSaved() {
            assertEquals(List.of(), subscriptions.list());
            assertThrows(IOException.class, () -> subscriptions.add(HOLIDAYS));
            assertThrows(IOException.class, subscriptions::read);

            assertTrue(Files.isDirectory(file));
        }

        @Test
        void theyAreThereOnceItCan() throws IOException {
            var elsewhere = folder.resolve("other.json");
            Subscriptions.open(elsewhere, _ -> false).add(HOLIDAYS);

            Files.delete(file);
            Files.move(elsewhere, file);
            subscriptions.add(WORK);

            assertEquals(List.of(HOLIDAYS, WORK), of(subscriptions));
            assertEquals(List.of(HOLIDAYS, WORK), of(open()));
        }
    }

    /// A folder stands where the new file would be written.
    @Nested
    class WhileTheFileCannotBeWritten {
        private Subscriptions subscriptions = Subscriptions.open(Path.of("unset"), _ -> false);

        @BeforeEach
        void beInTheWay() throws IOException {
            subscriptions = open();
            subscriptions.add(HOLIDAYS);
            Files.createDirectory(folder.resolve("subscriptions.json.new"));
        }

        @Test
        void whatTheUserChangesStaysAsItIsOnTheDisk() {
            assertThrows(IOException.class, () -> subscriptions.add(WORK));
            assertThrows(IOException.class, () -> subscriptions.change(HOLIDAYS.withPaused(true)));
            assertThrows(IOException.class, () -> subscriptions.leave(HOLIDAYS, List.of()));

            assertEquals(List.of(HOLIDAYS), of(subscriptions));
            assertEquals(List.of(HOLIDAYS), of(open()));
        }

        @Test
        void whatALookFoundIsRememberedAsLongAsTheProgramRuns() {
            var failed = SubscriptionState.NEW.failed(Instant.parse("2026-03-02T09:00:00Z"), "no answer");

            assertThrows(IOException.class, () -> subscriptions.update(HOLIDAYS, failed));

            assertEquals(failed, subscriptions.list().getFirst().state());
        }
    }
}
