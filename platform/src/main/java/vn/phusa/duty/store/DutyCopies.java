package vn.phusa.duty.store;

import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.AccountId;
import vn.phusa.base.PartyId;
import vn.phusa.duty.Act;
import vn.phusa.duty.DoneAct;
import vn.phusa.duty.Due;
import vn.phusa.duty.Duty;
import vn.phusa.duty.DutyId;
import vn.phusa.ledger.CanonicalJson;
import vn.phusa.ledger.CopyCheck;
import vn.phusa.ledger.Finding;
import vn.phusa.vietnamese.VietnameseText;

/**
 * Compares what lists show of a duty with what its covered history makes of it: whoever confirms a duty, or moves its deadline, by
 * hand in the database is found. What follows from the acts is said once, in {@link Duty#of}, so the rows are made again here and not
 * by a second rule in SQL. Both tables are read side by side in the order of the duties; memory holds one duty at a time.
 */
public final class DutyCopies implements CopyCheck {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final String TABLE = "duty.duty";
    /** What a moment may lose when it is stored: the database keeps microseconds. */
    private static final Duration ROUNDING = Duration.ofNanos(1_000);

    private final JsonMapper json = new JsonMapper();

    @Override
    public String room() {
        return "duty";
    }

    @Override
    public String tables() {
        return TABLE;
    }

    @Override
    public long steps(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from duty.duty")) {
            count.next();
            return count.getLong(1);
        }
    }

    @Override
    public void check(Connection connection, Listener listener) throws SQLException {
        try (Statement rows = cursor(connection);
                ResultSet row = rows.executeQuery("select * from duty.duty order by id");
                Statement acts = cursor(connection);
                ResultSet act = acts.executeQuery("select * from duty.history order by duty, number")) {
            boolean more = act.next();
            while (row.next()) {
                long id = row.getLong("id");
                while (more && act.getLong("duty") < id) {
                    more = withoutRow(act, listener);
                }
                List<DoneAct> done = new ArrayList<>();
                boolean readable = true;
                while (more && act.getLong("duty") == id) {
                    readable = read(act, done) && readable;
                    more = act.next();
                }
                if (!readable || !stands(row, id, done)) {
                    listener.found(differs(id));
                }
                listener.step();
            }
            while (more) {
                more = withoutRow(act, listener);
            }
        }
    }

    /** Names a duty that has a history and no row, and goes on to the next one's history. */
    private static boolean withoutRow(ResultSet act, Listener listener) throws SQLException {
        long id = act.getLong("duty");
        listener.found(differs(id));
        boolean more = act.next();
        while (more && act.getLong("duty") == id) {
            more = act.next();
        }
        return more;
    }

    /** Whether the act could be read; one that somebody changed may be no act any more. */
    private boolean read(ResultSet act, List<DoneAct> done) throws SQLException {
        long account = act.getLong("account");
        AccountId by = act.wasNull() ? null : new AccountId(account);
        try {
            done.add(new DoneAct(
                    act.getInt("number"),
                    json.readValue(act.getString("content"), Act.type(act.getString("kind"))),
                    act.getTimestamp("at").toInstant(),
                    by,
                    act.getString("actor"),
                    act.getBoolean("on_behalf")));
            return true;
        } catch (JacksonException | IllegalArgumentException | NullPointerException changed) {
            return false;
        }
    }

    private static boolean stands(ResultSet row, long id, List<DoneAct> done) throws SQLException {
        if (done.isEmpty()) {
            return false;
        }
        Duty right;
        try {
            right = Duty.of(new DutyId(id), done);
        } catch (IllegalArgumentException noHistory) {
            return false;
        }
        Due due = right.due();
        Due original = right.originalDue();
        return Objects.equals(row.getString("room"), right.subject().room())
                && Objects.equals(row.getString("kind"), right.subject().kind())
                && Objects.equals(row.getString("subject"), right.subject().id())
                && Objects.equals(row.getString("path"), right.subject().path())
                && Objects.equals(row.getString("title"), right.title())
                && Objects.equals(row.getString("title_key"), VietnameseText.searchKey(right.title()))
                && row.getLong("holder") == right.holder().value()
                && Objects.equals(number(row, "assigner"), value(right.assigner()))
                && Objects.equals(number(row, "parent"), right.parent())
                && Objects.equals(row.getString("life"), right.life().name())
                && row.getBoolean("urgent") == right.urgent()
                && same(moment(row, "opened_at"), right.openedAt())
                && Objects.equals(date(row, "original_due_on"), original == null ? null : original.on())
                && Objects.equals(date(row, "due_on"), due == null ? null : due.on())
                && same(moment(row, "due_until"), due == null ? null : due.until())
                && row.getBoolean("by_the_hour") == right.byTheHour()
                && row.getBoolean("provisional") == (due != null && due.provisional())
                && row.getInt("extensions") == right.extensions()
                && same(moment(row, "reported_at"), right.reportedAt())
                && Objects.equals(date(row, "asked_until"), right.askedUntil())
                && row.getInt("acts") == right.acts()
                && same(moment(row, "changed_at"), right.changedAt());
    }

    private static Finding differs(long id) {
        return new Finding(Finding.Kind.COPY_DIFFERS, TABLE + " " + CanonicalJson.write(List.of(Long.toString(id))));
    }

    // ---- small things

    private static boolean same(@Nullable Instant stored, @Nullable Instant right) {
        return stored == null || right == null
                ? stored == right
                : Duration.between(stored, right).abs().compareTo(ROUNDING) <= 0;
    }

    private static @Nullable Long value(@Nullable PartyId party) {
        return party == null ? null : party.value();
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long stored = row.getLong(column);
        return row.wasNull() ? null : stored;
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        Date stored = row.getDate(column);
        return stored == null ? null : stored.toLocalDate();
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp stored = row.getTimestamp(column);
        return stored == null ? null : stored.toInstant();
    }

    private static Statement cursor(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setFetchSize(ROWS_AT_ONCE);
        return statement;
    }
}
