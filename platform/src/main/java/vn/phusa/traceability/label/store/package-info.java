/** Serial numbers and their batches. */
@NullMarked
package vn.phusa.traceability.label.store;

import org.jspecify.annotations.NullMarked;
