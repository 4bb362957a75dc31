package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.ledger.Ledger;
import vn.phusa.programme.store.CommitmentLists;
import vn.phusa.programme.store.ProgrammeStore;
import vn.phusa.testing.PlatformTest;

/** What is remembered of lists and counts never outlives a change, whoever made it and on whichever node. */
@PlatformTest
class KnownListsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final Commitments commitments;
    private final TransactionTemplate transactions;
    private final ProgrammeFixture given;
    private final CommitmentFilter filter;

    /** Two nodes on one database. */
    private final KnownLists here;

    private final KnownLists there;

    @Autowired
    KnownListsTest(
            Programmes programmes,
            Commitments commitments,
            CommitmentLists lists,
            ProgrammeStore store,
            Ledger ledger,
            TransactionTemplate transactions) {
        this.commitments = commitments;
        this.transactions = transactions;
        this.given = new ProgrammeFixture(programmes, commitments);
        this.filter = CommitmentFilter.of(given.programme);
        this.here = new KnownLists(lists, store, ledger);
        this.there = new KnownLists(lists, store, ledger);
    }

    private long countedBy(KnownLists node) {
        return node.count(new Sight.Everything(), filter, DAY);
    }

    private long inHandBy(KnownLists node) {
        return node.rows(new Sight.Everything(), filter, DAY, null, false, 25, 0).stream()
                .filter(row -> row.stage() != Life.Stage.NOT_ASSIGNED)
                .count();
    }

    @Test
    void aChangeIsSeenAtOnceOnEveryNode() {
        assertThat(countedBy(here)).isZero();
        assertThat(countedBy(there)).isZero();
        CommitmentId id = given.raise("1", null);
        assertThat(countedBy(here)).isOne();
        assertThat(countedBy(there)).isOne();
        assertThat(inHandBy(here)).isZero();
        commitments.assign(given.keeper, id, Submission.none()).orThrow();
        assertThat(inHandBy(here)).isOne();
        assertThat(inHandBy(there)).isOne();
        assertThat(here.overview(new Sight.Everything(), filter, DAY).leads()).hasSize(1);
    }

    @Test
    void theSameQuestionIsNotAskedTwice() {
        given.raise("1", null);
        var first = here.rows(new Sight.Everything(), filter, DAY, null, false, 25, 0);
        assertThat(here.rows(new Sight.Everything(), filter, DAY, null, false, 25, 0))
                .isSameAs(first);
    }

    @Test
    void whatATransactionChangesItSeesItself() {
        assertThat(countedBy(here)).isZero();
        Long within = transactions.execute(status -> {
            given.raise("1", null);
            long seen = countedBy(here);
            status.setRollbackOnly();
            return seen;
        });
        assertThat(within).isOne();
        assertThat(countedBy(here)).isZero();
    }

    @Test
    void whoSeesLessIsNotShownWhatWasRememberedForOthers() {
        given.assigned("1", null);
        assertThat(countedBy(here)).isOne();
        Sight stranger = new Sight.Some(java.util.Set.of(), java.util.Set.of(ProgrammeFixture.party()));
        assertThat(here.count(stranger, filter, DAY)).isZero();
    }
}
