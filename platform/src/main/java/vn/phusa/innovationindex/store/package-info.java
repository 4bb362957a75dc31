/** Where editions, published results and collected figures are kept. */
@NullMarked
package vn.phusa.innovationindex.store;

import org.jspecify.annotations.NullMarked;
