package vn.phusa.shell.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Wording;

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

    /** A page that needs nothing else of the platform; its sentences hold no markup. */
    private static String page(Wording words, String key) {
        return """
                <!doctype html>
                <html lang="%s">
                <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <h1>%s</h1>
                <p>%s</p>
                <p>%s</p>
                </html>
                """.formatted(
                        words.locale().getLanguage(),
                        words.say(key + ".title"),
                        words.say(key + ".title"),
                        words.say(key + ".advice"),
                        words.say("shell.error.go-back"));
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Wording words = languages.in(request.getLocale());
        String key = "shell.error." + ErrorPages.key(status);
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(words.say(key + ".title"));
        try {
            String accept = request.getHeader(HttpHeaders.ACCEPT);
            if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
                response.setContentType(MediaType.TEXT_HTML_VALUE);
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                response.getOutputStream().write(page(words, key).getBytes(StandardCharsets.UTF_8));
                response.finishResponse();
                return;
            }
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getOutputStream().write(json.writeValueAsBytes(problem));
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("whoever sent a broken request did not wait for the answer", gone);
        }
    }
}
