package vn.phusa.traceability.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static vn.phusa.traceability.trace.EventsInMemory.by;
import static vn.phusa.traceability.trace.EventsInMemory.make;
import static vn.phusa.traceability.trace.EventsInMemory.pack;
import static vn.phusa.traceability.trace.EventsInMemory.seen;
import static vn.phusa.traceability.trace.EventsInMemory.so;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.access.Accounts;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.ProblemCode;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.duty.Duties;
import vn.phusa.duty.DutyRow;
import vn.phusa.duty.Life;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Namespaces;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.party.PartyProblem;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;
import vn.phusa.traceability.Captures;
import vn.phusa.traceability.Thing;

/** A lot of rice is traced, recalled and drilled for, on the whole platform. */
@PlatformTest
class RecallsTest {
    private static final AtomicLong NEXT = new AtomicLong(7_300_000_000L);

    private final Traces traces;
    private final Recalls recalls;
    private final Captures captures;
    private final Duties duties;
    private final Parties parties;
    private final Accounts accounts;
    private final SettableClock clock;
    private final MockMvc http;
    private final PartyId mill;
    private final PartyId port;
    private final Actor authority;
    private final Actor miller;
    private final Actor porter;
    private final Actor stranger;
    private final long number = NEXT.incrementAndGet();
    private final String paddy = "https://id.gs1.org/01/08935001234562/10/P" + number;
    private final String rice = "https://id.gs1.org/01/08935001234562/10/R" + number;
    private final String bag = "https://id.gs1.org/01/08935001234562/10/R" + number + "/21/B" + number;
    private final String pallet =
            "urn:epc:id:sscc:89350012." + "1" + String.valueOf(number).substring(2);

    @Autowired
    RecallsTest(
            Traces traces,
            Recalls recalls,
            Captures captures,
            Duties duties,
            Parties parties,
            Accounts accounts,
            SettableClock clock,
            MockMvc http) {
        this.accounts = accounts;
        this.traces = traces;
        this.recalls = recalls;
        this.captures = captures;
        this.duties = duties;
        this.parties = parties;
        this.clock = clock;
        this.http = http;
        this.mill = parties.byKey("noip").orElseThrow();
        this.port = parties.byKey("can-tho-science").orElseThrow();
        this.authority = actor("Thanh tra", Role.FOCAL_POINT, new Grant.Everywhere());
        this.miller = actor("Nhà máy", Role.UNIT_HEAD, new Grant.Within(Set.of(mill)));
        this.porter = actor("Cảng", Role.UNIT_OFFICER, new Grant.Within(Set.of(port)));
        this.stranger = actor("Người lạ", Role.UNIT_HEAD, new Grant.Within(Set.of(new PartyId(number))));
    }

