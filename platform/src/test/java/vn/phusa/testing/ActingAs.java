package vn.phusa.testing;

import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.phusa.base.Actor;

/**
 * Sends a request as an actor made up by the test, signed in and with a valid token against forgery: {@code
 * get("/programmes").with(ActingAs.actor(leader))}.
 */
public final class ActingAs {
    static final String ATTRIBUTE = ActingAs.class.getName();

    private ActingAs() {}

    public static RequestPostProcessor actor(Actor actor) {
        return request -> {
            request.setAttribute(ATTRIBUTE, actor);
            RequestPostProcessor user = SecurityMockMvcRequestPostProcessors.user("test");
            RequestPostProcessor csrf = SecurityMockMvcRequestPostProcessors.csrf();
            return csrf.postProcessRequest(user.postProcessRequest(request));
        };
    }
}
