/** Measurements of the whole platform, started by {@code ./bench}; none of them runs as a test. */
@NullMarked
package vn.phusa.bench;

import org.jspecify.annotations.NullMarked;
