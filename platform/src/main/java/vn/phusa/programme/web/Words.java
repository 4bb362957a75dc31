package vn.phusa.programme.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;
import vn.phusa.programme.Change;
import vn.phusa.programme.CommitmentEvent;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentKind;
import vn.phusa.programme.Differences;
import vn.phusa.programme.Figure;
import vn.phusa.programme.Funding;
import vn.phusa.programme.HistoryEntry;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Indicator;
import vn.phusa.programme.Life;
import vn.phusa.programme.Milestone;
import vn.phusa.programme.Overview;
import vn.phusa.programme.Standing;
import vn.phusa.programme.Terms;
import vn.phusa.shell.Page;
import vn.phusa.vietnamese.reading.ProposedCommitment;

/** Says this room's things in the language of the page. */
public final class Words {
    private Words() {}

    public static String standing(Page page, Standing standing) {
        return page.t("programme.standing." + standing.key());
    }

    public static String stage(Page page, Life.Stage stage) {
        return page.t("programme.stage." + stage.key());
    }

    public static String kind(Page page, CommitmentKind kind) {
        return page.t("programme.kind." + kind.key());
    }

    /** Class of the status mark; the words beside it say the same. */
    public static String tone(Standing standing) {
        return switch (standing) {
            case OPEN_OVERDUE -> "danger";
            case OPEN_WITHOUT_DEADLINE, DONE_LATE, SUSPENDED -> "warning";
            case DONE_ON_TIME, DONE_WITHOUT_DEADLINE -> "success";
            case OPEN_IN_TIME, CARRIED_OVER, NOT_IN_FORCE -> "neutral";
        };
    }

    /** The answer that a list's title gives. */
    public static String answer(Page page, Overview overview) {
        long overdue = overview.count(Standing.OPEN_OVERDUE);
        long without = overview.count(Standing.OPEN_WITHOUT_DEADLINE);
        if (overview.total() == 0) {
            return page.t("programme.answer.nothing");
        }
        if (overdue == 0 && without == 0) {
            return page.t("programme.answer.all-well", overview.open());
        }
        if (without == 0) {
            return page.t("programme.answer.overdue", overdue);
        }
        return overdue == 0
                ? page.t("programme.answer.without-deadline", without)
                : page.t("programme.answer.both", overdue, without);
    }

    public static String due(Page page, @Nullable LocalDate due) {
        return due == null ? page.t("programme.due.not-set") : page.date(due);
    }

    public static String figure(Page page, @Nullable Figure figure) {
        return figure == null
                ? page.t("programme.unknown")
                : (figure.qualifier().sign().equals("=")
                                ? ""
                                : figure.qualifier().sign() + " ")
                        + page.number(figure.value());
    }

