package vn.phusa.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.PhuSa;
import vn.phusa.access.Accounts;
import vn.phusa.access.Invitations;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.AggregationEvent;
import vn.phusa.epcis.Circumstances;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Occurrence;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.traceability.Captures;
import vn.phusa.traceability.passport.Passports;
import vn.phusa.traceability.passport.Product;
import vn.phusa.traceability.passport.Products;
import vn.phusa.traceability.passport.ScannedCode;

/**
 * What a shopper waits for: the passport in Chromium at 390 pixels as a middling phone (processor four times slower, 1.6 Mbit/s, 150 ms a
 * round trip), and the server's part of it; then what an inspector waits for: a trace of 5,000 nodes. {@code PassportBench VISITS}.
 */
final class PassportBench {
    private static final String BAG = "9521000000018";
    private static final String FILLET = "9521000000025";
    private static final String STEM = "https://id.gs1.org/01/0";
    private static final int LOTS = 20;
    private static final int BAGS = 40;
    private static final int LARGE_LOTS = 50;
    private static final int LARGE_BAGS = 95;
    private static final int WARM_UP = 200;
    private static final int EVENTS_AT_ONCE = 400;
    private static final int DRAWINGS = 5;
    private static final String PASSWORD = "ghe-tre-song-lua-42";

    /** Fast 3G as browsers' tools have it: bytes a second, milliseconds. */
    private static final double DOWN = 1_600_000 / 8.0;

    private static final double UP = 750_000 / 8.0;
    private static final double ROUND_TRIP = 150;
    private static final double SLOWER = 4;

    private static final String PAINTS = """
            async () => {
              const largest = await new Promise(done => {
                let last = 0;
                new PerformanceObserver(list => list.getEntries().forEach(one => last = one.startTime))
                  .observe({type: 'largest-contentful-paint', buffered: true});
                setTimeout(() => done(last), 250);
              });
              const page = performance.getEntriesByType('navigation')[0];
              const files = performance.getEntriesByType('resource');
              const first = performance.getEntriesByName('first-contentful-paint')[0];
              return [first.startTime, largest, page.loadEventEnd, page.responseStart - page.requestStart,
                page.transferSize + files.reduce((sum, one) => sum + one.transferSize, 0), 1 + files.length];
            }""";

    /** Drags the drawing about and says how long its frames took, in milliseconds. */
    private static final String FRAMES = """
            async frames => {
              const times = [];
              await new Promise(done => {
                let last = null;
                const look = now => {
                  if (last !== null) times.push(now - last);
                  last = now;
                  if (times.length < frames) requestAnimationFrame(look); else done();
                };
                requestAnimationFrame(look);
              });
              return times;
            }""";

    private final Captures captures;
    private final PartyId owner;
    private List<Event> waiting = new ArrayList<>();
    private long events;

    private PassportBench(Captures captures, PartyId owner) {
        this.captures = captures;
        this.owner = owner;
    }

