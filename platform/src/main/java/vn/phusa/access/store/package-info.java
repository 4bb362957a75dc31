@NullMarked
package vn.phusa.access.store;

import org.jspecify.annotations.NullMarked;
