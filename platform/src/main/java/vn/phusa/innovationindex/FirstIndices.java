package vn.phusa.innovationindex;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.FirstData;
import vn.phusa.base.PartyId;
import vn.phusa.base.Qualifier;
import vn.phusa.base.VietnamTime;
import vn.phusa.innovationindex.store.IndexStore;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.party.Parties;

/**
 * The indices that every province shares: the Provincial Competitiveness Index 2005–2016 with its real figures, what has
 * been published of the local innovation index 2023–2025, and the frame of the Global Innovation Index. The
 * demonstration gets a made-up edition as well.
 *
 * <p>PCI: github.com/mdtrinh/vietnamdata, CC0; weights found again from the published index (they reproduce it within
 * 0.00001 for 2006–2010 and 2012–2016). Population: General Statistics Office. PII: press and pages of ministries and
 * provinces, each row with its address.
 */
@Component
class FirstIndices implements FirstData {
    private static final Bilingual PCI_SOURCE = new Bilingual(
            "VCCI công bố hằng năm; số liệu theo github.com/mdtrinh/vietnamdata (CC0)",
            "Published yearly by VCCI; figures from github.com/mdtrinh/vietnamdata (CC0)");
    private static final List<String> SUB_INDICES = List.of(
            "entry",
            "land",
            "transparency",
            "time",
            "informal",
            "implement",
            "bias",
            "proactive",
            "support",
            "labor",
            "legal");

    private final IndexStore store;
    private final Presets presets;
    private final Geography geography;
    private final Parties parties;
    private final Ledger ledger;
    private final ObjectProvider<FigureRequests> requests;
    private final Clock clock;

