package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.notification.Notification;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.NagState;
import io.gadfly.store.Opening;
import io.gadfly.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The backups that programs of earlier schemas made: what rang in them rings, under its old number, and can be
/// answered.
class KeptSchemaTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int RINGING = 1;

    @TempDir
    private Path folder;

    private Store restore(int schema) throws IOException {
        var kept = folder.resolve("kept.zip");
        try (var archive = Store.class.getResourceAsStream("schema-" + schema + ".zip")) {
            Files.copy(Objects.requireNonNull(archive), kept);
        }
        return ((Opening.Opened) Store.restore(folder.resolve("data"), kept, () -> NOON)).store();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void ringsWhatRangAndWhatIsToComeAndTakesAnswers(int schema) throws IOException {
        try (var store = restore(schema);
                var house = new House(1, NOON, store)) {
            assertThat(house.desktop.nags.stream().map(RecordingMedium.Nag::notification))
                    .filteredOn(nag -> nag.fire().number() == RINGING)
                    .extracting(Notification::nag)
                    .containsExactly(2);

            house.service().answer(store.findFire(RINGING).orElseThrow().fence(), new Answer.Acknowledge());
            assertThat(store.findFire(RINGING).orElseThrow().state()).isInstanceOf(NagState.Acknowledged.class);
            house.desktop.nags.clear();
            liveThrough(Duration.ofDays(10), house);
            assertThat(house.desktop.titles())
                    .contains("Bins", "Vitamins", "Water the plants")
                    .doesNotContain("Tea", "Seen");
        }
    }

    /// Asleep until something is due, which is heard and acknowledged: half a minute after half a minute in which
    /// nothing is due shows nothing of the schema.
    private static void liveThrough(Duration span, House house) {
        var end = house.now().plus(span);
        while (house.now().isBefore(end)) {
            house.pass(Duration.ofMinutes(2));
            if (!acknowledgesWhatRings(house)) {
                house.sleepFor(Duration.between(house.now(), nextDue(house, end)));
            }
        }
    }

    private static boolean acknowledgesWhatRings(House house) {
        var awake = house.service().fires().stream()
                .map(FireView::fire)
                .filter(fire -> !(fire.state() instanceof NagState.Asleep))
                .toList();
        awake.stream()
                .filter(fire -> fire.state() instanceof NagState.Ringing)
                .forEach(fire -> house.service().answer(fire.fence(), new Answer.Acknowledge()));
        return !awake.isEmpty();
    }

    private static Instant nextDue(House house, Instant end) {
        return Stream.of(house.repository.nextFireAt(), house.repository.nextSnoozeEnd(house.now()))
                .flatMap(Optional::stream)
                .filter(house.now()::isBefore)
                .filter(end::isAfter)
                .min(Comparator.naturalOrder())
                .orElse(end);
    }
}
