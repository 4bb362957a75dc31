package vn.phusa.programme.exchange;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Money;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentEvent;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.Dossiers;
import vn.phusa.programme.Figure;
import vn.phusa.programme.Funding;
import vn.phusa.programme.HistoryEntry;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Indicator;
import vn.phusa.programme.Life;
import vn.phusa.programme.Programme;
import vn.phusa.programme.Terms;

/**
 * A programme in the IATI activity standard, version 2.03: the programme is one activity (hierarchy 1), each commitment
 * one below it (hierarchy 2). Only what is known is said: a result without a date carries no baseline, money without a
 * known day is dated by the day on which the platform learned it, and nothing is divided over years that nobody divided.
 */
public final class Iati {
    public static final String MEDIA_TYPE = "application/xml;charset=UTF-8";

    /** OECD DAC purpose code for research and scientific institutions. */
    private static final String SECTOR = "43082";

    private static final String COUNTRY = "VN";
    private static final int LONGEST_TITLE = 150;

    /** Longest time that a budget may cover, by the standard's rules. */
    private static final long DAYS_OF_A_BUDGET = 365;

    private final XMLStreamWriter xml;
    private final Dossiers.Dossier dossier;
    private final Reporter reporter;
    private final Map<PartyId, Bilingual> names;
    private final Function<Funding.Source, Bilingual> sources;
    private final LocalDate today;
    private final Instant now;

    /**
     * Who publishes.
     *
     * @param reference its IATI organisation identifier; without slash, ampersand, bar and question mark
     * @param type code of the list OrganisationType
     */
    public record Reporter(String reference, String type, Bilingual name) {}

    private Iati(
            XMLStreamWriter xml,
            Dossiers.Dossier dossier,
            Reporter reporter,
            Map<PartyId, Bilingual> names,
            Function<Funding.Source, Bilingual> sources,
            Instant now) {
        this.xml = xml;
        this.dossier = dossier;
        this.reporter = reporter;
        this.names = names;
        this.sources = sources;
        this.now = now;
        this.today = VietnamTime.dateOf(dossier.moment());
    }

