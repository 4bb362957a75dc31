/** Every score split into its indicators, and every change into data, peers, frame and method. */
@org.jspecify.annotations.NullMarked
package vn.phusa.composite.decomposition;
