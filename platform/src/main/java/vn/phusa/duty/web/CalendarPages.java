package vn.phusa.duty.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.access.CalendarAddresses;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.base.store.OwnAddress;
import vn.phusa.duty.CalendarDay;
import vn.phusa.duty.CalendarFeed;
import vn.phusa.duty.Duties;
import vn.phusa.duty.DutyPermission;
import vn.phusa.duty.DutyRow;
import vn.phusa.duty.WorkingCalendar;
import vn.phusa.duty.WorkingCalendars;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.PublicPath;
import vn.phusa.shell.Refused;

/** Due dates by month, the feed for calendar programs, and the working calendar. */
@Controller
class CalendarPages {
    private final Duties duties;
    private final WorkingCalendars calendars;
    private final CalendarAddresses addresses;
    private final Languages languages;
    private final Clock clock;
    private final OwnAddress own;

    CalendarPages(
            Duties duties,
            WorkingCalendars calendars,
            CalendarAddresses addresses,
            Languages languages,
            Clock clock,
            OwnAddress own) {
        this.duties = duties;
        this.calendars = calendars;
        this.addresses = addresses;
        this.languages = languages;
        this.clock = clock;
        this.own = own;
    }

    @Bean
    static MenuEntry calendarEntry() {
        return new MenuEntry(20, "/calendar", "duty.menu.calendar", "calendar", Actor::signedIn);
    }

    @Bean
    static MenuEntry workingCalendarEntry() {
        return new MenuEntry(
                920,
                "/working-calendar",
                "duty.working.menu",
                "calendar",
                actor -> actor.maySomewhere(DutyPermission.KEEP_CALENDAR));
    }

    /** Calendar programs cannot sign in; the secret in the address is the key. */
    @Bean
    static PublicPath feedPath() {
        return PublicPath.reading("/calendar/*/duties.ics");
    }

    /** The working calendar is law for everybody. */
    @Bean
    static PublicPath workingCalendarPath() {
        return PublicPath.reading("/working-calendar");
    }

    @GetMapping("/calendar")
    String month(
            Actor actor,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String show,
            Model model) {
        if (!actor.signedIn()) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        YearMonth shown = month(month);
        LocalDate first = shown.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate last = shown.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        boolean all = show.equals("all") && actor.maySomewhere(DutyPermission.OVERSEE);
        WorkingCalendar calendar = calendars.calendar();
        List<DutyRow> rows = duties.dueBetween(actor, first, last, !all);
        Map<LocalDate, List<DutyRow>> due =
                rows.stream().filter(row -> row.dueOn() != null).collect(Collectors.groupingBy(DutyRow::dueOn));
        List<MonthDay> days = first.datesUntil(last.plusDays(1))
                .map(date -> new MonthDay(
                        date,
                        YearMonth.from(date).equals(shown),
                        calendar.working(date),
                        calendar.special(date).orElse(null),
                        due.getOrDefault(date, List.of())))
                .toList();
        model.addAttribute("month", shown);
        model.addAttribute("days", days);
        model.addAttribute("origins", duties.origins(rows));
        model.addAttribute("all", all);
        model.addAttribute("oversees", actor.maySomewhere(DutyPermission.OVERSEE));
        model.addAttribute("today", VietnamTime.today(clock));
        model.addAttribute("hasFeed", addresses.has(actor));
        return "duty/month";
    }

    private YearMonth month(String typed) {
        try {
            return typed.isBlank() ? YearMonth.from(VietnamTime.today(clock)) : YearMonth.parse(typed);
        } catch (DateTimeException e) {
            return YearMonth.from(VietnamTime.today(clock));
        }
    }

    /** A new secret address; earlier ones stop working. */
    @PostMapping("/calendar/address")
    String address(Actor actor, RedirectAttributes redirect) {
        String secret = Refused.unlessAccepted(addresses.renew(actor));
        Flash.success(redirect, "duty.feed.made", own.of(CalendarAddresses.path(secret)));
        return "redirect:/calendar";
    }

