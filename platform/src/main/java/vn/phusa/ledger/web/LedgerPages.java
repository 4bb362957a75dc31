package vn.phusa.ledger.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Erased;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.LedgerPermission;
import vn.phusa.ledger.LedgerRefusal;
import vn.phusa.ledger.ReceiptCheck;
import vn.phusa.ledger.Receipts;
import vn.phusa.ledger.RecordedAct;
import vn.phusa.ledger.Subject;
import vn.phusa.ledger.store.CheckpointCopies;
import vn.phusa.merkle.Checkpoint;
import vn.phusa.merkle.MalformedTextException;
import vn.phusa.merkle.Receipt;
import vn.phusa.merkle.SignedNote;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Listing;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.PublicPath;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Slice;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.Downloads;

/** "Sổ cái": the newest checkpoint for everybody, receipts for whoever did an act, all acts for auditors. */
@Controller
class LedgerPages {
    private static final Listing<RecordedAct> ACTS = new Listing<>(
            "so-cai",
            "ledger.acts.title",
            List.of(
                    new Listing.Column<>(
                            "index", "ledger.act.index", act -> act.index().value(), true),
                    new Listing.Column<>("at", "ledger.act.at", RecordedAct::recordedAt, false),
                    new Listing.Column<>("kind", "ledger.act.kind", RecordedAct::kind, false),
                    new Listing.Column<>("actor", "ledger.act.actor", RecordedAct::actor, false),
                    new Listing.Column<>("subject", "ledger.act.subject", RecordedAct::subject, false),
                    new Listing.Column<>("content", "ledger.act.content", RecordedAct::content, false),
                    new Listing.Column<>("rows", "ledger.act.rows", RecordedAct::rows, false)));

    private final Ledger ledger;
    private final Receipts receipts;
    private final Languages languages;
    private final JsonMapper json;

    LedgerPages(Ledger ledger, Receipts receipts, Languages languages, JsonMapper json) {
        this.ledger = ledger;
        this.receipts = receipts;
        this.languages = languages;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    @Bean
    static MenuEntry ledgerEntry() {
        return MenuEntry.forEveryone(900, "/ledger", "ledger.menu", "ledger");
    }

    @GetMapping("/ledger")
    String home(Actor actor, Model model) {
        return page(actor, model, Form.empty(), null);
    }

    private String page(Actor actor, Model model, Form form, @Nullable CheckedReceipt checked) {
        model.addAttribute("origin", ledger.origin());
        model.addAttribute("acts", ledger.size());
        model.addAttribute("newest", ledger.newestCheckpoint().orElse(null));
        model.addAttribute("keys", ledger.publicKeys());
        model.addAttribute("form", form);
        model.addAttribute("checked", checked);
        model.addAttribute("mayRead", actor.mayEverywhere(LedgerPermission.READ));
        model.addAttribute("mayTakeOwn", actor.account() != null);
        model.addAttribute("mayErase", actor.mayEverywhere(LedgerPermission.ERASE));
        return "ledger/home";
    }

    /** The checkpoint over all acts up to now, as a file to be kept elsewhere. */
    @GetMapping("/ledger/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        SignedNote note = ledger.checkpoint();
        return file(note.toString(), CheckpointCopies.fileName(Checkpoint.of(note)));
    }

    @GetMapping("/ledger/receipts/{act:[1-9]\\d{0,17}}")
    ResponseEntity<byte[]> receipt(Actor actor, @PathVariable long act) {
        Receipt receipt = Refused.unlessAccepted(receipts.of(actor, new ActId(act)));
        return file(receipt.toString(), "bien-nhan-" + receipt.index() + ".tlog-proof");
    }

    private static ResponseEntity<byte[]> file(String text, String name) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/ledger/receipt-check")
    String check(
            Actor actor,
            Model model,
            HttpServletResponse response,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String text)
            throws IOException {
        byte[] receipt = file == null || file.isEmpty()
                // A text area sends line ends as CR LF; a receipt has LF, and one at its very end.
                ? (text.replace("\r\n", "\n").strip() + "\n").getBytes(StandardCharsets.UTF_8)
                : file.getBytes();
        try {
            CheckedReceipt checked =
                    CheckedReceipt.of(ReceiptCheck.check(receipt, ledger.publicKeys()), this::readable);
            return page(actor, model, Form.of(Map.of("text", text)), checked);
        } catch (MalformedTextException malformed) {
            response.setStatus(LedgerRefusal.NOT_A_RECEIPT.category().status());
            Problem problem = Problem.at("text", LedgerRefusal.NOT_A_RECEIPT);
            return page(actor, model, Form.refused(Map.of("text", new String[] {text}), List.of(problem)), null);
        }
    }

    private String readable(String statement) {
        return json.writeValueAsString(json.readTree(statement));
    }

    @GetMapping("/ledger/acts")
    @Nullable
    String acts(
            Actor actor,
            ListQuery query,
            Model model,
            Locale locale,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String format)
            throws IOException {
        Slice<RecordedAct> acts = Refused.unlessAccepted(ledger.acts(actor, query));
        if (Downloads.asked(format)) {
            Downloads.send(format, ACTS, acts.rows().iterator(), languages.in(locale), response);
            return null;
        }
        list(acts, languages.in(locale), model);
        return "ledger/acts";
    }

    /** Receipts of what was done to a thing, for those who see it; without a thing, of what one did oneself. */
    @GetMapping("/ledger/receipts")
    String receipts(
            Actor actor, ListQuery query, Model model, Locale locale, @RequestParam(defaultValue = "") String about) {
        Wording words = languages.in(locale);
        if (about.isEmpty()) {
            list(Refused.unlessAccepted(receipts.own(actor, query)), words, model);
            return "ledger/receipts";
        }
        Subject subject = Subject.parse(about).orElseThrow(() -> new Refused(List.of(Problem.of(Refusal.NOT_FOUND))));
        list(Refused.unlessAccepted(receipts.about(actor, subject, query)), words, model);
        model.addAttribute("about", named(subject, words));
        model.addAttribute("back", receipts.pageOf(subject).orElse(null));
        return "ledger/receipts";
    }

    private void list(Slice<RecordedAct> acts, Wording words, Model model) {
        Map<ActId, Erased> erased = new HashMap<>();
        acts.rows().stream()
                .filter(RecordedAct::erased)
                .forEach(act -> ledger.erased("ledger.leaf", List.of(act.act().toString()))
                        .ifPresent(why -> erased.put(act.act(), why)));
        model.addAttribute("acts", acts);
        model.addAttribute(
                "lines", acts.rows().stream().map(act -> line(act, words)).toList());
        model.addAttribute("erased", erased);
    }

    private ActLine line(RecordedAct act, Wording words) {
        Optional<Subject> subject = Subject.parse(act.subject());
        return new ActLine(
                act,
                subject.map(known -> named(known, words)).orElse(act.subject()),
                subject.flatMap(receipts::pageOf).orElse(null),
                act.content() == null
                        ? ""
                        : json.readTree(act.content()).path("title").asString(""));
    }

    private static String named(Subject subject, Wording words) {
        String key = "subject." + subject.type();
        return words.has(key) ? words.say(key, subject.id()) : subject.toString();
    }

    @Bean
    static PublicPath ledgerPage() {
        return PublicPath.reading("/ledger");
    }

    @Bean
    static PublicPath newestCheckpoint() {
        return PublicPath.reading("/ledger/checkpoint");
    }

    @Bean
    static PublicPath receiptCheck() {
        return new PublicPath("POST", "/ledger/receipt-check");
    }
}
