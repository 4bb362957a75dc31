package vn.phusa.traceability.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.access.Accounts;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.ProblemCode;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.epcis.ErrorDeclaration;
import vn.phusa.epcis.Namespaces;
import vn.phusa.notice.Notices;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.shell.ListQuery;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.traceability.Called;
import vn.phusa.traceability.Captures;
import vn.phusa.traceability.Cursor;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventPage;
import vn.phusa.traceability.EventQueries;
import vn.phusa.traceability.EventQuery;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.SampleDocuments;
import vn.phusa.traceability.Sharing;
import vn.phusa.traceability.SharingProblem;
import vn.phusa.traceability.Sharings;
import vn.phusa.traceability.passport.ProductFixture;
import vn.phusa.traceability.store.KnownValues;
import vn.phusa.traceability.trace.Direction;
import vn.phusa.traceability.trace.Traces;

/** Events as people look for them, share them and take them back. */
@PlatformTest
class SightsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Namespaces PREFIXES = Namespaces.of(Map.of("gao", "https://ns.gao.vn/"));
    private static final String GTIN = "01/08935001234562";
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    @Autowired
    private Sights sights;

    @Autowired
    private Sharings sharings;

    @Autowired
    private Captures captures;

    @Autowired
    private EventQueries queries;

    @Autowired
    private Traces traces;

    @Autowired
    private Parties parties;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Notices notices;

    @Autowired
    private MockMvc web;

    private String run;
    private PartyId mill;
    private PartyId buyer;
    private Actor miller;
    private Actor reader;

    @BeforeEach
    void aMillAndABuyer() {
        run = UUID.randomUUID().toString().substring(0, 8);
        mill = organisation("Nhà máy xay xát " + run);
        buyer = organisation("Người mua " + run);
        miller = ProductFixture.actor(Role.UNIT_HEAD, mill);
        reader = ProductFixture.actor(Role.UNIT_HEAD, buyer);
    }

    private PartyId organisation(String name) {
        return parties.register(Actor.platform(), NewOrganisation.under(null, name, OrganisationKind.ENTERPRISE))
                .orThrow();
    }

    private EventNumber capture(String lot) {
        return captures.captureNow(
                        miller,
                        mill,
                        SampleDocuments.read(SampleDocuments.document(SampleDocuments.shipping(run + lot, lot + run))),
                        PREFIXES)
                .orThrow()
                .numbers()
                .getFirst();
    }

    private static String lot(String key) {
        return GTIN + "/10/" + key;
    }

    private static Sought code(String code) {
        return new Sought(code, "", "", "", "", null, null);
    }

    private List<EventNumber> found(Actor actor, Sought sought) {
        return sights.page(actor, sought, null, 50).orThrow().events().stream()
                .map(RecordedEvent::number)
                .toList();
    }

    private static List<ProblemCode> why(Outcome<?> outcome) {
        return outcome instanceof Outcome.Rejected<?>(List<Problem> problems)
                ? problems.stream().map(Problem::code).toList()
                : List.of();
    }

    private Sharing share(@Nullable String goods, LocalDate from, @Nullable LocalDate until) {
        return sharings.share(miller, new Sharings.Wish(mill, buyer, goods, from, until))
                .orThrow();
    }

    // ---- sharing

    @Test
    void whatIsSharedOfOneLotIsSeenInListResourceAndTraceAndNoMoreAfterwards() {
        EventNumber shared = capture("A");
        EventNumber other = capture("B");
        assertThat(found(reader, code(""))).isEmpty();

        Sharing sharing = share(lot("A" + run), LONG_AGO, null);

        assertThat(found(reader, code(""))).containsExactly(shared);
        assertThat(queries.page(reader, EventQuery.ALL, null, 10).orThrow().events())
                .extracting(RecordedEvent::number)
                .containsExactly(shared);
        assertThat(queries.known(reader, KnownValues.Kind.EPCS, "", 10)).hasSize(1);
        assertThat(trace(lot("A" + run))).isTrue();
        assertThat(trace(lot("B" + run))).isFalse();
        assertThat(why(sights.one(reader, other))).isEqualTo(why(sights.one(reader, new EventNumber(77))));

        sharings.end(miller, sharing.number()).orThrow();

        assertThat(found(reader, code(""))).isEmpty();
        assertThat(queries.known(reader, KnownValues.Kind.EPCS, "", 10)).isEmpty();
        assertThat(trace(lot("A" + run))).isFalse();
        assertThat(why(sharings.end(miller, sharing.number()))).containsExactly(Refusal.NOT_FOUND);
    }

    private boolean trace(String key) {
        return traces.trace(reader, new Traces.Question(key, Direction.BOTH, false, null))
                        instanceof Outcome.Accepted<Traces.Answer>(Traces.Answer answer)
                && !answer.trace().events().isEmpty();
    }

    @Test
    void theOverviewCountsAndShowsWhatItsReaderSees() throws Exception {
        EventNumber shared = capture("E");
        capture("F");
        assertThat(traces.start(miller).events()).isEqualTo(2);
        assertThat(traces.start(reader)).isEqualTo(new Traces.Start(0, List.of(), Map.of()));

        Sharing sharing = share(lot("E" + run), LONG_AGO, null);
        assertThat(found(reader, code(""))).containsExactly(shared);
        assertThat(traces.start(reader).events()).isEqualTo(1);
        assertThat(traces.start(reader).recent()).contains(lot("E" + run)).doesNotContain(lot("F" + run));

        sharings.end(miller, sharing.number()).orThrow();
        share(GTIN, LONG_AGO, null);
        assertThat(traces.start(reader).events()).isEqualTo(2);
        share(null, LONG_AGO, null);
        assertThat(traces.start(reader).events())
                .as("what is shared twice is counted once")
                .isEqualTo(2);
    }

    @Test
    void aSharedProductIncludesItsLotsAndSingleItems() {
        EventNumber number = capture("C");
        share(GTIN, LONG_AGO, null);
        assertThat(found(reader, code(""))).containsExactly(number);
        assertThat(found(reader, code("(01)08935001234562(10)C" + run))).containsExactly(number);
        share("01/08935001234571", LONG_AGO, null);
        assertThat(found(reader, code(""))).containsExactly(number);
    }

    @Test
    void sharingCountsFromItsFirstToItsLastDayOnly() {
        capture("D");
        share(null, LocalDate.of(2999, 1, 1), null);
        assertThat(found(reader, code(""))).isEmpty();
        share(null, LONG_AGO, LocalDate.of(2021, 1, 1));
        assertThat(found(reader, code(""))).isEmpty();
        share(null, LONG_AGO, null);
        assertThat(found(reader, code(""))).hasSize(1);
    }

    @Test
    void onlyTheOwnerDecidesAndBothSidesReadIt() {
        Sharing sharing = share(null, LONG_AGO, null);
        assertThat(why(sharings.end(reader, sharing.number()))).containsExactly(Refusal.FORBIDDEN);
        assertThat(sharings.of(reader).orThrow())
                .containsExactlyElementsOf(sharings.of(miller).orThrow());
        assertThat(why(sharings.end(ProductFixture.actor(Role.UNIT_HEAD, organisation("Lạ " + run)), sharing.number())))
                .containsExactly(Refusal.NOT_FOUND);
        assertThat(why(sharings.share(
                        miller,
                        new Sharings.Wish(mill, mill, "00/089350012300000015", LONG_AGO, LONG_AGO.minusDays(1)))))
                .containsExactly(
                        SharingProblem.WITH_ITSELF, SharingProblem.NOT_GOODS, SharingProblem.ENDS_BEFORE_IT_BEGINS);
    }

    @Test
    void bothSidesAreToldOfTheGrantAndOfItsEnd() {
        Actor owner = somebody(mill);
        Actor other = somebody(buyer);
        Sharing sharing = sharings.share(owner, new Sharings.Wish(mill, buyer, null, LONG_AGO, null))
                .orThrow();
        sharings.end(owner, sharing.number()).orThrow();
        for (Actor side : List.of(owner, other)) {
            assertThat(notices.inbox(side, ListQuery.all()).orThrow().rows())
                    .extracting(notice -> notice.title().vietnamese())
                    .containsExactlyInAnyOrder(
                            "Nhà máy xay xát " + run + " cho Người mua " + run + " xem sự kiện truy xuất",
                            "Nhà máy xay xát " + run + " thôi cho Người mua " + run + " xem sự kiện truy xuất");
        }
    }

    private Actor somebody(PartyId organisation) {
        return accounts.actorOf(
                accounts.open(
                                Actor.platform(),
                                new Accounts.NewAccount(
                                        "sight-" + organisation + run,
                                        "Người của " + organisation,
                                        "",
                                        "vi",
                                        null,
                                        Role.UNIT_HEAD,
                                        organisation))
                        .orThrow(),
                Actor.Channel.WEB);
    }

    // ---- looking

    @Test
    void everySpellingOfACodeFindsTheEvent() {
        EventNumber number = capture("E");
        for (String spelling : List.of(
                "urn:epc:class:lgtin:893500123.0456.E" + run,
                "https://id.gs1.org/01/08935001234562/10/E" + run,
                "(01)08935001234562(10)E" + run,
                "01/08935001234562/10/E" + run,
                "urn:epc:id:sgtin:893500123.0456." + run + "E")) {
            assertThat(found(miller, code(spelling))).as(spelling).containsExactly(number);
        }
        assertThat(found(miller, code("8935001234562"))).containsExactly(number);
        assertThat(why(sights.page(miller, code("???"), null, 5))).containsExactly(SightProblem.NO_IDENTIFIER);
    }

    @Test
    void placePartyStepKindAndPeriodNarrow() {
        EventNumber number = capture("F");
        String step = "https://ref.gs1.org/cbv/BizStep-shipping";
        LocalDate day = LocalDate.of(2026, 8, 1);
        Sought all = new Sought("", "8935001230021", step, "ObjectEvent", "4012345000009", day, day);
        assertThat(found(miller, all)).containsExactly(number);
        assertThat(found(miller, new Sought("", "urn:epc:id:sgln:893500123.002.dock", "", "", "", null, null)))
                .containsExactly(number);
        assertThat(found(miller, new Sought("", "8935001230038", "", "", "", null, null)))
                .isEmpty();
        assertThat(found(miller, new Sought("", "", step.replace("shipping", "packing"), "", "", null, null)))
                .isEmpty();
        assertThat(found(miller, new Sought("", "", "", "AssociationEvent", "", null, null)))
                .isEmpty();
        assertThat(found(miller, new Sought("", "", "", "", "", day.plusDays(1), null)))
                .isEmpty();
        assertThat(found(miller, new Sought("", "", "", "", "nha may xay xat " + run, null, null)))
                .containsExactly(number);
        assertThat(found(miller, new Sought("", "", "", "", "khong ai ca " + run, null, null)))
                .isEmpty();
    }

    @Test
    void pagesStayAsTheyWereWhileOthersCapture() {
        for (int i = 0; i < 5; i++) {
            capture("P" + i);
        }
        EventPage first = sights.page(miller, code(""), null, 3).orThrow();
        capture("P9");
        Cursor next = Optional.ofNullable(first.next()).orElseThrow();
        EventPage second = sights.page(miller, code(""), next, 3).orThrow();
        assertThat(second.events()).hasSize(2);
        assertThat(second.events()).doesNotContainAnyElementsOf(first.events());
        assertThat(second.next()).isNull();
    }

    // ---- taking back

    @Test
    void theOwnerDeclaresAnEventWrongOnceAndNamesTheRightOne() {
        EventNumber wrong = capture("G");
        EventNumber right = capture("H");
        String rightId = Optional.ofNullable(sights.one(miller, right)
                        .orThrow()
                        .event()
                        .event()
                        .occurrence()
                        .eventID())
                .orElseThrow();
        share(null, LONG_AGO, null);
        assertThat(why(sights.takeBack(reader, wrong, "incorrect_data", List.of())))
                .containsExactly(Refusal.FORBIDDEN);
        assertThat(why(sights.takeBack(miller, wrong, "weather", List.of("urn:uuid:" + UUID.randomUUID()))))
                .containsExactly(SightProblem.NO_SUCH_REASON, SightProblem.NO_SUCH_EVENT);

        EventNumber declaration = sights.takeBack(miller, wrong, "incorrect_data", List.of(rightId))
                .orThrow()
                .numbers()
                .getFirst();

        Sights.One one = sights.one(reader, wrong).orThrow();
        assertThat(one.takesBack()).isFalse();
        ErrorDeclaration declared = Optional.ofNullable(
                        one.others().getFirst().event().occurrence().errorDeclaration())
                .orElseThrow();
        assertThat(declared.correctiveEventIDs()).containsExactly(rightId);
        assertThat(declared.reason()).isEqualTo("https://ref.gs1.org/cbv/ER-incorrect_data");
        assertThat(why(sights.takeBack(miller, wrong, "incorrect_data", List.of())))
                .containsExactly(SightProblem.DECLARED_ALREADY);
        assertThat(why(sights.takeBack(miller, declaration, "incorrect_data", List.of())))
                .containsExactly(SightProblem.IS_A_DECLARATION);
        assertThat(sights.names(List.of(one.event())).wrong()).hasSize(1);
        assertThat(EventDocument.hash(one.event()))
                .isEqualTo(EventDocument.hash(one.others().getFirst()));
    }

    // ---- names

    @Test
    void whatPeopleInTheFieldWroteIsCalledAsTheyWroteIt() {
        assertThat(Called.plainly("414/8935001230021/254/dock")).isEqualTo("GLN 8935001230021 (dock)");
        assertThat(Called.plainly("urn:vn-local:place:12:Kho%20s%E1%BB%91%201")).isEqualTo("Kho số 1");
        assertThat(Called.plainly("geo:10.03,105.78")).isEqualTo("10.03, 105.78");
        assertThat(Called.plainly("urn:vn-local:place:12:100%")).isEqualTo("100%");
        assertThat(Called.classOf("urn:vn-local:lot:92-00123:GAO:W:L7"))
                .isEqualTo("urn:vn-local:product:92-00123:GAO:W");
        assertThat(Called.classOf(GTIN + "/10/L7")).isEqualTo(GTIN);
    }

    @Test
    void aPlaceIsFoundByTheNameThatWasWritten() {
        String shipping = SampleDocuments.shipping(run, "N" + run)
                .replace("https://id.gs1.org/414/8935001230021", "urn:vn-local:place:12:Kho%20" + run);
        EventNumber number = captures.captureNow(
                        miller, mill, SampleDocuments.read(SampleDocuments.document(shipping)), PREFIXES)
                .orThrow()
                .numbers()
                .getFirst();
        assertThat(found(miller, new Sought("", "kho " + run, "", "", "", null, null)))
                .containsExactly(number);
        assertThat(found(miller, new Sought("", "kho khac " + run, "", "", "", null, null)))
                .isEmpty();
    }

    // ---- pages and interface

    @Test
    void thePagesTellTheEventAndGiveItAsFiles() throws Exception {
        EventNumber number = capture("I");
        String one = "/traceability/events/" + number;
        MockHttpServletResponse list = page("/traceability/events?code=(01)08935001234562(10)I" + run, miller);
        assertThat(list.getContentAsString(StandardCharsets.UTF_8))
                .contains("Nhà máy xay xát " + run + " giao 200,5 kg")
                .contains(one)
                .contains("1 sự kiện liên quan đến Nhà máy xay xát " + run, "Chỉ gồm: mã ");
        MockHttpServletResponse event = page(one, miller);
        assertThat(event.getContentAsString(StandardCharsets.UTF_8))
                .contains("/ledger/receipts/")
                .contains("ni:///sha-256;")
                .contains("Ruộng số 7")
                .contains("Đang vận chuyển")
                .contains("Đơn đặt hàng PO-1", "urn:epcglobal:cbv:bt:8935001230021:PO-1")
                .contains("<b title=\"KGM\">200,5 kg</b>")
                .contains(one + "/error");
        assertThat(page("/traceability/trace?papers=yes&epc=" + lot("I" + run), miller)
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("title=\"urn:epcglobal:cbv:bt:8935001230021:PO-1\">Đơn đặt hàng PO-1</a>");
        assertThat(page(one + "?format=xml", miller).getContentAsString()).contains("EPCISQueryDocument");
        assertThat(JSON.readTree(
                                page("/traceability/events?format=json", miller).getContentAsString())
                        .get("type")
                        .asString())
                .isEqualTo("EPCISQueryDocument");
        assertThat(page("/traceability/events?format=csv", miller).getContentAsString(StandardCharsets.UTF_8))
                .contains("kg")
                .contains("I" + run);
        assertThat(page("/traceability/events?after=x", miller).getStatus()).isEqualTo(422);
        assertThat(page("/traceability/events?code=!!", miller).getStatus()).isEqualTo(422);
        assertThat(page(one, reader).getStatus()).isEqualTo(404);
        assertThat(page("/traceability/events/77", reader).getStatus()).isEqualTo(404);
        assertThat(page("/traceability/sharing", reader).getStatus()).isEqualTo(200);
    }

    @Test
    void anEventOfTheirOwnKindIsToldByItsNameAndWhatItIsAbout() throws Exception {
        String document = SampleDocuments.document(SampleDocuments.shipping(run + "W", "W" + run))
                .replace("ObjectEvent", "gao:Drying");
        EventNumber number = captures.captureNow(miller, mill, SampleDocuments.read(document), PREFIXES)
                .orThrow()
                .numbers()
                .getFirst();
        String page = page("/traceability/events/" + number, miller).getContentAsString();
        assertThat(page)
                .contains("ghi sự kiện riêng “Drying” cho 200,5 kg lô W" + run)
                .contains("Sự kiện riêng của đơn vị")
                .containsPattern("https?://\\S+Drying");
    }

    private MockHttpServletResponse page(String path, Actor actor) throws Exception {
        return web.perform(get(java.net.URI.create(path)).with(ActingAs.actor(actor)))
                .andReturn()
                .getResponse();
    }

    @Test
    void aProgramSharesAndTakesBack() throws Exception {
        String wish = JSON.writeValueAsString(Map.of(
                "owner",
                mill.value(),
                "viewer",
                buyer.value(),
                "goods",
                "(01)08935001234562(10)J" + run,
                "from",
                "2020-01-01",
                "until",
                "2999-12-31"));
        MockHttpServletResponse shared = send("/api/traceability/sharing", wish, miller);
        JsonNode item = JSON.readTree(shared.getContentAsString());
        assertThat(shared.getStatus()).isEqualTo(200);
        assertThat(item.get("goods").asString()).isEqualTo("https://id.gs1.org/01/08935001234562/10/J" + run);
        assertThat(item.get("until").asString()).isEqualTo("2999-12-31");
        assertThat(item.get("counts").asBoolean()).isTrue();
        assertThat(send("/api/traceability/sharing", wish, reader).getStatus()).isEqualTo(403);
        assertThat(send("/api/traceability/sharing", "{}", miller).getStatus()).isEqualTo(422);
        String withdraw = "/api/traceability/sharing/" + item.get("id").asLong() + "/withdraw";
        assertThat(send(withdraw, "", reader).getStatus()).isEqualTo(403);
        assertThat(JSON.readTree(send(withdraw, "", miller).getContentAsString())
                        .get("counts")
                        .asBoolean())
                .isFalse();
        assertThat(page("/api/traceability/sharing", reader).getContentAsString())
                .contains("J" + run);
    }

    private MockHttpServletResponse send(String path, String body, Actor actor) throws Exception {
        return web.perform(post(path)
                        .with(ActingAs.actor(actor))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse();
    }

    @Test
    void whoMayReadNoEventsIsRefused() {
        Actor none = ProductFixture.actor(Role.ADMINISTRATOR);
        assertThat(why(sights.page(none, code(""), null, 5))).containsExactly(Refusal.FORBIDDEN);
        assertThat(why(sights.page(Actor.visitor(), code(""), null, 5))).containsExactly(Refusal.FORBIDDEN);
        assertThat(Set.copyOf(why(sharings.of(Actor.visitor())))).containsExactly(Refusal.FORBIDDEN);
    }
}
