/** The tables of this room. */
@NullMarked
package vn.phusa.traceability.store;

import org.jspecify.annotations.NullMarked;
