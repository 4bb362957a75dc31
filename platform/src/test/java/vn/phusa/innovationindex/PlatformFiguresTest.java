package vn.phusa.innovationindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.RecordedFigure;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.document.DocumentId;
import vn.phusa.document.Documents;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** Figures that the platform knows already are handed in with the way back to its records. */
@PlatformTest
class PlatformFiguresTest {
    private static final String FRAME = """
            code,level,parent,name_vi,name_en,unit,direction,weight
            X,2,,Chỉ số thử,Test index,,1,1
            organisations,1,X,Số tổ chức KH&CN đang hoạt động,S&T organisations,,1,1
            funds,1,X,Số quỹ,Funds,,1,1
            """;

    private final PartyId keeperUnit = IndexFixture.party();
    private final PartyId unit = IndexFixture.party();
    private final Actor keeper = IndexFixture.actor("Đầu mối", Role.FOCAL_POINT, keeperUnit);
    private final Actor officer = IndexFixture.actor("Cán bộ đơn vị", Role.UNIT_OFFICER, unit);

    private final MockMvc web;
    private final Indices indices;
    private final FigureRequests requests;
    private final RecordMappings mappings;
    private final Documents documents;
    private final Presets presets;
    private final SettableClock clock;

    @Autowired
    PlatformFiguresTest(
            MockMvc web,
            Indices indices,
            FigureRequests requests,
            RecordMappings mappings,
            Documents documents,
            Presets presets,
            SettableClock clock) {
        this.web = web;
        this.indices = indices;
        this.requests = requests;
        this.mappings = mappings;
        this.documents = documents;
        this.presets = presets;
        this.clock = clock;
    }

