/** The nouns: the frame of an index, its units, its data, and the problems found in them. */
@org.jspecify.annotations.NullMarked
package vn.phusa.composite.frame;
