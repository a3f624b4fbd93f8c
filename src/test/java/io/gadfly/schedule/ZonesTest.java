package io.gadfly.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.util.UResourceBundle;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Europe/Berlin                                    | Europe/Berlin
            europe/berlin                                    | Europe/Berlin
            US/Pacific                                       | US/Pacific
            US-Eastern                                       | US/Eastern
            Europe/Kiev                                      | Europe/Kiev
            Japan                                            | Japan
            /freeassociation.sourceforge.net/Europe/Berlin   | Europe/Berlin
            /freeassociation.sourceforge.net/Tzfile/Europe/Berlin | Europe/Berlin
            /mozilla.org/20050126_1/Europe/Berlin            | Europe/Berlin
            /citadel.org/20210210_1/America/Indiana/Knox     | America/Indiana/Knox
            /softwarestudio.org/Olson_20011030_5/America/New_York | America/New_York
            /America/New_York                                | America/New_York
            "W. Europe Standard Time"                        | Europe/Berlin
            Pacific Standard Time                            | America/Los_Angeles
            UTC                                              | UTC
            Z                                                | UTC
            +05:30                                           | +05:30
            GMT+2                                            | GMT+02:00
            """)
    void knowsWhatCalendarsMean(String tzid, String zone) {
        assertEquals(zone, Zones.find(tzid).orElseThrow().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Eastern", "Customized Time Zone", "../../etc/passwd", "Western/Central Europe", "/"})
    void doesNotGuess(String tzid) {
        assertEquals(Optional.empty(), Zones.find(tzid));
    }

    @Test
    void windowsNamesStandForTheZonesOfCldr() {
        var table = UResourceBundle.getBundleInstance("com/ibm/icu/impl/data/icudata", "windowsZones")
                .get("mapTimezones");
        var expected = new TreeMap<String, String>();
        for (var names = table.getIterator(); names.hasNext(); ) {
            var name = names.next();
            expected.put(name.getKey(), name.getString("001"));
        }
        var found = new TreeMap<String, String>();
        expected.keySet()
                .forEach(name -> found.put(name, Zones.find(name).orElseThrow().id()));

        assertTrue(expected.size() >= 138);
        // The name UTC is a zone of its own.
        expected.put("UTC", "UTC");
        assertEquals(expected, found);
    }

    @Test
    void theRulesAreThoseOfJavaTime() {
        assertEquals(
                ZoneId.of("Europe/Moscow").getRules(),
                Zones.find("Russian Standard Time").orElseThrow().rules());
    }
}
