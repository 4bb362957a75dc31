package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static vn.phusa.programme.SampleCommitments.codes;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.base.Refusal;
import vn.phusa.party.Parties;
import vn.phusa.programme.reading.Proposal;
import vn.phusa.programme.reading.ReadingId;
import vn.phusa.programme.reading.ReadingProblem;
import vn.phusa.programme.reading.Readings;
import vn.phusa.programme.reading.TextRead;
import vn.phusa.shell.ListQuery;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;

/** From a signed text to commitments, with an officer who decides on each proposal. */
@PlatformTest
class ReadingsTest {
    private static final String TEXT = """
            Điều 2. Tổ chức thực hiện
            1. Sở Công Thương chủ trì, phối hợp với Sở Tài chính xây dựng kế hoạch xúc tiến thương mại gạo, hoàn thành \
            trước ngày 30/6/2026.
            2. Sở Nông nghiệp và Môi trường, Sở Công Thương chủ trì rà soát các vùng trồng, hoàn thành trong năm 2026.
            """;

    private final Readings readings;
    private final Programmes programmes;
    private final Parties parties;
    private final Commitments commitments;
    private final MockMvc web;
    private final JdbcClient database;
    private final ProgrammeFixture given;

    @Autowired
    ReadingsTest(
            Readings readings,
            Programmes programmes,
            Commitments commitments,
            Parties parties,
            MockMvc web,
            JdbcClient database) {
        this.parties = parties;
        this.commitments = commitments;
        this.readings = readings;
        this.programmes = programmes;
        this.web = web;
        this.database = database;
        this.given = new ProgrammeFixture(programmes, commitments);
    }

    private TextRead read() {
        ReadingId id =
                readings.read(given.keeper, given.programme, "", null, TEXT).orThrow();
        return again(id);
    }

    private TextRead again(ReadingId id) {
        return readings.view(given.keeper, id).orThrow().text();
    }

    private List<Proposal> proposals(TextRead text) {
        return readings.proposals(given.keeper, text.id(), ListQuery.all())
                .orThrow()
                .rows();
    }

    private List<Proposal> open(TextRead text) {
        return proposals(text).stream()
                .filter(proposal -> proposal.state() == Proposal.State.PROPOSED)
                .toList();
    }

    private List<CommitmentRow> recorded() {
        return programmes.allCommitments(given.keeper, CommitmentFilter.of(given.programme), ListQuery.all());
    }

    @Test
    void everyProposalQuotesTheTextWhereItStands() {
        TextRead text = read();
        assertThat(proposals(text))
                .hasSize(2)
                .allSatisfy(proposal -> assertThat(TEXT.substring(
                                proposal.body().start(), proposal.body().end()))
                        .isEqualTo(proposal.body().quote()));
        assertThat(proposals(text).getFirst().body().leads()).containsExactly("Sở Công Thương");
        assertThat(proposals(text).getFirst().body().due()).isEqualTo("2026-06-30");
    }

    @Test
    void nothingBecomesACommitmentByItself() {
        read();
        assertThat(recorded()).isEmpty();
    }

