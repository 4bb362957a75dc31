/** Tables of the readings. */
@NullMarked
package vn.phusa.programme.reading.store;

import org.jspecify.annotations.NullMarked;
