package vn.phusa.programme.reporting.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.document.DocumentId;
import vn.phusa.document.paper.PaperKind;
import vn.phusa.document.paper.PaperNumber;
import vn.phusa.document.paper.Papers;
import vn.phusa.ledger.ActId;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.reporting.IssuedId;
import vn.phusa.programme.reporting.IssuedReport;
import vn.phusa.programme.reporting.Letter;
import vn.phusa.programme.reporting.Round;
import vn.phusa.programme.reporting.RoundId;
import vn.phusa.programme.reporting.Summary;

/** Reports that went out. Rows are only ever added. */
@Repository
public class IssuedStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String ISSUED = """
            select id, programme_id, round_id, as_of, known_at, number, symbol, issued_on, subject, word_document,
                   word_sha256, pdf_document, pdf_sha256, issued_at, actor_name, act
              from programme.issued_report""";

    private final JdbcClient database;

    IssuedStore(JdbcClient database) {
        this.database = database;
    }

    public IssuedId insert(
            Summary summary,
            Letter letter,
            PaperNumber number,
            String subject,
            Papers.Issued files,
            String wordDigest,
            String pdfDigest,
            Actor by,
            Instant now,
            ActId act) {
        Round round = summary.round();
        return new IssuedId(database.sql("""
                        insert into programme.issued_report (programme_id, round_id, as_of, known_at, number, symbol,
                            issued_on, issued_year, subject, letter, word_document, word_sha256, pdf_document, pdf_sha256,
                            issued_at, account_id, actor_name, act)
                        values (:programme, :round, :asOf, :knownAt, :number, :symbol, :issuedOn, :year, :subject,
                            :letter::jsonb, :word, :wordDigest, :pdf, :pdfDigest, :now, :account, :name, :act)
                        returning id""")
                .param("programme", summary.programme().id().value())
                .param("round", round == null ? null : round.id().value())
                .param("asOf", summary.to())
                .param("knownAt", Timestamp.from(summary.knownAt()))
                .param("number", number.number())
                .param("symbol", number.body())
                .param("issuedOn", letter.date())
                .param("year", letter.date().getYear())
                .param("subject", subject)
                .param("letter", JSON.writeValueAsString(letter))
                .param("word", files.word().value())
                .param("wordDigest", wordDigest)
                .param("pdf", files.pdf().value())
                .param("pdfDigest", pdfDigest)
                .param("now", Timestamp.from(now))
                .param("account", by.account() == null ? null : by.account().value())
                .param("name", by.name())
                .param("act", act.value())
                .query(Long.class)
                .single());
    }

    public Optional<IssuedReport> find(IssuedId id) {
        return database.sql(ISSUED + " where id = :id")
                .param("id", id.value())
                .query((row, number) -> issued(row))
                .optional();
    }

    public List<IssuedReport> ofProgramme(ProgrammeId programme) {
        return database.sql(ISSUED + " where programme_id = :programme order by issued_at desc, id desc")
                .param("programme", programme.value())
                .query((row, number) -> issued(row))
                .list();
    }

    public List<IssuedReport> newest(int most) {
        return database.sql(ISSUED + " order by issued_at desc, id desc limit :most")
                .param("most", most)
                .query((row, number) -> issued(row))
                .list();
    }

    public Optional<IssuedReport> withDocument(DocumentId document) {
        return database.sql(ISSUED + " where word_document = :document or pdf_document = :document limit 1")
                .param("document", document.value())
                .query((row, number) -> issued(row))
                .optional();
    }

    public boolean taken(int number, String symbol, int year) {
        return database.sql("""
                        select exists (select from programme.issued_report
                                        where number = :number and symbol = :symbol and issued_year = :year)""")
                .param("number", number)
                .param("symbol", symbol)
                .param("year", year)
                .query(Boolean.class)
                .single();
    }

    /** The highest number of the year; 0: none yet. */
    public int lastNumber(String symbol, int year) {
        return database.sql("""
                        select coalesce(max(number), 0) from programme.issued_report
                         where symbol = :symbol and issued_year = :year""")
                .param("symbol", symbol)
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    public Optional<Letter> lastLetter(ProgrammeId programme) {
        return database.sql("""
                        select letter from programme.issued_report
                         where programme_id = :programme order by issued_at desc, id desc limit 1""")
                .param("programme", programme.value())
                .query(String.class)
                .optional()
                .map(letter -> JSON.readValue(letter, Letter.class));
    }

    private static IssuedReport issued(ResultSet row) throws SQLException {
        long round = row.getLong("round_id");
        boolean outside = row.wasNull();
        return new IssuedReport(
                new IssuedId(row.getLong("id")),
                new ProgrammeId(row.getLong("programme_id")),
                outside ? null : new RoundId(round),
                row.getObject("as_of", LocalDate.class),
                row.getTimestamp("known_at").toInstant(),
                new PaperNumber(row.getInt("number"), PaperKind.REPORT, row.getString("symbol")).toString(),
                row.getObject("issued_on", LocalDate.class),
                row.getString("subject"),
                new DocumentId(row.getLong("word_document")),
                row.getString("word_sha256"),
                new DocumentId(row.getLong("pdf_document")),
                row.getString("pdf_sha256"),
                row.getTimestamp("issued_at").toInstant(),
                row.getString("actor_name"),
                new ActId(row.getLong("act")));
    }
}
