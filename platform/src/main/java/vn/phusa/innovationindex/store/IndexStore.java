package vn.phusa.innovationindex.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.innovationindex.Edition;
import vn.phusa.innovationindex.EditionId;
import vn.phusa.innovationindex.EditionVersion;
import vn.phusa.innovationindex.Fingerprint;
import vn.phusa.innovationindex.PublishedResult;
import vn.phusa.innovationindex.Series;
import vn.phusa.ledger.ActId;

/** Series, editions with every version of them, and results that others published. Called within a transaction. */
@Repository
public class IndexStore {
    private static final String EDITION = """
            select id, series, year, standing, keeper, legal_vi, legal_en, legal_address, note_vi, note_en, frame, rules,
                   data, embargo_until, demonstration, version
              from innovationindex.edition
            """;

    private final JdbcClient database;

    IndexStore(JdbcClient database) {
        this.database = database;
    }

    // ---- series

    public List<Series> series() {
        return database.sql("""
                        select code, name_vi, name_en, about_vi, about_en, owner_vi, owner_en, official, position
                          from innovationindex.series order by position, code""")
                .query((row, n) -> new Series(
                        row.getString("code"),
                        both(row, "name"),
                        both(row, "about"),
                        both(row, "owner"),
                        row.getBoolean("official"),
                        row.getInt("position")))
                .list();
    }

    public void insert(Series series) {
        database.sql("""
                        insert into innovationindex.series
                            (code, name_vi, name_en, about_vi, about_en, owner_vi, owner_en, official, position)
                        values (:code, :name_vi, :name_en, :about_vi, :about_en, :owner_vi, :owner_en, :official, :position)
                        on conflict (code) do nothing""")
                .param("code", series.code())
                .param("name_vi", series.name().vietnamese())
                .param("name_en", series.name().english())
                .param("about_vi", series.about().vietnamese())
                .param("about_en", series.about().english())
                .param("owner_vi", series.owner().vietnamese())
                .param("owner_en", series.owner().english())
                .param("official", series.official())
                .param("position", series.position())
                .update();
    }

    // ---- files

    /** Keeps a file once; gives its SHA-256. */
    public String keep(String content) {
        String digest = Fingerprint.of(content);
        database.sql("""
                        insert into innovationindex.file (digest, content) values (:digest, :content)
                        on conflict (digest) do nothing""").param("digest", digest).param("content", content).update();
        return digest;
    }

    public Optional<String> content(String digest) {
        return database.sql("select content from innovationindex.file where digest = :digest")
                .param("digest", digest)
                .query(String.class)
                .optional();
    }

    // ---- editions

    public List<Edition> editions() {
        return database.sql(EDITION + " order by series, year desc")
                .query((row, n) -> edition(row))
                .list();
    }

    public List<Edition> editions(String series) {
        return database.sql(EDITION + " where series = :series order by year desc")
                .param("series", series)
                .query((row, n) -> edition(row))
                .list();
    }

    public Optional<Edition> find(String series, int year) {
        return database.sql(EDITION + " where series = :series and year = :year")
                .param("series", series)
                .param("year", year)
                .query((row, n) -> edition(row))
                .optional();
    }

    public Optional<Edition> find(EditionId id) {
        return database.sql(EDITION + " where id = :id")
                .param("id", id.value())
                .query((row, n) -> edition(row))
                .optional();
    }

    public Optional<Edition> lock(EditionId id) {
        return database.sql(EDITION + " where id = :id for update")
                .param("id", id.value())
                .query((row, n) -> edition(row))
                .optional();
    }

    /** A new edition; its id is given by the database and that of the argument passed over. */
    public Edition insert(Edition edition, @Nullable String result, Actor actor, Instant at, ActId act) {
        long id = bind(database.sql("""
                                insert into innovationindex.edition
                                    (series, year, standing, keeper, legal_vi, legal_en, legal_address, note_vi, note_en,
                                     frame, rules, data, embargo_until, demonstration, version, changed_at)
                                values (:series, :year, :standing, :keeper, :legal_vi, :legal_en, :legal_address, :note_vi,
                                        :note_en, :frame, :rules, :data, :embargo_until, :demonstration, :version, :at)
                                returning id"""), edition, at).query(Long.class).single();
        Edition stored = new Edition(
                new EditionId(id),
                edition.series(),
                edition.year(),
                edition.standing(),
                edition.keeper(),
                edition.legal(),
                edition.legalAddress(),
                edition.note(),
                edition.frame(),
                edition.rules(),
                edition.data(),
                edition.embargoUntil(),
                edition.demonstration(),
                edition.version());
        history(stored, "created", result, actor, at, act);
        return stored;
    }

    /** @param what frame, data, rules or standing */
    public void update(Edition edition, String what, @Nullable String result, Actor actor, Instant at, ActId act) {
        int rows = bind(database.sql("""
                                update innovationindex.edition set
                                    standing = :standing, frame = :frame, rules = :rules, data = :data,
                                    embargo_until = :embargo_until, version = :version, changed_at = :at
                                 where series = :series and year = :year and version = :version - 1"""), edition, at).update();
        if (rows != 1) {
            throw new IllegalStateException("edition " + edition.id() + " changed under its lock");
        }
        history(edition, what, result, actor, at, act);
    }

