package vn.phusa.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.party.Certainty;
import vn.phusa.party.Evidence;
import vn.phusa.party.NameGiven;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;

@PlatformTest
class LedgerPagesTest {

    private static final Actor DOER = actor(901, List.of());
    private static final Actor OTHER = actor(902, List.of());
    private static final Actor AUDITOR = actor(903, List.of(new Grant(Role.AUDITOR, new Grant.Everywhere(), null)));
    private static final Actor ADMINISTRATOR =
            actor(904, List.of(new Grant(Role.ADMINISTRATOR, new Grant.Everywhere(), null)));

    @Autowired
    private MockMvc browser;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Parties parties;

    @Autowired
    private PlatformTransactionManager transactions;

    private static Actor actor(long account, List<Grant> grants) {
        return new Actor(new AccountId(account), null, "Người thử " + account, grants, Actor.Channel.WEB);
    }

    private ActId act() {
        return Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(_ -> ledger.record(new Act(
                        () -> "office.pages-tried", DOER, Subject.of("office.paper", 5), Map.of("note", "thử <b>")))));
    }

    @Test
    void everybodySeesTheNewestCheckpointAndTheKeys() throws Exception {
        ledger.checkpoint();
        browser.perform(get("/ledger"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Điểm chốt mới nhất")))
                .andExpect(content().string(containsString(ledger.origin())))
                .andExpect(content()
                        .string(containsString(
                                ledger.publicKeys().getFirst().toString().substring(0, 20))))
                .andExpect(content().string(not(containsString("/ledger/acts"))));
    }

    @Test
    void everybodyMayTakeACheckpointThatCoversAllActs() throws Exception {
        act();
        browser.perform(get("/ledger/checkpoint"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString(".checkpoint\"")))
                .andExpect(content().string(containsString(ledger.origin() + "\n")))
                .andExpect(content().string(containsString("\u2014 " + ledger.origin() + " ")));
    }

    @Test
    void aReceiptIsSentToWhoeverDidTheActAndToAuditorsOnly() throws Exception {
        String address = "/ledger/receipts/" + act();
        browser.perform(get(address).with(ActingAs.actor(DOER)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString(".tlog-proof\"")))
                .andExpect(content().string(containsString("c2sp.org/tlog-proof@v1\n")));
        browser.perform(get(address).with(ActingAs.actor(AUDITOR))).andExpect(status().isOk());
        browser.perform(get(address).with(ActingAs.actor(OTHER))).andExpect(status().isNotFound());
        browser.perform(get(address).with(ActingAs.actor(ADMINISTRATOR))).andExpect(status().isNotFound());
        browser.perform(get(address)).andExpect(redirectedUrl("/sign-in"));
    }

    @Test
    void aValidReceiptIsSaidToBeValidAndShowsItsAct() throws Exception {
        byte[] receipt = ledger.receipt(act()).orElseThrow().toString().getBytes(StandardCharsets.UTF_8);
        browser.perform(multipart("/ledger/receipt-check")
                        .file(new MockMultipartFile("file", "a.tlog-proof", "text/plain", receipt))
                        .with(ActingAs.actor(OTHER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Biên nhận đúng.")))
                .andExpect(content().string(containsString("thử &lt;b&gt;")));
    }

    @Test
    void aPastedReceiptIsReadThoughTheBrowserChangedItsLineEnds() throws Exception {
        String receipt = ledger.receipt(act()).orElseThrow().toString().replace("\n", "\r\n");
        browser.perform(multipart("/ledger/receipt-check")
                        .param("text", "  " + receipt + "\r\n")
                        .with(ActingAs.actor(OTHER)))
                .andExpect(content().string(containsString("Biên nhận đúng.")));
    }

    @Test
    void aChangedReceiptProvesNothingAndItsContentIsNotShown() throws Exception {
        String receipt = ledger.receipt(act()).orElseThrow().toString();
        String changed = receipt.replaceFirst("index \\d+", "index 0");
        browser.perform(multipart("/ledger/receipt-check")
                        .param("text", changed)
                        .with(ActingAs.actor(OTHER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("không chứng minh được gì")))
                .andExpect(content().string(not(containsString("pages-tried"))));
    }

    @Test
    void whatIsNoReceiptIsSaidAtTheFieldAndKept() throws Exception {
        browser.perform(multipart("/ledger/receipt-check")
                        .param("text", "xin chào")
                        .with(ActingAs.actor(OTHER)))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("không phải là biên nhận")))
                .andExpect(content().string(containsString(">xin chào</textarea>")));
    }

    @Test
    void everybodyFindsTheReceiptsOfWhatTheyDid() throws Exception {
        ActId act = act();
        browser.perform(get("/ledger/receipts").with(ActingAs.actor(DOER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/ledger/receipts/" + act)));
        browser.perform(get("/ledger/receipts").with(ActingAs.actor(OTHER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Không có việc nào như vậy.")));
        browser.perform(get("/ledger/receipts")).andExpect(redirectedUrl("/sign-in"));
    }

    @Test
    void whoSeesAThingTakesTheReceiptsOfWhatWasDoneToIt() throws Exception {
        Actor administrator = ADMINISTRATOR;
        PartyId unit = parties.register(
                        Actor.platform(),
                        new NewOrganisation(
                                new NameGiven(
                                        "Trung tâm có biên nhận",
                                        "",
                                        "",
                                        OrganisationKind.UNIT,
                                        null,
                                        Evidence.of(Certainty.STATED, "thử")),
                                null,
                                null,
                                ""))
                .orThrow();
        String about = "/ledger/receipts?about=party.party/" + unit;
        String page = browser.perform(get(about).with(ActingAs.actor(administrator)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Đăng ký tổ chức")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        Matcher receipt = Pattern.compile("/ledger/receipts/\\d+").matcher(page);
        assertThat(receipt.find()).isTrue();
        browser.perform(get(receipt.group()).with(ActingAs.actor(administrator)))
                .andExpect(status().isOk());
        browser.perform(get(receipt.group()).with(ActingAs.actor(OTHER))).andExpect(status().isNotFound());
        for (String hidden :
                List.of(about, "/ledger/receipts?about=nonsense", "/ledger/receipts?about=office.paper/5")) {
            browser.perform(get(hidden).with(ActingAs.actor(OTHER))).andExpect(status().isNotFound());
        }
    }

    @Test
    void auditorsReadAndSearchTheActsAndNobodyElseDoes() throws Exception {
        act();
        browser.perform(get("/ledger/acts").param("q", "office.pages-tried").with(ActingAs.actor(AUDITOR)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("office.paper/5")));
        browser.perform(get("/ledger/acts").param("q", "100%_khong-co").with(ActingAs.actor(AUDITOR)))
                .andExpect(content().string(containsString("Không có việc nào như vậy.")));
        browser.perform(get("/ledger/acts").param("format", "csv").with(ActingAs.actor(AUDITOR)))
                .andExpect(content().string(containsString("office.pages-tried")));
        for (Actor actor : List.of(OTHER, ADMINISTRATOR)) {
            browser.perform(get("/ledger/acts").with(ActingAs.actor(actor))).andExpect(status().isForbidden());
        }
        browser.perform(get("/ledger/acts")).andExpect(redirectedUrl("/sign-in"));
    }
}
