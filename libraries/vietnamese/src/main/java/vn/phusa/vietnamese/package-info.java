/**
 * Vietnamese text: normalisation, folding for search, syllables, dictionary order, numbers, money, dates and deadlines in
 * words and figures. Plain Java without dependencies; every method is a pure function of its arguments.
 */
@NullMarked
package vn.phusa.vietnamese;

import org.jspecify.annotations.NullMarked;
