/** The shell's own tables. */
@NullMarked
package vn.phusa.shell.store;

import org.jspecify.annotations.NullMarked;
