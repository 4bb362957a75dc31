package vn.phusa.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.phusa.base.Role;

/**
 * 32 people at work at once, each thinking for a second between pages, on 10,000 commitments with 1,000,000 rows of history:
 * how long each page takes, beside a single indexed select through the same stack, asked in the same run. {@code WebBench
 * FOLDER [SECONDS [USERS]]}; a folder that was filled once is used again. The client is this JVM, the platform another.
 */
final class WebBench {
    private static final int PORT = Integer.getInteger("phusa.bench.port", 9105);
    private static final URI PLATFORM = URI.create("http://localhost:" + PORT);
    private static final Duration THINKING = Duration.ofSeconds(1);
    private static final Duration WARMING = Duration.ofSeconds(40);
    private static final Duration LONGEST_LOAD = Duration.ofMinutes(40);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String SELECT = "one indexed select";

    private final Map<String, ConcurrentLinkedQueue<Long>> nanos = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> errors = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process platform;
    private volatile boolean measuring;
    private volatile boolean over;

    private WebBench(Process platform) {
        this.platform = platform;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 120;
        int users = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 32;
        Process platform = start(folder);
        try {
            new WebBench(platform).run(folder, Duration.ofSeconds(seconds), users);
        } finally {
            platform.destroy();
            platform.waitFor();
        }
    }

