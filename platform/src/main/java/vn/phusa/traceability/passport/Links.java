package vn.phusa.traceability.passport;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.gs1.Gs1Fault;
import vn.phusa.epcis.gs1.Parsed;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.party.IdentifierScheme;
import vn.phusa.party.Organisation;
import vn.phusa.party.Parties;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.passport.store.LinkStore;
import vn.phusa.traceability.passport.store.ProductStore;

/** Where codes lead besides the passport: links of organisations for their own GS1 keys. */
@Service
public class Links {
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int LONGEST_TITLE = 200;
    /** So many links one key has at most. */
    private static final int MOST = 100;

    private final LinkStore store;
    private final ProductStore products;
    private final Parties parties;
    private final Ledger ledger;
    private final Clock clock;

    Links(LinkStore store, ProductStore products, Parties parties, Ledger ledger, Clock clock) {
        this.store = store;
        this.products = products;
        this.parties = parties;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What is typed to add one.
     *
     * @param code a GS1 key with qualifiers as a path ({@code 01/08935001234562/10/L7}) or whole Digital Link
     */
    public record NewLink(
            PartyId owner,
            String code,
            String type,
            String href,
            String title,
            String language,
            String mediaType,
            boolean preferred) {}

    /** Adds a link to a key that the organisation may speak for. */
    @Transactional
    public Outcome<Long> add(Actor actor, NewLink given) {
        if (!actor.may(TraceabilityPermission.SHARE, given.owner())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> problems = new ArrayList<>();
        Optional<Anchor> anchor = anchor(given.code(), problems);
        Optional<LinkType> type = LinkType.read(given.type());
        if (type.isEmpty() || !LinkType.OFFERED.contains(type.get().name())) {
            problems.add(Problem.at("linkType", PassportProblem.UNKNOWN_LINK_TYPE));
        }
        String href = given.href().strip();
        if (!isAddress(href)) {
            problems.add(Problem.at("linkHref", PassportProblem.NOT_A_LINK));
        }
        String title = given.title().strip();
        if (title.isEmpty()) {
            problems.add(Problem.at("linkTitle", Refusal.REQUIRED));
        } else if (title.length() > LONGEST_TITLE) {
            problems.add(Problem.at("linkTitle", Refusal.TOO_LONG, LONGEST_TITLE));
        }
        String language = given.language().strip();
        if (!language.matches("|[a-z]{2}(-[A-Z]{2})?")) {
            problems.add(Problem.at("linkLanguage", PassportProblem.NOT_A_LANGUAGE));
        }
        String mediaType = given.mediaType().strip().toLowerCase(Locale.ROOT);
        if (!mediaType.matches("|[a-z0-9]+/[a-z0-9.+-]{1,100}")) {
            problems.add(Problem.at("linkMediaType", PassportProblem.NOT_A_MEDIA_TYPE));
        }
        if (anchor.isPresent() && !speaksFor(given.owner(), anchor.get())) {
            problems.add(Problem.at("linkCode", PassportProblem.NOT_A_LINK_OF_YOURS));
        }
        if (anchor.isPresent() && store.ofKey(anchor.get().key()).size() >= MOST) {
            problems.add(Problem.at("linkCode", PassportProblem.TOO_MANY, MOST));
        }
        if (!problems.isEmpty() || anchor.isEmpty() || type.isEmpty()) {
            return Outcome.rejected(problems);
        }
        ActId act = ledger.record(new Act(
                PassportAct.LINK_ADDED,
                actor,
                Subject.of("traceability.links-of", given.owner().value())));
        return Outcome.accepted(store.insert(
                new KeptLink(
                        0,
                        anchor.get(),
                        given.owner(),
                        type.get(),
                        href,
                        title,
                        language,
                        mediaType,
                        given.preferred(),
                        clock.instant()),
                actor,
                act));
    }

    private static Optional<Anchor> anchor(String code, List<Problem> problems) {
        String text = code.strip();
        String uri = text.startsWith("http") ? text : "https://id.gs1.org/" + text.replaceFirst("^/+", "");
        return switch (DigitalLink.parse(uri, Codes.LENIENCY)) {
            case Parsed.Good<DigitalLink>(DigitalLink link) -> Optional.of(new Anchor(link.path()));
            case Parsed.Bad<DigitalLink>(Gs1Fault fault) -> {
                problems.add(Problem.at(
                        "linkCode",
                        PassportProblem.NOT_A_KEY,
                        fault.sentence(Locale.of("vi")),
                        fault.sentence(Locale.ENGLISH)));
                yield Optional.empty();
            }
        };
    }

    /** An address of the web: nothing that a browser would run. */
    static boolean isAddress(String text) {
        if (text.length() > LONGEST_ADDRESS) {
            return false;
        }
        try {
            URI uri = new URI(text);
            String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
            return (scheme.equals("https") || scheme.equals("http"))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * Whether an organisation speaks for a key: its own product's GTIN, or a key with the company prefix of one of its GLNs and GTINs or
     * with a prefix that the register notes for it ("GCP 893500123"). So nobody leads another's parcels astray.
     */
    private boolean speaksFor(PartyId owner, Anchor anchor) {
        ScannedCode.Gs1 code =
                new ScannedCode.Gs1(new DigitalLink("https://id.gs1.org", anchor.path(), List.of(), List.of()));
        Optional<String> gtin = code.gtin();
        if (gtin.isPresent()) {
            return products.withGtin(gtin.get())
                    .filter(product -> product.owner().equals(owner))
                    .isPresent();
        }
        Set<String> prefixes = new HashSet<>();
        parties.organisation(owner).stream()
                .map(Organisation::identifiers)
                .flatMap(List::stream)
                .filter(identifier -> identifier.until() == null)
                .forEach(identifier -> {
                    if (identifier.scheme() == IdentifierScheme.GLN) {
                        prefixes.add(identifier.value().substring(0, CompanyPrefix.ASSUMED));
                    } else if (identifier.value().matches("GCP \\d{7,12}")) {
                        prefixes.add(identifier.value().substring(4));
                    }
                });
        products.gtinsOf(owner).forEach(own -> prefixes.add(own.substring(1, 1 + CompanyPrefix.ASSUMED)));
        return prefixes.stream()
                .anyMatch(prefix -> CompanyPrefix.begins(
                        anchor.path().getFirst().ai(), anchor.path().getFirst().value(), prefix));
    }

    /** Ends a link: by its owner, or by the authority. */
    @Transactional
    public Outcome<Long> end(Actor actor, long id) {
        Optional<KeptLink> found = store.find(id);
        boolean allowed = found.isPresent()
                && (actor.may(TraceabilityPermission.SHARE, found.get().owner())
                        || actor.mayEverywhere(TraceabilityPermission.ENFORCE));
        if (!allowed) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        store.end(
                id,
                clock.instant(),
                actor,
                ledger.record(new Act(PassportAct.LINK_ENDED, actor, Subject.of("traceability.link", id))));
        return Outcome.accepted(id);
    }

    /** Links of a key, of all its qualifiers. */
    @Transactional(readOnly = true)
    public List<KeptLink> ofKey(String key) {
        return store.ofKey(key);
    }

    /** Links of organisations; empty optional: of all. */
    @Transactional(readOnly = true)
    public Outcome<List<KeptLink>> list(Actor actor) {
        if (actor.mayEverywhere(TraceabilityPermission.OVERSEE)) {
            return Outcome.accepted(store.of(Optional.empty()));
        }
        return actor.maySomewhere(TraceabilityPermission.SHARE)
                ? Outcome.accepted(store.of(actor.organisationsFor(TraceabilityPermission.SHARE)))
                : Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
    }

    /** The links that count for a code, more particular ones standing in for others. */
    @Transactional(readOnly = true)
    public List<KeptLink> of(Anchor asked) {
        List<KeptLink> covering = store.ofKey(asked.key()).stream()
                .filter(link -> link.anchor().covers(asked))
                .toList();
        return Anchor.mostParticular(covering, KeptLink::anchor, KeptLink::type);
    }
}
