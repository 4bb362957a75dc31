package vn.phusa.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Role;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** The door, with real sessions in the database. */
@PlatformTest
class SignInTest {
    private static final String PASSWORD = "ghe-tre-song-lua-42";
    private static final Actor ADMINISTRATOR = Actor.platform();

    @Autowired
    private MockMvc browser;

    @Autowired
    private Accounts accounts;

    @Autowired
    private SettableClock clock;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private AccountId account(String login) {
        AccountId id = accounts.open(
                        ADMINISTRATOR,
                        new Accounts.NewAccount(login, "Người " + login, "", "vi", null, Role.AUDITOR, null))
                .orThrow();
        accounts.setPassword(Actor.platform(), accounts.find(id).orElseThrow(), PASSWORD, PASSWORD, null)
                .orThrow();
        return id;
    }

    private MvcResult signIn(String login, String password) throws Exception {
        return browser.perform(post("/sign-in")
                        .param("login", login)
                        .param("password", password)
                        .with(csrf()))
                .andReturn();
    }

    private Cookie session(MvcResult result) {
        return Objects.requireNonNull(result.getResponse().getCookie("SESSION"), "a session cookie");
    }

    @Test
    void theRightPasswordOpensASessionWithASafeCookie() throws Exception {
        account("dung-mat-khau");
        MvcResult entered = signIn(" DUNG-mat-khau ", PASSWORD);
        assertThat(entered.getResponse().getStatus()).isEqualTo(302);
        Cookie cookie = session(entered);
        assertThat(entered.getResponse().getHeaders("Set-Cookie"))
                .filteredOn(header -> header.startsWith("SESSION="))
                .singleElement()
                .asString()
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax");
        browser.perform(get("/").cookie(cookie)).andExpect(content().string(containsString("Người dung-mat-khau")));
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginGetTheSameAnswer() throws Exception {
        account("sai-mat-khau");
        MvcResult wrong = signIn("sai-mat-khau", "khong phai mat khau");
        MvcResult unknown = signIn("khong-co-ai", "khong phai mat khau");
        assertThat(wrong.getResponse().getStatus()).isEqualTo(401);
        assertThat(unknown.getResponse().getStatus()).isEqualTo(401);
        assertThat(wrong.getResponse().getContentAsString())
                .contains("Tên đăng nhập hoặc mật khẩu không đúng")
                .contains("value=\"sai-mat-khau\"")
                .doesNotContain("khong phai mat khau");
        assertThat(unknown.getResponse().getContentAsString()).contains("Tên đăng nhập hoặc mật khẩu không đúng");
    }

    @Test
    void whoGuessesMustWaitAndMayThenComeIn() throws Exception {
        account("bi-doan");
        for (int i = 0; i < Throttle.FREE; i++) {
            assertThat(signIn("bi-doan", "doan lan thu " + i).getResponse().getStatus())
                    .isEqualTo(401);
        }
        MvcResult tooFast = signIn("bi-doan", PASSWORD);
        assertThat(tooFast.getResponse().getStatus()).isEqualTo(429);
        assertThat(tooFast.getResponse().getContentAsString()).contains("Hãy chờ 15 giây");
        clock.advance(Duration.ofSeconds(16));
        assertThat(signIn("bi-doan", PASSWORD).getResponse().getStatus()).isEqualTo(302);
    }

    @Test
    void aBlockedAccountIsOutAtOnce() throws Exception {
        AccountId id = account("bi-khoa");
        Cookie cookie = session(signIn("bi-khoa", PASSWORD));
        accounts.block(ADMINISTRATOR, id, true).orThrow();
        browser.perform(get("/").cookie(cookie)).andExpect(content().string(not(containsString("Người bi-khoa"))));
        assertThat(signIn("bi-khoa", PASSWORD).getResponse().getStatus()).isEqualTo(401);
        accounts.block(ADMINISTRATOR, id, false).orThrow();
        assertThat(signIn("bi-khoa", PASSWORD).getResponse().getStatus()).isEqualTo(302);
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        account("ra-ve");
        Cookie cookie = session(signIn("ra-ve", PASSWORD));
        browser.perform(post("/sign-out").cookie(cookie).with(csrf())).andExpect(redirectedUrl("/"));
        browser.perform(get("/").cookie(cookie)).andExpect(content().string(not(containsString("Người ra-ve"))));
    }

    @Test
    void aSessionEndsAfterAWorkingDayHoweverBusyItIs() throws Exception {
        account("lam-viec-lau");
        Cookie cookie = session(signIn("lam-viec-lau", PASSWORD));
        clock.advance(Duration.ofHours(13));
        browser.perform(get("/").cookie(cookie)).andExpect(content().string(not(containsString("Người lam-viec-lau"))));
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        browser.perform(post("/sign-in").param("login", "ai-do").param("password", PASSWORD))
                .andExpect(status().isForbidden());
    }

    @Test
    void anotherPasswordEndsAllOtherSessions() throws Exception {
        AccountId id = account("doi-mat-khau");
        Cookie elsewhere = session(signIn("doi-mat-khau", PASSWORD));
        Actor holder = accounts.actorOf(id, Actor.Channel.WEB);
        String wanted = "chin-vi-sao-tren-ao-7";
        accounts.changePassword(holder, PASSWORD, wanted, wanted, null).orThrow();
        browser.perform(get("/").cookie(elsewhere))
                .andExpect(content().string(not(containsString("Người doi-mat-khau"))));
        assertThat(signIn("doi-mat-khau", wanted).getResponse().getStatus()).isEqualTo(302);
    }
}
