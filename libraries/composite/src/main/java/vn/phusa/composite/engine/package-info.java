/** The recipe of an index and its run from raw data to ranks. */
@org.jspecify.annotations.NullMarked
package vn.phusa.composite.engine;
