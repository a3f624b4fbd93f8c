/// What schedules promise: dates of public suites and of other engines, hostile rules, and laws that always hold.
@NullMarked
package io.gadfly.schedule;

import org.jspecify.annotations.NullMarked;
