package vn.phusa.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;

/** The register as pages and as JSON. */
@PlatformTest
class PartyPagesTest {
    @Autowired
    private MockMvc browser;

    @Autowired
    private Parties parties;

    private PartyId key(String key) {
        return parties.byKey(key).orElseThrow();
    }

    private PartyId unit(String name) {
        return parties.register(Actor.platform(), NewOrganisation.under(null, name, OrganisationKind.AGENCY))
                .orThrow();
    }

    private static Actor holding(Role role, Grant.Scope scope) {
        return new Actor(new AccountId(1), null, "Người thử", List.of(new Grant(role, scope, null)), Actor.Channel.WEB);
    }

    private static final Actor ADMINISTRATOR = holding(Role.ADMINISTRATOR, new Grant.Everywhere());

    @Test
    void anybodyFindsAnOrganisationWithoutDiacritics() throws Exception {
        browser.perform(get("/parties").param("q", "so huu tri tue"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Cục Sở hữu trí tuệ")));
    }

    @Test
    void thePageShowsTheNameOfTheChosenDayAndTheWholeHistory() throws Exception {
        browser.perform(get("/parties/" + key("stameq")).param("date", "19/10/2022"))
                .andExpect(content().string(containsString("<h1>Tổng cục Tiêu chuẩn Đo lường Chất lượng")))
                .andExpect(content().string(containsString("Mang tên Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia")));
        browser.perform(get("/parties/" + key("most-local-development")))
                .andExpect(content().string(containsString("chưa xác định đơn vị kế thừa")));
    }

    @Test
    void theListComesAsCsv() throws Exception {
        browser.perform(get("/parties").param("format", "csv").param("q", "vinatom"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Viện Năng lượng nguyên tử Việt Nam")));
    }

    @Test
    void anAdministratorGivesANewNameFromADay() throws Exception {
        PartyId unit = unit("Sở Trên trang");
        browser.perform(post("/parties/" + unit + "/change/name")
                        .with(ActingAs.actor(ADMINISTRATOR))
                        .param("vietnamese", "Sở Tên mới trên trang")
                        .param("kind", "AGENCY")
                        .param("from", "1/3/2025"))
                .andExpect(redirectedUrl("/parties/" + unit));
        assertThat(parties.nameOn(unit, LocalDate.of(2025, 2, 28))).isEqualTo("Sở Trên trang");
        assertThat(parties.nameOn(unit, LocalDate.of(2025, 3, 1))).isEqualTo("Sở Tên mới trên trang");
    }

    @Test
    void aWrongDateComesBackAsTypedWithTheReason() throws Exception {
        PartyId unit = unit("Sở Ngày sai");
        browser.perform(post("/parties/" + unit + "/change/name")
                        .with(ActingAs.actor(ADMINISTRATOR))
                        .param("vietnamese", "Sở Giữ nguyên chữ đã gõ")
                        .param("kind", "AGENCY")
                        .param("from", "31/2/2025"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"Sở Giữ nguyên chữ đã gõ\"")))
                .andExpect(content().string(containsString("Ngày không hợp lệ: “31/2/2025”")));
    }

    @Test
    void everyFormOfChangeOpens() throws Exception {
        PartyId unit = unit("Sở Mọi biểu mẫu");
        for (String what : List.of("name", "parent", "end", "code", "contact", "spelling")) {
            browser.perform(get("/parties/" + unit + "/change/" + what).with(ActingAs.actor(ADMINISTRATOR)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("Sở Mọi biểu mẫu")));
        }
    }

    @Test
    void anOrganisationIsRegisteredAndEndedOnPages() throws Exception {
        String address = browser.perform(post("/parties")
                        .with(ActingAs.actor(ADMINISTRATOR))
                        .param("vietnamese", "Trung tâm Lập trên trang")
                        .param("kind", "PUBLIC_SERVICE_UNIT")
                        .param("parent", key("can-tho-science").toString()))
                .andExpect(redirectedUrlPattern("/parties/*"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        browser.perform(post(address + "/change/end")
                        .with(ActingAs.actor(ADMINISTRATOR))
                        .param("how", "DISSOLVED")
                        .param("on", "01/07/2025")
                        .param("successor", "unknown"))
                .andExpect(redirectedUrl(address));
        browser.perform(get(String.valueOf(address)))
                .andExpect(content().string(containsString("Không còn từ 01/07/2025")))
                .andExpect(content().string(containsString("Sở Khoa học và Công nghệ thành phố Cần Thơ")));
    }

    @Test
    void theListOfAPastDayHoldsNoUnitThatCameLater() throws Exception {
        PartyId later = key("can-tho-agriculture");
        String then = browser.perform(
                        get("/parties").param("date", "2022-10-28").param("size", "500"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(then).doesNotContain("/parties/" + later + "?").contains("?date=2022-10-28");
        browser.perform(get("/parties").param("size", "500"))
                .andExpect(content().string(containsString("\"/parties/" + later + "\"")));
        browser.perform(get("/parties/" + later).param("date", "2022-10-28"))
                .andExpect(content().string(containsString("Chưa thành lập, có từ 01/03/2025")));
    }

    @Test
    void aSplitIsRecordedWithAllItsHeirs() throws Exception {
        PartyId split = unit("Sở Bị chia tách");
        PartyId one = unit("Sở Nhận phần một");
        PartyId two = unit("Sở Nhận phần hai");
        String address = "/parties/" + split;
        browser.perform(post(address + "/change/end")
                        .with(ActingAs.actor(ADMINISTRATOR))
                        .param("how", "SPLIT")
                        .param("on", "01/07/2025")
                        .param("successor", one.toString(), "unknown"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("không chọn cùng đơn vị khác")));
        browser.perform(post(address + "/change/end")
                        .with(ActingAs.actor(ADMINISTRATOR))
                        .param("how", "SPLIT")
                        .param("on", "01/07/2025")
                        .param("successor", one.toString(), two.toString(), two.toString()))
                .andExpect(redirectedUrl(address));
        assertThat(parties.standingInFor(split, LocalDate.of(2026, 1, 1))).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void theRegistersOwnHistorySpeaksInWords() throws Exception {
        PartyId unit = unit("Sở Có mọi dòng");
        parties.noteSpelling(Actor.platform(), unit, "SCMD").orThrow();
        parties.identify(
                        Actor.platform(), unit, IdentifierScheme.ORGANISATION_CODE, "H99.77", null, null, Evidence.NONE)
                .orThrow();
        parties.moveUnder(Actor.platform(), unit, key("can-tho"), LocalDate.of(2025, 1, 1), Evidence.NONE)
                .orThrow();
        parties.end(
                        Actor.platform(),
                        unit,
                        Succession.Kind.DISSOLVED,
                        List.of(new Succession.Unknown()),
                        LocalDate.of(2025, 7, 1),
                        Evidence.NONE)
                .orThrow();
        browser.perform(get("/parties/" + unit).with(ActingAs.actor(ADMINISTRATOR)))
                .andExpect(content().string(containsString("Kết thúc: Giải thể → Chưa xác định")))
                .andExpect(content().string(containsString("Cách viết khác: SCMD")))
                .andExpect(content().string(not(containsString("ORGANISATION_CODE"))))
                .andExpect(content().string(not(containsString("DISSOLVED"))));
        browser.perform(get("/parties").param("q", "h99.77").param("all", "1"))
                .andExpect(content().string(containsString("Sở Có mọi dòng")));
    }

    @Test
    void aDateThatIsNoneIsSaidSo() throws Exception {
        browser.perform(get("/parties").param("date", "2026-13-45"))
                .andExpect(content().string(containsString("“2026-13-45” không phải là một ngày")));
        browser.perform(get("/parties/" + key("most")).param("date", "abc"))
                .andExpect(content().string(containsString("“abc” không phải là một ngày")));
        browser.perform(get("/api/parties").param("date", "2026-13-45").with(ActingAs.actor(ADMINISTRATOR)))
                .andExpect(status().is4xxClientError());
    }

    @Test
    void aSecondOrganisationOfOneNameIsRegisteredOnlyWhenThatIsSaid() throws Exception {
        unit("Sở Chỉ có một");
        MockHttpServletRequestBuilder again = post("/parties")
                .with(ActingAs.actor(ADMINISTRATOR))
                .param("vietnamese", "sở   chỉ có một")
                .param("kind", "AGENCY");
        browser.perform(again)
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Danh bạ đã có Sở Chỉ có một")))
                .andExpect(content().string(containsString("name=\"another\"")));
        browser.perform(again.param("another", "1")).andExpect(redirectedUrlPattern("/parties/*"));
        assertThat(parties.calledLike("Sở chỉ có một")).hasSize(2);
        assertThat(parties.nameOn(parties.calledLike("Sở chỉ có một").getLast(), LocalDate.of(2026, 1, 1)))
                .isEqualTo("sở chỉ có một");
    }

    @Test
    void aNameOfAnotherIsNoSpellingAndWhatHasEndedTakesNoNewName() {
        unit("Sở Có tên này");
        PartyId unit = unit("Sở Đã hết");
        assertThat(parties.noteSpelling(Actor.platform(), unit, "SỞ CÓ TÊN NÀY"))
                .isInstanceOf(Outcome.Rejected.class);
        parties.end(
                        Actor.platform(),
                        unit,
                        Succession.Kind.DISSOLVED,
                        List.of(new Succession.Nobody()),
                        LocalDate.of(2025, 7, 1),
                        Evidence.NONE)
                .orThrow();
        assertThat(parties.rename(
                        Actor.platform(),
                        unit,
                        new NameGiven(
                                "Sở Quá muộn",
                                "",
                                "",
                                OrganisationKind.AGENCY,
                                LocalDate.of(2030, 1, 1),
                                Evidence.NONE)))
                .isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void peopleAreShownOnlyToWhoMaySeeThem() throws Exception {
        PartyId unit = unit("Sở Có người");
        PartyId person = parties.registerPerson(Actor.platform(), "Lê Thị Kín", "", Evidence.NONE)
                .orThrow();
        parties.appoint(
                        Actor.platform(),
                        person,
                        unit,
                        Membership.Office.OFFICER,
                        "Chuyên viên",
                        null,
                        null,
                        Evidence.NONE)
                .orThrow();
        browser.perform(get("/parties/" + unit)).andExpect(content().string(not(containsString("Lê Thị Kín"))));
        Actor officer = holding(Role.UNIT_OFFICER, new Grant.Within(Set.of(unit)));
        browser.perform(get("/parties/" + unit).with(ActingAs.actor(officer)))
                .andExpect(content().string(containsString("Lê Thị Kín")));
        browser.perform(get("/parties/" + person).header("Accept", "text/html")).andExpect(status().isNotFound());
    }

    @Test
    void anAdministratorEntersAPersonWithAnOfficeAndEndsIt() throws Exception {
        PartyId unit = unit("Sở Có người mới");
        String change = "/parties/" + unit + "/change/";
        browser.perform(get("/parties/" + unit).with(ActingAs.actor(ADMINISTRATOR)))
                .andExpect(content().string(containsString(change + "appoint")))
                .andExpect(content().string(not(containsString(change + "leave"))));
        browser.perform(get(change + "appoint").with(ActingAs.actor(ADMINISTRATOR)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Người mới, chưa có trong danh bạ")));
        browser.perform(post(change + "appoint")
                        .with(ActingAs.actor(ADMINISTRATOR))
                        .param("vietnamese", "Phạm Thị Mới")
                        .param("email", "moi@example.vn")
                        .param("office", "HEAD")
                        .param("title", "Giám đốc Sở")
                        .param("from", "01/03/2026"))
                .andExpect(redirectedUrl("/parties/" + unit));
        Membership head = parties.membersOf(unit, LocalDate.of(2026, 3, 1)).getFirst();
        assertThat(parties.emailOf(head.person())).contains("moi@example.vn");
        String leave = change + "leave?number=" + head.entry().number();
        browser.perform(get("/parties/" + unit).with(ActingAs.actor(ADMINISTRATOR)))
                .andExpect(content().string(containsString("Giám đốc Sở")))
                .andExpect(content().string(containsString(leave)));
        browser.perform(get(leave).with(ActingAs.actor(ADMINISTRATOR))).andExpect(status().isOk());
        browser.perform(post(change + "leave")
                        .with(ActingAs.actor(ADMINISTRATOR))
                        .param("number", Long.toString(head.entry().number()))
                        .param("until", "01/06/2026"))
                .andExpect(redirectedUrl("/parties/" + unit));
        assertThat(parties.membersOf(unit, LocalDate.of(2026, 6, 1))).isEmpty();
    }

    @Test
    void somebodyOfTheRegisterGetsASecondOfficeAndARefusedOneEntersNobody() throws Exception {
        PartyId unit = unit("Sở Kiêm nhiệm");
        PartyId person = parties.registerPerson(Actor.platform(), "Trần Văn Kiêm", "", Evidence.NONE)
                .orThrow();
        String change = "/parties/" + unit + "/change/appoint";
        browser.perform(post(change)
                        .with(ActingAs.actor(ADMINISTRATOR))
                        .param("person", person.toString())
                        .param("office", "HEAD"))
                .andExpect(redirectedUrl("/parties/" + unit));
        assertThat(parties.headOf(unit, LocalDate.of(2026, 1, 1))).contains(person);
        int before = parties.people(ADMINISTRATOR).size();
        browser.perform(post(change)
                        .with(ActingAs.actor(ADMINISTRATOR))
                        .param("person", person.toString())
                        .param("vietnamese", "Người khác")
                        .param("office", "OFFICER"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Đã chọn một người trong danh bạ")));
        browser.perform(post(change)
                        .with(ActingAs.actor(ADMINISTRATOR))
                        .param("vietnamese", "Người thừa")
                        .param("office", "HEAD"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("value=\"Người thừa\"")));
        browser.perform(post(change).with(ActingAs.actor(ADMINISTRATOR)).param("office", "OFFICER"))
                .andExpect(status().isUnprocessableContent());
        assertThat(parties.people(ADMINISTRATOR)).hasSize(before);
    }

    @Test
    void whoMayNotEditSeesNoFormAndChangesNothing() throws Exception {
        PartyId unit = unit("Sở Không cho sửa");
        Actor officer = holding(Role.UNIT_OFFICER, new Grant.Within(Set.of(unit)));
        browser.perform(get("/parties/" + unit).with(ActingAs.actor(officer)))
                .andExpect(content().string(not(containsString("/change/"))));
        browser.perform(get("/parties/" + unit + "/change/name").with(ActingAs.actor(officer)))
                .andExpect(status().isForbidden());
        browser.perform(get("/parties/new").with(ActingAs.actor(officer))).andExpect(status().isForbidden());
        browser.perform(post("/parties/" + unit + "/change/name")
                        .with(ActingAs.actor(officer))
                        .param("vietnamese", "Sở Bị chiếm")
                        .param("kind", "AGENCY"))
                .andExpect(status().isForbidden());
        browser.perform(post("/api/parties/" + unit + "/names")
                        .with(ActingAs.actor(officer))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"vietnamese\":\"Sở Bị chiếm\",\"kind\":\"AGENCY\",\"from\":\"2025-01-01\"}"))
                .andExpect(status().isForbidden());
        browser.perform(post("/api/parties")
                        .with(ActingAs.actor(officer))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"vietnamese\":\"Sở Lậu\",\"kind\":\"AGENCY\"}"))
                .andExpect(status().isForbidden());
        assertThat(parties.nameOn(unit, LocalDate.of(2026, 1, 1))).isEqualTo("Sở Không cho sửa");
    }

    // ---- JSON

    @Test
    void theHistoryComesAsJsonWithItsSources() throws Exception {
        browser.perform(get("/api/parties/" + key("most-market-development")).param("date", "2022-10-19"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("Cục Phát triển thị trường và doanh nghiệp khoa học và công nghệ"))
                .andExpect(jsonPath("$.endings[0].certainty").value("INFERRED"))
                .andExpect(jsonPath("$.endings[0].from").value("2025-03-01"));
        browser.perform(get("/api/parties").param("q", "Hậu Giang").param("all", "1"))
                .andExpect(jsonPath("$.total").value(2));
    }

    @Test
    void aNameInADocumentIsResolvedThroughTheApi() throws Exception {
        browser.perform(get("/api/parties/resolve")
                        .param("name", "Sở KH&CN")
                        .param("date", "2022-10-19")
                        .param("within", key("can-tho").toString()))
                .andExpect(jsonPath("$.outcome").value("one"));
        browser.perform(get("/api/parties/resolve").param("name", "các đơn vị liên quan"))
                .andExpect(jsonPath("$.outcome").value("none"));
    }

    @Test
    void aRefusedCallSaysWhatIsWrongAtWhichField() throws Exception {
        browser.perform(post("/api/parties")
                        .with(ActingAs.actor(ADMINISTRATOR))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"vietnamese\":\"\",\"kind\":\"AGENCY\"}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.errors[0].field").value("vietnamese"));
    }
}
