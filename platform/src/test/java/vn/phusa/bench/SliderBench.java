package vn.phusa.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a moved slider of the what-if page takes: the request alone, and in Chromium from the input event until the
 * answer stands in the page. {@code SliderBench ADDRESS MOVES}; the platform has the demonstration data.
 */
final class SliderBench {
    /** What is asked: the real index of 63 provinces, and the frame of PII with 34 provinces and 51 indicators. */
    private record Index(String name, String path, String slider, double low, double high) {}

    private static final List<Index> INDICES = List.of(
            new Index("PCI 2016, 63 x 9", "/index/pci/2016/what-if?unit=can-tho", "v.labor", 4, 9),
            new Index(
                    "PII frame, 34 x 51 (demonstration)",
                    "/index/pii-minh-hoa/2025/what-if?unit=can-tho",
                    "v.I611",
                    5,
                    60));
    private static final double TARGET = 50;

    private SliderBench() {}

    public static void main(String[] arguments) throws Exception {
        String address = arguments[0];
        int moves = Integer.parseInt(arguments[1]);
        System.out.printf(
                "%-36s %-10s %10s %10s %10s %10s%n", "index", "where", "median ms", "95 % ms", "worst ms", "target ms");
        for (Index index : INDICES) {
            say(index, "server", server(address, index, moves));
        }
        Optional<Path> chromium = Stream.of(
                        System.getenv("CHROMIUM"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> path != null && Files.isExecutable(Path.of(path)))
                .map(Path::of)
                .findFirst();
        if (chromium.isEmpty()) {
            System.out.println("no Chromium on this machine: measured at the server only");
            return;
        }
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium.get())
                                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")))) {
            for (int width : new int[] {390, 1280}) {
                Page page = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 900))
                        .newPage();
                for (Index index : INDICES) {
                    say(index, "at " + width, inBrowser(page, address, index, moves));
                }
            }
        }
    }

    private static void say(Index index, String where, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-36s %-10s %10.1f %10.1f %10.1f %10.0f%n",
                index.name(),
                where,
                millis[millis.length / 2],
                millis[(int) (millis.length * 0.95)],
                millis[millis.length - 1],
                TARGET);
    }

    private static double[] server(String address, Index index, int moves) throws Exception {
        double[] millis = new double[moves];
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = -moves; i < moves; i++) {
                double value = index.low() + (index.high() - index.low()) * Math.floorMod(i * 37, moves) / moves;
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create(address + index.path() + "&" + index.slider() + "=" + value))
                        .header("HX-Request", "true")
                        .build();
                long start = System.nanoTime();
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != 200 || !response.body().contains("what-if-rank")) {
                    throw new IllegalStateException("no answer: " + response.statusCode());
                }
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        return millis;
    }

    /** From the input event until htmx has put the answer into the page and the browser has drawn it. */
    private static double[] inBrowser(Page page, String address, Index index, int moves) {
        page.navigate(address + index.path());
        page.waitForFunction("() => window.htmx !== undefined");
        Object measured = page.evaluate("""
                async ([name, low, high, moves]) => {
                  const slider = document.querySelector(`input[name="${name}"]`);
                  const times = [];
                  for (let i = 0; i < moves + 20; i++) {
                    slider.value = low + (high - low) * ((i * 37) % moves) / moves;
                    const begun = performance.now();
                    await new Promise(done => {
                      document.body.addEventListener('htmx:afterSwap', () => requestAnimationFrame(done), {once: true});
                      slider.dispatchEvent(new Event('input', {bubbles: true}));
                    });
                    if (i >= 20) times.push(performance.now() - begun);
                    await new Promise(done => setTimeout(done, 90));
                  }
                  return times;
                }""", List.of(index.slider(), index.low(), index.high(), moves));
        return ((List<?>) measured)
                .stream().mapToDouble(one -> ((Number) one).doubleValue()).toArray();
    }
}
