package io.gadfly.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {
    @Test
    void contextTellsWhenItWasDueWhereTheUserIsAndWhichNagItIs() {
        assertEquals("Due 09:00 · nag 2 of 5", Examples.WORDING.context(Examples.notification(1, 2, "pay rent")));
    }

    @Test
    void aSingleNagIsNotCounted() {
        assertEquals("Due 09:00", Examples.WORDING.context(Examples.notification("pay rent", "")));
    }

    @Test
    void aNoticeWasNeverDue() {
        assertEquals("", Examples.WORDING.context(Examples.notice("Gadfly goes on", "It does.")));
    }

    @Test
    void whatWasDueOnAnotherDayHasItsDate() {
        var nextDay = InstantSource.fixed(Examples.DUE.plus(Duration.ofDays(1)));
        var wording = new Wording(Locale.UK, () -> ZoneId.of("Europe/Berlin"), nextDay);

        assertEquals("Due 21 Nov 2026, 09:00", wording.context(Examples.notification("pay rent", "")));
    }

    @ParameterizedTest
    @EnumSource(Obstacle.class)
    void everyObstacleHasItsWords(Obstacle obstacle) {
        assertFalse(Examples.WORDING.obstacle(obstacle, "detail").contains("{"));
    }

    @Test
    void aDigestNamesTheFirstAndCountsTheOthers() {
        var digest = new Digest(
                Digest.Occasion.WHILE_AWAY,
                List.of(
                        new Digest.Item(Examples.fire(1), "pay\nrent"),
                        new Digest.Item(Examples.fire(2), "call mum"),
                        new Digest.Item(Examples.fire(3), "water plants")));

        assertEquals("While you were away: 3 reminders", Examples.WORDING.heading(digest));
        assertEquals(
                List.of("pay rent · Due 09:00", "call mum · Due 09:00", "and 1 more"),
                Examples.WORDING.lines(digest, 2));
    }

    @Test
    void aDigestCountsThoseThatItDoesNotName() {
        var named =
                List.of(new Digest.Item(Examples.fire(1), "pay rent"), new Digest.Item(Examples.fire(2), "call mum"));
        var digest = new Digest(Digest.Occasion.WAITING, named, 697);

        assertEquals("699 reminders are due and wait", Examples.WORDING.heading(digest));
        assertEquals(
                List.of("pay rent · Due 09:00", "call mum · Due 09:00", "and 697 more"),
                Examples.WORDING.lines(digest, 6));
    }
}
