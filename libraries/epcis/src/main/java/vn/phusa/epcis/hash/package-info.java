/** Event hash IDs of CBV 2.0: the canonical form of an event, and its hash. */
@NullMarked
package vn.phusa.epcis.hash;

import org.jspecify.annotations.NullMarked;
