package vn.phusa.programme.web;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Money;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Qualifier;
import vn.phusa.base.Refusal;
import vn.phusa.programme.CommitmentKind;
import vn.phusa.programme.Figure;
import vn.phusa.programme.Funding;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Indicator;
import vn.phusa.programme.Milestone;
import vn.phusa.programme.ProgrammeProblem;
import vn.phusa.programme.SourceClause;
import vn.phusa.programme.Terms;

/** Terms of a commitment as a program writes them; what cannot be read is noted at its field. */
final class TermsJson {
    /** Enough for every budget, and too little for a number that would fill the memory when written out. */
    private static final int MOST_DIGITS = 20;

    private static final int MOST_DECIMALS = 6;

    private final Predicate<PartyId> known;
    private final List<Problem> problems = new ArrayList<>();

    /** @param known whether there is such an organisation */
    TermsJson(Predicate<PartyId> known) {
        this.known = known;
    }

    record Wording(@Nullable String vi, @Nullable String en) {}

    record MilestoneLine(
            @Nullable String name,
            @Nullable LocalDate due,
            @Nullable LocalDate reachedOn) {}

    /** Amounts in đồng. */
    record FundingLine(
            @Nullable String source,
            @Nullable BigDecimal planned,
            @Nullable BigDecimal committed,
            @Nullable BigDecimal disbursed) {}

    /** @param qualifier =, ≥, ≤ or ≈; not said: = */
    record Number(
            @Nullable BigDecimal value,
            @Nullable String qualifier,
            @Nullable LocalDate asOf,
            @Nullable String source) {}

    /** A result to be seen; lines of the same name, unit and territory are periods of one indicator. */
    record IndicatorLine(
            @Nullable Wording name,
            @Nullable String unit,
            @Nullable String territory,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Number baseline,
            @Nullable Number target,
            @Nullable Number actual) {}

    /**
     * A commitment.
     *
     * @param number as the programme numbers it
     * @param kind ministry-duty, city-request or monitoring; not said: ministry-duty
     * @param lead identity of the lead; null where only its name in the text is known
     * @param leadWritten the lead as the text names it
     * @param due last day; null: not set
     * @param open whether the public may read it; not said: yes
     */
    record CommitmentRequest(
            @Nullable String number,
            @Nullable String kind,
            @Nullable Wording wording,
            @Nullable Long lead,
            @Nullable String leadWritten,
            @Nullable List<@Nullable Long> coordinators,
            @Nullable List<@Nullable String> coordinatorsWritten,
            @Nullable Long assigner,
            @Nullable LocalDate due,
            @Nullable String dueAsWritten,
            @Nullable String quote,
            @Nullable String place,
            @Nullable List<@Nullable MilestoneLine> milestones,
            @Nullable List<@Nullable IndicatorLine> indicators,
            @Nullable List<@Nullable FundingLine> funding,
            @Nullable Boolean open) {}

    /** What could not be read. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** @param before what is edited, from which the place within the document is kept; null: a new commitment */
    Terms terms(CommitmentRequest request, @Nullable Terms before) {
        Wording wording = Objects.requireNonNullElse(request.wording(), new Wording(null, null));
        PartyId lead = party("lead", request.lead());
        PartyId assigner = party("assigner", request.assigner());
        if (request.assigner() == null) {
            problems.add(Problem.at("assigner", Refusal.REQUIRED));
        }
        return new Terms(
                clean(request.number()),
                kind(request.kind()),
                bilingual(wording),
                source(request, before),
                lead == null ? new Holder.Unresolved(clean(request.leadWritten())) : new Holder.Known(lead),
                coordinators(request),
                assigner == null ? NOBODY : assigner,
                request.due(),
                clean(request.dueAsWritten()),
                milestones(request.milestones()),
                indicators(request.indicators()),
                funding(request.funding()),
                request.open() == null || request.open());
    }

    /** Stands in for a party that could not be read, after the problem has been noted. */
    private static final PartyId NOBODY = new PartyId(Long.MAX_VALUE);

    private static Bilingual bilingual(Wording wording) {
        String vietnamese = clean(wording.vi());
        String english = clean(wording.en());
        return new Bilingual(vietnamese, english.isEmpty() ? vietnamese : english);
    }

    private static @Nullable SourceClause source(CommitmentRequest request, @Nullable Terms before) {
        String quote = clean(request.quote());
        String place = clean(request.place());
        SourceClause stored = before == null ? null : before.source();
        if (quote.isEmpty() && place.isEmpty()) {
            return null;
        }
        return stored != null && stored.quote().equals(quote)
                ? new SourceClause(quote, stored.document(), place, stored.start(), stored.end())
                : new SourceClause(quote, stored == null ? null : stored.document(), place, null, null);
    }

