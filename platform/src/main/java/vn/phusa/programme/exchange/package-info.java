/**
 * Programmes in and out as files: commitments and reports of progress from any spreadsheet, with its columns understood,
 * each cell checked and nothing stored that its officer has not seen.
 */
@NullMarked
package vn.phusa.programme.exchange;

import org.jspecify.annotations.NullMarked;
