package vn.phusa.traceability.chain.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
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
import vn.phusa.shell.Refused;
import vn.phusa.traceability.chain.ChainRules;
import vn.phusa.traceability.chain.ChainVersion;
import vn.phusa.traceability.chain.Chains;

/** The page of the chains: which steps there are, what each asks for, and the file behind it. */
@Controller
class ChainPages {
    private static final String PAGE = "/traceability/chains";
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

    private final Chains chains;

    ChainPages(Chains chains) {
        this.chains = chains;
    }

    @GetMapping(PAGE)
    ModelAndView page(Actor actor) {
        return page(actor, Form.empty());
    }

    private ModelAndView page(Actor actor, Form form) {
        Map<String, Object> model = new HashMap<>();
        model.put("inForce", chains.inForce());
        model.put("versions", chains.versions());
        model.put("decides", Chains.decides(actor));
        model.put("form", form);
        return new ModelAndView("traceability/chains", model);
    }

    /** The file in force, or the packaged one to begin with. */
    @GetMapping(PAGE + "/{which:chains|packaged}.yaml")
    ResponseEntity<byte[]> file(@PathVariable String which) {
        return file(
                which.equals("packaged") ? "chuoi-di-kem.yaml" : "chuoi.yaml",
                which.equals("packaged") ? ChainRules.packaged() : chains.text());
    }

    /** What was in force once. */
    @GetMapping(PAGE + "/versions/{number:[1-9]\\d{0,8}}.yaml")
    ResponseEntity<byte[]> version(@PathVariable int number) {
        ChainVersion version = chains.versions().stream()
                .filter(one -> one.number() == number && one.content() != null)
                .findFirst()
                .orElseThrow(() -> new Refused(List.of(Problem.of(Refusal.NOT_FOUND))));
        return file("chuoi-" + number + ".yaml", Objects.requireNonNull(version.content()));
    }

    private static ResponseEntity<byte[]> file(String name, String content) {
        return ResponseEntity.ok()
                .contentType(YAML)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content.getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping(PAGE)
    ModelAndView replace(
            Actor actor,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        if (!Chains.decides(actor)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        Outcome<ChainVersion> outcome = file == null || file.isEmpty()
                ? Outcome.rejected(Problem.at("file", Refusal.REQUIRED))
                : chains.replace(actor, Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getBytes());
        return switch (outcome) {
            case Outcome.Accepted<ChainVersion>(ChainVersion version) -> {
                Flash.success(redirect, "traceability.chain.done.replaced", Integer.toString(version.number()));
                yield new ModelAndView("redirect:" + PAGE);
            }
            case Outcome.Rejected<ChainVersion>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield page(actor, Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    @PostMapping(PAGE + "/packaged")
    ModelAndView restore(Actor actor, RedirectAttributes redirect) {
        Refused.unlessAccepted(chains.restore(actor));
        Flash.success(redirect, "traceability.chain.done.returned");
        return new ModelAndView("redirect:" + PAGE);
    }
}
