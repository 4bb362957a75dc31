package vn.phusa.traceability.label;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.gs1.ElementString;
import vn.phusa.epcis.gs1.ElementString.Element;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.label.store.SerialStore;
import vn.phusa.traceability.passport.Lot;
import vn.phusa.traceability.passport.PassportAct;
import vn.phusa.traceability.passport.PassportProblem;
import vn.phusa.traceability.passport.Product;
import vn.phusa.traceability.passport.ProductId;
import vn.phusa.traceability.passport.Products;
import vn.phusa.traceability.passport.ScannedCode;

/** Labels of products: what stands on them, and serial numbers for them. */
@Service
public class Labels {
    private static final DateTimeFormatter SIX_DIGITS = DateTimeFormatter.ofPattern("uuMMdd");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final int PAGE = 2_000;

    private final Products products;
    private final SerialStore store;
    private final Ledger ledger;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();
    private final List<LabelTemplate> templates = LabelTemplates.builtIn();

    Labels(Products products, SerialStore store, Ledger ledger, Clock clock) {
        this.products = products;
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    public List<LabelTemplate> templates() {
        return templates;
    }

    public Optional<LabelTemplate> template(String key) {
        return templates.stream().filter(template -> template.key().equals(key)).findFirst();
    }

    /**
     * What is printed.
     *
     * @param lot empty: none
     * @param base scheme and host of the address in QR codes
     */
    public record Order(String template, String carrier, String lot, String base) {}

    /** An order that can be printed. */
    public record Ready(
            Product product,
            LabelTemplate template,
            Carrier carrier,
            @Nullable Lot lot,
            String lotCode,
            String base) {}

    /** Checks an order: the carrier suits the product, and the code is large enough to be scanned. */
    @Transactional(readOnly = true)
    public Outcome<Ready> check(Actor actor, ProductId id, Order order) {
        return products.find(actor, id).then(product -> {
            List<Problem> problems = new ArrayList<>();
            Optional<LabelTemplate> template = template(order.template());
            Optional<Carrier> carrier = Carrier.of(order.carrier());
            if (template.isEmpty()) {
                problems.add(Problem.at("template", Refusal.UNKNOWN_CHOICE, order.template()));
            }
            if (carrier.isEmpty()) {
                problems.add(Problem.at("carrier", Refusal.UNKNOWN_CHOICE, order.carrier()));
            } else if (carrier.get().gs1() && product.gtin() == null) {
                problems.add(Problem.at("carrier", PassportProblem.NEEDS_A_GTIN));
            }
            String lot = order.lot().strip();
            if (!lot.isEmpty() && !Lot.isCode(lot)) {
                problems.add(Problem.at("lot", PassportProblem.NOT_A_LOT));
            }
            if (!problems.isEmpty() || template.isEmpty() || carrier.isEmpty()) {
                return Outcome.rejected(problems);
            }
            Lot known = lot(actor, id, lot);
            Ready ready = new Ready(product, template.get(), carrier.get(), known, lot, order.base());
            LabelLayout longest = longest(ready);
            return longest.scannable()
                    ? Outcome.accepted(ready)
                    : Outcome.rejected(Problem.at(
                            "template",
                            PassportProblem.LABEL_TOO_SMALL,
                            hundredths(longest.module()),
                            BigDecimal.valueOf(ready.carrier().smallestModule())));
        });
    }

    /** With the longest serial number that a batch may hold. */
    private static LabelLayout longest(Ready ready) {
        return LabelSheets.layout(ready.template(), ready.carrier(), content(ready, "M".repeat(Serials.LENGTH)));
    }

    private static BigDecimal hundredths(double millimetres) {
        // Rounded down, so that what is too small never looks as if it were large enough.
        return BigDecimal.valueOf(millimetres).setScale(2, RoundingMode.DOWN);
    }

    /**
     * How a code comes out on a sheet.
     *
     * @param module width of one module, millimetres
     * @param scannable whether scanners can read it
     */
    public record Fit(LabelTemplate template, Carrier carrier, BigDecimal module, boolean scannable) {}

    /** How each code that the product may carry comes out on each sheet, with this lot. */
    @Transactional(readOnly = true)
    public Outcome<List<Fit>> fits(Actor actor, ProductId id, Order order) {
        return products.find(actor, id).map(product -> {
            String lot = Lot.isCode(order.lot().strip()) ? order.lot().strip() : "";
            Lot known = lot(actor, id, lot);
            List<Fit> fits = new ArrayList<>();
            for (LabelTemplate template : templates) {
                for (Carrier carrier : Carrier.values()) {
                    if (!carrier.gs1() || product.gtin() != null) {
                        LabelLayout layout = longest(new Ready(product, template, carrier, known, lot, order.base()));
                        fits.add(new Fit(template, carrier, hundredths(layout.module()), layout.scannable()));
                    }
                }
            }
            return List.copyOf(fits);
        });
    }

    private @Nullable Lot lot(Actor actor, ProductId id, String code) {
        return code.isEmpty()
                ? null
                : products.lots(actor, id).orThrow().stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .orElse(null);
    }

    /** What stands on one label. @param serial null: none */
    public static LabelContent content(Ready ready, @Nullable String serial) {
        Product product = ready.product();
        LocalDate expires = ready.lot() == null
                ? null
                : ready.lot().lastDay(product.details().shelf()).orElse(null);
        List<String> lines = new ArrayList<>();
        if (!product.details().content().isBlank()) {
            lines.add(product.details().content());
        }
        if (!ready.lotCode().isEmpty()) {
            lines.add("Lô: " + ready.lotCode());
        }
        if (expires != null) {
            lines.add("HSD: " + DAY.format(expires));
        }
        if (serial != null) {
            lines.add("SN: " + serial);
        }
        String gtin = product.gtin();
        if (gtin == null) {
            String path = new ScannedCode.Local(
                            Objects.requireNonNull(product.local()),
                            ready.lotCode().isEmpty() ? null : ready.lotCode(),
                            serial)
                    .path();
            return new LabelContent(
                    ready.base() + path, null, product.details().name().vietnamese(), lines);
        }
        List<Element> elements = new ArrayList<>(List.of(new Element("01", gtin)));
        List<Element> path = new ArrayList<>(elements);
        // Data of fixed length goes before data of varying length, which saves a separator.
        if (expires != null) {
            elements.add(new Element("17", SIX_DIGITS.format(expires)));
        }
        if (!ready.lotCode().isEmpty()) {
            elements.add(new Element("10", ready.lotCode()));
            path.add(new Element("10", ready.lotCode()));
        }
        if (serial != null) {
            elements.add(new Element("21", serial));
            path.add(new Element("21", serial));
        }
        return new LabelContent(
                new DigitalLink(ready.base(), path, List.of(), List.of()).uri(),
                new ElementString(elements),
                product.details().name().vietnamese(),
                lines);
    }

    // ---- batches

    /** Issues serial numbers: different from all that the product has, not to be guessed, kept, and one act in the ledger. */
    @Transactional
    public Outcome<Batch> issue(Actor actor, ProductId id, Order order, int count) {
        if (count < 1 || count > Serials.MOST) {
            return Outcome.rejected(Problem.at("count", PassportProblem.NOT_A_SERIAL, Serials.MOST));
        }
        return check(actor, id, order).then(ready -> {
            if (!actor.may(TraceabilityPermission.CAPTURE, ready.product().owner())) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            Set<String> serials = Serials.fresh(count, chance);
            ActId act = ledger.record(
                    new Act(PassportAct.SERIALS_ISSUED, actor, Subject.of("traceability.product", id.value())));
            return Outcome.accepted(store.insert(
                    new Batch(
                            0,
                            id,
                            ready.lotCode(),
                            count,
                            ready.carrier(),
                            ready.template().key(),
                            SerialStore.digest(serials),
                            clock.instant(),
                            actor.name()),
                    serials,
                    actor,
                    act));
        });
    }

    @Transactional(readOnly = true)
    public Outcome<List<Batch>> batches(Actor actor, ProductId id) {
        return products.find(actor, id).map(product -> store.batches(product.id()));
    }

    @Transactional(readOnly = true)
    public Outcome<Batch> batch(Actor actor, long id) {
        Optional<Batch> found = store.batch(id);
        return found.isPresent() && products.find(actor, found.get().product()) instanceof Outcome.Accepted<Product>
                ? Outcome.accepted(found.get())
                : Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
    }

    /** The labels of a batch, or of one of its parts, read as they are printed. */
    public Iterator<LabelContent> labels(Ready ready, Batch batch, int from, int until) {
        return new Iterator<>() {
            private int next = from;
            private Iterator<String> page = List.<String>of().iterator();

            @Override
            public boolean hasNext() {
                if (!page.hasNext() && next < until) {
                    int end = Math.min(until, next + PAGE);
                    page = store.serials(batch.id(), next, end).iterator();
                    next = end;
                }
                return page.hasNext();
            }

            @Override
            public LabelContent next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return content(ready, page.next());
            }
        };
    }
}
