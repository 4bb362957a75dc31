/** Plain numerical functions on arrays of doubles; NaN stands for a missing value. */
@org.jspecify.annotations.NullMarked
package vn.phusa.composite.numeric;
