/**
 * What a chain of goods must tell and how people record it: one rule set, {@code rules/traceability/chains.yaml}, which a province may
 * replace by its own while the platform runs. The completeness of a trace, the buttons of the phone and the spreadsheets read it.
 */
@NullMarked
package vn.phusa.traceability.chain;

import org.jspecify.annotations.NullMarked;
