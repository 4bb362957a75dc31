package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.phusa.programme.SampleCommitments.codes;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Grant;
import vn.phusa.base.Outcome;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.shell.ListQuery;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** The front door on a real database: who may, what is kept, what the database itself refuses. */
@PlatformTest
class CommitmentsTest {
    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);

    private final Programmes programmes;
    private final Commitments commitments;
    private final CarryOvers carryOvers;
    private final SettableClock clock;
    private final JdbcClient database;
    private final ProgrammeFixture given;

    @Autowired
    CommitmentsTest(
            Programmes programmes,
            Commitments commitments,
            CarryOvers carryOvers,
            SettableClock clock,
            JdbcClient database) {
        this.programmes = programmes;
        this.commitments = commitments;
        this.carryOvers = carryOvers;
        this.clock = clock;
        this.database = database;
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
        this.given = new ProgrammeFixture(programmes, commitments);
    }

    @BeforeEach
    void inMarch() {
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private Commitment now(CommitmentId id) {
        return commitments.view(given.keeper, id).orThrow().commitment();
    }

    private CommitmentRow row(CommitmentId id) {
        return programmes.allCommitments(given.keeper, CommitmentFilter.of(given.programme), ListQuery.all()).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    // ---- the life, end to end

    @Test
    void reportedOnTheDueDateAndConfirmedThreeDaysLaterCountsAsOnTimeEverywhere() {
        CommitmentId id = given.assigned("1", DUE);
        clock.set(DUE, 16, 0);
        commitments
                .reportDone(given.officer, id, null, "Đã xong", Submission.none())
                .orThrow();
        clock.set(LocalDate.of(2026, 7, 3), 9, 0);
        commitments.confirm(given.keeper, id, "", Submission.none()).orThrow();
        assertThat(row(id).standing()).isEqualTo(Standing.DONE_ON_TIME);
        assertThat(now(id).standing(LocalDate.of(2026, 7, 3))).isEqualTo(Standing.DONE_ON_TIME);
    }

    @Test
    void aReturnedReportThatIsMadeAgainAfterTheDueDateIsLate() {
        CommitmentId id = given.assigned("2", DUE);
        clock.set(DUE, 16, 0);
        commitments
                .reportDone(given.officer, id, null, "Đã xong", Submission.none())
                .orThrow();
        clock.set(LocalDate.of(2026, 7, 2), 9, 0);
        commitments
                .giveBack(given.keeper, id, "Thiếu số liệu", Submission.none())
                .orThrow();
        clock.set(LocalDate.of(2026, 7, 5), 9, 0);
        commitments
                .reportDone(given.officer, id, null, "Đã bổ sung", Submission.none())
                .orThrow();
        commitments.confirm(given.keeper, id, "", Submission.none()).orThrow();
        assertThat(row(id).standing()).isEqualTo(Standing.DONE_LATE);
    }

    @Test
    void anExtensionShowsBothDueDatesInLists() {
        CommitmentId id = given.assigned("3", DUE);
        LocalDate later = DUE.plusMonths(2);
        commitments
                .askExtension(given.officer, id, later, "Chờ vốn", Submission.none())
                .orThrow();
        commitments.grantExtension(given.keeper, id, later, Submission.none()).orThrow();
        assertThat(row(id).dueOn()).isEqualTo(later);
        assertThat(row(id).originalDueOn()).isEqualTo(DUE);
        assertThat(row(id).extended()).isTrue();
    }

    @Test
    void whatTheFocalPointRecordsForAUnitIsMarkedAsSuch() {
        CommitmentId id = given.assigned("4", DUE);
        commitments
                .reportProgress(given.keeper, id, null, 40, "Đơn vị báo qua điện thoại", "", null, Submission.none())
                .orThrow();
        HistoryEntry last =
                commitments.view(given.keeper, id).orThrow().history().getLast();
        assertThat(last.onBehalfOf()).isEqualTo(given.unit);
        assertThat(last.actorName()).isEqualTo("Đầu mối");
    }

    @Test
    void theFocalPointMayDateAPaperReportBackButAUnitMayNot() {
        CommitmentId id = given.assigned("5", DUE);
        clock.set(DUE.plusDays(3), 9, 0);
        assertThat(codes(commitments.reportDone(given.officer, id, DUE, "Đã xong", Submission.none())))
                .containsExactly(ProgrammeProblem.REPORT_IS_OF_TODAY);
        commitments
                .reportDone(given.keeper, id, DUE, "Công văn đến ngày 30/6", Submission.none())
                .orThrow();
        assertThat(row(id).standing()).isEqualTo(Standing.OPEN_IN_TIME);
    }

    @Test
    void whatWasAssignedAndDoneOnPaperInTimeIsOnTimeThoughItIsEnteredLate() {
        clock.set(DUE.plusDays(20), 9, 0);
        CommitmentId id = given.raise("46", DUE);
        assertThat(codes(commitments.assign(given.keeper, id, LocalDate.of(2025, 12, 31), Submission.none())))
                .containsExactly(ProgrammeProblem.BEFORE_SIGNING);
        assertThat(codes(commitments.assign(given.keeper, id, DUE.plusDays(21), Submission.none())))
                .containsExactly(ProgrammeProblem.DATE_IN_FUTURE);
        commitments
                .assign(given.keeper, id, LocalDate.of(2026, 3, 10), Submission.none())
                .orThrow();
        commitments.receive(given.officer, id, Submission.none()).orThrow();
        assertThat(codes(commitments.reportDone(
                        given.keeper, id, LocalDate.of(2026, 3, 9), "Công văn", Submission.none())))
                .containsExactly(ProgrammeProblem.DATE_TOO_EARLY);
        commitments
                .reportDone(given.keeper, id, DUE, "Công văn ngày 30/6", Submission.none())
                .orThrow();
        commitments.confirm(given.keeper, id, "", Submission.none()).orThrow();
        assertThat(row(id).standing()).isEqualTo(Standing.DONE_ON_TIME);
        assertThat(row(id).assignedOn()).isEqualTo("2026-03-10");
    }

    @Test
    void aReportThatLeavesThePercentOutTakesNothingBack() {
        CommitmentId id = given.assigned("45", DUE);
        commitments
                .reportProgress(given.officer, id, null, 56, "Đã mua sắm", "", Confidence.GREEN, Submission.none())
                .orThrow();
        commitments
                .reportProgress(given.officer, id, null, null, "Đang lắp đặt", "", null, Submission.none())
                .orThrow();
        assertThat(row(id).percent()).isEqualTo(56);
        assertThat(row(id).selfRating()).isEqualTo(Confidence.GREEN);
        assertThat(now(id).progress()).extracting(report -> report.text()).isEqualTo("Đang lắp đặt");
    }

    // ---- who may

    @Test
    void aUnitCannotSeeAnotherUnitsCommitment() {
        CommitmentId id = given.assigned("6", DUE);
        assertThat(codes(commitments.view(given.otherOfficer, id))).containsExactly(Refusal.NOT_FOUND);
        assertThat(programmes.allCommitments(given.otherOfficer, CommitmentFilter.of(given.programme), ListQuery.all()))
                .isEmpty();
    }

    @Test
    void aUnitSeesWhatItLeadsAndWhatItCoordinates() {
        CommitmentId led = given.raise("7", DUE);
        CommitmentId helped = commitments
                .raise(
                        given.keeper,
                        given.programme,
                        given.terms("8", DUE).withCoordinators(List.of(new Holder.Known(given.otherUnit))),
                        Submission.none())
                .orThrow();
        assertThat(commitments.view(given.officer, led)).isInstanceOf(Outcome.Accepted.class);
        assertThat(commitments.view(given.otherOfficer, helped)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aCoordinatorReadsButDoesNotReport() {
        CommitmentId id = commitments
                .raise(
                        given.keeper,
                        given.programme,
                        given.terms("9", DUE).withCoordinators(List.of(new Holder.Known(given.otherUnit))),
                        Submission.none())
                .orThrow();
        commitments.assign(given.keeper, id, Submission.none()).orThrow();
        assertThat(codes(commitments.receive(given.otherOfficer, id, Submission.none())))
                .containsExactly(Refusal.FORBIDDEN);
    }

    @Test
    void aUnitCannotConfirmItsOwnWork() {
        CommitmentId id = given.reportedDone("10", DUE);
        assertThat(codes(commitments.confirm(given.officer, id, "", Submission.none())))
                .containsExactly(ProgrammeProblem.HOLDER_CANNOT_CONFIRM);
    }

    @Test
    void aLeaderWhoAlsoWorksForTheLeadCannotConfirm() {
        CommitmentId id = given.reportedDone("11", DUE);
        List<vn.phusa.base.Grant> both = new ArrayList<>(given.keeper.grants());
        both.addAll(given.officer.grants());
        Actor twoHats = new Actor(null, null, "Kiêm nhiệm", both, Actor.Channel.WEB);
        assertThat(codes(commitments.confirm(twoHats, id, "", Submission.none())))
                .containsExactly(ProgrammeProblem.HOLDER_CANNOT_CONFIRM);
    }

    @Test
    void theFocalPointCannotConfirmWhatItLeadsItself() {
        Terms own = given.terms("12", DUE).withLead(new Holder.Known(given.focalPoint));
        CommitmentId id = commitments
                .raise(given.keeper, given.programme, own, Submission.none())
                .orThrow();
        commitments.assign(given.keeper, id, Submission.none()).orThrow();
        commitments
                .reportDone(given.keeper, id, null, "Đã xong", Submission.none())
                .orThrow();
        assertThat(codes(commitments.confirm(given.keeper, id, "", Submission.none())))
                .containsExactly(ProgrammeProblem.HOLDER_CANNOT_CONFIRM);
    }

    /** As the officer of the only focal point there is: the role counts over all organisations. */
    private static Actor everywhere(Role role) {
        return new Actor(
                new AccountId(987_654),
                null,
                "Cán bộ đầu mối",
                List.of(new Grant(role, new Grant.Everywhere(), null)),
                Actor.Channel.WEB);
    }

    @Test
    void aFocalPointWhoseRoleCountsEverywhereCannotConfirmWhatTheFocalPointLeads() {
        Actor keeper = everywhere(Role.FOCAL_POINT);
        Terms own = given.terms("43", DUE).withLead(new Holder.Known(given.focalPoint));
        CommitmentId id = commitments
                .raise(keeper, given.programme, own, Submission.none())
                .orThrow();
        commitments.assign(keeper, id, Submission.none()).orThrow();
        commitments
                .askExtension(keeper, id, DUE.plusDays(9), "Chờ vốn", Submission.none())
                .orThrow();
        assertThat(codes(commitments.grantExtension(keeper, id, DUE.plusDays(9), Submission.none())))
                .containsExactly(ProgrammeProblem.HOLDER_CANNOT_CONFIRM);
        commitments.reportDone(keeper, id, null, "Đã xong", Submission.none()).orThrow();
        assertThat(codes(commitments.confirm(keeper, id, "", Submission.none())))
                .containsExactly(ProgrammeProblem.HOLDER_CANNOT_CONFIRM);
        assertThat(commitments.view(keeper, id).orThrow().may())
                .doesNotContain(CommitmentView.Verb.CONFIRM, CommitmentView.Verb.GRANT_EXTENSION);
        assertThat(commitments.confirm(everywhere(Role.LEADER), id, "", Submission.none()))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void whatTheFocalPointDecidesForTheAssignerIsMarkedAsSuchAndWhatALeaderDecidesIsNot() {
        CommitmentId id = given.reportedDone("44", DUE);
        Actor keeper = everywhere(Role.FOCAL_POINT);
        commitments.giveBack(keeper, id, "Thiếu số liệu", Submission.none()).orThrow();
        assertThat(last(id).onBehalfOf()).isEqualTo(given.ministry);
        commitments
                .reportDone(given.officer, id, null, "Đã bổ sung", Submission.none())
                .orThrow();
        commitments.confirm(everywhere(Role.LEADER), id, "", Submission.none()).orThrow();
        assertThat(last(id).onBehalfOf()).isNull();
    }

    private HistoryEntry last(CommitmentId id) {
        return commitments.view(given.keeper, id).orThrow().history().getLast();
    }

    @Test
    void aLeaderReadsTheWholeProgrammeButDoesNotKeepIt() {
        CommitmentId id = given.assigned("13", DUE);
        assertThat(commitments.view(given.cityLeader, id)).isInstanceOf(Outcome.Accepted.class);
        assertThat(codes(commitments.edit(given.cityLeader, id, given.terms("13", DUE), Submission.none())))
                .containsExactly(Refusal.FORBIDDEN);
    }

    @Test
    void anAuditorReadsAllAndChangesNothing() {
        CommitmentId id = given.reportedDone("14", DUE);
        assertThat(commitments.view(given.auditor, id).orThrow().may()).isEmpty();
        assertThat(codes(commitments.confirm(given.auditor, id, "", Submission.none())))
                .containsExactly(Refusal.FORBIDDEN);
    }

    @Test
    void thePublicSeesTheOpenPartAndCannotAct() {
        CommitmentId open = given.assigned("15", DUE);
        assertThat(codes(commitments.view(Actor.visitor(), open))).containsExactly(Refusal.NOT_FOUND);
        assertThat(commitments.publicView(open).orThrow().history()).isEmpty();
        assertThat(codes(commitments.receive(Actor.visitor(), open, Submission.none())))
                .containsExactly(Refusal.FORBIDDEN);
    }

    @Test
    void whatIsNotOpenIsHiddenFromThePublic() {
        Terms closed = new Terms(
                "16",
                CommitmentKind.CITY_REQUEST,
                Bilingual.same("Việc nội bộ"),
                null,
                new Holder.Known(given.unit),
                List.of(),
                given.ministry,
                null,
                "",
                List.of(),
                List.of(),
                List.of(),
                false);
        CommitmentId id = commitments
                .raise(given.keeper, given.programme, closed, Submission.none())
                .orThrow();
        assertThat(codes(commitments.publicView(id))).containsExactly(Refusal.NOT_FOUND);
        assertThat(programmes
                        .publicCommitments(CommitmentFilter.of(given.programme), ListQuery.all())
                        .rows())
                .noneMatch(row -> row.id().equals(id));
    }

    @Test
    void onlyTheKeeperRaisesCommitments() {
        assertThat(codes(commitments.raise(given.officer, given.programme, given.terms("17", DUE), Submission.none())))
                .containsExactly(Refusal.FORBIDDEN);
    }

    // ---- twice, and two at once

    @Test
    void aDoubleClickRecordsOnce() {
        CommitmentId id = given.assigned("18", DUE);
        Submission click = ProgrammeFixture.click();
        commitments.receive(given.officer, id, click).orThrow();
        commitments.receive(given.officer, id, click).orThrow();
        assertThat(now(id).version()).isEqualTo(3);
    }

    @Test
    void aDoubleClickOnNewMakesOneCommitment() {
        Submission click = ProgrammeFixture.click();
        CommitmentId first = commitments
                .raise(given.keeper, given.programme, given.terms("19", DUE), click)
                .orThrow();
        CommitmentId second = commitments
                .raise(given.keeper, given.programme, given.terms("19", DUE), click)
                .orThrow();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void manyClicksAtTheSameMomentRecordOnce() throws Exception {
        CommitmentId id = given.assigned("20", DUE);
        Submission click = ProgrammeFixture.click();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Outcome<Commitment>>> answers = new ArrayList<>();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                answers.add(workers.submit(() -> {
                    start.await();
                    return commitments.reportProgress(given.officer, id, null, 10, "Đã bắt đầu", "", null, click);
                }));
            }
            start.countDown();
            for (Future<Outcome<Commitment>> answer : answers) {
                assertThat(answer.get()).isInstanceOf(Outcome.Accepted.class);
            }
        }
        assertThat(now(id).version()).isEqualTo(3);
    }

    @Test
    void theSecondEditorIsToldAndNothingIsOverwritten() {
        CommitmentId id = given.raise("21", DUE);
        long seen = now(id).version();
        Terms first = given.terms("21", DUE.plusDays(1));
        Terms second = given.terms("21", DUE.plusDays(2));
        commitments.edit(given.keeper, id, first, new Submission(null, seen)).orThrow();
        assertThat(codes(commitments.edit(given.keeper, id, second, new Submission(null, seen))))
                .containsExactly(Refusal.CHANGED_MEANWHILE);
        assertThat(now(id).dueOn()).isEqualTo(DUE.plusDays(1));
        assertThat(commitments.atVersion(given.keeper, id, seen).orThrow().dueOn())
                .isEqualTo(DUE);
    }

    @Test
    void aNumberStandsOnceInAProgramme() {
        given.raise("22", DUE);
        assertThat(codes(commitments.raise(given.keeper, given.programme, given.terms("22", DUE), Submission.none())))
                .containsExactly(ProgrammeProblem.NUMBER_TAKEN);
    }

    // ---- the network

    @Test
    void aCircleOfDependenciesIsRefusedAndNamed() {
        CommitmentId a = given.raise("23", DUE);
        CommitmentId b = given.raise("24", DUE);
        CommitmentId c = given.raise("25", DUE);
        Dependency.Type type = Dependency.Type.FINISH_TO_START;
        commitments
                .dependOn(given.keeper, b, new Dependency(a, type, 0), Submission.none())
                .orThrow();
        commitments
                .dependOn(given.keeper, c, new Dependency(b, type, 5), Submission.none())
                .orThrow();
        Outcome<Commitment> closing =
                commitments.dependOn(given.keeper, a, new Dependency(c, type, 0), Submission.none());
        assertThat(closing)
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        refused -> assertThat(refused.problems().getFirst())
                                .hasToString(
                                        "Problem[code=CIRCULAR_DEPENDENCY, field=predecessor, arguments=[23 → 25 → 24 → 23]]"));
    }

    @Test
    void linksStandOnBothSides() {
        CommitmentId duty = given.raise("26", DUE);
        CommitmentId request = given.raise("27", DUE);
        commitments.link(given.keeper, request, duty, Submission.none()).orThrow();
        assertThat(now(duty).links()).containsExactly(request);
        assertThat(now(request).links()).containsExactly(duty);
        commitments.unlink(given.keeper, duty, request, Submission.none()).orThrow();
        assertThat(now(request).links()).isEmpty();
    }

    @Test
    void whatIsLeftGoesOnInTheNextProgramme() {
        CommitmentId old = given.assigned("28", DUE);
        ProgrammeId next = programmes
                .create(given.keeper, given.facts(given.programme), Submission.none())
                .orThrow();
        CommitmentId continued = commitments
                .carryOver(given.keeper, old, next, null, Submission.none())
                .orThrow();
        assertThat(now(old).life()).isEqualTo(new Life.CarriedOver(LocalDate.of(2026, 3, 2), continued));
        assertThat(now(continued).carriedOverFrom()).isEqualTo(old);
        assertThat(now(continued).dueOn()).isEqualTo(DUE);
    }

    @Test
    void manyGoOnInTheNextProgrammeAsOneActOrNoneOfThem() {
        CommitmentId first = given.assigned("47", DUE);
        CommitmentId second = given.assigned("48", null);
        ProgrammeId next = programmes
                .create(given.keeper, given.facts(given.programme), Submission.none())
                .orThrow();
        CommitmentId inTheWay = commitments
                .raise(given.keeper, next, given.terms("48", DUE), Submission.none())
                .orThrow();
        assertThat(codes(carryOvers.carryOver(given.keeper, given.programme, next, List.of(first, second))))
                .containsExactly(ProgrammeProblem.NUMBER_TAKEN);
        assertThat(now(first).life()).isInstanceOf(Life.Assigned.class);
        commitments
                .edit(given.keeper, inTheWay, given.terms("49", DUE), Submission.none())
                .orThrow();
        assertThat(codes(carryOvers.carryOver(given.officer, given.programme, next, List.of(first))))
                .containsExactly(Refusal.FORBIDDEN);
        List<CommitmentId> continued = carryOvers
                .carryOver(given.keeper, given.programme, next, List.of(second, first))
                .orThrow();
        assertThat(now(continued.getFirst()).carriedOverFrom()).isEqualTo(first);
        assertThat(now(continued.getLast()).carriedOverFrom()).isEqualTo(second);
        assertThat(now(first).life()).isInstanceOf(Life.CarriedOver.class);
        assertThat(database.sql("""
                                select count(distinct e.act) from programme.commitment_event e
                                 where e.commitment_id = any (?) and e.kind in ('CarriedOver', 'Raised')
                                   and e.commitment_id not in (?, ?)""")
                        .params(
                                continued.stream().map(CommitmentId::value).toArray(Long[]::new),
                                first.value(),
                                second.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    // ---- what was known when

    @Test
    void listsAndCommitmentsCanBeReadAsTheyWereKnownAtAMoment() {
        CommitmentId id = given.assigned("29", DUE);
        Instant before = clock.instant();
        clock.advance(Duration.ofDays(1));
        commitments
                .reportDone(given.officer, id, null, "Đã xong", Submission.none())
                .orThrow();
        clock.advance(Duration.ofDays(1));
        commitments.confirm(given.keeper, id, "", Submission.none()).orThrow();
        assertThat(commitments
                        .view(given.keeper, id, before)
                        .orThrow()
                        .commitment()
                        .life()
                        .stage())
                .isEqualTo(Life.Stage.ASSIGNED);
        assertThat(programmes.allCommitments(
                        given.keeper, CommitmentFilter.of(given.programme).asOf(before), ListQuery.all()))
                .filteredOn(row -> row.id().equals(id))
                .extracting(CommitmentRow::stage)
                .containsExactly(Life.Stage.ASSIGNED);
        assertThat(row(id).stage()).isEqualTo(Life.Stage.CONFIRMED);
    }

    @Test
    void twoVersionsOfAProgrammeDifferInWhatTheAmendmentChanged() {
        CommitmentId id = given.raise("30", DUE);
        Programme.Amendment signed = programmes
                .amend(given.keeper, given.programme, "Bản ký", LocalDate.of(2026, 3, 2), Submission.none())
                .orThrow();
        clock.advance(Duration.ofDays(30));
        commitments
                .edit(given.keeper, id, given.terms("30", DUE.plusMonths(1)), Submission.none())
                .orThrow();
        CommitmentId added = given.raise("31", null);
        Programme.Amendment amended = programmes
                .amend(given.keeper, given.programme, "Phụ lục 01", LocalDate.of(2026, 4, 1), Submission.none())
                .orThrow();
        List<Differences.OfCommitment> found = programmes
                .differences(given.keeper, given.programme, signed.recordedAt(), amended.recordedAt())
                .orThrow();
        assertThat(amended.number()).isEqualTo(signed.number() + 1);
        assertThat(found).extracting(Differences.OfCommitment::id).containsExactly(id, added);
        assertThat(found.getFirst().changes())
                .containsExactly(new Change("due", List.of(DUE), List.of(DUE.plusMonths(1))));
        assertThat(found.getLast().before()).isNull();
    }

    @Test
    void theRowSaysWhatTheHistoryAddsUpTo() {
        CommitmentId id = given.reportedDone("32", DUE);
        Commitment rebuilt = now(id);
        CommitmentRow row = row(id);
        assertThat(row.stage()).isEqualTo(rebuilt.life().stage());
        assertThat(row.dueOn()).isEqualTo(rebuilt.dueOn());
        assertThat(row.lead()).isEqualTo(rebuilt.terms().lead());
        assertThat(row.assignedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    // ---- counts

    @Test
    void acrossProgrammesADraftCountsOnlyWhatSomebodyHasBeenGiven() {
        ProgrammeId draft = programmes
                .create(given.keeper, given.facts(null), Submission.none())
                .orThrow();
        CommitmentId drafted = commitments
                .raise(given.keeper, draft, given.terms("1", DUE), Submission.none())
                .orThrow();
        assertThat(programmes.allCommitments(given.keeper, CommitmentFilter.all(), ListQuery.all()))
                .extracting(CommitmentRow::id)
                .doesNotContain(drafted);
        assertThat(programmes.allCommitments(given.keeper, CommitmentFilter.of(draft), ListQuery.all()))
                .extracting(CommitmentRow::id)
                .containsExactly(drafted);
        commitments.assign(given.keeper, drafted, Submission.none()).orThrow();
        assertThat(programmes.allCommitments(given.keeper, CommitmentFilter.all(), ListQuery.all()))
                .extracting(CommitmentRow::id)
                .contains(drafted);
    }

    @Test
    void everyCountIsTheLengthOfItsList() {
        given.raise("33", DUE);
        given.assigned("34", null);
        given.reportedDone("35", DUE);
        clock.set(DUE.plusDays(45), 9, 0);
        given.raise("36", DUE.plusDays(50));
        CommitmentFilter all = CommitmentFilter.of(given.programme);
        Overview overview = programmes.overview(given.keeper, all);
        for (Standing standing : Standing.values()) {
            CommitmentFilter filter = new CommitmentFilter(
                    given.programme,
                    null,
                    null,
                    false,
                    null,
                    null,
                    standing,
                    false,
                    null,
                    null,
                    null,
                    null,
                    false,
                    false,
                    "",
                    null,
                    null);
            assertThat(programmes
                            .commitments(given.keeper, filter, ListQuery.all())
                            .total())
                    .as(standing.key())
                    .isEqualTo(overview.count(standing));
        }
        for (int i = 0; i < Overview.AGES.size(); i++) {
            int[] age = Overview.AGES.get(i);
            CommitmentFilter filter = new CommitmentFilter(
                    given.programme,
                    null,
                    null,
                    false,
                    null,
                    null,
                    null,
                    false,
                    null,
                    null,
                    age[0],
                    age[1] == 0 ? null : age[1],
                    false,
                    false,
                    "",
                    null,
                    null);
            assertThat(programmes
                            .commitments(given.keeper, filter, ListQuery.all())
                            .total())
                    .as("overdue from %d days", age[0])
                    .isEqualTo(overview.overdueByAge().get(i));
        }
        assertThat(overview.count(Standing.OPEN_OVERDUE)).isPositive();
        assertThat(overview.overdueByAge().get(1)).isPositive();
    }

    @Test
    void theDatabaseAndTheRulesDeriveTheSameStatus() {
        List<Life> lives = List.of(
                new Life.NotAssigned(),
                new Life.Assigned(DUE),
                new Life.Received(DUE),
                new Life.InProgress(DUE),
                new Life.ReportedDone(DUE),
                new Life.ReportedDone(DUE.plusDays(1)),
                new Life.Returned(DUE, "Thiếu"),
                new Life.Confirmed(DUE, DUE.plusDays(3)),
                new Life.Confirmed(DUE.plusDays(1), DUE.plusDays(3)),
                new Life.Suspended(DUE, "Chờ", new Life.Received(DUE)),
                new Life.CarriedOver(DUE, new CommitmentId(9)),
                new Life.NotInForce(DUE, "Thôi"));
        for (Life life : lives) {
            for (LocalDate due : new LocalDate[] {null, DUE}) {
                for (LocalDate today : List.of(DUE.minusDays(1), DUE, DUE.plusDays(1))) {
                    LocalDate done = life instanceof Life.ReportedDone(LocalDate on)
                            ? on
                            : life instanceof Life.Confirmed(LocalDate on, LocalDate confirmed) ? on : null;
                    String derived = database.sql(
                                    "select programme.standing(?, cast(? as date), cast(? as date), cast(? as date))")
                            .params(life.stage().key(), due, done, today)
                            .query(String.class)
                            .single();
                    assertThat(derived)
                            .as("%s, due %s, on %s", life, due, today)
                            .isEqualTo(Standing.of(life, due, today).key());
                }
            }
        }
    }

    @Test
    void searchingFindsWithAndWithoutDiacritics() {
        Terms named = given.terms("37", DUE);
        Terms park = new Terms(
                "38",
                named.kind(),
                new Bilingual("Thành lập Khu công nghệ cao", "Set up the high-tech park"),
                null,
                named.lead(),
                List.of(),
                named.assigner(),
                DUE,
                "",
                List.of(),
                List.of(),
                List.of(),
                true);
        CommitmentId id = commitments
                .raise(given.keeper, given.programme, park, Submission.none())
                .orThrow();
        for (String text :
                List.of("khu công nghệ", "cong nghe cao", "HIGH-TECH", "ca\u0309o cao".replace("ca\u0309o ", ""))) {
            CommitmentFilter filter = new CommitmentFilter(
                    given.programme,
                    null,
                    null,
                    false,
                    null,
                    null,
                    null,
                    false,
                    null,
                    null,
                    null,
                    null,
                    false,
                    false,
                    text,
                    null,
                    null);
            assertThat(programmes.allCommitments(given.keeper, filter, ListQuery.all()))
                    .as(text)
                    .extracting(CommitmentRow::id)
                    .containsExactly(id);
        }
    }

    // ---- the ledger

    @Test
    void everythingThatHappensIsAnActOfTheLedger() {
        CommitmentId id = given.reportedDone("42", DUE);
        assertThat(database.sql(
                                "select kind from ledger.leaf where subject = ? and kind like 'programme.%' order by leaf_index")
                        .param("programme.commitment/" + id)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "programme.commitment-raised",
                        "programme.commitment-assigned",
                        "programme.commitment-received",
                        "programme.completion-reported");
    }

    // ---- what the database itself refuses

    @Test
    void theDatabaseRefusesACoordinatorWhoLeads() {
        CommitmentId id = given.raise("39", DUE);
        assertThatThrownBy(() -> database.sql(
                                "update programme.commitment set coordinator_ids = array[lead_id] where id = ?")
                        .param(id.value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("coordinator_is_not_the_lead");
    }

    @Test
    void theDatabaseRefusesACommitmentWithoutExactlyOneLead() {
        CommitmentId id = given.raise("40", DUE);
        assertThatThrownBy(() -> database.sql("update programme.commitment set lead_id = null where id = ?")
                        .param(id.value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("one_lead");
    }

    @Test
    void theDatabaseRefusesToRewriteHistory() {
        CommitmentId id = given.raise("41", DUE);
        assertThatThrownBy(() -> database.sql(
                                "update programme.commitment_event set actor_name = 'ai đó' where commitment_id = ?")
                        .param(id.value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }
}
