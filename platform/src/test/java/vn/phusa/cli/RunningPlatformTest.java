package vn.phusa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a platform refuses is said on the command line so that its user knows what to do. */
class RunningPlatformTest {
    private static final String JOB_DONE = "{\"running\": false, \"success\": true, \"errors\": []}";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String body = "";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            asked.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            boolean accepted = status == 202 && exchange.getRequestMethod().equals("POST");
            boolean ofAnotherServer = exchange.getRequestURI().getPath().endsWith("/gone");
            byte[] answer = (status == 202 ? accepted || ofAnotherServer ? "" : JOB_DONE : body)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "/epcis/capture/1");
            exchange.sendResponseHeaders(
                    ofAnotherServer ? 404 : status == 202 && !accepted ? 200 : status,
                    answer.length == 0 ? -1 : answer.length);
            if (answer.length > 0) {
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private int phusa(String key, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--server", address()));
        return PhuSaCommand.run(
                List.of(),
                all,
                Map.of("PHUSA_DATA", folder.toString(), "PHUSA_KEY", key),
                new PrintStream(data, true, StandardCharsets.UTF_8),
                new PrintStream(words, true, StandardCharsets.UTF_8),
                false);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String said() {
        return words.toString(StandardCharsets.UTF_8);
    }

    private String[] capture() throws IOException {
        return new String[] {
            "capture",
            "--noted",
            folder.resolve("noted").toString(),
            Files.writeString(folder.resolve("a.json"), "{}").toString()
        };
    }

    @Test
    void anUnknownKeyIsSaidOnceWithWhatToDo() throws IOException {
        status = 401;
        body = "{\"title\": \"không có quyền\"}";

        assertThat(phusa("phusa_ended", capture())).isEqualTo(1);
        assertThat(phusa("phusa_ended", "trace", "(01)08935001234562")).isEqualTo(1);
        assertThat(phusa("phusa_ended", "trace", "(01)08935001234562", "--lang", "en"))
                .isEqualTo(1);

        assertThat(said())
                .contains(address() + " không nhận khóa trong PHUSA_KEY: khóa viết sai, đã hết hạn hoặc đã bị thu hồi")
                .contains("does not know the key in PHUSA_KEY: it is mistyped, has ended or was withdrawn")
                .contains("./phusa key make")
                .doesNotContain("401");
        assertThat(data.size()).isZero();
    }

    @Test
    void aKeyThatMayNotDoItIsSaidWithTheReasonOfThePlatform() throws IOException {
        status = 403;
        body = "{\"title\": \"Không được phép\", \"detail\": \"Bạn không ghi sự kiện cho tổ chức này.\"}";

        assertThat(phusa("phusa_x", capture())).isEqualTo(1);

        assertThat(said())
                .contains("không được làm việc này", "Bạn không ghi sự kiện cho tổ chức này.", "quản trị viên");
    }

    @Test
    void aJobThatThePlatformDoesNotKnowAnyMoreIsSentAgain() throws IOException {
        status = 202;
        String[] call = capture();
        assertThat(phusa("phusa_x", call)).as(said()).isZero();
        Path noted = folder.resolve("noted");
        Files.writeString(noted, Files.readString(noted).replace("/epcis/capture/1", "/epcis/capture/gone"));
        asked.clear();

        assertThat(phusa("phusa_x", call)).as(said()).isZero();

        assertThat(asked).containsExactly("GET /epcis/capture/gone", "POST /epcis/capture", "GET /epcis/capture/1");
    }

    @Test
    void aKeyWithALineBreakIsAWrongCall() {
        assertThat(phusa("phusa_a\nb", "trace", "x")).isEqualTo(2);
        assertThat(said()).contains("PHUSA_KEY có ký tự");
        assertThat(asked).isEmpty();
    }
}
