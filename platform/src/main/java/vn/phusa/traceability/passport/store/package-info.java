/** Tables of products, links, scans and reports. */
@NullMarked
package vn.phusa.traceability.passport.store;

import org.jspecify.annotations.NullMarked;
