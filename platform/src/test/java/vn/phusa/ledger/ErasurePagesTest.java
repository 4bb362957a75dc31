package vn.phusa.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.access.AccessAct;
import vn.phusa.access.Accounts;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.party.Certainty;
import vn.phusa.party.Contact;
import vn.phusa.party.Evidence;
import vn.phusa.party.Membership;
import vn.phusa.party.Parties;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;

/** Somebody asks to be forgotten. */
@PlatformTest
class ErasurePagesTest {
    private static final AtomicLong NEXT = new AtomicLong(9_400_000);
    private static final String BASIS = "Luật 91/2025/QH15, đơn số 12 ngày 03/6/2026";

    @Autowired
    private MockMvc web;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Parties parties;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Coverage coverage;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transactions;

    private final Actor administrator = holding(Role.ADMINISTRATOR);
    private final String word = "Quênlãng" + NEXT.incrementAndGet();

    private static Actor holding(Role role) {
        return new Actor(
                new AccountId(NEXT.incrementAndGet()),
                null,
                "Người thử",
                List.of(new Grant(role, new Grant.Everywhere(), null)),
                Actor.Channel.WEB);
    }

    private MockHttpServletResponse answer(Actor actor, AbstractMockHttpServletRequestBuilder<?> request)
            throws Exception {
        return web.perform(request.with(ActingAs.actor(actor)).accept("text/html"))
                .andReturn()
                .getResponse();
    }

    private String page(Actor actor, String path) throws Exception {
        MockHttpServletResponse response = answer(actor, get(path));
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private static String fingerprint(String html) {
        Matcher hidden =
                Pattern.compile("name=\"fingerprint\" value=\"([0-9a-f]+)\"").matcher(html);
        assertThat(hidden.find()).isTrue();
        return hidden.group(1);
    }

    private MockHttpServletResponse erase(
            Actor actor, String kind, String id, String basis, boolean confirmed, String fingerprint) throws Exception {
        return answer(
                actor,
                post("/ledger/erasures")
                        .param("kind", kind)
                        .param("id", id)
                        .param("legalBasis", basis)
                        .param("confirmed", Boolean.toString(confirmed))
                        .param("fingerprint", fingerprint));
    }

    private void ledgerStillVerifies() throws Exception {
        SignedCheck.within(dataSource, coverage, ledger);
    }

    /** Everything is checked within one snapshot. */
    private static final class SignedCheck {
        static void within(DataSource dataSource, Coverage coverage, Ledger ledger) throws Exception {
            var checkpoint = ledger.checkpoint();
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    assertThat(LedgerVerification.verifyWithin(
                                            connection,
                                            coverage,
                                            Path.of("no-key-here"),
                                            Optional.of(checkpoint),
                                            (done, total) -> {})
                                    .findings())
                            .isEmpty();
                } finally {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        }
    }

    private AccountId account() {
        String login = "quen-" + NEXT.incrementAndGet();
        AccountId id = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(
                                login,
                                word + " Văn A",
                                login + "@example.vn",
                                "vi",
                                null,
                                Role.UNIT_OFFICER,
                                parties.byKey("noip").orElseThrow()))
                .orThrow();
        accounts.describe(
                        accounts.actorOf(id, Actor.Channel.WEB), word + " Thị B", "moi-" + login + "@example.vn", "vi")
                .orThrow();
        return id;
    }

    private String everythingAbout(AccountId id) {
        return database.sql("""
                        select (select string_agg(a::text, ' ') from access.accounts a where id = :id)
                            || (select string_agg(h::text, ' ') from access.account_history h where account = :id)""").param("id", id.value()).query(String.class).single();
    }

