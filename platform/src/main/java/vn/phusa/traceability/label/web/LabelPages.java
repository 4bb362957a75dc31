package vn.phusa.traceability.label.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Listing;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.Downloads;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.label.Batch;
import vn.phusa.traceability.label.Carrier;
import vn.phusa.traceability.label.LabelContent;
import vn.phusa.traceability.label.LabelSheets;
import vn.phusa.traceability.label.Labels;
import vn.phusa.traceability.passport.Product;
import vn.phusa.traceability.passport.ProductId;
import vn.phusa.traceability.passport.Products;
import vn.phusa.traceability.passport.web.CodeAddress;

/** Labels of a product: choose, look, print; serial numbers in batches. */
@Controller
class LabelPages {
    private static final String OF_PRODUCT = "/traceability/products/{id:[1-9]\\d{0,17}}/labels";
    private static final String BATCH = "/traceability/labels/{batch:[1-9]\\d{0,17}}";
    private static final String SVG = "image/svg+xml";

    private final Labels labels;
    private final Products products;
    private final Languages languages;
    private final CodeAddress address;

    LabelPages(Labels labels, Products products, Languages languages, CodeAddress address) {
        this.labels = labels;
        this.products = products;
        this.languages = languages;
        this.address = address;
    }

    private static String typed(HttpServletRequest request, String field, String otherwise) {
        String value = request.getParameter(field);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private Labels.Order order(HttpServletRequest request) {
        return new Labels.Order(
                typed(request, "template", labels.templates().getFirst().key()),
                typed(request, "carrier", Carrier.QR.key()),
                typed(request, "lot", ""),
                address.of(request));
    }

    // ---- choosing

    @GetMapping(OF_PRODUCT)
    ModelAndView choose(Actor actor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        Labels.Order order = order(request);
        Outcome<Labels.Ready> ready = labels.check(actor, new ProductId(id), order);
        List<Problem> problems =
                ready instanceof Outcome.Rejected<Labels.Ready>(List<Problem> refused) ? refused : List.of();
        refuseOutright(problems);
        if (!problems.isEmpty()) {
            response.setStatus(problems.getFirst().code().category().status());
        }
        return page(actor, new ProductId(id), order, problems, request);
    }

    private ModelAndView page(
            Actor actor, ProductId id, Labels.Order order, List<Problem> problems, HttpServletRequest request) {
        Product product = Refused.unlessAccepted(products.find(actor, id));
        Map<String, String[]> typed = new HashMap<>(request.getParameterMap());
        typed.putIfAbsent("template", new String[] {order.template()});
        typed.putIfAbsent("carrier", new String[] {order.carrier()});
        Map<String, Object> model = new HashMap<>();
        model.put("product", product);
        model.put("form", problems.isEmpty() ? Form.of(firsts(typed)) : Form.refused(typed, problems));
        model.put("templates", labels.templates());
        model.put("fits", Refused.unlessAccepted(labels.fits(actor, id, order)));
        model.put("lots", Refused.unlessAccepted(products.lots(actor, id)));
        model.put("batches", Refused.unlessAccepted(labels.batches(actor, id)));
        model.put("order", order);
        // A wrong number of serials says nothing against the label.
        model.put("printable", problems.stream().allMatch(problem -> "count".equals(problem.field())));
        model.put("lasting", address.lasting());
        model.put("keeps", actor.may(TraceabilityPermission.CAPTURE, product.owner()));
        return new ModelAndView("traceability/labels", model);
    }

    private static Map<String, String> firsts(Map<String, String[]> typed) {
        Map<String, String> firsts = new LinkedHashMap<>();
        typed.forEach((field, values) -> {
            if (values.length > 0) {
                firsts.put(field, values[0]);
            }
        });
        return firsts;
    }

    private static void refuseOutright(List<Problem> problems) {
        if (problems.stream()
                .anyMatch(problem -> problem.field() == null
                        && (problem.code() == Refusal.FORBIDDEN || problem.code() == Refusal.NOT_FOUND))) {
            throw new Refused(problems);
        }
    }

    /** How one label looks. */
    @GetMapping(OF_PRODUCT + "/preview.svg")
    void preview(Actor actor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Labels.Ready ready = Refused.unlessAccepted(labels.check(actor, new ProductId(id), order(request)));
        svg(
                response,
                LabelSheets.svg(
                        ready.template(),
                        LabelSheets.layout(ready.template(), ready.carrier(), Labels.content(ready, null))));
    }

    private static void svg(HttpServletResponse response, String picture) throws IOException {
        response.setContentType(SVG);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(picture.getBytes(StandardCharsets.UTF_8));
    }

    /** A sheet of labels that are all alike, without serial numbers. */
    @GetMapping(OF_PRODUCT + "/sheet.{format:pdf|svg}")
    void sheet(
            Actor actor,
            @PathVariable long id,
            @PathVariable String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Labels.Ready ready = Refused.unlessAccepted(labels.check(actor, new ProductId(id), order(request)));
        Iterator<LabelContent> alike = Collections.nCopies(ready.template().perPage(), Labels.content(ready, null))
                .iterator();
        sheet(format, ready, alike, "nhan-" + ready.product().id(), response);
    }

    private static void sheet(
            String format,
            Labels.Ready ready,
            Iterator<LabelContent> contents,
            String name,
            HttpServletResponse response)
            throws IOException {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + "." + format)
                        .build()
                        .toString());
        if (format.equals("svg")) {
            svg(response, LabelSheets.svg(ready.template(), ready.carrier(), contents));
        } else {
            response.setContentType(MediaType.APPLICATION_PDF_VALUE);
            LabelSheets.pdf(ready.template(), ready.carrier(), contents, response.getOutputStream());
        }
    }

    // ---- serial numbers

    @PostMapping(OF_PRODUCT)
    ModelAndView issue(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        String count = typed(request, "count", "");
        Labels.Order order = order(request);
        Outcome<Batch> outcome =
                labels.issue(actor, new ProductId(id), order, count.matches("\\d{1,6}") ? Integer.parseInt(count) : 0);
        return switch (outcome) {
            case Outcome.Accepted<Batch>(Batch batch) -> {
                Flash.success(redirect, "traceability.label.done.issued", String.valueOf(batch.count()));
                yield new ModelAndView("redirect:/traceability/labels/" + batch.id());
            }
            case Outcome.Rejected<Batch>(List<Problem> problems) -> {
                refuseOutright(problems);
                response.setStatus(problems.getFirst().code().category().status());
                yield page(actor, new ProductId(id), order, problems, request);
            }
        };
    }

    private Labels.Ready ready(Actor actor, Batch batch, HttpServletRequest request) {
        return Refused.unlessAccepted(labels.check(
                actor,
                batch.product(),
                new Labels.Order(
                        typed(request, "template", batch.template()),
                        typed(request, "carrier", batch.carrier().key()),
                        batch.lot(),
                        address.of(request))));
    }

    @GetMapping(BATCH)
    ModelAndView batch(Actor actor, @PathVariable long batch, HttpServletRequest request) {
        Batch found = Refused.unlessAccepted(labels.batch(actor, batch));
        Map<String, Object> model = new HashMap<>();
        model.put("batch", found);
        model.put("product", Refused.unlessAccepted(products.find(actor, found.product())));
        model.put(
                "template",
                labels.template(found.template()).orElse(labels.templates().getFirst()));
        Iterator<LabelContent> first =
                labels.labels(ready(actor, found, request), found, 0, Math.min(3, found.count()));
        List<String> examples = new ArrayList<>();
        first.forEachRemaining(content -> examples.add(content.address()));
        model.put("examples", examples);
        return new ModelAndView("traceability/label-batch", model);
    }

    @GetMapping(BATCH + "/sheet.{format:pdf|svg}")
    void batchSheet(
            Actor actor,
            @PathVariable long batch,
            @PathVariable String format,
            @RequestParam(defaultValue = "1") int part,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Batch found = Refused.unlessAccepted(labels.batch(actor, batch));
        if (part < 1 || part > found.parts()) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        int from = (part - 1) * Batch.PART;
        Labels.Ready ready = ready(actor, found, request);
        Iterator<LabelContent> contents = labels.labels(ready, found, from, Math.min(found.count(), from + Batch.PART));
        sheet(format, ready, contents, "nhan-dot-" + batch + "-phan-" + part, response);
    }

    /** For a printer's own program: every serial number with its address and element string. */
    @GetMapping(BATCH + "/serials.{format:csv|xlsx}")
    void serials(
            Actor actor,
            @PathVariable long batch,
            @PathVariable String format,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Batch found = Refused.unlessAccepted(labels.batch(actor, batch));
        Labels.Ready ready = ready(actor, found, request);
        Wording words = languages.in(locale);
        String key = "traceability.label.column.";
        Listing<LabelContent> table = new Listing<>(
                "so-se-ri-dot-" + batch,
                "traceability.label.serials",
                List.of(
                        new Listing.Column<>("serial", key + "serial", LabelPages::serial, false),
                        new Listing.Column<>("address", key + "address", LabelContent::address, false),
                        new Listing.Column<>("data", key + "data", LabelPages::data, false)));
        Downloads.send(format, table, labels.labels(ready, found, 0, found.count()), words, response);
    }

    private static @Nullable Object serial(LabelContent content) {
        return content.address().substring(content.address().lastIndexOf('/') + 1);
    }

    private static @Nullable Object data(LabelContent content) {
        return content.data() == null
                ? null
                : Objects.requireNonNull(content.data()).humanReadable();
    }
}
