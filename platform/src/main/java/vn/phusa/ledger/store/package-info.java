/** The ledger's tables, its key file, and how rows of covered tables are digested. */
@NullMarked
package vn.phusa.ledger.store;

import org.jspecify.annotations.NullMarked;
