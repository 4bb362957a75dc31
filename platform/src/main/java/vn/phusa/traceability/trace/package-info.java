/**
 * Where goods came from and where they went: the trace through containers, transformations, lots and papers, what the quantities say,
 * and recalls.
 */
@NullMarked
package vn.phusa.traceability.trace;

import org.jspecify.annotations.NullMarked;
