/**
 * The frame around every page: wording in two languages, formats, menu, lists that export themselves, forms that keep
 * what was typed, problems said in words. Rooms put their pages into it; it knows none of them.
 */
@ApplicationModule(displayName = "Shell", allowedDependencies = "base")
@NullMarked
package vn.phusa.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
