package vn.phusa.traceability.passport.web;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Slice;
import vn.phusa.shell.web.ApiNote;
import vn.phusa.shell.web.ProblemResponses;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.passport.Details;
import vn.phusa.traceability.passport.Lot;
import vn.phusa.traceability.passport.Product;
import vn.phusa.traceability.passport.ProductId;
import vn.phusa.traceability.passport.ProductRequests;
import vn.phusa.traceability.passport.Products;
import vn.phusa.vietnamese.VietnameseText;

/**
 * Products and their lots as JSON, under the rules of the pages. A request with an {@code Idempotency-Key} (a UUID) acts once however
 * often it is sent.
 */
@RestController
@RequestMapping("/api/traceability/products")
class ProductApi {
    private static final String KEY = "Idempotency-Key";

    private final Products products;
    private final ProductRequests requests;
    private final ProblemResponses problems;

    ProductApi(Products products, ProductRequests requests, ProblemResponses problems) {
        this.products = products;
        this.requests = requests;
        this.problems = problems;
    }

    // ---- what is answered

    record ProductList(long total, int page, int size, List<ProductItem> products) {}

    /**
     * A product.
     *
     * @param identifier under which events name it: Digital Link or URN
     * @param passport path of its public page
     * @param missing fields that are needed before it can be published
     */
    record ProductItem(
            long id,
            @Nullable String gtin,
            @Nullable String local,
            String identifier,
            String passport,
            long owner,
            String status,
            long version,
            Instant changedAt,
            String nameVi,
            String nameEn,
            String descriptionVi,
            String descriptionEn,
            String brand,
            String group,
            @Nullable Long producer,
            @Nullable Long trader,
            String address,
            String originVi,
            String originEn,
            String content,
            String standards,
            String warningsVi,
            String warningsEn,
            String shelf,
            int shelfCount,
            List<String> markets,
            boolean picture,
            boolean journeyOpen,
            boolean certificatesOpen,
            List<String> missing) {
        static ProductItem of(Product product) {
            Details details = product.details();
            return new ProductItem(
                    product.id().value(),
                    product.gtin(),
                    product.local() == null ? null : product.local().toString(),
                    Thing.uri(product.key()),
                    product.path(),
                    product.owner().value(),
                    product.status().key(),
                    product.version(),
                    product.changedAt(),
                    details.name().vietnamese(),
                    details.name().english(),
                    details.description().vietnamese(),
                    details.description().english(),
                    details.brand(),
                    details.group(),
                    details.producer() == null ? null : details.producer().value(),
                    details.trader() == null ? null : details.trader().value(),
                    details.address(),
                    details.origin().vietnamese(),
                    details.origin().english(),
                    details.content(),
                    details.standards(),
                    details.warnings().vietnamese(),
                    details.warnings().english(),
                    details.shelf().kind().key(),
                    details.shelf().count(),
                    details.markets(),
                    details.image() != null,
                    details.journeyOpen(),
                    details.certificatesOpen(),
                    details.missingToPublish());
        }
    }

    record LotItem(
            String lot,
            @Nullable LocalDate produced,
            @Nullable LocalDate expires,
            String places,
            Instant recordedAt) {
        static LotItem of(Lot lot) {
            return new LotItem(lot.code(), lot.produced(), lot.expires(), lot.places(), lot.recordedAt());
        }
    }

    // ---- what is asked for

    /**
     * A product as its owner says it; a field that is left out is empty.
     *
     * @param owner for which organisation; not read where a product is changed
     * @param gtin not read where a product is changed
     * @param reference the owner's own word, where there is no GTIN; not read where a product is changed
     * @param shelf {@code none}, {@code days}, {@code months} or {@code on-package}
     * @param version that was read; where a product is changed
     */
    record ProductRequest(
            @Nullable Long owner,
            @Nullable String gtin,
            @Nullable String reference,
            @Nullable String nameVi,
            @Nullable String nameEn,
            @Nullable String descriptionVi,
            @Nullable String descriptionEn,
            @Nullable String brand,
            @Nullable String group,
            @Nullable Long producer,
            @Nullable Long trader,
            @Nullable String address,
            @Nullable String originVi,
            @Nullable String originEn,
            @Nullable String content,
            @Nullable String standards,
            @Nullable String warningsVi,
            @Nullable String warningsEn,
            @Nullable String shelf,
            @Nullable Integer shelfCount,
            @Nullable List<String> markets,
            @Nullable Long version) {

        Details details(List<Problem> problems) {
            return new Details(
                    both(nameVi, nameEn),
                    both(descriptionVi, descriptionEn),
                    line(brand),
                    line(group),
                    party("producer", producer, problems),
                    party("trader", trader, problems),
                    line(address),
                    both(originVi, originEn),
                    line(content),
                    text(standards),
                    both(warningsVi, warningsEn),
                    ProductForm.shelf(line(shelf), shelfCount == null ? "" : shelfCount.toString(), problems),
                    Objects.requireNonNullElse(markets, List.<String>of()).stream()
                            .filter(Objects::nonNull)
                            .distinct()
                            .limit(50)
                            .toList(),
                    null,
                    false,
                    false,
                    List.of(),
                    List.of(),
                    List.of());
        }

        private static @Nullable PartyId party(String field, @Nullable Long number, List<Problem> problems) {
            if (number != null && number <= 0) {
                problems.add(Problem.at(field, Refusal.UNKNOWN_CHOICE, number));
                return null;
            }
            return number == null ? null : new PartyId(number);
        }

        private static Bilingual both(@Nullable String vietnamese, @Nullable String english) {
            return ProductForm.bilingual(text(vietnamese), text(english));
        }
    }

