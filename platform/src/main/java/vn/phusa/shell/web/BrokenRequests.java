package vn.phusa.shell.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.shell.Languages;

/**
 * Answers a request that is too broken to reach any page: a line that is no HTTP, an address that cannot be decoded. A problem
 * document instead of the page that the HTTP server would make by itself.
 */
final class BrokenRequests extends ErrorReportValve {
    private final Languages languages;
    private final JsonMapper json;

    BrokenRequests(Languages languages, JsonMapper json) {
        this.languages = languages;
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(languages.in(request.getLocale()).say("shell.error." + ErrorPages.key(status) + ".title"));
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getOutputStream().write(json.writeValueAsBytes(problem));
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("whoever sent a broken request did not wait for the answer", gone);
        }
    }
}
