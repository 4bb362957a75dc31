package vn.phusa.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.phusa.Rooms;
import vn.phusa.ledger.Coverage;
import vn.phusa.ledger.LedgerVerification;
import vn.phusa.ledger.VerificationReport;

/** Counts, after everything has come to rest, what was acknowledged and is gone, and what is there twice. */
final class Reckoning {
    private static final String REMINDERS_AND_NOTICES =
            "(select duty, count(*) filter (where covered_by is null) told from duty.reminder group by duty) r cross join"
                    + " lateral (select count(*) notices from notice.notice where kind = 'duty.reminder' and path ="
                    + " '/work/duties/' || r.duty) n";

    private final Connection connection;
    private long wrong;

    private Reckoning(Connection connection) {
        this.connection = connection;
    }

    /** Prints the table and tells whether all is well. */
    static boolean print(Connection connection, Path data, Acknowledged acknowledged, Map<String, Integer> mails)
            throws SQLException {
        return new Reckoning(connection).print(data, acknowledged, mails);
    }

    private boolean print(Path data, Acknowledged acknowledged, Map<String, Integer> mails) throws SQLException {
        say("duties acknowledged", acknowledged.duties().size());
        say("duties present", number("select count(*) from duty.duty where room = 'bench'"));
        must(
                "  acknowledged but lost",
                lost("select subject from duty.duty where room = 'bench'", acknowledged.duties()));
        must(
                "  present twice",
                number("select count(*) from (select room, kind, subject from duty.duty group by 1, 2, 3 having"
                        + " count(*) > 1) twice"));
        must(
                "  without history",
                number("select count(*) from duty.duty d where not exists (select from duty.history h where h.duty ="
                        + " d.id)"));
        must(
                "  overdue but never reminded of",
                number("select count(*) from duty.duty d where room = 'bench' and not exists (select from duty.reminder"
                        + " r where r.duty = d.id and r.covered_by is null)"));
        say("reminders", number("select count(*) from duty.reminder where covered_by is null"));
        must(
                "  that reached nobody",
                number("select coalesce(sum(greatest(r.told - n.notices, 0)), 0) from " + REMINDERS_AND_NOTICES));
        must(
                "  told twice",
                number("select coalesce(sum(greatest(n.notices - r.told, 0)), 0) from " + REMINDERS_AND_NOTICES));
        say("commitments with evidence acknowledged", acknowledged.evidence().size());
        say("evidence files present", number("select count(*) from document.version"));
        must(
                "  acknowledged but lost or changed",
                lost(
                        "select e.commitment_id || ' ' || v.document || ' ' || encode(v.sha256, 'hex') from"
                                + " programme.commitment_event e join document.version v on v.document = (e.payload ->"
                                + " 'evidence' ->> 'document')::bigint where e.kind = 'EvidenceAdded' and v.sha256 ="
                                + " (select sha256(string_agg(c.content, ''::bytea order by c.position)) from"
                                + " document.chunk c where c.sha256 = v.sha256)",
                        acknowledged.evidence()));
        must(
                "  evidence without its file",
                number("select count(*) from programme.commitment_event e where e.kind = 'EvidenceAdded' and not exists"
                        + " (select from document.version v where v.document = (e.payload -> 'evidence' ->>"
                        + " 'document')::bigint)"));
        must(
                "  files without their content",
                number("select count(*) from document.version v where v.size <> (select"
                        + " coalesce(sum(length(c.content)), 0) from document.chunk c where c.sha256 = v.sha256)"));
        must(
                "  commitments without exactly one duty",
                number("select count(*) from programme.commitment c where (select count(*) from duty.duty d where"
                        + " d.room = 'programme' and d.subject = c.id::text) <> 1 and exists (select from"
                        + " programme.commitment_event e where e.commitment_id = c.id and e.kind = 'EvidenceAdded')"));
        say("mails in the outbox", number("select count(*) from notice.mail"));
        must("  not handed over", number("select count(*) from notice.mail where sent_at is null"));
        must("  sent by the outbox, never arrived", lostMails(mails));
        must("  arrived, not in the outbox", unknownMails(mails));
        say(
                "  arrived again with the same Message-ID",
                mails.values().stream().mapToLong(times -> times - 1).sum());
        must(
                "notices without their mail",
                number("select count(*) from notice.notice where posting = 'NOW' and mail is null"));
        VerificationReport ledger = LedgerVerification.verify(
                connection,
                Coverage.load(Rooms.FROM_THE_GROUND_UP),
                LedgerVerification.keyFolder(data),
                Optional.empty(),
                (done, total) -> {});
        say("acts in the ledger", ledger.acts());
        must("  findings of its verification", ledger.allFindings());
        return wrong == 0;
    }

    private static void say(String what, long count) {
        System.out.printf("%-44s %10d%n", what, count);
    }

    private void must(String what, long count) {
        System.out.printf("%-44s %10d%s%n", what, count, count == 0 ? "" : "  <-- wrong");
        wrong += count;
    }

    private long lost(String present, Set<String> acknowledged) throws SQLException {
        Set<String> lost = new HashSet<>(acknowledged);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(present)) {
            while (rows.next()) {
                lost.remove(rows.getString(1));
            }
        }
        return lost.size();
    }

    private long lostMails(Map<String, Integer> mails) throws SQLException {
        return lost("select unnest(array[" + quoted(mails.keySet()) + "]::text[])", messageIds());
    }

    private long unknownMails(Map<String, Integer> mails) throws SQLException {
        return lost("select message_id from notice.mail", mails.keySet());
    }

    private Set<String> messageIds() throws SQLException {
        Set<String> ids = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select message_id from notice.mail where sent_at is not null")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private static String quoted(Set<String> texts) {
        return texts.stream()
                .map(text -> "'" + text.replace("'", "''") + "'")
                .collect(java.util.stream.Collectors.joining(","));
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
