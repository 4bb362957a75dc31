package vn.phusa.programme;

import vn.phusa.ledger.ActKind;

/** This room's part of the audit catalogue. */
public enum ProgrammeAct implements ActKind {
    PROGRAMME_CREATED("programme.created"),
    PROGRAMME_EDITED("programme.edited"),
    PROGRAMME_STATE_CHANGED("programme.state-changed"),
    PROGRAMME_AMENDED("programme.amended"),
    /** A programme with all its commitments at once: first data, imports. */
    PROGRAMME_LOADED("programme.loaded"),
    /** Many commitments at once from a table; the content names the file and its digest. */
    COMMITMENTS_IMPORTED("programme.commitments-imported"),
    /** Many commitments at once from a signed text; the content names the reading and its proposals. */
    COMMITMENTS_READ("programme.commitments-read"),
    PROGRESS_IMPORTED("programme.progress-imported"),
    IMPORT_UNDONE("programme.import-undone"),
    /** Many commitments given to their leads at once. */
    COMMITMENTS_ASSIGNED("programme.commitments-assigned"),
    ASSIGNMENTS_UNDONE("programme.assignments-undone"),
    /** Many commitments at once into the programme that continues theirs. */
    COMMITMENTS_CARRIED_OVER("programme.commitments-carried-over"),
    COMMITMENT_RAISED("programme.commitment-raised"),
    COMMITMENT_EDITED("programme.commitment-edited"),
    COMMITMENT_ASSIGNED("programme.commitment-assigned"),
    COMMITMENT_RECEIVED("programme.commitment-received"),
    PROGRESS_REPORTED("programme.progress-reported"),
    COMPLETION_REPORTED("programme.completion-reported"),
    COMPLETION_CONFIRMED("programme.completion-confirmed"),
    REPORT_RETURNED("programme.report-returned"),
    EXTENSION_ASKED("programme.extension-asked"),
    EXTENSION_GRANTED("programme.extension-granted"),
    EXTENSION_REFUSED("programme.extension-refused"),
    COMMITMENT_SUSPENDED("programme.commitment-suspended"),
    COMMITMENT_RESUMED("programme.commitment-resumed"),
    COMMITMENT_TRANSFERRED("programme.commitment-transferred"),
    COMMITMENT_CARRIED_OVER("programme.commitment-carried-over"),
    COMMITMENT_ENDED("programme.commitment-ended"),
    HOLDER_IDENTIFIED("programme.holder-identified"),
    TIES_CHANGED("programme.ties-changed"),
    RESULT_RECORDED("programme.result-recorded"),
    EVIDENCE_ADDED("programme.evidence-added"),
    FINDING_RECORDED("programme.finding-recorded"),
    EVIDENCE_WITHDRAWN("programme.evidence-withdrawn"),
    REPORT_WITHDRAWN("programme.report-withdrawn"),
    EXPLANATION_ASKED("programme.explanation-asked"),
    EXPLAINED("programme.explained"),
    ESTIMATED("programme.estimated"),
    /** A one-time link was made with which a unit without an account may answer. */
    ANSWER_LINK_ISSUED("programme.answer-link-issued");

    private final String code;

    ProgrammeAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** The act that such an event is. */
    static ProgrammeAct of(CommitmentEvent event) {
        return switch (event) {
            case CommitmentEvent.Raised _ -> COMMITMENT_RAISED;
            case CommitmentEvent.Edited _ -> COMMITMENT_EDITED;
            case CommitmentEvent.Assigned _ -> COMMITMENT_ASSIGNED;
            case CommitmentEvent.AssignmentWithdrawn _ -> ASSIGNMENTS_UNDONE;
            case CommitmentEvent.Received _ -> COMMITMENT_RECEIVED;
            case CommitmentEvent.ProgressReported _ -> PROGRESS_REPORTED;
            case CommitmentEvent.ProgressWithdrawn _ -> IMPORT_UNDONE;
            case CommitmentEvent.DoneReported _ -> COMPLETION_REPORTED;
            case CommitmentEvent.CompletionConfirmed _ -> COMPLETION_CONFIRMED;
            case CommitmentEvent.ReportReturned _ -> REPORT_RETURNED;
            case CommitmentEvent.ExtensionAsked _ -> EXTENSION_ASKED;
            case CommitmentEvent.ExtensionGranted _ -> EXTENSION_GRANTED;
            case CommitmentEvent.ExtensionRefused _ -> EXTENSION_REFUSED;
            case CommitmentEvent.Suspended _ -> COMMITMENT_SUSPENDED;
            case CommitmentEvent.Resumed _ -> COMMITMENT_RESUMED;
            case CommitmentEvent.Transferred _ -> COMMITMENT_TRANSFERRED;
            case CommitmentEvent.CarriedOver _ -> COMMITMENT_CARRIED_OVER;
            case CommitmentEvent.Ended _ -> COMMITMENT_ENDED;
            case CommitmentEvent.LeadBound _, CommitmentEvent.CoordinatorBound _ -> HOLDER_IDENTIFIED;
            case CommitmentEvent.Linked _,
                    CommitmentEvent.Unlinked _,
                    CommitmentEvent.DependencyAdded _,
                    CommitmentEvent.DependencyRemoved _ -> TIES_CHANGED;
            case CommitmentEvent.MilestoneReached _, CommitmentEvent.ActualReported _ -> RESULT_RECORDED;
            case CommitmentEvent.EvidenceAdded _ -> EVIDENCE_ADDED;
            case CommitmentEvent.FindingRecorded _ -> FINDING_RECORDED;
            case CommitmentEvent.EvidenceWithdrawn _ -> EVIDENCE_WITHDRAWN;
            case CommitmentEvent.ReportWithdrawn _ -> REPORT_WITHDRAWN;
            case CommitmentEvent.ExplanationAsked _ -> EXPLANATION_ASKED;
            case CommitmentEvent.Explained _ -> EXPLAINED;
            case CommitmentEvent.Estimated _ -> ESTIMATED;
        };
    }
}
