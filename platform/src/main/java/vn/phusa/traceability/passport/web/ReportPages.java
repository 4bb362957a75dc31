package vn.phusa.traceability.passport.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Listing;
import vn.phusa.shell.PublicPath;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.Downloads;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.passport.Codes;
import vn.phusa.traceability.passport.Passports;
import vn.phusa.traceability.passport.ProblemReport;
import vn.phusa.traceability.passport.ProblemReports;
import vn.phusa.traceability.passport.Product;
import vn.phusa.traceability.passport.Products;
import vn.phusa.traceability.passport.ScannedCode;

/** Reports of consumers: the form that anybody may send, and the list for owners and the authority. */
@Controller
public class ReportPages {
    private static final String FORM = "/passport-reports";

    private final ProblemReports reports;
    private final Products products;
    private final Passports passports;
    private final Languages languages;

    ReportPages(ProblemReports reports, Products products, Passports passports, Languages languages) {
        this.reports = reports;
        this.products = products;
        this.passports = passports;
        this.languages = languages;
    }

    @Bean
    static PublicPath reportPath() {
        return new PublicPath(null, FORM);
    }

    @Bean
    static PublicPath reportedPath() {
        return PublicPath.reading(FORM + "/received");
    }

    // ---- for everybody

    @GetMapping(FORM)
    ModelAndView form(Actor actor, @RequestParam(defaultValue = "") String code, Locale locale) {
        return form(actor, code, Form.empty(), locale);
    }

    private ModelAndView form(Actor actor, String path, Form form, Locale locale) {
        Optional<ScannedCode> code = Codes.any(path);
        if (code.isEmpty()) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        Wording words = languages.in(locale);
        Map<String, String> kinds = new LinkedHashMap<>();
        for (ProblemReport.Kind kind : ProblemReport.Kind.values()) {
            kinds.put(kind.key(), words.say("traceability.passport.report.kind." + kind.key()));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("code", code.get().path());
        model.put(
                "name",
                passports
                        .product(actor, code.get())
                        .map(product -> product.details().name().in(locale))
                        .orElse(""));
        model.put("kinds", kinds);
        return new ModelAndView("traceability/passport-report", model);
    }

    @PostMapping(FORM)
    ModelAndView report(
            Actor actor,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        String code = typed(request, "code");
        Outcome<ProblemReport> outcome = reports.report(
                actor,
                new ProblemReports.NewReport(
                        code,
                        typed(request, "kind"),
                        typed(request, "said"),
                        typed(request, "place"),
                        typed(request, "contact"),
                        bytes(photos)),
                request.getRemoteAddr());
        return switch (outcome) {
            case Outcome.Accepted<ProblemReport>(ProblemReport made) ->
                new ModelAndView(
                        "redirect:" + FORM + "/received?number=" + made.id() + "&lang=" + locale.getLanguage());
            case Outcome.Rejected<ProblemReport>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield form(actor, code, Form.refused(request.getParameterMap(), problems), locale);
            }
        };
    }

    /** A browser sends an empty file where none was chosen. */
    private static List<byte[]> bytes(@Nullable List<MultipartFile> files) throws IOException {
        List<byte[]> bytes = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                bytes.add(file.getBytes());
            }
        }
        return bytes;
    }

    /** Like the report itself, for those only who handle it. */
    @GetMapping("/traceability/reports/{id:[1-9]\\d{0,17}}/photos/{number:[1-9]}")
    ResponseEntity<byte[]> photo(Actor actor, @PathVariable long id, @PathVariable int number) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .body(Refused.unlessAccepted(reports.photo(actor, id, number)));
    }

    @GetMapping(FORM + "/received")
    ModelAndView received(@RequestParam(defaultValue = "0") long number) {
        return new ModelAndView("traceability/passport-reported", Map.of("number", number));
    }

    // ---- for owners and the authority

    /**
     * A report with the name of its product.
     *
     * @param name code where the product is nobody's
     */
    public record Row(ProblemReport report, String name) {}

    @GetMapping("/traceability/reports")
    @Nullable
    ModelAndView list(
            Actor actor, @RequestParam(defaultValue = "") String format, Locale locale, HttpServletResponse response)
            throws java.io.IOException {
        List<Row> rows = Refused.unlessAccepted(reports.list(actor)).stream()
                .map(report -> new Row(report, name(actor, report, locale)))
                .toList();
        if (Downloads.asked(format)) {
            Downloads.send(format, table(languages.in(locale)), rows.iterator(), languages.in(locale), response);
            return null;
        }
        return new ModelAndView("traceability/reports", Map.of("rows", rows));
    }

    private static Listing<Row> table(Wording words) {
        String key = "traceability.passport.report.";
        return new Listing<>(
                "phan-anh",
                "traceability.passport.reports",
                List.of(
                        new Listing.Column<>(
                                "at", key + "at", row -> row.report().at(), false),
                        new Listing.Column<>("product", key + "product", Row::name, false),
                        new Listing.Column<>(
                                "kind",
                                key + "kind",
                                row -> words.say(
                                        key + "kind." + row.report().kind().key()),
                                false),
                        new Listing.Column<>(
                                "said", key + "said", row -> row.report().said(), false),
                        new Listing.Column<>(
                                "place", key + "place", row -> row.report().place(), false),
                        new Listing.Column<>(
                                "answer",
                                key + "answer",
                                row -> row.report().answer() == null
                                        ? null
                                        : row.report().answer().said(),
                                false)));
    }

    private String name(Actor actor, ProblemReport report, Locale locale) {
        if (report.product() != null
                && products.find(actor, report.product()) instanceof Outcome.Accepted<Product>(Product product)) {
            return product.details().name().in(locale);
        }
        return report.code();
    }

    @GetMapping("/traceability/reports/{id:[1-9]\\d{0,17}}")
    ModelAndView show(Actor actor, @PathVariable long id, Locale locale) {
        return show(actor, id, Form.empty(), locale);
    }

    private ModelAndView show(Actor actor, long id, Form form, Locale locale) {
        ProblemReport report = Refused.unlessAccepted(reports.find(actor, id));
        Wording words = languages.in(locale);
        Map<String, String> results = new LinkedHashMap<>();
        for (ProblemReport.Result result : ProblemReport.Result.values()) {
            results.put(result.key(), words.say("traceability.passport.report.result." + result.key()));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("row", new Row(report, name(actor, report, locale)));
        model.put("results", results);
        model.put("form", form);
        model.put(
                "answers",
                report.answer() == null
                        && (actor.mayEverywhere(TraceabilityPermission.ENFORCE)
                                || actor.maySomewhere(TraceabilityPermission.CAPTURE)));
        return new ModelAndView("traceability/report", model);
    }

    @PostMapping("/traceability/reports/{id:[1-9]\\d{0,17}}/answer")
    ModelAndView answer(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        return switch (reports.answer(actor, id, typed(request, "result"), typed(request, "answer"))) {
            case Outcome.Accepted<ProblemReport> _ -> {
                Flash.success(redirect, "traceability.passport.done.answered");
                yield new ModelAndView("redirect:/traceability/reports/" + id);
            }
            case Outcome.Rejected<ProblemReport>(List<Problem> problems) -> {
                ProductPages.refuseOutright(problems);
                response.setStatus(problems.getFirst().code().category().status());
                yield show(actor, id, Form.refused(request.getParameterMap(), problems), locale);
            }
        };
    }

    static String typed(HttpServletRequest request, String field) {
        return Objects.requireNonNullElse(request.getParameter(field), "");
    }
}