    @Test
    void theHolderOfAnAccountIsFoundShownErasedAndTheRecordSaysWhy() throws Exception {
        AccountId id = account();
        String preview = "/ledger/erasures/preview?kind=access.account&id=" + id;
        assertThat(page(administrator, "/ledger/erasures?q=" + word)).contains(word + " Thị B", "id=" + id);
        String shown = page(administrator, preview);
        assertThat(shown).contains(word + " Văn A", word + " Thị B", "quen-", "moi-quen-", "Xóa 4 giá trị về");

        String fingerprint = fingerprint(shown);
        MockHttpServletResponse refused = erase(administrator, "access.account", id.toString(), "", false, fingerprint);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
                .contains("Mục này không được để trống", "Đánh dấu vào ô này");
        MockHttpServletResponse repeating = erase(
                administrator,
                "access.account",
                id.toString(),
                "Luật 91/2025/QH15, đơn của " + word + " Thị B",
                true,
                fingerprint);
        assertThat(repeating.getContentAsString(StandardCharsets.UTF_8)).contains("không được nhắc lại dữ liệu");
        assertThat(everythingAbout(id)).as("after refusals").contains(word + " Văn A", word + " Thị B");

        assertThat(erase(administrator, "access.account", id.toString(), BASIS, true, fingerprint)
                        .getRedirectedUrl())
                .isEqualTo("/ledger/erasures");
        assertThat(everythingAbout(id)).doesNotContain(word, "@example.vn");
        assertThat(accounts.find(id).orElseThrow().blocked()).isTrue();
        String desk = page(holding(Role.AUDITOR), "/ledger/erasures");
        assertThat(desk).contains("Đã xóa theo " + BASIS, "[\"" + id + "\",\"1\"]");
        assertThat(page(administrator, "/administration/accounts/" + id))
                .contains("[đã xóa theo luật]", "Đã xóa theo " + BASIS);
        assertThat(page(administrator, preview)).contains("Không còn gì để xóa");
        assertThat(page(administrator, "/ledger/erasures?q=" + word)).doesNotContain("id=" + id);

        Erased erased = ledger.erased("access.account_history", List.of(id.toString(), "2"))
                .orElseThrow();
        MockHttpServletResponse receipt =
                answer(administrator, get("/ledger/receipts/" + erased.act().value()));
        assertThat(receipt.getStatus()).as("whoever erased gets the receipt").isEqualTo(200);
        assertThat(ReceiptCheck.check(receipt.getContentAsByteArray(), ledger.publicKeys())
                        .toString())
                .doesNotContain(word);
        ledgerStillVerifies();
    }

    @Test
    void aPersonOfTheRegisterKeepsTheOfficeAndLosesTheName() throws Exception {
        PartyId unit = parties.byKey("noip").orElseThrow();
        Evidence evidence = Evidence.of(Certainty.STATED, "thử xóa");
        PartyId person = parties.registerPerson(Actor.platform(), word + " Lê", word + "@example.vn", evidence)
                .orThrow();
        parties.reachBy(Actor.platform(), person, Contact.Kind.PHONE, "0912 345 678", evidence)
                .orThrow();
        parties.appoint(
                        Actor.platform(),
                        person,
                        unit,
                        Membership.Office.MEMBER,
                        "Chuyên viên " + word.length(),
                        LocalDate.of(2020, 1, 1),
                        null,
                        evidence)
                .orThrow();
        Actor focalPoint = new Actor(
                new AccountId(NEXT.incrementAndGet()),
                null,
                "Đầu mối",
                List.of(new Grant(Role.FOCAL_POINT, new Grant.Everywhere(), null)),
                Actor.Channel.WEB);
        assertThat(page(focalPoint, "/parties/" + unit)).contains(word + " Lê");
        String shown = page(administrator, "/ledger/erasures/preview?kind=party.person&id=" + person);
        assertThat(shown).contains(word + " Lê", word + "@example.vn", "0912 345 678");
        erase(administrator, "party.person", person.toString(), BASIS, true, fingerprint(shown));
        assertThat(page(focalPoint, "/parties/" + unit))
                .doesNotContain(word)
                .contains("[đã xóa theo luật]", "Đã xóa theo " + BASIS, "Chuyên viên " + word.length());
        assertThat(parties.emailOf(person)).isEmpty();
        ledgerStillVerifies();
    }

