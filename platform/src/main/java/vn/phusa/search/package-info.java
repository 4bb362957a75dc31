/**
 * One search over all rooms: with and without diacritics, forgiving a slip of the finger, and never showing what the
 * asker may not read: the filter stands inside the query.
 *
 * <p>Rooms hand over entries through {@link vn.phusa.search.SearchSource} and say in their own transactions what has
 * changed. Each node keeps an index of its own, which can be thrown away and is built again from the rooms.
 */
@ApplicationModule(
        displayName = "Search",
        allowedDependencies = {"base", "shell", "shell::web", "ledger"})
@NullMarked
package vn.phusa.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
