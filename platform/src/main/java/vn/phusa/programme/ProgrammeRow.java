package vn.phusa.programme;

/**
 * A programme as the list shows it.
 *
 * @param total its commitments
 * @param done confirmed
 * @param overdue open and past due
 * @param withoutDeadline open and without a due date
 */
public record ProgrammeRow(Programme programme, long total, long done, long overdue, long withoutDeadline) {}