    @BeforeEach
    void inAugust() {
        clock.set(LocalDate.of(2026, 8, 3), 9, 0);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private RequestId asked() {
        Edition edition = indices.create(
                        keeper,
                        new Indices.NewEdition(
                                IndexFixture.code(),
                                new Bilingual("Chỉ số thử", "Test index"),
                                2025,
                                keeperUnit,
                                Bilingual.same(""),
                                "",
                                new Parcel(FRAME, presets.text("gii"), null)))
                .orThrow();
        return requests.ask(keeper, edition.id(), List.of("organisations"), "can-tho", unit, LocalDate.of(2026, 8, 30))
                .orThrow()
                .getFirst()
                .id();
    }

    private RecordedFigure figure(RequestId id, String start) {
        return requests.recorded(officer, id).stream()
                .filter(one -> one.key().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theProgrammesCountsAndTheRegistersCountsAreOfferedTheLikeliestFirst() {
        List<RecordedFigure> offered = requests.recorded(officer, asked());
        assertThat(offered.getFirst().name().vietnamese()).contains("khoa học và công nghệ");
        assertThat(offered).anySatisfy(one -> {
            assertThat(one.key()).startsWith("programme.");
            assertThat(one.value()).isEqualTo(113);
            assertThat(one.asOf()).isEqualTo(LocalDate.of(2025, 12, 16));
            assertThat(one.source()).contains("nld.com.vn");
        });
        assertThat(offered).anySatisfy(one -> {
            assertThat(one.key()).startsWith("party.");
            assertThat(one.records()).hasSize((int) one.value());
            assertThat(one.asOf()).as("the end of the edition's year").isEqualTo(LocalDate.of(2025, 12, 31));
        });
    }

    @Test
    void whatIsHandedInKeepsItsKeyItsWayBackAndAListOfTheRecords() throws Exception {
        RequestId id = asked();
        RecordedFigure chosen = figure(id, "party.");
        requests.submitRecorded(officer, id, chosen.key(), "", null).orThrow();
        FigureEvent latest =
                Objects.requireNonNull(requests.view(keeper, id).orThrow().latest());
        Figure stated = Objects.requireNonNull(latest.figure());
        assertThat(stated.value()).isEqualTo(chosen.value());
        assertThat(stated.records()).isEqualTo(new Figure.Records(chosen.key(), chosen.path()));
        DocumentId evidence = Objects.requireNonNull(latest.evidence());
        String file =
                new String(documents.open(keeper, evidence).orThrow().stream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(file.lines()).hasSize(2 + chosen.records().size());
        assertThat(file).contains(chosen.records().getFirst().path());
    }

    @Test
    void thePageSaysWhereItComesFromAndLeadsThere() throws Exception {
        RequestId id = asked();
        RecordedFigure chosen = figure(id, "programme.");
        String before = page(officer, id);
        assertThat(before).contains("Lấy từ nền tảng", chosen.path());
        int status = web.perform(post("/index-data/requests/" + id + "/recorded")
                        .param("key", chosen.key())
                        .param("recordNote", "Theo báo cáo chương trình")
                        .with(ActingAs.actor(officer)))
                .andReturn()
                .getResponse()
                .getStatus();
        assertThat(status).isEqualTo(302);
        assertThat(page(keeper, id)).contains("Lấy từ nền tảng", "Xem bản ghi", chosen.path());
    }

    private String page(Actor actor, RequestId id) throws Exception {
        return web.perform(get("/index-data/requests/" + id)
                        .with(ActingAs.actor(actor))
                        .accept("text/html"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void theKeeperDecidesWhichFigureAnIndicatorIsTakenFromAndEveryDecisionStays() throws Exception {
        RequestId id = asked();
        EditionId edition = requests.view(keeper, id).orThrow().edition().id();
        RecordMappings.View before = mappings.view(keeper, edition).orThrow();
        assertThat(before.mapped()).isZero();
        List<RecordedFigure> candidates = before.lines().getFirst().candidates();
        String unlikely = candidates.getLast().key();
        assertThat(mappings.decide(
                                keeper, edition, Map.of("organisations", unlikely, "funds", ""), "Đúng định nghĩa", 0)
                        .orThrow())
                .isEqualTo(1);
        assertThat(requests.recorded(officer, id).getFirst().key())
                .as("the unit sees what was decided first, however unlikely")
                .isEqualTo(unlikely);
        assertThat(page(officer, id)).contains("Theo quy định của đầu mối");
        String likely = candidates.getFirst().key();
        mappings.decide(keeper, edition, Map.of("organisations", likely), "", 1).orThrow();
        mappings.decide(keeper, edition, Map.of("organisations", ""), "", 2).orThrow();
        assertThat(mappings.view(keeper, edition).orThrow().history())
                .extracting(RecordMapping::version, RecordMapping::key)
                .containsExactly(tuple(3L, null), tuple(2L, likely), tuple(1L, unlikely));
        assertThat(web.perform(get("/index-data/editions/" + edition + "/records")
                                .with(ActingAs.actor(keeper))
                                .accept("text/html"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("0/2 chỉ số lấy từ nền tảng", "Đúng định nghĩa", "lần 3");
    }

    @Test
    void aMappingIsRefusedWhenOthersDecidedMeanwhileOrItIsUnknownOrNotOnesOwn() {
        EditionId edition = requests.view(keeper, asked()).orThrow().edition().id();
        assertThat(problems(mappings.decide(keeper, edition, Map.of("organisations", "party.nothing"), "", 0)))
                .extracting(Problem::code, Problem::field)
                .containsExactly(tuple(Refusal.UNKNOWN_CHOICE, "key.organisations"));
        assertThat(problems(mappings.decide(keeper, edition, Map.of("nothing", ""), "", 0)))
                .extracting(Problem::code)
                .containsExactly(IndexProblem.NO_SUCH_INDICATOR);
        assertThat(problems(mappings.decide(keeper, edition, Map.of(), "", 7)))
                .extracting(Problem::code)
                .containsExactly(Refusal.CHANGED_MEANWHILE);
        assertThat(problems(mappings.decide(officer, edition, Map.of(), "", 0))).isNotEmpty();
        assertThat(problems(mappings.view(officer, edition))).isNotEmpty();
        assertThat(mappings.view(keeper, edition).orThrow().history()).isEmpty();
    }

    @Test
    void nobodyElseTakesThemAndNothingUnknownIsTaken() {
        RequestId id = asked();
        assertThat(requests.recorded(keeper, id)).isEmpty();
        assertThat(problems(
                        requests.submitRecorded(keeper, id, figure(id, "party.").key(), "", null)))
                .extracting(Problem::code)
                .containsExactly(Refusal.FORBIDDEN);
        assertThat(problems(requests.submitRecorded(officer, id, "party.nothing", "", null)))
                .extracting(Problem::code)
                .containsExactly(Refusal.REQUIRED);
    }

    private static List<Problem> problems(Outcome<?> outcome) {
        return outcome instanceof Outcome.Rejected<?>(List<Problem> problems) ? problems : List.of();
    }
}
