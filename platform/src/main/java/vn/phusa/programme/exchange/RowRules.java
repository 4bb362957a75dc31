package vn.phusa.programme.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.document.Spreadsheet;
import vn.phusa.programme.BulkActs;
import vn.phusa.programme.CommitmentEvent;
import vn.phusa.programme.CommitmentKind;
import vn.phusa.programme.Confidence;
import vn.phusa.programme.Funding;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Indicator;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammeProblem;
import vn.phusa.programme.SourceClause;
import vn.phusa.programme.Terms;

/** The rules by which rows become commitments or reports; pure, so that the same table always gives the same answer. */
final class RowRules {
    private static final Map<String, CommitmentKind> KINDS = Map.ofEntries(
            Map.entry("nhiem vu cua bo", CommitmentKind.MINISTRY_DUTY),
            Map.entry("bo", CommitmentKind.MINISTRY_DUTY),
            Map.entry("trung uong", CommitmentKind.MINISTRY_DUTY),
            Map.entry("ministry duty", CommitmentKind.MINISTRY_DUTY),
            Map.entry("ministry", CommitmentKind.MINISTRY_DUTY),
            Map.entry("the ministry s duty", CommitmentKind.MINISTRY_DUTY),
            Map.entry("the city s request", CommitmentKind.CITY_REQUEST),
            Map.entry("a local body s duty", CommitmentKind.LOCAL_DUTY),
            Map.entry("nhiem vu cua dia phuong", CommitmentKind.LOCAL_DUTY),
            Map.entry("dia phuong", CommitmentKind.LOCAL_DUTY),
            Map.entry("local duty", CommitmentKind.LOCAL_DUTY),
            Map.entry("local", CommitmentKind.LOCAL_DUTY),
            Map.entry("de nghi cua thanh pho", CommitmentKind.CITY_REQUEST),
            Map.entry("de nghi", CommitmentKind.CITY_REQUEST),
            Map.entry("kien nghi", CommitmentKind.CITY_REQUEST),
            Map.entry("city request", CommitmentKind.CITY_REQUEST),
            Map.entry("request", CommitmentKind.CITY_REQUEST),
            Map.entry("theo doi don doc", CommitmentKind.MONITORING),
            Map.entry("theo doi", CommitmentKind.MONITORING),
            Map.entry("giam sat", CommitmentKind.MONITORING),
            Map.entry("monitoring", CommitmentKind.MONITORING));

    private static final Map<String, Funding.Source> SOURCES = Map.ofEntries(
            Map.entry("oda", Funding.Source.ODA),
            Map.entry("von oda", Funding.Source.ODA),
            Map.entry("ngan sach trung uong", Funding.Source.CENTRAL_SCIENCE_BUDGET),
            Map.entry("trung uong", Funding.Source.CENTRAL_SCIENCE_BUDGET),
            Map.entry("nstw", Funding.Source.CENTRAL_SCIENCE_BUDGET),
            Map.entry("ngan sach khoa hoc va cong nghe trung uong", Funding.Source.CENTRAL_SCIENCE_BUDGET),
            Map.entry("central science budget", Funding.Source.CENTRAL_SCIENCE_BUDGET),
            Map.entry("ngan sach thanh pho", Funding.Source.CITY_BUDGET),
            Map.entry("ngan sach dia phuong", Funding.Source.CITY_BUDGET),
            Map.entry("ngan sach tinh", Funding.Source.CITY_BUDGET),
            Map.entry("nsdp", Funding.Source.CITY_BUDGET),
            Map.entry("city budget", Funding.Source.CITY_BUDGET),
            Map.entry("doanh nghiep", Funding.Source.ENTERPRISE),
            Map.entry("von doanh nghiep", Funding.Source.ENTERPRISE),
            Map.entry("xa hoi hoa", Funding.Source.ENTERPRISE),
            Map.entry("enterprise", Funding.Source.ENTERPRISE),
            Map.entry("khac", Funding.Source.OTHER),
            Map.entry("nguon khac", Funding.Source.OTHER),
            Map.entry("other", Funding.Source.OTHER));

    private static final Map<String, Confidence> RATINGS = Map.ofEntries(
            Map.entry("xanh", Confidence.GREEN),
            Map.entry("green", Confidence.GREEN),
            Map.entry("xanh vang", Confidence.GREEN_AMBER),
            Map.entry("green amber", Confidence.GREEN_AMBER),
            Map.entry("vang", Confidence.AMBER),
            Map.entry("amber", Confidence.AMBER),
            Map.entry("vang do", Confidence.AMBER_RED),
            Map.entry("amber red", Confidence.AMBER_RED),
            Map.entry("do", Confidence.RED),
            Map.entry("red", Confidence.RED));

    private final Columns columns;
    private final List<String> headings;

    RowRules(Columns columns, List<String> headings) {
        this.columns = columns;
        this.headings = List.copyOf(headings);
    }

    // ---- commitments

