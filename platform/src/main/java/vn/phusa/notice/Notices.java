package vn.phusa.notice;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.base.store.OwnAddress;
import vn.phusa.notice.store.MailServer;
import vn.phusa.notice.store.NoticeStore;
import vn.phusa.notice.store.NoticeStore.Posting;
import vn.phusa.notice.store.Outbound;
import vn.phusa.notice.store.WebhookSender;
import vn.phusa.shell.Formats;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Slice;
import vn.phusa.shell.Wording;

/**
 * Tells people and systems what happened. What is told stands in the inbox exactly once; mail and webhooks leave after
 * the teller's transaction has been committed, at least once, under a key made from the event.
 */
@Service
public class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final NoticeStore store;
    private final MailServer mailServer;
    private final WebhookSender webhooks;
    private final ObjectProvider<Addresses> addresses;
    private final ObjectProvider<DueBeforeDigest> dueBefore;
    private final SchedulerClient jobs;
    private final TransactionTemplate transactions;
    private final Languages languages;
    private final JsonMapper json;
    private final Clock clock;
    private final OwnAddress address;
    private final SecureRandom random = new SecureRandom();

    Notices(
            NoticeStore store,
            MailServer mailServer,
            WebhookSender webhooks,
            ObjectProvider<Addresses> addresses,
            ObjectProvider<DueBeforeDigest> dueBefore,
            SchedulerClient jobs,
            PlatformTransactionManager transactions,
            Languages languages,
            JsonMapper json,
            Clock clock,
            OwnAddress address) {
        this.store = store;
        this.mailServer = mailServer;
        this.webhooks = webhooks;
        this.addresses = addresses;
        this.dueBefore = dueBefore;
        this.jobs = jobs;
        this.transactions = new TransactionTemplate(transactions);
        this.languages = languages;
        this.json = json;
        this.clock = clock;
        this.address = address;
    }

    // ---- telling

    /**
     * Tells people, within the caller's transaction.
     *
     * @return how many had not been told of this event before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int tell(NewNotice notice) {
        int told = 0;
        Instant now = clock.instant();
        for (AccountId account : notice.to()) {
            Preference preference = store.preference(account);
            Optional<String> address = mailServer.configured() ? emailOf(account) : Optional.empty();
            Posting posting = posting(notice, preference, address.isPresent());
            Optional<Long> id = store.insert(notice, account, posting, now);
            if (id.isPresent()) {
                told++;
                if (posting == Posting.NOW) {
                    Wording words = languages.in(Locale.of(preference.language()));
                    Instant notBefore = notice.urgent() ? now : preference.notBefore(now);
                    mail(
                                    messageId(notice.eventKey() + "|" + account),
                                    account,
                                    address.orElseThrow(),
                                    words.say(
                                            notice.urgent() ? "notice.mail.subject-urgent" : "notice.mail.subject",
                                            notice.title().in(words.locale())),
                                    text(notice, words),
                                    notice.urgent(),
                                    notBefore)
                            .ifPresent(mail -> store.mailedWith(id.get(), mail));
                }
            }
        }
        return told;
    }

    private static Posting posting(NewNotice notice, Preference preference, boolean hasAddress) {
        if (!hasAddress) {
            return Posting.NONE;
        }
        if (notice.urgent()) {
            return Posting.NOW;
        }
        if (!preference.mail()) {
            return Posting.NONE;
        }
        return preference.rhythm() == Preference.Rhythm.EACH ? Posting.NOW : Posting.DIGEST;
    }

    /**
     * Mails somebody who has no account, a unit for example, within the caller's transaction. Nothing where no mail
     * server is set up.
     *
     * @return whether a mail was written that had not been before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean write(String eventKey, String address, String subject, String body) {
        if (!mailServer.configured()) {
            return false;
        }
        return mail(messageId(eventKey + "|" + address), null, address, subject, body, false, clock.instant())
                .isPresent();
    }

    /** Lets other systems hear of an event, within the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(Event event) {
        for (Webhook webhook : store.webhooks()) {
            if (!webhook.hears(event.kind())) {
                continue;
            }
            Map<String, Object> body = new TreeMap<>();
            body.put("key", event.key());
            body.put("kind", event.kind());
            body.put("at", event.at().toString());
            body.put("data", event.data());
            if (store.insertDelivery(
                    webhook.id(), event.key(), event.kind(), json.writeValueAsString(body), clock.instant())) {
                jobs.scheduleIfNotExists(
                        Outbound.DELIVERY
                                .instance(webhook.id() + " " + event.key())
                                .data(new Outbound.EventToDeliver(webhook.id(), event.key()))
                                .build(),
                        clock.instant());
            }
        }
    }

    private Optional<Long> mail(
            String messageId,
            @Nullable AccountId account,
            String address,
            String subject,
            String body,
            boolean urgent,
            Instant notBefore) {
        Optional<Long> mail = store.insertMail(
                messageId, account, address, oneLine(subject), body, urgent, clock.instant(), notBefore);
        mail.ifPresent(id -> jobs.scheduleIfNotExists(
                Outbound.MAIL
                        .instance(id.toString())
                        .data(new Outbound.MailToSend(id))
                        .build(),
                notBefore));
        return mail;
    }

    /** A subject cannot smuggle in a header. */
    private static String oneLine(String subject) {
        return subject.replaceAll("[\\r\\n\\p{Cntrl}]+", " ").strip();
    }

    private Optional<String> emailOf(AccountId account) {
        Addresses known = addresses.getIfAvailable();
        return known == null ? Optional.empty() : known.emailOf(account);
    }

    private String text(NewNotice notice, Wording words) {
        String body = notice.body().in(words.locale());
        return words.say("notice.mail.greeting") + "\n\n"
                + notice.title().in(words.locale()) + "\n"
                + (body.isBlank() ? "" : "\n" + body + "\n")
                + "\n" + link(notice.path()) + "\n\n"
                + words.say("notice.mail.footer", link("/inbox/preferences")) + "\n";
    }

    private String link(String path) {
        return address.of(path);
    }

    private String messageId(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(digest, 0, 20) + "@" + address.name() + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    // ---- sending, called by the tasks

    /** Hands a mail to the server unless it has been; fails so that the task comes back later. */
    public void sendMail(long id) {
        OutgoingMail mail = store.mail(id).orElse(null);
        if (mail == null || mail.sentAt() != null || mail.gaveUpAt() != null) {
            return;
        }
        try {
            mailServer.send(mail);
        } catch (MailException | MessagingException | IOException e) {
            boolean last = mail.attempts() + 1 >= Outbound.ATTEMPTS;
            store.failed(id, shortened(e), last ? clock.instant() : null);
            throw new NotTaken("mail " + id + " was not taken: " + shortened(e));
        }
        store.sent(id, clock.instant());
    }

    private static String shortened(Exception e) {
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return text.length() <= 500 ? text : text.substring(0, 500);
    }

    /** Delivers an event to a webhook unless it has been; fails so that the task comes back later. */
    public void deliver(long webhook, String eventKey) {
        NoticeStore.ToDeliver delivery = store.toDeliver(webhook, eventKey).orElse(null);
        if (delivery == null) {
            return;
        }
        String answer;
        boolean taken = false;
        try {
            int status = webhooks.post(delivery, eventKey, clock.instant());
            answer = "HTTP " + status;
            taken = status >= 200 && status < 300;
        } catch (IOException e) {
            answer = shortened(e);
        }
        boolean last = delivery.attempts() + 1 >= Outbound.ATTEMPTS;
        Instant now = clock.instant();
        store.delivered(webhook, eventKey, answer, taken ? now : null, !taken && last ? now : null);
        if (!taken) {
            throw new NotTaken("webhook " + webhook + " did not take " + eventKey + ": " + answer);
        }
    }

    /** Writes the day's summaries that are due and not yet written; any number of processes may do so at once. */
    public void sendDigests() {
        if (!mailServer.configured()) {
            return;
        }
        if (!dueBefore.stream().allMatch(DueBeforeDigest::tellDue)) {
            return;
        }
        Instant now = clock.instant();
        LocalDate today = VietnamTime.dateOf(now);
        for (AccountId account : store.waitingForDigest(today)) {
            Preference preference = store.preference(account);
            if (preference.digestDue(now)) {
                transactions.executeWithoutResult(transaction -> digest(account, preference, today));
            }
        }
    }

    private void digest(AccountId account, Preference preference, LocalDate today) {
        List<Notice> notices = store.forDigest(account);
        Optional<String> address = emailOf(account);
        if (notices.isEmpty() || address.isEmpty()) {
            return;
        }
        Wording words = languages.in(Locale.of(preference.language()));
        Formats formats = new Formats(words.locale());
        List<Notice> told = stillWorthReading(notices);
        StringBuilder body = new StringBuilder(words.say("notice.mail.greeting")).append("\n\n");
        for (Notice notice : told) {
            LocalDate day = VietnamTime.dateOf(notice.createdAt());
            // "One day left" is true of the day on which it was said.
            String said = notice.title().in(words.locale());
            body.append("• ")
                    .append(day.equals(today) ? said : words.say("notice.mail.said-on", formats.date(day), said))
                    .append('\n');
            if (!notice.body().in(words.locale()).isBlank()) {
                body.append("  ").append(notice.body().in(words.locale())).append('\n');
            }
            body.append("  ").append(link(notice.path())).append("\n\n");
        }
        body.append(words.say("notice.mail.footer", link("/inbox/preferences"))).append('\n');
        String subject = words.say("notice.mail.digest-subject", told.size(), formats.date(today));
        Optional<Long> mail = mail(
                messageId("digest|" + account + "|" + today),
                account,
                address.get(),
                subject,
                body.toString(),
                false,
                clock.instant());
        if (mail.isPresent() && store.insertDigest(account, today, mail.get())) {
            notices.forEach(notice -> store.mailedWith(notice.id(), mail.get()));
        } else {
            LOG.debug("another process has written today's summary for account {}", account);
        }
    }

    /** Of several reminders of one thing the last says it all. */
    private static List<Notice> stillWorthReading(List<Notice> notices) {
        Map<String, Notice> last = new HashMap<>();
        notices.forEach(notice -> last.put(notice.kind() + " " + notice.path(), notice));
        return notices.stream()
                .filter(notice -> !notice.kind().endsWith(".reminder")
                        || Objects.equals(last.get(notice.kind() + " " + notice.path()), notice))
                .toList();
    }

    public boolean mailConfigured() {
        return mailServer.configured();
    }

    // ---- one's own inbox

    @Transactional(readOnly = true)
    public int unread(Actor actor) {
        AccountId account = actor.account();
        return account == null ? 0 : store.unread(account);
    }

    @Transactional(readOnly = true)
    public Outcome<Slice<Notice>> inbox(Actor actor, ListQuery query) {
        AccountId account = actor.account();
        return account == null
                ? Outcome.rejected(Problem.of(Refusal.FORBIDDEN))
                : Outcome.accepted(store.inbox(account, query));
    }

    /** Marks a notice as read. */
    @Transactional
    public Outcome<Notice> read(Actor actor, long id) {
        AccountId account = actor.account();
        Optional<Notice> notice = account == null ? Optional.empty() : store.find(account, id);
        if (account == null || notice.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        store.read(account, id, false, clock.instant());
        return Outcome.accepted(notice.get());
    }

    /**
     * Marks everything as read that the reader has seen.
     *
     * @param upTo the newest notice on the reader's page, so that what came meanwhile stays unread
     * @return how many
     */
    @Transactional
    public Outcome<Integer> readAll(Actor actor, long upTo) {
        AccountId account = actor.account();
        return account == null
                ? Outcome.rejected(Problem.of(Refusal.FORBIDDEN))
                : Outcome.accepted(store.read(account, upTo, true, clock.instant()));
    }

    @Transactional(readOnly = true)
    public Outcome<Preference> preference(Actor actor) {
        AccountId account = actor.account();
        return account == null
                ? Outcome.rejected(Problem.of(Refusal.FORBIDDEN))
                : Outcome.accepted(store.preference(account));
    }

    @Transactional
    public Outcome<Preference> prefer(Actor actor, Preference preference) {
        AccountId account = actor.account();
        if (account == null) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        store.keep(account, preference, clock.instant());
        return Outcome.accepted(preference);
    }

    // ---- the outbox

    @Transactional(readOnly = true)
    public Outcome<Slice<OutgoingMail>> outbox(Actor actor, ListQuery query) {
        return actor.maySomewhere(NoticePermission.SEE_OUTBOX)
                ? Outcome.accepted(store.outbox(query))
                : Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
    }

    /** All that the filters of the query let through, newest first, without what the mails say. */
    @Transactional(readOnly = true)
    public Outcome<List<OutgoingMail>> wholeOutbox(Actor actor, ListQuery query) {
        return actor.maySomewhere(NoticePermission.SEE_OUTBOX)
                ? Outcome.accepted(store.wholeOutbox(query))
                : Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
    }

    @Transactional(readOnly = true)
    public Outcome<List<Delivery>> deliveries(Actor actor) {
        return actor.maySomewhere(NoticePermission.SEE_OUTBOX)
                ? Outcome.accepted(store.lastDeliveries())
                : Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
    }

    @Transactional(readOnly = true)
    public Outcome<List<Webhook>> webhooks(Actor actor) {
        return actor.maySomewhere(NoticePermission.SEE_OUTBOX)
                ? Outcome.accepted(store.webhooks())
                : Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
    }

    /**
     * Adds a system that hears of events.
     *
     * @param kinds beginnings of the kinds of event, none for all
     * @return the secret with which deliveries are signed; it is shown this once
     */
    @Transactional
    public Outcome<String> addWebhook(Actor actor, String name, String url, List<String> kinds) {
        if (!actor.mayEverywhere(NoticePermission.KEEP_WEBHOOKS)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (name.isBlank()) {
            return Outcome.rejected(Problem.at("name", Refusal.REQUIRED));
        }
        URI address;
        try {
            address = URI.create(url.strip());
        } catch (IllegalArgumentException e) {
            return Outcome.rejected(Problem.at("url", NoticeProblem.NOT_A_WEB_ADDRESS));
        }
        if (!webhooks.allowed(address) || webhooks.leadsInside(address)) {
            return Outcome.rejected(Problem.at("url", NoticeProblem.NOT_A_WEB_ADDRESS));
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        store.insertWebhook(name.strip(), address, secret, kinds, actor.name(), clock.instant());
        return Outcome.accepted(secret);
    }

    @Transactional
    public Outcome<Long> endWebhook(Actor actor, long id) {
        if (!actor.mayEverywhere(NoticePermission.KEEP_WEBHOOKS)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        return store.endWebhook(id, clock.instant()) == 1
                ? Outcome.accepted(id)
                : Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
    }
}
