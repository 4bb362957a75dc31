package vn.phusa.traceability.passport;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Permission;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.document.DocumentId;
import vn.phusa.document.Documents;
import vn.phusa.document.Visibility;
import vn.phusa.epcis.gs1.LocalIdentifier;
import vn.phusa.epcis.gs1.Parsed;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.party.Parties;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Slice;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.passport.store.ProductStore;

/** Products of organisations: enter, change, publish, give a GTIN later; the lots of each. */
@Service
public class Products {
    /** Bytes of a picture: a phone's photograph. */
    public static final long LARGEST_PICTURE = 10L << 20;

    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_TEXT = 4_000;

    private final ProductStore store;
    private final Documents documents;
    private final Parties parties;
    private final Ledger ledger;
    private final Markets markets = Markets.builtIn();
    private final String province;
    private final SystemDataSets dataSets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Products(
            ProductStore store,
            Documents documents,
            Parties parties,
            Ledger ledger,
            @Value("${phusa.province-code:92}") String province,
            SystemDataSets dataSets,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.documents = documents;
        this.parties = parties;
        this.ledger = ledger;
        this.province = province;
        this.dataSets = dataSets;
        this.events = events;
        this.clock = clock;
    }

    public Markets markets() {
        return markets;
    }

    /**
     * What an owner types to enter a product.
     *
     * @param gtin as written; empty: none
     * @param reference the owner's own word for it, from which its identifier is made where there is no GTIN; empty: none
     */
    public record Entry(PartyId owner, String gtin, String reference, Details details, boolean demonstration) {}

    // ---- reading

    /** The organisations for which the actor may keep products; empty optional: all. */
    public Optional<Set<PartyId>> owners(Actor actor) {
        return actor.organisationsFor(TraceabilityPermission.CAPTURE);
    }

    private static Optional<Set<PartyId>> seen(Actor actor) {
        if (actor.mayEverywhere(TraceabilityPermission.OVERSEE)) {
            return Optional.empty();
        }
        return actor.organisationsFor(TraceabilityPermission.CAPTURE);
    }

