package vn.phusa.traceability.passport.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.document.Documents;
import vn.phusa.party.Contact;
import vn.phusa.party.OrganisationRow;
import vn.phusa.party.Parties;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Listing;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Slice;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.Downloads;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.passport.Certificate;
import vn.phusa.traceability.passport.Codes;
import vn.phusa.traceability.passport.KeptLink;
import vn.phusa.traceability.passport.LinkType;
import vn.phusa.traceability.passport.Links;
import vn.phusa.traceability.passport.Lot;
import vn.phusa.traceability.passport.Passport;
import vn.phusa.traceability.passport.Passports;
import vn.phusa.traceability.passport.PlaceCode;
import vn.phusa.traceability.passport.PortalCode;
import vn.phusa.traceability.passport.Product;
import vn.phusa.traceability.passport.ProductId;
import vn.phusa.traceability.passport.ProductVersion;
import vn.phusa.traceability.passport.Products;
import vn.phusa.traceability.passport.ScannedCode;
import vn.phusa.traceability.passport.Shelf;

/** Products for those who keep them: list, form, one product with its lots, codes, certificates and links, and from a table. */
@Controller
class ProductPages {
    private static final String ONE = "/traceability/products/{id:[1-9]\\d{0,17}}";
    private static final String LIST = "/traceability/products";

    private final Products products;
    private final Passports passports;
    private final Links links;
    private final Documents documents;
    private final Parties parties;
    private final Languages languages;
    private final Clock clock;

    ProductPages(
            Products products,
            Passports passports,
            Links links,
            Documents documents,
            Parties parties,
            Languages languages,
            Clock clock) {
        this.products = products;
        this.passports = passports;
        this.links = links;
        this.documents = documents;
        this.parties = parties;
        this.languages = languages;
        this.clock = clock;
    }

    // ---- the list

    @GetMapping(LIST)
    @Nullable
    ModelAndView list(
            Actor actor,
            ListQuery query,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        if (Downloads.asked(format)) {
            List<Product> rows = Refused.unlessAccepted(products.all(actor, query));
            Downloads.send(
                    format,
                    ProductTable.listing(languages.in(locale)),
                    rows.iterator(),
                    languages.in(locale),
                    response);
            return null;
        }
        Slice<Product> slice = Refused.unlessAccepted(products.list(actor, query));
        Map<String, Object> model = new HashMap<>();
        model.put("slice", slice);
        model.put("names", names(slice.rows()));
        model.put("keeps", actor.maySomewhere(TraceabilityPermission.CAPTURE));
        return new ModelAndView("traceability/products", model);
    }

    private Map<PartyId, String> names(List<Product> rows) {
        Set<PartyId> owners = new HashSet<>();
        rows.forEach(product -> owners.add(product.owner()));
        return parties.names(owners, VietnamTime.today(clock));
    }

    // ---- entering

    @GetMapping(LIST + "/new")
    ModelAndView fresh(Actor actor) {
        requireKeeper(actor);
        Map<PartyId, String> owners = owners(actor);
        Map<String, String> start = new HashMap<>(Map.of("shelf", Shelf.Kind.MONTHS.key(), "shelfCount", "12"));
        if (owners.size() == 1) {
            PartyId owner = owners.keySet().iterator().next();
            start.put("owner", owner.toString());
            start.put("address", address(owner));
        }
        return form(actor, null, Form.of(start));
    }

