package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.programme.forecast.CommitmentForecast;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** Forecasts are kept day by day, shown to whom they concern, and held against what came. */
@PlatformTest
class ForecastsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final MockMvc web;
    private final Commitments commitments;
    private final Forecasts forecasts;
    private final SettableClock clock;
    private final ProgrammeFixture given;

    @Autowired
    ForecastsTest(
            MockMvc web, Programmes programmes, Commitments commitments, Forecasts forecasts, SettableClock clock) {
        this.web = web;
        this.commitments = commitments;
        this.forecasts = forecasts;
        this.clock = clock;
        clock.set(TODAY, 9, 0);
        this.given = new ProgrammeFixture(programmes, commitments);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private CommitmentId estimated(String number, LocalDate due, int likely) {
        CommitmentId id = given.assigned(number, due);
        commitments
                .estimate(given.officer, id, likely / 2, likely, likely * 2, Submission.none())
                .orThrow();
        return id;
    }

    private Forecasts.OfProgramme of(Actor actor) {
        return forecasts.ofProgramme(actor, given.programme, null).orThrow();
    }

    private String page(Actor actor, String path) throws Exception {
        MockHttpServletResponse response = web.perform(
                        get(path).with(ActingAs.actor(actor)).accept("text/html"))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void theDaysForecastIsKeptAndThePastIsNotTouched() {
        CommitmentId id = estimated("1", LocalDate.of(2026, 4, 30), 60);
        forecasts.compute(given.programme);
        CommitmentForecast first = forecasts.ofCommitment(id).orElseThrow();
        clock.set(TODAY.plusDays(1), 9, 0);
        commitments.estimate(given.officer, id, 1, 2, 3, Submission.none()).orThrow();
        forecasts.compute(given.programme);
        assertThat(forecasts.ofCommitment(id).orElseThrow().late()).isLessThan(first.late());
        Forecasts.OfProgramme yesterday =
                forecasts.ofProgramme(given.keeper, given.programme, TODAY).orThrow();
        assertThat(yesterday.lines().getFirst().forecast()).isEqualTo(first);
        assertThat(of(given.keeper).days()).containsExactly(TODAY.plusDays(1), TODAY);
    }

    @Test
    void computedAgainOnTheSameDayTheFiguresAreTheSame() {
        CommitmentId id = estimated("2", LocalDate.of(2026, 4, 30), 40);
        forecasts.compute(given.programme);
        CommitmentForecast once = forecasts.ofCommitment(id).orElseThrow();
        forecasts.compute(given.programme);
        assertThat(forecasts.ofCommitment(id).orElseThrow()).isEqualTo(once);
    }

    @Test
    void theJobComputesWhatIsMissingOrChangedAndNothingElse() {
        CommitmentId id = estimated("3", LocalDate.of(2026, 4, 30), 40);
        forecasts.bringUpToDate();
        var run = of(given.keeper).run();
        clock.set(TODAY, 9, 30);
        forecasts.bringUpToDate();
        assertThat(of(given.keeper).run()).isEqualTo(run);
        commitments.estimate(given.officer, id, 1, 2, 3, Submission.none()).orThrow();
        clock.set(TODAY, 9, 31);
        forecasts.bringUpToDate();
        assertThat(of(given.keeper).run()).isNotEqualTo(run);
    }

    @Test
    void aUnitThatRatesItselfGreenAgainstARedForecastIsFlaggedOnEveryPage() throws Exception {
        CommitmentId id = given.assigned("4", LocalDate.of(2026, 3, 20));
        commitments
                .reportProgress(given.officer, id, null, 10, "Mới bắt đầu", "", Confidence.GREEN, Submission.none())
                .orThrow();
        commitments.estimate(given.officer, id, 40, 60, 90, Submission.none()).orThrow();
        forecasts.compute(given.programme);
        assertThat(of(given.keeper).lines().getFirst().tooRosy()).isTrue();
        for (String path : List.of(
                "/programmes/" + given.programme + "/forecast",
                "/commitments/" + id,
                "/leader?programme=" + given.programme)) {
            assertThat(page(given.cityLeader, path))
                    .as(path)
                    .contains("Đơn vị đánh giá lạc quan hơn dự báo")
                    .contains("Đỏ: không đạt nếu giữ như hiện nay".substring(0, 2));
        }
    }

    @Test
    void whatIsNotKnownIsSaidOnThePage() throws Exception {
        given.assigned("5", null);
        given.assigned("6", LocalDate.of(2026, 5, 29));
        forecasts.compute(given.programme);
        assertThat(page(given.keeper, "/programmes/" + given.programme + "/forecast"))
                .contains("Chưa có thời hạn nên không có khả năng trễ")
                .contains("Chưa có ước lượng, báo cáo hoặc việc tương tự đã xong")
                .contains("2 việc chưa đủ dữ liệu để dự báo");
    }

    @Test
    void aUnitSeesTheForecastOfItsOwnAndOthersNone() throws Exception {
        estimated("7", LocalDate.of(2026, 4, 30), 40);
        forecasts.compute(given.programme);
        assertThat(of(given.officer).lines()).hasSize(1);
        assertThat(forecasts
                        .ofProgramme(given.otherOfficer, given.programme, null)
                        .orThrow()
                        .lines())
                .isEmpty();
        assertThat(forecasts.ofProgramme(Actor.visitor(), given.programme, null))
                .isInstanceOf(Outcome.Rejected.class);
        assertThat(web.perform(get("/programmes/" + given.programme + "/forecast"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(302);
    }

    @Test
    void pastForecastsAreScoredAgainstWhatCame() throws Exception {
        CommitmentId quick = estimated("8", LocalDate.of(2026, 4, 15), 5);
        CommitmentId slow = estimated("9", LocalDate.of(2026, 4, 15), 120);
        forecasts.compute(given.programme);
        clock.set(LocalDate.of(2026, 3, 9), 9, 0);
        commitments
                .reportDone(given.officer, quick, null, "Xong", Submission.none())
                .orThrow();
        commitments.confirm(given.keeper, quick, "", Submission.none()).orThrow();
        clock.set(LocalDate.of(2026, 4, 16), 9, 0);
        var score = of(given.keeper).scores().get(30);
        assertThat(score).isNotNull();
        assertThat(score.forecasts()).isEqualTo(2);
        assertThat(score.score()).as("both came as forecast").isLessThan(0.01);
        assertThat(of(given.keeper).scores()).doesNotContainKey(90);
        assertThat(page(given.keeper, "/programmes/" + given.programme + "/forecast"))
                .contains("Điểm Brier");
        assertThat(commitments
                        .view(given.keeper, slow)
                        .orThrow()
                        .commitment()
                        .life()
                        .inHand())
                .isTrue();
    }

    @Test
    void everybodyMayReadHowItIsDone() throws Exception {
        String page = page(Actor.visitor(), "/public/forecast");
        assertThat(page).contains("từ 85 % trở lên").contains("dưới 15 %");
        assertThat(page(Actor.visitor(), "/public/forecast?lang=en")).contains("85 % and more");
    }
}
