package vn.phusa.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.merkle.Receipt;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Slice;

/** Receipts for people: of what they did themselves, of what was done to things that they see, and of every act for auditors. */
@Service
public class Receipts {
    private final Ledger ledger;
    private final List<ActSubjects> rooms;

    Receipts(Ledger ledger, List<ActSubjects> rooms) {
        this.ledger = ledger;
        this.rooms = rooms;
    }

    /** The receipt of an act; whether there is such an act is not said to somebody who may not take it. */
    public Outcome<Receipt> of(Actor actor, ActId act) {
        boolean seen = ledger.act(act)
                .flatMap(found -> Subject.parse(found.subject()))
                .filter(subject -> sees(actor, subject))
                .isPresent();
        return seen
                ? ledger.receipt(act)
                        .map(Outcome::accepted)
                        .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)))
                : ledger.receipt(actor, act);
    }

    /** What was done to a thing, newest first, for those who see it. */
    public Outcome<Slice<RecordedAct>> about(Actor actor, Subject subject, ListQuery query) {
        return actor.mayEverywhere(LedgerPermission.READ) || sees(actor, subject)
                ? Outcome.accepted(ledger.actsAbout(subject, query))
                : Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
    }

    /** What the actor did, newest first. */
    public Outcome<Slice<RecordedAct>> own(Actor actor, ListQuery query) {
        AccountId account = actor.account();
        return account == null
                ? Outcome.rejected(Problem.of(Refusal.FORBIDDEN))
                : Outcome.accepted(ledger.actsOf(account, query));
    }

    /** Address of the page of what an act is about. */
    public Optional<String> pageOf(Subject subject) {
        return rooms.stream().flatMap(room -> room.page(subject).stream()).findFirst();
    }

    private boolean sees(Actor actor, Subject subject) {
        return rooms.stream().anyMatch(room -> room.sees(actor, subject));
    }
}
