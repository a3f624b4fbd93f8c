/// When something happens: the values of RFC 5545 and the expander of its recurrence rules. Pure: no clock, no I/O, no
/// library.
///
/// # Where to begin
///
/// A `Schedule` is a value; `Recurrences` answers questions about its instances. What reads text answers with `Parsed`:
/// the value, or a `Refusal` with the offending part.
///
/// ```java
/// var berlin = Zones.find("Europe/Berlin");
/// var start = CalendarTime.parse("20260130T170000", berlin).toOptional().orElseThrow();
/// switch (RecurrenceRule.parse("FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270331", start)) {
///     case Parsed.Refused(var refusal) -> IO.println(refusal.part());
///     case Parsed.Value(var rule) -> {
///         var schedule = Schedule.repeating(start, rule);
///         Recurrences.of(schedule, Zone.UTC).first(3); // 30 January, 27 February, 27 March, at 17:00 in Berlin
///         ScheduleWords.in(Locale.ENGLISH).describe(schedule); // every last Friday of the month at 17:00, …
///     }
/// }
/// ```
///
/// # Design notes
///
/// Inside, all is arithmetic on numbers, in three layers, each a set that can be asked for the first member from some
/// point on and for the last up to it, so that no question walks from the start:
///
/// - `Days`: epoch days. The BY parts of a rule allow a day or not (`DayParts`); what they allow depends only on the
///   kind of the year, of which there are 28, so a year's days are a bitmap (`YearPattern`). `Grid` has the periods
/// that
///   INTERVAL picks.
/// - `WallTimes`: seconds on a wall clock without a zone. `TimesOfDays`, `SetPositions` and `Ticks` are the kinds of
///   rules; `WallSets` puts rules and dates together, `Exclusions` and `Difference` take exceptions from them.
/// - `Source`: instants. `WallClock` brings wall times to a zone, with the rules for gaps and overlaps of RFC 5545
///   §3.3.5.
///
/// The calendar repeats after 400 years, and so does every rule; that turns "never" into a proof. What exclusion rules
/// leave is found by whole days and whole periods (`Difference`, `WholeDays`), or refused aloud.
///
/// Nothing is kept from one run to the next: every answer comes from the schedule and the rules of its zones as
/// they are now. Where rules of zones changed, the engine plans anew.
///
/// Readings where RFC 5545 leaves room:
///
/// - Days not named by a rule are DTSTART's only where no part speaks of days at all, so `YEARLY;BYMONTHDAY=1` is the
///   first of every month and `YEARLY;BYWEEKNO=20` all seven days.
/// - BY parts at frequencies for which the table has N/A, such as `MONTHLY;BYWEEKNO`, limit.
/// - A day belongs to the calendar year it lies in, also in week 1 or 53 of another.
/// - UNTIL as a date includes that day. As a time it is an instant: what a gap moves behind it is out.
/// - COUNT counts instants: wall times that a gap moves onto one instant count once.
/// - The first week of BYSETPOS starts with DTSTART.
/// - An instance that an override moved onto another is one of its own: two that ring, by their RECURRENCE-IDs.
@NullMarked
package io.gadfly.schedule;

import org.jspecify.annotations.NullMarked;
