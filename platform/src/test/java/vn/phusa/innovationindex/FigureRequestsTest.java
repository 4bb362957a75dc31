package vn.phusa.innovationindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Qualifier;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.document.DocumentId;
import vn.phusa.document.Documents;
import vn.phusa.document.SampleFiles;
import vn.phusa.duty.Duties;
import vn.phusa.duty.DutyProblem;
import vn.phusa.duty.DutyRow;
import vn.phusa.duty.Life;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** Figures are asked for, delivered with evidence, checked, and accepted or returned. */
@PlatformTest
class FigureRequestsTest {
    private final PartyId keeperUnit = IndexFixture.party();
    private final PartyId unit = IndexFixture.party();
    private final Actor keeper = IndexFixture.actor("Đầu mối", Role.FOCAL_POINT, keeperUnit);
    private final Actor officer = IndexFixture.actor("Cán bộ đơn vị", Role.UNIT_OFFICER, unit);
    private final Actor stranger = IndexFixture.actor("Cán bộ đơn vị khác", Role.UNIT_OFFICER, IndexFixture.party());

    private final Indices indices;
    private final FigureRequests requests;
    private final Presets presets;
    private final Duties duties;
    private final Documents documents;
    private final SettableClock clock;

    @Autowired
    FigureRequestsTest(
            Indices indices,
            FigureRequests requests,
            Presets presets,
            Duties duties,
            Documents documents,
            SettableClock clock) {
        this.indices = indices;
        this.requests = requests;
        this.presets = presets;
        this.duties = duties;
        this.documents = documents;
        this.clock = clock;
    }

