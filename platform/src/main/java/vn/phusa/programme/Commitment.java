package vn.phusa.programme;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;

/**
 * One promise of a programme. Each verb looks at the commitment as it is and answers with the event that may be
 * recorded, or with every reason against it; {@link #after} is the only way from one state to the next. Nothing here
 * knows who is signed in: that is the front door's business.
 *
 * @param life where it stands
 * @param assignedOn when its present lead got it; null: nobody has it
 * @param extendedTo the due date last granted; null: never extended. The original stays in the terms.
 * @param extension asked for and not yet decided
 * @param progress the last report, with the percent and the rating last said where it left them out; null: none yet
 * @param links others about the same object
 * @param dependencies what it waits for
 * @param explanations what was asked and answered, in the order of the questions
 * @param estimate how long the lead thinks it still takes; null: not said
 * @param carriedOverFrom the commitment of an earlier programme that it continues
 * @param version counts the events, from 1
 */
public record Commitment(
        CommitmentId id,
        ProgrammeId programme,
        Terms terms,
        Life life,
        @Nullable LocalDate assignedOn,
        @Nullable LocalDate extendedTo,
        @Nullable ExtensionRequest extension,
        CommitmentEvent.@Nullable ProgressReported progress,
        List<Evidence> evidence,
        List<Finding> findings,
        List<CommitmentId> links,
        List<Dependency> dependencies,
        List<Explanation> explanations,
        @Nullable Estimate estimate,
        @Nullable CommitmentId carriedOverFrom,
        long version) {
    public static final int LONGEST_TEXT = 4_000;

    public Commitment {
        evidence = List.copyOf(evidence);
        findings = List.copyOf(findings);
        links = List.copyOf(links);
        dependencies = List.copyOf(dependencies);
        explanations = List.copyOf(explanations);
    }

    /** The commitment that these events add up to; the first is its raising. */
    public static Commitment rebuilt(CommitmentId id, List<CommitmentEvent> events) {
        if (events.isEmpty() || !(events.getFirst() instanceof CommitmentEvent.Raised raised)) {
            throw new IllegalArgumentException("the history of commitment " + id + " does not begin with its raising");
        }
        Commitment commitment = raised(id, raised);
        for (CommitmentEvent event : events.subList(1, events.size())) {
            commitment = commitment.after(event);
        }
        return commitment;
    }

    /** A commitment that has just been entered. */
    public static Commitment raised(CommitmentId id, CommitmentEvent.Raised event) {
        return new Commitment(
                id,
                event.programme(),
                event.terms(),
                new Life.NotAssigned(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                event.carriedOverFrom(),
                1);
    }

    /** The day of the report of completion that waits or was confirmed; null: there is none. */
    public @Nullable LocalDate doneOn() {
        return switch (life) {
            case Life.ReportedDone(LocalDate on) -> on;
            case Life.Confirmed(LocalDate doneOn, LocalDate _) -> doneOn;
            case Life.NotAssigned _,
                    Life.Assigned _,
                    Life.Received _,
                    Life.InProgress _,
                    Life.Returned _,
                    Life.Suspended _,
                    Life.CarriedOver _,
                    Life.NotInForce _ -> null;
        };
    }

    /** Days past the due date in force; 0 when not overdue. A report that waits has stopped the clock. */
    public long daysOverdue(LocalDate today) {
        LocalDate due = dueOn();
        if (due == null || standing(today) != Standing.OPEN_OVERDUE) {
            return 0;
        }
        return ChronoUnit.DAYS.between(due, life instanceof Life.ReportedDone(LocalDate on) ? on : today);
    }

    /** The due date in force: the last one granted, else the original; null: not set. */
    public @Nullable LocalDate dueOn() {
        return extendedTo == null ? terms.dueOn() : extendedTo;
    }

    public @Nullable LocalDate originalDueOn() {
        return terms.dueOn();
    }

    public Standing standing(LocalDate today) {
        return Standing.of(life, dueOn(), today);
    }

    /** Whether there is anything that its lead could still say about it. */
    public boolean answerable() {
        return terms.lead() instanceof Holder.Known
                && (life.inHand() || explanations.stream().anyMatch(Explanation::open));
    }

    // ---- what may happen to it -------------------------------------------------------------------------------

    public Outcome<CommitmentEvent> edit(Terms changed) {
        List<Problem> found = new ArrayList<>(changed.problems());
        if (life.over()) {
            found.add(notNow());
        }
        boolean assigned = !(life instanceof Life.NotAssigned);
        if (assigned && !changed.lead().sameAs(terms.lead())) {
            found.add(Problem.at("lead", ProgrammeProblem.LEAD_CHANGES_BY_TRANSFER));
        }
        LocalDate original = terms.dueOn();
        if (assigned && original != null && !original.equals(changed.dueOn())) {
            found.add(Problem.at("due", ProgrammeProblem.DUE_CHANGES_BY_EXTENSION));
        }
        return unless(found, () -> new CommitmentEvent.Edited(changed));
    }

    /** Giao: the lead is told that it leads. */
    public Outcome<CommitmentEvent> assign(LocalDate on) {
        return assign(on, "");
    }

    /** @param note what the assigner writes with it; empty: nothing */
    public Outcome<CommitmentEvent> assign(LocalDate on, String note) {
        return assign(on, note, on);
    }

    /**
     * @param on the day of the assignment: today, or an earlier one where it was given on paper and is entered late
     * @param note what the assigner writes with it; empty: nothing
     */
    public Outcome<CommitmentEvent> assign(LocalDate on, String note, LocalDate today) {
        List<Problem> found = new ArrayList<>(text("note", note, false));
        if (on.isAfter(today)) {
            found.add(Problem.at("on", ProgrammeProblem.DATE_IN_FUTURE));
        }
        if (!(life instanceof Life.NotAssigned)) {
            found.add(notNow());
        } else if (terms.lead() instanceof Holder.Unresolved(String asWritten)) {
            found.add(Problem.of(ProgrammeProblem.LEAD_UNRESOLVED, asWritten));
        }
        return unless(found, () -> new CommitmentEvent.Assigned(on, note.isBlank() ? null : note));
    }

    /** Thu hồi việc giao: only as long as the lead has not taken it up. */
    public Outcome<CommitmentEvent> withdrawAssignment(LocalDate on, String reason) {
        List<Problem> found = new ArrayList<>(text("reason", reason, true));
        if (!(life instanceof Life.Assigned)) {
            found.add(notNow());
        }
        return unless(found, () -> new CommitmentEvent.AssignmentWithdrawn(on, reason));
    }

    /**
     * Rút báo cáo tiến độ: the last report does not count, and all stands as before it.
     *
     * @param before this commitment as it was right before that report
     */
    public Outcome<CommitmentEvent> withdrawProgress(Commitment before, LocalDate on, String reason) {
        List<Problem> found = new ArrayList<>(text("reason", reason, true));
        if (before.version() != version - 1 || progress == null || !life.inHand()) {
            found.add(notNow());
        }
        return unless(found, () -> new CommitmentEvent.ProgressWithdrawn(on, reason, before.progress(), before.life()));
    }

    public Outcome<CommitmentEvent> receive(LocalDate on) {
        return life instanceof Life.Assigned
                ? Outcome.accepted(new CommitmentEvent.Received(on))
                : Outcome.rejected(notNow());
    }

    public Outcome<CommitmentEvent> reportProgress(CommitmentEvent.ProgressReported report, LocalDate today) {
        List<Problem> found = new ArrayList<>();
        if (!life.inHand()) {
            found.add(notNow());
        }
        found.addAll(reportDate(report.on(), today));
        found.addAll(text("text", report.text(), true));
        found.addAll(text("obstacles", report.obstacles(), false));
        Integer percent = report.percent();
        if (percent != null && (percent < 0 || percent > 100)) {
            found.add(Problem.at("percent", Refusal.OUT_OF_RANGE, 0, 100));
        }
        return unless(found, () -> report);
    }

    /** Báo cáo hoàn thành: waits for the assigner from now on. */
    public Outcome<CommitmentEvent> reportDone(LocalDate on, String text, LocalDate today) {
        List<Problem> found = new ArrayList<>();
        if (!life.inHand()) {
            found.add(notNow());
        }
        found.addAll(reportDate(on, today));
        found.addAll(text("text", text, true));
        return unless(found, () -> new CommitmentEvent.DoneReported(on, text));
    }

    /** Xác nhận hoàn thành; the report's own day is kept as the day of completion. */
    public Outcome<CommitmentEvent> confirm(PartyId by, LocalDate on, String note) {
        List<Problem> found = new ArrayList<>(decidedBy(by));
        found.addAll(text("note", note, false));
        if (!(life instanceof Life.ReportedDone(LocalDate reportedOn))) {
            found.add(notNow());
            return Outcome.rejected(found);
        }
        return unless(found, () -> new CommitmentEvent.CompletionConfirmed(by, reportedOn, on, note));
    }

    /** Trả lại: not done yet, and why. */
    public Outcome<CommitmentEvent> giveBack(PartyId by, LocalDate on, String reason) {
        List<Problem> found = new ArrayList<>(decidedBy(by));
        if (!(life instanceof Life.ReportedDone)) {
            found.add(notNow());
        }
        found.addAll(text("reason", reason, true));
        return unless(found, () -> new CommitmentEvent.ReportReturned(by, on, reason));
    }

    public Outcome<CommitmentEvent> askExtension(LocalDate newDue, String reason, LocalDate on) {
        List<Problem> found = new ArrayList<>();
        if (!life.inHand()) {
            found.add(notNow());
        }
        if (extension != null) {
            found.add(Problem.of(ProgrammeProblem.EXTENSION_ALREADY_ASKED));
        }
        found.addAll(later(newDue));
        found.addAll(text("reason", reason, true));
        return unless(found, () -> new CommitmentEvent.ExtensionAsked(newDue, reason, on));
    }

    /** @param newDue may differ from what was asked, but is later than the due date in force */
    public Outcome<CommitmentEvent> grantExtension(PartyId by, LocalDate newDue, LocalDate on) {
        List<Problem> found = new ArrayList<>(decidedBy(by));
        if (extension == null) {
            found.add(Problem.of(ProgrammeProblem.NO_EXTENSION_ASKED));
        }
        found.addAll(later(newDue));
        return unless(found, () -> new CommitmentEvent.ExtensionGranted(by, newDue, on));
    }

    public Outcome<CommitmentEvent> refuseExtension(PartyId by, String reason, LocalDate on) {
        List<Problem> found = new ArrayList<>(decidedBy(by));
        if (extension == null) {
            found.add(Problem.of(ProgrammeProblem.NO_EXTENSION_ASKED));
        }
        found.addAll(text("reason", reason, true));
        return unless(found, () -> new CommitmentEvent.ExtensionRefused(by, reason, on));
    }

    public Outcome<CommitmentEvent> suspend(String reason, LocalDate on) {
        List<Problem> found = new ArrayList<>(text("reason", reason, true));
        if (life.over() || life instanceof Life.Suspended) {
            found.add(notNow());
        }
        return unless(found, () -> new CommitmentEvent.Suspended(on, reason));
    }

    public Outcome<CommitmentEvent> resume(LocalDate on) {
        return life instanceof Life.Suspended
                ? Outcome.accepted(new CommitmentEvent.Resumed(on))
                : Outcome.rejected(notNow());
    }

    /** Điều chuyển: another unit leads from now on, and has to receive it. */
    public Outcome<CommitmentEvent> transfer(PartyId to, String reason, LocalDate on) {
        List<Problem> found = new ArrayList<>(text("reason", reason, true));
        if (!life.inHand()) {
            found.add(notNow());
        }
        Holder newLead = new Holder.Known(to);
        if (terms.lead().sameAs(newLead)) {
            found.add(Problem.at("to", ProgrammeProblem.ALREADY_LEADS));
        }
        found.addAll(fitToLead(newLead, "to"));
        return unless(found, () -> new CommitmentEvent.Transferred(on, terms.lead(), to, reason));
    }

    public Outcome<CommitmentEvent> carryOver(CommitmentId to, LocalDate on) {
        return life.over() ? Outcome.rejected(notNow()) : Outcome.accepted(new CommitmentEvent.CarriedOver(on, to));
    }

    /** Không còn hiệu lực. */
    public Outcome<CommitmentEvent> end(String reason, LocalDate on) {
        List<Problem> found = new ArrayList<>(text("reason", reason, true));
        if (life.over()) {
            found.add(notNow());
        }
        return unless(found, () -> new CommitmentEvent.Ended(on, reason));
    }

    public Outcome<CommitmentEvent> bindLead(PartyId party) {
        List<Problem> found = new ArrayList<>();
        if (terms.lead() instanceof Holder.Known) {
            found.add(Problem.of(ProgrammeProblem.LEAD_ALREADY_KNOWN));
        }
        found.addAll(fitToLead(new Holder.Known(party), "party"));
        return unless(found, () -> new CommitmentEvent.LeadBound(party));
    }

    public Outcome<CommitmentEvent> bindCoordinator(String asWritten, PartyId party) {
        List<Problem> found = new ArrayList<>();
        Holder placeholder = new Holder.Unresolved(asWritten);
        if (terms.coordinators().stream().noneMatch(placeholder::sameAs)) {
            found.add(Problem.of(ProgrammeProblem.NO_SUCH_PLACEHOLDER, asWritten));
        }
        if (terms.lead().is(party)) {
            found.add(Problem.at("party", ProgrammeProblem.LEAD_IS_COORDINATOR));
        }
        if (terms.coordinators().stream().anyMatch(coordinator -> coordinator.is(party))) {
            found.add(Problem.at("party", ProgrammeProblem.COORDINATOR_TWICE));
        }
        return unless(found, () -> new CommitmentEvent.CoordinatorBound(asWritten, party));
    }

    public Outcome<CommitmentEvent> link(CommitmentId other) {
        if (other.equals(id)) {
            return Outcome.rejected(Problem.at("other", ProgrammeProblem.SAME_COMMITMENT));
        }
        return links.contains(other)
                ? Outcome.rejected(Problem.at("other", ProgrammeProblem.ALREADY_LINKED))
                : Outcome.accepted(new CommitmentEvent.Linked(other));
    }

    public Outcome<CommitmentEvent> unlink(CommitmentId other) {
        return links.contains(other)
                ? Outcome.accepted(new CommitmentEvent.Unlinked(other))
                : Outcome.rejected(Problem.at("other", ProgrammeProblem.NOT_LINKED));
    }

    /** Whether it closes a circle is for {@link Dependencies} to say, which sees the whole network. */
    public Outcome<CommitmentEvent> dependOn(Dependency dependency) {
        List<Problem> found = new ArrayList<>();
        if (dependencies.stream().anyMatch(known -> known.predecessor().equals(dependency.predecessor()))) {
            found.add(Problem.at("predecessor", ProgrammeProblem.ALREADY_LINKED));
        }
        if (Math.abs(dependency.lagDays()) > Dependency.LONGEST_LAG) {
            found.add(Problem.at("lag", Refusal.OUT_OF_RANGE, -Dependency.LONGEST_LAG, Dependency.LONGEST_LAG));
        }
        return unless(found, () -> new CommitmentEvent.DependencyAdded(dependency));
    }

    public Outcome<CommitmentEvent> dependNoMoreOn(CommitmentId predecessor) {
        return dependencies.stream().anyMatch(known -> known.predecessor().equals(predecessor))
                ? Outcome.accepted(new CommitmentEvent.DependencyRemoved(predecessor))
                : Outcome.rejected(Problem.at("predecessor", ProgrammeProblem.NOT_LINKED));
    }

    public Outcome<CommitmentEvent> reachMilestone(int milestone, LocalDate on, LocalDate today) {
        if (milestone < 0 || milestone >= terms.milestones().size()) {
            return Outcome.rejected(Problem.of(ProgrammeProblem.NO_SUCH_MILESTONE));
        }
        List<Problem> found = new ArrayList<>();
        if (!life.inHand()) {
            found.add(notNow());
        }
        if (terms.milestones().get(milestone).reachedOn() != null) {
            found.add(Problem.of(ProgrammeProblem.MILESTONE_ALREADY_REACHED));
        }
        if (on.isAfter(today)) {
            found.add(Problem.at("on", ProgrammeProblem.DATE_IN_FUTURE));
        }
        return unless(found, () -> new CommitmentEvent.MilestoneReached(milestone, on));
    }

    public Outcome<CommitmentEvent> reportActual(int indicator, int period, Figure actual) {
        if (indicator < 0
                || indicator >= terms.indicators().size()
                || period < 0
                || period >= terms.indicators().get(indicator).periods().size()) {
            return Outcome.rejected(Problem.of(ProgrammeProblem.NO_SUCH_PERIOD));
        }
        List<Problem> found = new ArrayList<>(text("source", actual.source(), true));
        if (life.over()) {
            found.add(notNow());
        }
        return unless(found, () -> new CommitmentEvent.ActualReported(indicator, period, actual));
    }

    public Outcome<CommitmentEvent> addEvidence(Evidence added) {
        List<Problem> found = new ArrayList<>();
        if (added.name().isBlank()) {
            found.add(Problem.at("name", Refusal.REQUIRED));
        } else if (added.name().length() > Terms.LONGEST_NAME) {
            found.add(Problem.at("name", Refusal.TOO_LONG, Terms.LONGEST_NAME));
        }
        return unless(found, () -> new CommitmentEvent.EvidenceAdded(added));
    }

    /** Rút minh chứng: a wrong file or reference is taken off the page; the history keeps it. */
    public Outcome<CommitmentEvent> withdrawEvidence(int place, String reason) {
        List<Problem> found = new ArrayList<>(text("reason", reason, true));
        if (place < 0 || place >= evidence.size()) {
            found.add(Problem.at("which", Refusal.NOT_FOUND));
            return Outcome.rejected(found);
        }
        return unless(found, () -> new CommitmentEvent.EvidenceWithdrawn(evidence.get(place), reason));
    }

    /** Rút báo cáo hoàn thành: the lead takes back a report that nobody has decided yet. */
    public Outcome<CommitmentEvent> withdrawReport(String reason, LocalDate on) {
        List<Problem> found = new ArrayList<>(text("reason", reason, true));
        if (!(life instanceof Life.ReportedDone)) {
            found.add(notNow());
        }
        return unless(found, () -> new CommitmentEvent.ReportWithdrawn(on, reason));
    }

    /** Yêu cầu giải trình: the lead has to answer in the system. */
    public Outcome<CommitmentEvent> askExplanation(String question, LocalDate on, LocalDate answerBy) {
        List<Problem> found = new ArrayList<>(text("question", question, true));
        if (!life.inHand() && !(life instanceof Life.ReportedDone)) {
            found.add(notNow());
        }
        if (explanations.stream()
                .anyMatch(asked -> asked.open() && asked.question().equals(question))) {
            found.add(Problem.at("question", ProgrammeProblem.ALREADY_ASKED));
        }
        return unless(found, () -> new CommitmentEvent.ExplanationAsked(question, on, answerBy));
    }

    /** Giải trình. @param place of the question, from 0 */
    public Outcome<CommitmentEvent> explain(int place, String answer, LocalDate on) {
        List<Problem> found = new ArrayList<>(text("answer", answer, true));
        if (place < 0
                || place >= explanations.size()
                || !explanations.get(place).open()) {
            found.add(Problem.of(ProgrammeProblem.NOTHING_TO_EXPLAIN));
        }
        return unless(found, () -> new CommitmentEvent.Explained(place, answer, on));
    }

    /** How long it still takes; what the forecast counts on. */
    public Outcome<CommitmentEvent> estimate(Estimate given) {
        List<Problem> found = new ArrayList<>();
        if (!life.inHand()) {
            found.add(notNow());
        }
        if (given.optimistic() < 0) {
            found.add(Problem.at("optimistic", Refusal.OUT_OF_RANGE, 0, Estimate.LONGEST));
        }
        if (given.likely() < given.optimistic()) {
            found.add(Problem.at("likely", ProgrammeProblem.ESTIMATE_MUST_RISE));
        }
        if (given.pessimistic() > Estimate.LONGEST) {
            found.add(Problem.at("pessimistic", Refusal.OUT_OF_RANGE, 0, Estimate.LONGEST));
        } else if (given.pessimistic() < given.likely()) {
            found.add(Problem.at("pessimistic", ProgrammeProblem.ESTIMATE_MUST_RISE));
        }
        return unless(found, () -> new CommitmentEvent.Estimated(given));
    }

    public Outcome<CommitmentEvent> recordFinding(Finding finding) {
        List<Problem> found = new ArrayList<>(text("text", finding.text().vietnamese(), true));
        found.addAll(text("source", finding.source(), true));
        return unless(found, () -> new CommitmentEvent.FindingRecorded(finding));
    }

    // ---- the rules that several verbs share ------------------------------------------------------------------

    private Problem notNow() {
        return Problem.of(ProgrammeProblem.NOT_NOW, life.stage().key());
    }

    private List<Problem> decidedBy(PartyId by) {
        return terms.lead().is(by) ? List.of(Problem.of(ProgrammeProblem.HOLDER_CANNOT_CONFIRM)) : List.of();
    }

    private List<Problem> fitToLead(Holder candidate, String field) {
        List<Problem> found = new ArrayList<>();
        if (terms.coordinators().stream().anyMatch(candidate::sameAs)) {
            found.add(Problem.at(field, ProgrammeProblem.LEAD_IS_COORDINATOR));
        }
        if (candidate.is(terms.assigner())) {
            found.add(Problem.at(field, ProgrammeProblem.ASSIGNER_IS_LEAD));
        }
        return found;
    }

    private List<Problem> later(LocalDate newDue) {
        LocalDate due = dueOn();
        if (due == null) {
            return List.of(Problem.of(ProgrammeProblem.NO_DEADLINE_TO_EXTEND));
        }
        return newDue.isAfter(due) ? List.of() : List.of(Problem.at("newDue", ProgrammeProblem.EXTENSION_NOT_LATER));
    }

    /**
     * A report is of today or earlier, and not of before the assignment or what it answers. When the lead said that it
     * received it does not bind a report on paper, which may be entered later than it was written.
     */
    private List<Problem> reportDate(LocalDate on, LocalDate today) {
        if (on.isAfter(today)) {
            return List.of(Problem.at("on", ProgrammeProblem.DATE_IN_FUTURE));
        }
        LocalDate since = switch (life) {
            case Life.Assigned(LocalDate day) -> day;
            case Life.Received(LocalDate day) -> assignedOn == null ? day : assignedOn;
            case Life.InProgress(LocalDate day) -> assignedOn == null ? day : assignedOn;
            case Life.Returned(LocalDate day, String _) -> day;
            case Life.NotAssigned _,
                    Life.ReportedDone _,
                    Life.Confirmed _,
                    Life.Suspended _,
                    Life.CarriedOver _,
                    Life.NotInForce _ -> LocalDate.MIN;
        };
        return on.isBefore(since) ? List.of(Problem.at("on", ProgrammeProblem.DATE_TOO_EARLY)) : List.of();
    }

    private static List<Problem> text(String field, String given, boolean required) {
        if (required && given.isBlank()) {
            return List.of(Problem.at(field, Refusal.REQUIRED));
        }
        return given.length() > LONGEST_TEXT ? List.of(Problem.at(field, Refusal.TOO_LONG, LONGEST_TEXT)) : List.of();
    }

    private static Outcome<CommitmentEvent> unless(List<Problem> found, Supplier<CommitmentEvent> event) {
        return found.isEmpty() ? Outcome.accepted(event.get()) : Outcome.rejected(found);
    }

    // ---- from one state to the next --------------------------------------------------------------------------

    /** This commitment after the event; the event has been accepted before, so it always fits. */
    public Commitment after(CommitmentEvent event) {
        return switch (event) {
            case CommitmentEvent.Raised _ ->
                throw new IllegalArgumentException("commitment " + id + " has been raised already");
            case CommitmentEvent.Edited(Terms changed) -> with(changed, life);
            case CommitmentEvent.Assigned(LocalDate on, String _) ->
                with(terms, new Life.Assigned(on)).inHandSince(on);
            case CommitmentEvent.AssignmentWithdrawn _ ->
                with(terms, new Life.NotAssigned()).inHandSince(null);
            case CommitmentEvent.Received(LocalDate on) -> with(terms, new Life.Received(on));
            case CommitmentEvent.ProgressReported report ->
                with(
                        life instanceof Life.InProgress ? life : new Life.InProgress(report.on()),
                        report.keeping(progress));
            case CommitmentEvent.ProgressWithdrawn withdrawn -> with(withdrawn.life(), withdrawn.before());
            case CommitmentEvent.DoneReported(LocalDate on, String _) -> with(terms, new Life.ReportedDone(on));
            case CommitmentEvent.CompletionConfirmed(PartyId _, LocalDate doneOn, LocalDate on, String _) ->
                with(null, extendedTo, new Life.Confirmed(doneOn, on));
            case CommitmentEvent.ReportReturned(PartyId _, LocalDate on, String reason) ->
                with(terms, new Life.Returned(on, reason));
            case CommitmentEvent.ExtensionAsked(LocalDate newDue, String reason, LocalDate on) ->
                with(new ExtensionRequest(newDue, reason, on), extendedTo, life);
            case CommitmentEvent.ExtensionGranted(PartyId _, LocalDate newDue, LocalDate _) -> with(null, newDue, life);
            case CommitmentEvent.ExtensionRefused _ -> with(null, extendedTo, life);
            case CommitmentEvent.Suspended(LocalDate on, String reason) ->
                with(terms, new Life.Suspended(on, reason, life));
            case CommitmentEvent.Resumed _ ->
                with(terms, life instanceof Life.Suspended suspended ? suspended.before() : life);
            case CommitmentEvent.Transferred(LocalDate on, Holder _, PartyId to, String _) ->
                with(terms.withLead(new Holder.Known(to)), new Life.Assigned(on))
                        .inHandSince(on)
                        .withoutRequest();
            case CommitmentEvent.CarriedOver(LocalDate on, CommitmentId to) ->
                with(null, extendedTo, new Life.CarriedOver(on, to));
            case CommitmentEvent.Ended(LocalDate on, String reason) ->
                with(null, extendedTo, new Life.NotInForce(on, reason));
            case CommitmentEvent.LeadBound(PartyId party) -> with(terms.withLead(new Holder.Known(party)), life);
            case CommitmentEvent.CoordinatorBound(String asWritten, PartyId party) ->
                with(terms.withCoordinators(bound(asWritten, party)), life);
            case CommitmentEvent.Linked(CommitmentId other) ->
                with(evidence, findings, plus(links, other), dependencies);
            case CommitmentEvent.Unlinked(CommitmentId other) ->
                with(
                        evidence,
                        findings,
                        links.stream().filter(link -> !link.equals(other)).toList(),
                        dependencies);
            case CommitmentEvent.DependencyAdded(Dependency added) ->
                with(evidence, findings, links, plus(dependencies, added));
            case CommitmentEvent.DependencyRemoved(CommitmentId predecessor) ->
                with(
                        evidence,
                        findings,
                        links,
                        dependencies.stream()
                                .filter(known -> !known.predecessor().equals(predecessor))
                                .toList());
            case CommitmentEvent.MilestoneReached(int milestone, LocalDate on) ->
                with(terms.withMilestones(reached(milestone, on)), life);
            case CommitmentEvent.ActualReported(int indicator, int period, Figure actual) ->
                with(terms.withIndicators(measured(indicator, period, actual)), life);
            case CommitmentEvent.EvidenceAdded(Evidence added) ->
                with(plus(evidence, added), findings, links, dependencies);
            case CommitmentEvent.FindingRecorded(Finding finding) ->
                with(evidence, plus(findings, finding), links, dependencies);
            case CommitmentEvent.EvidenceWithdrawn(Evidence withdrawn, String _) ->
                with(without(evidence, withdrawn), findings, links, dependencies);
            case CommitmentEvent.ReportWithdrawn(LocalDate on, String _) -> with(terms, new Life.InProgress(on));
            case CommitmentEvent.ExplanationAsked(String question, LocalDate on, LocalDate answerBy) ->
                with(plus(explanations, new Explanation(question, on, answerBy, null, null)), estimate);
            case CommitmentEvent.Explained(int place, String answer, LocalDate on) ->
                with(explained(place, answer, on), estimate);
            case CommitmentEvent.Estimated(Estimate given) -> with(explanations, given);
        };
    }

    private List<Holder> bound(String asWritten, PartyId party) {
        Holder placeholder = new Holder.Unresolved(asWritten);
        return terms.coordinators().stream()
                .map(holder -> holder.sameAs(placeholder) ? new Holder.Known(party) : holder)
                .toList();
    }

    private List<Milestone> reached(int place, LocalDate on) {
        List<Milestone> changed = new ArrayList<>(terms.milestones());
        Milestone milestone = changed.get(place);
        changed.set(place, new Milestone(milestone.name(), milestone.dueOn(), on));
        return changed;
    }

    private List<Indicator> measured(int place, int periodPlace, Figure actual) {
        List<Indicator> changed = new ArrayList<>(terms.indicators());
        Indicator indicator = changed.get(place);
        List<Indicator.Period> periods = new ArrayList<>(indicator.periods());
        Indicator.Period period = periods.get(periodPlace);
        periods.set(
                periodPlace,
                new Indicator.Period(period.from(), period.to(), period.baseline(), period.target(), actual));
        changed.set(place, new Indicator(indicator.name(), indicator.unit(), indicator.territory(), periods));
        return changed;
    }

    private List<Explanation> explained(int place, String answer, LocalDate on) {
        List<Explanation> changed = new ArrayList<>(explanations);
        Explanation asked = changed.get(place);
        changed.set(place, new Explanation(asked.question(), asked.askedOn(), asked.answerBy(), answer, on));
        return changed;
    }

    private static List<Evidence> without(List<Evidence> evidence, Evidence withdrawn) {
        List<Evidence> left = new ArrayList<>(evidence);
        left.remove(withdrawn);
        return left;
    }

    private static <T> List<T> plus(List<T> list, T added) {
        List<T> longer = new ArrayList<>(list);
        longer.add(added);
        return longer;
    }

    private Commitment with(Terms newTerms, Life newLife) {
        return new Commitment(
                id,
                programme,
                newTerms,
                newLife,
                assignedOn,
                extendedTo,
                extension,
                progress,
                evidence,
                findings,
                links,
                dependencies,
                explanations,
                estimate,
                carriedOverFrom,
                version + 1);
    }

    private Commitment with(Life newLife, CommitmentEvent.@Nullable ProgressReported report) {
        return new Commitment(
                id,
                programme,
                terms,
                newLife,
                assignedOn,
                extendedTo,
                extension,
                report,
                evidence,
                findings,
                links,
                dependencies,
                explanations,
                estimate,
                carriedOverFrom,
                version + 1);
    }

    private Commitment with(@Nullable ExtensionRequest request, @Nullable LocalDate due, Life newLife) {
        return new Commitment(
                id,
                programme,
                terms,
                newLife,
                assignedOn,
                due,
                request,
                progress,
                evidence,
                findings,
                links,
                dependencies,
                explanations,
                estimate,
                carriedOverFrom,
                version + 1);
    }

    private Commitment with(
            List<Evidence> newEvidence,
            List<Finding> newFindings,
            List<CommitmentId> newLinks,
            List<Dependency> newDependencies) {
        return new Commitment(
                id,
                programme,
                terms,
                life,
                assignedOn,
                extendedTo,
                extension,
                progress,
                newEvidence,
                newFindings,
                newLinks,
                newDependencies,
                explanations,
                estimate,
                carriedOverFrom,
                version + 1);
    }

    private Commitment with(List<Explanation> newExplanations, @Nullable Estimate newEstimate) {
        return new Commitment(
                id,
                programme,
                terms,
                life,
                assignedOn,
                extendedTo,
                extension,
                progress,
                evidence,
                findings,
                links,
                dependencies,
                newExplanations,
                newEstimate,
                carriedOverFrom,
                version + 1);
    }

    /** A new lead does not inherit the old lead's request and estimate. */
    private Commitment withoutRequest() {
        return new Commitment(
                id,
                programme,
                terms,
                life,
                assignedOn,
                extendedTo,
                null,
                progress,
                evidence,
                findings,
                links,
                dependencies,
                explanations,
                null,
                carriedOverFrom,
                version);
    }

    private Commitment inHandSince(@Nullable LocalDate day) {
        return new Commitment(
                id,
                programme,
                terms,
                life,
                day,
                extendedTo,
                extension,
                progress,
                evidence,
                findings,
                links,
                dependencies,
                explanations,
                estimate,
                carriedOverFrom,
                version);
    }
}
