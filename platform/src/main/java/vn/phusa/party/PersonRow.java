package vn.phusa.party;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.phusa.base.PartyId;

/**
 * A person as lists to choose from show them.
 *
 * @param places organisations in which the person holds an office on the day of the list
 */
public record PersonRow(PartyId id, String name, Set<PartyId> places) {
    public PersonRow {
        places = Set.copyOf(places);
    }

    /**
     * The name, and where the person is, so that two of the same name are told apart.
     *
     * @param names of the organisations
     */
    public String named(Map<PartyId, String> names) {
        String where = places.stream()
                .map(place -> names.getOrDefault(place, place.toString()))
                .sorted()
                .collect(Collectors.joining(", "));
        return where.isEmpty() ? name : name + " – " + where;
    }
}