    private void history(Edition edition, String what, @Nullable String result, Actor actor, Instant at, ActId act) {
        AccountId account = actor.account();
        database.sql("""
                        insert into innovationindex.edition_history
                            (edition_id, version, recorded_at, what, standing, frame, rules, data, embargo_until, result,
                             account_id, actor_name, act)
                        values (:id, :version, :at, :what, :standing, :frame, :rules, :data, :embargo_until, :result,
                                :account, :actor, :act)""")
                .param("id", edition.id().value())
                .param("version", edition.version())
                .param("at", Timestamp.from(at))
                .param("what", what)
                .param("standing", edition.standing().key())
                .param("frame", edition.frame())
                .param("rules", edition.rules())
                .param("data", edition.data(), Types.VARCHAR)
                .param("embargo_until", timestamp(edition.embargoUntil()), Types.TIMESTAMP)
                .param("result", result, Types.VARCHAR)
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", actor.name())
                .param("act", act.value())
                .update();
    }

    /** Every version, newest first. */
    public List<EditionVersion> versions(EditionId id) {
        return database.sql("""
                        select version, recorded_at, what, standing, frame, rules, data, result, actor_name
                          from innovationindex.edition_history where edition_id = :id order by version desc""")
                .param("id", id.value())
                .query((row, n) -> new EditionVersion(
                        row.getLong("version"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("what"),
                        Edition.Standing.of(row.getString("standing")),
                        row.getString("frame"),
                        row.getString("rules"),
                        row.getString("data"),
                        row.getString("result"),
                        row.getString("actor_name")))
                .list();
    }

    // ---- published results

    public void insert(PublishedResult result) {
        database.sql("""
                        insert into innovationindex.published_result
                            (series, year, unit, element, rank, ranked, score, source, note_vi, note_en)
                        values (:series, :year, :unit, :element, :rank, :ranked, :score, :source, :note_vi, :note_en)""")
                .param("series", result.series())
                .param("year", result.year())
                .param("unit", result.unit())
                .param("element", result.element())
                .param("rank", result.rank(), Types.INTEGER)
                .param("ranked", result.ranked(), Types.INTEGER)
                .param("score", result.score(), Types.DOUBLE)
                .param("source", result.source())
                .param("note_vi", result.note().vietnamese())
                .param("note_en", result.note().english())
                .update();
    }

    public List<PublishedResult> published(String series, int year) {
        return database.sql("""
                        select series, year, unit, element, rank, ranked, score, source, note_vi, note_en
                          from innovationindex.published_result where series = :series and year = :year
                         order by rank nulls last, score desc nulls last, unit""")
                .param("series", series)
                .param("year", year)
                .query((row, n) -> result(row))
                .list();
    }

    /** What was published of a unit, all years. */
    public List<PublishedResult> publishedOf(String series, String unit) {
        return database.sql("""
                        select series, year, unit, element, rank, ranked, score, source, note_vi, note_en
                          from innovationindex.published_result where series = :series and unit = :unit
                         order by year, element""")
                .param("series", series)
                .param("unit", unit)
                .query((row, n) -> result(row))
                .list();
    }

    private static PublishedResult result(ResultSet row) throws SQLException {
        return new PublishedResult(
                row.getString("series"),
                row.getInt("year"),
                row.getString("unit"),
                row.getString("element"),
                row.getObject("rank", Integer.class),
                row.getObject("ranked", Integer.class),
                row.getObject("score", Double.class),
                row.getString("source"),
                both(row, "note"));
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Edition edition, Instant at) {
        PartyId keeper = edition.keeper();
        return statement
                .param("series", edition.series())
                .param("year", edition.year())
                .param("standing", edition.standing().key())
                .param("keeper", keeper == null ? null : keeper.value(), Types.BIGINT)
                .param("legal_vi", edition.legal().vietnamese())
                .param("legal_en", edition.legal().english())
                .param("legal_address", edition.legalAddress())
                .param("note_vi", edition.note().vietnamese())
                .param("note_en", edition.note().english())
                .param("frame", edition.frame())
                .param("rules", edition.rules())
                .param("data", edition.data(), Types.VARCHAR)
                .param("embargo_until", timestamp(edition.embargoUntil()), Types.TIMESTAMP)
                .param("demonstration", edition.demonstration())
                .param("version", edition.version())
                .param("at", Timestamp.from(at));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    private static Edition edition(ResultSet row) throws SQLException {
        Long keeper = row.getObject("keeper", Long.class);
        Timestamp embargo = row.getTimestamp("embargo_until");
        return new Edition(
                new EditionId(row.getLong("id")),
                row.getString("series"),
                row.getInt("year"),
                Edition.Standing.of(row.getString("standing")),
                keeper == null ? null : new PartyId(keeper),
                both(row, "legal"),
                row.getString("legal_address"),
                both(row, "note"),
                row.getString("frame"),
                row.getString("rules"),
                row.getString("data"),
                embargo == null ? null : embargo.toInstant(),
                row.getBoolean("demonstration"),
                row.getLong("version"));
    }

    private static Bilingual both(ResultSet row, String column) throws SQLException {
        return new Bilingual(row.getString(column + "_vi"), row.getString(column + "_en"));
    }
}
