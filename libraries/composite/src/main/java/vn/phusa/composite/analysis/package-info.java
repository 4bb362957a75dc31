/** What a statistician asks of a built index: statistics, correlations, reliability, importance, peers, strengths. */
@org.jspecify.annotations.NullMarked
package vn.phusa.composite.analysis;
