package vn.phusa.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Money;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;

/**
 * What was promised: everything about a commitment that an editor may write.
 *
 * @param number as the programme numbers it: "3", "a"; 1 to 20 characters, once in a programme
 * @param kind what sort of promise
 * @param wording the platform's own wording, 1 to 2,000 characters each
 * @param source where it stands in the signed text; null while that is not known
 * @param lead the one lead (cơ quan chủ trì), or a placeholder
 * @param coordinators those that help (cơ quan phối hợp); never the lead, nobody twice
 * @param assigner who gave it, and who therefore confirms completion (cơ quan giao)
 * @param dueOn last day; null: not set
 * @param dueAsWritten the deadline in the text's own words ("trong quý III"); empty: none
 * @param milestones in order
 * @param indicators results to be seen
 * @param funding at most one line for each source
 * @param open whether the public may read it
 */
public record Terms(
        String number,
        CommitmentKind kind,
        Bilingual wording,
        @Nullable SourceClause source,
        Holder lead,
        List<Holder> coordinators,
        PartyId assigner,
        @Nullable LocalDate dueOn,
        String dueAsWritten,
        List<Milestone> milestones,
        List<Indicator> indicators,
        List<Funding> funding,
        boolean open) {
    public static final int LONGEST_NUMBER = 20;
    public static final int LONGEST_WORDING = 2_000;
    public static final int LONGEST_NAME = 300;
    public static final int MOST_OF_ANYTHING = 100;

    public Terms {
        coordinators = List.copyOf(coordinators);
        milestones = List.copyOf(milestones);
        indicators = List.copyOf(indicators);
        funding = List.copyOf(funding);
    }

    public Terms withLead(Holder other) {
        return new Terms(
                number,
                kind,
                wording,
                source,
                other,
                coordinators,
                assigner,
                dueOn,
                dueAsWritten,
                milestones,
                indicators,
                funding,
                open);
    }

    public Terms withCoordinators(List<Holder> others) {
        return new Terms(
                number,
                kind,
                wording,
                source,
                lead,
                others,
                assigner,
                dueOn,
                dueAsWritten,
                milestones,
                indicators,
                funding,
                open);
    }

    public Terms withDue(@Nullable LocalDate other) {
        return new Terms(
                number,
                kind,
                wording,
                source,
                lead,
                coordinators,
                assigner,
                other,
                dueAsWritten,
                milestones,
                indicators,
                funding,
                open);
    }

    public Terms withMilestones(List<Milestone> others) {
        return new Terms(
                number,
                kind,
                wording,
                source,
                lead,
                coordinators,
                assigner,
                dueOn,
                dueAsWritten,
                others,
                indicators,
                funding,
                open);
    }

    public Terms withFunding(List<Funding> others) {
        return new Terms(
                number,
                kind,
                wording,
                source,
                lead,
                coordinators,
                assigner,
                dueOn,
                dueAsWritten,
                milestones,
                indicators,
                others,
                open);
    }

    Terms withIndicators(List<Indicator> others) {
        return new Terms(
                number,
                kind,
                wording,
                source,
                lead,
                coordinators,
                assigner,
                dueOn,
                dueAsWritten,
                milestones,
                others,
                funding,
                open);
    }

    /** Everything that is wrong with these terms; empty when they may be stored. */
    public List<Problem> problems() {
        return Stream.of(
                        text("number", number, LONGEST_NUMBER, true),
                        text("wordingVi", wording.vietnamese(), LONGEST_WORDING, true),
                        text("wordingEn", wording.english(), LONGEST_WORDING, false),
                        text("dueAsWritten", dueAsWritten, LONGEST_NAME, false),
                        text("quote", source == null ? "" : source.quote(), SourceClause.LONGEST_QUOTE, false),
                        oneLead(),
                        coordinatorsApart(),
                        assignerApart(),
                        milestoneNames(),
                        indicatorPeriods(),
                        moneyLines())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Problem> text(String field, String given, int longest, boolean required) {
        if (required && given.isBlank()) {
            return List.of(Problem.at(field, Refusal.REQUIRED));
        }
        return given.length() > longest ? List.of(Problem.at(field, Refusal.TOO_LONG, longest)) : List.of();
    }

    /** NĐ 191/2026/NĐ-CP art 2(2): each task has one lead; where it is not known, the text's words stand for it. */
    private List<Problem> oneLead() {
        return lead instanceof Holder.Unresolved(String asWritten)
                ? asWritten.isEmpty()
                        ? List.of(Problem.at("lead", ProgrammeProblem.LEAD_MISSING))
                        : text("lead", asWritten, Holder.LONGEST_TEXT, true)
                : List.of();
    }

    private List<Problem> coordinatorsApart() {
        List<Problem> found = new ArrayList<>();
        for (int i = 0; i < coordinators.size(); i++) {
            Holder coordinator = coordinators.get(i);
            if (coordinator.sameAs(lead)) {
                found.add(Problem.at("coordinators", ProgrammeProblem.LEAD_IS_COORDINATOR));
            }
            if (coordinators.subList(0, i).stream().anyMatch(coordinator::sameAs)) {
                found.add(Problem.at("coordinators", ProgrammeProblem.COORDINATOR_TWICE));
            }
            if (coordinator instanceof Holder.Unresolved(String asWritten)) {
                found.addAll(text("coordinators", asWritten, Holder.LONGEST_TEXT, true));
            }
        }
        if (coordinators.size() > MOST_OF_ANYTHING) {
            found.add(Problem.at("coordinators", Refusal.OUT_OF_RANGE, 0, MOST_OF_ANYTHING));
        }
        return found.stream().distinct().toList();
    }

    /** Completion is confirmed by the assigner, never by the holder, so they cannot be the same. */
    private List<Problem> assignerApart() {
        return lead.is(assigner) ? List.of(Problem.at("assigner", ProgrammeProblem.ASSIGNER_IS_LEAD)) : List.of();
    }

    private List<Problem> milestoneNames() {
        List<Problem> found = new ArrayList<>();
        milestones.forEach(milestone -> found.addAll(text("milestones", milestone.name(), LONGEST_NAME, true)));
        if (milestones.size() > MOST_OF_ANYTHING) {
            found.add(Problem.at("milestones", Refusal.OUT_OF_RANGE, 0, MOST_OF_ANYTHING));
        }
        return found.stream().distinct().toList();
    }

    private List<Problem> indicatorPeriods() {
        return problemsOf(indicators);
    }

    /** What is wrong with indicators, whether of a commitment or of a whole programme. */
    static List<Problem> problemsOf(List<Indicator> indicators) {
        List<Problem> found = new ArrayList<>();
        for (Indicator indicator : indicators) {
            found.addAll(text("indicators", indicator.name().vietnamese(), LONGEST_NAME, true));
            for (Indicator.Period period : indicator.periods()) {
                if (period.from() != null
                        && period.to() != null
                        && period.from().isAfter(period.to())) {
                    found.add(Problem.at("indicators", ProgrammeProblem.PERIOD_REVERSED));
                }
            }
        }
        if (indicators.size() > MOST_OF_ANYTHING) {
            found.add(Problem.at("indicators", Refusal.OUT_OF_RANGE, 0, MOST_OF_ANYTHING));
        }
        return found.stream().distinct().toList();
    }

    private List<Problem> moneyLines() {
        List<Problem> found = new ArrayList<>();
        Set<Funding.Source> seen = EnumSet.noneOf(Funding.Source.class);
        for (Funding line : funding) {
            if (!seen.add(line.source())) {
                found.add(Problem.at("funding", ProgrammeProblem.SOURCE_TWICE));
            }
            if (negative(line.planned()) || negative(line.committed()) || negative(line.disbursed())) {
                found.add(Problem.at("funding", ProgrammeProblem.NEGATIVE_MONEY));
            }
        }
        return found.stream().distinct().toList();
    }

    private static boolean negative(@Nullable Money money) {
        return money != null && money.amount().signum() < 0;
    }
}