    private void requireKeeper(Actor actor) {
        if (!actor.maySomewhere(TraceabilityPermission.CAPTURE)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
    }

    private String address(PartyId owner) {
        return parties.organisation(owner).stream()
                .flatMap(organisation -> organisation.contacts().stream())
                .filter(contact -> contact.kind() == Contact.Kind.ADDRESS)
                .map(Contact::value)
                .findFirst()
                .orElse("");
    }

    /** The organisations for which the actor keeps products. */
    Map<PartyId, String> owners(Actor actor) {
        LocalDate today = VietnamTime.today(clock);
        Optional<Set<PartyId>> owners = products.owners(actor);
        if (owners.isPresent()) {
            return parties.names(owners.get(), today);
        }
        Map<PartyId, String> all = new LinkedHashMap<>();
        for (OrganisationRow row : parties.all(ListQuery.all(), today)) {
            if (row.ended() == null) {
                all.put(row.id(), row.name().vietnamese());
            }
        }
        return all;
    }

    private Map<String, String> organisations() {
        Map<String, String> all = new LinkedHashMap<>();
        for (OrganisationRow row : parties.all(ListQuery.all(), VietnamTime.today(clock))) {
            if (row.ended() == null) {
                all.put(row.id().toString(), row.name().vietnamese());
            }
        }
        return all;
    }

    private ModelAndView form(Actor actor, @Nullable Product product, Form form) {
        Map<String, String> owners = new LinkedHashMap<>();
        if (product == null) {
            owners(actor).forEach((id, name) -> owners.put(id.toString(), name));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("product", product);
        model.put("form", form);
        model.put("owners", owners);
        model.put("organisations", organisations());
        model.put("markets", products.markets().all());
        return new ModelAndView("traceability/product-form", model);
    }

    @PostMapping(LIST)
    ModelAndView enter(
            Actor actor, HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
        requireKeeper(actor);
        List<Problem> problems = new ArrayList<>();
        var details = ProductForm.read(request, problems);
        String owner = ProductForm.line(request, "owner");
        if (!owner.matches("[1-9]\\d{0,17}")) {
            problems.add(Problem.at("owner", Refusal.REQUIRED));
        }
        Outcome<Product> outcome = problems.isEmpty()
                ? products.enter(
                        actor,
                        new Products.Entry(
                                new PartyId(Long.parseLong(owner)),
                                ProductForm.line(request, "gtin"),
                                ProductForm.line(request, "reference"),
                                details,
                                false))
                : Outcome.rejected(problems);
        return switch (outcome) {
            case Outcome.Accepted<Product>(Product product) -> {
                Flash.success(redirect, "traceability.passport.done.entered");
                yield new ModelAndView("redirect:" + LIST + "/" + product.id());
            }
            case Outcome.Rejected<Product>(List<Problem> refused) -> {
                refuseOutright(refused);
                response.setStatus(refused.getFirst().code().category().status());
                yield form(actor, null, Form.refused(request.getParameterMap(), refused));
            }
        };
    }

    static void refuseOutright(List<Problem> problems) {
        if (problems.stream()
                .anyMatch(problem -> problem.field() == null
                        && (problem.code() == Refusal.FORBIDDEN || problem.code() == Refusal.NOT_FOUND))) {
            throw new Refused(problems);
        }
    }

    // ---- one product

    @GetMapping(ONE)
    ModelAndView show(Actor actor, @PathVariable long id) {
        return show(actor, new ProductId(id), Form.empty());
    }

    private ModelAndView show(Actor actor, ProductId id, Form form) {
        Product product = Refused.unlessAccepted(products.find(actor, id));
        LocalDate today = VietnamTime.today(clock);
        Set<PartyId> named = new HashSet<>(List.of(product.owner(), product.producer()));
        if (product.details().trader() != null) {
            named.add(product.details().trader());
        }
        List<ProductVersion> versions = Refused.unlessAccepted(products.versions(actor, id));
        List<Lot> lots = Refused.unlessAccepted(products.lots(actor, id));
        List<KeptLink> kept = product.gtin() == null ? List.of() : links.ofKey("01/" + product.gtin());
        Map<String, Object> model = new HashMap<>();
        model.put("product", product);
        model.put("names", parties.names(named, today));
        model.put("versions", versions);
        model.put("lots", lots);
        model.put("links", kept);
        model.put("markets", products.markets());
        model.put("linkTypes", LinkType.OFFERED);
        model.put("today", today);
        model.put("form", form);
        model.put("keeps", actor.may(TraceabilityPermission.CAPTURE, product.owner()));
        model.put("shares", actor.may(TraceabilityPermission.SHARE, product.owner()));
        return new ModelAndView("traceability/product", model);
    }

    @GetMapping(ONE + "/edit")
    ModelAndView edit(Actor actor, @PathVariable long id) {
        Product product = Refused.unlessAccepted(products.find(actor, new ProductId(id)));
        if (!actor.may(TraceabilityPermission.CAPTURE, product.owner())) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        return form(actor, product, ProductForm.of(product));
    }

    /** The passport as it would be shown, before it is published. */
    @GetMapping(ONE + "/preview")
    ModelAndView preview(Actor actor, @PathVariable long id) {
        Product product = Refused.unlessAccepted(products.find(actor, new ProductId(id)));
        ScannedCode code = Codes.any(product.path()).orElseThrow();
        Passport passport = passports.show(actor, code, null).orElseThrow();
        Map<String, Object> model = new HashMap<>();
        model.put("passport", passport);
        model.put("preview", true);
        model.put("code", code.path());
        return new ModelAndView("traceability/passport", model);
    }

    @PostMapping(ONE + "/edit")
    ModelAndView change(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        List<Problem> problems = new ArrayList<>();
        var details = ProductForm.read(request, problems);
        String version = ProductForm.line(request, "version");
        ProductId number = new ProductId(id);
        Outcome<Product> outcome = problems.isEmpty()
                ? products.change(actor, number, version.matches("\\d{1,15}") ? Long.parseLong(version) : 0, details)
                : Outcome.rejected(problems);
        return switch (outcome) {
            case Outcome.Accepted<Product> _ -> done(id, "changed", redirect);
            case Outcome.Rejected<Product>(List<Problem> refused) -> {
                refuseOutright(refused);
                response.setStatus(refused.getFirst().code().category().status());
                yield form(
                        actor,
                        Refused.unlessAccepted(products.find(actor, number)),
                        Form.refused(request.getParameterMap(), refused));
            }
        };
    }

    private static ModelAndView done(long id, String what, RedirectAttributes redirect) {
        Flash.success(redirect, "traceability.passport.done." + what);
        return new ModelAndView("redirect:" + LIST + "/" + id);
    }

    private ModelAndView answered(
            Actor actor,
            long id,
            Outcome<?> outcome,
            String what,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return switch (outcome) {
            case Outcome.Accepted<?> _ -> done(id, what, redirect);
            case Outcome.Rejected<?>(List<Problem> problems) -> {
                refuseOutright(problems);
                response.setStatus(problems.getFirst().code().category().status());
                yield show(actor, new ProductId(id), Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    @PostMapping(ONE + "/picture")
    ModelAndView picture(
            Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        Outcome<Product> outcome = file == null || file.isEmpty()
                ? Outcome.rejected(Problem.at("file", Refusal.REQUIRED))
                : products.picture(actor, new ProductId(id), file.getBytes());
        return answered(actor, id, outcome, "picture", request, response, redirect);
    }

    @PostMapping(ONE + "/bind")
    ModelAndView bind(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return answered(
                actor,
                id,
                products.bind(actor, new ProductId(id), ProductForm.line(request, "gtin")),
                "bound",
                request,
                response,
                redirect);
    }

    @PostMapping(ONE + "/opening")
    ModelAndView opening(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return answered(
                actor,
                id,
                products.open(
                        actor,
                        new ProductId(id),
                        !ProductForm.line(request, "journey").isEmpty(),
                        !ProductForm.line(request, "certificates").isEmpty()),
                "opening",
                request,
                response,
                redirect);
    }

    /** Publishes or withdraws. */
    @PostMapping(ONE + "/{what:publish|withdraw}")
    ModelAndView move(
            Actor actor,
            @PathVariable long id,
            @PathVariable String what,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        ProductId number = new ProductId(id);
        String reason = ProductForm.text(request, "reason");
        Outcome<Product> outcome =
                what.equals("publish") ? products.publish(actor, number) : products.withdraw(actor, number, reason);
        return answered(actor, id, outcome, what, request, response, redirect);
    }

    @PostMapping(ONE + "/certificates")
    ModelAndView certificate(
            Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable MultipartFile certificateFile,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        List<Problem> problems = new ArrayList<>();
        Certificate given = new Certificate(
                ProductForm.line(request, "certificateName"),
                ProductForm.line(request, "certificateNumber"),
                ProductForm.line(request, "certificateIssuer"),
                ProductForm.day(ProductForm.line(request, "certificateUntil"), "certificateUntil", problems),
                null);
        Outcome<Product> outcome =
                Outcome.rejected(problems.isEmpty() ? List.of(Problem.of(Refusal.REQUIRED)) : problems);
        if (problems.isEmpty()) {
            if (certificateFile == null || certificateFile.isEmpty()) {
                outcome = products.addCertificate(actor, new ProductId(id), given, null, "");
            } else {
                try (InputStream content = certificateFile.getInputStream()) {
                    outcome = products.addCertificate(
                            actor,
                            new ProductId(id),
                            given,
                            content,
                            Objects.requireNonNullElse(certificateFile.getOriginalFilename(), ""));
                }
            }
        }
        return answered(actor, id, outcome, "added", request, response, redirect);
    }

    @PostMapping(ONE + "/places")
    ModelAndView place(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        List<Problem> problems = new ArrayList<>();
        PlaceCode.Kind kind = PlaceCode.Kind.GROWING_AREA;
        for (PlaceCode.Kind one : PlaceCode.Kind.values()) {
            kind = one.key().equals(ProductForm.line(request, "placeKind")) ? one : kind;
        }
        PlaceCode.State state = PlaceCode.State.APPROVED;
        for (PlaceCode.State one : PlaceCode.State.values()) {
            state = one.key().equals(ProductForm.line(request, "placeState")) ? one : state;
        }
        PlaceCode given = new PlaceCode(
                kind,
                ProductForm.upper(ProductForm.line(request, "placeCode")),
                ProductForm.line(request, "placeMarket"),
                state,
                ProductForm.day(ProductForm.line(request, "placeFrom"), "placeFrom", problems),
                ProductForm.day(ProductForm.line(request, "placeUntil"), "placeUntil", problems));
        Outcome<Product> outcome =
                problems.isEmpty() ? products.addPlace(actor, new ProductId(id), given) : Outcome.rejected(problems);
        return answered(actor, id, outcome, "added", request, response, redirect);
    }

    @PostMapping(ONE + "/portals")
    ModelAndView portal(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return answered(
                actor,
                id,
                products.addPortal(
                        actor,
                        new ProductId(id),
                        new PortalCode(ProductForm.line(request, "portal"), ProductForm.line(request, "portalCode"))),
                "added",
                request,
                response,
                redirect);
    }

    @PostMapping(ONE + "/{part:certificates|places|portals}/{index:\\d{1,3}}/remove")
    ModelAndView remove(
            Actor actor,
            @PathVariable long id,
            @PathVariable String part,
            @PathVariable int index,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return answered(
                actor,
                id,
                products.remove(actor, new ProductId(id), Products.Part.valueOf(part.toUpperCase(Locale.ROOT)), index),
                "removed",
                request,
                response,
                redirect);
    }

    @PostMapping(ONE + "/lots")
    ModelAndView lot(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        List<Problem> problems = new ArrayList<>();
        LocalDate produced = ProductForm.day(ProductForm.line(request, "lotProduced"), "lotProduced", problems);
        LocalDate expires = ProductForm.day(ProductForm.line(request, "lotExpires"), "lotExpires", problems);
        Outcome<Lot> outcome = problems.isEmpty()
                ? products.enterLot(
                        actor,
                        new ProductId(id),
                        ProductForm.line(request, "lotCode"),
                        produced,
                        expires,
                        ProductForm.line(request, "lotPlaces"))
                : Outcome.rejected(problems);
        return answered(actor, id, outcome, "lot", request, response, redirect);
    }

    // ---- links

    @PostMapping(ONE + "/links")
    ModelAndView link(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Product product = Refused.unlessAccepted(products.find(actor, new ProductId(id)));
        String lot = ProductForm.line(request, "linkLot");
        String code = product.gtin() == null ? "" : "01/" + product.gtin() + (lot.isEmpty() ? "" : "/10/" + lot);
        return answered(
                actor,
                id,
                links.add(actor, newLink(request, product.owner(), code)),
                "added",
                request,
                response,
                redirect);
    }

    private static Links.NewLink newLink(HttpServletRequest request, PartyId owner, String code) {
        return new Links.NewLink(
                owner,
                code,
                ProductForm.line(request, "linkType"),
                ProductForm.line(request, "linkHref"),
                ProductForm.line(request, "linkTitle"),
                ProductForm.line(request, "linkLanguage"),
                ProductForm.line(request, "linkMediaType"),
                !ProductForm.line(request, "linkPreferred").isEmpty());
    }

    @PostMapping(ONE + "/links/{link:[1-9]\\d{0,17}}/end")
    ModelAndView endLink(
            Actor actor,
            @PathVariable long id,
            @PathVariable long link,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return answered(actor, id, links.end(actor, link), "removed", request, response, redirect);
    }

    /** Links of all keys, those that are no products' too: parcels, places, assets. */
    @GetMapping("/traceability/links")
    @Nullable
    ModelAndView links(
            Actor actor, @RequestParam(defaultValue = "") String format, Locale locale, HttpServletResponse response)
            throws IOException {
        if (Downloads.asked(format)) {
            String key = "traceability.passport.link.";
            Downloads.send(
                    format,
                    new Listing<KeptLink>(
                            "lien-ket",
                            "traceability.passport.links",
                            List.of(
                                    new Listing.Column<>(
                                            "code",
                                            key + "code",
                                            link -> link.anchor().text(),
                                            false),
                                    new Listing.Column<>(
                                            "type",
                                            key + "type",
                                            link -> link.type().curie(),
                                            false),
                                    new Listing.Column<>("href", key + "href", KeptLink::href, false),
                                    new Listing.Column<>("title", key + "title", KeptLink::title, false),
                                    new Listing.Column<>("language", key + "language", KeptLink::language, false),
                                    new Listing.Column<>("media", key + "media", KeptLink::mediaType, false),
                                    new Listing.Column<>("preferred", key + "preferred", KeptLink::preferred, false))),
                    Refused.unlessAccepted(links.list(actor)).iterator(),
                    languages.in(locale),
                    response);
            return null;
        }
        return links(actor, Form.empty());
    }

    private ModelAndView links(Actor actor, Form form) {
        List<KeptLink> kept = Refused.unlessAccepted(links.list(actor));
        Map<String, String> owners = new LinkedHashMap<>();
        if (actor.maySomewhere(TraceabilityPermission.SHARE)) {
            owners(actor).forEach((id, name) -> {
                if (actor.may(TraceabilityPermission.SHARE, id)) {
                    owners.put(id.toString(), name);
                }
            });
        }
        Map<String, Object> model = new HashMap<>();
        model.put("links", kept);
        model.put("owners", owners);
        model.put("linkTypes", LinkType.OFFERED);
        model.put("form", form);
        return new ModelAndView("traceability/links", model);
    }

    @PostMapping("/traceability/links")
    ModelAndView addLink(
            Actor actor, HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
        String owner = ProductForm.line(request, "owner");
        Outcome<Long> outcome = owner.matches("[1-9]\\d{0,17}")
                ? links.add(
                        actor,
                        newLink(request, new PartyId(Long.parseLong(owner)), ProductForm.line(request, "linkCode")))
                : Outcome.rejected(Problem.at("owner", Refusal.REQUIRED));
        return switch (outcome) {
            case Outcome.Accepted<Long> _ -> {
                Flash.success(redirect, "traceability.passport.done.added");
                yield new ModelAndView("redirect:/traceability/links");
            }
            case Outcome.Rejected<Long>(List<Problem> problems) -> {
                refuseOutright(problems);
                response.setStatus(problems.getFirst().code().category().status());
                yield links(actor, Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    @PostMapping("/traceability/links/{link:[1-9]\\d{0,17}}/end")
    ModelAndView endLink(Actor actor, @PathVariable long link, RedirectAttributes redirect) {
        Refused.unlessAccepted(links.end(actor, link));
        Flash.success(redirect, "traceability.passport.done.removed");
        return new ModelAndView("redirect:/traceability/links");
    }

    // ---- from a table

    @GetMapping(LIST + "/import")
    ModelAndView imports(Actor actor) {
        requireKeeper(actor);
        return imports(actor, Form.empty());
    }

    private ModelAndView imports(Actor actor, Form form) {
        Map<String, String> owners = new LinkedHashMap<>();
        owners(actor).forEach((id, name) -> owners.put(id.toString(), name));
        return new ModelAndView("traceability/product-import", Map.of("owners", owners, "form", form));
    }

    /** An empty table with the right headings. */
    @GetMapping(LIST + "/template.{format:xlsx|csv}")
    void template(Actor actor, @PathVariable String format, Locale locale, HttpServletResponse response)
            throws IOException {
        requireKeeper(actor);
        Wording words = languages.in(locale);
        Downloads.send(format, ProductTable.template(words), List.<Product>of().iterator(), words, response);
    }

    @PostMapping(LIST + "/import")
    ModelAndView importTable(
            Actor actor,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        requireKeeper(actor);
        String owner = ProductForm.line(request, "owner");
        Outcome<Products.Imported> outcome;
        if (!owner.matches("[1-9]\\d{0,17}")) {
            outcome = Outcome.rejected(Problem.at("owner", Refusal.REQUIRED));
        } else if (file == null || file.isEmpty()) {
            outcome = Outcome.rejected(Problem.at("file", Refusal.REQUIRED));
        } else {
            outcome = documents
                    .tableOf(
                            new ByteArrayInputStream(file.getBytes()),
                            Objects.requireNonNullElse(file.getOriginalFilename(), ""))
                    .then(table -> ProductTable.read(table.cells(), languages, products.markets()))
                    .then(rows -> products.importAll(actor, new PartyId(Long.parseLong(owner)), rows));
        }
        return switch (outcome) {
            case Outcome.Accepted<Products.Imported>(Products.Imported(int entered, int changed)) -> {
                Flash.success(
                        redirect,
                        "traceability.passport.done.imported",
                        String.valueOf(entered),
                        String.valueOf(changed));
                yield new ModelAndView("redirect:" + LIST);
            }
            case Outcome.Rejected<Products.Imported>(List<Problem> problems) -> {
                refuseOutright(problems);
                response.setStatus(problems.getFirst().code().category().status());
                yield imports(actor, Form.refused(request.getParameterMap(), problems));
            }
        };
    }
}
