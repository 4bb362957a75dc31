/** How files and their descriptions lie in PostgreSQL. */
@NullMarked
package vn.phusa.document.store;

import org.jspecify.annotations.NullMarked;