    FirstIndices(
            IndexStore store,
            Presets presets,
            Geography geography,
            Parties parties,
            Ledger ledger,
            ObjectProvider<FigureRequests> requests,
            Clock clock) {
        this.requests = requests;
        this.store = store;
        this.presets = presets;
        this.geography = geography;
        this.parties = parties;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public String room() {
        return "innovationindex";
    }

    @Override
    public void load(Selection selection) {
        Actor platform = Actor.platform();
        ActId act = ledger.record(
                new Act(IndexAct.EDITIONS_LOADED, platform, new Subject("innovationindex.edition", "first-data")));
        switch (selection) {
            case CAN_THO, EMPTY -> {
                pii(platform, act);
                gii(platform, act);
                pci(platform, act);
            }
            case DEMO -> demonstration(platform, act);
        }
    }

    // ---- PCI

    private void pci(Actor platform, ActId act) {
        store.insert(new Series(
                "pci",
                new Bilingual("Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)", "Provincial Competitiveness Index (PCI)"),
                new Bilingual(
                        "Số liệu thật của 63 tỉnh, thành phố, 2005–2016. Nền tảng tự tính lại từ các chỉ số thành phần và đặt"
                                + " cạnh điểm đã công bố.",
                        "Real figures of 63 provinces, 2005–2016. The platform computes the index from its sub-indices and"
                                + " shows it beside what was published."),
                new Bilingual("VCCI", "VCCI (Vietnam Chamber of Commerce and Industry)"),
                true,
                20));
        Map<Integer, Map<String, List<String>>> weights = new TreeMap<>();
        for (List<String> cells : Geography.lines("pci-weights.csv")) {
            weights.computeIfAbsent(Integer.valueOf(cells.get(0)), ignored -> new LinkedHashMap<>())
                    .put(cells.get(1), cells);
        }
        Map<Integer, List<List<String>>> rows = Geography.lines("pci.csv").stream()
                .collect(Collectors.groupingBy(
                        cells -> Integer.valueOf(cells.get(1)), TreeMap::new, Collectors.toList()));
        String rules = store.keep(presets.text("pci"));
        Map<String, String> regions =
                geography.provinces().stream().collect(Collectors.toMap(Province::code, Province::region));
        rows.forEach((year, lines) -> {
            Map<String, List<String>> parts = weights.getOrDefault(year, Map.of());
            String data = pciData(year, lines, parts, regions);
            String frame = pciFrame(parts);
            Made made = Making.made(new Parcel(frame, presets.text("pci"), data), "", List.of())
                    .orThrow();
            store.insert(
                    new Edition(
                            new EditionId(1),
                            "pci",
                            year,
                            Edition.Standing.PUBLISHED,
                            null,
                            PCI_SOURCE,
                            "https://github.com/mdtrinh/vietnamdata",
                            pciNote(year),
                            store.keep(frame),
                            rules,
                            store.keep(data),
                            null,
                            false,
                            1),
                    Fingerprint.of(made.scoresFile()),
                    platform,
                    clock.instant(),
                    act);
            published(year, lines);
        });
    }

    private static String pciFrame(Map<String, List<String>> parts) {
        StringBuilder frame = new StringBuilder(
                "code,level,parent,name_vi,name_en,unit,weight,goalpost_lower,goalpost_upper,goalpost_scale,type,merge\n");
        frame.append("PCI,2,,Chỉ số PCI,PCI,điểm,1,,,,,\n");
        parts.forEach((code, cells) -> frame.append(code)
                .append(",1,PCI,")
                .append(cells.get(2))
                .append(',')
                .append(cells.get(3))
                .append(",điểm (1–10),")
                .append(cells.get(4))
                // The scale begins at 1; a geometric mean needs what it takes to stay above nought.
                .append(",0,10,100,,mean:population\n"));
        frame.append("region,,,Vùng,Region,,,,,,group,\n");
        frame.append("population,,,Dân số trung bình (nghìn người),Mean population (thousand),,,,,,denominator,\n");
        return frame.toString();
    }

    private static String pciData(
            int year, List<List<String>> lines, Map<String, List<String>> parts, Map<String, String> regions) {
        List<Integer> columns = new ArrayList<>();
        StringBuilder data = new StringBuilder("unit,year,region,population");
        for (int i = 0; i < SUB_INDICES.size(); i++) {
            if (parts.containsKey(SUB_INDICES.get(i))) {
                columns.add(3 + i);
                data.append(',').append(SUB_INDICES.get(i));
            }
        }
        data.append('\n');
        for (List<String> cells : lines) {
            data.append(cells.get(0)).append(',').append(year).append(',');
            data.append(regions.getOrDefault(cells.get(0), "")).append(',').append(cells.get(2));
            columns.forEach(column -> data.append(',').append(cells.get(column)));
            data.append('\n');
        }
        return data.toString();
    }

    private void published(int year, List<List<String>> lines) {
        List<Double> scores =
                lines.stream().map(cells -> Double.valueOf(cells.getLast())).toList();
        for (List<String> cells : lines) {
            double score = Double.parseDouble(cells.getLast());
            int rank = 1 + (int) scores.stream().filter(other -> other > score).count();
            store.insert(new PublishedResult(
                    "pci",
                    year,
                    cells.getFirst(),
                    "PCI",
                    rank,
                    lines.size(),
                    score,
                    "https://github.com/mdtrinh/vietnamdata",
                    Bilingual.same("")));
        }
    }

    private static Bilingual pciNote(int year) {
        return switch (year) {
            case 2005 ->
                new Bilingual(
                        "Năm 2005 mới khảo sát 42 tỉnh. Không có bộ trọng số nào cho đúng điểm đã công bố: bộ sát nhất (tính"
                                + " theo bình phương tối thiểu) vẫn lệch tới 0,004 điểm và không phải số tròn, tức là điểm"
                                + " công bố năm đó không phải trung bình có trọng số của các chỉ số thành phần này.",
                        "In 2005 only 42 provinces were surveyed. No weights give the published scores: the closest ones (least"
                                + " squares) are still up to 0.004 points off and are not round, so that year's published score"
                                + " is not a weighted mean of these sub-indices.");
            case 2011 ->
                new Bilingual(
                        "Không có bộ trọng số nào cho đúng điểm đã công bố năm 2011: bộ sát nhất vẫn lệch tới 0,3 điểm ở một số"
                                + " tỉnh. Ở đây dùng trọng số của các năm 2009, 2010 và 2012, nên điểm tự tính khác điểm công"
                                + " bố.",
                        "No weights give the published scores of 2011: the closest ones are up to 0.3 points off for some"
                                + " provinces. The weights of 2009, 2010 and 2012 are used here, so the computed score differs"
                                + " from the published one.");
            case 2013 ->
                new Bilingual(
                        "Nguồn số liệu năm 2013 để trống tên của 50 tỉnh. Tên được ghi lại theo thứ tự bảng chữ cái của tệp, vì"
                                + " vậy hạng từng tỉnh năm 2013 cần đối chiếu với bản in trước khi trích dẫn.",
                        "The source leaves the names of 50 provinces empty in 2013. They were filled in by the file's alphabetical"
                                + " order, so check a province's rank of 2013 against the printed report before quoting it.");
            default ->
                new Bilingual(
                        "Trọng số được tìm lại từ điểm công bố và cho đúng điểm đó, sai số dưới 0,00001.",
                        "The weights were found again from the published scores and give these within 0.00001.");
        };
    }

    // ---- GII

    private void gii(Actor platform, ActId act) {
        store.insert(new Series(
                "gii",
                new Bilingual("Chỉ số đổi mới sáng tạo toàn cầu (GII)", "Global Innovation Index (GII)"),
                new Bilingual(
                        "Khung mà PII được chuyển giao từ đó: 2 chỉ số thành phần, 7 trụ cột, 21 nhóm, 78 chỉ số. Hạng của Việt"
                                + " Nam theo công bố; không có số liệu gốc của các nền kinh tế nên nền tảng không tự tính.",
                        "The frame that PII was transferred from: 2 sub-indices, 7 pillars, 21 sub-pillars, 78 indicators. Việt"
                                + " Nam's ranks as published; the economies' data are not available, so the platform computes"
                                + " nothing."),
                new Bilingual(
                        "Tổ chức Sở hữu trí tuệ thế giới (WIPO)", "World Intellectual Property Organization (WIPO)"),
                true,
                30));
        String frame = store.keep(Geography.text("gii-frame.csv"));
        String rules = store.keep(presets.text("gii"));
        for (int year = 2024; year <= 2025; year++) {
            store.insert(
                    new Edition(
                            new EditionId(1),
                            "gii",
                            year,
                            Edition.Standing.PUBLISHED,
                            null,
                            new Bilingual(
                                    "WIPO, Báo cáo Chỉ số đổi mới sáng tạo toàn cầu " + year,
                                    "WIPO, Global Innovation Index " + year),
                            year == 2024
                                    ? "https://en.baochinhphu.vn/viet-nam-up-two-notches-in-global-innovation-index-2024-111240927150914553.htm"
                                    : "https://bizhub.vietnamnews.vn/viet-nam-ranks-44th-in-2025-global-innovation-index-post384516.html",
                            giiNote(year),
                            frame,
                            rules,
                            null,
                            null,
                            false,
                            1),
                    null,
                    platform,
                    clock.instant(),
                    act);
        }
        published("gii", "gii-published.csv");
    }

    private static Bilingual giiNote(int year) {
        String vietnamese =
                "Tên nhóm và chỉ số ghi theo nhãn của sổ tính GII 2024 chép lại trong một kho mã công khai. Số lượng"
                        + " khớp với WIPO (78 chỉ số: 63 số liệu, 10 chỉ số tổng hợp, 5 khảo sát) nhưng từng dòng chưa được đối chiếu với"
                        + " trang của WIPO; trọng số 0,5 của một số chỉ số cũng chưa rõ.";
        String english =
                "Names of sub-pillars and indicators follow the labels of the GII 2024 workbook as copied in a public"
                        + " repository. The counts agree with WIPO's (78 indicators: 63 data, 10 composite, 5 survey), but the rows have"
                        + " not been checked against WIPO's own pages, and which indicators weigh 0.5 is not known.";
        return year == 2024
                ? new Bilingual(vietnamese, english)
                : new Bilingual(
                        "Khung năm 2025 cũng có 78 chỉ số; ở đây dùng tên của năm 2024. " + vietnamese,
                        "The 2025 frame has 78 indicators as well; the names of 2024 stand here. " + english);
    }

    // ---- made up, for --demo only

    private void demonstration(Actor platform, ActId act) {
        DemonstrationIndex made = DemonstrationIndex.of(Geography.text("pii-frame.csv"), geography.tiles());
        store.insert(new Series(
                DemonstrationIndex.SERIES,
                new Bilingual("PII minh họa (số liệu do máy đặt ra)", "PII demonstration (made-up figures)"),
                new Bilingual(
                        "Toàn bộ số liệu do máy sinh ra để thử các trang; không một con số nào có thật.",
                        "All figures were drawn by a machine to try the pages; not one of them is true."),
                new Bilingual("Phù Sa (minh họa)", "Phù Sa (demonstration)"),
                false,
                200));
        PartyId keeper = parties.byKey("can-tho-science").orElse(null);
        String rules = store.keep(presets.text("gii"));
        String frame = store.keep(made.frame());
        made.data().forEach((year, data) -> {
            Made computed = Making.made(new Parcel(made.frame(), presets.text("gii"), data), "", List.of())
                    .orThrow();
            Edition edition = store.insert(
                    new Edition(
                            new EditionId(1),
                            DemonstrationIndex.SERIES,
                            year,
                            Edition.Standing.PUBLISHED,
                            keeper,
                            new Bilingual("Không có: số liệu minh họa", "None: demonstration figures"),
                            "",
                            new Bilingual("Số liệu minh họa, không có thật.", "Demonstration figures, not real."),
                            frame,
                            rules,
                            store.keep(data),
                            null,
                            true,
                            1),
                    Fingerprint.of(computed.scoresFile()),
                    platform,
                    clock.instant(),
                    act);
            if (year.equals(made.data().lastKey()) && keeper != null) {
                collection(platform, edition, computed);
            }
        });
    }

    /** Requests in every state, so that each page of the collection has something to show. */
    private void collection(Actor platform, Edition edition, Made made) {
        List<PartyId> units = Stream.of("can-tho-finance", "can-tho-trade", "can-tho-education")
                .map(parties::byKey)
                .flatMap(Optional::stream)
                .toList();
        List<String> indicators = made.frame().indicators().stream()
                .map(vn.phusa.composite.frame.Element::code)
                .toList();
        LocalDate due = VietnamTime.today(clock).plusDays(12);
        for (int i = 0; i < units.size() * 4 && i < indicators.size(); i++) {
            RequestId request = requests.getObject()
                    .ask(
                            platform,
                            edition.id(),
                            List.of(indicators.get(i * 3 % indicators.size())),
                            "can-tho",
                            units.get(i % units.size()),
                            due)
                    .orThrow()
                    .getFirst()
                    .id();
            if (i % 4 > 0) {
                requests.getObject()
                        .submit(
                                platform,
                                request,
                                new Figure(
                                        20 + i,
                                        Qualifier.EXACTLY,
                                        edition.year() - 1,
                                        i % 2 == 0,
                                        false,
                                        "Số liệu minh họa",
                                        "Số do máy đặt ra để minh họa"),
                                new FigureRequests.Proof(
                                        "minh-hoa.txt",
                                        new ByteArrayInputStream("Minh chứng minh họa, không có thật.\n"
                                                .getBytes(StandardCharsets.UTF_8))),
                                null)
                        .orThrow();
            }
            if (i % 4 == 2) {
                requests.getObject()
                        .giveBack(platform, request, "Thiếu số liệu quý IV (minh họa)")
                        .orThrow();
            } else if (i % 4 == 3) {
                requests.getObject().accept(platform, request, "").orThrow();
            }
        }
    }

    // ---- PII

    private void pii(Actor platform, ActId act) {
        store.insert(new Series(
                "pii",
                new Bilingual("Chỉ số đổi mới sáng tạo cấp địa phương (PII)", "Provincial Innovation Index (PII)"),
                new Bilingual(
                        "Kết quả do Bộ Khoa học và Công nghệ công bố, ghi theo nguồn tìm được. Chưa tìm thấy bảng đầy đủ của năm"
                                + " nào, nên nền tảng không tự tính và không suy đoán phần còn thiếu.",
                        "Results announced by the Ministry of Science and Technology, as far as sources were found. No full table"
                                + " of any year has been found, so the platform computes nothing and guesses nothing."),
                new Bilingual("Bộ Khoa học và Công nghệ", "Ministry of Science and Technology"),
                true,
                10));
        PartyId keeper = parties.byKey("can-tho-science").orElse(null);
        String frame = store.keep(Geography.text("pii-frame.csv"));
        String rules = store.keep(presets.text("gii"));
        for (int year = 2023; year <= 2025; year++) {
            store.insert(
                    new Edition(
                            new EditionId(1),
                            "pii",
                            year,
                            Edition.Standing.PUBLISHED,
                            keeper,
                            piiLegal(year),
                            piiAddress(year),
                            piiNote(year),
                            frame,
                            rules,
                            null,
                            null,
                            false,
                            1),
                    null,
                    platform,
                    clock.instant(),
                    act);
        }
        published("pii", "pii-published.csv");
        for (List<String> cells : Geography.lines("pii-regions-2023.csv")) {
            store.insert(new PublishedResult(
                    "pii",
                    2023,
                    "region:" + cells.get(0),
                    "PII",
                    null,
                    null,
                    Double.valueOf(cells.get(1)),
                    cells.get(2),
                    new Bilingual(cells.get(3), cells.get(4))));
        }
    }

    private void published(String series, String file) {
        for (List<String> cells : Geography.lines(file)) {
            store.insert(new PublishedResult(
                    series,
                    Integer.parseInt(cells.get(0)),
                    cells.get(1),
                    cells.get(2),
                    whole(cells.get(3)),
                    whole(cells.get(4)),
                    cells.get(5).isEmpty() ? null : Double.valueOf(cells.get(5)),
                    cells.get(6),
                    new Bilingual(cells.get(7), cells.get(8))));
        }
    }

    private static @Nullable Integer whole(String cell) {
        return cell.isEmpty() ? null : Integer.valueOf(cell);
    }

    private static Bilingual piiLegal(int year) {
        return switch (year) {
            case 2024 ->
                new Bilingual("Quyết định 1705/QĐ-BKHCN ngày 24/7/2024", "Decision 1705/QĐ-BKHCN of 24 July 2024");
            case 2025 ->
                new Bilingual(
                        "Chưa tìm thấy số quyết định ban hành khung năm 2025",
                        "The number of the decision on the 2025 frame has not been found");
            default ->
                new Bilingual(
                        "Bộ Khoa học và Công nghệ công bố lần đầu trên toàn quốc năm 2023; chưa tìm thấy số quyết định",
                        "First announced nationwide by the Ministry in 2023; the number of the decision has not been found");
        };
    }

    private static String piiAddress(int year) {
        return switch (year) {
            case 2024 ->
                "https://vjst.vn/vn/tin-tuc/10242/khung-chi-so-doi-moi-sang-tao-cap-dia-phuong-nam-2024--mot-so-diem-moi.aspx";
            case 2025 -> "https://vietnamnews.vn/economy/1726413/viet-nam-unveils-pii-ha-noi-tops-2025-rankings.html";
            default ->
                "https://vnexpress.net/bo-chi-so-doi-moi-sang-tao-cap-dia-phuong-duoc-chuyen-gia-wipo-danh-gia-doc-lap-4696212.html";
        };
    }

    private static Bilingual piiNote(int year) {
        return switch (year) {
            case 2024 ->
                new Bilingual(
                        "Khung 2024 vẫn có 52 chỉ số nhưng cách tính và nguồn số liệu của một số chỉ số đã thay đổi so với 2023.",
                        "The 2024 frame still has 52 indicators, but how some are computed and where they come from changed from"
                                + " 2023.");
            case 2025 ->
                new Bilingual(
                        "Năm 2025 xếp hạng 34 tỉnh, thành phố sau sáp nhập; hạng và điểm không so sánh được với năm 2023 và 2024.",
                        "The 2025 edition ranks the 34 provinces after the mergers; ranks and scores cannot be compared with 2023"
                                + " and 2024.");
            default -> Bilingual.same("");
        };
    }
}
