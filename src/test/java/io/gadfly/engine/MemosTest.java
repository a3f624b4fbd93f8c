package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.reminder.NagPolicy;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemosTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                Memos.SILENCE,
                Memos.WAIVED,
                Memos.RUNG,
                Memos.QUIET,
                Memos.PASSED_OVER,
                Memos.SEEN,
                Memos.ZONE,
                Memos.RULES,
                Memos.RETURNED,
                Memos.PARKED,
                Memos.PARKED_BEFORE
            })
    void oneThatIsDamagedKeepsNobodyFromRinging(String name) {
        var repository = new MemoryRepository();
        repository.saveMemo(name, "2026-1x-02T08:00:00Z\nx");
        try (var house = new House(1, House.START, repository)) {
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.once());

            house.pass(Duration.ofMinutes(2));

            assertThat(house.desktop.titles()).contains("tea");
        }
    }
}
