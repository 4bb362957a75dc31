package vn.phusa.traceability.passport;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.epcis.gs1.Percent;
import vn.phusa.party.Parties;
import vn.phusa.traceability.Lots;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.passport.store.ProductStore;
import vn.phusa.traceability.passport.store.ScanStore;
import vn.phusa.traceability.supervision.Display;
import vn.phusa.traceability.supervision.Supervision;
import vn.phusa.traceability.trace.RecallWarning;
import vn.phusa.traceability.trace.Recalls;
import vn.phusa.traceability.trace.Way;
import vn.phusa.traceability.trace.Ways;

/** What everybody sees who scans a code. Needs no permission; drafts are shown to their owners only. */
@Service
public class Passports {
    private final ProductStore products;
    private final ScanStore scans;
    private final Journeys journeys;
    private final Supervision supervision;
    private final Recalls recalls;
    private final Ways ways;
    private final Parties parties;
    private final Clock clock;

    Passports(
            ProductStore products,
            ScanStore scans,
            Journeys journeys,
            Supervision supervision,
            Recalls recalls,
            Ways ways,
            Parties parties,
            Clock clock) {
        this.products = products;
        this.scans = scans;
        this.journeys = journeys;
        this.supervision = supervision;
        this.recalls = recalls;
        this.ways = ways;
        this.parties = parties;
        this.clock = clock;
    }

    /** The product of a code, where it is known to this actor; a draft is not known to others than those who keep it. */
    @Transactional(readOnly = true)
    public Optional<Product> product(Actor actor, ScannedCode code) {
        Optional<Product> found = switch (code) {
            case ScannedCode.Gs1 gs1 -> gs1.gtin().flatMap(products::withGtin);
            case ScannedCode.Local local -> products.withLocal(local.identifier());
        };
        return found.filter(product -> product.status().known()
                || actor.may(TraceabilityPermission.CAPTURE, product.owner())
                || actor.mayEverywhere(TraceabilityPermission.OVERSEE));
    }

    /**
     * The passport of a code.
     *
     * @param address of whoever scanned it, of which only the larger network counts; null: this is no scan
     */
    @Transactional
    public Optional<Passport> show(Actor actor, ScannedCode code, @Nullable String address) {
        return product(actor, code).map(product -> assembled(product, code, address));
    }

    /** The same of a product that {@link #product} has just answered. */
    @Transactional
    public Passport show(Product product, ScannedCode code, @Nullable String address) {
        return assembled(product, code, address);
    }

    private Passport assembled(Product product, ScannedCode code, @Nullable String address) {
        LocalDate today = VietnamTime.today(clock);
        String lotCode = code.lot();
        Optional<Lot> lot = lotCode == null ? Optional.empty() : products.lot(product.id(), lotCode);
        Details details = product.details();
        LocalDate produced = lot.map(Lot::produced).or(() -> dateIn(code, "11")).orElse(null);
        LocalDate expires = lot.flatMap(known -> known.lastDay(details.shelf()))
                .or(() -> dateIn(code, "17"))
                .or(() -> details.shelf().lastDay(produced))
                .orElse(null);
        List<String> keys = keys(product, code);
        Set<PartyId> named = new HashSet<>(Set.of(product.producer()));
        if (details.trader() != null) {
            named.add(details.trader());
        }
        Map<PartyId, Bilingual> names = parties.labels(named, today);
        // Of a bare product code nobody can say which lot it is, so it has no way of its own.
        boolean one = code.lot() != null || code.serial() != null;
        Way way = one ? ways.of(chain(product, code)) : null;
        RecallWarning recall = recalls.warningFor(keys).orElse(null);
        Display display = display(keys);
        return new Passport(
                product,
                code,
                Objects.requireNonNull(names.get(product.producer())),
                details.trader() == null ? null : names.get(details.trader()),
                lotCode != null
                        && lot.isEmpty()
                        && (way == null || way.upstream().events().isEmpty()),
                produced,
                expires,
                expires != null && today.isAfter(expires),
                recall == null ? display : new Display(display.state(), null),
                recall,
                code.serial() == null ? null : history(product, code.serial(), address),
                way == null ? null : way.completeness(),
                way != null && details.journeyOpen() ? journeys.of(product.owner(), way) : Journey.NONE,
                details.certificatesOpen() ? details.certificates() : List.of());
    }

    /** What hinders the product hinders each of its lots; a tick of any of them counts for what was scanned. */
    private Display display(List<String> keys) {
        Display.State state = Display.State.SHOWN;
        LocalDate tick = null;
        for (Display one : supervision.displays(keys).values()) {
            state = one.state().compareTo(state) > 0 ? one.state() : state;
            tick = one.tickUntil() == null ? tick : one.tickUntil();
        }
        return new Display(state, state == Display.State.SHOWN ? tick : null);
    }

    /** Under which keys events and recalls name it, the most particular first. */
    static List<String> keys(Product product, ScannedCode code) {
        List<String> keys = new ArrayList<>();
        String gtin = product.gtin();
        if (gtin != null) {
            String stem = "https://id.gs1.org/01/" + gtin;
            if (code.serial() != null) {
                keys.add(Thing.key(stem + "/21/" + Percent.encode(code.serial())));
            }
            if (code.lot() != null) {
                keys.add(Thing.key(stem + "/10/" + Percent.encode(code.lot())));
            }
            keys.add(Thing.key(stem));
        }
        if (product.local() != null) {
            if (code.lot() != null) {
                keys.add(Lots.key(product.local(), code.lot()));
            }
            keys.add(product.local().toString());
        }
        return keys;
    }

    /** Under which keys the events of just this item and its lot name it. */
    private static List<String> chain(Product product, ScannedCode code) {
        List<String> keys = new ArrayList<>(keys(product, code));
        keys.removeIf(key -> !Lots.isSerial(key) && !Lots.isLot(key));
        // A serial number of a producer's own without a lot stands in no event.
        return keys.isEmpty() ? List.of(product.key()) : keys;
    }

    private ScanHistory history(Product product, String serial, @Nullable String address) {
        Instant now = clock.instant();
        if (address != null) {
            scans.note(product.id(), serial, NetworkPlace.of(address), now);
        }
        return scans.history(product.id(), serial);
    }

    private static final DateTimeFormatter SIX_DIGITS = DateTimeFormatter.ofPattern("uuMMdd");

    /** A date that the code itself carries: YYMMDD; a day of 00 is the last of the month (GS1 General Specifications 3.4). */
    private static Optional<LocalDate> dateIn(ScannedCode code, String ai) {
        if (!(code instanceof ScannedCode.Gs1 gs1)) {
            return Optional.empty();
        }
        String written = gs1.link().elements().value(ai);
        if (written == null || !written.matches("\\d{6}")) {
            return Optional.empty();
        }
        try {
            if (written.endsWith("00")) {
                LocalDate first = LocalDate.parse(written.substring(0, 4) + "01", SIX_DIGITS);
                return Optional.of(first.plusMonths(1).minusDays(1));
            }
            return Optional.of(LocalDate.parse(written, SIX_DIGITS));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
