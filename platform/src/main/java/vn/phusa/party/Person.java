package vn.phusa.party;

import java.util.List;
import vn.phusa.base.PartyId;

/** A person who holds, or held, an office somewhere. */
public record Person(
        PartyId id,
        List<DatedName> names,
        List<Identifier> identifiers,
        List<Contact> contacts,
        List<Membership> memberships)
        implements Party {
    public Person {
        names = names.stream().sorted(Dated.IN_ORDER).toList();
        identifiers = List.copyOf(identifiers);
        contacts = List.copyOf(contacts);
        memberships = List.copyOf(memberships);
    }
}