    @BeforeEach
    void inAugust() {
        clock.set(LocalDate.of(2026, 8, 3), 9, 0);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private Edition edition() {
        return indices.create(
                        keeper,
                        IndexFixture.edition(
                                IndexFixture.code(),
                                keeperUnit,
                                IndexFixture.FRAME,
                                IndexFixture.DATA,
                                presets.text("gii")))
                .orThrow();
    }

    private FigureRequest asked(Edition edition) {
        return requests.ask(keeper, edition.id(), List.of("patents"), "can-tho", unit, LocalDate.of(2026, 8, 30))
                .orThrow()
                .getFirst();
    }

    private static Figure figure(double value, int year, String note) {
        return new Figure(value, Qualifier.EXACTLY, year, false, false, "Cục Sở hữu trí tuệ", note);
    }

    private static FigureRequests.Proof proof() {
        return new FigureRequests.Proof(
                "don.pdf", new ByteArrayInputStream(SampleFiles.pdf(List.of(List.of("24 đơn")))));
    }

    private static List<Problem> problems(Outcome<?> outcome) {
        return outcome instanceof Outcome.Rejected<?>(List<Problem> problems) ? problems : List.of();
    }

    private DutyRow duty(FigureRequest request) {
        return duties.about("innovationindex", request.id().toString()).getFirst();
    }

    @Test
    void whoIsAskedHasADutyWithTheDeadline() {
        FigureRequest request = asked(edition());
        assertThat(duty(request).holder()).isEqualTo(unit);
        assertThat(duty(request).dueOn()).isEqualTo(LocalDate.of(2026, 8, 30));
        assertThat(duties.workList(officer))
                .anySatisfy(item -> assertThat(item.duty().title()).contains("Đơn sáng chế"));
    }

    @Test
    void aDeliveredFigureIsAcceptedAndGoesIntoTheDraftsData() {
        Edition edition = edition();
        FigureRequest request = asked(edition);
        requests.submit(officer, request.id(), figure(30, 2025, ""), proof(), null)
                .orThrow();
        assertThat(duty(request).life()).isEqualTo(Life.REPORTED);
        requests.accept(keeper, request.id(), "").orThrow();
        assertThat(duty(request).life()).isEqualTo(Life.CONFIRMED);
        Indices.Shown shown =
                indices.computed(keeper, edition.series(), 2025, Choice.OWN).orThrow();
        assertThat(Objects.requireNonNull(shown.result()).data().values().at("can-tho", "patents"))
                .isEqualTo(30);
        EditionVersion version = indices.versions(shown.edition()).getFirst();
        assertThat(version.what()).isEqualTo("data");
        assertThat(version.result()).isEqualTo(Fingerprint.of(shown.result().scoresFile()));
    }

    @Test
    void aReturnedFigureComesBackWithItsReasonAndCanBeDeliveredAgainWithTheSameFile() {
        FigureRequest request = asked(edition());
        requests.submit(officer, request.id(), figure(30, 2025, ""), proof(), null)
                .orThrow();
        assertThat(problems(requests.giveBack(keeper, request.id(), " ")))
                .extracting(Problem::code)
                .containsExactly(IndexProblem.REASON_NEEDED);
        requests.giveBack(keeper, request.id(), "Thiếu đơn giải pháp hữu ích").orThrow();
        assertThat(duty(request).life()).isEqualTo(Life.RECEIVED);
        FigureRequests.View view = requests.view(officer, request.id()).orThrow();
        assertThat(view.request().state()).isEqualTo(FigureRequest.State.RETURNED);
        assertThat(view.enters()).isTrue();
        assertThat(view.events().getLast().note()).isEqualTo("Thiếu đơn giải pháp hữu ích");
        requests.submit(officer, request.id(), figure(33, 2025, ""), null, null).orThrow();
        assertThat(requests.view(keeper, request.id()).orThrow().checks()).isTrue();
    }

    @Test
    void aFigureWithoutEvidenceIsRefused() {
        FigureRequest request = asked(edition());
        assertThat(problems(requests.submit(officer, request.id(), figure(30, 2025, ""), null, null)))
                .extracting(Problem::code)
                .containsExactly(IndexProblem.EVIDENCE_NEEDED);
        assertThat(requests.view(officer, request.id()).orThrow().request().state())
                .isEqualTo(FigureRequest.State.ASKED);
    }

    @Test
    void evidenceThatIsNoSafeFileRefusesTheFigureAsAWhole() {
        FigureRequest request = asked(edition());
        Outcome<FigureRequest> outcome = requests.submit(
                officer,
                request.id(),
                figure(30, 2025, ""),
                new FigureRequests.Proof("chay.exe", new ByteArrayInputStream(SampleFiles.program())),
                null);
        assertThat(problems(outcome)).isNotEmpty();
        assertThat(requests.view(officer, request.id()).orThrow().events()).hasSize(1);
    }

    @Test
    void whatCannotBeRightIsRefused() {
        FigureRequest request = asked(edition());
        assertThat(problems(requests.submit(officer, request.id(), figure(-1, 2025, ""), proof(), null)))
                .extracting(Problem::code)
                .containsExactly(IndexProblem.OUT_OF_RANGE);
        assertThat(problems(requests.submit(officer, request.id(), figure(30, 2026, ""), proof(), null)))
                .extracting(Problem::code)
                .containsExactly(IndexProblem.DATA_YEAR_AHEAD);
    }

    @Test
    void whatStandsOutMustBeExplained() {
        FigureRequest request = asked(edition());
        assertThat(problems(requests.submit(officer, request.id(), figure(30, 2021, ""), proof(), null)))
                .extracting(Problem::code)
                .containsExactly(IndexProblem.EXPLAIN_WHAT_STANDS_OUT);
        requests.submit(officer, request.id(), figure(30, 2021, "Chưa có số mới hơn"), proof(), null)
                .orThrow();
        assertThat(requests.view(keeper, request.id()).orThrow().findings())
                .containsExactly(new FigureCheck.Finding.Stale(2021));
    }

    @Test
    void nobodyButTheUnitEntersAndNobodyButTheAskerChecks() {
        FigureRequest request = asked(edition());
        assertThat(problems(requests.submit(stranger, request.id(), figure(30, 2025, ""), proof(), null)))
                .extracting(Problem::code)
                .containsExactly(Refusal.NOT_FOUND);
        assertThat(problems(requests.submit(keeper, request.id(), figure(30, 2025, ""), proof(), null)))
                .extracting(Problem::code)
                .containsExactly(Refusal.FORBIDDEN);
        requests.submit(officer, request.id(), figure(30, 2025, ""), proof(), null)
                .orThrow();
        assertThat(problems(requests.accept(officer, request.id(), "")))
                .extracting(Problem::code)
                .containsExactly(Refusal.FORBIDDEN);
        assertThat(problems(requests.ask(
                        officer, request.edition(), List.of("poverty"), "can-tho", unit, LocalDate.of(2026, 8, 30))))
                .extracting(Problem::code)
                .containsExactly(Refusal.NOT_FOUND);
        assertThat(requests.list(stranger))
                .noneSatisfy(view -> assertThat(view.request().id()).isEqualTo(request.id()));
    }

    @Test
    void whoeverEnteredAFigureDoesNotAcceptIt() {
        FigureRequest request = asked(edition());
        Actor both = new Actor(
                officer.account(),
                null,
                "Kiêm nhiệm",
                List.of(officer.grants().getFirst(), keeper.grants().getFirst()),
                Actor.Channel.WEB);
        requests.submit(both, request.id(), figure(30, 2025, ""), proof(), null).orThrow();
        assertThat(problems(requests.accept(both, request.id(), "")))
                .extracting(Problem::code)
                .containsExactly(IndexProblem.OWN_FIGURE);
    }

    @Test
    void evidenceIsOpenToWhoeverSeesTheRequestAndToNobodyElse() {
        FigureRequest request = asked(edition());
        requests.submit(officer, request.id(), figure(30, 2025, ""), proof(), null)
                .orThrow();
        DocumentId evidence = Objects.requireNonNull(Objects.requireNonNull(
                        requests.view(keeper, request.id()).orThrow().latest())
                .evidence());
        assertThat(documents.open(keeper, evidence)).isInstanceOf(Outcome.Accepted.class);
        assertThat(documents.open(Actor.visitor(), evidence)).isInstanceOf(Outcome.Rejected.class);
        assertThat(documents.open(stranger, evidence)).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void collectedFiguresStayUnderEmbargoUntilTheyAreOpened() {
        Edition edition = edition();
        FigureRequest request = asked(edition);
        requests.submit(officer, request.id(), figure(30, 2025, ""), proof(), null)
                .orThrow();
        requests.accept(keeper, request.id(), "").orThrow();
        assertThat(requests.publicFigures(Actor.visitor(), edition)).isEmpty();
        assertThat(requests.publicFigures(keeper, edition)).hasSize(1);
        requests.open(keeper, edition.id(), clock.instant().plusSeconds(3600)).orThrow();
        assertThat(requests.publicFigures(Actor.visitor(), edition)).isEmpty();
        clock.advance(java.time.Duration.ofHours(2));
        assertThat(requests.publicFigures(Actor.visitor(), edition))
                .singleElement()
                .satisfies(open -> {
                    assertThat(open.figure().value()).isEqualTo(30);
                    assertThat(open.evidence()).isNull();
                });
    }

    @Test
    void whatIsReturnedInTheWorkListIsReturnedHereToo() {
        FigureRequest request = asked(edition());
        requests.submit(officer, request.id(), figure(30, 2025, ""), proof(), null)
                .orThrow();
        duties.returnForRework(keeper, duty(request).id(), "Sai năm").orThrow();
        assertThat(requests.view(officer, request.id()).orThrow().request().state())
                .isEqualTo(FigureRequest.State.RETURNED);
    }

    @Test
    void aWordInTheWorkListClosesNothing() {
        FigureRequest request = asked(edition());
        assertThat(problems(duties.reportDone(officer, duty(request).id(), "Xong", null)))
                .extracting(Problem::code)
                .containsExactly(DutyProblem.HAND_IN);
        assertThat(duties.workList(officer))
                .filteredOn(item -> item.duty().id().equals(duty(request).id()))
                .allSatisfy(item -> assertThat(item.handIn()).isTrue())
                .hasSize(1);
        requests.submit(officer, request.id(), figure(30, 2025, ""), proof(), null)
                .orThrow();
        assertThat(problems(duties.confirm(keeper, duty(request).id(), "")))
                .extracting(Problem::code)
                .containsExactly(DutyProblem.CHECK_WHAT_WAS_HANDED_IN);
        Duties.May may = duties.file(keeper, duty(request).id()).orThrow().may();
        assertThat(may.confirm()).isFalse();
        assertThat(may.giveBack()).isTrue();
        requests.accept(keeper, request.id(), "").orThrow();
        assertThat(duty(request).life()).isEqualTo(Life.CONFIRMED);
    }
}
