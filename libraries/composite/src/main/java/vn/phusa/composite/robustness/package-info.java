/** Uncertainty and sensitivity analysis over a cached, parallel graph of steps. */
@org.jspecify.annotations.NullMarked
package vn.phusa.composite.robustness;
