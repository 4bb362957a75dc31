/** The cheapest set of improvements that reaches a target rank or score, solved by branch and bound. */
@org.jspecify.annotations.NullMarked
package vn.phusa.composite.lever;
