package io.gadfly.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.reminder.NagPolicy.Also;
import io.gadfly.reminder.NagPolicy.Escalation;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.reminder.NagPolicy.Until;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NagProfileTest {
    private static NagPolicy.Pace every(int minutes) {
        return new Pace.Fixed(Duration.ofMinutes(minutes));
    }

    @Test
    void onceTellsOnce() {
        assertThat(NagProfile.ONCE.policy().max()).hasValue(1);
    }

    @Test
    void gentleTellsFourTimesInTwoHoursAndIsNeverLouder() {
        assertThat(NagProfile.GENTLE.policy())
                .isEqualTo(new NagPolicy(
                        every(30), OptionalInt.of(4), new Until.Answered(), Escalation.NONE, QuietHours.HONOURED));
    }

    @Test
    void normalNagsEveryTenMinutesUntilItIsAnswered() {
        assertThat(NagProfile.NORMAL.policy())
                .isEqualTo(new NagPolicy(
                        every(10), OptionalInt.empty(), new Until.Answered(), Escalation.NONE, QuietHours.HONOURED));
    }

    @Test
    void insistentBecomesLouderThenTakesTheNextMediumAndIgnoresQuietHours() {
        var insistent = NagProfile.INSISTENT.policy();

        assertThat(insistent.pace()).isEqualTo(every(2));
        assertThat(insistent.max()).isEmpty();
        assertThat(insistent.quietHours()).isEqualTo(QuietHours.IGNORED);
        assertThat(insistent.escalation().isLouder(5)).isFalse();
        assertThat(insistent.escalation().isLouder(6)).isTrue();
        assertThat(insistent.escalation().rung(15)).isZero();
        assertThat(insistent.escalation().rung(16)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void eachIsKnownByItsPolicyHoweverElseItIsTold(NagProfile profile) {
        assertThat(NagProfile.of(profile.policy())).contains(profile);
        assertThat(NagProfile.of(profile.policy().withAlso(Set.of(Also.MAIL)))).contains(profile);
    }

    @Test
    void aPolicyOfOnesOwnHasNoName() {
        assertThat(NagProfile.of(NagPolicy.every(Duration.ofMinutes(7)))).isEmpty();
        assertThat(NagProfile.of(NagProfile.GENTLE.policy().withQuietHours(QuietHours.IGNORED)))
                .isEmpty();
    }
}
