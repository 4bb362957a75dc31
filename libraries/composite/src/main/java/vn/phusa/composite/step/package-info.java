/** The steps from raw data to scores: each a pure function with a record of what it did to which value and why. */
@org.jspecify.annotations.NullMarked
package vn.phusa.composite.step;
