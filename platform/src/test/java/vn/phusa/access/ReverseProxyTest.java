package vn.phusa.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.PhuSa;

/** Behind a reverse proxy that speaks HTTPS with people and HTTP with the platform. */
@SpringBootTest(
        classes = PhuSa.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "phusa.temporary=true",
            "phusa.jobs.start=false",
            "phusa.first-data=CAN_THO",
            "phusa.public-url=https://phusa.example.vn",
            "server.shutdown=immediate"
        })
class ReverseProxyTest {
    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void whatTheProxySaysOfTheVisitorIsBelieved() throws Exception {
        HttpResponse<String> answer = get(
                "/sign-in",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-For",
                "203.0.113.7",
                "X-Forwarded-Host",
                "phusa.example.vn");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(answer.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
    }

    @Test
    void aVisitorCannotChooseTheAddressByWhichGuessesAreCounted() throws Exception {
        HttpResponse<String> page = get("/sign-in", "X-Forwarded-Proto", "https");
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        String cookie = page.headers().allValues("Set-Cookie").stream()
                .map(text -> text.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        String login =
                "login=khong-co-ai&password=x&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"))
                .headers("X-Forwarded-Proto", "https", "X-Forwarded-For", "198.51.100.66, 203.0.113.7")
                .headers("Content-Type", "application/x-www-form-urlencoded", "Cookie", cookie)
                .POST(HttpRequest.BodyPublishers.ofString(login))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
        }
        assertThat(database.sql("select distinct address from access.sign_in_attempts")
                        .query(String.class)
                        .list())
                .as("the address that the proxy added, not the one that the visitor sent")
                .containsExactly("203.0.113.7");
    }

    @Test
    void whoeverIsNotSignedInIsLedToThePublicAddress() throws Exception {
        HttpResponse<String> answer =
                get("/work", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "phusa.example.vn");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .isIn("/sign-in", "https://phusa.example.vn/sign-in");
    }
}
