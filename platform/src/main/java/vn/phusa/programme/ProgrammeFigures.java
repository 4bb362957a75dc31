package vn.phusa.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.RecordedFigure;
import vn.phusa.base.RecordedFigures;

/** What the programmes count: the latest figure of each of their indicators, real programmes only. */
@Component
class ProgrammeFigures implements RecordedFigures {
    private final Programmes programmes;

    ProgrammeFigures(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    @Transactional(readOnly = true)
    public List<RecordedFigure> figures(Actor actor, LocalDate day) {
        List<RecordedFigure> figures = new ArrayList<>();
        for (ProgrammeRow row : programmes.list(actor)) {
            Programme programme = row.programme();
            if (programme.facts().demonstration()) {
                continue;
            }
            List<Indicator> indicators = programme.facts().indicators();
            for (int i = 0; i < indicators.size(); i++) {
                Indicator indicator = indicators.get(i);
                Figure latest = latest(indicator, day);
                if (latest != null) {
                    LocalDate asOf = latest.asOf();
                    figures.add(new RecordedFigure(
                            "programme." + programme.facts().address() + "." + (i + 1),
                            indicator.name(),
                            indicator.unit(),
                            latest.value().doubleValue(),
                            latest.qualifier(),
                            asOf == null ? day : asOf,
                            latest.source() + (indicator.territory().isEmpty() ? "" : " – " + indicator.territory()),
                            "/find/programmes/" + programme.id(),
                            List.of()));
                }
            }
        }
        return figures;
    }

    /** The newest that was reached by the day; else where things stood at the beginning. */
    private static @Nullable Figure latest(Indicator indicator, LocalDate day) {
        Figure latest = null;
        for (Indicator.Period period : indicator.periods()) {
            Figure baseline = period.baseline();
            Figure actual = period.actual();
            latest = known(actual, day) ? actual : latest == null && known(baseline, day) ? baseline : latest;
        }
        return latest;
    }

    private static boolean known(@Nullable Figure figure, LocalDate day) {
        if (figure == null) {
            return false;
        }
        LocalDate asOf = figure.asOf();
        return asOf == null || !asOf.isAfter(day);
    }
}
