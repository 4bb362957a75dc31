/**
 * Reads a Vietnamese administrative text (programme, plan, decision, conclusion, press report) and proposes the commitments
 * it contains, each with its place in the text and the phrase it rests on. Rule-based; it never fills a field that the text
 * leaves open. Front door: {@link vn.phusa.vietnamese.reading.CommitmentReader}.
 */
@NullMarked
package vn.phusa.vietnamese.reading;

import org.jspecify.annotations.NullMarked;
