package vn.phusa.traceability.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.ProblemCode;

/** One rule set says what a chain must tell and how people record it; what is wrong in it is said with its line and key. */
class ChainRulesTest {
    private static final String GOOD = """
            actions:
              - code: cut
                name-vi: "Cắt"
                name-en: "Cut"
                hint-vi: "Cắt."
                hint-en: "Cut."
                shape: things
                creates: true
                step: commissioning
                disposition: active
                elements:
                  - {code: variety, name-vi: "Giống", name-en: "Variety"}
            chains:
              - code: durian
                name-vi: "Sầu riêng"
                name-en: "Durian"
                source: "Quy định của tỉnh"
                steps:
                  - {code: harvest, name-vi: "Cắt", name-en: "Cut", action: cut, also: [creating_class_instance], needs: [variety, place]}
            """;

    private record Said(ProblemCode code, List<Object> where) {}

    private static List<Said> wrong(String yaml) {
        return switch (ChainRules.read(yaml)) {
            case Outcome.Accepted<ChainRules> _ -> List.of();
            case Outcome.Rejected<ChainRules>(List<Problem> problems) ->
                problems.stream()
                        .map(problem -> new Said(
                                problem.code(),
                                problem.arguments()
                                        .subList(
                                                0,
                                                Math.min(2, problem.arguments().size()))))
                        .toList();
        };
    }

    @Test
    void whatAChainRestsOnIsSaidInBothLanguagesWhereItIsGivenInBoth() {
        assertThat(ChainRules.read(GOOD).orThrow().usual().source())
                .isEqualTo(new Bilingual("Quy định của tỉnh", "Quy định của tỉnh"));
        assertThat(ChainRules.read(GOOD.replace("    steps:", "    source-en: \"The province's rules\"\n    steps:"))
                        .orThrow()
                        .usual()
                        .source())
                .isEqualTo(new Bilingual("Quy định của tỉnh", "The province's rules"));
        assertThat(ChainRules.builtIn().chains())
                .allSatisfy(chain ->
                        assertThat(chain.source().english()).doesNotContainPattern("(?i)nghị định|địa phương"));
    }

    @Test
    void aStepIsToldByTheBusinessStepOfItsActionAndByThoseOfOthers() {
        ChainRules rules = ChainRules.read(GOOD).orThrow();
        ChainTemplate.Step step = rules.usual().steps().getFirst();
        assertThat(step.bizSteps()).containsExactlyInAnyOrder("commissioning", "creating_class_instance");
        assertThat(step.needs()).containsExactly("variety", "place");
    }

    @Test
    void thePackagedRulesAskForRicePangasiusAndMangoWithinWhatThePhoneRecords() {
        ChainRules rules = ChainRules.builtIn();
        assertThat(rules.chains()).extracting(ChainTemplate::code).contains("general", "rice", "pangasius", "mango");
        assertThat(rules.chains())
                .allSatisfy(chain -> assertThat(chain.required()).isNotEmpty());
        assertThat(rules.chain("rice").orElseThrow().required())
                .extracting(ChainTemplate.Step::code)
                .containsExactly("harvest", "receiving", "milling", "packing", "shipping");
        // Only what is on the FDA's list carries names of 21 CFR 1.1325 to 1.1350.
        assertThat(rules.chain("pangasius").orElseThrow().steps())
                .allSatisfy(step -> assertThat(step.fsma()).isNull());
        assertThat(rules.chain("mango").orElseThrow().steps())
                .anySatisfy(step -> assertThat(step.fsma()).contains("1.1330"));
    }

    @Test
    void eachSlipIsSaidWithItsLineAndKey() {
        assertThat(wrong(GOOD)).isEmpty();
        assertThat(wrong(GOOD.replace("    step: commissioning", "    step: harvesting")))
                .containsExactly(new Said(ChainProblem.UNKNOWN_WORD, List.of(9, "step")));
        assertThat(wrong(GOOD.replace("    name-en: \"Durian\"\n", "")))
                .containsExactly(new Said(ChainProblem.MISSING, List.of(14, "name-en")));
        assertThat(wrong(GOOD.replace("needs: [variety, place]", "needs: [colour]")))
                .containsExactly(new Said(ChainProblem.UNKNOWN_WORD, List.of(19, "needs")));
        assertThat(wrong(GOOD.replace("action: cut", "action: saw")))
                .containsExactly(new Said(ChainProblem.UNKNOWN_WORD, List.of(19, "action")));
        assertThat(wrong(GOOD.replace("    source:", "    sorce:")))
                .extracting(Said::code)
                .containsExactlyInAnyOrder(ChainProblem.UNKNOWN_KEY, ChainProblem.MISSING);
        assertThat(wrong(GOOD.replace("code: durian", "code: Sầu Riêng")))
                .containsExactly(new Said(ChainProblem.BAD_CODE, List.of(14, "code")));
    }

    @Test
    void everySlipIsSaidAtOnce() {
        assertThat(wrong(GOOD.replace("shape: things", "shape: round")
                        .replace("disposition: active", "disposition: fresh")))
                .hasSize(2);
    }

    @Test
    void whatIsNoRuleSetIsRefused() {
        for (String text : List.of("", "[", "a: b", "actions: 1", "\t", "a: &x [*x]", GOOD + "chains: []\n")) {
            assertThat(wrong(text)).as(text).isNotEmpty();
        }
        assertThat(wrong("actions:\n  - code: [\n").getFirst().code()).isEqualTo(ChainProblem.NOT_YAML);
        assertThat(Set.copyOf(wrong(GOOD + GOOD))).isNotEmpty();
    }
}
