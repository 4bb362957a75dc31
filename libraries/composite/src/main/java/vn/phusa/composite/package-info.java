/** Composite indicators: the benchmark of the engine; the packages below hold the engine itself. */
@org.jspecify.annotations.NullMarked
package vn.phusa.composite;
