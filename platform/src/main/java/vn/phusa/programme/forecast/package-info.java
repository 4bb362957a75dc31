/**
 * When will it be done, and how likely is it late: critical path, float and Monte Carlo over a network of activities.
 * Pure; time is counted in working days from the day of the forecast, dates come in and go out through a calendar that
 * the caller gives.
 */
@NullMarked
package vn.phusa.programme.forecast;

import org.jspecify.annotations.NullMarked;
