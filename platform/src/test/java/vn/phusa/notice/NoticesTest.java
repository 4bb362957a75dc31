package vn.phusa.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.FirstData;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.store.OwnAddress;
import vn.phusa.base.store.PlatformSettings;
import vn.phusa.notice.store.MailServer;
import vn.phusa.notice.store.MailSettings;
import vn.phusa.notice.store.NoticeStore;
import vn.phusa.notice.store.Outbound;
import vn.phusa.notice.store.WebhookSender;
import vn.phusa.notice.store.WebhookSettings;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** The inbox, mail over a real SMTP server, summaries, webhooks. */
@PlatformTest
class NoticesTest {
    private static final AtomicLong NUMBERS = new AtomicLong(8_000_000);

    @Autowired
    private NoticeStore store;

    @Autowired
    private SchedulerClient jobs;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Languages languages;

    @Autowired
    private JsonMapper json;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Notices real;

    private final GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final AccountId account = new AccountId(NUMBERS.incrementAndGet());
    private final Actor person = new Actor(account, null, "Người nhận", List.of(), Actor.Channel.WEB);

    /** What another room tells before a summary is written; null: nothing. */
    private @Nullable DueBeforeDigest dueBefore;

    @BeforeEach
    void startMailServer() {
        smtp.start();
        clock.set(LocalDate.of(2026, 6, 1), 10, 0);
    }

    @AfterEach
    void stopMailServer() {
        smtp.stop();
        clock.reset();
    }

    /** The room with this mail server; none: no mail is set up. */
    private Notices notices(String host) {
        return notices(host, URI.create("https://phusa.cantho.example/"));
    }

    /** @param publicUrl null: people use the address at which the server listens, localhost:43117 */
    private Notices notices(String host, @Nullable URI publicUrl) {
        MailSettings mail = new MailSettings(
                host, smtp.getSmtp().getPort(), "", "", MailSettings.Encryption.NONE, "phu-sa@cantho.example");
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (dueBefore != null) {
            beans.addBean("dueBefore", dueBefore);
        }
        beans.addBean("addresses", (Addresses) id -> Optional.of("nguoi" + id + "@cantho.example"));
        ObjectProvider<Addresses> addresses = beans.getBeanProvider(Addresses.class);
        PlatformSettings settings = new PlatformSettings(
                Path.of("data"),
                FirstData.Selection.EMPTY,
                publicUrl,
                true,
                new PlatformSettings.Database("", "", "", 4));
        return new Notices(
                store,
                new MailServer(mail),
                new WebhookSender(new WebhookSettings(true)),
                addresses,
                beans.getBeanProvider(DueBeforeDigest.class),
                jobs,
                transactions,
                languages,
                json,
                clock,
                new OwnAddress(
                        settings,
                        new MockEnvironment()
                                .withProperty("server.address", "127.0.0.1")
                                .withProperty("local.server.port", "43117")));
    }

    private Notices mailing() {
        return notices("127.0.0.1");
    }

    private <T> T in(Supplier<T> work) {
        T result = new TransactionTemplate(transactions).execute(transaction -> work.get());
        if (result == null) {
            throw new AssertionError("nothing came of it");
        }
        return result;
    }

    private NewNotice notice(String key, boolean urgent) {
        return new NewNotice(
                key + "." + account,
                Set.of(account),
                "test.happened",
                urgent,
                new Bilingual("Việc của đơn vị sắp đến hạn", "Your unit's work is due"),
                Bilingual.same(""),
                "/work/duties/1");
    }

    /** The mails written for this test's person that have not left yet, by when they may. */
    private List<Map<String, Object>> waiting() {
        return database.sql(
                        "select id, not_before from notice.mail where account = :account and sent_at is null order by id")
                .param("account", account.value())
                .query()
                .listOfRows();
    }

    private void sendWaiting(Notices notices) {
        waiting().forEach(mail -> notices.sendMail((Long) mail.get("id")));
    }

    private void prefer(Preference.Rhythm rhythm) {
        store.keep(
                account,
                new Preference(true, rhythm, LocalTime.of(7, 0), LocalTime.of(20, 0), LocalTime.of(6, 30), "vi"),
                clock.instant());
    }

