package vn.phusa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.phusa.ledger.ThrowAwayLedgers.OneLedger;

/** A table of an earlier version, with rows in it, comes under the ledger's cover. */
class TakingInTest {
    private final OneLedger one = ThrowAwayLedgers.open();

    @BeforeEach
    void aTableOfAnEarlierVersion() {
        one.sql.sql("""
                drop table office.report;
                create table office.report (id bigint generated always as identity primary key, title text not null);
                insert into office.report (title) values ('một'), ('hai'), ('ba');
                call ledger.take_in('office.report');
                """).update();
    }

    @Test
    void theNextStartVouchesForWhatTheTableHeld() {
        assertThat(one.verify().findings()).hasSize(3);
        one.ledger.takeIn();
        one.ledger.takeIn();
        assertThat(one.verify().findings()).isEmpty();
        assertThat(one.sql
                        .sql("select count(*) from ledger.leaf where kind = 'ledger.taken-in'")
                        .query(Long.class)
                        .single())
                .isOne();
        one.behindThePlatformsBack("update office.report set title = 'bốn' where id = 2");
        assertThat(one.verify().findings())
                .containsExactly(new Finding(Finding.Kind.ROW_CHANGED, "office.report [\"2\"]"));
    }

    @Test
    void nobodySlipsRowsInThatWayLater() {
        one.ledger.takeIn();
        one.behindThePlatformsBack("""
                update ledger.taken_in set act = 999;
                insert into office.report (act, title) values (999, 'năm')
                """);
        one.ledger.takeIn();
        assertThat(one.verify().findings())
                .containsExactly(new Finding(Finding.Kind.ROW_INSERTED, "office.report [\"4\"]"));
    }

    @Test
    void aTableThatWasEmptyNeedsNobodyToVouch() {
        OneLedger other = ThrowAwayLedgers.open();
        other.sql.sql("""
                drop table office.report;
                create table office.report (id bigint generated always as identity primary key, title text not null);
                call ledger.take_in('office.report');
                """).update();
        other.ledger.takeIn();
        assertThat(other.verify().findings()).isEmpty();
        assertThat(other.ledger.size()).isOne();
    }
}
