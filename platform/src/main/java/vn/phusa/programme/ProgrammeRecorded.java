package vn.phusa.programme;

/** A programme was created or changed; published in the transaction that recorded it. */
public record ProgrammeRecorded(Programme programme, Recorder recorder) {}