    /**
     * What the rows would become.
     *
     * @param taken numbers that the programme has given already
     * @param wordings {@link Settled#key} of the wordings of the programme's commitments → their number
     */
    List<CheckedRow<Terms>> commitments(
            List<Spreadsheet.Row> rows,
            Programme programme,
            Settled settled,
            UnitNames units,
            Set<String> taken,
            Map<String, String> wordings,
            String fileName) {
        Numbers numbers = new Numbers(taken, rows, columns);
        Map<String, Integer> seenNumbers = new HashMap<>();
        Map<String, Integer> seenWordings = new HashMap<>();
        List<CheckedRow<Terms>> checked = new ArrayList<>();
        for (Spreadsheet.Row row : rows) {
            CheckedRow<Terms> one = commitment(row, programme, settled, units, numbers, fileName);
            if (!one.heading()) {
                String number = new Cells(row, columns, headings).text(ImportField.NUMBER);
                if (!number.isEmpty()) {
                    Integer first = seenNumbers.putIfAbsent(number, row.number());
                    if (first != null) {
                        one = one.with(Problem.at(
                                ImportField.NUMBER.key(), ImportProblem.NUMBER_TWICE, number, Integer.toString(first)));
                    } else if (taken.contains(number)) {
                        one = one.with(Problem.at(ImportField.NUMBER.key(), ProgrammeProblem.NUMBER_TAKEN, number));
                    }
                }
                String wording = Settled.key(new Cells(row, columns, headings).text(ImportField.WORDING));
                String lead = Settled.key(new Cells(row, columns, headings).text(ImportField.LEAD));
                if (!wording.isEmpty()) {
                    Integer first = seenWordings.putIfAbsent(wording + "\n" + lead, row.number());
                    String already = wordings.get(wording);
                    if (first != null) {
                        one = one.with(Problem.at(
                                ImportField.WORDING.key(), ImportProblem.ROW_TWICE, Integer.toString(first)));
                    } else if (already != null) {
                        one = one.with(Problem.at(ImportField.WORDING.key(), ImportProblem.COMMITMENT_THERE, already));
                    }
                }
            }
            checked.add(one);
        }
        return checked;
    }

    private CheckedRow<Terms> commitment(
            Spreadsheet.Row row,
            Programme programme,
            Settled settled,
            UnitNames units,
            Numbers numbers,
            String fileName) {
        Cells cells = new Cells(row, columns, headings);
        if (cells.heading()) {
            return CheckedRow.ofHeading(row.number());
        }
        String number = cells.mapped(ImportField.NUMBER) ? cells.required(ImportField.NUMBER) : numbers.next();
        String wording = cells.required(ImportField.WORDING);
        String english = cells.text(ImportField.WORDING_EN);
        String leadWritten = cells.required(ImportField.LEAD).replace('\n', ' ');
        Holder lead = leadWritten.isEmpty() ? null : units.holder(cells, ImportField.LEAD, leadWritten);
        List<Holder> coordinators =
                units.holders(cells, ImportField.COORDINATORS, cells.text(ImportField.COORDINATORS));
        Cells.Due due = cells.due(ImportField.DUE);
        CommitmentKind kind = cells.chosen(ImportField.KIND, KINDS).orElse(settled.kind());
        Terms terms = new Terms(
                number,
                kind,
                english.isEmpty() ? Bilingual.same(wording) : new Bilingual(wording, english),
                source(cells),
                lead == null ? new Holder.Unresolved(leadWritten.isEmpty() ? "?" : cut(leadWritten)) : lead,
                coordinators,
                assigner(cells, programme, settled, units, lead),
                due.on(),
                due.asWritten(),
                List.of(),
                indicators(cells, due.on(), fileName),
                funding(cells),
                cells.yes(ImportField.OPEN, true));
        for (Problem problem : terms.problems()) {
            String field = field(String.valueOf(problem.field()));
            boolean told = cells.problems().stream().anyMatch(known -> field.equals(known.field()));
            if (!told) {
                cells.problems()
                        .add(Problem.at(
                                field, problem.code(), problem.arguments().toArray()));
            }
        }
        return new CheckedRow<>(
                row.number(), false, cells.problems().isEmpty() ? terms : null, cells.problems(), cells.notes());
    }

    private static String cut(String text) {
        return text.length() <= Holder.LONGEST_TEXT ? text : text.substring(0, Holder.LONGEST_TEXT);
    }

    private static @Nullable SourceClause source(Cells cells) {
        String quote = cells.text(ImportField.QUOTE);
        return quote.isEmpty() ? null : new SourceClause(quote, null, "", null, null);
    }

    private static PartyId assigner(
            Cells cells, Programme programme, Settled settled, UnitNames units, @Nullable Holder lead) {
        String written = cells.text(ImportField.ASSIGNER);
        if (!written.isEmpty()) {
            Holder assigner = units.holder(cells, ImportField.ASSIGNER, written);
            if (assigner instanceof Holder.Known(PartyId party)) {
                return party;
            }
            if (assigner != null) {
                cells.wrong(ImportField.ASSIGNER, ImportProblem.UNKNOWN_UNIT, written);
            }
        }
        if (settled.assigner() != null) {
            return new PartyId(settled.assigner());
        }
        return programme.facts().parties().stream()
                .filter(party -> lead == null || !lead.is(party))
                .findFirst()
                .orElse(programme.facts().focalPoint());
    }

