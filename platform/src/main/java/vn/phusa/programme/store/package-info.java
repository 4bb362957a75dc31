/** The programme room's SQL. */
@NullMarked
package vn.phusa.programme.store;

import org.jspecify.annotations.NullMarked;