    public static void main(String[] arguments) throws Exception {
        int visits = Integer.parseInt(arguments[0]);
        int status = 0;
        try (ConfigurableApplicationContext context = SpringApplication.run(
                PhuSa.class,
                "--phusa.temporary=true",
                "--phusa.first-data=DEMO",
                "--phusa.jobs.start=false",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off")) {
            int port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                    .getPort();
            String address = "http://127.0.0.1:" + port;
            Product bag = product(context, BAG);
            PassportBench bench = new PassportBench(context.getBean(Captures.class), bag.owner());
            context.getBean(Products.class)
                    .open(Actor.platform(), bag.id(), true, true)
                    .orThrow();
            List<String> paths = bench.passports();
            bench.large();
            bench.flush();
            context.getBean(JdbcClient.class).sql("vacuum analyze").update();
            System.out.printf(Locale.ROOT, "%,d events, %d passports%n%n", bench.events, paths.size());
            bench.server(address, paths);
            Optional<Path> chromium = chromium();
            if (chromium.isEmpty()) {
                System.out.println("no Chromium on this machine: measured at the server only");
            } else {
                inBrowser(context, chromium.get(), address, paths, visits);
            }
        } catch (RuntimeException failed) {
            failed.printStackTrace();
            status = 1;
        }
        System.exit(status);
    }

    private static Product product(ConfigurableApplicationContext context, String gtin) {
        return context.getBean(Passports.class)
                .product(
                        Actor.platform(),
                        new ScannedCode.Gs1(DigitalLink.parse(STEM + gtin).orNull()))
                .orElseThrow();
    }

    private static Optional<Path> chromium() {
        return Stream.of(
                        System.getenv("CHROMIUM"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> path != null && Files.isExecutable(Path.of(path)))
                .map(Path::of)
                .findFirst();
    }

    // ---- the goods

    /** Twenty lots from five fields each, milled, packed, shipped and received; every lot has a passport, and one bag of each. */
    private List<String> passports() {
        List<String> paths = new ArrayList<>();
        for (int lot = 0; lot < LOTS; lot++) {
            String name = "DO-" + lot;
            chain(name, 1, BAGS);
            paths.add("/01/0" + BAG + "/10/" + name);
            paths.add("/01/0" + BAG + "/10/" + name + "/21/" + name + ".0.7");
        }
        paths.add("/01/0" + BAG + "/10/TL-0126");
        paths.add("/01/0" + FILLET + "/10/TN-26-118");
        return paths;
    }

    private void large() {
        chain("LON", LARGE_LOTS, LARGE_BAGS);
    }

    private void chain(String name, int lots, int bags) {
        String base = STEM + BAG + "/10/";
        String field = STEM + FILLET + "/10/" + name + "-RUONG-";
        List<QuantityElement> rice = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            QuantityElement one = new QuantityElement(field + n, BigDecimal.valueOf(1_000), "KGM");
            rice.add(one);
            lot("commissioning", Action.ADD, one);
            lot("receiving", Action.OBSERVE, one);
        }
        for (int lot = 0; lot < lots; lot++) {
            String made = base + name + (lots == 1 ? "" : "-" + lot);
            add(new TransformationEvent(
                    occurrence(),
                    List.of(),
                    rice,
                    List.of(),
                    List.of(new QuantityElement(made, BigDecimal.valueOf(3_200.0 / lots), "KGM")),
                    null,
                    circumstances("creating_class_instance"),
                    null,
                    Extensions.NONE));
            List<String> epcs = new ArrayList<>();
            for (int bag = 0; bag < bags; bag++) {
                epcs.add(made + "/21/" + name + "." + lot + "." + bag);
            }
            String pallet = "urn:epc:id:giai:95210000.DO-" + name + "-" + lot;
            objects("commissioning", Action.ADD, epcs);
            add(new AggregationEvent(
                    occurrence(), pallet, epcs, List.of(), Action.ADD, circumstances("packing"), Extensions.NONE));
            objects("shipping", Action.OBSERVE, List.of(pallet));
            objects("receiving", Action.OBSERVE, List.of(pallet));
        }
    }

    private void lot(String step, Action action, QuantityElement lot) {
        add(new ObjectEvent(occurrence(), List.of(), List.of(lot), action, circumstances(step), null, Extensions.NONE));
    }

    private void objects(String step, Action action, List<String> epcs) {
        add(new ObjectEvent(occurrence(), epcs, List.of(), action, circumstances(step), null, Extensions.NONE));
    }

    private Occurrence occurrence() {
        Instant at = Instant.now().minus(Duration.ofDays(20)).plus(Duration.ofMinutes(events));
        return new Occurrence(Timestamp.of(at), null, "+07:00", null, null, List.of());
    }

    private static Circumstances circumstances(String step) {
        return new Circumstances(
                Cbv.BIZ_STEP.canonical(step), null, null, null, null, List.of(), List.of(), List.of(), List.of());
    }

    private void add(Event event) {
        events++;
        waiting.add(event);
        if (waiting.size() == EVENTS_AT_ONCE) {
            flush();
        }
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            captures.captureNow(Actor.platform(), owner, waiting, Namespaces.NONE)
                    .orThrow();
            waiting = new ArrayList<>();
        }
    }