    /** What happened, in one sentence. */
    public static String event(Page page, Names names, Map<CommitmentId, String> numbers, CommitmentEvent event) {
        String key = "programme.event." + event.getClass().getSimpleName();
        return switch (event) {
            case CommitmentEvent.Raised _,
                    CommitmentEvent.Edited _,
                    CommitmentEvent.ExtensionRefused _,
                    CommitmentEvent.ActualReported _ -> page.t(key);
            case CommitmentEvent.Assigned(LocalDate on, String _) -> page.t(key, page.date(on));
            case CommitmentEvent.AssignmentWithdrawn(LocalDate on, String _) -> page.t(key, page.date(on));
            case CommitmentEvent.Received(LocalDate on) -> page.t(key, page.date(on));
            case CommitmentEvent.ProgressReported report ->
                report.percent() == null
                        ? page.t(key, page.date(report.on()))
                        : page.t("programme.event.ProgressReported.percent", page.date(report.on()), report.percent());
            case CommitmentEvent.ProgressWithdrawn withdrawn -> page.t(key, page.date(withdrawn.on()));
            case CommitmentEvent.DoneReported(LocalDate on, String _) -> page.t(key, page.date(on));
            case CommitmentEvent.CompletionConfirmed(PartyId by, LocalDate doneOn, LocalDate on, String _) ->
                page.t(key, names.of(page, by), page.date(on), page.date(doneOn));
            case CommitmentEvent.ReportReturned(PartyId by, LocalDate on, String _) ->
                page.t(key, names.of(page, by), page.date(on));
            case CommitmentEvent.ExtensionAsked(LocalDate newDue, String _, LocalDate _) ->
                page.t(key, page.date(newDue));
            case CommitmentEvent.ExtensionGranted(PartyId by, LocalDate newDue, LocalDate _) ->
                page.t(key, names.of(page, by), page.date(newDue));
            case CommitmentEvent.Suspended(LocalDate on, String _) -> page.t(key, page.date(on));
            case CommitmentEvent.Resumed(LocalDate on) -> page.t(key, page.date(on));
            case CommitmentEvent.Transferred(LocalDate on, Holder from, PartyId to, String _) ->
                page.t(key, page.date(on), names.of(page, from), names.of(page, to));
            case CommitmentEvent.CarriedOver(LocalDate on, CommitmentId _) -> page.t(key, page.date(on));
            case CommitmentEvent.Ended(LocalDate on, String _) -> page.t(key, page.date(on));
            case CommitmentEvent.LeadBound(PartyId party) -> page.t(key, names.of(page, party));
            case CommitmentEvent.CoordinatorBound(String asWritten, PartyId party) ->
                page.t(key, asWritten, names.of(page, party));
            case CommitmentEvent.Linked(CommitmentId other) -> page.t(key, number(numbers, other));
            case CommitmentEvent.Unlinked(CommitmentId other) -> page.t(key, number(numbers, other));
            case CommitmentEvent.DependencyAdded(var dependency) ->
                page.t(
                        key,
                        number(numbers, dependency.predecessor()),
                        dependency.type().code(),
                        dependency.lagDays());
            case CommitmentEvent.DependencyRemoved(CommitmentId predecessor) ->
                page.t(key, number(numbers, predecessor));
            case CommitmentEvent.MilestoneReached(int milestone, LocalDate on) ->
                page.t(key, milestone + 1, page.date(on));
            case CommitmentEvent.EvidenceAdded(var evidence) -> page.t(key, evidence.name());
            case CommitmentEvent.FindingRecorded(var finding) -> page.t(key, finding.source());
            case CommitmentEvent.EvidenceWithdrawn(var evidence, String _) -> page.t(key, evidence.name());
            case CommitmentEvent.ReportWithdrawn(LocalDate on, String _) -> page.t(key, page.date(on));
            case CommitmentEvent.ExplanationAsked(String _, LocalDate on, LocalDate answerBy) ->
                page.t(key, page.date(on), page.date(answerBy));
            case CommitmentEvent.Explained(int _, String _, LocalDate on) -> page.t(key, page.date(on));
            case CommitmentEvent.Estimated(var estimate) ->
                page.t(key, estimate.optimistic(), estimate.likely(), estimate.pessimistic());
        };
    }

