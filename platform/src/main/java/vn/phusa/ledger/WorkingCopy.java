package vn.phusa.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table that the platform changes in place, and that must stand as a covered history says: accounts, the roles that they
 * hold, keys to the API. Like the list of covered tables, the comparison is part of the program and not of the database.
 *
 * @param table the working copy
 * @param differing SQL that answers the first key column, as text, of each record that differs
 */
public record WorkingCopy(String table, String differing) {
    private static final Pattern QUERY =
            Pattern.compile("^-- ([a-z_]+\\.[a-z_]+)\\R(.+?);\\s*$", Pattern.MULTILINE | Pattern.DOTALL);

    /** Reads the resources {@code ledger/<room>.copies} of all rooms that have one. */
    public static List<WorkingCopy> load(Collection<String> rooms) {
        return rooms.stream().flatMap(room -> read(room).stream()).toList();
    }

    private static List<WorkingCopy> read(String room) {
        try (InputStream queries = WorkingCopy.class.getResourceAsStream("/ledger/" + room + ".copies")) {
            if (queries == null) {
                return List.of();
            }
            Matcher each = QUERY.matcher(new String(queries.readAllBytes(), StandardCharsets.UTF_8));
            return each.results()
                    .map(query -> new WorkingCopy(query.group(1), query.group(2)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the working copies of " + room, unreadable);
        }
    }
}
