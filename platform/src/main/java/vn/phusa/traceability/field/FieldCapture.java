package vn.phusa.traceability.field;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.document.Digest;
import vn.phusa.document.DocumentId;
import vn.phusa.document.Documents;
import vn.phusa.document.Visibility;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.gs1.CanonicalIdentifier;
import vn.phusa.party.Identifier;
import vn.phusa.party.IdentifierScheme;
import vn.phusa.party.Parties;
import vn.phusa.party.Resolution;
import vn.phusa.traceability.CaptureId;
import vn.phusa.traceability.Captures;
import vn.phusa.traceability.EventStore;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.Viewers;
import vn.phusa.traceability.chain.ChainRules;
import vn.phusa.traceability.chain.Chains;
import vn.phusa.traceability.chain.FieldAction;
import vn.phusa.traceability.chain.StepNames;
import vn.phusa.traceability.field.store.FieldStore;
import vn.phusa.traceability.trace.Traces;

/** Front door to field capture. */
@Service
public class FieldCapture {
    /** Largest photo, in bytes; the phone makes it smaller before it sends it. */
    public static final int LARGEST_PHOTO = 8 << 20;

    private static final int NEWEST = 30;

    private final FieldStore store;
    private final Captures captures;
    private final Documents documents;
    private final Parties parties;
    private final JsonMapper json;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Chains chains;
    private final EventStore events;
    private final Traces traces;

