package vn.phusa.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * An address for programs, which prove with each request who they are: by key, by HTTP Basic with the key as password, or by an
 * access token. There is no session, hence no token against forged requests. Rooms contribute them as beans.
 *
 * @param pattern path pattern, for example {@code /epcis/**}
 * @param refusal how the room says that somebody may not come in
 */
public record ProgramPath(String pattern, Refusal refusal) {

    /** Answers a request that is not let in. */
    @FunctionalInterface
    public interface Refusal {

        /** @param status 401, 403 or 429 */
        void answer(HttpServletRequest request, HttpServletResponse response, int status) throws IOException;
    }
}
