package vn.phusa.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;

/** One's own account, and other people's for those who may. */
@PlatformTest
class AccountPagesTest {
    private static final Actor PLATFORM = Actor.platform();

    @Autowired
    private MockMvc browser;

    @Autowired
    private Accounts accounts;

    private Actor holder(String login, Role role) {
        AccountId id = accounts.open(
                        PLATFORM, new Accounts.NewAccount(login, "Người " + login, "", "vi", null, role, null))
                .orThrow();
        return accounts.actorOf(id, Actor.Channel.WEB);
    }

    private static MockHttpServletRequestBuilder as(Actor actor, MockHttpServletRequestBuilder request) {
        return request.with(ActingAs.actor(actor));
    }

    @Test
    void everybodySeesTheirOwnAccount() throws Exception {
        Actor holder = holder("trang-rieng", Role.UNIT_OFFICER);
        browser.perform(as(holder, get("/account")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("trang-rieng")))
                .andExpect(content().string(containsString("Nơi đang đăng nhập")));
    }

    @Test
    void whatWasTypedWrongComesBackWithTheReasonBesideTheField() throws Exception {
        Actor holder = holder("go-sai", Role.UNIT_OFFICER);
        browser.perform(as(holder, post("/account"))
                        .param("name", "Tên mới")
                        .param("email", "khong-phai-thu")
                        .param("language", "vi"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"Tên mới\"")))
                .andExpect(content().string(containsString("Địa chỉ thư điện tử không đúng")));
    }

    @Test
    void aKeyIsShownOnceAndNeverAgain() throws Exception {
        Actor holder = holder("khoa-tren-trang", Role.UNIT_OFFICER);
        String page = browser.perform(as(holder, post("/account/keys"))
                        .param("label", "Phần mềm kế toán")
                        .param("days", "90"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        Matcher key = Pattern.compile("phusa_[A-Za-z0-9_-]{43}").matcher(page);
        assertThat(key.find()).isTrue();
        browser.perform(as(holder, get("/account")))
                .andExpect(content().string(containsString("Phần mềm kế toán")))
                .andExpect(content().string(not(containsString(key.group()))));
    }

    @Test
    void anAdministratorOpensAnAccountAndInvitesItsHolder() throws Exception {
        Actor administrator = holder("quan-tri-trang", Role.ADMINISTRATOR);
        browser.perform(as(administrator, post("/administration/accounts"))
                        .param("login", "nguoi-moi-trang")
                        .param("name", "Người mới")
                        .param("language", "vi")
                        .param("role", "UNIT_OFFICER"))
                .andExpect(redirectedUrlPattern("/administration/accounts/*"));
        AccountId id = accounts.byLogin("nguoi-moi-trang").orElseThrow().id();
        String page = browser.perform(as(administrator, post("/administration/accounts/" + id + "/invitation")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        Matcher link = Pattern.compile("/set-password/[A-Za-z0-9_-]{43}").matcher(page);
        assertThat(link.find()).isTrue();
        browser.perform(get(link.group()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("nguoi-moi-trang")));
        browser.perform(post(link.group())
                        .param("password", "ghe-tre-song-lua-42")
                        .param("repeated", "ghe-tre-song-lua-42")
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andExpect(org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl("/sign-in"));
        browser.perform(get(link.group())).andExpect(status().isNotFound());
    }

    @Test
    void anAdministratorSaysWhichPersonHoldsAnAccount() throws Exception {
        Actor administrator = holder("quan-tri-gan", Role.ADMINISTRATOR);
        holder("duoc-gan", Role.UNIT_OFFICER);
        AccountId id = accounts.byLogin("duoc-gan").orElseThrow().id();
        String page = "/administration/accounts/" + id;
        PartyId person = accounts.byLogin("can-bo").orElseThrow().person();
        browser.perform(as(administrator, get(page)))
                .andExpect(content().string(containsString("Chưa gắn với ai")))
                .andExpect(content()
                        .string(containsString("<option value=\"" + person + "\">Cán bộ Cục SHTT (mẫu) – Cục SHTT")));
        browser.perform(as(administrator, post(page + "/person")).param("person", "không phải số"))
                .andExpect(status().isUnprocessableContent());
        browser.perform(as(administrator, post(page + "/person")).param("person", String.valueOf(person)))
                .andExpect(org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl(page));
        assertThat(accounts.find(id).orElseThrow().person()).isEqualTo(person);
        browser.perform(as(administrator, get(page)))
                .andExpect(content().string(containsString("<dd>Cán bộ Cục SHTT (mẫu)")));
    }

    @Test
    void theListOfAccountsComesAsAFileToo() throws Exception {
        Actor auditor = holder("xem-danh-sach", Role.AUDITOR);
        browser.perform(as(auditor, get("/administration/accounts").param("q", "xem-danh-sach")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Kiểm toán, giám sát")));
        browser.perform(as(auditor, get("/administration/accounts").param("format", "csv")))
                .andExpect(content().string(containsString("xem-danh-sach")));
    }

    @Test
    void otherPeoplesAccountsAreClosedToWhoAdministersNobody() throws Exception {
        Actor officer = holder("can-bo-to-mo", Role.UNIT_OFFICER);
        AccountId other = accounts.byLogin("quan-tri").orElseThrow().id();
        browser.perform(as(officer, get("/administration/accounts")).header("Accept", "text/html"))
                .andExpect(status().isForbidden());
        browser.perform(as(officer, get("/administration/accounts/new"))).andExpect(status().isForbidden());
        browser.perform(as(officer, get("/administration/accounts/" + other))).andExpect(status().isNotFound());
        browser.perform(as(officer, post("/administration/accounts/" + other + "/block")))
                .andExpect(status().isForbidden());
        browser.perform(as(officer, post("/administration/accounts/" + other + "/invitation")))
                .andExpect(status().isForbidden());
    }
}
