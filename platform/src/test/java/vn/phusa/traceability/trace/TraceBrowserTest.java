package vn.phusa.traceability.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phusa.traceability.trace.EventsInMemory.by;
import static vn.phusa.traceability.trace.EventsInMemory.make;
import static vn.phusa.traceability.trace.EventsInMemory.pack;
import static vn.phusa.traceability.trace.EventsInMemory.seen;
import static vn.phusa.traceability.trace.EventsInMemory.so;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.access.Accounts;
import vn.phusa.access.Invitations;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Namespaces;
import vn.phusa.party.Parties;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.Screen;
import vn.phusa.testing.Tab;
import vn.phusa.traceability.Captures;

/** Tracing a lot and drilling for its recall, on a phone and on a desk. */
@BrowserTest
class TraceBrowserTest {
    private static final String PASSWORD = "ghe-tre-song-lua-42";

    @Autowired
    private Browser browser;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Parties parties;

    @Autowired
    private Captures captures;

    /** A lot of rice from the mill, in thirty bags on a pallet at the port; more was made than there was paddy for. */
    private String lot(String name) {
        PartyId mill = parties.byKey("noip").orElseThrow();
        PartyId port = parties.byKey("can-tho-science").orElseThrow();
        String base = "https://id.gs1.org/01/08935001234562/10/";
        String rice = base + name;
        Object[] bags = new Object[30];
        for (int i = 0; i < bags.length; i++) {
            bags[i] = rice + "/21/" + name + "." + i;
        }
        String pallet = "urn:epc:id:giai:89350012.PALLET-" + name;
        capture(
                mill,
                seen(
                        by(mill, 0).step("commissioning").at("geo:9.95,105.55"),
                        Action.ADD,
                        so(100, "KGM", base + "P" + name)),
                make(
                        by(mill, 1).at("geo:10.03,105.78"),
                        null,
                        List.of(so(100, "KGM", base + "P" + name)),
                        List.of(so(130, "KGM", rice))),
                seen(by(mill, 2).step("commissioning").at("geo:10.03,105.78"), Action.ADD, bags),
                pack(by(mill, 3).step("packing").at("geo:10.03,105.78"), pallet, bags),
                seen(by(mill, 4).step("shipping").at("geo:10.03,105.78"), Action.OBSERVE, pallet));
        capture(port, seen(by(port, 6).step("receiving").at("geo:10.76,106.74"), Action.OBSERVE, pallet));
        return rice;
    }

    private void capture(PartyId owner, Event... events) {
        captures.captureNow(Actor.platform(), owner, List.of(events), Namespaces.NONE)
                .orThrow();
    }

