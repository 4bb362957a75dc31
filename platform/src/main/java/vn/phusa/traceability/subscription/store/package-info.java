@NullMarked
package vn.phusa.traceability.subscription.store;

import org.jspecify.annotations.NullMarked;
