package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.party.Parties;
import vn.phusa.shell.ListQuery;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** Pages and JSON of the programme room. */
@PlatformTest
class ProgrammePagesTest {
    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);

    private final MockMvc web;
    private final Programmes programmes;
    private final Commitments commitments;
    private final Parties parties;
    private final SettableClock clock;
    private final ProgrammeFixture given;

    @Autowired
    ProgrammePagesTest(
            MockMvc web, Programmes programmes, Commitments commitments, Parties parties, SettableClock clock) {
        this.web = web;
        this.programmes = programmes;
        this.commitments = commitments;
        this.parties = parties;
        this.clock = clock;
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

    private MockHttpServletResponse answer(Actor actor, MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(ActingAs.actor(actor)).accept("text/html"))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse json(Actor actor, MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(ActingAs.actor(actor)).accept("application/json"))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private PartyId party(String key) {
        return parties.byKey(key).orElseThrow();
    }

    /** Somebody who keeps the real programme, whose parties have names. */
    private Actor keeper() {
        return ProgrammeFixture.actor("Đầu mối", Role.FOCAL_POINT, party("can-tho-science"));
    }

    private Programme real() {
        return programmes.publicView("can-tho-2022-2025").orThrow().programme();
    }

    @Test
    void everyPageAnswersItsReaderInBothLanguages() throws Exception {
        CommitmentId id = given.reportedDone("1", DUE);
        String programme = "/programmes/" + given.programme;
        for (String path : List.of(
                "/programmes",
                programme,
                programme + "/timeline",
                programme + "/versions",
                programme + "/edit",
                programme + "/commitments/new",
                programme + "/carry-over",
                "/programmes/new",
                "/commitments",
                "/commitments?standing=open-overdue&kind=monitoring&asOf=2026-03-01",
                "/commitments/" + id,
                "/commitments/" + id + "?asOf=2026-03-02",
                "/commitments/" + id + "/edit",
                "/units/" + party("vinatom"),
                "/leader",
                "/leader?programme=" + given.programme,
                "/public/programmes",
                "/public/programmes/can-tho-2022-2025",
                "/public/commitments/" + id)) {
            for (String language : List.of("vi", "en")) {
                MockHttpServletResponse response =
                        answer(given.keeper, get(path).param("lang", language));
                assertThat(response.getStatus()).as("%s in %s", path, language).isEqualTo(200);
                assertThat(text(response))
                        .as("%s in %s says nothing by its key", path, language)
                        .doesNotContainPattern("[>\"]programme\\.[a-z]+[a-z.-]*[<\"]");
            }
        }
    }

    @Test
    void aUnitsPageCountsWhatItLeadsAndSaysBesideItWhatItCoordinates() throws Exception {
        PartyId unit = party("noip");
        commitments
                .raise(
                        given.keeper,
                        given.programme,
                        given.terms("8", DUE).withCoordinators(List.of(new Holder.Known(unit))),
                        Submission.none())
                .orThrow();
        clock.set(DUE.plusDays(1), 9, 0);
        Actor leader = new Actor(
                null,
                null,
                "Lãnh đạo",
                List.of(new Grant(Role.LEADER, new Grant.Everywhere(), null)),
                Actor.Channel.WEB);
        long overdue = programmes.allCommitments(leader, CommitmentFilter.all(), ListQuery.all()).stream()
                .filter(row -> row.lead().is(unit) && row.standing() == Standing.OPEN_OVERDUE)
                .count();
        assertThat(text(answer(leader, get("/units/" + unit))))
                .contains("/units/" + unit + "?lead=" + unit + "&amp;standing=open-overdue\"><b>" + overdue + "</b>")
                .contains("Ngoài ra phối hợp");
    }

    @Test
    void aLeadThatIsNoMoreIsSaidOnThePageOfItsCommitmentWithItsHeir() throws Exception {
        CommitmentId id =
                programmes.allCommitments(keeper(), CommitmentFilter.of(real().id()), ListQuery.all()).stream()
                        .filter(row -> row.lead().is(party("most-market-development")))
                        .findFirst()
                        .orElseThrow()
                        .id();
        assertThat(text(answer(keeper(), get("/commitments/" + id))))
                .contains("không còn hoạt động từ ngày 01/03/2025")
                .contains("href=\"/units/" + party("most-startups") + "\"");
    }

    @Test
    void whatIsLeftIsCarriedOverFromOnePageAndALeadThatIsNoMoreIsMarkedThere() throws Exception {
        CommitmentId id = commitments
                .raise(
                        given.keeper,
                        given.programme,
                        given.terms("9", DUE).withLead(new Holder.Known(party("most-market-development"))),
                        Submission.none())
                .orThrow();
        ProgrammeId next = programmes
                .create(given.keeper, given.facts(given.programme), Submission.none())
                .orThrow();
        String path = "/programmes/" + given.programme + "/carry-over";
        assertThat(text(answer(given.keeper, get(path)))).contains("Không còn hoạt động từ 01/03/2025");
        assertThat(answer(given.officer, get(path)).getStatus()).isIn(403, 404);
        assertThat(answer(given.keeper, post(path).param("to", next.toString())).getStatus())
                .isEqualTo(422);
        MockHttpServletResponse done =
                answer(given.keeper, post(path).param("to", next.toString()).param("commitment", id.toString()));
        assertThat(done.getRedirectedUrl()).isEqualTo("/programmes/" + next);
        assertThat(text(answer(given.keeper, get("/programmes/" + next)))).contains("Việc 9");
    }

    @Test
    void theTitleOfAProgrammeAnswersHowItStands() throws Exception {
        given.assigned("2", DUE);
        given.assigned("3", null);
        clock.set(DUE.plusDays(1), 9, 0);
        assertThat(text(answer(given.keeper, get("/programmes/" + given.programme))))
                .contains("<h1>1 việc quá hạn, 1 việc chưa xác định thời hạn</h1>");
    }

    @Test
    void theRealProgrammeShowsItsCommitmentsWithoutAnAccount() throws Exception {
        String page = text(answer(Actor.visitor(), get("/public/programmes/can-tho-2022-2025")));
        assertThat(page)
                .contains("Không có việc quá hạn, 18 việc chưa xác định thời hạn")
                .contains("Khu công nghệ cao Cần Thơ")
                .contains("≥ 60");
    }

    @Test
    void aReportGoesFromFormToConfirmation() throws Exception {
        CommitmentId id = given.assigned("4", DUE);
        assertThat(answer(given.officer, post("/commitments/" + id + "/do/receive"))
                        .getStatus())
                .isEqualTo(302);
        assertThat(answer(
                                given.officer,
                                post("/commitments/" + id + "/do/report-done")
                                        .param("report-done-text", "Đã ban hành quyết định"))
                        .getStatus())
                .isEqualTo(302);
        assertThat(answer(given.keeper, post("/commitments/" + id + "/do/confirm"))
                        .getStatus())
                .isEqualTo(302);
        assertThat(text(answer(given.officer, get("/commitments/" + id))))
                .contains("Hoàn thành đúng hạn")
                .contains("Đã ban hành quyết định");
    }

    @Test
    void aRefusedReportKeepsWhatWasTypedAndSaysWhyBesideTheField() throws Exception {
        CommitmentId id = given.assigned("5", DUE);
        MockHttpServletResponse response = answer(
                given.officer,
                post("/commitments/" + id + "/do/report")
                        .param("report-text", "Đã làm một nửa")
                        .param("report-percent", "một nửa"));
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(text(response)).contains("Đã làm một nửa").contains("Không phải là số: “một nửa”");
    }

    @Test
    void aUnitIsNotOfferedAndCannotForceAConfirmation() throws Exception {
        CommitmentId id = given.reportedDone("6", DUE);
        assertThat(text(answer(given.officer, get("/commitments/" + id)))).doesNotContain("do/confirm");
        assertThat(answer(given.officer, post("/commitments/" + id + "/do/confirm"))
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void anotherUnitFindsNoSuchPage() throws Exception {
        CommitmentId id = given.assigned("7", DUE);
        assertThat(answer(given.otherOfficer, get("/commitments/" + id)).getStatus())
                .isEqualTo(404);
    }

    @Test
    void theLeadersPageIsForLeaders() throws Exception {
        assertThat(answer(given.cityLeader, get("/leader")).getStatus()).isEqualTo(200);
        assertThat(answer(given.officer, get("/leader")).getStatus()).isEqualTo(403);
        assertThat(answer(Actor.visitor(), get("/leader")).getStatus()).isEqualTo(403);
    }

    private MockHttpServletRequestBuilder form(MockHttpServletRequestBuilder request, String number) {
        return request.param("number", number)
                .param("kind", "city-request")
                .param("wordingVi", "Thử bộ chỉ số")
                .param("lead", party("can-tho").toString())
                .param("assigner", party("most").toString())
                .param("coordinatorsWritten", "các đơn vị liên quan")
                .param("due", "2027-06-30")
                .param("planned-oda", "1.234.567,5")
                .param("milestoneName", "Ký hợp đồng", "")
                .param("milestoneDue", "2027-01-15", "")
                .param("milestoneReached", "", "")
                .param("indicatorVi", "Doanh nghiệp tham gia")
                .param("baseline", "60")
                .param("baselineQualifier", "AT_LEAST")
                .param("baselineSource", "Sở KH&CN");
    }

    @Test
    void aCommitmentIsWrittenAndReadBackWithAllItsParts() throws Exception {
        String number = "n" + System.identityHashCode(this);
        MockHttpServletResponse response =
                answer(keeper(), form(post("/programmes/" + real().id() + "/commitments"), number));
        assertThat(response.getStatus()).isEqualTo(302);
        String where = java.util.Objects.requireNonNull(response.getRedirectedUrl());
        Commitment stored = commitments
                .view(keeper(), new CommitmentId(Long.parseLong(where.substring(where.lastIndexOf('/') + 1))))
                .orThrow()
                .commitment();
        assertThat(stored.terms().dueOn()).isEqualTo(LocalDate.of(2027, 6, 30));
        assertThat(stored.terms().coordinators()).containsExactly(new Holder.Unresolved("các đơn vị liên quan"));
        assertThat(stored.terms().milestones())
                .containsExactly(new Milestone("Ký hợp đồng", LocalDate.of(2027, 1, 15), null));
        assertThat(stored.terms().funding().getFirst().planned().amount()).isEqualByComparingTo("1234567.5");
        assertThat(text(answer(keeper(), get(where))))
                .contains("1.234.567,5 đồng")
                .contains("≥ 60");
        assertThat(text(answer(keeper(), get(where + "/edit")))).contains("Ký hợp đồng");
        commitments.end(keeper(), stored.id(), "Chỉ để thử", Submission.none()).orThrow();
    }

    @Test
    void aLeadThatAlsoCoordinatesIsRefusedAtItsFieldAndNothingIsStored() throws Exception {
        MockHttpServletResponse response = answer(
                keeper(),
                form(post("/programmes/" + real().id() + "/commitments"), "x")
                        .param("coordinators", party("can-tho").toString()));
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(text(response))
                .contains("Cơ quan chủ trì không thể đồng thời là cơ quan phối hợp.")
                .contains("Thử bộ chỉ số");
    }

    @Test
    void aWrongDateIsSaidAtItsField() throws Exception {
        MockHttpServletResponse response = answer(
                keeper(),
                post("/programmes/" + real().id() + "/commitments")
                        .param("number", "x")
                        .param("due", "31/02/2027"));
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(text(response)).contains("Ngày không hợp lệ: “31/02/2027”");
    }

    @Test
    void theSecondEditorSeesTheDifferenceAndMayKeepHisOwn() throws Exception {
        String number = "k" + System.identityHashCode(this);
        Terms terms = new Terms(
                number,
                CommitmentKind.CITY_REQUEST,
                vn.phusa.base.Bilingual.same("Bản đầu"),
                null,
                new Holder.Known(party("can-tho")),
                List.of(),
                party("most"),
                DUE,
                "",
                List.of(),
                List.of(),
                List.of(),
                false);
        CommitmentId id = commitments
                .raise(keeper(), real().id(), terms, Submission.none())
                .orThrow();
        commitments
                .edit(keeper(), id, terms.withDue(DUE.plusDays(9)), new Submission(null, 1L))
                .orThrow();
        MockHttpServletRequestBuilder mine = post("/commitments/" + id)
                .param("version", "1")
                .param("number", number)
                .param("kind", "city-request")
                .param("wordingVi", "Bản của tôi")
                .param("lead", party("can-tho").toString())
                .param("assigner", party("most").toString())
                .param("due", DUE.toString());
        MockHttpServletResponse refused = answer(keeper(), mine);
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(text(refused))
                .contains("Có người khác vừa sửa việc này")
                .contains("09/07/2026")
                .contains("Bản của tôi")
                .contains("name=\"version\" value=\"2\"");
        assertThat(commitments
                        .view(keeper(), id)
                        .orThrow()
                        .commitment()
                        .terms()
                        .wording()
                        .vietnamese())
                .isEqualTo("Bản đầu");
        MockHttpServletRequestBuilder kept = post("/commitments/" + id)
                .param("version", "2")
                .param("number", number)
                .param("kind", "city-request")
                .param("wordingVi", "Bản của tôi")
                .param("lead", party("can-tho").toString())
                .param("assigner", party("most").toString())
                .param("due", DUE.toString());
        assertThat(answer(keeper(), kept).getStatus()).isEqualTo(302);
        assertThat(commitments
                        .view(keeper(), id)
                        .orThrow()
                        .commitment()
                        .terms()
                        .wording()
                        .vietnamese())
                .isEqualTo("Bản của tôi");
        commitments.end(keeper(), id, "Chỉ để thử", Submission.none()).orThrow();
    }

    @Test
    void anEvidenceFileOpensForThoseWhoSeeTheCommitmentOnly() throws Exception {
        CommitmentId id = given.assigned("12", DUE);
        MockHttpServletResponse sent = web.perform(multipart("/commitments/" + id + "/do/add-evidence")
                        .file(new MockMultipartFile(
                                "add-evidence-file",
                                "bien-ban.txt",
                                "text/plain",
                                "Biên bản nghiệm thu".getBytes(StandardCharsets.UTF_8)))
                        .with(ActingAs.actor(given.officer))
                        .accept("text/html"))
                .andReturn()
                .getResponse();
        assertThat(sent.getStatus()).isEqualTo(302);
        Evidence evidence = commitments
                .view(given.officer, id)
                .orThrow()
                .commitment()
                .evidence()
                .getFirst();
        assertThat(evidence.name()).isEqualTo("bien-ban.txt");
        String file = "/documents/" + evidence.document() + "/file";
        assertThat(answer(given.cityLeader, get(file)).getStatus()).isEqualTo(200);
        assertThat(answer(given.otherOfficer, get(file)).getStatus()).isEqualTo(404);
    }

    @Test
    void theListComesAsAFile() throws Exception {
        given.assigned("8", DUE);
        MockHttpServletResponse csv = answer(given.keeper, get("/programmes/" + given.programme + "?format=csv"));
        assertThat(text(csv)).contains("Việc 8").contains("2026-06-30");
        MockHttpServletResponse xlsx = answer(given.keeper, get("/programmes/" + given.programme + "?format=xlsx"));
        assertThat(xlsx.getContentAsByteArray()).startsWith('P', 'K');
    }

    // ---- JSON

    @Test
    void theApiAnswersThePublicPartWithoutCredentialsAndKeepsTheRest() throws Exception {
        CommitmentId id = given.assigned("9", DUE);
        commitments
                .reportProgress(given.officer, id, null, 30, "Ghi chú nội bộ", "Vướng vốn", null, Submission.none())
                .orThrow();
        String open = text(json(Actor.visitor(), get("/api/commitments/" + id)));
        assertThat(open).contains("\"number\":\"9\"").doesNotContain("Ghi chú nội bộ");
        String whole = text(json(given.officer, get("/api/commitments/" + id)));
        assertThat(whole).contains("Ghi chú nội bộ");
        assertThat(text(json(Actor.visitor(), get("/api/programmes/" + real().id() + "/commitments?size=10"))))
                .contains("\"total\":18");
    }

    @Test
    void theApiRefusesTheOtherSideAndSaysWhy() throws Exception {
        CommitmentId id = given.reportedDone("10", DUE);
        MockHttpServletResponse response = json(
                given.officer,
                post("/api/commitments/" + id + "/confirm")
                        .contentType("application/json")
                        .content("{}"));
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(text(response)).contains("programme.holder-cannot-confirm");
        assertThat(json(given.otherOfficer, post("/api/commitments/" + id + "/receive"))
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void aRepeatedApiRequestActsOnce() throws Exception {
        CommitmentId id = given.assigned("11", DUE);
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            MockHttpServletResponse response = json(
                    given.officer,
                    post("/api/commitments/" + id + "/progress")
                            .header("Idempotency-Key", key)
                            .contentType("application/json")
                            .content("{\"percent\":20,\"text\":\"Bắt đầu\"}"));
            assertThat(response.getStatus()).isEqualTo(200);
        }
        assertThat(commitments.view(given.officer, id).orThrow().commitment().version())
                .isEqualTo(3);
    }

    @Test
    void theCountsThatATextStatesAreOfferedKeptAndEdited() throws Exception {
        MockHttpServletResponse read = answer(
                given.keeper,
                post("/programmes/new/text")
                        .param("focalPoint", given.focalPoint.toString())
                        .param("text", """
                        CHƯƠNG TRÌNH
                        Phối hợp hoạt động khoa học và công nghệ giai đoạn 2026 - 2028

                        Hiện nay thành phố có hơn 60 tổ chức khoa học và công nghệ.
                        1. Sở Công Thương chủ trì xây dựng kế hoạch, hoàn thành trước ngày 30/6/2027.
                        """));
        assertThat(read.getStatus()).isEqualTo(302);
        String form = text(answer(given.keeper, get(String.valueOf(read.getRedirectedUrl()))));
        assertThat(form).containsPattern("name=\"baseline\" value=\"60\"").contains("selected>≥");

        String stored = String.valueOf(answer(
                        given.keeper,
                        post("/programmes")
                                .param("titleVi", "Chương trình có số đếm")
                                .param("address", "co-so-dem")
                                .param("parties", given.city.toString())
                                .param("focalPoint", given.focalPoint.toString())
                                .param("indicatorVi", "Tổ chức khoa học và công nghệ")
                                .param("baseline", "60")
                                .param("baselineQualifier", "AT_LEAST")
                                .param("baselineSource", "Văn bản ký"))
                .getRedirectedUrl());
        ProgrammeId id = new ProgrammeId(Long.parseLong(stored.substring(stored.lastIndexOf('/') + 1)));
        assertThat(counts(id)).containsExactly("Tổ chức khoa học và công nghệ ≥ 60");
        assertThat(text(answer(given.keeper, get("/programmes/" + id + "/edit"))))
                .contains("Tổ chức khoa học và công nghệ");

        MockHttpServletResponse put = json(
                given.keeper,
                put("/api/programmes/" + id + "/indicators")
                        .contentType("application/json")
                        .content("""
                                {"indicators":[{"name":{"vi":"Tổ chức trung gian"},
                                 "baseline":{"value":14,"source":"Văn bản ký"}}]}"""));
        assertThat(put.getStatus()).as(text(put)).isEqualTo(200);
        assertThat(counts(id)).containsExactly("Tổ chức trung gian = 14");
        assertThat(json(
                                given.officer,
                                put("/api/programmes/" + id + "/indicators")
                                        .contentType("application/json")
                                        .content("{\"indicators\":[]}"))
                        .getStatus())
                .isIn(403, 404);
    }

    private List<String> counts(ProgrammeId id) {
        return programmes.view(given.keeper, id).orThrow().programme().facts().indicators().stream()
                .map(indicator -> {
                    Figure figure = indicator.periods().getFirst().baseline();
                    return indicator.name().vietnamese() + " "
                            + (figure == null ? "?" : figure.qualifier().sign() + " " + figure.value());
                })
                .toList();
    }
}
