package vn.phusa.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.Actor;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.OnceOnlyProbe;
import vn.phusa.testing.PlatformTest;

/** A form that is sent twice acts once. */
@PlatformTest
class OnceOnlyTest {
    @Autowired
    private MockMvc browser;

    @Autowired
    private OnceOnlyProbe counter;

    @BeforeEach
    void nothingDoneYet() {
        counter.reset();
    }

    @Test
    void theSecondSendingIsLedToTheFirstOnesAnswer() throws Exception {
        String token = UUID.randomUUID().toString();
        send(token, true).andExpect(redirectedUrl("/once-only-test/1"));
        send(token, true).andExpect(status().isSeeOther()).andExpect(redirectedUrl("/once-only-test/1"));
        assertThat(counter.acts()).isEqualTo(1);
    }

    @Test
    void aRefusedFormMayBeSentAgain() throws Exception {
        String token = UUID.randomUUID().toString();
        send(token, false).andExpect(status().isOk());
        send(token, true).andExpect(redirectedUrl("/once-only-test/2"));
    }

    @Test
    void anotherFormActsForItself() throws Exception {
        send(UUID.randomUUID().toString(), true).andExpect(redirectedUrl("/once-only-test/1"));
        send(UUID.randomUUID().toString(), true).andExpect(redirectedUrl("/once-only-test/2"));
    }

    private org.springframework.test.web.servlet.ResultActions send(String token, boolean good) throws Exception {
        return browser.perform(post("/once-only-test")
                .param("_once", token)
                .param("good", Boolean.toString(good))
                .with(ActingAs.actor(Actor.platform())));
    }
}
