package vn.phusa.programme.exchange;

import vn.phusa.programme.CommitmentEvent;
import vn.phusa.programme.CommitmentId;

/** A report of progress that a row would become. */
public record ProgressDraft(CommitmentId commitment, CommitmentEvent.ProgressReported report) {}