    private CommitmentKind kind(@Nullable String key) {
        if (key == null) {
            return CommitmentKind.MINISTRY_DUTY;
        }
        try {
            return CommitmentKind.of(key);
        } catch (IllegalArgumentException unknown) {
            problems.add(Problem.at("kind", Refusal.UNKNOWN_CHOICE, key));
            return CommitmentKind.MINISTRY_DUTY;
        }
    }

    private List<Holder> coordinators(CommitmentRequest request) {
        List<Holder> found = new ArrayList<>();
        for (Long id : all(request.coordinators())) {
            PartyId party = party("coordinators", id);
            if (party != null) {
                found.add(new Holder.Known(party));
            }
        }
        all(request.coordinatorsWritten()).forEach(name -> found.add(new Holder.Unresolved(clean(name))));
        return found;
    }

    private @Nullable PartyId party(String field, @Nullable Long id) {
        if (id == null) {
            return null;
        }
        PartyId party = id > 0 ? new PartyId(id) : NOBODY;
        if (!known.test(party)) {
            problems.add(Problem.at(field, ProgrammeProblem.UNKNOWN_PARTY));
            return null;
        }
        return party;
    }

    List<Milestone> milestones(@Nullable List<@Nullable MilestoneLine> lines) {
        return all(lines).stream()
                .map(line -> new Milestone(clean(line.name()), line.due(), line.reachedOn()))
                .toList();
    }

    List<Funding> funding(@Nullable List<@Nullable FundingLine> lines) {
        List<Funding> found = new ArrayList<>();
        for (FundingLine line : all(lines)) {
            Arrays.stream(Funding.Source.values())
                    .filter(source -> source.key().equals(line.source()))
                    .findFirst()
                    .ifPresentOrElse(
                            source -> found.add(new Funding(
                                    source, dong(line.planned()), dong(line.committed()), dong(line.disbursed()))),
                            () -> problems.add(
                                    Problem.at("funding", Refusal.UNKNOWN_CHOICE, String.valueOf(line.source()))));
        }
        return found;
    }

    private @Nullable Money dong(@Nullable BigDecimal amount) {
        return amount == null || !fits("funding", amount) ? null : new Money(amount, Money.DONG);
    }

    private boolean fits(String field, BigDecimal number) {
        boolean fits = number.precision() <= MOST_DIGITS
                && number.scale() <= MOST_DECIMALS
                && number.precision() - number.scale() <= MOST_DIGITS;
        if (!fits) {
            problems.add(Problem.at(field, Refusal.NOT_A_NUMBER, "…"));
        }
        return fits;
    }

    List<Indicator> indicators(@Nullable List<@Nullable IndicatorLine> lines) {
        Map<List<Object>, Indicator> found = new LinkedHashMap<>();
        for (IndicatorLine line : all(lines)) {
            Bilingual name = bilingual(Objects.requireNonNullElse(line.name(), new Wording(null, null)));
            Indicator one = new Indicator(
                    name,
                    clean(line.unit()),
                    clean(line.territory()),
                    List.of(new Indicator.Period(
                            line.from(),
                            line.to(),
                            figure(line.baseline()),
                            figure(line.target()),
                            figure(line.actual()))));
            found.merge(List.of(name, one.unit(), one.territory()), one, TermsJson::together);
        }
        return List.copyOf(found.values());
    }

    private static Indicator together(Indicator one, Indicator other) {
        List<Indicator.Period> periods = new ArrayList<>(one.periods());
        periods.addAll(other.periods());
        return new Indicator(one.name(), one.unit(), one.territory(), periods);
    }

    private @Nullable Figure figure(@Nullable Number number) {
        if (number == null || number.value() == null || !fits("indicators", number.value())) {
            return null;
        }
        String source = clean(number.source());
        if (source.isEmpty()) {
            problems.add(Problem.at("indicators", Refusal.REQUIRED));
        }
        String sign = Objects.requireNonNullElse(number.qualifier(), Qualifier.EXACTLY.sign());
        Qualifier qualifier = Arrays.stream(Qualifier.values())
                .filter(one -> one.sign().equals(sign) || one.name().equals(sign))
                .findFirst()
                .orElse(null);
        if (qualifier == null) {
            problems.add(Problem.at("indicators", Refusal.UNKNOWN_CHOICE, sign));
            return null;
        }
        return new Figure(number.value(), qualifier, number.asOf(), source);
    }

    /** Without the gaps that a program may have left. */
    private static <T> List<T> all(@Nullable List<@Nullable T> list) {
        List<T> found = new ArrayList<>();
        if (list != null) {
            for (T one : list) {
                if (one != null) {
                    found.add(one);
                }
            }
        }
        return found;
    }

    private static String clean(@Nullable String text) {
        return text == null ? "" : Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
}
