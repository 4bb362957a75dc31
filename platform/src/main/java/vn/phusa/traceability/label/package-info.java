/**
 * Codes on labels: QR (ISO/IEC 18004), GS1 DataMatrix (ISO/IEC 16022) and GS1-128 (ISO/IEC 15417), drawn on sheets as SVG and PDF, with
 * serial numbers in batches (TCVN 13274:2020, TCVN 13275:2020).
 */
@NullMarked
package vn.phusa.traceability.label;

import org.jspecify.annotations.NullMarked;
