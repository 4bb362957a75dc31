/** Measures the reading of commitments against labelled texts. */
@NullMarked
package vn.phusa.vietnamese.reading.evaluation;

import org.jspecify.annotations.NullMarked;
