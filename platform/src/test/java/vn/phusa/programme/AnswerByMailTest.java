package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.duty.Reminding;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.Circumstances;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Occurrence;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.Timestamp;
import vn.phusa.notice.Notices;
import vn.phusa.party.NameGiven;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;
import vn.phusa.traceability.Captures;
import vn.phusa.traceability.supervision.Matter;
import vn.phusa.traceability.supervision.Sector;
import vn.phusa.traceability.supervision.Supervision;
import vn.phusa.traceability.trace.Recall;
import vn.phusa.traceability.trace.Recalls;

/** A unit without an account gets its work, its reminders and its links by real mail, and answers from there. */
@PlatformTest
class AnswerByMailTest {
    private static final GreenMail SMTP = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);
    private static final Pattern LINK = Pattern.compile("https://phusa\\.example((?:/traceability)?/answer/\\S+)");

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry settings) {
        SMTP.start();
        settings.add("phusa.mail.host", () -> "127.0.0.1");
        settings.add("phusa.mail.port", () -> SMTP.getSmtp().getPort());
        settings.add("phusa.mail.encryption", () -> "NONE");
        settings.add("phusa.public-url", () -> "https://phusa.example");
    }

    @AfterAll
    static void stopMailServer() {
        SMTP.stop();
    }

    private final MockMvc web;
    private final Commitments commitments;
    private final Parties parties;
    private final Notices notices;
    private final Reminding reminding;
    private final JdbcClient database;
    private final SettableClock clock;
    private final ProgrammeFixture given;

    @Autowired
    private Captures captures;

    @Autowired
    private Recalls recalls;

    @Autowired
    private Supervision supervision;

    @Autowired
    AnswerByMailTest(
            MockMvc web,
            Programmes programmes,
            Commitments commitments,
            Parties parties,
            Notices notices,
            Reminding reminding,
            JdbcClient database,
            SettableClock clock) {
        this.web = web;
        this.commitments = commitments;
        this.parties = parties;
        this.notices = notices;
        this.reminding = reminding;
        this.database = database;
        this.clock = clock;
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
        this.given = new ProgrammeFixture(programmes, commitments);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    /** Texts of the mails that have reached the address, after everything that waits has been sent. */
    private List<String> arrived(String address) throws Exception {
        database.sql("select id from notice.mail where address = :address and sent_at is null order by id")
                .param("address", address)
                .query(Long.class)
                .list()
                .forEach(notices::sendMail);
        List<String> texts = new ArrayList<>();
        for (MimeMessage message : SMTP.getReceivedMessagesForDomain(address)) {
            texts.add(String.valueOf(message.getContent()));
        }
        return texts;
    }

    private static String link(String text) {
        Matcher found = LINK.matcher(text);
        assertThat(found.find()).as("a link in: %s", text).isTrue();
        return found.group(1);
    }

    private PartyId unit(String name, String address) {
        return parties.register(
                        Actor.platform(),
                        new NewOrganisation(NameGiven.of(name, OrganisationKind.ENTERPRISE), null, null, address))
                .orThrow();
    }

    private int send(String path, String words) throws Exception {
        return web.perform(post(path).param("words", words).with(csrf()))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    @Test
    void aTraderWithoutAnAccountAnswersARecallAndAMatterThroughItsLetters() throws Exception {
        String address = "vua@gao.example";
        PartyId trader = unit("Vựa gạo thư điện tử", address);
        String lot = "https://id.gs1.org/01/08935001234562/10/THU" + System.nanoTime();
        captures.captureNow(Actor.platform(), trader, List.of(received(lot)), Namespaces.NONE)
                .orThrow();
        Recall recall = recalls.open(Actor.platform(), new Recalls.NewRecall(lot, false, "Dư lượng vượt mức", null, 24))
                .orThrow();
        assertThat(recalls.view(Actor.platform(), recall.id()).orThrow().holders())
                .singleElement()
                .extracting(vn.phusa.traceability.trace.Holder::toldBy)
                .isEqualTo(vn.phusa.traceability.trace.Holder.Way.LETTER);
        String letter = arrived(address).getFirst();
        assertThat(letter).contains("Dư lượng vượt mức");
        assertThat(send(link(letter), "Còn 3 bao, đã tách riêng")).isEqualTo(302);
        assertThat(recalls.view(Actor.platform(), recall.id())
                        .orThrow()
                        .holders()
                        .getFirst()
                        .answer())
                .isEqualTo("Còn 3 bao, đã tách riêng");

        Matter matter = supervision
                .open(
                        Actor.platform(),
                        new Supervision.NewMatter(
                                Matter.Kind.QUESTION,
                                lot,
                                Sector.GENERAL,
                                trader,
                                parties.byKey("can-tho-science").orElseThrow(),
                                "Mua của ai",
                                false))
                .orThrow();
        String question = link(arrived(address).getLast());
        assertThat(web.perform(get(question)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("Mua của ai");
        assertThat(send(question, "Của hợp tác xã")).isEqualTo(302);
        assertThat(send(question, "Lần nữa")).isEqualTo(410);
        assertThat(supervision
                        .view(Actor.platform(), matter.id())
                        .orThrow()
                        .steps()
                        .getLast()
                        .words())
                .isEqualTo("Của hợp tác xã");
    }

    private static ObjectEvent received(String lot) {
        return new ObjectEvent(
                new Occurrence(
                        Timestamp.of(Instant.parse("2026-03-01T00:00:00Z")), null, "+07:00", null, null, List.of()),
                List.of(),
                List.of(new QuantityElement(lot, BigDecimal.TEN, "KGM")),
                Action.OBSERVE,
                new Circumstances(null, null, null, null, null, List.of(), List.of(), List.of(), List.of()),
                null,
                Extensions.NONE);
    }

    @Test
    void aUnitThatNobodyHasAnAccountForIsMailedAnswersAndIsMailedTheNextLink() throws Exception {
        String address = "tram@con-son.example";
        PartyId unit = parties.register(
                        Actor.platform(),
                        new NewOrganisation(
                                new NameGiven(
                                        "Trạm thư điện tử",
                                        "",
                                        "",
                                        OrganisationKind.OTHER,
                                        null,
                                        vn.phusa.party.Evidence.NONE),
                                null,
                                null,
                                address))
                .orThrow();
        CommitmentId id = commitments
                .raise(
                        given.keeper,
                        given.programme,
                        given.terms("1", DUE).withLead(new Holder.Known(unit)),
                        Submission.none())
                .orThrow();
        commitments.assign(given.keeper, id, Submission.none()).orThrow();
        List<String> afterAssigning = arrived(address);
        assertThat(afterAssigning).hasSize(1);
        assertThat(afterAssigning.getFirst()).contains("Việc 1");

        String first = link(afterAssigning.getFirst());
        assertThat(web.perform(multipart(first)
                                .param("what", "progress")
                                .param("text", "Đã bắt đầu")
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo("/answer/done?next=mail");
        List<String> afterAnswering = arrived(address);
        assertThat(afterAnswering).hasSize(2);
        String second = link(afterAnswering.getLast());
        assertThat(second).isNotEqualTo(first);

        clock.set(DUE.minusDays(14), 9, 0);
        reminding.sendDue();
        List<String> afterReminding = arrived(address);
        assertThat(afterReminding).hasSize(3);
        String third = link(afterReminding.getLast());
        assertThat(web.perform(get(third)).andReturn().getResponse().getStatus())
                .isEqualTo(200);
        assertThat(web.perform(get(second)).andReturn().getResponse().getStatus())
                .as("older than thirty days")
                .isEqualTo(410);

        commitments
                .askExplanation(given.cityLeader, id, "Vì sao chậm?", 3, Submission.none())
                .orThrow();
        List<String> afterAsking = arrived(address);
        assertThat(afterAsking).hasSize(4);
        assertThat(web.perform(multipart(link(afterAsking.getLast()))
                                .param("what", "explain")
                                .param("explanation", "1")
                                .param("text", "Chờ thẩm định")
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(302);
        assertThat(commitments
                        .view(given.keeper, id)
                        .orThrow()
                        .commitment()
                        .explanations()
                        .getFirst()
                        .answer())
                .isEqualTo("Chờ thẩm định");
    }
}
