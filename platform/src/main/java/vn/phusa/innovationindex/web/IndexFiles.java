package vn.phusa.innovationindex.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.composite.decomposition.ChangeDecomposition;
import vn.phusa.composite.engine.Build;
import vn.phusa.composite.io.CsvText;
import vn.phusa.composite.robustness.Sensitivity;
import vn.phusa.composite.robustness.Uncertainty;
import vn.phusa.document.paper.OfficialPaper;
import vn.phusa.document.paper.PdfPaper;
import vn.phusa.document.paper.WordPaper;
import vn.phusa.innovationindex.Choice;
import vn.phusa.innovationindex.Edition;
import vn.phusa.innovationindex.EditionVersion;
import vn.phusa.innovationindex.Geography;
import vn.phusa.innovationindex.Indices;
import vn.phusa.innovationindex.LeverQuestion;
import vn.phusa.innovationindex.Made;
import vn.phusa.innovationindex.Making;
import vn.phusa.innovationindex.Profile;
import vn.phusa.innovationindex.drawing.Drawing;
import vn.phusa.innovationindex.drawing.Picture;
import vn.phusa.setup.HomeProvince;
import vn.phusa.shell.Assets;
import vn.phusa.shell.Exports;
import vn.phusa.shell.Formats;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Page;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Wording;

/** Everything of an edition as files: pictures, data, steps, manifest, workbook, report. */
@Controller
class IndexFiles {
    private final Indices indices;
    private final Geography geography;
    private final Languages languages;
    private final Assets assets;
    private final Clock clock;
    private final HomeProvince home;
    private final QuestionPages questions;

    IndexFiles(
            Indices indices,
            Geography geography,
            Languages languages,
            Assets assets,
            Clock clock,
            HomeProvince home,
            QuestionPages questions) {
        this.indices = indices;
        this.geography = geography;
        this.languages = languages;
        this.assets = assets;
        this.clock = clock;
        this.home = home;
        this.questions = questions;
    }

    private View view(Actor actor, String series, int year, Choice choice) {
        Indices.Shown shown = Refused.unlessAccepted(indices.computed(actor, series, year, choice));
        Uncertainty uncertainty =
                indices.uncertainty(shown) instanceof Outcome.Accepted<Uncertainty>(Uncertainty known) ? known : null;
        return new View(shown, uncertainty, geography, home.key(), "");
    }

    /** The cheapest ways two ranks up and among the first three, others standing still. */
    private List<IndexReport.Way> ways(View view, String unit) {
        int rank = view.made().rank(unit);
        List<LeverQuestion.Bound> bounds = LeverQuestion.suggested(view.made(), unit).stream()
                .limit(LeverQuestion.MOST)
                .toList();
        List<IndexReport.Way> ways = new ArrayList<>();
        for (int target : new TreeSet<>(List.of(Math.max(1, rank - 2), 3)).descendingSet()) {
            if (target < rank && !bounds.isEmpty()) {
                ways.add(new IndexReport.Way(
                        target,
                        questions.proved(new LeverQuestion(unit, target, bounds, 0), view.shown())
                                        instanceof Outcome.Accepted<LeverQuestion.Answer>(LeverQuestion.Answer known)
                                ? known
                                : null));
            }
        }
        return ways;
    }

    /** Wording and formats for what is drawn or written outside of a page. */
    private Page page(Locale locale) {
        Wording words = languages.in(locale);
        return new Page(
                Actor.visitor(), words, new Formats(words.locale()), "", "", "", () -> null, List.of(), null, assets);
    }

    private static ResponseEntity<byte[]> file(byte[] content, String type, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }

    private static ResponseEntity<byte[]> picture(Drawing drawing, String name, String ending) {
        return ending.equals("png")
                ? file(Picture.png(drawing), "image/png", name + ".png")
                : file(drawing.svg().getBytes(StandardCharsets.UTF_8), "image/svg+xml", name + ".svg");
    }

    // ---- pictures

    @GetMapping("/index/{series}/{year:\\d{4}}/map.{ending:svg|png}")
    ResponseEntity<byte[]> map(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @PathVariable String ending,
            @RequestParam(defaultValue = "") String rules,
            Locale locale) {
        Indices.Shown shown = Refused.unlessAccepted(indices.show(actor, series, year, new Choice(true, rules)));
        View view = new View(shown, null, geography, home.key(), "map");
        return picture(Pictures.map(page(locale), view), series + "-" + year + "-map", ending);
    }

    @GetMapping("/index/{series}/{year:\\d{4}}/units/{unit}/{chart:radar|trend|causes}.{ending:svg|png}")
    ResponseEntity<byte[]> chart(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @PathVariable String unit,
            @PathVariable String chart,
            @PathVariable String ending,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules,
            @RequestParam(defaultValue = "") String since,
            Locale locale) {
        View view = view(actor, series, year, IndexPages.choice(territory, rules));
        IndexPages.knows(view, unit);
        Page page = page(locale);
        String name = series + "-" + year + "-" + unit + (chart.equals("radar") ? "" : "-" + chart);
        if (chart.equals("radar")) {
            return picture(Pictures.radar(page, view, Profile.of(view.made(), unit)), name, ending);
        }
        Map<Edition, Made> years = indices.years(view.shown());
        if (chart.equals("trend")) {
            return picture(Pictures.trend(page, view, unit, IndexPages.trend(view, unit, years)), name, ending);
        }
        Map.Entry<Edition, Made> before = IndexPages.earlier(years, view.edition(), unit, since);
        ChangeDecomposition why = before == null ? null : IndexPages.why(before.getValue(), view.made(), unit);
        if (why == null) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        return picture(Pictures.causes(page, view, why), name, ending);
    }

