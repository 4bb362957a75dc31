package vn.phusa.ledger;

/**
 * The ledger contradicts a checkpoint that was signed before: somebody changed it behind the platform's back, or an old copy
 * of the database was put in its place. Nothing is signed until that is cleared up; {@code ./phusa verify} says what differs.
 */
public final class LedgerBroken extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    LedgerBroken(String found) {
        super(found + "; run ./phusa verify");
    }
}
