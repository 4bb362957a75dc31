package vn.phusa.programme.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.Confidence;
import vn.phusa.programme.Forecasts;
import vn.phusa.programme.forecast.CommitmentForecast;
import vn.phusa.programme.forecast.DeliveryConfidence;
import vn.phusa.shell.Page;

/** Says forecasts in the language of the page. */
public final class Outlooks {
    private Outlooks() {}

    /** Whole per cent; a simulation is never certain, so it never reads 0 or 100. */
    public static String percent(Page page, double share) {
        if (share < 0.005) {
            return "< 1 %";
        }
        if (share > 0.995) {
            return "> 99 %";
        }
        return page.number(Math.round(share * 100)) + " %";
    }

    /** Two decimals, as scores are written. */
    public static String score(Page page, double score) {
        return page.number(BigDecimal.valueOf(score).setScale(3, RoundingMode.HALF_UP));
    }

    /** The answer that the programme's forecast gives. */
    public static String answer(Page page, Forecasts.OfProgramme forecast) {
        if (forecast.run() == null) {
            return page.t("programme.forecast.none");
        }
        long overdue = forecast.lines().stream()
                .filter(line -> line.forecast() != null
                        && line.forecast().due() != null
                        && line.forecast().due().isBefore(line.forecast().day()))
                .count();
        long likely = forecast.lines().stream()
                        .filter(line -> line.forecast() != null
                                && line.forecast().late() != null
                                && line.forecast().late() > 1 - DeliveryConfidence.atLeast(Confidence.AMBER))
                        .count()
                - overdue;
        long unknown = forecast.lines().stream()
                .filter(line -> line.forecast() == null || line.forecast().late() == null)
                .count();
        return page.t("programme.forecast.answer", likely, overdue, unknown);
    }

    /** What moves the end most, in one line. */
    public static String driver(
            Page page, Map<CommitmentId, String> numbers, CommitmentForecast of, CommitmentForecast.Driver driver) {
        long days = Math.round(driver.days());
        return driver.id().equals(of.id())
                ? page.t("programme.forecast.driver.itself", days)
                : page.t(
                        "programme.forecast.driver.other",
                        Objects.requireNonNullElse(
                                numbers.get(driver.id()), driver.id().toString()),
                        percent(page, driver.onPath()),
                        days);
    }

    /** "≥ 85 %" and so on, for the published definition. */
    public static String inTime(Page page, Confidence colour) {
        int least = (int) Math.round(DeliveryConfidence.atLeast(colour) * 100);
        if (colour == Confidence.GREEN) {
            return page.t("programme.forecast.colour.from", least);
        }
        int below = (int) Math.round(DeliveryConfidence.atLeast(Confidence.values()[colour.ordinal() - 1]) * 100);
        return least == 0
                ? page.t("programme.forecast.colour.below", below)
                : page.t("programme.forecast.colour.between", least, below);
    }
}