    @GetMapping("/index/{series}/{year:\\d{4}}/sensitivity.{ending:svg|png}")
    ResponseEntity<byte[]> sensitivity(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @PathVariable String ending,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules,
            Locale locale) {
        View view = view(actor, series, year, IndexPages.choice(territory, rules));
        return picture(
                Pictures.sensitivity(page(locale), view, Refused.unlessAccepted(indices.sensitivity(view.shown()))),
                series + "-" + year + "-sensitivity",
                ending);
    }

    @GetMapping("/index/{series}/{year:\\d{4}}/indicators/{code}/distribution.{ending:svg|png}")
    ResponseEntity<byte[]> distribution(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @PathVariable String code,
            @PathVariable String ending,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules,
            @RequestParam(defaultValue = "") String unit,
            Locale locale) {
        View view = view(actor, series, year, IndexPages.choice(territory, rules));
        if (!view.made().data().values().hasColumn(code)) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        return picture(
                Pictures.distribution(
                        page(locale),
                        view,
                        code,
                        IndexPages.values(view, code),
                        view.made().has(unit) ? unit : view.homeOrFirst()),
                series + "-" + year + "-" + code,
                ending);
    }

    // ---- data

    /** One CSV for each step: {@code raw}, the steps by their kind, {@code ranks}. */
    @GetMapping("/index/{series}/{year:\\d{4}}/steps/{step:[a-z]+}.csv")
    ResponseEntity<byte[]> step(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @PathVariable String step,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules) {
        Build build = view(actor, series, year, IndexPages.choice(territory, rules))
                .made()
                .build();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("raw", CsvText.of(build.raw().values()));
        build.steps()
                .forEach(result -> files.put(
                        result.step().kind().key(), CsvText.of(result.data().values())));
        files.put("ranks", CsvText.of(build.ranks()));
        String content = files.get(step);
        if (content == null) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        return file(content.getBytes(StandardCharsets.UTF_8), Exports.CSV, series + "-" + year + "-" + step + ".csv");
    }

    /** What a result was computed from and its SHA-256; the files are given by {@code files/<SHA-256>}. */
    public record Manifest(
            String index, int year, long version, String frame, String rules, String data, String result) {}

    @GetMapping("/index/{series}/{year:\\d{4}}/manifest.json")
    ResponseEntity<Manifest> manifest(Actor actor, @PathVariable String series, @PathVariable int year) {
        View view = view(actor, series, year, Choice.OWN);
        EditionVersion version = indices.versions(view.edition()).getFirst();
        return ResponseEntity.ok(new Manifest(
                series,
                year,
                version.version(),
                version.frame(),
                version.rules(),
                String.valueOf(version.data()),
                String.valueOf(version.result())));
    }

    @GetMapping("/index/{series}/{year:\\d{4}}/files/{digest:[0-9a-f]{64}}")
    ResponseEntity<byte[]> source(
            Actor actor, @PathVariable String series, @PathVariable int year, @PathVariable String digest) {
        var edition = Refused.unlessAccepted(indices.edition(actor, series, year));
        String content =
                indices.file(edition, digest).orElseThrow(() -> new Refused(List.of(Problem.of(Refusal.NOT_FOUND))));
        boolean rules = indices.versions(edition).stream()
                .anyMatch(version -> version.rules().equals(digest));
        String ending = rules || Making.frameName(content).endsWith(".yaml") ? "yaml" : "csv";
        return file(
                content.getBytes(StandardCharsets.UTF_8),
                "text/plain;charset=UTF-8",
                series + "-" + year + "-" + digest.substring(0, 8) + "." + ending);
    }

    /** In the layout of the workbooks that WIPO publishes with the GII. */
    @GetMapping("/index/{series}/{year:\\d{4}}/workbook.xlsx")
    ResponseEntity<byte[]> workbook(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules)
            throws IOException {
        View view = view(actor, series, year, IndexPages.choice(territory, rules));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook.write(view.made(), view.edition(), geography, out);
        return file(out.toByteArray(), Exports.XLSX, series + "-" + year + ".xlsx");
    }

    // ---- report

    @GetMapping("/index/{series}/{year:\\d{4}}/units/{unit}/report.{ending:docx|pdf}")
    void report(
            Actor actor,
            @PathVariable String series,
            @PathVariable int year,
            @PathVariable String unit,
            @PathVariable String ending,
            @RequestParam(defaultValue = "") String territory,
            @RequestParam(defaultValue = "") String rules,
            HttpServletResponse response)
            throws IOException {
        View view = view(actor, series, year, IndexPages.choice(territory, rules));
        if (!view.made().has(unit)) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        Page page = page(Wording.VIETNAMESE);
        OfficialPaper paper = IndexReport.of(
                view,
                page,
                unit,
                indices.years(view.shown()),
                indices.sensitivity(view.shown()) instanceof Outcome.Accepted<Sensitivity>(Sensitivity known)
                        ? known
                        : null,
                ways(view, unit),
                VietnamTime.today(clock));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (ending.equals("docx")) {
            WordPaper.write(paper, out);
            response.setContentType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        } else {
            PdfPaper.write(paper, out);
            response.setContentType("application/pdf");
        }
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("bao-cao-" + series + "-" + year + "-" + unit + "." + ending)
                        .build()
                        .toString());
        response.getOutputStream().write(out.toByteArray());
    }
}