    /** Those of the actor's organisations; all for whoever oversees. */
    @Transactional(readOnly = true)
    public Outcome<Slice<Product>> list(Actor actor, ListQuery query) {
        if (!seesAny(actor)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        Optional<Set<PartyId>> owners = seen(actor);
        return Outcome.accepted(new Slice<>(store.list(owners, query, false), store.count(owners, query), query));
    }

    @Transactional(readOnly = true)
    public Outcome<List<Product>> all(Actor actor, ListQuery query) {
        return seesAny(actor)
                ? Outcome.accepted(store.list(seen(actor), query, true))
                : Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
    }

    public static boolean seesAny(Actor actor) {
        return actor.maySomewhere(TraceabilityPermission.CAPTURE)
                || actor.mayEverywhere(TraceabilityPermission.OVERSEE);
    }

    /** One product for those who keep or oversee it. */
    @Transactional(readOnly = true)
    public Outcome<Product> find(Actor actor, ProductId id) {
        return store.find(id)
                .filter(product -> sees(actor, product))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    private static boolean sees(Actor actor, Product product) {
        return actor.may(TraceabilityPermission.CAPTURE, product.owner())
                || actor.may(TraceabilityPermission.SHARE, product.owner())
                || actor.mayEverywhere(TraceabilityPermission.OVERSEE);
    }

    @Transactional(readOnly = true)
    public Outcome<List<ProductVersion>> versions(Actor actor, ProductId id) {
        return find(actor, id).map(product -> store.versions(product.id()));
    }

    @Transactional(readOnly = true)
    public Outcome<List<Lot>> lots(Actor actor, ProductId id) {
        return find(actor, id).map(product -> store.lots(product.id()));
    }

    // ---- entering

    @Transactional
    public Outcome<Product> enter(Actor actor, Entry entry) {
        return entered(actor, entry, null);
    }

    private Outcome<Product> entered(Actor actor, Entry entry, @Nullable ActId within) {
        if (!actor.may(TraceabilityPermission.CAPTURE, entry.owner())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> problems = new ArrayList<>(problems(entry.details()));
        if (parties.organisation(entry.owner()).isEmpty()) {
            problems.add(Problem.at("owner", PassportProblem.UNKNOWN_ORGANISATION));
        }
        String gtin = gtin(entry.gtin(), problems);
        LocalIdentifier local = entry.reference().isBlank() ? null : local(entry.owner(), entry.reference(), problems);
        if (gtin == null && local == null && problems.isEmpty()) {
            problems.add(Problem.at("gtin", PassportProblem.NO_CODE));
        }
        taken(gtin, local).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        ProductId id = store.next();
        ActId act = within == null ? record(actor, PassportAct.PRODUCT_ENTERED, id) : within;
        Product product = new Product(
                id,
                gtin,
                local,
                entry.owner(),
                Product.Status.DRAFT,
                entry.details(),
                entry.demonstration(),
                1,
                clock.instant());
        store.insert(product, actor, within == null ? PassportAct.PRODUCT_ENTERED : PassportAct.PRODUCTS_IMPORTED, act);
        return Outcome.accepted(product);
    }

    private static @Nullable String gtin(String written, List<Problem> problems) {
        if (written.isBlank()) {
            return null;
        }
        return switch (TradeItemNumber.read(written)) {
            case TradeItemNumber.Reading.Good(String digits) -> digits;
            case TradeItemNumber.Reading.Bad(PassportProblem problem, String detail) -> {
                problems.add(Problem.at("gtin", problem, detail));
                yield null;
            }
        };
    }

    /** The identifier that an organisation's own word for a product gives. */
    private @Nullable LocalIdentifier local(PartyId owner, String reference, List<Problem> problems) {
        String word = reference.strip().toUpperCase(java.util.Locale.ROOT);
        return switch (LocalIdentifier.of(authority(owner), word)) {
            case Parsed.Good<LocalIdentifier>(LocalIdentifier good) -> good;
            case Parsed.Bad<LocalIdentifier> _ -> {
                problems.add(Problem.at("reference", PassportProblem.NOT_A_REFERENCE));
                yield null;
            }
        };
    }

    /** Province and the organisation's number in the register of this platform. */
    private String authority(PartyId owner) {
        return province + "-" + "%05d".formatted(owner.value() % 100_000_000);
    }

    private Optional<Problem> taken(@Nullable String gtin, @Nullable LocalIdentifier local) {
        if (gtin != null && store.withGtin(gtin).isPresent()) {
            return Optional.of(Problem.at("gtin", PassportProblem.CODE_TAKEN, TradeItemNumber.shown(gtin)));
        }
        if (local != null && store.withLocal(local).isPresent()) {
            return Optional.of(Problem.at("reference", PassportProblem.CODE_TAKEN, local.toString()));
        }
        return Optional.empty();
    }

    private List<Problem> problems(Details details) {
        List<Problem> problems = new ArrayList<>();
        if (details.name().vietnamese().isBlank()) {
            problems.add(Problem.at("nameVi", Refusal.REQUIRED));
        }
        Map<String, String> lines = Map.of(
                "nameVi", details.name().vietnamese(),
                "nameEn", details.name().english(),
                "brand", details.brand(),
                "group", details.group(),
                "address", details.address(),
                "originVi", details.origin().vietnamese(),
                "originEn", details.origin().english(),
                "content", details.content());
        lines.forEach((field, text) -> tooLong(field, text, LONGEST_LINE, problems));
        Map<String, String> texts = Map.of(
                "descriptionVi", details.description().vietnamese(),
                "descriptionEn", details.description().english(),
                "standards", details.standards(),
                "warningsVi", details.warnings().vietnamese(),
                "warningsEn", details.warnings().english());
        texts.forEach((field, text) -> tooLong(field, text, LONGEST_TEXT, problems));
        if (details.markets().stream().anyMatch(market -> markets.find(market).isEmpty())) {
            problems.add(Problem.at("markets", PassportProblem.UNKNOWN_MARKET));
        }
        unknown("producer", details.producer()).ifPresent(problems::add);
        unknown("trader", details.trader()).ifPresent(problems::add);
        return problems;
    }

    private Optional<Problem> unknown(String field, @Nullable PartyId party) {
        return party == null || parties.organisation(party).isPresent()
                ? Optional.empty()
                : Optional.of(Problem.at(field, PassportProblem.UNKNOWN_ORGANISATION));
    }

    private static void tooLong(String field, String text, int most, List<Problem> problems) {
        if (text.length() > most) {
            problems.add(Problem.at(field, Refusal.TOO_LONG, most));
        }
    }

    /**
     * Enters a whole table, or changes what is known already by its code; all or nothing.
     *
     * @return how many were entered and changed
     */
    @Transactional
    public Outcome<Imported> importAll(Actor actor, PartyId owner, List<ImportRow> rows) {
        if (!actor.may(TraceabilityPermission.CAPTURE, owner)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        ActId act = ledger.record(new Act(
                PassportAct.PRODUCTS_IMPORTED,
                actor,
                Subject.of("traceability.products-of", owner.value()),
                Map.of("rows", rows.size())));
        int entered = 0;
        int changed = 0;
        List<Problem> problems = new ArrayList<>();
        for (ImportRow row : rows) {
            Product known = known(owner, row);
            Outcome<Product> outcome;
            if (known == null) {
                outcome = entered(actor, new Entry(owner, row.gtin(), row.reference(), row.details(), false), act);
                entered++;
            } else {
                List<Problem> wrong = problems(row.details());
                Product next = next(known, row.details().keeping(known.details()), known.status());
                if (wrong.isEmpty()) {
                    store.update(next, PassportAct.PRODUCTS_IMPORTED, "", actor, act);
                }
                outcome = wrong.isEmpty() ? Outcome.accepted(next) : Outcome.rejected(wrong);
                changed++;
            }
            if (outcome instanceof Outcome.Rejected<Product>(List<Problem> wrong)) {
                wrong.forEach(problem -> problems.add(new Problem(
                        problem.code(), "row " + row.number() + " " + problem.field(), problem.arguments())));
            }
        }
        if (!problems.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return Outcome.rejected(problems);
        }
        return Outcome.accepted(new Imported(entered, changed));
    }

    /** What an import did. */
    public record Imported(int entered, int changed) {}

    /**
     * One row of a table.
     *
     * @param number as the spreadsheet program shows it
     */
    public record ImportRow(int number, String gtin, String reference, Details details) {}

    private @Nullable Product known(PartyId owner, ImportRow row) {
        Optional<Product> found = TradeItemNumber.of(row.gtin()).flatMap(store::withGtin);
        if (found.isEmpty() && !row.reference().isBlank()) {
            LocalIdentifier local = local(owner, row.reference(), new ArrayList<>());
            found = local == null ? Optional.empty() : store.withLocal(local);
        }
        return found.filter(product -> product.owner().equals(owner)).orElse(null);
    }

    // ---- changing

    @Transactional
    public Outcome<Product> change(Actor actor, ProductId id, long version, Details details) {
        return changing(actor, id, TraceabilityPermission.CAPTURE, product -> {
            if (product.version() != version) {
                return Outcome.rejected(Problem.of(Refusal.CHANGED_MEANWHILE));
            }
            List<Problem> problems = new ArrayList<>(problems(details));
            Details changed = details.keeping(product.details());
            if (product.status() == Product.Status.PUBLISHED) {
                changed.missingToPublish()
                        .forEach(field -> problems.add(Problem.at(field, PassportProblem.NEEDED_TO_PUBLISH)));
            }
            return problems.isEmpty()
                    ? Outcome.accepted(saved(actor, product, changed, PassportAct.PRODUCT_CHANGED))
                    : Outcome.rejected(problems);
        });
    }

    /**
     * Hands in the product's picture, PNG or JPEG; it is made small, see {@link Picture}.
     *
     * @param content at most {@link #LARGEST_PICTURE} bytes
     */
    @Transactional
    public Outcome<Product> picture(Actor actor, ProductId id, byte[] content) {
        return changing(actor, id, TraceabilityPermission.CAPTURE, product -> {
            if (content.length > LARGEST_PICTURE) {
                return Outcome.rejected(Problem.at("file", PassportProblem.PICTURE_TOO_LARGE, LARGEST_PICTURE >> 20));
            }
            Optional<byte[]> small = Picture.scaled(content);
            if (small.isEmpty()) {
                return Outcome.rejected(Problem.at("file", PassportProblem.NOT_A_PICTURE));
            }
            return documents
                    .store(
                            vouched(actor),
                            new ByteArrayInputStream(small.get()),
                            "san-pham-" + id + ".jpg",
                            product.owner(),
                            Visibility.PUBLIC)
                    .map(document -> saved(
                            actor,
                            product,
                            product.details().withImage(document.value()),
                            PassportAct.PRODUCT_CHANGED));
        });
    }

    /** What this room has allowed is done in the actor's name, whatever they may do in the document room itself. */
    private static Actor vouched(Actor actor) {
        return new Actor(
                actor.account(), actor.person(), actor.name(), Actor.platform().grants(), actor.channel());
    }

    /** Adds a certificate. @param file may be null */
    @Transactional
    public Outcome<Product> addCertificate(
            Actor actor, ProductId id, Certificate given, @Nullable InputStream file, String fileName) {
        return changing(actor, id, TraceabilityPermission.CAPTURE, product -> {
            List<Problem> problems = new ArrayList<>();
            if (given.name().isBlank()) {
                problems.add(Problem.at("certificateName", Refusal.REQUIRED));
            }
            tooLong("certificateName", given.name(), LONGEST_LINE, problems);
            tooLong("certificateNumber", given.number(), LONGEST_LINE, problems);
            tooLong("certificateIssuer", given.issuer(), LONGEST_LINE, problems);
            if (product.details().certificates().size() >= Details.MOST) {
                problems.add(Problem.at("certificateName", PassportProblem.TOO_MANY, Details.MOST));
            }
            if (!problems.isEmpty()) {
                return Outcome.rejected(problems);
            }
            if (file == null) {
                return Outcome.accepted(withCertificate(actor, product, given));
            }
            return documents
                    .store(vouched(actor), file, fileName, product.owner(), Visibility.OWNER)
                    .map(document -> withCertificate(
                            actor,
                            product,
                            new Certificate(
                                    given.name(), given.number(), given.issuer(), given.until(), document.value())));
        });
    }

    private Product withCertificate(Actor actor, Product product, Certificate certificate) {
        return saved(
                actor,
                product,
                product.details().withCertificates(added(product.details().certificates(), certificate)),
                PassportAct.PRODUCT_CHANGED);
    }

    /** Adds the code of a growing area or packing house, or says anew how it stands. */
    @Transactional
    public Outcome<Product> addPlace(Actor actor, ProductId id, PlaceCode given) {
        return changing(actor, id, TraceabilityPermission.CAPTURE, product -> {
            List<Problem> problems = new ArrayList<>();
            Optional<Markets.Market> market = markets.find(given.market());
            if (market.isEmpty()) {
                problems.add(Problem.at("placeMarket", PassportProblem.UNKNOWN_MARKET));
            }
            if (given.code().isBlank()) {
                problems.add(Problem.at("placeCode", Refusal.REQUIRED));
            } else if (given.code().length() > PlaceCode.LONGEST) {
                problems.add(Problem.at("placeCode", Refusal.TOO_LONG, PlaceCode.LONGEST));
            } else if (market.isPresent() && !market.get().takes(given.kind(), given.code())) {
                problems.add(Problem.at(
                        "placeCode",
                        PassportProblem.NOT_THE_MARKETS_PATTERN,
                        market.get().name().vietnamese(),
                        Objects.requireNonNullElse(market.get().examples().get(given.kind()), "")));
            }
            if (given.from() != null && given.until() != null && given.until().isBefore(given.from())) {
                problems.add(Problem.at("placeUntil", PassportProblem.ENDS_BEFORE_IT_BEGINS));
            }
            if (product.details().places().size() >= Details.MOST) {
                problems.add(Problem.at("placeCode", PassportProblem.TOO_MANY, Details.MOST));
            }
            if (!problems.isEmpty()) {
                return Outcome.rejected(problems);
            }
            List<PlaceCode> changed = new ArrayList<>(product.details().places());
            changed.removeIf(place -> place.kind() == given.kind()
                    && place.code().equals(given.code())
                    && place.market().equals(given.market()));
            changed.add(given);
            return Outcome.accepted(
                    saved(actor, product, product.details().withPlaces(changed), PassportAct.PRODUCT_CHANGED));
        });
    }

    /** Notes under which code another portal knows it. */
    @Transactional
    public Outcome<Product> addPortal(Actor actor, ProductId id, PortalCode given) {
        return changing(actor, id, TraceabilityPermission.CAPTURE, product -> {
            List<Problem> problems = new ArrayList<>();
            if (!markets.portals().containsKey(given.portal())) {
                problems.add(Problem.at("portal", Refusal.UNKNOWN_CHOICE, given.portal()));
            }
            if (given.code().isBlank()) {
                problems.add(Problem.at("portalCode", Refusal.REQUIRED));
            }
            tooLong("portalCode", given.code(), 200, problems);
            if (product.details().portals().contains(given)) {
                problems.add(Problem.at("portalCode", PassportProblem.ALREADY_THERE));
            }
            return problems.isEmpty()
                    ? Outcome.accepted(saved(
                            actor,
                            product,
                            product.details()
                                    .withPortals(added(product.details().portals(), given)),
                            PassportAct.PRODUCT_CHANGED))
                    : Outcome.rejected(problems);
        });
    }

    /** Which of the lists of a product. */
    public enum Part {
        CERTIFICATES,
        PLACES,
        PORTALS
    }

    /** Takes an entry out of one of the lists; it stays in the history. */
    @Transactional
    public Outcome<Product> remove(Actor actor, ProductId id, Part part, int index) {
        return changing(actor, id, TraceabilityPermission.CAPTURE, product -> {
            Details details = product.details();
            int size = switch (part) {
                case CERTIFICATES -> details.certificates().size();
                case PLACES -> details.places().size();
                case PORTALS -> details.portals().size();
            };
            if (index < 0 || index >= size) {
                return Outcome.rejected(Problem.of(Refusal.CHANGED_MEANWHILE));
            }
            Details changed = switch (part) {
                case CERTIFICATES -> details.withCertificates(without(details.certificates(), index));
                case PLACES -> details.withPlaces(without(details.places(), index));
                case PORTALS -> details.withPortals(without(details.portals(), index));
            };
            return Outcome.accepted(saved(actor, product, changed, PassportAct.PRODUCT_CHANGED));
        });
    }

    private static <T> List<T> added(List<T> list, T one) {
        List<T> changed = new ArrayList<>(list);
        changed.add(one);
        return changed;
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> changed = new ArrayList<>(list);
        changed.remove(index);
        return changed;
    }

    /** Gives a product that had only an identifier of its own a GTIN; both lead to it from now on. */
    @Transactional
    public Outcome<Product> bind(Actor actor, ProductId id, String written) {
        return changing(actor, id, TraceabilityPermission.CAPTURE, product -> {
            if (product.gtin() != null) {
                return Outcome.rejected(Problem.at("gtin", PassportProblem.HAS_A_GTIN));
            }
            List<Problem> problems = new ArrayList<>();
            String gtin = gtin(written, problems);
            if (gtin == null && problems.isEmpty()) {
                problems.add(Problem.at("gtin", Refusal.REQUIRED));
            }
            taken(gtin, null).ifPresent(problems::add);
            if (!problems.isEmpty()) {
                return Outcome.rejected(problems);
            }
            Product bound = new Product(
                    product.id(),
                    gtin,
                    product.local(),
                    product.owner(),
                    product.status(),
                    product.details(),
                    product.demonstration(),
                    product.version() + 1,
                    clock.instant());
            store.update(bound, PassportAct.GTIN_BOUND, "", actor, record(actor, PassportAct.GTIN_BOUND, id));
            return Outcome.accepted(bound);
        });
    }

    // ---- states

    /** Chooses what everybody sees beyond what the law lets the consumer see. */
    @Transactional
    public Outcome<Product> open(Actor actor, ProductId id, boolean journey, boolean certificates) {
        return changing(
                actor,
                id,
                TraceabilityPermission.SHARE,
                product -> Outcome.accepted(saved(
                        actor,
                        product,
                        product.details().opening(journey, certificates),
                        PassportAct.PRODUCT_CHANGED)));
    }

    /** Opens the passport to everybody. */
    @Transactional
    public Outcome<Product> publish(Actor actor, ProductId id) {
        return changing(actor, id, TraceabilityPermission.SHARE, product -> {
            if (product.status() != Product.Status.DRAFT && product.status() != Product.Status.WITHDRAWN) {
                return Outcome.rejected(Problem.of(PassportProblem.NOT_NOW));
            }
            List<Problem> problems = product.details().missingToPublish().stream()
                    .map(field -> Problem.at(field, PassportProblem.NEEDED_TO_PUBLISH))
                    .toList();
            if (!problems.isEmpty()) {
                return Outcome.rejected(problems);
            }
            Product published = moved(actor, product, Product.Status.PUBLISHED, PassportAct.PRODUCT_PUBLISHED, "");
            events.publishEvent(new ProductPublished(published, dataSets.of(published, published.key())));
            return Outcome.accepted(published);
        });
    }

    /** Says that the product is sold no more; its passport stays readable. */
    @Transactional
    public Outcome<Product> withdraw(Actor actor, ProductId id, String reason) {
        return changing(
                actor,
                id,
                TraceabilityPermission.SHARE,
                product -> product.status() == Product.Status.PUBLISHED
                        ? Outcome.accepted(moved(
                                actor,
                                product,
                                Product.Status.WITHDRAWN,
                                PassportAct.PRODUCT_WITHDRAWN,
                                reason.strip()))
                        : Outcome.rejected(Problem.of(PassportProblem.NOT_NOW)));
    }

    // ---- lots

    /** Enters a lot, or says anew what is known of it. */
    @Transactional
    public Outcome<Lot> enterLot(
            Actor actor,
            ProductId id,
            String code,
            @Nullable LocalDate produced,
            @Nullable LocalDate expires,
            String places) {
        Optional<Product> found = store.find(id).filter(product -> sees(actor, product));
        if (found.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!actor.may(TraceabilityPermission.CAPTURE, found.get().owner())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> problems = new ArrayList<>();
        if (!Lot.isCode(code)) {
            problems.add(Problem.at("lotCode", PassportProblem.NOT_A_LOT));
        }
        if (produced != null && expires != null && expires.isBefore(produced)) {
            problems.add(Problem.at("lotExpires", PassportProblem.ENDS_BEFORE_IT_BEGINS));
        }
        tooLong("lotPlaces", places, LONGEST_LINE, problems);
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        Lot lot = new Lot(id, code, produced, expires, places.strip(), clock.instant());
        store.insert(lot, actor, record(actor, PassportAct.LOT_ENTERED, id));
        return Outcome.accepted(lot);
    }

    // ---- what commands share

    private ActId record(Actor actor, PassportAct act, ProductId product) {
        return ledger.record(new Act(act, actor, Subject.of("traceability.product", product.value())));
    }

    private Outcome<Product> changing(
            Actor actor, ProductId id, Permission permission, Function<Product, Outcome<Product>> change) {
        Optional<Product> found = store.lock(id).filter(product -> sees(actor, product));
        if (found.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        return actor.may(permission, found.get().owner())
                ? change.apply(found.get())
                : Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
    }

    private Product saved(Actor actor, Product product, Details details, PassportAct what) {
        Product next = next(product, details, product.status());
        store.update(next, what, "", actor, record(actor, what, product.id()));
        return next;
    }

    private Product moved(Actor actor, Product product, Product.Status status, PassportAct what, String reason) {
        Product next = next(product, product.details(), status);
        store.update(next, what, reason, actor, record(actor, what, product.id()));
        return next;
    }

    private Product next(Product product, Details details, Product.Status status) {
        Instant now = clock.instant();
        return new Product(
                product.id(),
                product.gtin(),
                product.local(),
                product.owner(),
                status,
                details,
                product.demonstration(),
                product.version() + 1,
                now);
    }

    /** Whether the actor may open what passports show, or put them out of sight. */
    public static boolean mayShare(Actor actor, Product product) {
        return actor.may(TraceabilityPermission.SHARE, product.owner());
    }

    /** The picture's document. */
    public static Optional<DocumentId> image(Product product) {
        return Optional.ofNullable(product.details().image()).map(DocumentId::new);
    }
}
