package vn.phusa.duty.store;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phusa.access.Account;
import vn.phusa.access.Accounts;
import vn.phusa.base.AccountId;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.base.VietnamTime;
import vn.phusa.duty.Audience;
import vn.phusa.party.Membership;
import vn.phusa.party.Parties;

/** Finds out who hears of a duty from the roles that accounts hold and the heads that the register knows. */
@Component
class RoleAudience implements Audience {
    private final Accounts accounts;
    private final Parties parties;
    private final DutyStore store;
    private final Clock clock;

    RoleAudience(Accounts accounts, Parties parties, DutyStore store, Clock clock) {
        this.accounts = accounts;
        this.parties = parties;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Set<AccountId> holdersOf(PartyId holder) {
        Set<AccountId> found = new HashSet<>(own(holder));
        store.deputiesFor(holder, VietnamTime.today(clock)).forEach(deputy -> found.addAll(ofPerson(deputy)));
        return found;
    }

    private Set<AccountId> own(PartyId holder) {
        Set<AccountId> found = new HashSet<>(ofPerson(holder));
        found.addAll(holding(Role.UNIT_OFFICER, holder));
        found.addAll(holding(Role.UNIT_HEAD, holder));
        return found;
    }

    @Override
    public List<Set<AccountId>> above(PartyId holder) {
        LocalDate today = VietnamTime.today(clock);
        List<PartyId> ladder = new ArrayList<>();
        List<PartyId> units = parties.person(holder)
                .map(person -> person.memberships().stream()
                        .filter(membership -> membership.holdsOn(today))
                        .map(Membership::organisation)
                        .toList())
                .orElse(List.of(holder));
        for (PartyId unit : units) {
            ladder.add(unit);
            ladder.addAll(parties.chainAbove(unit, today));
        }
        Set<AccountId> told = new HashSet<>(ofPerson(holder));
        List<Set<AccountId>> levels = new ArrayList<>();
        for (PartyId unit : new LinkedHashSet<>(ladder)) {
            Set<AccountId> heads = new HashSet<>(headsOf(unit, today));
            heads.removeAll(told);
            if (!heads.isEmpty()) {
                told.addAll(heads);
                levels.add(heads);
            }
        }
        // Whoever leads everywhere leads no unit of the ladder by name, and still is above the last of them.
        Set<AccountId> atTheTop = new HashSet<>(everywhere(Role.LEADER));
        if (atTheTop.isEmpty() && levels.isEmpty()) {
            atTheTop.addAll(everywhere(Role.FOCAL_POINT));
        }
        atTheTop.removeAll(told);
        if (!atTheTop.isEmpty()) {
            levels.add(atTheTop);
        }
        return levels;
    }

    private Set<AccountId> headsOf(PartyId unit, LocalDate today) {
        Set<AccountId> heads = new HashSet<>(holding(Role.UNIT_HEAD, unit));
        heads.addAll(holding(Role.LEADER, unit));
        parties.headOf(unit, today).ifPresent(head -> heads.addAll(ofPerson(head)));
        return heads;
    }

    @Override
    public Set<AccountId> decidersFor(@Nullable PartyId assigner) {
        LocalDate today = VietnamTime.today(clock);
        List<PartyId> ladder = new ArrayList<>();
        if (assigner != null) {
            ladder.add(assigner);
            ladder.addAll(parties.chainAbove(assigner, today));
        }
        for (PartyId organisation : ladder) {
            Set<AccountId> focalPoints = holding(Role.FOCAL_POINT, organisation);
            if (!focalPoints.isEmpty()) {
                return focalPoints;
            }
        }
        Set<AccountId> deciders = new HashSet<>(everywhere(Role.FOCAL_POINT));
        if (assigner != null) {
            deciders.addAll(headsOf(assigner, today));
        }
        return deciders;
    }

    private Set<AccountId> holding(Role role, PartyId organisation) {
        return ids(accounts.holding(role, organisation));
    }

    private Set<AccountId> everywhere(Role role) {
        return ids(accounts.holdingEverywhere(role));
    }

    private Set<AccountId> ofPerson(PartyId person) {
        return ids(accounts.ofPerson(person));
    }

    private static Set<AccountId> ids(List<Account> found) {
        Set<AccountId> ids = new HashSet<>();
        found.forEach(account -> ids.add(account.id()));
        return ids;
    }
}
