package vn.phusa.testing;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A headless Chromium; each tab is a visitor of its own, with no cookies of others. */
public final class Browser implements AutoCloseable {
    private final Supplier<String> address;
    private final UnaryOperator<String> newPassword;
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    Browser(Supplier<String> address, UnaryOperator<String> newPassword) {
        this.address = address;
        this.newPassword = newPassword;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium().orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** The machine's own Chromium; nothing is downloaded. */
    static Optional<Path> chromium() {
        return Stream.of(
                        System.getenv("CHROMIUM"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> path != null && Files.isExecutable(Path.of(path)))
                .map(Path::of)
                .findFirst();
    }

    public Tab open(Screen screen) {
        return new Tab(
                chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setBaseURL(address.get())
                        .setViewportSize(screen.width, screen.height)
                        .setLocale("vi-VN")
                        .setTimezoneId("Asia/Ho_Chi_Minh")),
                screen);
    }

    /**
     * A tab signed in with one of the sample accounts: {@code quan-tri}, {@code dau-moi}, {@code lanh-dao}, {@code
     * thu-truong}, {@code can-bo}, {@code kiem-tra}, {@code thanh-tra}.
     */
    public Tab openAs(Screen screen, String login) {
        return signIn(open(screen), login);
    }

    /** Signs a tab in with one of the sample accounts. */
    public Tab signIn(Tab tab, String login) {
        return tab.signIn(login, passwords.computeIfAbsent(login, newPassword));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