    @Test
    void whatWasSentToSomebodyGoesWithTheAccountAndWhatWasNotYetSentStaysHere() throws Exception {
        AccountId id = account();
        String address = database.sql("select email from access.accounts where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
        long sent = mail(id.value(), address, true, "Kính gửi " + word + " Thị B");
        // Written to an earlier address, without the account; in capitals, as people type addresses.
        long waiting =
                mail(null, address.substring("moi-".length()).toUpperCase(java.util.Locale.ROOT), false, "Nhắc việc");
        long others = mail(null, "khac@example.vn", true, "Việc của " + word + " Thị B đã xong");
        database.sql("""
                        insert into notice.notice (event_key, account, kind, urgent, title_vi, title_en, body_vi, body_en, path,
                            created_at, posting)
                        values (:key, :account, 'duty.reminder', false, :title, :title, '', '', '/work', now(), 'NONE')""")
                .param("key", "xoa-" + NEXT.incrementAndGet())
                .param("account", id.value())
                .param("title", "Chào " + word + " Thị B")
                .update();
        String preview = "/ledger/erasures/preview?kind=access.account&id=" + id;
        String shown = page(administrator, preview);
        assertThat(shown).contains("1 × " + address, "Thông báo trong hộp thư", "Xóa 7 giá trị về");

        erase(administrator, "access.account", id.toString(), BASIS, true, fingerprint(shown));

        assertThat(mails(List.of(sent, waiting))).doesNotContain(word, "xample.vn", "XAMPLE.VN", "Nhắc việc");
        assertThat(mails(List.of(others))).contains(word);
        assertThat(database.sql("select sent_at is null and gave_up_at is not null from notice.mail where id = :id")
                        .param("id", waiting)
                        .query(Boolean.class)
                        .single())
                .as("what waited is not sent")
                .isTrue();
        assertThat(database.sql("select string_agg(n::text, ' ') from notice.notice n where account = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .single())
                .doesNotContain(word);
        Erased erased = ledger.erased("notice.mail", List.of("access.account", id.toString()))
                .orElseThrow();
        assertThat(ReceiptCheck.check(
                                answer(
                                                administrator,
                                                get("/ledger/receipts/"
                                                        + erased.act().value()))
                                        .getContentAsByteArray(),
                                ledger.publicKeys())
                        .toString())
                .contains("ledger.erasure")
                .doesNotContain(word);
        assertThat(page(administrator, "/outbox")).contains("Đã xóa theo luật");
        assertThat(page(administrator, preview)).contains("Không còn gì để xóa");
        ledgerStillVerifies();

        // The mail to somebody else names the person: it is found without diacritics, looked at, and erased by itself.
        String plain = vn.phusa.vietnamese.VietnameseText.fold(word + " Thị B");
        String one = "/ledger/erasures/preview?kind=notice.mail&id=" + others;
        assertThat(page(administrator, "/ledger/erasures?q=" + plain)).contains("kind=notice.mail&amp;id=" + others);
        erase(administrator, "notice.mail", Long.toString(others), BASIS, true, fingerprint(page(administrator, one)));
        assertThat(mails(List.of(others))).doesNotContain(word, "khac@");
        ledgerStillVerifies();
    }

    private long mail(@org.jspecify.annotations.Nullable Long account, String address, boolean sent, String subject) {
        return database.sql("""
                        insert into notice.mail (message_id, account, address, subject, body, urgent, created_at, not_before, sent_at)
                        values (:key, :account, :address, :subject, :subject, false, now(), now(), case when :sent then now() end)
                        returning id""")
                .param("key", "<xoa-" + NEXT.incrementAndGet() + "@thu>")
                .param("account", account, java.sql.Types.BIGINT)
                .param("address", address)
                .param("subject", subject)
                .param("sent", sent)
                .query(Long.class)
                .single();
    }

    private String mails(List<Long> ids) {
        return database.sql("select string_agg(m::text, ' ') from notice.mail m where id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new), java.sql.Types.ARRAY)
                .query(String.class)
                .single();
    }

    @Test
    void freeTextThatStillNamesSomebodyIsListedWithItsPageAndNotRewritten() throws Exception {
        AccountId id = account();
        String plain = vn.phusa.vietnamese.VietnameseText.fold(word + " Văn A");
        PartyId unit = parties.byKey("vinatom").orElseThrow();
        Evidence evidence = Evidence.of(Certainty.STATED, "thử xóa");
        PartyId assistant = parties.registerPerson(
                        Actor.platform(), "Người khác", NEXT.incrementAndGet() + "@example.vn", evidence)
                .orThrow();
        parties.appoint(
                        Actor.platform(),
                        assistant,
                        unit,
                        Membership.Office.MEMBER,
                        "Trợ lý của ông " + plain,
                        LocalDate.of(2020, 1, 1),
                        null,
                        evidence)
                .orThrow();
        String link = "href=\"/parties/" + unit + "\"";
        String shown = page(administrator, "/ledger/erasures/preview?kind=access.account&id=" + id);
        assertThat(shown).as("an earlier name, without its diacritics").contains(link);

        erase(administrator, "access.account", id.toString(), BASIS, true, fingerprint(shown));
        assertThat(database.sql("select title from party.memberships where person = :id")
                        .param("id", assistant.value())
                        .query(String.class)
                        .single())
                .contains(plain);
    }

    @Test
    void whatAnActSaysGoesAndThatItWasDoneStays() throws Exception {
        ActId act = transactions.execute(_ -> ledger.record(new Act(
                AccessAct.ACCOUNT_DESCRIBED,
                Actor.platform(),
                Subject.of("access.account", 1),
                Map.of("name", word + " Trần"))));
        assertThat(page(administrator, "/ledger/erasures?q=" + word))
                .contains("/ledger/erasures/preview?kind=ledger.leaf&id=" + act);
        String shown = page(administrator, "/ledger/erasures/preview?kind=ledger.leaf&id=" + act);
        erase(administrator, "ledger.leaf", act.toString(), BASIS, true, fingerprint(shown));
        assertThat(ledger.act(act).orElseThrow().erased()).isTrue();
        assertThat(page(holding(Role.AUDITOR), "/ledger/acts")).contains("Đã xóa theo " + BASIS);
        ledgerStillVerifies();
    }

    @Test
    void whatHasChangedSinceItWasShownIsShownAgain() throws Exception {
        AccountId id = account();
        String before = fingerprint(page(administrator, "/ledger/erasures/preview?kind=access.account&id=" + id));
        accounts.describe(accounts.actorOf(id, Actor.Channel.WEB), word + " Đổi Tên", "", "vi")
                .orThrow();
        MockHttpServletResponse stale = erase(administrator, "access.account", id.toString(), BASIS, true, before);
        assertThat(stale.getStatus()).isEqualTo(409);
        assertThat(stale.getContentAsString(StandardCharsets.UTF_8)).contains("vừa thay đổi", word + " Đổi Tên");
        assertThat(everythingAbout(id)).contains(word + " Đổi Tên");
    }

    @Test
    void whoMayNotEraseLearnsNothingAndErasesNothing() throws Exception {
        AccountId id = account();
        String fingerprint = fingerprint(page(administrator, "/ledger/erasures/preview?kind=access.account&id=" + id));
        for (Role role : Role.values()) {
            if (role == Role.ADMINISTRATOR) {
                continue;
            }
            Actor other = holding(role);
            assertThat(answer(other, get("/ledger/erasures?q=" + word)).getStatus())
                    .as("%s looks for somebody", role)
                    .isEqualTo(403);
            assertThat(answer(other, get("/ledger/erasures/preview?kind=access.account&id=" + id))
                            .getStatus())
                    .as("%s looks at what would be erased", role)
                    .isEqualTo(403);
            assertThat(erase(other, "access.account", id.toString(), BASIS, true, fingerprint)
                            .getStatus())
                    .as("%s erases", role)
                    .isEqualTo(403);
        }
        assertThat(everythingAbout(id)).contains(word + " Thị B");
    }

    @Test
    void aSearchNeedsMoreThanALetterAndAnUnknownRecordIsNotThere() throws Exception {
        assertThat(answer(administrator, get("/ledger/erasures?q=a")).getStatus())
                .isEqualTo(422);
        for (String unknown : List.of("access.account&id=999999999", "party.person&id=x", "no.such&id=1")) {
            assertThat(answer(administrator, get("/ledger/erasures/preview?kind=" + unknown))
                            .getStatus())
                    .as(unknown)
                    .isEqualTo(404);
        }
    }

    @Test
    void everyPageIsWordedInBothLanguages() throws Exception {
        AccountId id = account();
        for (String path : List.of(
                "/ledger/erasures",
                "/ledger/erasures?q=" + word,
                "/ledger/erasures/preview?kind=access.account&id=" + id)) {
            for (String language : List.of("vi", "en")) {
                assertThat(page(administrator, path + (path.contains("?") ? "&" : "?") + "lang=" + language))
                        .as("%s in %s", path, language)
                        .doesNotContainPattern(">(ledger|access|party)\\.[a-z]+[a-z.-]*<");
            }
        }
    }
}
