package vn.phusa.traceability.passport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.ProblemCode;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.duty.Duties;
import vn.phusa.epcis.gs1.LocalIdentifier;
import vn.phusa.epcis.gs1.Parsed;
import vn.phusa.party.Parties;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.label.Batch;
import vn.phusa.traceability.label.Labels;

/** Products, from their entering to their passport. */
@PlatformTest
class ProductsTest {
    private final Products products;
    private final Passports passports;
    private final ProblemReports reports;
    private final Labels labels;
    private final Duties duties;
    private final MockMvc web;
    private final PartyId owner;
    private final Actor head;
    private final Actor officer;
    private final Actor authority = ProductFixture.actor(Role.FOCAL_POINT);

    @Autowired
    ProductsTest(
            Products products,
            Passports passports,
            ProblemReports reports,
            Labels labels,
            Duties duties,
            MockMvc web,
            Parties parties) {
        this.products = products;
        this.passports = passports;
        this.reports = reports;
        this.labels = labels;
        this.duties = duties;
        this.web = web;
        this.owner = parties.byKey("noip").orElseThrow();
        this.head = ProductFixture.actor(Role.UNIT_HEAD, owner);
        this.officer = ProductFixture.actor(Role.UNIT_OFFICER, owner);
    }

    private static List<ProblemCode> why(Outcome<?> outcome) {
        return outcome instanceof Outcome.Rejected<?>(List<Problem> problems)
                ? problems.stream().map(Problem::code).toList()
                : List.of();
    }

    private Product draft(String gtin, String reference) {
        return products.enter(officer, new Products.Entry(owner, gtin, reference, ProductFixture.rice(), false))
                .orThrow();
    }

    private static ScannedCode code(String path) {
        return Codes.any(path).orElseThrow();
    }

    // ---- codes

    @Test
    void aNumberForUseWithinACompanyIsNoProductCode() {
        for (String inside : List.of("2000000000008", "0200000000004", "20000004", "9800000000007")) {
            assertThat(TradeItemNumber.read(inside))
                    .as(inside)
                    .matches(reading -> reading instanceof TradeItemNumber.Reading.Bad bad
                            && bad.problem() == PassportProblem.RESTRICTED_NUMBER);
        }
        assertThat(TradeItemNumber.of("8 938501-110015")).hasValue("08938501110015");
    }

    @Test
    void aGtinBelongsToOneProduct() {
        String gtin = ProductFixture.gtin();
        draft(gtin, "");
        assertThat(why(products.enter(
                        officer, new Products.Entry(owner, gtin.substring(1), "", ProductFixture.rice(), false))))
                .containsExactly(PassportProblem.CODE_TAKEN);
    }

    @Test
    void aLocalIdentifierIsNeverTakenForAGs1Key() {
        Product product = draft("", "GAO-" + ProductFixture.gtin().substring(8));
        LocalIdentifier local = product.local();
        assertThat(local).isNotNull();
        String key = Thing.key(String.valueOf(local));
        assertThat(key).startsWith("urn:vn-local:");
        assertThat(Codes.gs1(product.path(), null)).isInstanceOf(Parsed.Bad.class);
        assertThat(product.path()).startsWith("/local/");
    }

    @Test
    void aGtinBoundLaterLeadsToTheSameProductAndTheLabelsPrintedBeforeKeepWorking() {
        Product product = draft("", "XOAI-" + ProductFixture.gtin().substring(8));
        products.picture(officer, product.id(), ProductFixture.picture(300, 200))
                .orThrow();
        products.publish(head, product.id()).orThrow();
        String printed = product.path();
        String gtin = ProductFixture.gtin();
        products.bind(officer, product.id(), gtin).orThrow();
        Actor visitor = Actor.visitor();
        assertThat(passports.product(visitor, code(printed + "/lot/L1")))
                .map(Product::id)
                .hasValue(product.id());
        assertThat(passports.product(visitor, code("/01/" + gtin + "/10/L1")))
                .map(Product::id)
                .hasValue(product.id());
        assertThat(why(products.bind(officer, product.id(), ProductFixture.gtin())))
                .containsExactly(PassportProblem.HAS_A_GTIN);
    }

