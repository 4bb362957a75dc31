@NullMarked
package vn.phusa.traceability.field.store;

import org.jspecify.annotations.NullMarked;
