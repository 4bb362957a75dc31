package vn.phusa.programme.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.programme.Forecasts;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.forecast.CommitmentForecast;
import vn.phusa.programme.forecast.Unknown;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Listing;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.Downloads;

/** What is likely to be late, why, and how good such forecasts have been. */
@Controller
class ForecastPages {
    private final Forecasts forecasts;
    private final Programmes programmes;
    private final PartyNames parties;
    private final Languages languages;
    private final Clock clock;

    ForecastPages(Forecasts forecasts, Programmes programmes, PartyNames parties, Languages languages, Clock clock) {
        this.forecasts = forecasts;
        this.programmes = programmes;
        this.parties = parties;
        this.languages = languages;
        this.clock = clock;
    }

    @GetMapping("/programmes/{id}/forecast")
    @Nullable
    ModelAndView programme(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        ProgrammeId programme = CommitmentPages.programmeId(id);
        LocalDate asked = day.isBlank() ? null : TypedFields.readDate(day);
        Forecasts.OfProgramme forecast = Refused.unlessAccepted(forecasts.ofProgramme(actor, programme, asked));
        Set<PartyId> seen = new HashSet<>();
        forecast.lines().forEach(line -> PartyNames.in(line.row()).forEach(seen::add));
        Names names = parties.of(seen);
        if (Downloads.asked(format)) {
            Downloads.send(
                    format,
                    listing(forecast, names, locale),
                    forecast.lines().iterator(),
                    languages.in(locale),
                    response);
            return null;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("view", Refused.unlessAccepted(programmes.view(actor, programme)));
        model.put("forecast", forecast);
        model.put("names", names);
        model.put("today", VietnamTime.today(clock));
        return new ModelAndView("programme/forecast", model);
    }

    private Listing<Forecasts.Line> listing(Forecasts.OfProgramme forecast, Names names, Locale locale) {
        Wording words = languages.in(locale);
        return new Listing<>(
                "du-bao",
                "programme.way.forecast",
                List.of(
                        column("programme.column.number", line -> line.row().number()),
                        column(
                                "programme.column.wording",
                                line -> line.row().wording().in(locale)),
                        column(
                                "programme.column.lead",
                                line -> names.plain(line.row().lead())),
                        column("programme.column.due", line -> known(line).due()),
                        column("programme.forecast.late", line -> known(line).late()),
                        column(
                                "programme.forecast.colour",
                                line -> known(line)
                                        .colour()
                                        .map(colour -> words.say("programme.confidence." + colour.key()))
                                        .orElse("")),
                        column("programme.forecast.unknown", line -> {
                            Unknown why = known(line).unknown();
                            return why == null ? "" : words.say("programme.forecast.unknown." + why.key());
                        }),
                        column(
                                "programme.forecast.basis",
                                line -> words.say("programme.forecast.basis."
                                        + known(line).basis().key())),
                        column("programme.forecast.median", line -> known(line).median()),
                        column(
                                "programme.forecast.eightieth",
                                line -> known(line).eightieth()),
                        column(
                                "programme.forecast.ninety-fifth",
                                line -> known(line).ninetyFifth()),
                        column(
                                "programme.forecast.critical",
                                line -> known(line).critical()),
                        column("programme.forecast.float", line -> known(line).floatDays()),
                        column("programme.forecast.too-rosy", Forecasts.Line::tooRosy)));
    }

    private static CommitmentForecast known(Forecasts.Line line) {
        return java.util.Objects.requireNonNull(line.forecast());
    }

    private static Listing.Column<Forecasts.Line> column(
            String key, java.util.function.Function<Forecasts.Line, @Nullable Object> value) {
        return new Listing.Column<>(key.substring(key.lastIndexOf('.') + 1), key, value, false);
    }

    /** How the forecast is made and what the five colours mean, for everybody. */
    @GetMapping("/public/forecast")
    ModelAndView method() {
        return new ModelAndView("programme/forecast-method");
    }
}