    private static List<Indicator> indicators(Cells cells, @Nullable LocalDate due, String fileName) {
        String name = cells.text(ImportField.INDICATOR);
        var baseline = cells.figure(ImportField.BASELINE, fileName);
        var target = cells.figure(ImportField.TARGET, fileName);
        if (name.isEmpty()) {
            if (baseline != null || target != null) {
                cells.wrong(ImportField.INDICATOR, Refusal.REQUIRED);
            }
            return List.of();
        }
        return List.of(new Indicator(
                Bilingual.same(name),
                cells.text(ImportField.INDICATOR_UNIT),
                "",
                List.of(new Indicator.Period(null, due, baseline, target, null))));
    }

    private static List<Funding> funding(Cells cells) {
        var planned = cells.money(ImportField.PLANNED);
        var committed = cells.money(ImportField.COMMITTED);
        var disbursed = cells.money(ImportField.DISBURSED);
        Optional<Funding.Source> source = cells.chosen(ImportField.MONEY_SOURCE, SOURCES);
        return planned == null && committed == null && disbursed == null
                ? List.of()
                : List.of(new Funding(source.orElse(Funding.Source.OTHER), planned, committed, disbursed));
    }

    /** The column at which a problem of the terms stands. */
    private static String field(String ofTerms) {
        return switch (ofTerms) {
            case "wordingVi" -> ImportField.WORDING.key();
            case "wordingEn" -> ImportField.WORDING_EN.key();
            case "dueAsWritten" -> ImportField.DUE.key();
            case "indicators" -> ImportField.INDICATOR.key();
            case "funding" -> ImportField.PLANNED.key();
            default -> ofTerms;
        };
    }

    /** Gives numbers where the table has none: the next plain ones of the programme. */
    private static final class Numbers {
        private long last;

        Numbers(Set<String> taken, List<Spreadsheet.Row> rows, Columns columns) {
            this.last = columns.of(ImportField.NUMBER) != null
                    ? 0
                    : taken.stream()
                            .filter(number -> number.matches("\\d{1,15}"))
                            .mapToLong(Long::parseLong)
                            .max()
                            .orElse(0);
        }

        String next() {
            return Long.toString(++last);
        }
    }

    // ---- progress

    /** @param targets the commitments that the actor knows of, by number */
    List<CheckedRow<ProgressDraft>> progress(
            List<Spreadsheet.Row> rows, Map<String, BulkActs.Target> targets, LocalDate today) {
        Map<String, Integer> seen = new HashMap<>();
        List<CheckedRow<ProgressDraft>> checked = new ArrayList<>();
        for (Spreadsheet.Row row : rows) {
            CheckedRow<ProgressDraft> one = report(row, targets, today);
            String number = one.heading() ? "" : new Cells(row, columns, headings).text(ImportField.NUMBER);
            Integer first = number.isEmpty() ? null : seen.putIfAbsent(number, row.number());
            checked.add(
                    first == null
                            ? one
                            : one.with(Problem.at(
                                    ImportField.NUMBER.key(),
                                    ImportProblem.NUMBER_TWICE,
                                    number,
                                    Integer.toString(first))));
        }
        return checked;
    }

    private CheckedRow<ProgressDraft> report(
            Spreadsheet.Row row, Map<String, BulkActs.Target> targets, LocalDate today) {
        Cells cells = new Cells(row, columns, headings);
        if (cells.heading()) {
            return CheckedRow.ofHeading(row.number());
        }
        String number = cells.required(ImportField.NUMBER);
        LocalDate on = cells.date(ImportField.REPORTED_ON);
        CommitmentEvent.ProgressReported report = new CommitmentEvent.ProgressReported(
                on == null ? today : on,
                cells.percent(ImportField.PERCENT),
                cells.required(ImportField.TEXT),
                cells.text(ImportField.OBSTACLES),
                cells.chosen(ImportField.RATING, RATINGS).orElse(null));
        BulkActs.Target target = targets.get(number);
        if (target == null) {
            if (!number.isEmpty()) {
                cells.wrong(ImportField.NUMBER, ImportProblem.NO_SUCH_COMMITMENT, number);
            }
        } else if (!target.reports()) {
            cells.wrong(ImportField.NUMBER, ImportProblem.NOT_YOURS, number);
        } else if (cells.problems().isEmpty()
                && target.commitment().reportProgress(report, today)
                        instanceof Outcome.Rejected<CommitmentEvent>(List<Problem> found)) {
            found.forEach(problem -> cells.problems()
                    .add(Problem.at(
                            switch (String.valueOf(problem.field())) {
                                case "on" -> ImportField.REPORTED_ON.key();
                                case "percent", "text", "obstacles" -> String.valueOf(problem.field());
                                default -> ImportField.NUMBER.key();
                            },
                            problem.code(),
                            problem.arguments().toArray())));
        }
        return new CheckedRow<>(
                row.number(),
                false,
                cells.problems().isEmpty() && target != null
                        ? new ProgressDraft(target.commitment().id(), report)
                        : null,
                cells.problems(),
                cells.notes());
    }
}
