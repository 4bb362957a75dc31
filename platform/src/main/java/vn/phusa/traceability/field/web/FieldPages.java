package vn.phusa.traceability.field.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
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
import vn.phusa.document.Digest;
import vn.phusa.shell.Assets;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Refused;
import vn.phusa.shell.web.ProblemResponses;
import vn.phusa.traceability.GoodsNames;
import vn.phusa.traceability.chain.ChainRules;
import vn.phusa.traceability.chain.FieldAction;
import vn.phusa.traceability.field.FieldCapture;
import vn.phusa.traceability.field.FieldEntry;
import vn.phusa.traceability.field.FieldProblem;
import vn.phusa.traceability.field.KeptEntry;

/**
 * The pages for people in the field. A form works by itself; with script it is kept on the phone first and sent when there is a
 * network ({@code field.js}), to the same address, asking for JSON.
 */
@Controller
class FieldPages {
    /** Lines that a form has; script shows them one by one. */
    static final int LINES = 8;

    private final FieldCapture field;
    private final FieldOwners owners;
    private final GoodsNames goods;
    private final ProblemResponses problems;
    private final Assets assets;
    private final Clock clock;

    FieldPages(
            FieldCapture field,
            FieldOwners owners,
            GoodsNames goods,
            ProblemResponses problems,
            Assets assets,
            Clock clock) {
        this.field = field;
        this.owners = owners;
        this.goods = goods;
        this.problems = problems;
        this.assets = assets;
        this.clock = clock;
    }

