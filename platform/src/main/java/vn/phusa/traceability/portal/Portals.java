package vn.phusa.traceability.portal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.party.Parties;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.passport.Details;
import vn.phusa.traceability.passport.Product;
import vn.phusa.traceability.passport.ProductPublished;
import vn.phusa.traceability.portal.store.PortalLine;
import vn.phusa.traceability.portal.store.PortalStore;
import vn.phusa.traceability.portal.store.PortalTasks;
import vn.phusa.traceability.supervision.DataSet;
import vn.phusa.traceability.supervision.Display;
import vn.phusa.traceability.supervision.MatterActed;
import vn.phusa.traceability.supervision.Supervision;
import vn.phusa.traceability.supervision.SupervisionAct;
import vn.phusa.traceability.supervision.SupervisionProblem;

/** Front door to the portals of others: how they are reached, what they were told, and what they answered. */
@Service
public class Portals {
    private static final int MOST_MESSAGES = 200;
    private static final int LONGEST = 500;

    private final PortalStore store;
    private final PortalLine line;
    private final Supervision supervision;
    private final Parties parties;
    private final Ledger ledger;
    private final SchedulerClient jobs;
    private final TransactionTemplate transactions;
    private final JsonMapper json;
    private final Clock clock;
    private final List<Portal> known = PortalCatalogue.builtIn();

    Portals(
            PortalStore store,
            PortalLine line,
            Supervision supervision,
            Parties parties,
            Ledger ledger,
            SchedulerClient jobs,
            PlatformTransactionManager transactions,
            JsonMapper json,
            Clock clock) {
        this.store = store;
        this.line = line;
        this.supervision = supervision;
        this.parties = parties;
        this.ledger = ledger;
        this.jobs = jobs;
        this.transactions = new TransactionTemplate(transactions);
        this.json = json;
        this.clock = clock;
    }

    // ---- settings

    /** All known portals, with how they are reached, for those who may set that. */
    @Transactional(readOnly = true)
    public Outcome<List<Portal>> portals(Actor actor) {
        return actor.mayEverywhere(TraceabilityPermission.CONNECT)
                ? Outcome.accepted(all())
                : Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
    }

    private List<Portal> all() {
        Map<String, Portal.Setting> settings = store.settings();
        return known.stream()
                .map(portal -> new Portal(
                        portal.code(), portal.name(), portal.keeper(), portal.source(), settings.get(portal.code())))
                .toList();
    }

