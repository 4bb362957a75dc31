/** What tests of every room stand on: a whole platform on a real database, and a clock that they set. */
@NullMarked
package vn.phusa.testing;

import org.jspecify.annotations.NullMarked;
