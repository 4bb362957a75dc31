package vn.phusa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One visitor's tab. It collects what goes wrong in the page; {@link #close} fails the test if anything did. */
public final class Tab implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String AXE = axe();

    private final BrowserContext context;
    private Screen screen;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Tab(BrowserContext context, Screen screen) {
        this.context = context;
        this.screen = screen;
        this.page = context.newPage();
        page.onPageError(error -> complaints.add("script error: " + error));
        page.onConsoleMessage(message -> {
            // The browser itself reports refused forms (4xx) as failed loads; those are what some tests ask for.
            if (message.type().equals("error") && !message.text().contains("the server responded with a status of 4")) {
                complaints.add("console: " + message.text());
            }
        });
    }

    /** Playwright's page, for whatever has no word of its own here. */
    public Page page() {
        return page;
    }

    public Tab go(String path) {
        page.navigate(path);
        return this;
    }

    public Tab click(AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name)).first().click();
        return this;
    }

    public Tab press(String button) {
        return click(AriaRole.BUTTON, button);
    }

    public Tab follow(String link) {
        return click(AriaRole.LINK, link);
    }

    public Tab type(String label, String text) {
        page.getByLabel(label).first().fill(text);
        return this;
    }

    public Tab choose(String label, String option) {
        page.getByLabel(label).first().selectOption(option);
        return this;
    }

    public Locator main() {
        return page.locator("main");
    }

    public String title() {
        return page.locator("h1").first().innerText();
    }

    /** Signs in with a local account. */
    public Tab signIn(String user, String password) {
        go("/sign-in");
        page.locator("input[name=login]").fill(user);
        page.locator("input[name=password]").fill(password);
        page.locator("main form button[type=submit]").first().click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        return this;
    }

    /** The same tab on another screen. */
    public Tab on(Screen other) {
        screen = other;
        page.setViewportSize(other.width, other.height);
        return this;
    }

    /** WCAG 2.2 A and AA by axe, no horizontal scrolling, nothing wrong in the console. */
    public Tab isSound() {
        // Axe in the page itself: its Java builder opens a further page for each look and carries over what was right,
        // too.
        if (!(Boolean) page.evaluate("typeof axe === 'object'")) {
            page.evaluate(AXE);
        }
        List<?> violations = (List<?>) page.evaluate("""
                tags => axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] })
                    .then(found => found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ": " + node.html)))""", TAGS);
        assertThat(violations).as("axe on %s at %s", page.url(), screen).isEmpty();
        assertThat((Boolean) page.evaluate(
                        "document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1"))
                .as("%s fits a screen of %d pixels without sideways scrolling", page.url(), screen.width)
                .isTrue();
        assertThat(complaints)
                .as("what the browser complains of on %s", page.url())
                .isEmpty();
        return this;
    }

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A picture for the guide and for the eye: {@code target/screenshots/<name>-<screen>.png}. */
    public Tab picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve(name + "-" + screen.name().toLowerCase(Locale.ROOT) + ".png")));
        return this;
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }
}
