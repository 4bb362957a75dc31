package vn.phusa.access.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.AccountId;
import vn.phusa.ledger.ActId;

/** How accounts, grants and tokens stood after each act; covered by the ledger, see {@code db/access/V2__ledger.sql}. */
@Repository
public class AccessHistory {
    private final JdbcClient database;

    public AccessHistory(JdbcClient database) {
        this.database = database;
    }

    public void noteAccount(AccountId account, ActId act) {
        note("access.note_account", account.value(), act);
    }

    public void noteGrant(long grant, ActId act) {
        note("access.note_grant", grant, act);
    }

    public void noteToken(long token, ActId act) {
        note("access.note_token", token, act);
    }

    private void note(String function, long record, ActId act) {
        database.sql("select 1 from (select " + function + "(:record, :act)) noted")
                .param("record", record)
                .param("act", act.value())
                .query(Integer.class)
                .single();
    }
}
