@NullMarked
package vn.phusa.traceability.supervision.store;

import org.jspecify.annotations.NullMarked;
