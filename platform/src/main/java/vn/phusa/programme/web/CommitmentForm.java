package vn.phusa.programme.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import vn.phusa.programme.SourceClause;
import vn.phusa.programme.Terms;
import vn.phusa.shell.Form;

/** The form in which a commitment's terms are written. */
final class CommitmentForm {
    /** Empty lines offered besides those filled. */
    static final int SPARE_LINES = 2;

    private CommitmentForm() {}

    /** An empty form for a programme whose usual assigner is known. */
    static Form fresh(PartyId assigner) {
        return Form.of(
                Map.of("kind", CommitmentKind.MINISTRY_DUTY.key(), "assigner", assigner.toString(), "open", "yes"));
    }

    /** A form filled with what is stored. */
    static Form of(Terms terms, long version) {
        Map<String, List<String>> values = new HashMap<>();
        put(values, "version", Long.toString(version));
        put(values, "number", terms.number());
        put(values, "kind", terms.kind().key());
        put(values, "wordingVi", terms.wording().vietnamese());
        // The Vietnamese stands in for an English that nobody wrote: shown as empty, so that it follows when that is
        // edited.
        put(values, "wordingEn", terms.wording().writtenEnglish());
        switch (terms.lead()) {
            case Holder.Known(PartyId party) -> put(values, "lead", party.toString());
            case Holder.Unresolved(String text) -> put(values, "leadWritten", text);
        }
        List<String> known = new ArrayList<>();
        List<String> written = new ArrayList<>();
        for (Holder coordinator : terms.coordinators()) {
            switch (coordinator) {
                case Holder.Known(PartyId party) -> known.add(party.toString());
                case Holder.Unresolved(String text) -> written.add(text);
            }
        }
        values.put("coordinators", known);
        put(values, "coordinatorsWritten", String.join("\n", written));
        put(values, "assigner", terms.assigner().toString());
        put(values, "due", iso(terms.dueOn()));
        put(values, "dueAsWritten", terms.dueAsWritten());
        SourceClause source = terms.source();
        if (source != null) {
            put(values, "quote", source.quote());
            put(values, "place", source.place());
        }
        if (terms.open()) {
            put(values, "open", "yes");
        }
        List<String> names = new ArrayList<>();
        List<String> dues = new ArrayList<>();
        List<String> reached = new ArrayList<>();
        for (Milestone milestone : terms.milestones()) {
            names.add(milestone.name());
            dues.add(iso(milestone.dueOn()));
            reached.add(iso(milestone.reachedOn()));
        }
        values.put("milestoneName", names);
        values.put("milestoneDue", dues);
        values.put("milestoneReached", reached);
        for (Funding line : terms.funding()) {
            String source1 = line.source().key();
            put(values, "planned-" + source1, amount(line.planned()));
            put(values, "committed-" + source1, amount(line.committed()));
            put(values, "disbursed-" + source1, amount(line.disbursed()));
        }
        values.putAll(lines(terms.indicators()));
        return new Form(values, List.of());
    }

    /** Indicators as lines of a form, which {@link #indicators} reads again. */
    static Map<String, List<String>> lines(List<Indicator> indicators) {
        IndicatorLines lines = new IndicatorLines();
        indicators.forEach(lines::add);
        return lines.values;
    }

    /** Indicators as lines of the form: one for each period. */
    private static final class IndicatorLines {
        private final Map<String, List<String>> values = new LinkedHashMap<>();

        void add(Indicator indicator) {
            for (Indicator.Period period : indicator.periods()) {
                push("indicatorVi", indicator.name().vietnamese());
                push("indicatorEn", indicator.name().writtenEnglish());
                push("indicatorUnit", indicator.unit());
                push("indicatorTerritory", indicator.territory());
                push("indicatorFrom", iso(period.from()));
                push("indicatorTo", iso(period.to()));
                push("baseline", period.baseline());
                push("target", period.target());
                push("actual", period.actual());
            }
        }

        private void push(String field, String value) {
            values.computeIfAbsent(field, key -> new ArrayList<>()).add(value);
        }

        private void push(String field, @Nullable Figure figure) {
            push(field, figure == null ? "" : figure.value().toPlainString().replace('.', ','));
            push(
                    field + "Qualifier",
                    figure == null
                            ? Qualifier.EXACTLY.name()
                            : figure.qualifier().name());
            push(field + "AsOf", figure == null ? "" : iso(figure.asOf()));
            push(field + "Source", figure == null ? "" : figure.source());
        }
    }