    // ---- the server

    private void server(String address, List<String> paths) throws Exception {
        System.out.printf("%-58s %10s %10s%n", "server, milliseconds to the whole answer", "median", "95 %");
        try (HttpClient client = HttpClient.newHttpClient()) {
            double[] first = {ask(client, address, paths.getFirst())};
            tell("the first answer after the start", first, Double.NaN);
            for (int i = 0; i < WARM_UP; i++) {
                ask(client, address, paths.get(i % paths.size()));
            }
            double[] known = new double[WARM_UP];
            for (int i = 0; i < known.length; i++) {
                known[i] = ask(client, address, paths.get(i % paths.size()));
            }
            tell("asked for before", known, 50);
            double[] fresh = new double[LOTS];
            for (int lot = 0; lot < LOTS; lot++) {
                lot(
                        "storing",
                        Action.OBSERVE,
                        new QuantityElement(STEM + BAG + "/10/DO-" + lot, BigDecimal.TEN, "KGM"));
            }
            flush();
            for (int lot = 0; lot < LOTS; lot++) {
                fresh[lot] = ask(client, address, paths.get(lot * 2));
            }
            tell("traced anew, because an event was captured for it", fresh, 100);
        }
        System.out.println();
    }

    private static double ask(HttpClient client, String address, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", "text/html")
                .build();
        long begun = System.nanoTime();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        double millis = (System.nanoTime() - begun) / 1e6;
        if (answer.statusCode() != 200 || !answer.body().contains("<h1>")) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return millis;
    }

