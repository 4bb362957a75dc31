/**
 * Tables of what was done to goods, for people without systems: a template for each chain, or any table whose columns are understood
 * once. A row becomes the same entry as on the phone ({@code field}) and goes the same way into the repository.
 */
@NullMarked
package vn.phusa.traceability.sheet;

import org.jspecify.annotations.NullMarked;