    private static String text(@Nullable String given) {
        return given == null
                ? ""
                : VietnameseText.normalise(given.replace("\r\n", "\n").strip());
    }

    private static String line(@Nullable String given) {
        return text(given).replaceAll("\\s+", " ");
    }

    record WithdrawRequest(@Nullable String reason) {}

    record LotRequest(
            @Nullable String lot,
            @Nullable LocalDate produced,
            @Nullable LocalDate expires,
            @Nullable String places) {}

    // ---- reading

    @GetMapping
    @ApiNote(query = "status")
    ProductList list(Actor actor, ListQuery query) {
        Slice<Product> slice = Refused.unlessAccepted(products.list(actor, query));
        return new ProductList(
                slice.total(),
                query.page(),
                query.size(),
                slice.rows().stream().map(ProductItem::of).toList());
    }

    @GetMapping("/{id}")
    ProductItem one(Actor actor, @PathVariable long id) {
        return ProductItem.of(Refused.unlessAccepted(products.find(actor, number(id))));
    }

    @GetMapping("/{id}/lots")
    List<LotItem> lots(Actor actor, @PathVariable long id) {
        return Refused.unlessAccepted(products.lots(actor, number(id))).stream()
                .map(LotItem::of)
                .toList();
    }

    private static ProductId number(long id) {
        if (id <= 0) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        return new ProductId(id);
    }

    // ---- doing

    @PostMapping
    @ApiNote(answer = ProductItem.class, status = 201)
    ResponseEntity<Object> enter(
            Actor actor,
            @RequestBody ProductRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        List<Problem> wrong = new ArrayList<>();
        Details details = request.details(wrong);
        Long owner = request.owner();
        if (owner == null || owner <= 0) {
            wrong.add(Problem.at("owner", Refusal.REQUIRED));
            return problems.answer(wrong, locale);
        }
        if (!wrong.isEmpty()) {
            return problems.answer(wrong, locale);
        }
        return answered(
                once(
                        actor,
                        key,
                        "enter " + request,
                        () -> products.enter(
                                actor,
                                new Products.Entry(
                                        new PartyId(owner),
                                        line(request.gtin()),
                                        line(request.reference()),
                                        details,
                                        false))),
                true,
                locale);
    }

    @PutMapping("/{id}")
    @ApiNote(answer = ProductItem.class)
    ResponseEntity<Object> change(
            Actor actor,
            @PathVariable long id,
            @RequestBody ProductRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        List<Problem> wrong = new ArrayList<>();
        Details details = request.details(wrong);
        Long version = request.version();
        if (version == null) {
            wrong.add(Problem.at("version", Refusal.REQUIRED));
            return problems.answer(wrong, locale);
        }
        if (!wrong.isEmpty()) {
            return problems.answer(wrong, locale);
        }
        return answered(
                once(
                        actor,
                        key,
                        "change " + id + " " + request,
                        () -> products.change(actor, number(id), version, details)),
                false,
                locale);
    }

    @PostMapping("/{id}/picture")
    @ApiNote(answer = ProductItem.class)
    ResponseEntity<Object> picture(Actor actor, @PathVariable long id, @RequestParam MultipartFile file, Locale locale)
            throws IOException {
        return answered(products.picture(actor, number(id), file.getBytes()), false, locale);
    }

    @PostMapping("/{id}/publish")
    @ApiNote(answer = ProductItem.class)
    ResponseEntity<Object> publish(
            Actor actor,
            @PathVariable long id,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        return answered(once(actor, key, "publish " + id, () -> products.publish(actor, number(id))), false, locale);
    }

    @PostMapping("/{id}/withdraw")
    @ApiNote(answer = ProductItem.class)
    ResponseEntity<Object> withdraw(
            Actor actor,
            @PathVariable long id,
            @RequestBody WithdrawRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Locale locale) {
        return answered(
                once(
                        actor,
                        key,
                        "withdraw " + id + " " + request,
                        () -> products.withdraw(actor, number(id), text(request.reason()))),
                false,
                locale);
    }

    /** Entering the same lot again says anew what is known of it. */
    @PostMapping("/{id}/lots")
    @ApiNote(answer = LotItem.class)
    ResponseEntity<Object> enterLot(
            Actor actor, @PathVariable long id, @RequestBody LotRequest request, Locale locale) {
        return switch (products.enterLot(
                actor,
                number(id),
                line(request.lot()),
                request.produced(),
                request.expires(),
                line(request.places()))) {
            case Outcome.Accepted<Lot>(Lot lot) -> ResponseEntity.ok(LotItem.of(lot));
            case Outcome.Rejected<Lot>(List<Problem> refused) -> problems.answer(refused, locale);
        };
    }

    private Outcome<Product> once(
            Actor actor, @Nullable String key, String request, Supplier<Outcome<Product>> command) {
        if (key == null) {
            return command.get();
        }
        UUID read;
        try {
            read = UUID.fromString(key);
        } catch (IllegalArgumentException notAKey) {
            return Outcome.rejected(Problem.at(KEY, Refusal.UNKNOWN_CHOICE, key));
        }
        return requests.once(actor, read, request, command);
    }

    private ResponseEntity<Object> answered(Outcome<Product> outcome, boolean fresh, Locale locale) {
        return switch (outcome) {
            case Outcome.Accepted<Product>(Product product) ->
                fresh
                        ? ResponseEntity.created(URI.create("/api/traceability/products/" + product.id()))
                                .body(ProductItem.of(product))
                        : ResponseEntity.ok(ProductItem.of(product));
            case Outcome.Rejected<Product>(List<Problem> refused) -> problems.answer(refused, locale);
        };
    }
}