    @Test
    void aPlaceCodeMustFitThePatternOfItsMarketOnly() {
        Product product = draft(ProductFixture.gtin(), "");
        PlaceCode china =
                new PlaceCode(PlaceCode.Kind.GROWING_AREA, "KHÔNG", "CN", PlaceCode.State.APPROVED, null, null);
        assertThat(why(products.addPlace(officer, product.id(), china)))
                .containsExactly(PassportProblem.NOT_THE_MARKETS_PATTERN);
        PlaceCode europe =
                new PlaceCode(PlaceCode.Kind.GROWING_AREA, "whatever/1", "EU", PlaceCode.State.APPLIED, null, null);
        assertThat(products.addPlace(officer, product.id(), europe)
                        .orThrow()
                        .details()
                        .places())
                .hasSize(1);
        PlaceCode over = new PlaceCode(
                PlaceCode.Kind.GROWING_AREA,
                "VN-CT-1",
                "VN",
                PlaceCode.State.APPROVED,
                null,
                LocalDate.of(2026, 6, 30));
        assertThat(over.countsOn(LocalDate.of(2026, 6, 30))).isTrue();
        assertThat(over.countsOn(LocalDate.of(2026, 7, 1))).isFalse();
    }

    // ---- publishing

    @Test
    void whatTheConsumerMustSeeIsThereBeforeAnythingIsPublished() {
        Product product = draft(ProductFixture.gtin(), "");
        assertThat(why(products.publish(head, product.id()))).containsExactly(PassportProblem.NEEDED_TO_PUBLISH);
        products.picture(officer, product.id(), ProductFixture.picture(400, 300))
                .orThrow();
        assertThat(products.publish(head, product.id()).orThrow().status()).isEqualTo(Product.Status.PUBLISHED);
    }

    @Test
    void anOfficerEntersAndTheHeadPublishes() {
        Product product = draft(ProductFixture.gtin(), "");
        products.picture(officer, product.id(), ProductFixture.picture(400, 300))
                .orThrow();
        assertThat(why(products.publish(officer, product.id()))).containsExactly(Refusal.FORBIDDEN);
        assertThat(why(products.open(officer, product.id(), true, true))).containsExactly(Refusal.FORBIDDEN);
        Actor stranger = ProductFixture.actor(Role.UNIT_HEAD, new PartyId(9_999_999));
        assertThat(why(products.publish(stranger, product.id()))).containsExactly(Refusal.NOT_FOUND);
        assertThat(why(products.find(stranger, product.id()))).containsExactly(Refusal.NOT_FOUND);
    }

    @Test
    void standardsAndJourneyAndCertificatesAreTheOwnersToOpen() {
        Product product = ProductFixture.published(products, head, owner, ProductFixture.gtin());
        products.addCertificate(officer, product.id(), new Certificate("VietGAP", "1", "Tổ chức", null, null), null, "")
                .orThrow();
        Passport closed =
                passports.show(Actor.visitor(), code(product.path()), null).orElseThrow();
        assertThat(closed.certificates()).isEmpty();
        products.open(head, product.id(), true, true).orThrow();
        assertThat(passports
                        .show(Actor.visitor(), code(product.path()), null)
                        .orElseThrow()
                        .certificates())
                .hasSize(1);
    }