    private static Process start(Path folder) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                java.toString(),
                "-Xmx512m",
                "-XX:+UseG1GC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                WebBenchPlatform.class.getName(),
                "--phusa.jobs.start=false",
                "--server.port=" + PORT);
        builder.environment().put("PHUSA_DATA", folder.toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process started = builder.start();
        long patience = System.nanoTime() + LONGEST_LOAD.toNanos();
        BufferedReader said = started.inputReader(StandardCharsets.UTF_8);
        Deque<String> last = new ArrayDeque<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            last.add(line);
            if (last.size() > 60) {
                last.removeFirst();
            }
            if (line.equals(WebBenchPlatform.READY)) {
                Thread.ofVirtual().start(() -> drain(said));
                return started;
            }
            if (line.startsWith("LOAD ")) {
                System.out.println(line.substring(5));
            }
            if (System.nanoTime() > patience) {
                break;
            }
        }
        started.destroy();
        last.forEach(System.out::println);
        throw new IllegalStateException("the platform did not start");
    }

    /** Takes the platform's log off its hands until it ends. */
    private static void drain(BufferedReader said) {
        try {
            while (said.readLine() != null) {
                continue;
            }
        } catch (IOException ended) {
            return;
        }
    }

    private void run(Path folder, Duration length, int users) throws Exception {
        List<Long> programmes = ids("/programmes", "/programmes/(\\d+)\"");
        List<Long> units = ids("/leader", "/units/(\\d+)\"");
        System.out.printf(
                "%d users, %d s of thought between pages, %d s after %d s of warming up, load average %s%n",
                users, THINKING.toSeconds(), length.toSeconds(), WARMING.toSeconds(), loadAverage());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            User user = new User(i, programmes, units);
            threads.add(Thread.ofVirtual().start(user));
        }
        Thread.sleep(WARMING);
        measuring = true;
        long begin = System.nanoTime();
        Thread.sleep(length);
        measuring = false;
        double took = (System.nanoTime() - begin) / 1e9;
        over = true;
        String load = loadAverage();
        long jvm = resident(platform.pid());
        long server = database(folder);
        for (Thread thread : threads) {
            thread.join();
        }
        print(took);
        System.out.printf(
                "resident memory: platform %d MiB, PostgreSQL %d MiB (all its processes, shared pages once); load average %s%n",
                jvm >> 20, server >> 20, load);
    }

    /** What links a page shows to somebody who sees everything. */
    private List<Long> ids(String path, String pattern) throws Exception {
        User leader = new User(0, List.of(), List.of());
        leader.signIn();
        return leader.ids(path, pattern);
    }

    private static List<Long> idsIn(String page, String pattern) {
        Matcher links = Pattern.compile(pattern).matcher(page);
        List<Long> found = new ArrayList<>();
        while (links.find()) {
            found.add(Long.valueOf(links.group(1)));
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("nothing to open for " + pattern);
        }
        return found;
    }

    private void print(double seconds) {
        System.out.printf(
                "%n%-34s %8s %8s %8s %8s %8s %7s%n",
                "page", "requests", "p50 ms", "p95 ms", "p99 ms", "max ms", "errors");
        Map<String, List<Long>> sorted = new LinkedHashMap<>();
        nanos.keySet().stream()
                .sorted((a, b) -> Boolean.compare(a.equals(SELECT), b.equals(SELECT)) * 1000 + a.compareTo(b))
                .forEach(page -> sorted.put(
                        page,
                        nanos.getOrDefault(page, new ConcurrentLinkedQueue<>()).stream()
                                .sorted()
                                .toList()));
        long all = 0;
        for (Map.Entry<String, List<Long>> page : sorted.entrySet()) {
            List<Long> times = page.getValue();
            all += times.size();
            System.out.printf(
                    "%-34s %8d %8.1f %8.1f %8.1f %8.1f %7d%n",
                    page.getKey(),
                    times.size(),
                    at(times, 0.50),
                    at(times, 0.95),
                    at(times, 0.99),
                    at(times, 1),
                    errors.getOrDefault(page.getKey(), new AtomicInteger()).get());
        }
        System.out.printf("%.1f requests a second%n", all / seconds);
    }

    private static double at(List<Long> sorted, double share) {
        int place = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, place)) / 1e6;
    }

    // ---- somebody at work

    private final class User implements Runnable {
        private final int number;
        private List<Long> commitments = List.of();
        private final List<Long> programmes;
        private final List<Long> units;
        private final RandomGenerator random;
        private String cookies = "";

        User(int number, List<Long> programmes, List<Long> units) {
            this.number = number;
            this.programmes = programmes;
            this.units = units;
            this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(number);
        }

        @Override
        public void run() {
            try {
                Thread.sleep(random.nextLong(THINKING.toMillis()));
                signIn();
                commitments = ids("/commitments", "/commitments/(\\d+)\"");
                while (!over) {
                    step();
                    Thread.sleep(THINKING);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (IOException | RuntimeException failed) {
                System.out.println("user " + number + ": " + failed);
            }
        }

        private void step() throws IOException, InterruptedException {
            boolean leads = WebBenchData.role(number) == Role.LEADER;
            int die = random.nextInt(100);
            if (die < 15) {
                get(SELECT, "/bench/select?id=" + one(commitments));
            } else if (die < (leads ? 45 : 25)) {
                if (WebBenchData.role(number) == Role.UNIT_OFFICER) {
                    get("work list", "/work");
                } else {
                    get("leader's page", "/leader" + (random.nextInt(4) == 0 ? "?programme=" + one(programmes) : ""));
                }
            } else if (die < 60) {
                list();
            } else if (die < 70) {
                get("list of programmes", "/programmes");
            } else if (die < 78) {
                get("work list", "/work");
            } else if (die < 86) {
                get("a unit's page", "/units/" + one(units));
            } else {
                get("a commitment with 100 rows of history", "/commitments/" + one(commitments));
            }
        }

        private void list() throws IOException, InterruptedException {
            String filter = List.of(
                            "",
                            "standing=open-overdue",
                            "standing=open-in-time",
                            "kind=ministry-duty",
                            "lead=" + one(units),
                            "programme=" + one(programmes),
                            "stage=reported-done",
                            "q=" + word("phòng thử nghiệm 7"))
                    .get(random.nextInt(8));
            String sort = List.of(
                            "", "&sort=due", "&sort=due&dir=desc", "&sort=wording", "&sort=percent", "&sort=number")
                    .get(random.nextInt(6));
            int page = random.nextInt(3) == 0 ? 1 + random.nextInt(20) : 1;
            get("list of commitments", "/commitments?" + filter + sort + (page > 1 ? "&page=" + page : ""));
        }

        List<Long> ids(String path, String pattern) throws IOException, InterruptedException {
            return idsIn(get("", path), pattern);
        }

        private Long one(List<Long> some) {
            return some.get(random.nextInt(some.size()));
        }

        private static String word(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        /** @param page under which the time is noted; empty: not at all */
        String get(String page, String path) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(PLATFORM.resolve(path))
                    .header("Cookie", cookies)
                    .header("Accept", "text/html,application/json")
                    .build();
            long begin = System.nanoTime();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            long took = System.nanoTime() - begin;
            if (page.isEmpty() && answer.statusCode() != 200) {
                throw new IOException(path + " answered " + answer.statusCode());
            }
            if (measuring && !page.isEmpty()) {
                nanos.computeIfAbsent(page, _ -> new ConcurrentLinkedQueue<>()).add(took);
                if (answer.statusCode() != 200) {
                    errors.computeIfAbsent(page, _ -> new AtomicInteger()).incrementAndGet();
                }
            }
            return answer.body();
        }

        void signIn() throws IOException, InterruptedException {
            HttpResponse<String> door = client.send(
                    HttpRequest.newBuilder(PLATFORM.resolve("/sign-in")).build(), HttpResponse.BodyHandlers.ofString());
            Matcher token = TOKEN.matcher(door.body());
            if (!token.find()) {
                throw new IOException("no form to sign in");
            }
            cookies = cookies(door);
            HttpResponse<String> entered = client.send(
                    HttpRequest.newBuilder(PLATFORM.resolve("/sign-in"))
                            .header("Cookie", cookies)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + word(token.group(1)) + "&login="
                                    + WebBenchData.login(number) + "&password=" + WebBenchData.PASSWORD))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (entered.statusCode() != 302) {
                throw new IOException("signing in answered " + entered.statusCode());
            }
            cookies = cookies(entered);
        }

        private static String cookies(HttpResponse<?> answer) {
            return String.join(
                    "; ",
                    answer.headers().allValues("Set-Cookie").stream()
                            .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                            .toList());
        }
    }

    // ---- the machine

    private static String loadAverage() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).replaceAll("^(\\S+ \\S+ \\S+).*\\s*$", "$1");
    }

    private static long resident(long process) throws IOException {
        return field(Path.of("/proc", Long.toString(process), "status"), "VmRSS:");
    }

    /** Shared pages are counted once: the sum of the proportional shares. */
    private static long database(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 4)) {
            Optional<Path> postmaster =
                    files.filter(file -> file.endsWith("postmaster.pid")).findFirst();
            if (postmaster.isEmpty()) {
                return 0;
            }
            long pid = Long.parseLong(
                    Files.readAllLines(postmaster.get()).getFirst().strip());
            return ProcessHandle.of(pid).stream()
                    .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                    .mapToLong(process -> {
                        try {
                            return field(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"), "Pss:");
                        } catch (IOException | UncheckedIOException gone) {
                            return 0;
                        }
                    })
                    .sum();
        }
    }

    private static long field(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(name))
                        .map(line -> line.replaceAll("\\D", ""))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElse(0)
                * 1024;
    }
}
