@NullMarked
package vn.phusa.traceability.chain.store;

import org.jspecify.annotations.NullMarked;
