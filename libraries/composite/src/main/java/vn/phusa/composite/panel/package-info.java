/** Several years of one index: imputation over time, normalisation over all years, trends. */
@org.jspecify.annotations.NullMarked
package vn.phusa.composite.panel;
