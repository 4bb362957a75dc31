package vn.phusa.traceability.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static vn.phusa.traceability.trace.EventsInMemory.by;
import static vn.phusa.traceability.trace.EventsInMemory.make;
import static vn.phusa.traceability.trace.EventsInMemory.pack;
import static vn.phusa.traceability.trace.EventsInMemory.seen;
import static vn.phusa.traceability.trace.EventsInMemory.so;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Namespaces;
import vn.phusa.party.Parties;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.traceability.Captures;
import vn.phusa.traceability.GoodsNames;
import vn.phusa.traceability.Lots;
import vn.phusa.traceability.chain.ChainTemplate;
import vn.phusa.traceability.passport.Codes;
import vn.phusa.traceability.passport.Journey;
import vn.phusa.traceability.passport.Passport;
import vn.phusa.traceability.passport.Passports;
import vn.phusa.traceability.passport.Product;
import vn.phusa.traceability.passport.ProductFixture;
import vn.phusa.traceability.passport.Products;

/** What a shopper sees of a chain: the same trace as an inspector's, as far as its tellers open it. */
@PlatformTest
class WaysTest {
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime() % 1_000_000);

    private final Captures captures;
    private final Passports passports;
    private final Products products;
    private final Traces traces;
    private final Parties parties;
    private final MockMvc web;
    private final GoodsNames goods;
    private final PartyId mill;
    private final PartyId cooperative;
    private final Actor miller;
    private final Actor farmer;
    private final Actor authority = ProductFixture.actor(Role.FOCAL_POINT);
    private final long number = NEXT.incrementAndGet();
    private Product riceBag;
    private Product paddySack;
    private String rice = "";
    private String paddy = "";

    @Autowired
    WaysTest(
            Captures captures,
            Passports passports,
            Products products,
            Traces traces,
            GoodsNames goods,
            Parties parties,
            MockMvc web) {
        this.captures = captures;
        this.passports = passports;
        this.products = products;
        this.traces = traces;
        this.parties = parties;
        this.web = web;
        this.goods = goods;
        this.mill = parties.byKey("noip").orElseThrow();
        this.cooperative = parties.byKey("can-tho-science").orElseThrow();
        this.miller = ProductFixture.actor(Role.UNIT_HEAD, mill);
        this.farmer = ProductFixture.actor(Role.UNIT_HEAD, cooperative);
    }

    @BeforeEach
    void riceIsMilledFromACooperativesPaddy() {
        riceBag = ProductFixture.published(products, miller, mill, ProductFixture.gtin());
        paddySack = ProductFixture.published(products, farmer, cooperative, ProductFixture.gtin());
        rice = "https://id.gs1.org/01/" + riceBag.gtin() + "/10/R" + number;
        paddy = "https://id.gs1.org/01/" + paddySack.gtin() + "/10/P" + number;
        capture(cooperative, seen(by(cooperative, 0).step("commissioning"), Action.ADD, so(100, "KGM", paddy)));
        capture(
                mill,
                seen(by(mill, 2).step("receiving"), Action.OBSERVE, so(100, "KGM", paddy)),
                make(by(mill, 3), null, List.of(so(100, "KGM", paddy)), List.of(so(65, "KGM", rice))));
    }

    private void capture(PartyId owner, Event... events) {
        captures.captureNow(Actor.platform(), owner, List.of(events), Namespaces.NONE)
                .orThrow();
    }

    private Passport passport(String path) {
        return passports
                .show(Actor.visitor(), Codes.any(path).orElseThrow(), null)
                .orElseThrow();
    }

    private Passport lot() {
        return passport("/01/" + riceBag.gtin() + "/10/R" + number);
    }

    private static List<String> types(Passport passport) {
        return passport.journey().steps().stream()
                .map(step -> step.event().type().name())
                .toList();
    }

    @Test
    void theJourneyGoesUpstreamAsFarAsEachTellerOpensIt() {
        assertThat(lot().journey()).isEqualTo(Journey.NONE);

        products.open(miller, riceBag.id(), true, false).orThrow();
        assertThat(types(lot())).containsExactly("ObjectEvent", "TransformationEvent");
        // The harvest is the cooperative's to show: that something was before is all that is told.
        assertThat(lot().journey().unopened()).isEqualTo(1);
        assertThat(lot().journey().steps())
                .allSatisfy(step ->
                        assertThat(step.by().vietnamese()).isEqualTo(parties.nameOn(mill, LocalDate.of(2026, 3, 1))));

        products.open(farmer, paddySack.id(), true, false).orThrow();
        assertThat(types(lot())).containsExactly("ObjectEvent", "ObjectEvent", "TransformationEvent");
        assertThat(lot().journey().unopened()).isZero();
    }

    @Test
    void whatItsOpenerCapturedAfterAnotherIsAtOnceOnThePassportOnItsWord() {
        products.open(miller, riceBag.id(), true, false).orThrow();
        assertThat(lot().journey().unopened()).isEqualTo(1);

        capture(mill, seen(by(cooperative, 0).step("commissioning"), Action.ADD, so(100, "KGM", paddy)));

        assertThat(types(lot())).containsExactly("ObjectEvent", "ObjectEvent", "TransformationEvent");
        assertThat(lot().journey().unopened()).isZero();
        assertThat(lot().journey().steps())
                .allSatisfy(step ->
                        assertThat(step.by().vietnamese()).isEqualTo(parties.nameOn(mill, LocalDate.of(2026, 3, 1))));
    }

    @Test
    void theSameAgainOnOneDayIsOneStep() {
        products.open(miller, riceBag.id(), true, false).orThrow();
        for (int i = 0; i < 3; i++) {
            capture(mill, seen(by(mill, 4 + i / 10.0).step("shipping"), Action.OBSERVE, so(20, "KGM", rice)));
        }
        assertThat(lot().journey().steps().getLast()).satisfies(step -> {
            assertThat(step.times()).isEqualTo(3);
            assertThat(step.at()).isEqualTo(EventsInMemory.moment(4));
        });
        assertThat(lot().journey().steps()).hasSize(3);
    }

    @Test
    void theScoreOnThePassportIsTheOneOfTheTrace() {
        Completeness inspector = traces.trace(authority, new Traces.Question(rice, Direction.BOTH, false, null))
                .orThrow()
                .completeness();
        assertThat(lot().completeness()).isEqualTo(inspector);
        assertThat(inspector.missing().stream().map(ChainTemplate.Step::code)).containsExactly("shipping");
        // A bare product code is no lot, and has no chain of its own.
        assertThat(passport(riceBag.path()).completeness()).isNull();
    }

    @Test
    void whatIsCapturedLaterIsOnThePassportAtOnce() {
        assertThat(lot().completeness())
                .isNotNull()
                .satisfies(before -> assertThat(before.score()).isEqualTo(66));
        capture(mill, seen(by(mill, 1).step("commissioning"), Action.ADD, "https://example.com/other/" + number));
        String bag = rice + "/21/B" + number;
        String pallet = "urn:epc:id:giai:89350012.W" + number;
        capture(mill, seen(by(mill, 4).step("commissioning"), Action.ADD, bag), pack(by(mill, 5), pallet, bag));
        assertThat(lot().completeness())
                .isNotNull()
                .satisfies(same -> assertThat(same.score()).isEqualTo(66));
        // It names neither the lot nor the bag, only the pallet in which the bag stands.
        capture(mill, seen(by(mill, 6).step("shipping"), Action.OBSERVE, pallet));
        assertThat(lot().completeness())
                .isNotNull()
                .satisfies(after -> assertThat(after.score()).isEqualTo(100));
    }

    @Test
    void aLotUnderAProducersOwnIdentifierHasItsJourneyToo() {
        Product mango = products.enter(
                        miller, new Products.Entry(mill, "", "XOAI-" + number, ProductFixture.rice(), false))
                .orThrow();
        products.picture(miller, mango.id(), ProductFixture.picture(200, 150)).orThrow();
        products.publish(miller, mango.id()).orThrow();
        products.open(miller, mango.id(), true, false).orThrow();
        String lot = Lots.key(java.util.Objects.requireNonNull(mango.local()), "CD-07");
        assertThat(Lots.classOf(lot)).hasValue(mango.key());
        capture(mill, seen(by(mill, 1).step("commissioning"), Action.ADD, so(10, "KGM", lot)));

        assertThat(types(passport(mango.path() + "/lot/CD-07"))).containsExactly("ObjectEvent");
        assertThat(traces.trace(authority, new Traces.Question(mango.key(), Direction.BOTH, false, null))
                        .orThrow()
                        .trace()
                        .things())
                .containsKey(lot);
    }

    @Test
    void thePageTellsTheJourneyAndTheScoreInBothLanguages() throws Exception {
        products.open(miller, riceBag.id(), true, false).orThrow();
        String path = "/01/" + riceBag.gtin() + "/10/R" + number;
        assertThat(page(path + "?lang=vi"))
                .contains("Hành trình sản phẩm (2 bước)", "Chuỗi còn 1 đoạn", "Chuỗi truy xuất đầy đủ 66 % (2/3 bước)")
                .contains("Chưa ghi: Giao hàng.");
        assertThat(page(path + "?lang=en"))
                .contains("Journey of the product (2 steps)", "1 stretch of the chain", "66 % complete (2 of 3 steps)");
    }

    @Test
    void everyPageCallsTheMillsEventMillingAndSaysWhereInWords() throws Exception {
        products.open(miller, riceBag.id(), true, false).orThrow();
        traces.declare(authority, new ProductRules(riceBag.key(), "rice", null, null, null))
                .orThrow();
        String place = "urn:vn-local:place:" + mill + ":Kho%20Thới%20Lai";
        capture(
                mill,
                seen(by(mill, 4).step("shipping").at("geo:10.0640,105.5580"), Action.OBSERVE, so(20, "KGM", rice)),
                seen(by(mill, 30).step("shipping").at(place), Action.OBSERVE, so(20, "KGM", rice)));
        String path = "/01/" + riceBag.gtin() + "/10/R" + number;
        assertThat(page(path + "?lang=vi"))
                .contains("<b>Xay xát</b>", "cách trung tâm Cần Thơ khoảng 25 km", "Nơi: Kho Thới Lai")
                .doesNotContain("10.06", "Tạo lô");
        assertThat(page(path + "?lang=en"))
                .contains("<b>Milling</b>", "about 25 km from the centre of Cần Thơ", "Place: Kho Thới Lai")
                .contains("steps as rice takes them", "&amp;lang=en\"")
                .doesNotContain("địa phương", "Nơi", "(Truy");
        String events = page("/traceability/events?code=" + rice, authority);
        assertThat(events).contains("xay xát ", "cách trung tâm Cần Thơ khoảng 25 km");
        assertThat(page("/traceability/trace?epc=" + rice, authority))
                .contains(">Xay xát</a>", "cách trung tâm Cần Thơ khoảng 25 km")
                .doesNotContain(">Tạo lô</a>");
    }

    private String page(String path, Actor reader) throws Exception {
        return web.perform(get(path).header("Accept", "text/html").with(ActingAs.actor(reader)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String page(String path) throws Exception {
        return web.perform(get(path).header("Accept", "text/html"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private void captureMasterData(String type, String id, String attributes) throws Exception {
        String document = """
                {"@context": "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", "type": "EPCISDocument",
                 "schemaVersion": "2.0", "creationDate": "2026-03-01T00:00:00Z",
                 "epcisHeader": {"epcisMasterData": {"vocabularyList": [{"type": "urn:epcglobal:epcis:vtype:%s",
                   "vocabularyElementList": [{"id": "%s", "attributes": [%s]}]}]}},
                 "epcisBody": {"eventList": []}}""".formatted(type, id, attributes);
        assertThat(web.perform(post("/epcis/capture")
                                .header("GS1-EPCIS-Version", "2.0.0")
                                .contentType("application/json")
                                .content(document)
                                .with(SecurityMockMvcRequestPostProcessors.csrf())
                                .with(ActingAs.actor(miller)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(202);
    }

    // ---- goods

    @Test
    void goodsAreCalledByTheirProductOnceThePublicKnowsItElseByTheirMasterData() throws Exception {
        String draft = ProductFixture.gtin();
        products.enter(miller, new Products.Entry(mill, draft, "", ProductFixture.rice(), false))
                .orThrow();
        String paddy = ProductFixture.gtin();
        captureMasterData("EPCClass", "https://id.gs1.org/01/" + paddy, """
                {"id": "urn:epcglobal:cbv:mda#netWeight", "attribute": "50"},
                {"id": "cbvmda:descriptionShort", "attribute": "Lúa ST25"}""");

        assertThat(goods.of(List.of(
                        "01/" + riceBag.gtin() + "/10/L1",
                        "01/" + draft,
                        "01/" + paddy + "/21/7",
                        "00/089350010000000019")))
                .isEqualTo(Map.of(
                        "01/" + riceBag.gtin(), riceBag.details().name(), "01/" + paddy, Bilingual.same("Lúa ST25")));
    }

    // ---- places

    @Test
    void aPlaceIsKnownByItsMasterDataAndWhatLiesWithinItLiesThere() throws Exception {
        String gln = "8935001" + "%05d".formatted(number % 100_000);
        gln = gln + vn.phusa.epcis.gs1.CheckDigits.of(gln, 0, gln.length());
        captureMasterData("BusinessLocation", "https://id.gs1.org/414/" + gln, """
                {"id": "urn:epcglobal:cbv:mda#name", "attribute": "Kho lạnh Trà Nóc"},
                {"id": "urn:epcglobal:cbv:mda#city", "attribute": "phường Thới An Đông"},
                {"id": "urn:epcglobal:cbv:mda#state", "attribute": "thành phố Cần Thơ"},
                {"id": "urn:epcglobal:cbv:mda#latitude", "attribute": "10.1066"},
                {"id": "urn:epcglobal:cbv:mda#longitude", "attribute": "105.7102"}""");

        var known = traces.known(
                Set.of("414/" + gln, "414/" + gln + "/254/K3", "urn:vn-local:place:7:Kho%20s%E1%BB%91%203"));

        assertThat(known.get("414/" + gln))
                .isEqualTo(new Places.Known(
                        "414/" + gln,
                        "Kho lạnh Trà Nóc",
                        new Point(10.1066, 105.7102),
                        null,
                        "phường Thới An Đông, thành phố Cần Thơ"));
        assertThat(known.get("414/" + gln + "/254/K3")).satisfies(shelf -> {
            assertThat(shelf.name()).isEqualTo("Kho lạnh Trà Nóc");
            assertThat(shelf.point()).isEqualTo(new Point(10.1066, 105.7102));
        });
        assertThat(known.get("urn:vn-local:place:7:Kho%20s%E1%BB%91%203"))
                .satisfies(typed -> assertThat(typed.name()).isEqualTo("Kho số 3"));
        // Two places that only their master data put on the map are too far apart all the same.
        String bag = rice + "/21/X" + number;
        capture(
                mill,
                seen(by(mill, 10).at("https://id.gs1.org/414/" + gln), Action.OBSERVE, bag),
                seen(by(mill, 11).at("geo:21.03,105.85"), Action.OBSERVE, bag));
        assertThat(traces.trace(authority, new Traces.Question(bag, Direction.BOTH, false, null))
                        .orThrow()
                        .audit()
                        .flags())
                .extracting(Flag::kind)
                .containsExactly(Flag.Kind.IMPOSSIBLE_TRAVEL);
    }
}
