/** SQL of traces and recalls. */
@NullMarked
package vn.phusa.traceability.trace.store;

import org.jspecify.annotations.NullMarked;
