@NullMarked
package vn.phusa;

import org.jspecify.annotations.NullMarked;
