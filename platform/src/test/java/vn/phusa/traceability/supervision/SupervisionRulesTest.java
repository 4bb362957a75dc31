package vn.phusa.traceability.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.ProblemCode;

/** The rules of supervision by themselves (NĐ 37/2026/NĐ-CP, TT 31/2026/TT-BCT). */
class SupervisionRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");
    private final TradeRules rules = TradeRuleBook.builtIn().on(Sector.GENERAL, TODAY);

    // ---- risk

    @ParameterizedTest
    @CsvSource({
        "1, 1, 4, 4, LOW",
        "0.5, 3, 3, 4.5, MEDIUM",
        "0.2, 5, 5, 5.0, MEDIUM",
        "1, 3, 5, 15, MEDIUM",
        "1, 4, 4, 16, HIGH",
        "0.8, 4, 5, 16.0, HIGH",
        "0, 5, 5, 0, LOW"
    })
    void riskIsTheProductOfItsFactorsAndItsThresholdsBelongToTheHigherLevel(
            BigDecimal k, int c, int p, BigDecimal value, RiskLevel level) {
        Risk risk = new Risk(k, List.of(new Risk.Criterion("Vi sinh", c, p)));
        assertThat(risk.value()).isEqualByComparingTo(value);
        assertThat(risk.level(rules.thresholds())).isEqualTo(level);
    }

    @Test
    void theHighestCriterionDecides() {
        Risk risk = new Risk(
                new BigDecimal("0.8"),
                List.of(
                        new Risk.Criterion("Dư lượng", 2, 2),
                        new Risk.Criterion("Vi sinh", 5, 4),
                        new Risk.Criterion("Ghi nhãn", 1, 5)));
        assertThat(risk.deciding().name()).isEqualTo("Vi sinh");
        assertThat(risk.level(rules.thresholds())).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void onlyTheFiveFactorsOfTheAnnexCount() {
        assertThat(rules.thresholds().allows(new BigDecimal("0.50"))).isTrue();
        assertThat(rules.thresholds().allows(new BigDecimal("0.3"))).isFalse();
    }

    @Test
    void consequenceAndProbabilityGoFromOneToFive() {
        assertThatThrownBy(() -> new Risk.Criterion("Vi sinh", 6, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Risk.Criterion("Vi sinh", 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- the data set

    @Test
    void theDataSetHasNineItemsOfWhichBrandAndExpiryAreGivenIfAny() {
        assertThat(DataSet.Item.values()).hasSize(9);
        assertThat(new DataSet(Set.of()).missing(rules))
                .containsExactly(
                        DataSet.Item.NAME,
                        DataSet.Item.IMAGE,
                        DataSet.Item.TRADER,
                        DataSet.Item.ADDRESS,
                        DataSet.Item.ORIGIN,
                        DataSet.Item.EVENTS,
                        DataSet.Item.STANDARDS);
        assertThat(new DataSet(EnumSet.allOf(DataSet.Item.class)).missing(rules))
                .isEmpty();
    }

    @Test
    void aConsumerIsShownNeitherEventsNorStandards() {
        assertThat(DataSet.CONSUMER).hasSize(7).doesNotContain(DataSet.Item.EVENTS, DataSet.Item.STANDARDS);
    }

    // ---- keeping

    @Test
    void dataAreKeptTwelveMonthsAfterExpiryAndSixtyWithoutOne() {
        assertThat(rules.keepUntil(LocalDate.of(2026, 1, 5), LocalDate.of(2027, 2, 28)))
                .isEqualTo(LocalDate.of(2028, 2, 28));
        assertThat(rules.keepUntil(LocalDate.of(2026, 1, 31), null)).isEqualTo(LocalDate.of(2031, 1, 31));
    }

    // ---- matters

    private static Matter matter(Matter.Kind kind, boolean suspended) {
        return new Matter(
                new MatterId(1),
                kind,
                "01/08935001234562",
                new PartyId(1),
                new PartyId(2),
                "Hạn dùng in khác hạn dùng khai",
                suspended,
                NOW.plus(Duration.ofHours(24)),
                null,
                Matter.Stage.OPEN,
                1);
    }

    private static ProblemCode refused(Outcome<Matter> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected<Matter>) outcome).problems().getFirst().code();
    }

    @Test
    void anExplanationLeavesTheMatterOpenAndTellsWhetherItCameInTime() {
        Matter inTime = matter(Matter.Kind.SIGN_OF_VIOLATION, false)
                .after(new Matter.Step.Answer("In nhầm"), NOW.plus(Duration.ofHours(24)))
                .orThrow();
        assertThat(inTime.stage()).isEqualTo(Matter.Stage.OPEN);
        assertThat(inTime.late(NOW.plus(Duration.ofDays(9)))).isFalse();
        Matter late = matter(Matter.Kind.SIGN_OF_VIOLATION, false)
                .after(
                        new Matter.Step.Answer("In nhầm"),
                        NOW.plus(Duration.ofHours(24)).plusMillis(1))
                .orThrow();
        assertThat(late.late(NOW)).isTrue();
    }

    @Test
    void theFirstAnswerDecidesWhetherItWasInTime() {
        Matter answered = matter(Matter.Kind.QUESTION, false)
                .after(new Matter.Step.Answer("Đã gửi hồ sơ"), NOW)
                .then(after -> after.after(new Matter.Step.Answer("Bổ sung"), NOW.plus(Duration.ofDays(3))))
                .orThrow();
        assertThat(answered.answeredAt()).isEqualTo(NOW);
    }

    @Test
    void aDisplayIsSuspendedAtOnceAndRestoredByTheConclusion() {
        Matter suspended = matter(Matter.Kind.SIGN_OF_VIOLATION, false)
                .after(new Matter.Step.Suspend("Nguy cơ cho người dùng"), NOW)
                .orThrow();
        assertThat(Display.state(List.of(suspended))).isEqualTo(Display.State.SUSPENDED);
        Matter restored =
                suspended.after(new Matter.Step.Close("Không vi phạm"), NOW).orThrow();
        assertThat(Display.state(List.of(restored))).isEqualTo(Display.State.SHOWN);
    }

    @Test
    void aCancelledDisplayStaysCancelledWhateverElseEnds() {
        Matter cancelled = matter(Matter.Kind.SIGN_OF_VIOLATION, true)
                .after(new Matter.Step.Cancel(Matter.Ground.FALSE_DATA, "Mã giả"), NOW)
                .orThrow();
        Matter closed = matter(Matter.Kind.SIGN_OF_VIOLATION, true)
                .after(new Matter.Step.Close("Không vi phạm"), NOW)
                .orThrow();
        assertThat(Display.state(List.of(cancelled, closed))).isEqualTo(Display.State.CANCELLED);
        assertThat(refused(cancelled.after(new Matter.Step.Close("Thôi"), NOW)))
                .isEqualTo(SupervisionProblem.MATTER_ENDED);
    }

    @Test
    void notRemedyingInTimeIsNoGroundBeforeTheTimeIsOver() {
        Matter matter = matter(Matter.Kind.SIGN_OF_VIOLATION, true);
        Matter.Step cancel = new Matter.Step.Cancel(Matter.Ground.NOT_REMEDIED_IN_TIME, "Không giải trình");
        assertThat(refused(matter.after(cancel, NOW.plus(Duration.ofHours(23)))))
                .isEqualTo(SupervisionProblem.TIME_NOT_OVER);
        assertThat(matter.after(cancel, NOW.plus(Duration.ofHours(24)))
                        .orThrow()
                        .stage())
                .isEqualTo(Matter.Stage.CANCELLED);
    }

    @Test
    void aQuestionNeitherSuspendsNorCancels() {
        Matter question = matter(Matter.Kind.QUESTION, false);
        assertThat(refused(question.after(new Matter.Step.Suspend("Lý do"), NOW)))
                .isEqualTo(SupervisionProblem.ONLY_FOR_A_SIGN);
        assertThat(refused(question.after(new Matter.Step.Cancel(Matter.Ground.FALSE_DATA, "Lý do"), NOW)))
                .isEqualTo(SupervisionProblem.ONLY_FOR_A_SIGN);
    }

    @Test
    void nothingIsDoneWithoutWords() {
        assertThat(matter(Matter.Kind.QUESTION, false).after(new Matter.Step.Answer("  "), NOW))
                .isInstanceOf(Outcome.Rejected.class);
    }

    // ---- how goods are written

    @ParameterizedTest
    @CsvSource({
        "8938501110015, 01/08938501110015",
        "18938501110012, 01/18938501110012",
        "https://gao.vn/01/08938501110015/10/L7?17=271231, 01/08938501110015/10/L7",
        "01/08938501110015/10/L7, 01/08938501110015/10/L7",
        "(01)08938501110015(10)L7, 01/08938501110015/10/L7",
        "urn:epc:class:lgtin:8938501.011001.L7, 01/08938501110015/10/L7"
    })
    void goodsAreKnownInEverySpelling(String written, String key) {
        assertThat(Goods.key(written)).contains(key);
    }

    @Test
    void aNumberWithAWrongCheckDigitIsNoGoods() {
        assertThat(Goods.key("8938501110016")).isEmpty();
        assertThat(Goods.key("gạo")).isEmpty();
    }
}
