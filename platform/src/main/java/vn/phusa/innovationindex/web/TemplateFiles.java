package vn.phusa.innovationindex.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.phusa.base.Actor;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.composite.frame.Element;
import vn.phusa.innovationindex.Choice;
import vn.phusa.innovationindex.Edition;
import vn.phusa.innovationindex.EditionId;
import vn.phusa.innovationindex.Geography;
import vn.phusa.innovationindex.IndexPermission;
import vn.phusa.innovationindex.Indices;
import vn.phusa.innovationindex.Made;
import vn.phusa.shell.Exports;
import vn.phusa.shell.Refused;

/** Files to fill in: a frame with every column that is read, and the data of a frame with a row for each unit. */
@Controller
class TemplateFiles {
    private static final List<List<String>> FRAME = List.of(
            List.of(
                    "code",
                    "level",
                    "parent",
                    "name_vi",
                    "name_en",
                    "unit",
                    "direction",
                    "weight",
                    "denominator",
                    "denominator_scale",
                    "target",
                    "goalpost_lower",
                    "goalpost_upper",
                    "goalpost_scale",
                    "treatment",
                    "normalisation",
                    "merge",
                    "source",
                    "underlying_index",
                    "confirmed",
                    "type"),
            row("CHI-SO", "3", "", "Tên bộ chỉ số", "Name of the index", "", "1", "1"),
            row("TC1", "2", "CHI-SO", "Trụ cột 1", "Pillar 1", "", "1", "1"),
            row(
                    "TC1-1",
                    "1",
                    "TC1",
                    "Đơn đăng ký sáng chế",
                    "Patent applications",
                    "số đơn",
                    "1",
                    "1",
                    "population",
                    "10000"),
            row("TC1-2", "1", "TC1", "Tỷ lệ hộ nghèo", "Poverty rate", "%", "-1", "1"),
            List.of(
                    "region", "", "", "Vùng", "Region", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "",
                    "group"),
            List.of(
                    "population",
                    "",
                    "",
                    "Dân số",
                    "Population",
                    "người",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "denominator"));

    private final Indices indices;
    private final Geography geography;

    TemplateFiles(Indices indices, Geography geography) {
        this.indices = indices;
        this.geography = geography;
    }

    private static List<String> row(String... cells) {
        List<String> row = new ArrayList<>(List.of(cells));
        while (row.size() < 21) {
            row.add("");
        }
        return row;
    }

    @GetMapping("/index-data/template/frame.{ending:xlsx|csv}")
    ResponseEntity<byte[]> frame(Actor actor, @PathVariable String ending) throws IOException {
        if (!actor.maySomewhere(IndexPermission.KEEP)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        return file(FRAME, "mau-khung", ending);
    }

    @GetMapping("/index-data/editions/{id:[1-9]\\d{0,17}}/template.{ending:xlsx|csv}")
    ResponseEntity<byte[]> data(Actor actor, @PathVariable long id, @PathVariable String ending) throws IOException {
        Edition edition = Refused.unlessAccepted(indices.edition(actor, new EditionId(id)));
        if (!edition.allows(actor, IndexPermission.KEEP)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        Indices.Shown shown = Refused.unlessAccepted(indices.show(actor, edition.series(), edition.year(), Choice.OWN));
        List<String> header = new ArrayList<>(List.of("unit", "name", "year"));
        header.addAll(shown.frame().groupings());
        Set<String> sizes = new LinkedHashSet<>(shown.frame().denominators());
        List<Element> indicators = shown.frame().frame().indicators();
        indicators.forEach(indicator -> indicator.denominator().ifPresent(sizes::add));
        header.addAll(sizes);
        indicators.forEach(indicator -> header.add(indicator.code()));
        List<List<String>> rows = new ArrayList<>(List.of(header));
        Made made = shown.result();
        List<String> units = made != null
                ? made.data().values().units()
                : geography.tiles().stream().map(Geography.Tile::code).toList();
        for (String unit : units) {
            List<String> row = new ArrayList<>(List.of(unit, geography.name(unit), String.valueOf(edition.year())));
            while (row.size() < header.size()) {
                row.add("");
            }
            rows.add(row);
        }
        return file(rows, "mau-so-lieu-" + edition.series() + "-" + edition.year(), ending);
    }

    private static ResponseEntity<byte[]> file(List<List<String>> rows, String name, String ending) throws IOException {
        boolean workbook = ending.equals("xlsx");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (workbook) {
            org.dhatim.fastexcel.Workbook book = new org.dhatim.fastexcel.Workbook(out, "Phu Sa", "1.0");
            Worksheet sheet = book.newWorksheet("Mau");
            sheet.freezePane(1, 1);
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    String cell = rows.get(r).get(c);
                    if (cell.matches("-?\\d{1,9}")) {
                        sheet.value(r, c, Integer.parseInt(cell));
                    } else if (!cell.isEmpty()) {
                        sheet.value(r, c, cell);
                    }
                }
            }
            for (int c = 0; c < rows.getFirst().size(); c++) {
                sheet.style(0, c).bold().set();
            }
            book.finish();
        } else {
            StringBuilder csv = new StringBuilder("\uFEFF");
            rows.forEach(row -> csv.append(SheetReading.line(row)).append('\n'));
            out.write(csv.toString().getBytes(StandardCharsets.UTF_8));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(workbook ? Exports.XLSX : Exports.CSV))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "." + ending)
                                .build()
                                .toString())
                .body(out.toByteArray());
    }
}
