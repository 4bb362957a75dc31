package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.phusa.access.OneTimeLinks;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.party.NameGiven;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** A unit without an account answers through a link: once, about one commitment, in its own name. */
@PlatformTest
class AnswerLinksTest {
    private static final AtomicInteger VISITORS = new AtomicInteger();
    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);

    private final MockMvc web;
    private final Commitments commitments;
    private final AnswerLinks answers;
    private final OneTimeLinks links;
    private final SettableClock clock;
    private final ProgrammeFixture given;
    private final PartyId unit;

    @Autowired
    AnswerLinksTest(
            MockMvc web,
            Programmes programmes,
            Commitments commitments,
            AnswerLinks answers,
            OneTimeLinks links,
            Parties parties,
            SettableClock clock) {
        this.web = web;
        this.commitments = commitments;
        this.answers = answers;
        this.links = links;
        this.clock = clock;
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
        this.given = new ProgrammeFixture(programmes, commitments);
        this.unit = parties.register(
                        Actor.platform(),
                        new NewOrganisation(
                                new NameGiven(
                                        "Trạm Khuyến nông Cồn Sơn",
                                        "",
                                        "",
                                        OrganisationKind.OTHER,
                                        null,
                                        vn.phusa.party.Evidence.NONE),
                                null,
                                null,
                                "tram-con-son@cantho.example"))
                .orThrow();
    }

    /** A commitment led by a unit that nobody has an account for. */
    private CommitmentId assigned(String number) {
        Terms terms = given.terms(number, DUE).withLead(new Holder.Known(unit));
        CommitmentId id = commitments
                .raise(given.keeper, given.programme, terms, Submission.none())
                .orThrow();
        commitments.assign(given.keeper, id, Submission.none()).orThrow();
        return id;
    }

    @BeforeEach
    void inMarch() {
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private String link(CommitmentId id) {
        return answers.send(given.keeper, id).orThrow().path();
    }

    /** A visitor of an address of its own: links are rationed by address. */
    private static RequestPostProcessor somebody() {
        String address = "10.20." + VISITORS.incrementAndGet() / 250 + "." + (1 + VISITORS.get() % 250);
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    private MockHttpServletResponse open(String link) throws Exception {
        return web.perform(get(link).with(somebody()).accept("text/html"))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse send(String link, String... fields) throws Exception {
        MockMultipartHttpServletRequestBuilder request = multipart(link);
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return web.perform(request.with(csrf()).with(somebody()).accept("text/html"))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private CommitmentView view(CommitmentId id) {
        return commitments.view(given.keeper, id).orThrow();
    }

    @Test
    void aVisitorWithTheLinkReportsForTheUnitAndTheHistorySaysHow() throws Exception {
        CommitmentId id = assigned("1");
        String link = link(id);
        MockHttpServletResponse page = open(link);
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.getHeader("Cache-Control")).contains("no-store");
        assertThat(text(page)).contains("Việc 1").contains("30/06/2026");

        assertThat(send(link, "what", "progress", "text", "Đã họp triển khai", "percent", "20")
                        .getRedirectedUrl())
                .startsWith("/answer/done");
        HistoryEntry last = view(id).history().getLast();
        assertThat(last.event()).isInstanceOf(CommitmentEvent.ProgressReported.class);
        assertThat(last.channel()).isEqualTo(Actor.Channel.ONE_TIME_LINK);
        assertThat(last.account()).isNull();
        String shown = text(web.perform(get("/commitments/" + id)
                        .with(ActingAs.actor(given.keeper))
                        .accept("text/html"))
                .andReturn()
                .getResponse());
        assertThat(shown).contains("trả lời qua liên kết một lần");
    }

    @Test
    void aUsedLinkSaysSoAndDoesNothingMore() throws Exception {
        CommitmentId id = assigned("2");
        String link = link(id);
        send(link, "what", "receive");
        long version = view(id).commitment().version();
        assertThat(open(link).getStatus()).isEqualTo(410);
        assertThat(text(open(link))).contains("Liên kết này không còn dùng được");
        assertThat(send(link, "what", "progress", "text", "Lần nữa").getStatus())
                .isEqualTo(410);
        assertThat(view(id).commitment().version()).isEqualTo(version);
    }

    @Test
    void aLinkExpires() throws Exception {
        String link = link(assigned("3"));
        clock.set(LocalDate.of(2026, 4, 2), 9, 0);
        assertThat(open(link).getStatus()).isEqualTo(410);
    }

    @Test
    void aRefusedAnswerKeepsTheLinkAndWhatWasTyped() throws Exception {
        CommitmentId id = assigned("4");
        String link = link(id);
        MockHttpServletResponse refused = send(link, "what", "extension", "text", "Chờ vốn", "newDue", "31/02/2026");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("Ngày không hợp lệ").contains("Chờ vốn");
        MockHttpServletResponse earlier = send(link, "what", "extension", "text", "Chờ vốn", "newDue", "2026-06-01");
        assertThat(earlier.getStatus()).isEqualTo(422);
        assertThat(send(link).getStatus()).as("nothing chosen").isEqualTo(422);
        assertThat(send(link, "what", "extension", "text", "Chờ vốn", "newDue", "2026-09-30")
                        .getStatus())
                .isEqualTo(302);
        assertThat(view(id).commitment().extension()).isNotNull();
    }

    @Test
    void completionComesWithItsFileAndWaitsForConfirmation() throws Exception {
        CommitmentId id = assigned("5");
        String link = link(id);
        MockHttpServletResponse sent = web.perform(multipart(link)
                        .file(new MockMultipartFile(
                                "file",
                                "bien-ban.txt",
                                "text/plain",
                                "Biên bản nghiệm thu".getBytes(StandardCharsets.UTF_8)))
                        .param("what", "done")
                        .param("text", "Đã nghiệm thu")
                        .with(csrf())
                        .with(somebody())
                        .accept("text/html"))
                .andReturn()
                .getResponse();
        assertThat(sent.getStatus()).isEqualTo(302);
        assertThat(view(id).commitment().life()).isInstanceOf(Life.ReportedDone.class);
        Evidence evidence = view(id).commitment().evidence().getFirst();
        assertThat(evidence.name()).isEqualTo("bien-ban.txt");
        assertThat(web.perform(get("/documents/" + evidence.document() + "/file")
                                .with(ActingAs.actor(given.keeper)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void aFileThatIsNotWhatItsNameSaysIsRefusedAndNothingIsStored() throws Exception {
        CommitmentId id = assigned("6");
        String link = link(id);
        MockHttpServletResponse refused = web.perform(multipart(link)
                        .file(new MockMultipartFile(
                                "file", "bien-ban.pdf", "application/pdf", new byte[] {'M', 'Z', 1, 2, 3}))
                        .param("what", "done")
                        .param("text", "Đã nghiệm thu")
                        .with(csrf())
                        .with(somebody())
                        .accept("text/html"))
                .andReturn()
                .getResponse();
        assertThat(refused.getStatus()).isBetween(400, 499);
        assertThat(text(refused)).contains("field-error").contains("Đã nghiệm thu");
        assertThat(view(id).commitment().version()).isEqualTo(2);
        assertThat(open(link).getStatus()).isEqualTo(200);
    }

    @Test
    void aQuestionIsAnsweredThroughTheLink() throws Exception {
        CommitmentId id = assigned("7");
        commitments
                .askExplanation(given.cityLeader, id, "Vì sao chậm?", 5, Submission.none())
                .orThrow();
        String link = link(id);
        assertThat(text(open(link))).contains("Vì sao chậm?");
        assertThat(send(link, "what", "explain", "explanation", "1", "text", "Chờ thẩm định")
                        .getStatus())
                .isEqualTo(302);
        assertThat(view(id).commitment().explanations().getFirst().answer()).isEqualTo("Chờ thẩm định");
    }

    @Test
    void aLinkOfTheUnitThatLedBeforeIsDeadAfterATransfer() throws Exception {
        CommitmentId id = assigned("8");
        String link = link(id);
        commitments
                .transfer(given.keeper, id, given.otherUnit, "Sáp nhập", Submission.none())
                .orThrow();
        assertThat(open(link).getStatus()).isEqualTo(410);
        assertThat(send(link, "what", "receive").getStatus()).isEqualTo(410);
    }

    @Test
    void aLinkForAnotherPurposeOpensNothingHere() throws Exception {
        CommitmentId id = assigned("9");
        String token = links.issue(
                Actor.platform(),
                "programme.other",
                id.toString(),
                unit,
                clock.instant().plusSeconds(3600));
        assertThat(open("/answer/" + token).getStatus()).isEqualTo(410);
    }

    @Test
    void theLinkOpensItsOwnCommitmentOnly() throws Exception {
        CommitmentId mine = assigned("10");
        CommitmentId other = assigned("11");
        send(link(mine), "what", "progress", "text", "Chỉ việc này", "id", other.toString());
        assertThat(view(mine).commitment().progress()).isNotNull();
        assertThat(view(other).commitment().progress()).isNull();
    }

    @Test
    void onlyWhoKeepsTheProgrammeMakesALink() throws Exception {
        CommitmentId id = assigned("12");
        Actor officer = ProgrammeFixture.actor("Cán bộ trạm", Role.UNIT_OFFICER, unit);
        assertThat(answers.send(officer, id)).isInstanceOf(Outcome.Rejected.class);
        assertThat(web.perform(post("/commitments/" + id + "/answer-link")
                                .with(ActingAs.actor(officer))
                                .accept("text/html"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        MockHttpServletResponse made = web.perform(post("/commitments/" + id + "/answer-link")
                        .with(ActingAs.actor(given.keeper))
                        .accept("text/html"))
                .andReturn()
                .getResponse();
        assertThat(text(made)).contains("/answer/");
    }
}
