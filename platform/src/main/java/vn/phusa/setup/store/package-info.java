@NullMarked
package vn.phusa.setup.store;

import org.jspecify.annotations.NullMarked;
