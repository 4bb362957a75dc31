package vn.phusa.programme;

import java.time.LocalDate;
import vn.phusa.ledger.ActId;

/**
 * A made-up programme came with all its commitments; published in the transaction that loaded it.
 *
 * @param act of the ledger that vouches for it
 * @param start its first day
 * @param today nothing in it happened later
 */
public record DemonstrationLoaded(Programme programme, ActId act, LocalDate start, LocalDate today) {}
