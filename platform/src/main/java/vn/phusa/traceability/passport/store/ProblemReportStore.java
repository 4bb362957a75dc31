package vn.phusa.traceability.passport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.ledger.ActId;
import vn.phusa.traceability.passport.ProblemReport;
import vn.phusa.traceability.passport.ProductId;

/** Reports of consumers and their answers. Called within a transaction. */
@Repository
public class ProblemReportStore {
    private static final String REPORT = """
            select r.id, r.product_id, r.code, r.kind, r.said, r.place, r.contact, r.recorded_at, a.outcome, a.said as answer,
                   a.recorded_at as answered_at, a.actor_name as answered_by,
                   (select count(*) from traceability.problem_photo f where f.report_id = r.id and f.content is not null) as photos
              from traceability.problem_report r
              left join traceability.problem_answer a on a.report_id = r.id
              left join traceability.product p on p.id = r.product_id
            """;

    private final JdbcClient database;

    ProblemReportStore(JdbcClient database) {
        this.database = database;
    }

    /** @param photos as JPEG */
    public ProblemReport insert(ProblemReport report, List<byte[]> photos, Actor actor, ActId act) {
        ProductId product = report.product();
        long id = database.sql("""
                        insert into traceability.problem_report
                            (product_id, code, kind, said, place, contact, recorded_at, account_id, actor_name, act)
                        values (:product, :code, :kind, :said, :place, :contact, :at, :account, :actor, :act) returning id""")
                .param("product", product == null ? null : product.value(), Types.BIGINT)
                .param("code", report.code())
                .param("kind", report.kind().name())
                .param("said", report.said())
                .param("place", report.place())
                .param("contact", report.contact())
                .param("at", Timestamp.from(report.at()))
                .param("account", ProductStore.number(actor.account()), Types.BIGINT)
                .param("actor", actor.name())
                .param("act", act.value())
                .query(Long.class)
                .single();
        for (int i = 0; i < photos.size(); i++) {
            database.sql("""
                            insert into traceability.problem_photo
                                (report_id, number, content, recorded_at, account_id, actor_name, act)
                            values (:report, :number, :content, :at, :account, :actor, :act)""")
                    .param("report", id)
                    .param("number", i + 1)
                    .param("content", photos.get(i))
                    .param("at", Timestamp.from(report.at()))
                    .param("account", ProductStore.number(actor.account()), Types.BIGINT)
                    .param("actor", actor.name())
                    .param("act", act.value())
                    .update();
        }
        return find(id).orElseThrow();
    }

    /** @param number from 1 */
    public Optional<byte[]> photo(long report, int number) {
        return database.sql("""
                        select content from traceability.problem_photo
                        where report_id = :report and number = :number and content is not null""")
                .param("report", report)
                .param("number", number)
                .query((row, _) -> row.getBytes("content"))
                .optional();
    }

    public void answer(long report, ProblemReport.Answer answer, Actor actor, ActId act) {
        database.sql("""
                        insert into traceability.problem_answer (report_id, outcome, said, recorded_at, account_id, actor_name, act)
                        values (:report, :result, :said, :at, :account, :actor, :act)""")
                .param("report", report)
                .param("result", answer.result().name())
                .param("said", answer.said())
                .param("at", Timestamp.from(answer.at()))
                .param("account", ProductStore.number(actor.account()), Types.BIGINT)
                .param("actor", actor.name())
                .param("act", act.value())
                .update();
    }

    public Optional<ProblemReport> find(long id) {
        return database.sql(REPORT + " where r.id = :id")
                .param("id", id)
                .query((row, n) -> report(row))
                .optional();
    }

    /** @param owners of the products; empty: all reports */
    public List<ProblemReport> list(Optional<Set<PartyId>> owners) {
        return database.sql(REPORT + " where :everybody or p.owner = any(:owners) order by r.id desc limit 1000")
                .param("everybody", owners.isEmpty())
                .param(
                        "owners",
                        owners.orElse(Set.of()).stream().map(PartyId::value).toArray(Long[]::new))
                .query((row, n) -> report(row))
                .list();
    }

    private static ProblemReport report(ResultSet row) throws SQLException {
        Long product = row.getObject("product_id", Long.class);
        String result = row.getString("outcome");
        return new ProblemReport(
                row.getLong("id"),
                product == null ? null : new ProductId(product),
                row.getString("code"),
                ProblemReport.Kind.valueOf(row.getString("kind")),
                row.getString("said"),
                row.getString("place"),
                row.getString("contact"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getInt("photos"),
                result == null
                        ? null
                        : new ProblemReport.Answer(
                                ProblemReport.Result.valueOf(result.toUpperCase(Locale.ROOT)),
                                row.getString("answer"),
                                row.getTimestamp("answered_at").toInstant(),
                                row.getString("answered_by")));
    }
}
