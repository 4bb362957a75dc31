package vn.phusa.programme;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.duty.Origin;
import vn.phusa.duty.Subject;
import vn.phusa.duty.SubjectRule;
import vn.phusa.programme.store.CommitmentLists;
import vn.phusa.programme.store.CommitmentStore;
import vn.phusa.programme.store.ProgrammeStore;

/** The work list decides about a commitment by the same rights as the commitment's own page. */
@Component
class CommitmentRule implements SubjectRule {
    private final CommitmentStore commitments;
    private final CommitmentLists lists;
    private final ProgrammeStore programmes;

    CommitmentRule(CommitmentStore commitments, CommitmentLists lists, ProgrammeStore programmes) {
        this.commitments = commitments;
        this.lists = lists;
        this.programmes = programmes;
    }

    @Override
    public String room() {
        return CommitmentDuties.ROOM;
    }

    @Override
    public String kind() {
        return CommitmentDuties.KIND;
    }

    @Override
    public boolean withHolder(Actor actor, Subject subject) {
        return commitment(subject)
                .filter(commitment -> Rights.worksForLead(actor, programmeOf(commitment), commitment))
                .isPresent();
    }

    @Override
    public boolean forAssigner(Actor actor, Subject subject) {
        return commitment(subject)
                .flatMap(commitment ->
                        Rights.decidesFor(actor, ProgrammePermission.CONFIRM, programmeOf(commitment), commitment))
                .filter(deciding -> deciding.onBehalfOf() != null)
                .isPresent();
    }

    @Override
    public String progressAt(Subject subject) {
        return subject.path() + "#f-report-text";
    }

    @Override
    public Map<String, Origin> origins(Collection<String> subjects) {
        return lists.origins(subjects.stream().map(Long::valueOf).toList());
    }

    private Optional<Commitment> commitment(Subject subject) {
        return commitments.find(new CommitmentId(Long.parseLong(subject.id())));
    }

    private Programme programmeOf(Commitment commitment) {
        return programmes.find(commitment.programme()).orElseThrow();
    }
}