    /**
     * Writes the file.
     *
     * @param names of all parties that occur
     * @param sources what a source of money is called
     * @param now when it is made
     */
    public static void write(
            Dossiers.Dossier dossier,
            Reporter reporter,
            Map<PartyId, Bilingual> names,
            Function<Funding.Source, Bilingual> sources,
            Instant now,
            OutputStream out) {
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new Iati(xml, dossier, reporter, names, sources, now).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write IATI", e);
        }
    }

    /** Written by hand everywhere else in the world: PREFIX-ID; here the address stands for the programme. */
    private String identifier() {
        return reporter.reference() + "-" + dossier.programme().facts().address();
    }

    private String identifier(CommitmentId commitment) {
        return identifier() + "-" + commitment;
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("iati-activities");
        xml.writeAttribute("version", "2.03");
        xml.writeAttribute("generated-datetime", moment(now));
        programme();
        for (Dossiers.Entry entry : dossier.commitments()) {
            commitment(entry);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    // ---- the programme

    private void programme() throws XMLStreamException {
        Programme programme = dossier.programme();
        Programme.Facts facts = programme.facts();
        begin("1", dossier.moment());
        text("iati-identifier", identifier());
        reporter();
        narrated("title", facts.title());
        description(facts.title());
        for (PartyId party : facts.parties()) {
            participant(party, "2");
        }
        participant(facts.focalPoint(), "4");
        code(
                "activity-status",
                switch (programme.state()) {
                    case DRAFT -> "1";
                    case IN_FORCE -> programme.periodOver(today) ? "3" : "2";
                    case CLOSED -> "4";
                    case TERMINATED -> "5";
                });
        LocalDate start = facts.startsOn() == null ? facts.signedOn() : facts.startsOn();
        dates(start, start != null && !start.isAfter(today) ? start : null, facts.endsOn(), null, learned());
        place();
        for (Dossiers.Entry entry : dossier.commitments()) {
            related("2", identifier(entry.commitment().id()));
        }
        Programme predecessor = dossier.predecessor();
        if (predecessor != null) {
            related("3", reporter.reference() + "-" + predecessor.facts().address());
        }
        for (Indicator indicator : facts.indicators()) {
            result(indicator, start, facts.endsOn());
        }
        xml.writeEndElement();
    }

    /** The day on which the platform learned of the first of it: the last resort where a date must be said. */
    private LocalDate learned() {
        return dossier.commitments().stream()
                .map(entry -> VietnamTime.dateOf(entry.history().getFirst().recordedAt()))
                .min(LocalDate::compareTo)
                .orElse(today);
    }

    // ---- a commitment

    private void commitment(Dossiers.Entry entry) throws XMLStreamException {
        Commitment commitment = entry.commitment();
        Terms terms = commitment.terms();
        Instant changed = entry.history().getLast().recordedAt();
        begin("2", changed);
        text("iati-identifier", identifier(commitment.id()));
        reporter();
        narrated(
                "title",
                new Bilingual(
                        title(terms, terms.wording().vietnamese()),
                        title(terms, terms.wording().english())));
        description(terms.wording());
        participant(terms.assigner(), "2");
        participant(terms.lead(), "4");
        for (Holder coordinator : terms.coordinators()) {
            participant(coordinator, "4");
        }
        code("activity-status", status(commitment.life()));
        LocalDate begun = begun(entry.history());
        LocalDate done = commitment.life() instanceof Life.Confirmed(LocalDate doneOn, LocalDate _) ? doneOn : null;
        LocalDate start = start(commitment);
        LocalDate entered = VietnamTime.dateOf(entry.history().getFirst().recordedAt());
        dates(
                start,
                begun != null && (done == null || !begun.isAfter(done)) ? begun : null,
                commitment.dueOn(),
                done,
                commitment.dueOn() != null && commitment.dueOn().isBefore(entered) ? commitment.dueOn() : entered);
        place();
        money(entry, start == null ? entered : start);
        related("1", identifier());
        Set<CommitmentId> shown = new HashSet<>();
        dossier.commitments().forEach(other -> shown.add(other.commitment().id()));
        for (CommitmentId other : commitment.links()) {
            if (shown.contains(other)) {
                related("3", identifier(other));
            }
        }
        for (Indicator indicator : terms.indicators()) {
            result(indicator, start == null ? entered : start, commitment.dueOn());
        }
        xml.writeEndElement();
    }

    private static String title(Terms terms, String wording) {
        String title = terms.number() + ". " + wording.replace('\n', ' ');
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }

    private static String status(Life life) {
        return switch (life) {
            case Life.NotAssigned _ -> "1";
            case Life.Assigned _, Life.Received _, Life.InProgress _, Life.Returned _ -> "2";
            case Life.ReportedDone _ -> "3";
            case Life.Confirmed _, Life.CarriedOver _ -> "4";
            case Life.NotInForce _ -> "5";
            case Life.Suspended _ -> "6";
        };
    }

    /** When it was assigned first. */
    private @Nullable LocalDate begun(List<HistoryEntry> history) {
        return history.stream()
                .map(HistoryEntry::event)
                .filter(CommitmentEvent.Assigned.class::isInstance)
                .map(event -> ((CommitmentEvent.Assigned) event).on())
                .filter(on -> !on.isAfter(today))
                .findFirst()
                .orElse(null);
    }

    /** The programme's first day, unless the commitment was due before. */
    private @Nullable LocalDate start(Commitment commitment) {
        LocalDate start = dossier.programme().facts().startsOn();
        LocalDate due = commitment.dueOn();
        return start != null && due != null && due.isBefore(start) ? null : start;
    }

    private void money(Dossiers.Entry entry, LocalDate start) throws XMLStreamException {
        LocalDate end = entry.commitment().dueOn();
        boolean withinAYear =
                end != null && !end.isBefore(start) && ChronoUnit.DAYS.between(start, end) <= DAYS_OF_A_BUDGET;
        List<Funding> lines = entry.commitment().terms().funding();
        for (Funding line : lines) {
            if (withinAYear && line.planned() != null && end != null) {
                xml.writeStartElement("budget");
                xml.writeAttribute("type", "1");
                xml.writeAttribute("status", "1");
                dated("period-start", start);
                dated("period-end", end);
                value(line.planned(), known(entry, line, Funding::planned));
                xml.writeEndElement();
            }
        }
        for (Funding line : lines) {
            // Nobody has divided it over the years, and the standard's budgets are of one year at most.
            if (!withinAYear && line.planned() != null) {
                xml.writeStartElement("planned-disbursement");
                dated("period-start", start);
                if (end != null && !end.isBefore(start)) {
                    dated("period-end", end);
                }
                value(line.planned(), known(entry, line, Funding::planned));
                provider(line);
                xml.writeEndElement();
            }
        }
        for (Funding line : lines) {
            transaction(entry, line, "2", line.committed(), Funding::committed);
            transaction(entry, line, "3", line.disbursed(), Funding::disbursed);
        }
    }

    private void transaction(
            Dossiers.Entry entry,
            Funding line,
            String type,
            @Nullable Money amount,
            Function<Funding, @Nullable Money> which)
            throws XMLStreamException {
        if (amount == null) {
            return;
        }
        LocalDate day = known(entry, line, which);
        xml.writeStartElement("transaction");
        code("transaction-type", type);
        dated("transaction-date", day);
        value(amount, day);
        provider(line);
        xml.writeEndElement();
    }

    /** The day on which the platform learned the amount that stands now. */
    private LocalDate known(Dossiers.Entry entry, Funding line, Function<Funding, @Nullable Money> which) {
        Money amount = which.apply(line);
        LocalDate since = VietnamTime.dateOf(entry.history().getFirst().recordedAt());
        Money before = null;
        for (HistoryEntry happened : entry.history()) {
            Terms terms = switch (happened.event()) {
                case CommitmentEvent.Raised raised -> raised.terms();
                case CommitmentEvent.Edited edited -> edited.terms();
                default -> null;
            };
            if (terms == null) {
                continue;
            }
            Money stated = terms.funding().stream()
                    .filter(other -> other.source() == line.source())
                    .map(which)
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (stated != null && !stated.equals(before) && stated.equals(amount)) {
                since = VietnamTime.dateOf(happened.recordedAt());
            }
            before = stated;
        }
        return since.isAfter(today) ? today : since;
    }

    private void provider(Funding line) throws XMLStreamException {
        xml.writeStartElement("provider-org");
        narrative(sources.apply(line.source()));
        xml.writeEndElement();
    }

    // ---- results

    private void result(Indicator indicator, @Nullable LocalDate start, @Nullable LocalDate end)
            throws XMLStreamException {
        xml.writeStartElement("result");
        // Whether it is an output or an outcome nobody has said.
        xml.writeAttribute("type", "9");
        narrated("title", indicator.name());
        xml.writeStartElement("indicator");
        xml.writeAttribute("measure", indicator.unit().strip().equals("%") ? "2" : "1");
        narrated("title", indicator.name());
        String described = String.join(
                " · ",
                java.util.stream.Stream.of(indicator.unit(), indicator.territory())
                        .filter(part -> !part.isBlank())
                        .toList());
        if (!described.isEmpty()) {
            narrated("description", Bilingual.same(described));
        }
        for (Indicator.Period period : indicator.periods()) {
            Figure baseline = period.baseline();
            LocalDate of = baseline == null ? null : baseline.asOf() == null ? period.from() : baseline.asOf();
            if (baseline != null && of != null) {
                xml.writeStartElement("baseline");
                xml.writeAttribute("year", Integer.toString(of.getYear()));
                xml.writeAttribute("iso-date", of.toString());
                figure(baseline);
                xml.writeEndElement();
            }
        }
        for (Indicator.Period period : indicator.periods()) {
            Figure target = period.target();
            Figure actual = period.actual();
            LocalDate from = first(period.from(), start);
            LocalDate to = first(period.to(), actual == null ? end : first(actual.asOf(), end));
            if (target == null && actual == null || from == null || to == null || from.isAfter(to)) {
                continue;
            }
            xml.writeStartElement("period");
            dated("period-start", from);
            dated("period-end", to);
            if (target != null) {
                xml.writeStartElement("target");
                figure(target);
                xml.writeEndElement();
            }
            if (actual != null) {
                xml.writeStartElement("actual");
                figure(actual);
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static @Nullable LocalDate first(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null ? other : one;
    }

    /** The number goes plain; how sure it is and who says so stand in the comment. */
    private void figure(Figure figure) throws XMLStreamException {
        xml.writeAttribute("value", figure.value().toPlainString());
        narrated(
                "comment",
                Bilingual.same(figure.qualifier().sign() + " " + figure.value().toPlainString()
                        + (figure.source().isBlank() ? "" : " · " + figure.source())));
    }

    // ---- what all activities share

    private void begin(String hierarchy, Instant changed) throws XMLStreamException {
        xml.writeStartElement("iati-activity");
        xml.writeAttribute("xml:lang", "vi");
        xml.writeAttribute("default-currency", Money.DONG.getCurrencyCode());
        xml.writeAttribute("last-updated-datetime", moment(changed.isAfter(now) ? now : changed));
        xml.writeAttribute("hierarchy", hierarchy);
    }

    private void reporter() throws XMLStreamException {
        xml.writeStartElement("reporting-org");
        xml.writeAttribute("ref", reporter.reference());
        xml.writeAttribute("type", reporter.type());
        narrative(reporter.name());
        xml.writeEndElement();
    }

    private void description(Bilingual text) throws XMLStreamException {
        xml.writeStartElement("description");
        xml.writeAttribute("type", "1");
        narrative(text);
        xml.writeEndElement();
    }

    private void participant(Holder holder, String role) throws XMLStreamException {
        switch (holder) {
            case Holder.Known(PartyId party) -> participant(party, role);
            case Holder.Unresolved(String asWritten) -> participant(Bilingual.same(asWritten), role);
        }
    }

    private void participant(PartyId party, String role) throws XMLStreamException {
        Bilingual name = names.get(party);
        participant(name == null ? Bilingual.same("#" + party) : name, role);
    }

    private void participant(Bilingual name, String role) throws XMLStreamException {
        xml.writeStartElement("participating-org");
        xml.writeAttribute("role", role);
        narrative(name);
        xml.writeEndElement();
    }

    /**
     * The standard wants a start, planned or actual.
     *
     * @param otherwise said as the planned start where no start is known
     */
    private void dates(
            @Nullable LocalDate plannedStart,
            @Nullable LocalDate actualStart,
            @Nullable LocalDate plannedEnd,
            @Nullable LocalDate actualEnd,
            LocalDate otherwise)
            throws XMLStreamException {
        LocalDate planned = plannedStart == null && actualStart == null ? otherwise : plannedStart;
        date("1", planned);
        date("2", actualStart);
        date("3", plannedEnd);
        date("4", actualEnd);
    }

    private void date(String type, @Nullable LocalDate on) throws XMLStreamException {
        if (on != null) {
            xml.writeEmptyElement("activity-date");
            xml.writeAttribute("type", type);
            xml.writeAttribute("iso-date", on.toString());
        }
    }

    private void place() throws XMLStreamException {
        code("recipient-country", COUNTRY);
        xml.writeEmptyElement("sector");
        xml.writeAttribute("vocabulary", "1");
        xml.writeAttribute("code", SECTOR);
    }

    private void related(String type, String reference) throws XMLStreamException {
        xml.writeEmptyElement("related-activity");
        xml.writeAttribute("type", type);
        xml.writeAttribute("ref", reference);
    }

    private void value(Money amount, LocalDate day) throws XMLStreamException {
        xml.writeStartElement("value");
        xml.writeAttribute("currency", amount.currency().getCurrencyCode());
        xml.writeAttribute("value-date", day.toString());
        xml.writeCharacters(amount.amount().toPlainString());
        xml.writeEndElement();
    }

    private void dated(String element, LocalDate on) throws XMLStreamException {
        xml.writeEmptyElement(element);
        xml.writeAttribute("iso-date", on.toString());
    }

    private void code(String element, String code) throws XMLStreamException {
        xml.writeEmptyElement(element);
        xml.writeAttribute("code", code);
    }

    private void text(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void narrated(String element, Bilingual text) throws XMLStreamException {
        xml.writeStartElement(element);
        narrative(text);
        xml.writeEndElement();
    }

    /** Vietnamese first; English where it says something else. */
    private void narrative(Bilingual text) throws XMLStreamException {
        text("narrative", clean(text.vietnamese()));
        if (!text.english().isBlank() && !text.english().equals(text.vietnamese())) {
            xml.writeStartElement("narrative");
            xml.writeAttribute("xml:lang", "en");
            xml.writeCharacters(clean(text.english()));
            xml.writeEndElement();
        }
    }

    /** XML 1.0 has no place for most control characters. */
    private static String clean(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", " ");
    }

    private static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
