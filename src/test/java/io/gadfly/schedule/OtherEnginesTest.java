package io.gadfly.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;

/// Plain rules mean the same to lib-recur, an engine of another lineage.
class OtherEnginesTest {
    private static final int FEW = 60;

    @Provide
    Arbitrary<Schedule> plain() {
        return RandomRules.plainSchedules();
    }

    @Property(tries = 1_000)
    void plainRulesGiveTheDatesOfLibRecur(@ForAll("plain") Schedule schedule) throws InvalidRecurrenceRuleException {
        var floating = new CalendarTime.Floating(schedule.start().local());
        var rule = schedule.rules().getFirst();

        var ours = Recurrences.of(Schedule.repeating(floating, rule), Zone.UTC).first(FEW);

        // The start of the week is always said: without it, some engines take the machine's.
        var text = rule.text().contains("WKST") ? rule.text() : rule.text() + ";WKST=MO";
        assertEquals(libRecur(text, floating.text()), Rules.starts(ours), text);
    }

    private static List<String> libRecur(String rule, String start) throws InvalidRecurrenceRuleException {
        var iterator = new org.dmfs.rfc5545.recur.RecurrenceRule(rule).iterator(DateTime.parse(start));
        var dates = new ArrayList<String>();
        while (iterator.hasNext() && dates.size() < FEW) {
            dates.add(iterator.nextDateTime().toString());
        }
        return dates;
    }
}