    /**
     * What was typed, as terms; what cannot be read is noted in the fields' problems.
     *
     * @param before the terms that are edited, from which what the form does not show is kept; null: a new commitment
     */
    static Terms read(TypedFields fields, @Nullable Terms before) {
        CommitmentKind kind = fields.chosen("kind", CommitmentKind::of);
        PartyId lead = fields.party("lead");
        List<Holder> coordinators = new ArrayList<>();
        for (String id : fields.all("coordinators")) {
            PartyId party = fields.party("coordinators", id);
            if (party != null) {
                coordinators.add(new Holder.Known(party));
            }
        }
        fields.lines("coordinatorsWritten").forEach(text -> coordinators.add(new Holder.Unresolved(text)));
        return new Terms(
                fields.text("number"),
                kind == null ? CommitmentKind.MINISTRY_DUTY : kind,
                new Bilingual(
                        fields.text("wordingVi"),
                        fields.text("wordingEn").isEmpty() ? fields.text("wordingVi") : fields.text("wordingEn")),
                source(fields, before),
                lead == null ? new Holder.Unresolved(fields.text("leadWritten")) : new Holder.Known(lead),
                coordinators,
                fields.requiredParty("assigner"),
                fields.date("due"),
                fields.text("dueAsWritten"),
                milestones(fields),
                indicators(fields),
                funding(fields),
                fields.ticked("open"));
    }

    private static @Nullable SourceClause source(TypedFields fields, @Nullable Terms before) {
        String quote = fields.text("quote");
        String place = fields.text("place");
        SourceClause stored = before == null ? null : before.source();
        if (quote.isEmpty() && place.isEmpty()) {
            return null;
        }
        // The place within the document holds only as long as the quote is the same.
        return stored != null && stored.quote().equals(quote)
                ? new SourceClause(quote, stored.document(), place, stored.start(), stored.end())
                : new SourceClause(quote, stored == null ? null : stored.document(), place, null, null);
    }

    private static List<Milestone> milestones(TypedFields fields) {
        List<Milestone> found = new ArrayList<>();
        List<String> names = fields.all("milestoneName");
        List<String> dues = fields.all("milestoneDue");
        List<String> reached = fields.all("milestoneReached");
        for (int i = 0; i < names.size(); i++) {
            LocalDate due = fields.date("milestones", at(dues, i));
            LocalDate on = fields.date("milestones", at(reached, i));
            if (!names.get(i).isEmpty() || due != null) {
                found.add(new Milestone(names.get(i), due, on));
            }
        }
        return found;
    }

    static List<Indicator> indicators(TypedFields fields) {
        Map<String, Indicator> found = new LinkedHashMap<>();
        List<String> names = fields.all("indicatorVi");
        for (int i = 0; i < names.size(); i++) {
            Figure baseline = figure(fields, "baseline", i);
            Figure target = figure(fields, "target", i);
            Figure actual = figure(fields, "actual", i);
            String name = names.get(i);
            if (name.isEmpty() && baseline == null && target == null && actual == null) {
                continue;
            }
            String english = at(fields.all("indicatorEn"), i);
            Indicator line = new Indicator(
                    new Bilingual(name, english.isEmpty() ? name : english),
                    at(fields.all("indicatorUnit"), i),
                    at(fields.all("indicatorTerritory"), i),
                    List.of(new Indicator.Period(
                            fields.date("indicators", at(fields.all("indicatorFrom"), i)),
                            fields.date("indicators", at(fields.all("indicatorTo"), i)),
                            baseline,
                            target,
                            actual)));
            // Lines of the same name, unit and territory are periods of one indicator.
            found.merge(
                    name + "\n" + line.unit() + "\n" + line.territory(),
                    line,
                    (one, other) -> new Indicator(
                            one.name(),
                            one.unit(),
                            one.territory(),
                            java.util.stream.Stream.concat(one.periods().stream(), other.periods().stream())
                                    .toList()));
        }
        return List.copyOf(found.values());
    }

    private static @Nullable Figure figure(TypedFields fields, String name, int line) {
        BigDecimal value = fields.decimal("indicators", at(fields.all(name), line));
        if (value == null) {
            return null;
        }
        String source = at(fields.all(name + "Source"), line);
        if (source.isEmpty()) {
            fields.problems().add(Problem.at("indicators", Refusal.REQUIRED));
        }
        Qualifier qualifier = Qualifier.EXACTLY;
        for (Qualifier candidate : Qualifier.values()) {
            if (candidate.name().equals(at(fields.all(name + "Qualifier"), line))) {
                qualifier = candidate;
            }
        }
        return new Figure(value, qualifier, fields.date("indicators", at(fields.all(name + "AsOf"), line)), source);
    }

    private static List<Funding> funding(TypedFields fields) {
        List<Funding> found = new ArrayList<>();
        for (Funding.Source source : Funding.Source.values()) {
            Money planned = fields.dong("planned-" + source.key());
            Money committed = fields.dong("committed-" + source.key());
            Money disbursed = fields.dong("disbursed-" + source.key());
            if (planned != null || committed != null || disbursed != null) {
                found.add(new Funding(source, planned, committed, disbursed));
            }
        }
        return found;
    }

    private static String at(List<String> values, int index) {
        return index < values.size() ? values.get(index) : "";
    }

    private static void put(Map<String, List<String>> values, String field, String value) {
        values.put(field, List.of(value));
    }

    private static String iso(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }

    private static String amount(@Nullable Money money) {
        return money == null
                ? ""
                : Objects.requireNonNull(money.amount()).toPlainString().replace('.', ',');
    }
}
