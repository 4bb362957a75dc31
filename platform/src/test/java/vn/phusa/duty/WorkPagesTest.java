package vn.phusa.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.phusa.access.Accounts;
import vn.phusa.access.CalendarAddresses;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.party.Evidence;
import vn.phusa.party.Membership;
import vn.phusa.party.Parties;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;

/** The pages and the JSON API of duties and notices: what each side sees, and that the other is refused. */
@PlatformTest
class WorkPagesTest {
    @Autowired
    private ApplicationContext platform;

    @Autowired
    private MockMvc browser;

    private Workshop workshop;
    private Workshop.Unit unit;
    private Duty duty;

    @BeforeEach
    void inJune() {
        workshop = new Workshop(platform);
        workshop.clock.set(LocalDate.of(2026, 6, 26), 9, 0);
        unit = workshop.unit();
        duty = workshop.due(unit, LocalDate.of(2026, 6, 30));
    }

    @AfterEach
    void resetClock() {
        workshop.clock.reset();
    }

    private static RequestPostProcessor as(Actor actor) {
        return ActingAs.actor(actor);
    }

    private String page() {
        return "/work/duties/" + duty.id();
    }

    @Test
    void theWorkListNamesWhatIsDueSoonAndOffersToReport() throws Exception {
        browser.perform(get("/work").with(as(unit.officer())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Không có việc quá hạn, 1 việc sắp đến hạn")))
                .andExpect(content().string(containsString(duty.title())))
                .andExpect(content().string(containsString("action=\"" + page() + "/report\"")));
    }

    @Test
    void aLongGroupShowsItsFirstAndTheWayToAll() throws Exception {
        for (int i = 0; i < 60; i++) {
            workshop.due(unit, LocalDate.of(2026, 6, 30));
        }
        String first = browser.perform(get("/work").with(as(unit.officer())))
                .andExpect(content().string(containsString("61 việc sắp đến hạn")))
                .andExpect(content().string(containsString("/work?show=soon")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(first.split("id=\"duty-", -1)).hasSize(15 + 1);
        String second = browser.perform(
                        get("/work").param("show", "soon").param("page", "2").with(as(unit.officer())))
                .andExpect(content().string(containsString("rel=\"prev\"")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(second.split("id=\"duty-", -1)).hasSize(11 + 1);
    }

    @Test
    void theWorkListSpeaksEnglishToo() throws Exception {
        browser.perform(get("/work").param("lang", "en").with(as(unit.officer())))
                .andExpect(content().string(containsString("Nothing overdue, 1 due soon")));
    }

    @Test
    void aReportIsSentFromTheWorkListAndOneComesBackThere() throws Exception {
        browser.perform(post(page() + "/report")
                        .param("text", "đã nộp")
                        .param("back", "/work")
                        .with(as(unit.officer())))
                .andExpect(redirectedUrl("/work"));
        assertThat(workshop.now(duty).life()).isEqualTo(Life.REPORTED);
    }

    @Test
    void oneIsNeverSentToAForeignAddressAfterwards() throws Exception {
        browser.perform(post(page() + "/receive")
                        .param("back", "https://example.org")
                        .with(as(unit.officer())))
                .andExpect(redirectedUrl(page()));
    }

    @Test
    void aRefusedFormComesBackWithWhatWasTypedAndTheErrorBesideTheField() throws Exception {
        browser.perform(post(page() + "/ask-extension")
                        .param("text", "chờ ý kiến các sở")
                        .param("date", "31/02/2026")
                        .with(as(unit.officer())))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("chờ ý kiến các sở")))
                .andExpect(content().string(containsString("31/02/2026")));
        assertThat(workshop.now(duty).askedUntil()).isNull();
    }

    @Test
    void anotherUnitFindsNoSuchPage() throws Exception {
        browser.perform(get(page()).with(as(unit.stranger()))).andExpect(status().isNotFound());
        browser.perform(post(page() + "/report").with(as(unit.stranger()))).andExpect(status().isNotFound());
        browser.perform(get("/work").with(as(unit.stranger())))
                .andExpect(content().string(not(containsString(duty.title()))));
    }

    @Test
    void anotherUnitFindsNothingInTheApi() throws Exception {
        browser.perform(get("/api/duties/" + duty.id()).with(as(unit.stranger())))
                .andExpect(status().isNotFound());
        browser.perform(get("/api/duties").with(as(unit.stranger())))
                .andExpect(jsonPath("$.total").value(0));
        browser.perform(post("/api/duties/" + duty.id() + "/confirm").with(as(unit.officer())))
                .andExpect(status().isForbidden());
    }

    @Test
    void aVisitorIsNotLetIn() throws Exception {
        browser.perform(get("/work")).andExpect(status().is3xxRedirection());
        browser.perform(get("/api/work")).andExpect(status().isUnauthorized());
    }

    @Test
    void theApiTakesAReportAndSaysWhereTheDutyStands() throws Exception {
        browser.perform(post("/api/duties/" + duty.id() + "/report")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"text\": \"đã nộp\"}")
                        .with(as(unit.officer())))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.life").value("REPORTED"))
                .andExpect(jsonPath("$.status").value("open-in-time"))
                .andExpect(jsonPath("$.due").value("2026-06-30"));
    }

    @Test
    void theApiNamesTheFieldThatIsWrong() throws Exception {
        browser.perform(post("/api/duties/" + duty.id() + "/ask-extension")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"text\": \"chờ\"}")
                        .with(as(unit.officer())))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("date"));
    }

    @Test
    void aLeaderAsksAndTheHolderAnswersOnThePages() throws Exception {
        browser.perform(post(page() + "/ask")
                        .param("text", "Vì sao chậm?")
                        .param("count", "3")
                        .with(as(unit.leader())))
                .andExpect(status().is3xxRedirection());
        DutyRow asked = workshop.store.children(duty.id(), workshop.instant()).getFirst();
        browser.perform(get("/work").with(as(unit.officer())))
                .andExpect(content().string(containsString("/work/duties/" + asked.id() + "/explain")))
                .andExpect(content().string(containsString("Lãnh đạo hỏi: Vì sao chậm?")));
        browser.perform(get("/work/duties/" + asked.id()).with(as(unit.officer())))
                .andExpect(content().string(containsString("<dd class=\"said\">Vì sao chậm?</dd>")))
                .andExpect(content().string(containsString("<dd>Lãnh đạo · ")));
        browser.perform(post("/work/duties/" + asked.id() + "/explain")
                        .param("text", "Chờ số liệu của các quận.")
                        .with(as(unit.officer())))
                .andExpect(status().is3xxRedirection());
        browser.perform(get(page()).with(as(unit.leader())))
                .andExpect(content().string(containsString("Vì sao chậm?")))
                .andExpect(content().string(containsString("Chờ số liệu của các quận.")));
    }

    @Test
    void aListGoesToExcelAndToCsv() throws Exception {
        browser.perform(get("/work/all").param("format", "csv").with(as(unit.leader())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(duty.title())));
        browser.perform(get("/work/all").param("format", "xlsx").with(as(unit.leader())))
                .andExpect(status().isOk());
        browser.perform(get("/work/all").with(as(unit.leader())))
                .andExpect(content().string(containsString(duty.title())));
    }

    @Test
    void countsByUnitLeadToTheDutiesBehindThem() throws Exception {
        browser.perform(get("/work/units").with(as(unit.leader())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/work/all?holder=" + unit.unit())));
    }

    @Test
    void theMonthShowsWhatIsDueAndTheHolidays() throws Exception {
        browser.perform(get("/calendar").param("month", "2026-06").with(as(unit.officer())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("1 việc đến hạn trong tháng 6/2026")))
                .andExpect(content().string(containsString(duty.title())));
        browser.perform(get("/calendar").param("month", "2026-09").with(as(unit.officer())))
                .andExpect(content().string(containsString("Quốc khánh")));
    }

    @Test
    void theWorkingCalendarIsForEverybodyAndItsFormForTheAdministrator() throws Exception {
        browser.perform(get("/working-calendar").param("year", "2026"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Tết Nguyên đán (mùng 1)")))
                .andExpect(content().string(not(containsString("action=\"/working-calendar\""))));
        browser.perform(get("/working-calendar").with(as(administrator())))
                .andExpect(content().string(containsString("action=\"/working-calendar\"")));
    }

    @Test
    void aLeaderCannotChangeTheWorkingCalendar() throws Exception {
        browser.perform(post("/working-calendar")
                        .param("date", "2031-05-05")
                        .param("kind", "holiday")
                        .param("name", "Ngày thử")
                        .param("source", "thử")
                        .with(as(unit.leader())))
                .andExpect(status().isForbidden());
    }

    @Test
    void theAdministratorEntersADayAndAWrongWeekdayIsRefused() throws Exception {
        browser.perform(post("/working-calendar")
                        .param("date", "2031-05-06")
                        .param("kind", "holiday")
                        .param("name", "Ngày thử")
                        .param("source", "thử")
                        .with(as(administrator())))
                .andExpect(redirectedUrl("/working-calendar?year=2031"));
        browser.perform(post("/working-calendar")
                        .param("date", "2031-05-07")
                        .param("kind", "swapped-work")
                        .param("name", "Ngày thử")
                        .param("source", "thử")
                        .with(as(administrator())))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void aDayOfAnotherCenturyIsRefusedAndASecondEntryForADaySaysWhatItReplaces() throws Exception {
        browser.perform(post("/working-calendar")
                        .param("date", "1900-05-06")
                        .param("kind", "holiday")
                        .param("name", "Ngày thử")
                        .param("source", "thử")
                        .with(as(administrator())))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("nhận ngày từ năm 2022 đến năm 2046")));
        for (String name : List.of("Ngày thứ nhất", "Ngày thứ hai")) {
            MvcResult saved = browser.perform(post("/working-calendar")
                            .param("date", "2033-06-08")
                            .param("kind", "holiday")
                            .param("name", name)
                            .param("source", "thử")
                            .with(as(administrator())))
                    .andExpect(redirectedUrl("/working-calendar?year=2033"))
                    .andReturn();
            assertThat(saved.getFlashMap().values().toString().contains("Ngày thứ nhất"))
                    .isEqualTo(name.equals("Ngày thứ hai"));
        }
        browser.perform(get("/working-calendar").param("year", "2033"))
                .andExpect(content().string(containsString("nay có 5, kể cả 4 ngày cố định")));
    }

    @Test
    void aNewDueDateOnARestDayIsKeptOnlyWhenItIsMeant() throws Exception {
        browser.perform(post(page() + "/extend")
                        .param("text", "thêm thời gian")
                        .param("date", "2026-07-05")
                        .with(as(unit.focalPoint())))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("kết thúc vào ngày làm việc tiếp theo: 06/07/2026")))
                .andExpect(content().string(containsString("name=\"restDay\"")));
        browser.perform(post(page() + "/extend")
                        .param("text", "thêm thời gian")
                        .param("date", "2026-07-05")
                        .param("restDay", "true")
                        .with(as(unit.focalPoint())))
                .andExpect(status().is3xxRedirection());
        assertThat(workshop.now(duty).due()).isEqualTo(Due.endOf(LocalDate.of(2026, 7, 5)));
    }

    private static Actor administrator() {
        return new Actor(
                new AccountId(9_000_001),
                null,
                "Quản trị",
                List.of(new Grant(Role.ADMINISTRATOR, new Grant.Everywhere(), null)),
                Actor.Channel.WEB);
    }

    @Test
    void theOutboxSaysThatNoMailServerIsSetUp() throws Exception {
        browser.perform(get("/outbox").with(as(administrator())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("PHUSA_SMTP_HOST")));
        browser.perform(get("/outbox").with(as(unit.officer()))).andExpect(status().isForbidden());
    }

    @Test
    void aNoticeIsReadAndLeadsToItsDuty() throws Exception {
        browser.perform(get("/inbox").with(as(unit.officer())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("1 thông báo chưa đọc")))
                .andExpect(content().string(containsString("Việc mới: " + duty.title())));
        browser.perform(get("/inbox").with(as(unit.stranger())))
                .andExpect(content().string(containsString("Không có thông báo chưa đọc")));
    }

    @Test
    void howOneIsMailedIsKeptAndNonsenseRefused() throws Exception {
        browser.perform(post("/inbox/preferences")
                        .param("rhythm", "EACH")
                        .param("digestAt", "06:45")
                        .param("quietFrom", "21:00")
                        .param("quietTo", "06:00")
                        .param("language", "vi")
                        .with(as(unit.officer())))
                .andExpect(redirectedUrl("/inbox/preferences"));
        browser.perform(get("/inbox/preferences").with(as(unit.officer())))
                .andExpect(content().string(containsString("06:45")));
        browser.perform(post("/inbox/preferences").param("digestAt", "sáng").with(as(unit.officer())))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void thePageOfDeputiesOpens() throws Exception {
        browser.perform(get("/work/delegations").with(as(unit.officer()))).andExpect(status().isOk());
    }

    /** As it is set up in the product: a person and an office in the register, an account that is theirs. */
    private Actor colleague(String name) {
        Parties parties = platform.getBean(Parties.class);
        Accounts accounts = platform.getBean(Accounts.class);
        PartyId office = parties.byKey("can-tho-justice").orElseThrow();
        PartyId person = parties.appointSomebodyNew(
                        Actor.platform(), name, "", office, Membership.Office.OFFICER, "", null, null, Evidence.NONE)
                .orThrow();
        AccountId account = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(
                                name.toLowerCase(java.util.Locale.ROOT),
                                name,
                                "",
                                "vi",
                                null,
                                Role.UNIT_OFFICER,
                                office))
                .orThrow();
        accounts.belongsTo(Actor.platform(), account, person).orThrow();
        return accounts.actorOf(account, Actor.Channel.WEB);
    }

    @Test
    void whoGoesAwayHandsTheirWorkToAColleagueWithAnAccount() throws Exception {
        Actor absent = colleague("di-vang");
        Actor deputy = colleague("lam-thay");
        String chosen = java.util.Objects.requireNonNull(deputy.person()).toString();
        browser.perform(get("/work/delegations").with(as(absent)))
                .andExpect(content().string(containsString("<option value=\"" + chosen + "\">lam-thay</option>")));
        browser.perform(post("/work/delegations")
                        .param("deputy", chosen)
                        .param("first", "2026-06-26")
                        .param("last", "2026-06-30")
                        .param("reason", "đi công tác")
                        .with(as(absent)))
                .andExpect(redirectedUrl("/work/delegations"));
        browser.perform(get("/work/delegations").with(as(deputy)))
                .andExpect(content().string(containsString("lam-thay xử lý thay di-vang")));
        browser.perform(get("/inbox").with(as(deputy)))
                .andExpect(content().string(containsString("di-vang nhờ anh/chị xử lý thay công việc")));
    }

    @Test
    void theCalendarAddressThatAPageShowsIsOneThatACalendarProgramCanRead() throws Exception {
        PartyId office = platform.getBean(Parties.class).byKey("stameq").orElseThrow();
        Accounts accounts = platform.getBean(Accounts.class);
        AccountId account = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(
                                "dat-lich-" + duty.id(), "Người đặt lịch", "", "vi", null, Role.UNIT_OFFICER, office))
                .orThrow();
        Actor person = accounts.actorOf(account, Actor.Channel.WEB);
        Duty own = workshop.due(
                new Workshop.Unit(
                        office,
                        unit.office(),
                        person,
                        person,
                        person,
                        Workshop.person("Đầu mối", Role.FOCAL_POINT, office, unit.office()),
                        person),
                LocalDate.of(2026, 7, 15));
        for (String form : List.of("/account/calendar", "/calendar/address")) {
            MvcResult made = browser.perform(post(form).with(as(person))).andReturn();
            String shown = made.getResponse().getContentAsString(StandardCharsets.UTF_8)
                    + made.getFlashMap().values();
            Matcher address = Pattern.compile("https?://[^/\\s\"<]+(/calendar/[A-Za-z0-9_-]+/duties\\.ics)")
                    .matcher(shown);
            assertThat(address.find())
                    .as("%s shows a whole address: %s", form, shown)
                    .isTrue();
            Calendar calendar = new CalendarBuilder()
                    .build(new StringReader(browser.perform(get(address.group(1)))
                            .andExpect(status().isOk())
                            .andExpect(content().contentTypeCompatibleWith("text/calendar"))
                            .andReturn()
                            .getResponse()
                            .getContentAsString(StandardCharsets.UTF_8)));
            assertThat(calendar.validate().hasErrors()).isFalse();
            for (String kind : List.of(Component.VTODO, Component.VEVENT)) {
                List<CalendarComponent> entries = calendar.getComponents(kind);
                assertThat(entries).as("%s of %s", kind, form).anySatisfy(component -> {
                    assertThat(component
                                    .getProperty(Property.SUMMARY)
                                    .orElseThrow()
                                    .getValue())
                            .isEqualTo(own.title());
                    assertThat(component.getProperty(Property.URL).orElseThrow().getValue())
                            .startsWith("http")
                            .endsWith("/work/duties/" + own.id());
                });
            }
        }
    }

    @Test
    void theCalendarFeedOpensWithItsSecretOnly() throws Exception {
        Parties parties = platform.getBean(Parties.class);
        Accounts accounts = platform.getBean(Accounts.class);
        AccountId account = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(
                                "lich-" + duty.id(),
                                "Người xem lịch",
                                "",
                                "vi",
                                null,
                                Role.UNIT_OFFICER,
                                parties.byKey("stameq").orElseThrow()))
                .orThrow();
        Actor person = accounts.actorOf(account, Actor.Channel.WEB);
        String secret = platform.getBean(CalendarAddresses.class).renew(person).orThrow();
        browser.perform(get("/calendar/" + secret + "/duties.ics"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("BEGIN:VCALENDAR")));
        browser.perform(get("/calendar/" + "x".repeat(43) + "/duties.ics")).andExpect(status().isNotFound());
    }
}