    @Test
    void anAcceptedProposalIsACommitmentWithItsSource() throws Exception {
        TextRead text = read();
        MockHttpServletResponse answer = web.perform(post("/readings/" + text.id() + "/proposals/1/accept")
                        .param("number", "1")
                        .param("kind", "local-duty")
                        .param("wordingVi", "Lập kế hoạch xúc tiến thương mại gạo")
                        .param("leadWritten", "Sở Công Thương")
                        .param("coordinatorsWritten", "Sở Tài chính")
                        .param("assigner", given.ministry.toString())
                        .param("due", "2026-06-30")
                        .param("quote", proposals(text).getFirst().body().quote())
                        .param("open", "yes")
                        .with(ActingAs.actor(given.keeper)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(recorded()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(CommitmentKind.LOCAL_DUTY);
            assertThat(row.dueOn()).isEqualTo("2026-06-30");
        });
    }

    @Test
    void acceptingThroughTheFrontDoorTiesTheProposalToItsCommitment() {
        TextRead text = read();
        CommitmentId commitment = readings.accept(given.keeper, text.id(), 1, given.terms("1", null), Submission.none())
                .orThrow();
        assertThat(proposals(text).getFirst().commitment()).isEqualTo(commitment);
        assertThat(codes(readings.reject(given.keeper, text.id(), 1))).containsExactly(ReadingProblem.DECIDED);
    }

    @Test
    void aRejectionCanBeTakenBack() {
        TextRead text = read();
        readings.reject(given.keeper, text.id(), 1).orThrow();
        assertThat(open(again(text.id()))).hasSize(1);
        readings.restore(given.keeper, text.id(), 1).orThrow();
        assertThat(open(again(text.id()))).hasSize(2);
    }

    @Test
    void severalLeadsAreSplitIntoOneProposalEach() {
        TextRead text = read();
        readings.splitByLead(given.keeper, text.id(), 2).orThrow();
        assertThat(open(again(text.id())))
                .extracting(proposal -> proposal.body().leads())
                .containsExactlyInAnyOrder(
                        List.of("Sở Công Thương"), List.of("Sở Nông nghiệp và Môi trường"), List.of("Sở Công Thương"));
    }

    @Test
    void twoProposalsMergeIntoOneThatQuotesBoth() {
        TextRead text = read();
        readings.merge(given.keeper, text.id(), 2, 1).orThrow();
        List<Proposal> left = open(again(text.id()));
        assertThat(left).hasSize(1);
        assertThat(left.getFirst().body().quote()).contains("xúc tiến").contains("vùng trồng");
    }

    @Test
    void aCutIsMadeOnlyWhereItIsOffered() {
        TextRead text = read();
        assertThat(codes(readings.splitAt(given.keeper, text.id(), 1, 3))).containsExactly(ReadingProblem.NOT_SPLIT);
        int place = proposals(text).getFirst().cuts().getFirst();
        readings.splitAt(given.keeper, text.id(), 1, place).orThrow();
        assertThat(open(again(text.id()))).hasSize(3);
    }

    @Test
    void onlyWhoKeepsTheProgrammeReadsTextsForIt() {
        assertThat(codes(readings.read(given.officer, given.programme, "", null, TEXT)))
                .containsAnyOf(Refusal.FORBIDDEN, Refusal.NOT_FOUND);
        TextRead text = read();
        assertThat(readings.view(given.cityLeader, text.id()).orThrow().keeps()).isFalse();
        assertThat(codes(readings.view(given.officer, text.id()))).containsAnyOf(Refusal.FORBIDDEN, Refusal.NOT_FOUND);
        assertThat(codes(readings.reject(given.cityLeader, text.id(), 1)))
                .containsAnyOf(Refusal.FORBIDDEN, Refusal.NOT_FOUND);
    }

    @Test
    void thePageShowsTheWordsMarkedBesideTheProposals() throws Exception {
        TextRead text = read();
        String page = web.perform(get("/readings/" + text.id()).with(ActingAs.actor(given.keeper)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("<mark id=\"words-1\"").contains("2 đề xuất chờ quyết định");
        String form = web.perform(get("/readings/" + text.id() + "/proposals/2").with(ActingAs.actor(given.keeper)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(form).contains("Văn bản nêu nhiều đơn vị chủ trì");
    }

    @Test
    void anUploadedTextFileIsReadAndAnImageThatCallsItselfTextIsRefused() throws Exception {
        MockHttpServletResponse empty = web.perform(multipart("/programmes/" + given.programme + "/readings")
                        .file(new MockMultipartFile("file", "van-ban.txt", "text/plain", new byte[] {
                            (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10
                        }))
                        .with(ActingAs.actor(given.keeper)))
                .andReturn()
                .getResponse();
        assertThat(empty.getStatus()).isBetween(400, 422);
        assertThat(readings.of(given.keeper, given.programme).orThrow()).isEmpty();
    }

    /** As many tasks as wanted, each a sentence of its own. */
    private static String tasks(int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(i -> "Sở Nội vụ chủ trì rà soát biên chế đợt " + i + ", báo cáo trước ngày 20/8/2026.")
                .collect(Collectors.joining(" "));
    }

    @Test
    void aTextWithMoreTasksThanAnybodyDecidesOnIsRefusedBeforeAnythingIsStored() throws Exception {
        MockHttpServletResponse answer = web.perform(multipart("/programmes/" + given.programme + "/readings")
                        .file(new MockMultipartFile(
                                "file",
                                "mot-dong.txt",
                                "text/plain",
                                tasks(Readings.MOST_PROPOSALS + 1).getBytes(StandardCharsets.UTF_8)))
                        .with(ActingAs.actor(given.keeper)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(413);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .contains("mỗi lần đọc tối đa 2.000")
                .contains("Chưa lưu gì");
        assertThat(readings.of(given.keeper, given.programme).orThrow()).isEmpty();
    }

    @Test
    void manyProposalsComeInPagesThatDoNotGrowWithTheText() throws Exception {
        ReadingId id = readings.read(given.keeper, given.programme, "", null, tasks(400))
                .orThrow();
        String first = page("/readings/" + id);
        String last = page("/readings/" + id + "?page=8");
        assertThat(first).contains("400 đề xuất chờ quyết định").contains("Trang 1");
        assertThat(last).contains("id=\"proposal-351\"").contains("id=\"proposal-400\"");
        assertThat(first.length()).isLessThan(400_000);
        assertThat(last.length()).isLessThan(400_000);
    }

    @Test
    void aProposalIsMergedWithANeighbourOrWithAnyOtherByItsNumber() throws Exception {
        ReadingId id = readings.read(given.keeper, given.programme, "", null, tasks(60))
                .orThrow();
        assertThat(page("/readings/" + id)).contains("<option value=\"2\">2. ").doesNotContain("<option value=\"60\">");
        MockHttpServletResponse merged = web.perform(post("/readings/" + id + "/proposals/59/merge")
                        .param("other", "58")
                        .param("number", "2")
                        .with(ActingAs.actor(given.keeper)))
                .andReturn()
                .getResponse();
        assertThat(merged.getRedirectedUrl()).isEqualTo("/readings/" + id + "?page=2#proposal-59");
        assertThat(again(id).count(Proposal.State.PROPOSED)).isEqualTo(59);
        assertThat(readings.proposal(given.keeper, id, 2).orThrow().state()).isEqualTo(Proposal.State.REPLACED);
    }

    /** As signed in 2022, before the ministry's departments were merged and renamed. */
    private ProgrammeId signedIn2022() {
        return signedIn2022(List.of(given.ministry, given.city));
    }

    private ProgrammeId signedIn2022(List<PartyId> signatories) {
        Programme.Facts facts = given.facts(null);
        return programmes
                .create(
                        given.keeper,
                        new Programme.Facts(
                                facts.address(),
                                facts.title(),
                                signatories,
                                facts.focalPoint(),
                                List.of(),
                                LocalDate.of(2022, 11, 15),
                                LocalDate.of(2022, 1, 1),
                                LocalDate.of(2025, 12, 31),
                                List.of(),
                                null,
                                true,
                                false),
                        Submission.none())
                .orThrow();
    }

    private static List<String> selected(String page, String field) {
        String select = page.substring(page.indexOf("<select", page.indexOf("for=\"f-" + field + "\"")));
        return Pattern.compile("value=\"(\\d+)\"\\s+selected")
                .matcher(select.substring(0, select.indexOf("</select>")))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static List<String> ticked(String page, String field) {
        return Pattern.compile("name=\"" + field + "\" value=\"(\\d+)\"\\s+checked")
                .matcher(page)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void namesOfTheDayOfSigningAreBoundThoughTheirUnitsHaveGoneSince() throws Exception {
        ReadingId id = readings.read(
                        given.keeper,
                        signedIn2022(),
                        "",
                        null,
                        "1. Vụ Công nghệ cao chủ trì, phối hợp với Vụ Phát triển khoa học và công nghệ địa phương hướng dẫn "
                                + "thành phố xây dựng đề án khu công nghệ cao.\n")
                .orThrow();
        String form = page("/readings/" + id + "/proposals/1");
        assertThat(form).contains("Vụ Công nghệ cao (tên khi ký văn bản)");
        MockHttpServletResponse answer = web.perform(post("/readings/" + id + "/proposals/1/accept")
                        .param("number", "1")
                        .param("kind", "ministry-duty")
                        .param("wordingVi", "Hướng dẫn lập đề án khu công nghệ cao")
                        .param("lead", selected(form, "lead").toArray(String[]::new))
                        .param("coordinators", ticked(form, "coordinators").toArray(String[]::new))
                        .param("assigner", given.city.toString())
                        .with(ActingAs.actor(given.keeper)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(302);
        CommitmentId made = Objects.requireNonNull(
                readings.proposal(given.keeper, id, 1).orThrow().commitment());
        Terms terms =
                commitments.view(given.keeper, made).orThrow().commitment().terms();
        LocalDate then = LocalDate.of(2022, 11, 15);
        assertThat(nameOn(terms.lead(), then)).isEqualTo("Vụ Công nghệ cao");
        assertThat(terms.coordinators())
                .singleElement()
                .satisfies(coordinator -> assertThat(nameOn(coordinator, then))
                        .isEqualTo("Vụ Phát triển khoa học và công nghệ địa phương"));
    }

    @Test
    void aDepartmentNamedWithoutItsProvinceIsThatOfTheProvinceThatSigns() throws Exception {
        ProgrammeId programme = signedIn2022(List.of(
                parties.byKey("most").orElseThrow(), parties.byKey("can-tho").orElseThrow()));
        ReadingId id = readings.read(
                        given.keeper,
                        programme,
                        "",
                        null,
                        "1. Sở Khoa học và Công nghệ chủ trì tổng hợp nhu cầu, hoàn thành trước ngày 30/6/2023.\n")
                .orThrow();
        assertThat(selected(page("/readings/" + id + "/proposals/1"), "lead"))
                .containsExactly(parties.byKey("can-tho-science").orElseThrow().toString());
    }

    private String nameOn(Holder holder, LocalDate day) {
        return holder instanceof Holder.Known(PartyId party)
                ? Objects.requireNonNull(parties.labels(List.of(party), day).get(party))
                        .vietnamese()
                : "?";
    }

    @Test
    void anEnglishWordingThatNobodyWroteIsEmptyAndFollowsTheVietnamese() throws Exception {
        TextRead text = read();
        assertThat(page("/readings/" + text.id() + "/proposals/1"))
                .containsPattern("name=\"wordingEn\"[^>]*></textarea>");
        CommitmentId made = readings.accept(given.keeper, text.id(), 1, given.terms("1", null), Submission.none())
                .orThrow();
        save(made, "Nội dung đầu", "");
        assertThat(page("/commitments/" + made + "/edit")).containsPattern("name=\"wordingEn\"[^>]*></textarea>");
        save(made, "Nội dung đã sửa", "");
        assertThat(wording(made)).isEqualTo(Bilingual.same("Nội dung đã sửa"));
        save(made, "Nội dung đã sửa", "In English");
        save(made, "Nội dung sửa lần nữa", "In English");
        assertThat(wording(made).english()).isEqualTo("In English");
    }

    private Bilingual wording(CommitmentId id) {
        return commitments.view(given.keeper, id).orThrow().commitment().terms().wording();
    }

    private void save(CommitmentId id, String vietnamese, String english) throws Exception {
        long version = commitments.view(given.keeper, id).orThrow().commitment().version();
        assertThat(web.perform(post("/commitments/" + id)
                                .param("version", Long.toString(version))
                                .param("number", "1")
                                .param("kind", "ministry-duty")
                                .param("wordingVi", vietnamese)
                                .param("wordingEn", english)
                                .param("leadWritten", "Sở Công Thương")
                                .param(
                                        "assigner",
                                        parties.byKey("most").orElseThrow().toString())
                                .with(ActingAs.actor(given.keeper)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(302);
    }

    private MockHttpServletResponse acceptChosen(ReadingId id, String... chosen) throws Exception {
        return web.perform(post("/readings/" + id + "/accept")
                        .param("chosen", chosen)
                        .with(ActingAs.actor(given.keeper))
                        .accept("text/html"))
                .andReturn()
                .getResponse();
    }

    @Test
    void chosenProposalsWithOneKnownLeadBecomeCommitmentsInOneAct() throws Exception {
        ReadingId id =
                readings.read(given.keeper, signedIn2022(), "", null, """
                        1. Vụ Công nghệ cao chủ trì hướng dẫn thành phố xây dựng đề án khu công nghệ cao.
                        2. Vụ Phát triển khoa học và công nghệ địa phương chủ trì tổng hợp nhu cầu, hoàn thành trước ngày \
                        30/6/2023.
                        3. Đơn vị Chưa Ai Biết chủ trì lập danh mục thiết bị.
                        """).orThrow();
        String shown = page("/readings/" + id);
        assertThat(shown)
                .contains("id=\"choose-1\"")
                .contains("id=\"choose-2\"")
                .doesNotContain("id=\"choose-3\"");
        assertThat(acceptChosen(id, "1", "2").getStatus()).isEqualTo(302);
        CommitmentId first = Objects.requireNonNull(
                readings.proposal(given.keeper, id, 1).orThrow().commitment());
        CommitmentId second = Objects.requireNonNull(
                readings.proposal(given.keeper, id, 2).orThrow().commitment());
        Commitment made = commitments.view(given.keeper, second).orThrow().commitment();
        assertThat(made.terms().number()).isEqualTo("2");
        assertThat(made.terms().dueOn()).isEqualTo("2023-06-30");
        assertThat(acts(first)).isEqualTo(acts(second));
        assertThat(acceptChosen(id, "1").getStatus()).isEqualTo(409);
    }

    private Object acts(CommitmentId id) {
        return database.sql("select act from programme.commitment_event where commitment_id = :id")
                .param("id", id.value())
                .query(Long.class)
                .list();
    }

    @Test
    void aChosenProposalThatIsNotReadyStopsThemAll() throws Exception {
        TextRead text = read();
        assertThat(acceptChosen(text.id(), "1", "2").getStatus()).isEqualTo(422);
        assertThat(acceptChosen(text.id()).getStatus()).isEqualTo(422);
        assertThat(recorded()).isEmpty();
        assertThat(open(text)).hasSize(2);
    }

    @Test
    void aCommitmentShowsItsPlaceInTheTextToWhoeverSeesIt() throws Exception {
        TextRead text = read();
        Proposal proposal = proposals(text).getFirst();
        Terms plain = given.terms("1", null);
        Terms terms = new Terms(
                plain.number(),
                plain.kind(),
                plain.wording(),
                new SourceClause(
                        proposal.body().quote(),
                        null,
                        "",
                        proposal.body().start(),
                        proposal.body().end()),
                plain.lead(),
                plain.coordinators(),
                plain.assigner(),
                plain.dueOn(),
                plain.dueAsWritten(),
                plain.milestones(),
                plain.indicators(),
                plain.funding(),
                plain.open());
        CommitmentId id = readings.accept(given.keeper, text.id(), 1, terms, Submission.none())
                .orThrow();
        String address = "/commitments/" + id + "/source";
        assertThat(page("/commitments/" + id)).contains(address);
        assertThat(page(address, given.officer)).contains("<mark>").doesNotContain("href=\"/readings/");
        assertThat(page(address, given.cityLeader)).contains("href=\"/readings/" + text.id() + "#proposal-1\"");
        assertThat(answer(address, given.otherOfficer).getStatus()).isEqualTo(404);
        assertThat(page("/api/commitments/" + id))
                .contains("\"reading\":" + text.id())
                .contains("\"start\":" + proposal.body().start());
    }

    @Test
    void whoSeesTheWholeProgrammeReadsItsTextsAndDecidesOnNothing() throws Exception {
        TextRead text = read();
        assertThat(page("/programmes/" + given.programme, given.cityLeader)).contains("/readings/" + text.id());
        assertThat(page("/programmes/" + given.programme + "/readings", given.cityLeader))
                .contains("/readings/" + text.id())
                .doesNotContain("type=\"file\"");
        assertThat(page("/readings/" + text.id(), given.cityLeader))
                .contains("<mark id=\"words-1\"")
                .doesNotContain("/reject\"")
                .doesNotContain("/proposals/1\"");
        assertThat(answer("/readings/" + text.id() + "/proposals/1", given.cityLeader)
                        .getStatus())
                .isEqualTo(403);
        assertThat(answer("/readings/" + text.id(), given.officer).getStatus()).isIn(403, 404);
    }

    @Test
    void aProposalSaysWhomItBenefitsItsMoneyAndItsKindAndTakesMilestones() throws Exception {
        ReadingId id = readings.read(
                        given.keeper,
                        given.programme,
                        "",
                        null,
                        "1. Sở Công Thương chủ trì hỗ trợ Hội Nông dân tỉnh mua máy sấy, kinh phí 2 tỷ đồng.\n")
                .orThrow();
        assertThat(page("/readings/" + id))
                .contains("Đối tượng được hưởng lợi")
                .contains("Hội Nông dân")
                .contains("“2 tỷ đồng”");
        assertThat(page("/readings/" + id + "/proposals/1"))
                .contains("Đối tượng được hưởng lợi")
                .contains("Văn bản nêu “2 tỷ đồng”")
                .contains("name=\"milestoneName\"")
                .contains("name=\"planned-oda\"");
    }

    private MockHttpServletResponse answer(String address, Actor actor) throws Exception {
        return web.perform(get(address).with(ActingAs.actor(actor)).accept("text/html"))
                .andReturn()
                .getResponse();
    }

    private String page(String address, Actor actor) throws Exception {
        return answer(address, actor).getContentAsString(StandardCharsets.UTF_8);
    }

    private String page(String address) throws Exception {
        return web.perform(get(address).with(ActingAs.actor(given.keeper)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void nothingAtAllIsAClearErrorBesideTheField() throws Exception {
        MockHttpServletResponse answer = web.perform(multipart("/programmes/" + given.programme + "/readings")
                        .param("text", "  ")
                        .with(ActingAs.actor(given.keeper)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("Hãy chọn tệp hoặc dán nội dung");
    }
}