    /**
     * Sets how a portal is reached.
     *
     * @param secret empty: the one it has
     */
    @Transactional
    public Outcome<Portal> connect(Actor actor, String code, String address, String secret, boolean enabled) {
        if (!actor.mayEverywhere(TraceabilityPermission.CONNECT)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        Portal portal = all().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(null);
        if (portal == null) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        List<Problem> problems = new ArrayList<>();
        URI uri = address(address);
        if (uri == null) {
            problems.add(Problem.at("address", SupervisionProblem.NO_ADDRESS));
        }
        String kept = !secret.isBlank() || portal.setting() == null
                ? secret.strip()
                : portal.setting().secret();
        if (kept.isEmpty()) {
            problems.add(Problem.at("secret", Refusal.REQUIRED));
        } else if (kept.length() > LONGEST) {
            problems.add(Problem.at("secret", Refusal.TOO_LONG, LONGEST));
        }
        if (uri == null || !problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        Portal.Setting setting = new Portal.Setting(uri, kept, enabled);
        ActId act = ledger.record(new Act(
                SupervisionAct.PORTAL_SET,
                actor,
                new Subject("traceability.portal", code),
                Map.of("address", uri.toString(), "enabled", enabled)));
        store.insertSetting(code, setting, actor, clock.instant(), act);
        return Outcome.accepted(new Portal(portal.code(), portal.name(), portal.keeper(), portal.source(), setting));
    }

    private @Nullable URI address(String text) {
        try {
            URI uri = URI.create(text.strip());
            return text.length() <= LONGEST && line.allowed(uri) ? uri : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    // ---- the outbox

    /** The newest messages, those of these goods only unless null. */
    @Transactional(readOnly = true)
    public Outcome<List<PortalMessage>> messages(Actor actor, @Nullable String goods) {
        return actor.mayEverywhere(TraceabilityPermission.OVERSEE)
                ? Outcome.accepted(store.messages(goods, MOST_MESSAGES))
                : Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
    }

    /**
     * Tells all connected portals the data set of goods, in the caller's transaction.
     *
     * @param goods key of the goods
     * @param facts what is told, by name
     * @return how many portals are told
     */
    @Transactional
    public int tell(String goods, Map<String, Object> facts) {
        return queue(goods, PortalMessage.Kind.GOODS, facts);
    }

    @EventListener
    void published(ProductPublished published) {
        Product product = published.product();
        Details details = product.details();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", details.name().vietnamese());
        facts.put("nameEnglish", details.name().english());
        facts.put("brand", details.brand());
        facts.put("group", details.group());
        facts.put("producer", parties.nameOn(product.producer(), VietnamTime.today(clock)));
        facts.put("address", details.address());
        facts.put("origin", details.origin().vietnamese());
        facts.put("standards", details.standards());
        facts.put("passport", product.path());
        facts.put(
                "dataSet",
                published.data().present().stream()
                        .map(DataSet.Item::code)
                        .sorted()
                        .toList());
        tell(product.key(), facts);
    }

    @EventListener
    @Transactional
    void displayed(MatterActed acted) {
        // Only a step that changes what the public sees is told.
        boolean changes = acted.step() == null
                ? acted.matter().suspended()
                : !(acted.step() instanceof vn.phusa.traceability.supervision.Matter.Step.Answer);
        if (changes) {
            Display display = supervision.display(acted.matter().goods());
            queue(
                    acted.matter().goods(),
                    PortalMessage.Kind.DISPLAY,
                    Map.of(
                            "display",
                            display.state().code(),
                            "matter",
                            acted.matter().id().value()));
        }
    }

    private int queue(String goods, PortalMessage.Kind kind, Map<String, Object> facts) {
        Instant now = clock.instant();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", kind.code());
        body.put("goods", vn.phusa.traceability.Thing.uri(goods));
        body.put("at", now.toString());
        body.put("facts", facts);
        int told = 0;
        for (Portal portal : all()) {
            if (portal.connected()) {
                schedule(store.insert(portal.code(), goods, kind, json.writeValueAsString(body), now), now);
                told++;
            }
        }
        return told;
    }

    private void schedule(long message, Instant when) {
        jobs.scheduleIfNotExists(PortalTasks.CARRY
                .instance(Long.toString(message))
                .data(new PortalTasks.MessageToCarry(message))
                .scheduledTo(when));
    }

    /** Sends a message again that was rejected or given up. */
    @Transactional
    public Outcome<PortalMessage> repeat(Actor actor, long id) {
        if (!actor.mayEverywhere(TraceabilityPermission.CONNECT)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        PortalMessage message = store.lock(id).orElse(null);
        if (message == null) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!message.state().repeatable()) {
            return Outcome.rejected(Problem.of(SupervisionProblem.NOT_TO_REPEAT));
        }
        PortalMessage again = message.again();
        store.update(again);
        schedule(id, clock.instant());
        return Outcome.accepted(again);
    }

    /**
     * Carries a message, or asks what became of it. The portal is called outside a transaction; what it answered is written at once.
     *
     * @throws PortalTasks.Undecided when it must be tried again
     */
    public void carry(long id) {
        PortalMessage message = store.find(id).orElse(null);
        if (message == null
                || (message.state() != PortalMessage.State.QUEUED && message.state() != PortalMessage.State.SENT)) {
            return;
        }
        Optional<Portal.Setting> setting = Optional.ofNullable(store.settings().get(message.portal()));
        String standing = message.standingAt();
        PortalMessage.Answer answer = setting.filter(Portal.Setting::enabled)
                .map(open -> standing == null ? line.post(open, message) : line.ask(open, standing))
                .orElseGet(() -> new PortalMessage.Answer.Undecided("not connected"));
        PortalMessage after = message.after(answer, clock.instant());
        boolean undecided = after.state() == PortalMessage.State.QUEUED || after.state() == PortalMessage.State.SENT;
        PortalMessage kept = undecided && after.attempts() >= PortalTasks.ATTEMPTS ? after.givenUp() : after;
        transactions.executeWithoutResult(_ -> store.update(kept));
        if (kept.state() == PortalMessage.State.QUEUED || kept.state() == PortalMessage.State.SENT) {
            throw new PortalTasks.Undecided(String.valueOf(kept.reason()));
        }
    }
}