    private static void tell(String what, double[] values, double bar) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-58s %10.1f %10.1f%s%n",
                what,
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 0.95)],
                Double.isNaN(bar) ? "" : String.format(Locale.ROOT, "   (bar %.0f)", bar));
    }

    // ---- the phone

    private static void inBrowser(
            ConfigurableApplicationContext context, Path chromium, String address, List<String> paths, int visits) {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")))) {
            double[][] cold = new double[6][visits];
            double[][] warm = new double[6][visits];
            // The first visit starts processes of the browser's own, which no phone does for a page.
            for (int visit = -2; visit < visits; visit++) {
                String path = paths.get(Math.floorMod(visit * 7, paths.size()));
                String next = paths.get(Math.floorMod(visit * 7 + 1, paths.size()));
                try (BrowserContext phone = phone(browser)) {
                    Page page = phone.newPage();
                    slow(phone, page);
                    measure(page, address + path, cold, visit);
                    measure(page, address + next, warm, visit);
                }
            }
            say("the first passport, nothing kept", cold);
            say("the next passport, style and picture kept", warm);
            trace(context, browser, address);
        }
    }

    private static BrowserContext phone(Browser browser) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true)
                .setLocale("vi-VN"));
    }

    private static void slow(BrowserContext phone, Page page) {
        CDPSession tools = phone.newCDPSession(page);
        tools.send("Network.enable");
        JsonObject network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", ROUND_TRIP);
        network.addProperty("downloadThroughput", DOWN);
        network.addProperty("uploadThroughput", UP);
        tools.send("Network.emulateNetworkConditions", network);
        JsonObject processor = new JsonObject();
        processor.addProperty("rate", SLOWER);
        tools.send("Emulation.setCPUThrottlingRate", processor);
    }

    private static void measure(Page page, String address, double[][] into, int visit) {
        page.navigate(address);
        List<?> told = (List<?>) page.evaluate(PAINTS);
        for (int i = 0; visit >= 0 && i < into.length; i++) {
            into[i][visit] = ((Number) told.get(i)).doubleValue();
        }
    }

    private static void say(String what, double[][] told) {
        System.out.printf("%-58s %10s %10s%n", what, "median", "95 %");
        tell("  first contentful paint, ms", told[0], 1_000);
        tell("  largest contentful paint, ms", told[1], 1_000);
        tell("  load, ms", told[2], 1_000);
        tell("  of it until the page's first byte, ms", told[3], Double.NaN);
        tell("  bytes", told[4], Double.NaN);
        tell("  requests", told[5], Double.NaN);
        System.out.println();
    }

    private static void trace(ConfigurableApplicationContext context, Browser browser, String address) {
        String login = "do-truy-xuat";
        AccountId account = context.getBean(Accounts.class)
                .open(
                        Actor.platform(),
                        new Accounts.NewAccount(login, "Người đo", "", "vi", null, Role.FOCAL_POINT, null))
                .orThrow();
        Invitations invitations = context.getBean(Invitations.class);
        invitations
                .setPassword(invitations.invite(Actor.platform(), account).orThrow(), PASSWORD, PASSWORD)
                .orThrow();
        double[] drawn = new double[DRAWINGS];
        double[] unfolding = new double[DRAWINGS];
        List<Double> folded = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        String nodes = "";
        for (int round = 0; round < DRAWINGS; round++) {
            try (BrowserContext phone = phone(browser)) {
                Page page = phone.newPage();
                page.navigate(address + "/sign-in");
                page.fill("input[name=login]", login);
                page.fill("input[type=password]", PASSWORD);
                page.locator("input[type=password]").press("Enter");
                page.waitForURL(url -> !url.contains("/sign-in"));
                slow(phone, page);
                page.navigate(address + "/traceability/trace?epc=01/0" + FILLET + "/10/LON-RUONG-0&direction=down");
                page.waitForSelector(
                        "#graph-canvas[data-drawn]", new Page.WaitForSelectorOptions().setTimeout(120_000));
                drawn[round] =
                        number(page.evaluate("() => performance.getEntriesByName('trace-drawn').at(-1).startTime"));
                folded.addAll(pan(page));
                unfolding[round] = number(page.evaluate("""
                        () => new Promise(done => {
                          const begun = performance.now();
                          const canvas = document.getElementById('graph-canvas');
                          document.querySelector('[data-graph=unfold]').click();
                          const look = () => canvas.hasAttribute('aria-busy')
                            ? requestAnimationFrame(look)
                            : requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
                          look();
                        })"""));
                nodes = Objects.requireNonNullElse(page.locator("#graph-canvas").getAttribute("data-drawn"), "");
                whole.addAll(pan(page));
            }
        }
        System.out.printf("%-58s %10s %10s%n", "a trace of 5,000 nodes", "median", "95 %");
        tell("  from navigation until the drawing can be moved, ms", drawn, Double.NaN);
        tell("  a frame while it is moved, alike nodes as one, ms", array(folded), Double.NaN);
        tell("  unfolding, ms; nodes drawn: " + nodes, unfolding, Double.NaN);
        tell("  a frame while it is moved, unfolded, ms", array(whole), Double.NaN);
    }

    private static List<Double> pan(Page page) {
        page.locator("#graph-canvas").scrollIntoViewIfNeeded();
        var box = Objects.requireNonNull(page.locator("#graph-canvas").boundingBox());
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        page.mouse().move(x, y + 90);
        page.mouse().down();
        page.evaluate("frames => { window.frames_ = (" + FRAMES + ")(frames); }", 20);
        for (int step = 0; step < 40; step++) {
            page.mouse().move(x + (step % 20) * 4, y + 90 + (step % 10) * 3);
        }
        Object told = page.evaluate("() => window.frames_");
        page.mouse().up();
        return ((List<?>) told).stream().map(PassportBench::number).toList();
    }

    private static double number(@Nullable Object told) {
        return ((Number) Objects.requireNonNull(told)).doubleValue();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
