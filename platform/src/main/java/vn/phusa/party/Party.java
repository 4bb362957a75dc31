package vn.phusa.party;

import java.time.LocalDate;
import java.util.List;
import vn.phusa.base.PartyId;

/** An organisation, a unit of one, or a person. */
public sealed interface Party permits Organisation, Person {
    PartyId id();

    /** All names it has had, earliest first; at least one. */
    List<DatedName> names();

    List<Identifier> identifiers();

    List<Contact> contacts();

    /** The name valid on the date; before the first known name, that first one. */
    default DatedName nameOn(LocalDate date) {
        return Dated.on(names(), date).orElseGet(() -> names().getFirst());
    }
}
