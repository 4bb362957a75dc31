/** The database seen from below every room: migrations, jobs that follow a commit. */
@NullMarked
package vn.phusa.base.store;

import org.jspecify.annotations.NullMarked;