    /** The words that somebody wrote with it; empty if none. */
    public static String remark(CommitmentEvent event) {
        return switch (event) {
            case CommitmentEvent.ProgressReported report ->
                report.obstacles().isEmpty() ? report.text() : report.text() + "\n⚠ " + report.obstacles();
            case CommitmentEvent.Assigned assigned -> Objects.requireNonNullElse(assigned.note(), "");
            case CommitmentEvent.AssignmentWithdrawn withdrawn -> withdrawn.reason();
            case CommitmentEvent.ProgressWithdrawn withdrawn -> withdrawn.reason();
            case CommitmentEvent.DoneReported(LocalDate _, String text) -> text;
            case CommitmentEvent.CompletionConfirmed confirmed -> confirmed.note();
            case CommitmentEvent.ReportReturned returned -> returned.reason();
            case CommitmentEvent.ExtensionAsked asked -> asked.reason();
            case CommitmentEvent.ExtensionRefused refused -> refused.reason();
            case CommitmentEvent.Suspended suspended -> suspended.reason();
            case CommitmentEvent.Transferred transferred -> transferred.reason();
            case CommitmentEvent.Ended ended -> ended.reason();
            case CommitmentEvent.FindingRecorded found -> found.finding().text().vietnamese();
            case CommitmentEvent.EvidenceWithdrawn withdrawn -> withdrawn.reason();
            case CommitmentEvent.ReportWithdrawn withdrawn -> withdrawn.reason();
            case CommitmentEvent.ExplanationAsked asked -> asked.question();
            case CommitmentEvent.Explained explained -> explained.answer();
            case CommitmentEvent.Raised _,
                    CommitmentEvent.Edited _,
                    CommitmentEvent.Estimated _,
                    CommitmentEvent.Received _,
                    CommitmentEvent.ExtensionGranted _,
                    CommitmentEvent.Resumed _,
                    CommitmentEvent.CarriedOver _,
                    CommitmentEvent.LeadBound _,
                    CommitmentEvent.CoordinatorBound _,
                    CommitmentEvent.Linked _,
                    CommitmentEvent.Unlinked _,
                    CommitmentEvent.DependencyAdded _,
                    CommitmentEvent.DependencyRemoved _,
                    CommitmentEvent.MilestoneReached _,
                    CommitmentEvent.ActualReported _,
                    CommitmentEvent.EvidenceAdded _ -> "";
        };
    }

    /** For each rewriting of the terms, by version: what it changed. */
    public static Map<Long, List<Change>> edits(List<HistoryEntry> history) {
        Map<Long, List<Change>> found = new java.util.HashMap<>();
        Terms before = null;
        for (HistoryEntry entry : history) {
            Terms after = entry.event() instanceof CommitmentEvent.Raised raised
                    ? raised.terms()
                    : entry.event() instanceof CommitmentEvent.Edited(Terms terms) ? terms : null;
            if (after != null) {
                if (before != null) {
                    found.put(entry.version(), Differences.between(before, after));
                }
                before = after;
            }
        }
        return found;
    }

    /** One value of a changed field. */
    public static String value(Page page, Names names, Object value) {
        return switch (value) {
            case String text -> text;
            case LocalDate date -> page.date(date);
            case PartyId party -> names.of(page, party);
            case Holder holder -> names.of(page, holder);
            case CommitmentKind kind -> kind(page, kind);
            case Life.Stage stage -> stage(page, stage);
            case Boolean yes -> page.t(yes ? "shell.yes" : "shell.no");
            case Milestone milestone ->
                milestone.name() + " (" + due(page, milestone.dueOn()) + ")"
                        + (milestone.reachedOn() == null ? "" : " ✓ " + page.date(milestone.reachedOn()));
            case Funding funding ->
                page.t("programme.funding." + funding.source().key()) + ": "
                        + Objects.requireNonNullElse(page.money(funding.planned()), "");
            case Indicator indicator -> indicator.name().in(page.locale());
            default -> value.toString();
        };
    }

    public static String values(Page page, Names names, List<Object> values) {
        if (values.isEmpty()) {
            return page.t("programme.nothing");
        }
        List<String> said = new ArrayList<>();
        values.forEach(value -> said.add(value(page, names, value)));
        return String.join("; ", said);
    }

    private static String number(Map<CommitmentId, String> numbers, CommitmentId id) {
        return Objects.requireNonNullElse(numbers.get(id), id.toString());
    }

    /** The kind that a proposal would have. */
    public static CommitmentKind kindOf(ProposedCommitment body) {
        return switch (body.kind()) {
            case MINISTRY_DUTY -> CommitmentKind.MINISTRY_DUTY;
            case CITY_REQUEST -> CommitmentKind.CITY_REQUEST;
            case LOCAL_DUTY -> CommitmentKind.LOCAL_DUTY;
            case MONITORING -> CommitmentKind.MONITORING;
        };
    }

    /** The sums that a text names, in its own words: from which source they come it seldom says. */
    public static String money(ProposedCommitment body) {
        return body.money().stream()
                .map(sum -> "“" + sum.phrase() + "”")
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
