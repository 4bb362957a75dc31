/**
 * Periodic reports: a round asks every lead how its commitments stand, the focal point checks, and the summary writes
 * itself. Periods and their closing days follow Decree 09/2019/NĐ-CP, Article 12.
 */
@NullMarked
package vn.phusa.programme.reporting;

import org.jspecify.annotations.NullMarked;
