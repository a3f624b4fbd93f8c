/// When something happens: the values of RFC 5545 and the expander of its recurrence rules. Pure: no clock, no I/O, no
/// library.
///
/// # Design notes
///
/// A schedule is a value (`Schedule`); `Recurrences.of` answers questions about its instances. What reads text answers
/// with `Parsed`: the value, or a `Refusal` with the offending part.
///
/// Inside, all is arithmetic on numbers, in three layers, each a set that can be asked for the first member from some
/// point on and for the last up to it, so that no question walks from the start:
///
/// - `Days`: epoch days. The BY parts of a rule allow a day or not (`DayParts`); what they allow depends only on the
/// kind
///   of the year, of which there are 28, so a year's days are a bitmap (`YearPattern`). `Grid` has the periods that
///   INTERVAL picks.
/// - `WallTimes`: seconds on a wall clock without a zone. `TimesOfDays`, `SetPositions` and `Ticks` are the kinds of
///   rules; `WallSets` puts rules, dates and exceptions together.
/// - `Source`: instants. `WallClock` brings wall times to a zone, with the rules for gaps and overlaps of RFC 5545
/// §3.3.5.
///
/// The calendar repeats after 400 years, and so does every rule; that turns "never" into a proof. What exclusion rules
/// leave is found by whole days and whole periods (`Difference`, `WholeDays`), or refused aloud.
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
@NullMarked
package io.gadfly.schedule;

import org.jspecify.annotations.NullMarked;