    // ---- the inbox

    @Test
    void aPersonIsToldOfAnEventOnceHoweverOftenItIsTold() {
        Notices notices = mailing();
        assertThat(in(() -> notices.tell(notice("once", false)))).isEqualTo(1);
        assertThat(in(() -> notices.tell(notice("once", false)))).isZero();
        assertThat(notices.unread(person)).isEqualTo(1);
    }

    @Test
    void eightTellersAtOnceTellOnce() throws Exception {
        Notices notices = mailing();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                threads.submit(() -> {
                    start.await();
                    return in(() -> notices.tell(notice("race", true)));
                });
            }
            start.countDown();
        }
        assertThat(notices.unread(person)).isEqualTo(1);
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void whatIsToldInATransactionThatFailsIsNotTold() {
        Notices notices = mailing();
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            notices.tell(notice("undone", true));
            transaction.setRollbackOnly();
        });
        assertThat(notices.unread(person)).isZero();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void tellingNeedsTheCallersTransaction() {
        assertThatThrownBy(() -> real.tell(notice("alone", false)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void oneReadsOnlyOnesOwnNotices() {
        Notices notices = mailing();
        in(() -> notices.tell(notice("mine", false)));
        long id = ((Outcome.Accepted<vn.phusa.shell.Slice<Notice>>) notices.inbox(person, ListQuery.all()))
                .value()
                .rows()
                .getFirst()
                .id();
        Actor other =
                new Actor(new AccountId(NUMBERS.incrementAndGet()), null, "Người khác", List.of(), Actor.Channel.WEB);
        assertThat(notices.read(other, id)).isInstanceOf(Outcome.Rejected.class);
        assertThat(notices.read(person, id)).isInstanceOf(Outcome.Accepted.class);
        assertThat(notices.unread(person)).isZero();
    }

    @Test
    void markingAllAsReadLeavesWhatCameMeanwhile() {
        Notices notices = mailing();
        in(() -> notices.tell(notice("seen", false)));
        long seen = notices.inbox(person, ListQuery.all())
                .orThrow()
                .rows()
                .getFirst()
                .id();
        in(() -> notices.tell(notice("meanwhile", false)));
        assertThat(notices.readAll(person, seen).orThrow()).isEqualTo(1);
        assertThat(notices.unread(person)).isEqualTo(1);
    }

    // ---- mail

    @Test
    void mailArrivesInVietnameseWithItsLinkAndAMessageIdMadeFromTheEvent() throws Exception {
        prefer(Preference.Rhythm.EACH);
        Notices notices = mailing();
        in(() -> notices.tell(notice("mail", false)));
        sendWaiting(notices);
        MimeMessage[] received = smtp.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("[Phù Sa] Việc của đơn vị sắp đến hạn");
        assertThat(received[0].getMessageID()).endsWith("@phusa.cantho.example>");
        assertThat(received[0].getContent().toString()).contains("https://phusa.cantho.example/work/duties/1");
        assertThat(received[0].getAllRecipients()[0]).hasToString("nguoi" + account + "@cantho.example");
    }

    @Test
    void withoutAPublicAddressTheLinkLeadsToWhereTheServerListens() throws Exception {
        prefer(Preference.Rhythm.EACH);
        Notices notices = notices("127.0.0.1", null);
        in(() -> notices.tell(notice("mail-o-day", false)));
        sendWaiting(notices);
        assertThat(smtp.getReceivedMessages()[0].getContent().toString())
                .contains("http://localhost:43117/work/duties/1", "http://localhost:43117/inbox/preferences");
        assertThat(smtp.getReceivedMessages()[0].getMessageID())
                .as("the same on every network")
                .endsWith("@phu-sa.invalid>");
    }

    @Test
    void aMailSentAgainAfterACrashCarriesTheSameMessageId() throws Exception {
        prefer(Preference.Rhythm.EACH);
        Notices notices = mailing();
        in(() -> notices.tell(notice("crash", false)));
        long mail = (Long) waiting().getFirst().get("id");
        notices.sendMail(mail);
        // The server took it, but the machine died before that was noted down.
        database.sql("update notice.mail set sent_at = null where id = :id")
                .param("id", mail)
                .update();
        notices.sendMail(mail);
        assertThat(smtp.getReceivedMessages()).hasSize(2);
        assertThat(smtp.getReceivedMessages()[0].getMessageID())
                .isEqualTo(smtp.getReceivedMessages()[1].getMessageID());
    }

    @Test
    void aMailThatWasSentIsNotSentAgain() {
        prefer(Preference.Rhythm.EACH);
        Notices notices = mailing();
        in(() -> notices.tell(notice("sent", false)));
        long mail = (Long) waiting().getFirst().get("id");
        notices.sendMail(mail);
        notices.sendMail(mail);
        assertThat(smtp.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whenTheServerIsDownTheMailWaitsAndTheOutboxSaysWhy() {
        prefer(Preference.Rhythm.EACH);
        Notices notices = mailing();
        in(() -> notices.tell(notice("down", false)));
        long mail = (Long) waiting().getFirst().get("id");
        smtp.stop();
        assertThatThrownBy(() -> notices.sendMail(mail)).isInstanceOf(IllegalStateException.class);
        OutgoingMail waits = store.mail(mail).orElseThrow();
        assertThat(waits.state()).isEqualTo("retrying");
        assertThat(waits.lastError()).isNotBlank();
    }

    @Test
    void anOrdinaryMailWaitsForTheEndOfTheQuietHours() {
        prefer(Preference.Rhythm.EACH);
        clock.set(LocalDate.of(2026, 6, 1), 21, 0);
        in(() -> mailing().tell(notice("night", false)));
        assertThat(scheduled()).isEqualTo(Instant.parse("2026-06-01T23:30:00Z"));
    }

    @Test
    void anUrgentMailPassesTheQuietHoursAndTheSummary() {
        prefer(Preference.Rhythm.DIGEST);
        clock.set(LocalDate.of(2026, 6, 1), 21, 0);
        in(() -> mailing().tell(notice("recall", true)));
        assertThat(scheduled()).isEqualTo(clock.instant());
    }

    /** When the task runs that sends this person's mail. */
    private Instant scheduled() {
        return database.sql("""
                        select t.execution_time from base.scheduled_tasks t
                        join notice.mail m on t.task_name = 'notice.mail' and t.task_instance = m.id::text
                        where m.account = :account""")
                .param("account", account.value())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    @Test
    void withoutAMailServerEverythingIsInTheInboxAndNothingInTheOutbox() {
        Notices notices = notices("");
        in(() -> notices.tell(notice("quiet", true)));
        assertThat(notices.mailConfigured()).isFalse();
        assertThat(notices.unread(person)).isEqualTo(1);
        assertThat(waiting()).isEmpty();
    }

    /** Two schedulers on one database, as two processes have them. */
    @Test
    void twoNodesSendEachMailOnce() throws Exception {
        Notices notices = mailing();
        for (int i = 0; i < 20; i++) {
            String key = "nodes-" + i;
            in(() -> notices.tell(notice(key, true)));
        }
        Scheduler first = node(notices);
        Scheduler second = node(notices);
        try {
            first.start();
            second.start();
            assertThat(smtp.waitForIncomingEmail(60_000, 20)).isTrue();
        } finally {
            first.stop();
            second.stop();
        }
        List<String> messageIds = new ArrayList<>();
        for (MimeMessage message : smtp.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equals("nguoi" + account + "@cantho.example")) {
                messageIds.add(message.getMessageID());
            }
        }
        sendWaiting(notices);
        assertThat(messageIds).doesNotHaveDuplicates();
        assertThat(waiting()).isEmpty();
        assertThat(smtp.getReceivedMessages()).hasSizeGreaterThanOrEqualTo(20);
    }

    private Scheduler node(Notices notices) {
        Serializer asJson = new Serializer() {
            @Override
            public byte[] serialize(Object data) {
                return json.writeValueAsBytes(data);
            }

            @Override
            public <T> T deserialize(Class<T> type, byte[] stored) {
                return json.readValue(stored, type);
            }
        };
        return Scheduler.create(
                        dataSource,
                        Tasks.oneTime(Outbound.MAIL)
                                .execute((task, context) ->
                                        notices.sendMail(task.getData().mail())))
                .tableName("base.scheduled_tasks")
                .serializer(asJson)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(Duration.ofMillis(100))
                .threads(4)
                .build();
    }

    // ---- the daily summary

    @Test
    void oneSummaryADayHoldsEverythingSinceTheLast() throws Exception {
        Notices notices = mailing();
        clock.set(LocalDate.of(2026, 6, 1), 15, 0);
        prefer(Preference.Rhythm.DIGEST);
        in(() -> notices.tell(notice("first", false)));
        in(() -> notices.tell(notice("second", false)));
        clock.set(LocalDate.of(2026, 6, 2), 6, 59);
        notices.sendDigests();
        assertThat(waiting()).isEmpty();
        clock.set(LocalDate.of(2026, 6, 2), 7, 0);
        notices.sendDigests();
        notices.sendDigests();
        assertThat(waiting()).hasSize(1);
        sendWaiting(notices);
        assertThat(smtp.getReceivedMessages()[0].getSubject()).isEqualTo("[Phù Sa] 2 thông báo ngày 02/06/2026");
    }

    @Test
    void theSummaryHoldsWhatIsDueAtTheMinuteAtWhichItIsWritten() throws Exception {
        prefer(Preference.Rhythm.DIGEST);
        Notices morning = mailing();
        in(() -> morning.tell(notice("yesterday", false)));
        dueBefore = () -> {
            in(() -> morning.tell(notice("this-morning", false)));
            return true;
        };
        clock.set(LocalDate.of(2026, 6, 2), 7, 3);
        Notices notices = mailing();
        notices.sendDigests();
        sendWaiting(notices);
        assertThat(smtp.getReceivedMessages()[0].getSubject()).isEqualTo("[Phù Sa] 2 thông báo ngày 02/06/2026");
    }

    @Test
    void theSummaryWaitsWhileAnotherProcessStillTellsWhatIsDue() {
        prefer(Preference.Rhythm.DIGEST);
        dueBefore = () -> false;
        Notices busy = mailing();
        in(() -> busy.tell(notice("half", false)));
        busy.sendDigests();
        assertThat(waiting()).isEmpty();
        dueBefore = () -> true;
        mailing().sendDigests();
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void aSummaryAfterDowntimeDatesWhatIsOldAndLeavesOutWhatALaterReminderSays() throws Exception {
        prefer(Preference.Rhythm.DIGEST);
        Notices notices = mailing();
        clock.set(LocalDate.of(2026, 6, 1), 15, 0);
        in(() -> notices.tell(reminder("left", "Còn 1 ngày: báo cáo", "/work/duties/8")));
        in(() -> notices.tell(notice("given", false)));
        clock.set(LocalDate.of(2026, 6, 8), 7, 30);
        in(() -> notices.tell(reminder("late", "Quá hạn: báo cáo", "/work/duties/8")));
        notices.sendDigests();
        sendWaiting(notices);
        MimeMessage mail = smtp.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("[Phù Sa] 2 thông báo ngày 08/06/2026");
        assertThat(mail.getContent().toString())
                .contains("• Quá hạn: báo cáo", "• Ngày 01/06/2026: Việc của đơn vị sắp đến hạn")
                .doesNotContain("Còn 1 ngày");
    }

    private NewNotice reminder(String key, String title, String path) {
        return new NewNotice(
                key + "." + account,
                Set.of(account),
                "test.reminder",
                false,
                Bilingual.same(title),
                Bilingual.same(""),
                path);
    }

    @Test
    void whatComesAfterTheSummaryWaitsForTheNextDay() {
        Notices notices = mailing();
        prefer(Preference.Rhythm.DIGEST);
        in(() -> notices.tell(notice("morning", false)));
        notices.sendDigests();
        in(() -> notices.tell(notice("noon", false)));
        notices.sendDigests();
        assertThat(waiting()).hasSize(1);
        clock.advance(Duration.ofDays(1));
        notices.sendDigests();
        assertThat(waiting()).hasSize(2);
    }

    @Test
    void severalProcessesWriteOneSummary() throws Exception {
        Notices notices = mailing();
        prefer(Preference.Rhythm.DIGEST);
        in(() -> notices.tell(notice("shared", false)));
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 6; i++) {
                threads.submit(() -> {
                    start.await();
                    notices.sendDigests();
                    return true;
                });
            }
            start.countDown();
        }
        assertThat(waiting()).hasSize(1);
    }

    // ---- webhooks

    @Test
    void aWebhookGetsTheEventSignedAndUnderTheSameKeyUntilItTakesIt() throws Exception {
        ConcurrentLinkedQueue<Map<String, String>> requests = new ConcurrentLinkedQueue<>();
        AtomicInteger answers = new AtomicInteger();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(Map.of(
                    "key", exchange.getRequestHeaders().getFirst("Phusa-Event-Key"),
                    "signature", exchange.getRequestHeaders().getFirst("Phusa-Signature"),
                    "timestamp", exchange.getRequestHeaders().getFirst("Phusa-Timestamp"),
                    "body", body));
            exchange.sendResponseHeaders(answers.getAndIncrement() == 0 ? 503 : 204, -1);
            exchange.close();
        });
        receiver.start();
        try {
            Notices notices = mailing();
            String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
            String kind = "kind" + account + ".happened";
            String secret = in(() ->
                            notices.addWebhook(Actor.platform(), "Hệ thống thử", url, List.of("kind" + account)))
                    .orThrow();
            String key = "event-" + account;
            new TransactionTemplate(transactions)
                    .executeWithoutResult(transaction ->
                            notices.announce(new Event(key, kind, clock.instant(), Map.of("title", "Nhiệm vụ"))));
            long webhook = database.sql("select webhook from notice.delivery where event_key = :key")
                    .param("key", key)
                    .query(Long.class)
                    .single();
            assertThatThrownBy(() -> notices.deliver(webhook, key)).hasMessageContaining("HTTP 503");
            notices.deliver(webhook, key);
            notices.deliver(webhook, key);
            assertThat(requests).hasSize(2);
            assertThat(requests).allSatisfy(request -> {
                assertThat(request.get("key")).isEqualTo(key);
                assertThat(request.get("signature"))
                        .isEqualTo("sha256="
                                + Signature.hmacSha256(secret, request.get("timestamp") + "." + request.get("body")));
                assertThat(request.get("body")).contains("\"title\":\"Nhiệm vụ\"");
            });
            in(() -> notices.endWebhook(Actor.platform(), webhook)).orThrow();
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void aWebhookCannotPointInsideTheOwnNetwork() {
        WebhookSender outside = new WebhookSender(new WebhookSettings(false));
        assertThat(outside.allowed(URI.create("http://example.org/hook"))).isFalse();
        assertThat(outside.allowed(URI.create("https://user:secret@example.org/hook")))
                .isFalse();
        assertThatThrownBy(() -> outside.post(
                        new NoticeStore.ToDeliver(URI.create("https://127.0.0.1/hook"), "secret", "{}", 0),
                        "key",
                        clock.instant()))
                .hasMessageContaining("inside");
    }

    @Test
    void aWebhookThatLeadsInsideTheOwnNetworkIsRefusedWhenItIsEntered() {
        for (String url : List.of(
                "https://localhost/x", "https://127.0.0.1/", "https://[::1]/", "https://169.254.169.254/latest")) {
            assertThat(in(() -> real.addWebhook(Actor.platform(), "Hệ thống bên trong", url, List.of())))
                    .as(url)
                    .isEqualTo(Outcome.rejected(Problem.at("url", NoticeProblem.NOT_A_WEB_ADDRESS)));
        }
    }

    @Test
    void onlyAnAdministratorKeepsWebhooksAndSeesTheOutbox() {
        Notices notices = mailing();
        assertThat(in(() -> notices.addWebhook(person, "x", "https://example.org/", List.of())))
                .isInstanceOf(Outcome.Rejected.class);
        assertThat(notices.outbox(person, ListQuery.all())).isInstanceOf(Outcome.Rejected.class);
    }
}
