@NullMarked
package vn.phusa.traceability.portal.store;

import org.jspecify.annotations.NullMarked;
