package vn.phusa.party;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.ledger.ActSubjects;
import vn.phusa.ledger.Subject;

/** Whoever keeps the entries of a party sees who made them, and may take their receipts. */
@Component
class PartiesInTheLedger implements ActSubjects {
    private static final String TYPE = "party.party";

    private final Parties parties;

    PartiesInTheLedger(Parties parties) {
        this.parties = parties;
    }

    @Override
    public boolean sees(Actor actor, Subject subject) {
        return subject.numberOf(TYPE)
                .filter(id -> parties.mayEdit(actor, new PartyId(id)))
                .isPresent();
    }

    @Override
    public Optional<String> page(Subject subject) {
        return subject.numberOf(TYPE)
                .filter(id -> parties.organisation(new PartyId(id)).isPresent())
                .map(id -> "/parties/" + id);
    }
}