    private Tab signedIn(Screen screen, Role role, String unit) {
        String login = "theo-dau-" + role.name().toLowerCase(Locale.ROOT) + "-"
                + screen.name().toLowerCase(Locale.ROOT) + System.nanoTime();
        AccountId account = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(
                                login,
                                "Người truy xuất",
                                "",
                                "vi",
                                null,
                                role,
                                unit.isEmpty() ? null : parties.byKey(unit).orElseThrow()))
                .orThrow();
        String token = invitations.invite(Actor.platform(), account).orThrow();
        invitations.setPassword(token, PASSWORD, PASSWORD).orThrow();
        return browser.open(screen).signIn(login, PASSWORD);
    }

    @ParameterizedTest
    @EnumSource
    void anInspectorTracesALotAndSeesWhatIsWrong(Screen screen) {
        String name = "B" + screen.name().charAt(0);
        lot(name);
        try (Tab tab = signedIn(screen, Role.INSPECTOR, "")) {
            tab.go("/traceability").isSound().picture("trace-overview");
            tab.type("Mã cần truy xuất", "(01)08935001234562(10)" + name).press("Truy xuất");
            assertThat(tab.title()).startsWith("Truy xuất lô " + name + " · GTIN 08935001234562: 33 mã, 6 sự kiện");
            assertThat(tab.main().innerText())
                    .contains("Ra nhiều hơn vào", "Nguồn gốc", "lô P" + name, "Quần đảo Hoàng Sa", "Quần đảo Trường Sa")
                    .contains("lô P" + name + " · GTIN 08935001234562: 100 kg")
                    .doesNotContain("KGM");
            Locator drawing = tab.page().locator("#graph-canvas[data-drawn]");
            drawing.waitFor();
            // Thirty bags alike are one node until they are asked for.
            assertThat(drawing.getAttribute("data-drawn")).isEqualTo("5");
            tab.page().evaluate("""
                            window.before = document.getElementById("graph-canvas")._cyreg.cy;
                            window.stood = before.nodes("[kind != 'group']").map(node => [node.id(), { ...node.position() }]);""");
            tab.type("Tìm trong sơ đồ", name + ".7");
            tab.page().waitForCondition(() -> Integer.parseInt(drawing.getAttribute("data-drawn")) > 30);
            assertThat((Boolean) tab.page().evaluate("""
                                    document.getElementById("graph-canvas")._cyreg.cy === before
                                        && stood.length > 3 && stood.every(([id, at]) => {
                                            const now = before.getElementById(id).position();
                                            return now.x === at.x && now.y === at.y;
                                        })
                                        && new Set(before.nodes().map(node => Object.values(node.position()).join())).size
                                            === before.nodes().length"""))
                    .as("the bags come into the drawing, nothing else moves, and nothing lies on anything")
                    .isTrue();
            tab.isSound().picture("trace");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theInspectorDrillsForARecallTellsWhomThePlatformCannotAndKeepsTheResult(Screen screen) {
        String name = "D" + screen.name().charAt(0);
        lot(name);
        PartyId port = parties.byKey("can-tho-science").orElseThrow();
        capture(
                port,
                seen(
                        by(port, 9).step("shipping").to("urn:vn-local:partner:" + port + ":C%C3%B4%20%C3%9At"),
                        Action.OBSERVE,
                        "urn:epc:id:giai:89350012.PALLET-" + name));
        try (Tab tab = signedIn(screen, Role.INSPECTOR, "")) {
            tab.go("/traceability/trace?epc=01/08935001234562/10/" + name);
            tab.follow("Diễn tập thu hồi");
            tab.isSound().picture("recall-new");
            tab.type("Tình huống diễn tập", "Giả định dư lượng vượt mức")
                    .type("Thời hạn trả lời, giờ", "4")
                    .press("Bắt đầu diễn tập");
            assertThat(tab.title()).contains("0 trong 3 bên đã trả lời");
            tab.isSound().picture("recall-drill");
            String drill = tab.page().url();
            open(tab, "Cô Út");
            tab.isSound().picture("recall-untold");
            tab.type("Đã báo bằng cách khác", "Gọi 0292 3 000 000").press("Ghi nhận đã báo");
            open(tab, "Cô Út");
            tab.page().getByLabel("Trả lời").last().fill("Còn 2 bao, đã tách riêng");
            tab.press("Ghi nhận câu trả lời");
            assertThat(tab.title()).contains("1 trong 3 bên đã trả lời");
            try (Tab holder = signedIn(screen, Role.UNIT_OFFICER, "noip")) {
                holder.go("/work");
                assertThat(holder.main().innerText()).contains("[Diễn tập]");
                holder.go(drill.substring(drill.indexOf("/traceability")));
                assertThat(holder.main().innerText()).contains("Còn 2 bên khác");
                holder.isSound();
            }
            tab.type("Kết luận", "Lần vết đủ ba bên").press("Kết thúc diễn tập");
            assertThat(tab.title()).startsWith("Đã diễn tập thu hồi");
            tab.go("/traceability/recalls").isSound().picture("recalls");
            assertThat(tab.main().innerText()).contains("đã kết thúc");
        }
    }

    private static void open(Tab tab, String holder) {
        tab.page()
                .locator("main details > summary", new Page.LocatorOptions().setHasText(holder))
                .click();
    }

    @ParameterizedTest
    @EnumSource
    void everyOtherPageIsSoundToo(Screen screen) {
        try (Tab tab = browser.open(screen)) {
            tab.go("/traceability").isSound();
        }
        try (Tab tab = signedIn(screen, Role.FOCAL_POINT, "")) {
            tab.go("/traceability/trace").isSound();
            tab.go("/traceability/trace?epc=khong-co").isSound();
            tab.go("/traceability/recalls/new").isSound();
        }
    }
}
