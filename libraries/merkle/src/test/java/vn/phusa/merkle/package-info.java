@NullMarked
package vn.phusa.merkle;

import org.jspecify.annotations.NullMarked;
