package vn.phusa.party;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.ErasureOrder;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.PersonalData;
import vn.phusa.party.store.PersonalRows;

/** What the register says of people: their names, addresses and codes, earlier ones as well. Their offices stay. */
@Component
class ErasablePeople implements PersonalData {
    static final String KIND = "party.person";

    private final PersonalRows rows;
    private final Ledger ledger;

    ErasablePeople(PersonalRows rows, Ledger ledger) {
        this.rows = rows;
        this.ledger = ledger;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Found> find(String words, int most) {
        return rows.people(words, most).stream()
                .map(person -> new Found(KIND, person.id().toString(), person.name(), person.reachedAt()))
                .toList();
    }

    @Override
    public Optional<Holding> holding(String id) {
        return number(id)
                .flatMap(rows::person)
                .map(person -> new Holding(
                        new Found(KIND, id, person.name(), person.reachedAt()),
                        rows.of(person.id()).stream()
                                .map(row -> new Value("party.erasable." + row.what(), row.text()))
                                .toList()));
    }

    @Override
    public Outcome<List<ActId>> erase(Actor actor, String id, String legalBasis) {
        PartyId person = number(id).orElseThrow();
        List<ActId> acts = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (PersonalRows.Blank blank : rows.blanks(person)) {
            switch (ledger.erase(
                    actor,
                    new ErasureOrder.OfRow(
                            blank.table(), List.of(Long.toString(blank.id())), blank.columns(), legalBasis))) {
                case Outcome.Accepted<ActId>(ActId act) -> acts.add(act);
                case Outcome.Rejected<ActId>(List<Problem> refused) -> problems.addAll(refused);
            }
        }
        return problems.isEmpty() ? Outcome.accepted(acts) : Outcome.rejected(problems);
    }

    private static Optional<PartyId> number(String id) {
        return id.matches("[1-9]\\d{0,17}") ? Optional.of(new PartyId(Long.parseLong(id))) : Optional.empty();
    }
}
