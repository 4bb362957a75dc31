/** What the exchange keeps about tables that were handed in. */
@NullMarked
package vn.phusa.programme.exchange.store;

import org.jspecify.annotations.NullMarked;
