/**
 * How a trader without an account answers what a letter tells it: the one-time link in the letter leads to a page on which it answers a
 * recall or a matter, in its own name, through the same front doors as everybody.
 */
@NullMarked
package vn.phusa.traceability.answer;

import org.jspecify.annotations.NullMarked;
