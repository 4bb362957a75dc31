/** Tables of the periodic reports. */
@NullMarked
package vn.phusa.programme.reporting.store;

import org.jspecify.annotations.NullMarked;