    private void accountFor(String login, PartyId organisation) {
        accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(
                                login, "Người " + login, "", "vi", null, Role.UNIT_OFFICER, organisation))
                .orThrow();
    }

    private static Actor actor(String name, Role role, Grant.Scope scope) {
        return new Actor(
                new AccountId(NEXT.incrementAndGet()),
                null,
                name,
                List.of(new Grant(role, scope, null)),
                Actor.Channel.WEB);
    }

    @BeforeEach
    void aBagOfRiceGoesFromTheMillToThePort() {
        if (accounts.byLogin("cang-thu-hoi").isEmpty()) {
            accountFor("cang-thu-hoi", port);
        }
        clock.set(LocalDate.of(2026, 11, 26), 9, 0);
        capture(
                mill,
                miller,
                seen(by(mill, 0).step("commissioning"), Action.ADD, so(100, "KGM", paddy)),
                make(by(mill, 1), null, List.of(so(100, "KGM", paddy)), List.of(so(65, "KGM", rice))),
                seen(by(mill, 2).step("commissioning").at("geo:10.03,105.78"), Action.ADD, bag),
                pack(by(mill, 3).step("packing"), pallet, bag),
                seen(by(mill, 4).step("shipping"), Action.OBSERVE, pallet));
        capture(port, porter, seen(by(port, 6).step("receiving").at("geo:10.05,105.75"), Action.OBSERVE, pallet));
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private void capture(PartyId owner, Actor actor, Event... events) {
        captures.captureNow(actor, owner, List.of(events), Namespaces.NONE).orThrow();
    }

    private Traces.Answer trace(Actor actor, String identifier) {
        return traces.trace(actor, new Traces.Question(identifier, Direction.BOTH, false, null))
                .orThrow();
    }

    private static ProblemCode refused(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected<?>) outcome).problems().getFirst().code();
    }

    private Recalls.NewRecall drill(PartyId owner) {
        return new Recalls.NewRecall(rice, true, "Giả định dư lượng vượt mức", owner, 4);
    }

    // ---- traces

    @Test
    void theAuthoritySeesTheWholeChainAndEachPartyItsPart() {
        assertThat(trace(authority, paddy).trace().things().keySet())
                .containsExactlyInAnyOrder(key(paddy), key(rice), key(bag), key(pallet));
        assertThat(trace(authority, "(01)08935001234562(10)R" + number)
                        .completeness()
                        .score())
                .isEqualTo(100);

        SeenTrace ports = trace(porter, pallet).trace();
        assertThat(ports.things().keySet()).containsExactly(key(pallet));
        assertThat(ports.hidden()).isEqualTo(2);
        assertThat(ports.partial()).isTrue();
    }

    @Test
    void whatIsUnseenAndWhatIsAbsentAnswerAlike() {
        Traces.Question unseen = new Traces.Question(rice, Direction.BOTH, false, null);
        Traces.Question absent = new Traces.Question(rice + "X", Direction.BOTH, false, null);

        assertThat(traces.trace(porter, unseen)).isEqualTo(traces.trace(porter, absent));
        assertThat(refused(traces.trace(Actor.visitor(), unseen))).isEqualTo(TraceProblem.NOTHING_KNOWN);
    }

    @Test
    void theProvinceDeclaresTheLossProfileOfAProductAndMayNarrowIt() {
        String product = "01/0893500" + String.valueOf(number).substring(3) + "0";
        ProductRules rules = new ProductRules(product, "rice", "paddy-milled-rice", new BigDecimal("0.6"), null);

        assertThat(refused(traces.declare(miller, rules))).isEqualTo(Refusal.FORBIDDEN);
        assertThat(traces.declare(authority, rules)).isInstanceOf(Outcome.Accepted.class);
        assertThat(traces.rulesOf(product)).hasValueSatisfying(kept -> {
            assertThat(kept.chain()).isEqualTo("rice");
            assertThat(kept.lowest()).isEqualByComparingTo("0.6");
        });
        assertThat(refused(traces.declare(
                        authority, new ProductRules(product, null, "paddy-milled-rice", new BigDecimal("0.9"), null))))
                .isEqualTo(TraceProblem.BOUNDS);
        assertThat(refused(traces.declare(authority, new ProductRules(product, "tea", null, null, null))))
                .isEqualTo(Refusal.UNKNOWN_CHOICE);
    }

    // ---- recalls

    @Test
    void aDrillMeasuresHowFarAndHowFastAndKeepsIt() {
        Recall recall = recalls.open(miller, drill(mill)).orThrow();
        assertThat(recall.things()).isEqualTo(2);
        Recalls.View view = recalls.view(authority, recall.id()).orThrow();
        assertThat(view.holders()).extracting(Holder::organisation).containsExactlyInAnyOrder(mill, port);
        assertThat(view.places()).hasSize(2);
        assertThat(view.result().reached()).isEqualTo(1);
        assertThat(view.result().firstAnswer()).isNull();

        DutyRow duty = duty(recall, port);
        assertThat(duty.byTheHour()).isTrue();
        assertThat(duty.title()).startsWith("[Diễn tập]");
        assertThat(duty.dueUntil()).isEqualTo(clock.instant().plus(Duration.ofHours(4)));
        clock.advance(Duration.ofMinutes(90));
        duties.reportDone(porter, duty.id(), "Đã tách riêng 1 pallet", null).orThrow();

        DrillResult result = recalls.view(authority, recall.id()).orThrow().result();
        assertThat(result.answered()).isEqualTo(1);
        assertThat(result.holders()).isEqualTo(1);
        assertThat(result.firstAnswer()).isEqualTo(Duration.ofMinutes(90));
        assertThat(result.late()).isZero();

        recalls.end(miller, recall.id(), "Đạt").orThrow();
        clock.advance(Duration.ofDays(30));
        assertThat(recalls.view(authority, recall.id()).orThrow().result()).isEqualTo(result);
        assertThat(duty(recall, port).life()).isEqualTo(Life.CONFIRMED);
        assertThat(refused(recalls.end(miller, recall.id(), "Lại"))).isEqualTo(TraceProblem.RECALL_ENDED);
    }

    @Test
    void whoIsNamedByItsPlaceInTheRegisterOrByItsExactNameIsToldOnce() {
        PartyId shop = organisation("Cửa hàng gạo " + number);
        PartyId market = organisation("Siêu thị " + number);
        capture(
                port,
                porter,
                sold("urn:vn-local:party:" + shop, 7),
                sold("urn:vn-local:partner:" + port + ":Si%C3%AAu%20th%E1%BB%8B%20" + number, 8),
                sold("urn:vn-local:partner:" + port + ":Ng%C6%B0%E1%BB%9Di%20qua%20%C4%91%C6%B0%E1%BB%9Dng", 9));

        Recall recall = recalls.open(miller, drill(mill)).orThrow();
        List<Holder> holders = recalls.view(authority, recall.id()).orThrow().holders();
        assertThat(holders.stream()
                        .filter(holder -> holder.organisation() != null)
                        .map(Holder::organisation))
                .containsExactlyInAnyOrder(mill, port, shop, market);
        assertThat(holders.stream().filter(holder -> holder.organisation() == null))
                .singleElement()
                .satisfies(holder -> assertThat(holder.party()).contains("partner"));
    }

    /** The recall of the rice, of which a party has some that only these words name. */
    private Recall recallReaching(String words) {
        capture(
                port,
                porter,
                sold("urn:vn-local:partner:" + port + ":" + encoded(words).replace("+", "%20"), 9));
        return recalls.open(authority, drill(null)).orThrow();
    }

    private Recalls.View view(Recall recall) {
        return recalls.view(authority, recall.id()).orThrow();
    }

    private Holder holder(Recall recall, Predicate<Holder> which) {
        return view(recall).holders().stream().filter(which).findFirst().orElseThrow();
    }

    private static Predicate<Holder> known(PartyId organisation) {
        return holder -> organisation.equals(holder.organisation());
    }

    @Test
    void whomTheRegisterDoesNotKnowIsIdentifiedAndToldAndKnownNextTime() {
        PartyId shop = organisation("Cửa hàng Út " + number);
        accountFor("cua-hang-" + number, shop);
        Recall recall = recallReaching("Cô Út chợ " + number);
        Holder unknown = holder(recall, one -> one.organisation() == null);
        assertThat(view(recall).untold()).containsEntry(unknown.party(), Holder.Untold.UNKNOWN);

        Recalls.Identity identity = new Recalls.Identity(shop, "", "");
        assertThat(refused(recalls.identify(porter, recall.id(), unknown.party(), identity)))
                .isEqualTo(Refusal.FORBIDDEN);
        assertThat(refused(
                        recalls.identify(authority, recall.id(), unknown.party(), new Recalls.Identity(null, " ", ""))))
                .isEqualTo(TraceProblem.NO_ORGANISATION);
        clock.advance(Duration.ofHours(2));
        recalls.identify(authority, recall.id(), unknown.party(), identity).orThrow();

        assertThat(holder(recall, known(shop)).toldBy()).isEqualTo(Holder.Way.ACCOUNT);
        assertThat(duty(recall, shop).dueUntil()).isEqualTo(clock.instant().plus(Duration.ofHours(4)));
        assertThat(view(recall).holders()).noneMatch(one -> one.organisation() == null);
        recalls.traceAgain(authority, recall.id()).orThrow();
        assertThat(view(recall).holders()).filteredOn(known(shop)).hasSize(1);

        recalls.end(authority, recall.id(), "Đạt").orThrow();
        Recall next = recalls.open(authority, drill(null)).orThrow();
        assertThat(holder(next, known(shop)).toldBy()).isEqualTo(Holder.Way.ACCOUNT);
    }

    @Test
    void whoIsEnteredIntoTheRegisterFromTheRecallIsKeptWithItsAddress() {
        Recall recall = recallReaching("Ghe hàng " + number);
        Holder unknown = holder(recall, one -> one.organisation() == null);

        assertThat(refused(recalls.identify(
                        authority,
                        recall.id(),
                        unknown.party(),
                        new Recalls.Identity(null, "Hộ kinh doanh " + number, "không phải thư"))))
                .isEqualTo(PartyProblem.NOT_AN_EMAIL);
        recalls.identify(
                        authority,
                        recall.id(),
                        unknown.party(),
                        new Recalls.Identity(null, "Hộ kinh doanh " + number, "ghe" + number + "@example.vn"))
                .orThrow();
        PartyId entered = Objects.requireNonNull(holder(
                        recall,
                        one -> parties.nameOn(
                                        Objects.requireNonNullElse(one.organisation(), port),
                                        LocalDate.of(2026, 11, 26))
                                .equals("Hộ kinh doanh " + number))
                .organisation());
        assertThat(parties.emailOf(entered)).hasValue("ghe" + number + "@example.vn");
        // No mail server here: nobody has been told, and the sheet says so.
        assertThat(view(recall).untold()).containsValue(Holder.Untold.NO_WAY);
    }

    @Test
    void whoIsToldByTelephoneStandsInTheSheetWithItsAnswer() {
        Recall recall = recallReaching("Vựa gạo " + number);
        String party = holder(recall, one -> one.organisation() == null).party();
        assertThat(refused(recalls.answeredOtherwise(authority, recall.id(), party, "Còn 2 bao")))
                .isEqualTo(TraceProblem.PARTY_SETTLED);
        assertThat(refused(recalls.toldOtherwise(authority, recall.id(), party, " ")))
                .isEqualTo(Refusal.REQUIRED);

        recalls.toldOtherwise(authority, recall.id(), party, "Gọi 0292 3 000 000, gặp bà Ba")
                .orThrow();
        assertThat(view(recall).untold()).doesNotContainKey(party);
        assertThat(refused(recalls.toldOtherwise(authority, recall.id(), party, "Lần nữa")))
                .isEqualTo(TraceProblem.PARTY_SETTLED);
        recalls.answeredOtherwise(authority, recall.id(), party, "Còn 2 bao, đã tách riêng")
                .orThrow();
        assertThat(holder(recall, one -> one.party().equals(party)).answer()).isEqualTo("Còn 2 bao, đã tách riêng");
        assertThat(refused(recalls.toldOtherwise(miller, recall.id(), party, "Tôi")))
                .isEqualTo(Refusal.FORBIDDEN);
    }

    @Test
    void whoHasNoAccountAnswersThroughALinkThatOpensOnce() throws Exception {
        PartyId shop = organisation("Sạp gạo " + number);
        capture(port, porter, sold("urn:vn-local:party:" + shop, 7));
        Recall recall = recalls.open(authority, drill(null)).orThrow();
        Holder untold = holder(recall, known(shop));
        assertThat(view(recall).untold()).containsEntry(untold.party(), Holder.Untold.NO_WAY);
        assertThat(duties.about("traceability", recall.id() + "-" + shop)).isEmpty();

        String page = http.perform(post(recall.path() + "/holders/link")
                        .param("party", untold.party())
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .with(ActingAs.actor(authority)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        Matcher link = Pattern.compile("/traceability/answer/[\\w-]+").matcher(page);
        assertThat(link.find()).as(page).isTrue();
        String path = link.group();
        assertThat(answer(Actor.visitor(), path).getContentAsString(StandardCharsets.UTF_8))
                .contains("Sạp gạo " + number, "Giả định dư lượng vượt mức");
        assertThat(send(path, " ").getStatus()).isEqualTo(422);
        assertThat(send(path, "Còn 3 bao, đã tách riêng").getRedirectedUrl()).isEqualTo("/traceability/answer/done");
        assertThat(answer(Actor.visitor(), "/traceability/answer/done").getStatus())
                .isEqualTo(200);
        assertThat(holder(recall, known(shop)).answer()).isEqualTo("Còn 3 bao, đã tách riêng");
        assertThat(duty(recall, shop).life()).isEqualTo(Life.REPORTED);
        assertThat(send(path, "Lần nữa").getStatus()).isEqualTo(410);
        assertThat(answer(Actor.visitor(), path).getStatus()).isEqualTo(410);
    }

    private MockHttpServletResponse send(String path, String words) throws Exception {
        return http.perform(post(path).param("words", words).with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn()
                .getResponse();
    }

    private PartyId organisation(String name) {
        return parties.register(Actor.platform(), NewOrganisation.under(null, name, OrganisationKind.ENTERPRISE))
                .orThrow();
    }

    /** The pallet goes on to that party. */
    private Event sold(String to, int hour) {
        return seen(by(port, hour).step("shipping").to(to), Action.OBSERVE, pallet);
    }

    @Test
    void aRecallWarnsOnPassportsUntilItEndsAndADrillNever() {
        recalls.open(authority, drill(null)).orThrow();
        assertThat(recalls.warningFor(key(bag))).isEmpty();

        Recall recall = recalls.open(authority, new Recalls.NewRecall(rice, false, "Dư lượng thuốc vượt mức", null, 24))
                .orThrow();
        assertThat(recalls.warningFor(key(bag))).hasValueSatisfying(warning -> {
            assertThat(warning.recall()).isEqualTo(recall.id());
            assertThat(warning.reason()).contains("Dư lượng");
            assertThat(warning.byAuthority()).isTrue();
        });
        assertThat(recalls.warningFor(List.of("01/08935001234562/21/new" + number, key(rice))))
                .isPresent();
        assertThat(recalls.warningFor(key(pallet))).isEmpty();
        assertThat(recalls.warningFor(key(paddy))).isEmpty();

        recalls.end(authority, recall.id(), "Đã thu hồi hết").orThrow();
        assertThat(recalls.warningFor(key(bag))).isEmpty();
        assertThat(duty(recall, port).life().ended()).isTrue();
    }

    @Test
    void goodsUnderRecallSaySoWhereverTheyAreListed() throws Exception {
        assertThat(recalls.marks(authority, List.of(key(rice)))).isEmpty();
        recalls.open(authority, drill(null)).orThrow();
        assertThat(recalls.marks(authority, List.of(key(rice)))).isEmpty();
        Recall recall = recalls.open(authority, new Recalls.NewRecall(rice, false, "Dư lượng thuốc vượt mức", null, 24))
                .orThrow();

        assertThat(recalls.marks(authority, List.of(key(rice), key(bag), key(paddy))))
                .hasEntrySatisfying(key(rice), mark -> assertThat(mark.opens()).isTrue())
                .hasEntrySatisfying(
                        key(bag), mark -> assertThat(mark.warning().recall()).isEqualTo(recall.id()))
                .doesNotContainKey(key(paddy));
        assertThat(recalls.marks(stranger, List.of(key(rice))).get(key(rice)).opens())
                .isFalse();
        for (String page : List.of("/traceability/goods?key=", "/traceability/trace?epc=")) {
            assertThat(answer(authority, page + encoded(rice)).getContentAsString(StandardCharsets.UTF_8))
                    .contains("Dư lượng thuốc vượt mức", "href=\"" + recall.path() + "\"");
        }
        assertThat(answer(miller, "/traceability/keeping?q=R" + number).getContentAsString(StandardCharsets.UTF_8))
                .contains("Đang thu hồi");
    }

    @Test
    void whatIsCapturedLaterIsReachedWhenTracedAgain() {
        Recall recall = recalls.open(miller, drill(mill)).orThrow();
        String second = bag + "X";
        capture(mill, miller, seen(by(mill, 8).step("commissioning"), Action.ADD, second));

        assertThat(recalls.traceAgain(miller, recall.id()).orThrow().things()).isEqualTo(3);
        assertThat(duties.about("traceability", recall.id() + "-" + port)).hasSize(1);
    }

    @Test
    void onlyTheAuthorityAndTheProducerRecall() {
        assertThat(refused(recalls.open(porter, drill(null)))).isEqualTo(Refusal.FORBIDDEN);
        assertThat(refused(recalls.open(porter, drill(mill)))).isEqualTo(Refusal.FORBIDDEN);
        assertThat(refused(recalls.open(porter, new Recalls.NewRecall(pallet, true, "Thử", port, 4))))
                .isEqualTo(TraceProblem.NOT_OWN);
        assertThat(refused(recalls.open(porter, drill(port)))).isEqualTo(TraceProblem.NOTHING_KNOWN);
        Recall recall = recalls.open(miller, drill(mill)).orThrow();
        assertThat(refused(recalls.open(authority, drill(null)))).isEqualTo(TraceProblem.RECALLED_ALREADY);
        assertThat(refused(recalls.end(porter, recall.id(), "Xong"))).isEqualTo(Refusal.FORBIDDEN);
        assertThat(refused(recalls.traceAgain(porter, recall.id()))).isEqualTo(Refusal.FORBIDDEN);
        assertThat(refused(recalls.view(stranger, recall.id()))).isEqualTo(Refusal.NOT_FOUND);
        assertThat(refused(recalls.end(stranger, recall.id(), "Xong"))).isEqualTo(Refusal.NOT_FOUND);
    }

    @Test
    void aHolderSeesItselfAndThatThereAreOthers() {
        Recall recall = recalls.open(authority, drill(null)).orThrow();

        Recalls.View view = recalls.view(porter, recall.id()).orThrow();
        assertThat(view.holders()).extracting(Holder::organisation).containsExactly(port);
        assertThat(view.unseen()).isEqualTo(1);
        assertThat(view.manages()).isFalse();
        assertThat(refused(recalls.things(porter, recall.id(), 10, 0))).isEqualTo(Refusal.FORBIDDEN);
    }

    @Test
    void aRecallNamesItsReasonAndItsTime() {
        assertThat(refused(recalls.open(authority, new Recalls.NewRecall(rice, false, " ", null, 24))))
                .isEqualTo(Refusal.REQUIRED);
        assertThat(refused(recalls.open(authority, new Recalls.NewRecall(rice, false, "x".repeat(2_001), null, 24))))
                .isEqualTo(Refusal.TOO_LONG);
        assertThat(refused(recalls.open(authority, new Recalls.NewRecall(rice, false, "Lý do", null, 0))))
                .isEqualTo(TraceProblem.HOURS);
        assertThat(refused(recalls.open(authority, new Recalls.NewRecall("???", false, "Lý do", null, 24))))
                .isEqualTo(TraceProblem.NO_IDENTIFIER);
    }

    private DutyRow duty(Recall recall, PartyId holder) {
        return duties.about("traceability", recall.id() + "-" + holder).getFirst();
    }

    // ---- pages and answers

    @Test
    void everyPageAnswersInBothLanguages() throws Exception {
        Recall recall = recalls.open(authority, drill(null)).orThrow();
        String epc = "epc=" + encoded(rice);
        for (String path : List.of(
                "/traceability",
                "/traceability/trace",
                "/traceability/trace?" + epc,
                "/traceability/trace?" + epc + "&direction=up&page=9",
                "/traceability/trace?" + epc + "&direction=down&papers=yes&chain=rice",
                "/traceability/recalls",
                "/traceability/recalls/new?kind=drill&" + epc,
                "/traceability/recalls/new",
                recall.path())) {
            for (String language : List.of("vi", "en")) {
                MockHttpServletResponse answer =
                        answer(authority, path + (path.contains("?") ? "&" : "?") + "lang=" + language);
                assertThat(answer.getStatus()).as(path).isEqualTo(200);
                assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                        .as("%s in %s says nothing by its key", path, language)
                        .doesNotContainPattern("[>\"]traceability\\.[a-z]+[a-z.-]*[<\"]");
            }
        }
    }

    @Test
    void theMapAlwaysShowsHoangSaAndTruongSaOfVietNam() throws Exception {
        for (String identifier : List.of(rice, paddy, pallet)) {
            assertThat(answer(authority, "/traceability/trace?epc=" + encoded(identifier))
                            .getContentAsString(StandardCharsets.UTF_8))
                    .contains(
                            "Quần đảo Hoàng Sa", "(Đà Nẵng, Việt Nam)", "Quần đảo Trường Sa", "(Khánh Hòa, Việt Nam)");
        }
    }

    @Test
    void theAnswerForProgramsIsAGraphAndAnEpcisDocument() throws Exception {
        String graph = answer(authority, "/api/traceability/trace?direction=down&epc=" + encoded(paddy))
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(graph).contains("\"start\":\"" + key(paddy) + "\"", key(bag), "\"partial\":false");
        MockHttpServletResponse document =
                answer(authority, "/api/traceability/trace/events?direction=down&epc=" + encoded(paddy));
        assertThat(document.getContentType()).startsWith("application/ld+json");
        assertThat(document.getContentAsString(StandardCharsets.UTF_8))
                .contains("EPCISQueryDocument", "TransformationEvent", "SimpleEventQuery");
        assertThat(answer(authority, "/traceability/trace/graph?epc=" + encoded(rice))
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("\"kind\":\"start\"", "\"kind\":\"carrier\"");

        MockHttpServletResponse absent = answer(porter, "/api/traceability/trace?epc=" + encoded(rice + "X"));
        MockHttpServletResponse unseen = answer(porter, "/api/traceability/trace?epc=" + encoded(rice));
        assertThat(unseen.getStatus()).isEqualTo(404).isEqualTo(absent.getStatus());
        assertThat(unseen.getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(absent.getContentAsString(StandardCharsets.UTF_8));
        assertThat(answer(authority, "/api/traceability/trace?epc=nonsense").getStatus())
                .isEqualTo(422);
        assertThat(answer(authority, "/api/traceability/trace?direction=left&epc=" + encoded(rice))
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void theContactSheetComesAsSpreadsheetAndAsPaper() throws Exception {
        Recall recall = recalls.open(authority, drill(null)).orThrow();

        assertThat(answer(authority, recall.path() + "/contacts.pdf").getContentAsByteArray())
                .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(answer(authority, recall.path() + "?format=csv").getContentAsString(StandardCharsets.UTF_8))
                .contains("Kiện còn giữ");
        assertThat(answer(authority, recall.path() + "?format=xlsx").getContentAsByteArray())
                .startsWith("PK".getBytes(StandardCharsets.US_ASCII));
        assertThat(answer(authority, "/traceability/trace?format=csv&epc=" + encoded(rice))
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("Chế biến");
    }

    @Test
    void aRecallIsOpenedAndEndedThroughItsForms() throws Exception {
        MockHttpServletResponse opened = http.perform(post("/traceability/recalls")
                        .param("epc", rice)
                        .param("kind", "drill")
                        .param("reason", "Giả định")
                        .param("hours", "4")
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .with(ActingAs.actor(authority)))
                .andReturn()
                .getResponse();
        assertThat(opened.getStatus()).isEqualTo(302);
        String path = String.valueOf(opened.getRedirectedUrl());
        MockHttpServletResponse refused = http.perform(post(path + "/end")
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .with(ActingAs.actor(authority)))
                .andReturn()
                .getResponse();
        assertThat(refused.getStatus()).isEqualTo(422);
        MockHttpServletResponse ended = http.perform(post(path + "/end")
                        .param("note", "Đạt")
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .with(ActingAs.actor(authority)))
                .andReturn()
                .getResponse();
        assertThat(ended.getRedirectedUrl()).isEqualTo(path);
        assertThat(answer(authority, path).getContentAsString(StandardCharsets.UTF_8))
                .contains("Đã diễn tập thu hồi");
    }

    private MockHttpServletResponse answer(Actor actor, String path) throws Exception {
        return http.perform(get(java.net.URI.create(path)).with(ActingAs.actor(actor)))
                .andReturn()
                .getResponse();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String key(String uri) {
        return Thing.key(uri);
    }
}
