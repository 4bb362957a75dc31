package vn.phusa.duty.store;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.phusa.base.AccountId;
import vn.phusa.base.PartyId;
import vn.phusa.duty.Audience;

/** While the house has no access room nobody has an account, so nobody can be told. */
@Component
class NoAccountsYet implements Audience {
    @Override
    public Set<AccountId> holdersOf(PartyId holder) {
        return Set.of();
    }

    @Override
    public List<Set<AccountId>> above(PartyId holder) {
        return List.of();
    }

    @Override
    public Set<AccountId> decidersFor(PartyId assigner) {
        return Set.of();
    }
}
