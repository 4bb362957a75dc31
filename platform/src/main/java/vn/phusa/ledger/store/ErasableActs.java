package vn.phusa.ledger.store;

import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.store.Like;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.ErasureOrder;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Mentions;
import vn.phusa.ledger.PersonalData;

/** What acts say. That somebody did such a thing to such a record stays; what the act says of people can go. */
@Component
class ErasableActs implements PersonalData, Mentions {
    private final JdbcClient database;
    private final Ledger ledger;

    ErasableActs(JdbcClient database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    @Override
    public String kind() {
        return Erasures.LEAVES;
    }

    @Override
    public List<Found> find(String words, int most) {
        return database.sql("""
                        select act, kind, subject from ledger.leaf
                        where content ilike :pattern order by leaf_index desc limit :most
                        """)
                .param("pattern", Like.containing(words))
                .param("most", most)
                .query((row, _) ->
                        new Found(kind(), row.getString("act"), row.getString("kind"), row.getString("subject")))
                .list();
    }

    @Override
    public List<Mention> of(List<String> names, int most) {
        return database.sql("""
                        select act, kind, subject from ledger.leaf
                        where content is not null and base.folded(content) like any (:patterns)
                        order by leaf_index desc limit :most""")
                .param("patterns", FreeText.patterns(names), Types.ARRAY)
                .param("most", most)
                .query((row, _) -> new Mention(
                        "ledger.erasures.kind.ledger.leaf",
                        row.getString("subject"),
                        "/ledger/erasures/preview?kind=" + kind() + "&id=" + row.getString("act")))
                .list();
    }

    @Override
    public Optional<Holding> holding(String id) {
        if (!id.matches("[1-9]\\d{0,17}")) {
            return Optional.empty();
        }
        return database.sql("select act, kind, subject, content from ledger.leaf where act = :act")
                .param("act", Long.parseLong(id))
                .query((row, _) -> {
                    String content = row.getString("content");
                    return new Holding(
                            new Found(kind(), id, row.getString("kind"), row.getString("subject")),
                            content == null ? List.of() : List.of(new Value("ledger.act.content", content)));
                })
                .optional();
    }

    @Override
    public Outcome<List<ActId>> erase(Actor actor, String id, String legalBasis) {
        return ledger.erase(actor, new ErasureOrder.OfAct(new ActId(Long.parseLong(id)), legalBasis))
                .map(List::of);
    }
}
