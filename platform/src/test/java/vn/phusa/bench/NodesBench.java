package vn.phusa.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.phusa.embeddedpostgres.EmbeddedPostgres;
import vn.phusa.embeddedpostgres.RunningPostgres;
import vn.phusa.embeddedpostgres.Settings;
import vn.phusa.ledger.LedgerVerification;
import vn.phusa.ledger.store.LedgerKey;

/**
 * Two platforms on one PostgreSQL: started at once on an empty database, both under write load, one of them killed and
 * started again in the middle; then counts what was done twice, and compares sessions and search. {@code NodesBench FOLDER
 * [SECONDS]}; exits with 1 when anything is wrong.
 */
final class NodesBench {
    private static final String PUBLIC_HOST = "phusa.example.vn";
    private static final int WRITERS = 4;

    /** What the writers file, with and without diacritics and with a slip, and what was loaded at first. */
    private static final List<String> QUERIES =
            List.of("việc thử sự cố", "viec thu su co", "chương trình thử", "sở hữu trí tuệ", "so huu tri tuee");

    /** Every node hears of a change within about a second; the rest is for a busy machine. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(60);

    private NodesBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        System.exit(run(folder, seconds) ? 0 : 1);
    }

    private static boolean run(Path folder, int seconds) throws Exception {
        Path first = Files.createDirectories(folder.resolve("first"));
        Path second = Files.createDirectories(folder.resolve("second"));
        shareLedgerKey(first, second);
        Acknowledged acknowledged = new Acknowledged();
        try (RunningPostgres server = EmbeddedPostgres.start(Settings.temporary());
                Mailbox mail = new Mailbox()) {
            Map<String, String> environment = new HashMap<>(mail.environment());
            environment.put("PHUSA_FIRST_DATA", "CAN_THO");
            environment.put("PHUSA_PUBLIC_URL", "http://" + PUBLIC_HOST);
            environment.put("PHUSA_DB_URL", server.jdbcUrl());
            environment.put("PHUSA_DB_USER", server.user());
            environment.put("PHUSA_DB_PASSWORD", server.password());

            // Both find an empty database at the same moment.
            Platform one = Platform.start(first, environment, WRITERS, acknowledged);
            Platform other = Platform.start(second, environment, WRITERS, acknowledged);
            one.ready();
            other.ready();
            System.err.println("both started on the empty database");
            Thread.sleep(seconds * 500L);
            other.kill();
            other = Platform.start(second, environment, WRITERS, acknowledged).ready();
            System.err.println("one killed and started again");
            Thread.sleep(seconds * 500L);
            one.stop();
            other.stop();
            one = Platform.start(first, environment, 0, acknowledged);
            other = Platform.start(second, environment, 0, acknowledged);
            one.ready();
            other.ready();
            boolean good = true;
            try (Connection connection =
                    DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
                CrashBench.settle(connection);
                good &= alike(one.port().join(), other.port().join(), first, second);
                good &= sharedWork(connection);
                one.stop();
                other.stop();
                return Reckoning.print(connection, first, acknowledged, mail.arrived()) && good;
            }
        }
    }

    /** Nodes of one installation sign with one key: its folder is copied to each before its first start. */
    private static void shareLedgerKey(Path first, Path second) throws Exception {
        Path folder = LedgerVerification.keyFolder(first);
        LedgerKey.open(folder, PUBLIC_HOST + "/so-cai");
        Path copy = Files.createDirectories(LedgerVerification.keyFolder(second));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Signs in on the first node and uses that session on the second; searches on both. */
    private static boolean alike(int one, int other, Path... folders) throws Exception {
        boolean good = true;
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> page = send(client, one, "/sign-in", "", null);
            Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
            if (!token.find()) {
                throw new IllegalStateException("no sign-in page");
            }
            String form = "login=dau-moi&password=" + encoded(password(folders)) + "&_csrf=" + encoded(token.group(1));
            HttpResponse<String> entered = send(client, one, "/sign-in", cookies(page), form);
            String session = cookies(entered);
            int onOther = send(client, other, "/leader", session, null).statusCode();
            good &= say("session of one node on the other (status)", onOther, onOther == 200);
            for (String query : QUERIES) {
                good &= alike(client, one, other, session, query);
            }
        }
        return good;
    }

    /** Compares the whole answers, once both nodes have heard of everything: hits, their order and their snippets. */
    private static boolean alike(HttpClient client, int one, int other, String session, String query) throws Exception {
        String path = "/api/search?size=50&q=" + encoded(query);
        long deadline = System.nanoTime() + CATCHING_UP.toNanos();
        String here = "";
        String there = "";
        boolean alike = false;
        while (!alike && System.nanoTime() < deadline) {
            here = send(client, one, path, session, null).body();
            there = send(client, other, path, session, null).body();
            alike = hits(here) > 0 && here.equals(there);
            if (!alike) {
                Thread.sleep(500);
            }
        }
        if (!alike) {
            System.err.println(here + "\n" + there);
        }
        return say("hits alike on both for “" + query + "”", hits(here), alike);
    }

    /** How many there are in all; 0 where the answer does not say. */
    private static long hits(String answer) {
        Matcher total = Pattern.compile("\"total\":(\\d+)").matcher(answer);
        return total.find() ? Long.parseLong(total.group(1)) : 0;
    }

    private static boolean say(String what, long figure, boolean good) {
        System.out.printf("%-44s %10d%s%n", what, figure, good ? "" : "  <-- wrong");
        return good;
    }

    /** Rooms migrated once, first data loaded once, recurring jobs in one row each. */
    private static boolean sharedWork(Connection connection) throws Exception {
        boolean good = true;
        try (Statement statement = connection.createStatement()) {
            good &= zero(
                    statement,
                    "organisations registered twice",
                    "select count(*) from (select key from party.parties where key is not null group by key having"
                            + " count(*) > 1) twice");
            good &= zero(
                    statement,
                    "demonstration accounts doubled",
                    "select count(*) from (select name from access.accounts group by name having count(*) > 1) twice");
            good &= zero(
                    statement,
                    "jobs left with a dead node",
                    "select count(*) from base.scheduled_tasks where picked and last_heartbeat < now() - interval '10"
                            + " minutes'");
        }
        return good;
    }

    private static boolean zero(Statement statement, String what, String sql) throws Exception {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return say(what, row.getLong(1), row.getLong(1) == 0);
        }
    }

    private static String password(Path... folders) throws Exception {
        for (Path folder : folders) {
            Path file = folder.resolve("demo-accounts.txt");
            if (Files.exists(file)) {
                return Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("dau-moi "))
                        .map(line -> line.split("\\s+")[1])
                        .findFirst()
                        .orElseThrow();
            }
        }
        throw new IllegalStateException("no node wrote the accounts");
    }

    private static HttpResponse<String> send(
            HttpClient client, int port, String path, String cookies, @org.jspecify.annotations.Nullable String form)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(text -> text.split(";", 2)[0])
                .filter(cookie -> !cookie.endsWith("="))
                .collect(Collectors.joining("; "));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
