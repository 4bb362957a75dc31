package vn.phusa.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.phusa.base.PartyId;

/**
 * An organisation with its whole history.
 *
 * @param names earliest first, at least one
 * @param parents earliest first
 * @param endings how it ended, one for each heir; empty while it lives
 * @param origins the endings of others of whom this one is an heir
 */
public record Organisation(
        PartyId id,
        List<DatedName> names,
        List<DatedParent> parents,
        List<Succession> endings,
        List<Succession> origins,
        List<Identifier> identifiers,
        List<Contact> contacts,
        List<Membership> memberships)
        implements Party {
    public Organisation {
        names = names.stream().sorted(Dated.IN_ORDER).toList();
        parents = parents.stream().sorted(Dated.IN_ORDER).toList();
        endings = List.copyOf(endings);
        origins = List.copyOf(origins);
        identifiers = List.copyOf(identifiers);
        contacts = List.copyOf(contacts);
        memberships = List.copyOf(memberships);
    }

    public OrganisationKind kindOn(LocalDate date) {
        return Objects.requireNonNullElse(nameOn(date).kind(), OrganisationKind.OTHER);
    }

    public Optional<PartyId> parentOn(LocalDate date) {
        return Dated.on(parents, date).flatMap(parent -> Optional.ofNullable(parent.parent()));
    }

    /** The first day on which it is no more; empty while no end is known. */
    public Optional<LocalDate> ended() {
        return endings.stream().map(Succession::on).min(LocalDate::compareTo);
    }

    /** The first day on which it is there; empty where it is older than anything known. */
    public Optional<LocalDate> begun() {
        return Optional.ofNullable(names.getFirst().from());
    }

    public boolean existsOn(LocalDate date) {
        return !notYetOn(date) && ended().map(end -> end.isAfter(date)).orElse(true);
    }

    /** Whether it comes into being after that day only. */
    public boolean notYetOn(LocalDate date) {
        return begun().map(begin -> begin.isAfter(date)).orElse(false);
    }

    /** Who heads it on the date. */
    public Optional<Membership> headOn(LocalDate date) {
        return memberships.stream()
                .filter(membership -> membership.office() == Membership.Office.HEAD && membership.holdsOn(date))
                .findFirst();
    }
}
