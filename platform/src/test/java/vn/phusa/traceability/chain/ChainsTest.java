package vn.phusa.traceability.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.party.Parties;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.traceability.trace.Traces;

/** The province puts its own rule set in force, and everything follows it at once. */
@PlatformTest
class ChainsTest {
    @Autowired
    private Chains chains;

    @Autowired
    private Traces traces;

    @Autowired
    private Parties parties;

    @Autowired
    private MockMvc http;

    private final Actor administrator = actor(Role.ADMINISTRATOR, new Grant.Everywhere());

    private static Actor actor(Role role, Grant.Scope scope) {
        return new Actor(
                new AccountId(8_850_000_001L),
                null,
                "Quản trị tỉnh",
                List.of(new Grant(role, scope, null)),
                Actor.Channel.WEB);
    }

    @AfterEach
    void theOtherTestsGoOnWithThePackagedRules() {
        if (chains.inForce().own()) {
            chains.restore(administrator).orThrow();
        }
    }

    private static byte[] with(String what, String by) {
        assertThat(ChainRules.packaged()).contains(what);
        return ChainRules.packaged().replace(what, by).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theProvincesOwnRulesCountAtOnceForThePhoneAndForCompletenessUntilItReturns() throws Exception {
        PartyId owner = parties.byKey("noip").orElseThrow();
        Actor officer = actor(Role.UNIT_OFFICER, new Grant.Within(Set.of(owner)));
        byte[] own = with(
                "name-vi: \"Kiểm tra, lấy mẫu\"\n    name-en: \"Inspection\"",
                "name-vi: \"Soi mẫu tại vườn\"\n    name-en: \"Inspection\"");
        own = new String(own, StandardCharsets.UTF_8)
                .replace("code: loss,", "code: loss-own,")
                .getBytes(StandardCharsets.UTF_8);

        chains.replace(administrator, "chuoi-can-tho.yaml", own).orThrow();

        assertThat(http.perform(get("/traceability/field").with(ActingAs.actor(officer)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("Soi mẫu tại vườn");
        assertThat(traces.rules().chain("rice").orElseThrow().steps())
                .extracting(ChainTemplate.Step::code)
                .contains("loss-own");
        assertThat(chains.inForce().own()).isTrue();
        assertThat(chains.text()).contains("Soi mẫu tại vườn");

        chains.restore(administrator).orThrow();

        assertThat(chains.current()).isEqualTo(ChainRules.builtIn());
        assertThat(chains.versions().getFirst().content()).isNull();
        assertThat(chains.versions().get(1).fileName()).isEqualTo("chuoi-can-tho.yaml");
    }

    @Test
    void aFileThatIsWrongChangesNothingAndIsAnsweredAtItsLine() throws Exception {
        int before = chains.versions().size();
        String page = http.perform(multipart("/traceability/chains")
                        .file(new MockMultipartFile(
                                "file", "sai.yaml", "application/yaml", with("step: destroying", "step: burning")))
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .with(ActingAs.actor(administrator)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("“step”").contains("burning").contains("Dòng 1");
        assertThat(chains.versions()).hasSize(before);
    }

    @Test
    void whoeverSignsInSeesTheStepsAndMayDownloadThem() throws Exception {
        PartyId owner = parties.byKey("noip").orElseThrow();
        Actor officer = actor(Role.UNIT_OFFICER, new Grant.Within(Set.of(owner)));
        String page = http.perform(get("/traceability/chains").with(ActingAs.actor(officer)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("Lúa gạo").contains("21 CFR 1.1330").doesNotContain("multipart/form-data");
        assertThat(http.perform(get("/traceability/chains/chains.yaml").with(ActingAs.actor(officer)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(ChainRules.packaged());
        assertThat(((Outcome.Rejected<?>) chains.restore(officer))
                        .problems()
                        .getFirst()
                        .code())
                .isEqualTo(Refusal.FORBIDDEN);
    }
}