    FieldCapture(
            FieldStore store,
            Captures captures,
            Documents documents,
            Parties parties,
            Chains chains,
            EventStore events,
            Traces traces,
            JsonMapper json,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.captures = captures;
        this.documents = documents;
        this.parties = parties;
        this.chains = chains;
        this.events = events;
        this.traces = traces;
        this.json = json;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What can be recorded. */
    public ChainRules rules() {
        return chains.current();
    }

    /** The organisations for which the actor may record; empty optional: any. */
    public Optional<Set<PartyId>> owners(Actor actor) {
        return actor.organisationsFor(TraceabilityPermission.CAPTURE);
    }

    /** The newest entries of the actor's organisations. */
    public List<KeptEntry> newest(Actor actor) {
        return owners(actor)
                .filter(own -> !own.isEmpty())
                .map(own -> store.newest(own, NEWEST))
                .orElse(List.of());
    }

    /** What entries are called: by the step that was chosen, else as the chain of their goods calls it. */
    public Map<UUID, Bilingual> called(List<KeptEntry> kept) {
        ChainRules rules = rules();
        Map<UUID, List<String>> products = new HashMap<>();
        kept.forEach(one -> products.put(one.entry().id(), FieldNeeds.products(one.entry())));
        StepNames names = traces.stepNamesOf(
                products.values().stream().flatMap(List::stream).toList());
        Map<UUID, Bilingual> called = new HashMap<>();
        for (KeptEntry one : kept) {
            FieldEntry entry = one.entry();
            rules.action(entry.action())
                    .ifPresent(action -> called.put(
                            entry.id(),
                            rules.steps(action).stream()
                                    .filter(step -> step.code().equals(entry.step()))
                                    .findFirst()
                                    .map(step -> step.step().name())
                                    .orElseGet(() -> names.of(action, products.getOrDefault(entry.id(), List.of())))));
        }
        return called;
    }

    /**
     * Records an entry. The same entry again is accepted and changes nothing; the same entry with other content is refused, and what
     * was kept stays.
     *
     * @param photo its bytes; null: none
     */
    public Outcome<KeptEntry> record(Actor actor, FieldEntry entry, byte @Nullable [] photo) {
        if (!actor.may(TraceabilityPermission.CAPTURE, entry.owner())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        FieldAction action = rules().action(entry.action()).orElse(null);
        if (action == null) {
            return Outcome.rejected(Problem.at("action", FieldProblem.UNKNOWN_ACTION));
        }
        byte[] digest = sha256(json.writeValueAsBytes(entry));
        KeptEntry kept = store.find(entry.id()).orElse(null);
        if (kept != null) {
            return HexFormat.of().formatHex(digest).equals(kept.digest())
                    ? Outcome.accepted(kept)
                    : Outcome.rejected(Problem.of(FieldProblem.OTHER_CONTENT));
        }
        if (photo != null && !isPhoto(photo, entry.photo())
                || photo == null && !entry.photo().isEmpty()) {
            return Outcome.rejected(Problem.at("photo", FieldProblem.NOT_A_PHOTO));
        }
        List<Problem> missing = missing(action, entry);
        if (!missing.isEmpty()) {
            return Outcome.rejected(missing);
        }
        return FieldEvents.of(action, known(entry), self(entry.owner()), clock.instant())
                .then(event -> captures.captureNow(actor, entry.owner(), List.of(event), FieldEvents.NAMESPACES))
                // The event stands under the entry's own ID. Should the machine stop here, the phone sends the entry
                // again, and
                // the event is found to be there.
                .then(_ -> keep(actor, entry, digest, photo));
    }

    /** What the chain asks for at this step and the entry does not say, or why the step cannot be this one. */
    private List<Problem> missing(FieldAction action, FieldEntry entry) {
        List<ChainRules.Chosen> steps = rules().steps(action);
        ChainRules.Chosen chosen = steps.stream()
                .filter(step -> step.code().equals(entry.step()))
                .findFirst()
                .orElse(null);
        if (chosen == null && !entry.step().isEmpty()) {
            return List.of(Problem.at("step", FieldProblem.UNKNOWN_STEP));
        }
        List<ChainRules.Chosen> declared = FieldNeeds.products(entry).stream()
                .flatMap(product -> traces.rulesOf(product).stream())
                .map(rules -> steps.stream()
                        .filter(step -> step.chain().code().equals(rules.chain()))
                        .toList())
                .filter(own -> !own.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (chosen == null) {
            return declared.stream()
                    .map(step -> FieldNeeds.missing(step.step(), entry))
                    .min(Comparator.comparingInt(List::size))
                    .orElse(List.of());
        }
        return declared.isEmpty() || declared.contains(chosen)
                ? FieldNeeds.missing(chosen.step(), entry)
                : List.of(Problem.at("step", FieldProblem.OTHER_CHAIN));
    }

    private Outcome<KeptEntry> keep(Actor actor, FieldEntry entry, byte[] digest, byte @Nullable [] photo) {
        Instant now = clock.instant();
        Outcome<KeptEntry> outcome = transactions.execute(status -> {
            DocumentId document = null;
            if (photo != null) {
                String name = entry.action() + (photo[0] == (byte) 0x89 ? ".png" : ".jpg");
                switch (documents.store(
                        actor, new ByteArrayInputStream(photo), name, entry.owner(), Visibility.OWNER)) {
                    case Outcome.Accepted<DocumentId>(DocumentId stored) -> document = stored;
                    case Outcome.Rejected<DocumentId>(List<Problem> problems) -> {
                        status.setRollbackOnly();
                        return Outcome.<KeptEntry>rejected(problems);
                    }
                }
            }
            store.insert(entry, digest, document, actor, now);
            return Outcome.accepted(store.find(entry.id()).orElseThrow());
        });
        if (outcome == null) {
            throw new IllegalStateException("no result");
        }
        return outcome;
    }

    /** What the rules in force have against entries of an organisation; none: it can be recorded. */
    public Function<FieldEntry, List<Problem>> checks(PartyId owner) {
        ChainRules rules = rules();
        String self = self(owner);
        Instant now = clock.instant();
        return entry -> {
            FieldAction action = rules.action(entry.action()).orElse(null);
            if (action == null) {
                return List.of(Problem.at("action", FieldProblem.UNKNOWN_ACTION));
            }
            return switch (FieldEvents.of(action, entry, self, now)) {
                case Outcome.Accepted<Event> _ -> List.of();
                case Outcome.Rejected<Event>(List<Problem> problems) -> problems;
            };
        };
    }

    /** Which of these entries were recorded before, and whether they stand. */
    public Map<UUID, Boolean> kept(Collection<UUID> ids) {
        return store.standing(ids);
    }

    /**
     * Records entries without photos, all or none, as one capture. Those that were recorded before change nothing.
     *
     * @param owner of all of them
     */
    public Outcome<CaptureId> recordAll(Actor actor, PartyId owner, List<FieldEntry> entries) {
        if (!actor.may(TraceabilityPermission.CAPTURE, owner)
                || entries.stream().anyMatch(entry -> !entry.owner().equals(owner))) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        ChainRules rules = rules();
        String self = self(owner);
        Instant now = clock.instant();
        Map<String, FieldEntry> partners = new HashMap<>();
        List<Event> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (FieldEntry entry : entries) {
            FieldAction action = rules.action(entry.action()).orElse(null);
            if (action == null) {
                return Outcome.rejected(Problem.at("action", FieldProblem.UNKNOWN_ACTION));
            }
            String partner =
                    partners.computeIfAbsent(entry.partner(), _ -> known(entry)).partner();
            switch (FieldEvents.of(action, entry.withPartner(partner), self, now)) {
                case Outcome.Accepted<Event>(Event event) -> all.add(event);
                case Outcome.Rejected<Event>(List<Problem> found) -> problems.addAll(found);
            }
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        return captures.captureNow(actor, owner, all, FieldEvents.NAMESPACES).map(captured -> {
            transactions.executeWithoutResult(
                    _ -> store.insert(entries, entry -> sha256(json.writeValueAsBytes(entry)), actor, now));
            return captured.id();
        });
    }

    /** Takes entries back by one capture of error declarations; answers how many stood until then. */
    public Outcome<Integer> withdrawAll(Actor actor, PartyId owner, List<UUID> ids) {
        if (!actor.may(TraceabilityPermission.CAPTURE, owner)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<UUID> standing = store.standing(ids).entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
        if (standing.isEmpty()) {
            return Outcome.accepted(0);
        }
        Instant now = clock.instant();
        List<String> eventIds = standing.stream().map(id -> "urn:uuid:" + id).toList();
        Map<String, List<RecordedEvent>> recorded = events.withEventIds(eventIds);
        List<Event> declarations = eventIds.stream()
                .map(id -> FieldEvents.withdrawn(
                        recorded.getOrDefault(id, List.of()).getFirst().event(), now))
                .toList();
        return captures.captureNow(actor, owner, declarations, FieldEvents.NAMESPACES)
                .map(_ -> {
                    transactions.executeWithoutResult(_ -> store.withdraw(standing, now));
                    return standing.size();
                });
    }

    /** Takes an entry back: an error declaration says that it was wrong; the event stays and is known to be wrong. */
    public Outcome<KeptEntry> withdraw(Actor actor, UUID id) {
        KeptEntry kept = store.find(id)
                .filter(found ->
                        actor.may(TraceabilityPermission.CAPTURE, found.entry().owner()))
                .orElse(null);
        if (kept == null) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (kept.withdrawnAt() != null) {
            return Outcome.rejected(Problem.of(FieldProblem.WITHDRAWN_ALREADY));
        }
        Instant now = clock.instant();
        // As it stands in the repository: the rules by which it was made may have changed since.
        Event event = events.withEventId(kept.entry().eventId()).getFirst().event();
        return captures.captureNow(
                        actor, kept.entry().owner(), List.of(FieldEvents.withdrawn(event, now)), FieldEvents.NAMESPACES)
                .map(_ -> {
                    transactions.executeWithoutResult(_ -> store.withdraw(List.of(id), now));
                    return store.find(id).orElseThrow();
                });
    }

    /** The entry with its partner's identifier, where the name is that of exactly one organisation in the register. */
    private FieldEntry known(FieldEntry entry) {
        LocalDate today = VietnamTime.today(clock);
        if (entry.partner().isBlank()
                || !(parties.resolve(entry.partner(), today, null)
                        instanceof Resolution.One(PartyId party, Resolution.How _))) {
            return entry;
        }
        return entry.withPartner(self(party));
    }

    /** How events name an organisation: by its GLN, else by its number here. */
    private String self(PartyId organisation) {
        return parties.organisation(organisation).stream()
                .flatMap(found -> found.identifiers().stream())
                .filter(identifier -> identifier.scheme() == IdentifierScheme.GLN)
                .map(Identifier::value)
                .findFirst()
                .map(gln -> CanonicalIdentifier.STEM + "/417/" + gln)
                .orElseGet(() -> Viewers.localParty(organisation));
    }

    private static boolean isPhoto(byte[] bytes, String digest) {
        boolean jpeg = bytes.length > 3 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8;
        boolean png = bytes.length > 3 && bytes[0] == (byte) 0x89 && bytes[1] == 'P';
        return (jpeg || png)
                && bytes.length <= LARGEST_PHOTO
                && HexFormat.of().formatHex(sha256(bytes)).equals(digest);
    }

    private static byte[] sha256(byte[] bytes) {
        return Digest.computation().digest(bytes);
    }
}
