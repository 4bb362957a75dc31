/** The change log in PostgreSQL. */
@NullMarked
package vn.phusa.search.store;

import org.jspecify.annotations.NullMarked;
