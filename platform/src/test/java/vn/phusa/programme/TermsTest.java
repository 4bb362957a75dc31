package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phusa.programme.SampleCommitments.LEAD;
import static vn.phusa.programme.SampleCommitments.OTHER_UNIT;
import static vn.phusa.programme.SampleCommitments.terms;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Money;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;

/** What may be written as a commitment. */
class TermsTest {

    @Test
    void aCoordinatorCannotBeTheLead() {
        Terms both = terms().withCoordinators(List.of(new Holder.Known(LEAD)));
        assertThat(both.problems()).containsExactly(Problem.at("coordinators", ProgrammeProblem.LEAD_IS_COORDINATOR));
    }

    @Test
    void aPlaceholderCannotCoordinateWhatItLeads() {
        Terms both = terms().withLead(new Holder.Unresolved("Đơn vị đầu mối"))
                .withCoordinators(List.of(new Holder.Unresolved("đơn vị đầu mối")));
        assertThat(both.problems()).containsExactly(Problem.at("coordinators", ProgrammeProblem.LEAD_IS_COORDINATOR));
    }

    @Test
    void nobodyCoordinatesTwice() {
        Terms twice = terms().withCoordinators(List.of(new Holder.Known(OTHER_UNIT), new Holder.Known(OTHER_UNIT)));
        assertThat(twice.problems()).containsExactly(Problem.at("coordinators", ProgrammeProblem.COORDINATOR_TWICE));
    }

    @Test
    void aCommitmentWithoutADeadlineIsFine() {
        assertThat(terms().problems()).isEmpty();
    }

    @Test
    void thereIsAlwaysALead() {
        assertThat(terms().withLead(new Holder.Unresolved("  ")).problems())
                .containsExactly(Problem.at("lead", ProgrammeProblem.LEAD_MISSING));
    }

    @Test
    void theLeadCannotBeTheOneWhoWillConfirm() {
        assertThat(terms().withLead(new Holder.Known(SampleCommitments.ASSIGNER))
                        .problems())
                .containsExactly(Problem.at("assigner", ProgrammeProblem.ASSIGNER_IS_LEAD));
    }

    @Test
    void theSameWordsInAnotherUnicodeFormAreTheSamePlaceholder() {
        Holder composed = new Holder.Unresolved("các đơn vị");
        Holder decomposed = new Holder.Unresolved("ca\u0301c \u0111\u01a1n vi\u0323");
        assertThat(composed.sameAs(decomposed)).isTrue();
    }

    @Test
    void wordingThatIsMissingOrTooLongIsSaidAtItsField() {
        Terms wrong = new Terms(
                "",
                CommitmentKind.CITY_REQUEST,
                new Bilingual("", "x".repeat(Terms.LONGEST_WORDING + 1)),
                null,
                new Holder.Known(LEAD),
                List.of(),
                SampleCommitments.ASSIGNER,
                null,
                "",
                List.of(),
                List.of(),
                List.of(),
                false);
        assertThat(wrong.problems())
                .containsExactly(
                        Problem.at("number", Refusal.REQUIRED),
                        Problem.at("wordingVi", Refusal.REQUIRED),
                        Problem.at("wordingEn", Refusal.TOO_LONG, Terms.LONGEST_WORDING));
    }

    @Test
    void moneyIsNeverNegativeAndASourceStandsOnce() {
        Funding owing = new Funding(Funding.Source.ODA, Money.dong(-1), null, null);
        Terms terms = new Terms(
                "1",
                CommitmentKind.CITY_REQUEST,
                Bilingual.same("Vườn ươm"),
                null,
                new Holder.Known(LEAD),
                List.of(),
                SampleCommitments.ASSIGNER,
                null,
                "",
                List.of(),
                List.of(new Indicator(
                        Bilingual.same("Doanh nghiệp"),
                        "",
                        "",
                        List.of(new Indicator.Period(
                                LocalDate.of(2026, 2, 1), LocalDate.of(2026, 1, 1), null, null, null)))),
                List.of(owing, owing),
                false);
        assertThat(terms.problems())
                .containsExactly(
                        Problem.at("indicators", ProgrammeProblem.PERIOD_REVERSED),
                        Problem.at("funding", ProgrammeProblem.NEGATIVE_MONEY),
                        Problem.at("funding", ProgrammeProblem.SOURCE_TWICE));
    }

    @Test
    void differencesNameEveryFieldThatChanged() {
        Terms later = SampleCommitments.termsDueOn(LocalDate.of(2026, 6, 30))
                .withCoordinators(List.of(new Holder.Unresolved("các đơn vị liên quan")));
        assertThat(Differences.between(terms(), later))
                .containsExactly(
                        new Change("coordinators", List.of(), List.of(new Holder.Unresolved("các đơn vị liên quan"))),
                        new Change("due", List.of(), List.of(LocalDate.of(2026, 6, 30))));
    }
}