    @GetMapping("/calendar/{secret}/duties.ics")
    ResponseEntity<byte[]> feed(@PathVariable String secret, Locale locale) {
        Actor reader = addresses.reader(secret).orElseThrow(() -> new Refused(List.of(Problem.of(Refusal.NOT_FOUND))));
        LocalDate today = VietnamTime.today(clock);
        List<DutyRow> rows = duties.dueBetween(reader, today.minusYears(1), today.plusYears(3), true);
        String text = CalendarFeed.write(
                rows, "Phù Sa – " + languages.in(locale).say("duty.menu.work"), own.uri(), own.name(), clock.instant());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .header("Content-Disposition", "inline; filename=duties.ics")
                .header("Cache-Control", "private, no-store")
                .header("Referrer-Policy", "no-referrer")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    // ---- the working calendar

    @GetMapping("/working-calendar")
    String working(Actor actor, @RequestParam(defaultValue = "") String year, Model model) {
        return working(actor, year(year), Form.empty(), model);
    }

    private int year(String typed) {
        int now = VietnamTime.today(clock).getYear();
        return typed.matches("20\\d\\d") ? Integer.parseInt(typed) : now;
    }

    private String working(Actor actor, int year, Form form, Model model) {
        WorkingCalendar calendar = calendars.calendar();
        LocalDate first = LocalDate.of(year, 1, 1);
        model.addAttribute("year", year);
        model.addAttribute("years", calendar.years().stream().sorted().toList());
        model.addAttribute("days", calendar.daysOf(year));
        model.addAttribute(
                "months",
                IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> YearMonth.of(year, month))
                        .toList());
        model.addAttribute("calendar", calendar);
        model.addAttribute("known", calendar.years().contains(year));
        model.addAttribute("holidays", calendar.holidaysOf(year));
        model.addAttribute(
                "workingDays",
                calendar.workingDaysBetween(
                        first.minusDays(1), first.plusYears(1).minusDays(1)));
        model.addAttribute("keeps", actor.mayEverywhere(DutyPermission.KEEP_CALENDAR));
        model.addAttribute("form", form);
        return "duty/working";
    }

    @PostMapping("/working-calendar")
    String change(
            Actor actor,
            @RequestParam(defaultValue = "") String date,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "false") boolean provisional,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        List<Problem> problems = new ArrayList<>();
        LocalDate day = Typed.date(date, "date", true, problems).orElse(null);
        CalendarDay.Kind chosen = kind(kind);
        if (chosen == null) {
            problems.add(Problem.at("kind", kind.isEmpty() ? Refusal.REQUIRED : Refusal.UNKNOWN_CHOICE, kind));
        }
        CalendarDay earlier =
                day == null ? null : calendars.calendar().special(day).orElse(null);
        Outcome<Integer> outcome = day == null || chosen == null
                ? Outcome.rejected(problems)
                : duties.changeCalendar(actor, day, chosen, Bilingual.same(name.strip()), source, provisional);
        return switch (outcome) {
            case Outcome.Accepted<Integer>(Integer moved) -> {
                if (earlier == null) {
                    Flash.success(redirect, "duty.working.saved", moved.toString());
                } else {
                    String before = earlier.name().in(locale);
                    Flash.success(redirect, "duty.working.saved-over", moved.toString(), before);
                }
                yield "redirect:/working-calendar?year=" + (day == null ? "" : day.getYear());
            }
            case Outcome.Rejected<Integer>(List<Problem> refused) -> {
                response.setStatus(refused.getFirst().code().category().status());
                yield working(
                        actor,
                        day == null ? year("") : day.getYear(),
                        Form.refused(request.getParameterMap(), refused),
                        model);
            }
        };
    }

    private static CalendarDay.@Nullable Kind kind(String code) {
        for (CalendarDay.Kind kind : CalendarDay.Kind.values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        return null;
    }
}