    @Test
    void everyVersionOfAProductIsKept() {
        Product product = draft(ProductFixture.gtin(), "");
        Details changed = ProductFixture.rice();
        Details renamed = new Details(
                new Bilingual("Gạo ST25 mới", "New"),
                changed.description(),
                changed.brand(),
                changed.group(),
                null,
                null,
                changed.address(),
                changed.origin(),
                changed.content(),
                changed.standards(),
                changed.warnings(),
                changed.shelf(),
                changed.markets(),
                null,
                false,
                false,
                List.of(),
                List.of(),
                List.of());
        products.change(officer, product.id(), 1, renamed).orThrow();
        assertThat(why(products.change(officer, product.id(), 1, changed))).containsExactly(Refusal.CHANGED_MEANWHILE);
        assertThat(products.versions(officer, product.id()).orThrow())
                .extracting(version -> version.details().name().vietnamese())
                .containsExactly("Gạo ST25 mới", "Gạo thơm ST25 Thới Lai");
    }

    @Test
    void aPhotographIsMadeSmallAndUprightForPhones() throws Exception {
        byte[] small = Picture.scaled(ProductFixture.picture(3000, 2000)).orElseThrow();
        var read = ImageIO.read(new ByteArrayInputStream(small));
        assertThat(read.getWidth()).isEqualTo(800);
        assertThat(read.getHeight()).isBetween(530, 536);
        assertThat(small.length).isLessThan(100_000);
        assertThat(Picture.scaled("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    // ---- lots, expiry

    @Test
    void theLastDayFollowsFromTheLotTheCodeOrTheShelfLife() {
        Product product = ProductFixture.published(products, head, owner, ProductFixture.gtin());
        products.enterLot(officer, product.id(), "L1", LocalDate.of(2026, 1, 31), null, "")
                .orThrow();
        Actor visitor = Actor.visitor();
        assertThat(passports
                        .show(visitor, code(product.path() + "/10/L1"), null)
                        .orElseThrow()
                        .expires())
                .isEqualTo(LocalDate.of(2027, 1, 31));
        ScannedCode.Gs1 labelled = new ScannedCode.Gs1(
                ((Parsed.Good<vn.phusa.epcis.gs1.DigitalLink>) Codes.gs1(product.path() + "/10/L2", "17=270200"))
                        .value());
        assertThat(passports.show(visitor, labelled, null).orElseThrow().expires())
                .isEqualTo(LocalDate.of(2027, 2, 28));
    }

    // ---- scans

    @Test
    void aSerialNumberScannedElsewhereIsToldAndACopiedOneIsWarnedOf() {
        Product product = ProductFixture.published(products, head, owner, ProductFixture.gtin());
        Batch batch = labels.issue(
                        officer, product.id(), new Labels.Order("a4-24", "qr", "", "https://example.com"), 10)
                .orThrow();
        String serial = labels.labels(
                        labels.check(officer, product.id(), new Labels.Order("a4-24", "qr", "", "https://example.com"))
                                .orThrow(),
                        batch,
                        0,
                        1)
                .next()
                .address()
                .replaceAll(".*/21/", "");
        ScannedCode code = code(product.path() + "/21/" + serial);
        assertThat(hint(code, "10.1.2.3")).isEqualTo(ScanHistory.Hint.FIRST);
        assertThat(hint(code, "10.1.9.9")).as("a neighbour on the same network").isEqualTo(ScanHistory.Hint.FIRST);
        assertThat(hint(code, "171.224.1.1")).isEqualTo(ScanHistory.Hint.SEEN_ELSEWHERE);
        for (int i = 0; i < 6; i++) {
            hint(code, "113." + (160 + i) + ".0.1");
        }
        assertThat(hint(code, "10.1.2.3")).isEqualTo(ScanHistory.Hint.SEEN_OFTEN);
        assertThat(hint(code(product.path() + "/21/GIA-MAO"), "10.1.2.3")).isEqualTo(ScanHistory.Hint.NOT_ISSUED);
    }

    private ScanHistory.Hint hint(ScannedCode code, String address) {
        ScanHistory scans =
                passports.show(Actor.visitor(), code, address).orElseThrow().scans();
        assertThat(scans).isNotNull();
        return scans.hint();
    }

    @Test
    void ofAnAddressOnlyItsLargerNetworkCounts() {
        assertThat(NetworkPlace.of("171.224.1.1")).isEqualTo(NetworkPlace.of("171.224.200.9"));
        assertThat(NetworkPlace.of("2405:4800:aaaa::1")).isEqualTo(NetworkPlace.of("2405:4800:bbbb::2"));
        assertThat(NetworkPlace.of("evil.example")).isEqualTo("unknown");
    }

    // ---- serial numbers

    @Test
    void aHundredThousandSerialNumbersAreIssuedKeptAndTakenAwayAsAFile() throws Exception {
        Product product = draft(ProductFixture.gtin(), "");
        Labels.Order order = new Labels.Order("a4-24", "qr", "L7", "https://example.com");
        Batch batch = labels.issue(officer, product.id(), order, 100_000).orThrow();
        assertThat(batch.parts()).isEqualTo(20);
        MockHttpServletResponse csv = web.perform(get("/traceability/labels/" + batch.id() + "/serials.csv")
                        .with(ActingAs.actor(officer)))
                .andReturn()
                .getResponse();
        List<String> lines =
                csv.getContentAsString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(100_001).doesNotHaveDuplicates();
        assertThat(lines.get(1))
                .contains("/01/" + product.gtin() + "/10/L7/21/", "(01)" + product.gtin() + "(10)L7(21)");
        assertThat(why(labels.issue(officer, product.id(), order, 100_001)))
                .containsExactly(PassportProblem.NOT_A_SERIAL);
        assertThat(why(labels.batch(ProductFixture.actor(Role.UNIT_HEAD, new PartyId(9_999_999)), batch.id())))
                .containsExactly(Refusal.NOT_FOUND);
    }

    // ---- reports

    @Test
    void aReportBecomesADutyOfTheOwnerAndIsAnswered() {
        Product product = ProductFixture.published(products, head, owner, ProductFixture.gtin());
        ProblemReport report = reports.report(
                        Actor.visitor(),
                        new ProblemReports.NewReport(
                                product.path() + "/10/L7", "counterfeit", "Tem bị dán lại.", "Chợ Cái Khế", ""),
                        "192.0.2." + (int) (product.id().value() % 250))
                .orThrow();
        assertThat(duties.about("traceability", Long.toString(report.id())))
                .singleElement()
                .satisfies(row -> assertThat(row.life().ended()).isFalse());
        assertThat(reports.list(officer).orThrow())
                .extracting(ProblemReport::id)
                .contains(report.id());
        reports.answer(officer, report.id(), "corrected", "Đã thu hồi tem.").orThrow();
        assertThat(duties.about("traceability", Long.toString(report.id())))
                .allSatisfy(row -> assertThat(row.life().ended()).isTrue());
        assertThat(why(reports.answer(authority, report.id(), "founded", "Lần nữa")))
                .containsExactly(PassportProblem.NOT_NOW);
    }

    @Test
    void theReportersPhotosAreKeptWithoutTheirPlaceAndSeenByThoseOnlyWhoHandleTheReport() throws Exception {
        Product product = ProductFixture.published(products, head, owner, ProductFixture.gtin());
        byte[] taken = withPlace(
                Picture.scaled(ProductFixture.picture(2000, 1500), 2000).orElseThrow());
        assertThat(new String(taken, StandardCharsets.ISO_8859_1)).contains("GPS 10.0640N");
        ProblemReport report = reported(product, List.of(taken, ProductFixture.picture(300, 200)))
                .orThrow();
        assertThat(report.photos()).isEqualTo(2);
        byte[] kept = reports.photo(officer, report.id(), 1).orThrow();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "GPS");
        assertThat(javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(kept))
                        .getWidth())
                .isEqualTo(1600);
        String photo = "/traceability/reports/" + report.id() + "/photos/2";
        assertThat(web.perform(get("/traceability/reports/" + report.id()).with(ActingAs.actor(officer)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains(photo, "Liên hệ của người phản ánh")
                .doesNotContain("liên hệ với bạn");
        assertThat(status(photo, officer)).isEqualTo(200);
        assertThat(status(photo, authority)).isEqualTo(200);
        assertThat(status(photo, ProductFixture.actor(Role.UNIT_HEAD, new PartyId(9_999_999))))
                .isEqualTo(404);
        assertThat(status(photo, Actor.visitor())).isNotEqualTo(200);
    }

    @Test
    void onlyThreePicturesGoWithAReport() {
        Product product = ProductFixture.published(products, head, owner, ProductFixture.gtin());
        byte[] small = ProductFixture.picture(30, 20);
        assertThat(why(reported(product, List.of(small, small, small, small))))
                .containsExactly(PassportProblem.TOO_MANY);
        assertThat(why(reported(product, List.of("<svg/>".getBytes(StandardCharsets.UTF_8)))))
                .containsExactly(PassportProblem.NOT_A_PICTURE);
        assertThat(why(reported(product, List.of(new byte[(int) Products.LARGEST_PICTURE + 1]))))
                .containsExactly(PassportProblem.PICTURE_TOO_LARGE);
    }

    private Outcome<ProblemReport> reported(Product product, List<byte[]> photos) {
        return reports.report(
                Actor.visitor(),
                new ProblemReports.NewReport(product.path(), "quality", "Có sạn.", "", "", photos),
                "203.0.113." + (int) (product.id().value() % 250));
    }

    private int status(String path, Actor reader) throws Exception {
        return web.perform(get(path).with(ActingAs.actor(reader)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    /** A camera writes what it knows right behind the beginning of a JPEG. */
    private static byte[] withPlace(byte[] jpeg) {
        byte[] told = "Exif\0\0MM\0*\0\0\0\b\0\0GPS 10.0640N".getBytes(StandardCharsets.ISO_8859_1);
        java.nio.ByteBuffer whole = java.nio.ByteBuffer.allocate(jpeg.length + told.length + 4);
        whole.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) 0xE1).putShort((short) (told.length + 2));
        return whole.put(told).put(jpeg, 2, jpeg.length - 2).array();
    }

    @Test
    void theSheetsSayWhichCodeFitsThemAndHowLargeItsModulesAre() throws Exception {
        Product product = ProductFixture.published(products, head, owner, ProductFixture.gtin());
        Labels.Order order = new Labels.Order("roll-50-30", "gs1-128", "LO-DAI-123456789", "https://phusa.example.vn");
        List<Labels.Fit> fits = labels.fits(head, product.id(), order).orThrow();
        for (Labels.Fit fit : fits) {
            Labels.Order one =
                    new Labels.Order(fit.template().key(), fit.carrier().key(), order.lot(), order.base());
            assertThat(labels.check(head, product.id(), one) instanceof Outcome.Accepted)
                    .as("%s on %s", fit.carrier(), fit.template().key())
                    .isEqualTo(fit.scannable());
        }
        assertThat(fits).extracting(Labels.Fit::scannable).contains(true, false);
        String path = "/traceability/products/" + product.id() + "/labels?template=roll-50-30&carrier=gs1-128&lot="
                + order.lot();
        assertThat(labelPage(path)).containsPattern("một điểm mã chỉ còn 0,\\d\\d mm, tối thiểu 0,25 mm");
        assertThat(labelPage(path)).containsPattern("không vừa</span> điểm mã 0,\\d+ mm");
        assertThat(labelPage(path + "&lang=en")).containsPattern("one module would be 0\\.\\d\\d mm");
    }

    private String labelPage(String path) throws Exception {
        return web.perform(get(path).accept("text/html").with(ActingAs.actor(head)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void nobodySendsReportsByTheDozen() {
        Product product = ProductFixture.published(products, head, owner, ProductFixture.gtin());
        ProblemReports.NewReport report = new ProblemReports.NewReport(product.path(), "other", "Thử", "", "");
        String address = "198.51.100." + (int) (product.id().value() % 250);
        for (int i = 0; i < 10; i++) {
            reports.report(Actor.visitor(), report, address).orThrow();
        }
        assertThat(why(reports.report(Actor.visitor(), report, address)))
                .containsExactly(PassportProblem.TOO_MANY_REPORTS);
    }

    // ---- tables

    @Test
    void aTableComesInAsItWentOutAndAllOrNothing() throws Exception {
        String first = ProductFixture.gtin();
        String second = ProductFixture.gtin();
        String head = "GTIN,Tên sản phẩm (tiếng Việt),Nhãn hiệu,Địa chỉ sản xuất,Xuất xứ (tiếng Việt),"
                + "\"Hạn dùng (180 d: ngày, 12 m: tháng, -: không hạn)\",Thị trường\n";
        String good = first + ",Gạo Nàng Thơm,Cần Thơ,Thới Lai,Cần Thơ,12 m,\"VN, US\"\n";
        String bad = second.substring(0, 13) + "x,Gạo lứt,,,,,\n";
        assertThat(imported(head + good + bad).getStatus()).isEqualTo(422);
        assertThat(gtins()).doesNotContain(first);
        assertThat(imported(head + good).getStatus()).isEqualTo(302);
        assertThat(imported(head + good.replace("Nàng Thơm", "Nàng Thơm mới")).getStatus())
                .isEqualTo(302);
        Product product = products.all(officer, vn.phusa.shell.ListQuery.all()).orThrow().stream()
                .filter(one -> first.equals(one.gtin()))
                .findFirst()
                .orElseThrow();
        assertThat(product.details().name().vietnamese()).isEqualTo("Gạo Nàng Thơm mới");
        assertThat(product.details().markets()).containsExactly("VN", "US");
        assertThat(product.details().shelf()).isEqualTo(new Shelf(Shelf.Kind.MONTHS, 12));
    }

    private Collection<String> gtins() {
        return products.all(officer, vn.phusa.shell.ListQuery.all()).orThrow().stream()
                .map(product -> String.valueOf(product.gtin()))
                .toList();
    }

    private MockHttpServletResponse imported(String table) throws Exception {
        return web.perform(multipart("/traceability/products/import")
                        .file(new MockMultipartFile(
                                "file", "san-pham.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)))
                        .param("owner", owner.toString())
                        .accept("text/html")
                        .with(ActingAs.actor(officer)))
                .andReturn()
                .getResponse();
    }

    @Test
    void thePagesOfAProductAnswerInBothLanguages() throws Exception {
        Product product = ProductFixture.published(products, head, owner, ProductFixture.gtin());
        String at = "/traceability/products/" + product.id();
        for (String path : List.of(
                "/traceability/products",
                "/traceability/products/new",
                "/traceability/products/import",
                at,
                at + "/edit",
                at + "/preview",
                at + "/labels",
                "/traceability/links",
                "/traceability/reports")) {
            for (String language : List.of("vi", "en")) {
                MockHttpServletResponse answer = web.perform(get(path)
                                .param("lang", language)
                                .accept("text/html")
                                .with(ActingAs.actor(head)))
                        .andReturn()
                        .getResponse();
                assertThat(answer.getStatus()).as(path).isEqualTo(200);
                assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                        .as(path)
                        .doesNotContainPattern("[>\"]traceability\\.[a-z]+[a-z.-]*[<\"]");
            }
        }
        MockHttpServletResponse sent = web.perform(post(at + "/lots")
                        .param("lotCode", "L-ÀÁ")
                        .accept("text/html")
                        .with(ActingAs.actor(head)))
                .andReturn()
                .getResponse();
        assertThat(sent.getStatus()).isEqualTo(422);
    }
}
