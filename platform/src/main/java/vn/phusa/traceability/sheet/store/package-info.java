@NullMarked
package vn.phusa.traceability.sheet.store;

import org.jspecify.annotations.NullMarked;
