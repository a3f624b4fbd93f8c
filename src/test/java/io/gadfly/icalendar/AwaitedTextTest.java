package io.gadfly.icalendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.reminder.Awaited;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwaitedTextTest {
    private static final Instant DUE = Instant.parse("2026-11-21T08:45:00Z");
    private static final Instant START = Instant.parse("2026-11-21T09:00:00.250Z");

    @Test
    void readsBackWhatItWrites() {
        var awake = new Awaited("20261121T100000[Europe/Berlin]", "START-PT15M", DUE, START, Optional.empty());
        var asleep = new Awaited("-", "20261121T084500Z", DUE, DUE, Optional.of(DUE.plusSeconds(600)));

        assertEquals(
                "20261121T100000[Europe/Berlin] START-PT15M 2026-11-21T08:45:00Z 2026-11-21T09:00:00.250Z",
                AwaitedText.write(awake));
        assertEquals(Optional.of(awake), AwaitedText.parse(AwaitedText.write(awake)));
        assertEquals(Optional.of(asleep), AwaitedText.parse(AwaitedText.write(asleep)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20261121T100000 START",
                "20261121T100000 START soon later",
                "20261121T100000 START 2026-11-21T08:45:00Z 2026-11-21T08:45:00Z never",
                "a b 2026-11-21T08:45:00Z 2026-11-21T08:45:00Z 2026-11-21T08:45:00Z more"
            })
    void anythingElseIsNone(String text) {
        assertEquals(Optional.empty(), AwaitedText.parse(text));
    }
}
