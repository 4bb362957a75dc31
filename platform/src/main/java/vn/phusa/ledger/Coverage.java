package vn.phusa.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The covered tables of all rooms, from the resources {@code ledger/<room>.covered}. The list is part of the program and not
 * of the database, so that whoever can change the database cannot take a table off it.
 */
public final class Coverage {

    private final Map<String, CoveredTable> tables = new LinkedHashMap<>();
    private final List<WorkingCopy> copies;
    private final List<CopyCheck> checks;

    public Coverage(Collection<CoveredTable> tables) {
        this(tables, List.of(), List.of());
    }

    public Coverage(Collection<CoveredTable> tables, List<WorkingCopy> copies, List<CopyCheck> checks) {
        this.copies = List.copyOf(copies);
        this.checks = List.copyOf(checks);
        tables.forEach(table -> this.tables.put(table.name(), table));
    }

    /** Reads the lists of all rooms that have one: a table a line, then its key columns; {@code #} starts a comment. */
    public static Coverage load(Collection<String> rooms) {
        return new Coverage(
                rooms.stream().flatMap(room -> read(room).stream()).toList(),
                WorkingCopy.load(rooms),
                CopyCheck.load(rooms));
    }

    private static List<CoveredTable> read(String room) {
        try (InputStream list = Coverage.class.getResourceAsStream("/ledger/" + room + ".covered")) {
            if (list == null) {
                return List.of();
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.strip().split("\\s+", -1)))
                    .map(words -> new CoveredTable(words.getFirst(), words.subList(1, words.size())))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the covered tables of " + room, unreadable);
        }
    }

    public Collection<CoveredTable> tables() {
        return List.copyOf(tables.values());
    }

    /** Tables that are compared with a covered history. */
    public List<WorkingCopy> copies() {
        return copies;
    }

    /** Tables whose rows a room computes again. */
    public List<CopyCheck> checks() {
        return checks;
    }

    public Optional<CoveredTable> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** The tables of the given names, in their order; a name that is not covered is a bug of the room's migration. */
    public List<CoveredTable> tables(String... names) {
        return Arrays.stream(names)
                .map(name -> table(name)
                        .orElseThrow(() -> new IllegalStateException(
                                name + " calls ledger.cover but stands in no ledger/<room>.covered")))
                .toList();
    }
}
