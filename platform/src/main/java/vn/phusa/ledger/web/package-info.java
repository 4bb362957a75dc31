/** The ledger's pages. */
@NullMarked
package vn.phusa.ledger.web;

import org.jspecify.annotations.NullMarked;