    @GetMapping("/traceability/field")
    ModelAndView page(Actor actor, @RequestParam(defaultValue = "") String action) {
        Map<String, String> own = owners.of(actor);
        FieldAction chosen = field.rules().action(action).orElse(null);
        if (chosen != null) {
            return form(actor, chosen, Form.of(Map.of("id", UUID.randomUUID().toString(), "happenedAt", now())));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("actions", field.rules().actions());
        model.put("owners", own);
        List<KeptEntry> entries = field.newest(actor);
        model.put("entries", entries);
        model.put("called", field.called(entries));
        model.put(
                "goods",
                goods.of(entries.stream()
                        .map(KeptEntry::entry)
                        .flatMap(entry -> Stream.concat(entry.things().stream(), entry.results().stream()))
                        .map(FieldEntry.Row::key)
                        .flatMap(Optional::stream)
                        .toList()));
        return new ModelAndView("traceability/field", model);
    }

    private String now() {
        return clock.instant()
                .atZone(VietnamTime.ZONE)
                .toLocalDateTime()
                .withNano(0)
                .withSecond(0)
                .toString();
    }

    private ModelAndView form(Actor actor, FieldAction action, Form form) {
        Map<String, Object> model = new HashMap<>();
        model.put("action", action);
        model.put("owners", owners.of(actor));
        model.put("form", form);
        model.put("lines", LINES);
        List<ChainRules.Chosen> steps = steps(action);
        model.put("steps", steps);
        model.put(
                "otherGoods",
                !steps.isEmpty()
                        && !steps.getFirst().chain().equals(field.rules().usual()));
        return new ModelAndView("traceability/field-form", model);
    }

    /** The steps from which one chooses: none where no chain asks for anything. */
    private List<ChainRules.Chosen> steps(FieldAction action) {
        List<ChainRules.Chosen> steps = field.rules().steps(action);
        return steps.stream().allMatch(step -> step.step().needs().isEmpty()) ? List.of() : steps;
    }

    /** Who is signed in, and the token to send with the next entries; a signed-out phone is led to the sign-in page instead. */
    @GetMapping(value = "/traceability/field/session", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> session(Actor actor, CsrfToken token) {
        owners.of(actor);
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .body(Map.of("name", actor.name(), "header", token.getHeaderName(), "token", token.getToken()));
    }

    /** Keeps the pages on the phone; it must come from below the pages that it serves. */
    @GetMapping(value = "/traceability/field/worker.js", produces = "text/javascript")
    ResponseEntity<byte[]> worker() {
        List<String> pages = new ArrayList<>();
        pages.add("/traceability/field");
        field.rules().actions().forEach(action -> pages.add("/traceability/field?action=" + action.code()));
        List<String> files = List.of(
                assets.library("tabler__core", "dist/css/tabler.min.css"),
                assets.library("htmx.org", "dist/htmx.min.js"),
                assets.library("html5-qrcode", "html5-qrcode.min.js"),
                assets.own("phusa.css"),
                assets.own("phusa.js"),
                assets.own("phusa.svg"),
                assets.own("icons.svg"),
                assets.own("field.css"),
                assets.own("field-checks.js"),
                assets.own("field.js"));
        String script = "var PAGES=" + quoted(pages) + ",FILES=" + quoted(files) + ";importScripts(\""
                + assets.own("field-worker.js") + "\");\n";
        return ResponseEntity.ok()
                .header("Service-Worker-Allowed", "/traceability/field")
                .header("Cache-Control", "no-cache")
                .body(script.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(List<String> texts) {
        return texts.stream()
                .map(text -> "\"" + text + "\"")
                .collect(java.util.stream.Collectors.joining(",", "[", "]"));
    }

    @PostMapping("/traceability/field/entries")
    Object record(
            Actor actor,
            Locale locale,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        byte[] picture = photo == null || photo.isEmpty() ? null : photo.getBytes();
        List<Problem> found = new ArrayList<>();
        FieldEntry entry = entry(request, picture, found);
        Outcome<KeptEntry> outcome = entry == null ? Outcome.rejected(found) : field.record(actor, entry, picture);
        boolean asJson = Optional.ofNullable(request.getHeader("Accept"))
                .filter(accept -> accept.contains(MediaType.APPLICATION_JSON_VALUE))
                .isPresent();
        return switch (outcome) {
            case Outcome.Accepted<KeptEntry>(KeptEntry kept) -> {
                if (asJson) {
                    yield ResponseEntity.ok(Map.of(
                            "id",
                            kept.entry().id().toString(),
                            "receivedAt",
                            kept.receivedAt().toString()));
                }
                Flash.success(redirect, "traceability.field.done.sent");
                yield new ModelAndView("redirect:/traceability/field");
            }
            case Outcome.Rejected<KeptEntry>(List<Problem> refused) -> {
                if (asJson) {
                    yield problems.answer(refused, locale);
                }
                if (refused.getFirst().code() == Refusal.FORBIDDEN) {
                    throw new Refused(refused);
                }
                response.setStatus(refused.getFirst().code().category().status());
                FieldAction action =
                        field.rules().action(typed(request, "action")).orElseThrow(() -> new Refused(refused));
                yield form(actor, action, Form.refused(request.getParameterMap(), refused));
            }
        };
    }

    @PostMapping("/traceability/field/entries/{id:[0-9a-f-]{36}}/withdraw")
    ModelAndView withdraw(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        Refused.unlessAccepted(field.withdraw(actor, id));
        Flash.success(redirect, "traceability.field.done.withdrawn");
        return new ModelAndView("redirect:/traceability/field");
    }

    private @Nullable FieldEntry entry(HttpServletRequest request, byte @Nullable [] photo, List<Problem> found) {
        UUID id = null;
        try {
            id = UUID.fromString(typed(request, "id"));
        } catch (IllegalArgumentException e) {
            found.add(Problem.at("id", Refusal.REQUIRED));
        }
        LocalDateTime happened = null;
        try {
            happened = LocalDateTime.parse(typed(request, "happenedAt"));
        } catch (DateTimeParseException e) {
            found.add(Problem.at("happenedAt", Refusal.NOT_A_DATE, typed(request, "happenedAt")));
        }
        String owner = typed(request, "owner");
        if (!owner.matches("[1-9]\\d{0,17}")) {
            found.add(Problem.at("owner", Refusal.REQUIRED));
        }
        FieldAction action = field.rules().action(typed(request, "action")).orElse(null);
        if (action == null) {
            found.add(Problem.at("action", FieldProblem.UNKNOWN_ACTION));
        }
        if (id == null || happened == null || action == null || !found.isEmpty()) {
            return null;
        }
        Map<String, String> elements = new HashMap<>();
        action.elements().forEach(element -> {
            String value = typed(request, "elements." + element.code());
            if (!value.isEmpty()) {
                elements.put(element.code(), value);
            }
        });
        return new FieldEntry(
                id,
                action.code(),
                new PartyId(Long.parseLong(owner)),
                happened.atZone(VietnamTime.ZONE).toInstant(),
                typed(request, "place"),
                rows(request, "things"),
                rows(request, "results"),
                typed(request, "container.code"),
                typed(request, "partner"),
                typed(request, "paper"),
                elements,
                photo == null
                        ? ""
                        : HexFormat.of().formatHex(Digest.computation().digest(photo)),
                typed(request, "step"),
                typed(request, "position"));
    }

    private static List<FieldEntry.Row> rows(HttpServletRequest request, String group) {
        List<FieldEntry.Row> rows = new ArrayList<>();
        for (int n = 0; n < LINES; n++) {
            String at = group + "." + n;
            rows.add(new FieldEntry.Row(
                    typed(request, at + ".code"),
                    typed(request, at + ".lot"),
                    typed(request, at + ".quantity"),
                    typed(request, at + ".unit")));
        }
        return rows;
    }

    private static String typed(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }
}
