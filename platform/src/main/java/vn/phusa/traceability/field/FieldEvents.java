package vn.phusa.traceability.field;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.AggregationEvent;
import vn.phusa.epcis.BusinessTransaction;
import vn.phusa.epcis.Circumstances;
import vn.phusa.epcis.Element;
import vn.phusa.epcis.ErrorDeclaration;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Name;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Occurrence;
import vn.phusa.epcis.Place;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.SensorElement;
import vn.phusa.epcis.SensorReport;
import vn.phusa.epcis.SourceOrDestination;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.epcis.gs1.CanonicalIdentifier;
import vn.phusa.epcis.gs1.CheckDigits;
import vn.phusa.epcis.gs1.Percent;
import vn.phusa.epcis.validation.Semantics;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.traceability.chain.FieldAction;
import vn.phusa.traceability.trace.Point;

/** Turns what was recorded in the field into EPCIS events. */
final class FieldEvents {
    /** The prefixes of the names that these events use. */
    static final Namespaces NAMESPACES =
            Namespaces.of(Map.of("kde", FieldAction.OWN_NAMESPACE, "cbvmda", FieldAction.CBV_MASTER_DATA));

    /** Phones' clocks run ahead now and then. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private static final String TEMPERATURE = "https://gs1.org/voc/Temperature";
    private static final int GLN_DIGITS = 13;
    private static final int LONGEST_TEXT = 500;

    private FieldEvents() {}

    /** The event of an entry, or everything that is wrong with it. @param self URI of the organisation that records */
    static Outcome<Event> of(FieldAction action, FieldEntry entry, String self, Instant now) {
        List<Problem> problems = new ArrayList<>();
        List<FieldGoods> things = goods("things", entry.things(), problems);
        List<FieldGoods> results = goods("results", entry.results(), problems);
        if (entry.happenedAt().isAfter(now.plus(AHEAD))) {
            problems.add(Problem.at("happenedAt", FieldProblem.IN_THE_FUTURE));
        } else if (!Semantics.canBeMeant(entry.happenedAt())) {
            problems.add(Problem.at("happenedAt", FieldProblem.TOO_LONG_AGO));
        }
        String container = null;
        switch (action.shape()) {
            case THINGS -> required("things.0.code", entry.things().isEmpty(), problems);
            case FROM_TO -> {
                required("things.0.code", entry.things().isEmpty(), problems);
                required("results.0.code", entry.results().isEmpty(), problems);
            }
            case CONTAINER -> {
                required("container.code", entry.container().isBlank(), problems);
                required("things.0.code", entry.things().isEmpty() && !action.removes(), problems);
                if (!entry.container().isBlank()) {
                    switch (FieldGoods.container("container", entry.container())) {
                        case Outcome.Accepted<String>(String uri) -> container = uri;
                        case Outcome.Rejected<String>(List<Problem> found) -> problems.addAll(found);
                    }
                }
            }
        }
        for (FieldAction.Element element : action.elements()) {
            check(element, entry.elements().getOrDefault(element.code(), ""), problems);
        }
        tooLong("place", entry.place(), problems);
        if (!entry.position().isBlank() && Point.ofGeoUri(entry.position()).isEmpty()) {
            problems.add(Problem.at("position", FieldProblem.NO_POSITION));
        }
        tooLong("partner", entry.partner(), problems);
        tooLong("paper", entry.paper(), problems);
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        return Outcome.accepted(event(action, entry, self, things, results, container));
    }

    private static Event event(
            FieldAction action,
            FieldEntry entry,
            String self,
            List<FieldGoods> things,
            List<FieldGoods> results,
            @Nullable String container) {
        Occurrence occurrence =
                new Occurrence(Timestamp.of(entry.happenedAt()), null, "+07:00", entry.eventId(), null, List.of());
        Circumstances circumstances = circumstances(action, entry, self);
        List<Element> told = elements(action, entry);
        boolean born = action.creates() || action.shape() == FieldAction.Shape.FROM_TO;
        // What comes into being carries its master data; for everything else the event does.
        Element ilmd = born && !told.isEmpty() ? new Element(Name.plain("ilmd"), List.of(), List.copyOf(told)) : null;
        Extensions extensions = extensions(entry, ilmd == null ? told : List.of());
        return switch (action.shape()) {
            case THINGS ->
                new ObjectEvent(
                        occurrence,
                        singles(things),
                        lots(things),
                        action.creates() ? Action.ADD : action.removes() ? Action.DELETE : Action.OBSERVE,
                        circumstances,
                        ilmd,
                        extensions);
            case FROM_TO ->
                new TransformationEvent(
                        occurrence,
                        singles(things),
                        lots(things),
                        singles(results),
                        lots(results),
                        null,
                        circumstances,
                        ilmd,
                        extensions);
            case CONTAINER ->
                new AggregationEvent(
                        occurrence,
                        container,
                        singles(things),
                        lots(things),
                        action.removes() ? Action.DELETE : Action.ADD,
                        circumstances,
                        extensions);
        };
    }

    /** The event taken back. */
    static Event withdrawn(Event event, Instant now) {
        return event.takenBack(new ErrorDeclaration(
                Timestamp.of(now), Cbv.ERROR_REASON.canonical("incorrect_data"), List.of(), Extensions.NONE));
    }

    private static Circumstances circumstances(FieldAction action, FieldEntry entry, String self) {
        String place = entry.place().isBlank() ? null : place(entry.place().strip(), entry);
        List<SourceOrDestination> sources = new ArrayList<>();
        List<SourceOrDestination> destinations = new ArrayList<>();
        if (action.partner() != FieldAction.Partner.NONE) {
            String possessing = Cbv.SOURCE_DESTINATION_TYPE.canonical("possessing_party");
            String other =
                    entry.partner().isBlank() ? null : partner(entry.partner().strip(), entry);
            boolean leaves = action.partner() == FieldAction.Partner.TO;
            (leaves ? sources : destinations).add(new SourceOrDestination(possessing, self));
            if (other != null) {
                (leaves ? destinations : sources).add(new SourceOrDestination(possessing, other));
            }
        }
        List<BusinessTransaction> papers =
                action.document() == null || entry.paper().isBlank()
                        ? List.of()
                        : List.of(new BusinessTransaction(
                                Cbv.BIZ_TRANSACTION_TYPE.canonical(action.document()),
                                "urn:vn-local:paper:" + entry.owner() + ":"
                                        + Percent.encode(entry.paper().strip())));
        Place where = place == null ? null : new Place(place, List.of());
        // The phone says where the goods were read, whoever holds it at which place they are.
        Place read = entry.position().isBlank() ? where : new Place(entry.position(), List.of());
        return new Circumstances(
                Cbv.BIZ_STEP.canonical(action.step()),
                Cbv.DISPOSITION.canonical(action.disposition()),
                null,
                read,
                where == null || where.id().startsWith("geo:") ? null : where,
                papers,
                sources,
                destinations,
                sensors(action, entry));
    }

    private static List<SensorElement> sensors(FieldAction action, FieldEntry entry) {
        List<SensorElement> sensors = new ArrayList<>();
        for (FieldAction.Element element : action.elements()) {
            String value = entry.elements().getOrDefault(element.code(), "").strip();
            if (element.type() == FieldAction.Type.CELSIUS && !value.isEmpty()) {
                sensors.add(new SensorElement(
                        null,
                        List.of(new SensorReport(
                                TEMPERATURE,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                decimal(value),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                "CEL",
                                List.of())),
                        List.of()));
            }
        }
        return sensors;
    }

    private static List<Element> elements(FieldAction action, FieldEntry entry) {
        List<Element> elements = new ArrayList<>();
        for (FieldAction.Element element : action.elements()) {
            String value = entry.elements().getOrDefault(element.code(), "").strip();
            if (element.type() != FieldAction.Type.CELSIUS && !value.isEmpty()) {
                elements.add(Element.of(new Name(element.namespace(), element.code()), value));
            }
        }
        return elements;
    }

    private static Extensions extensions(FieldEntry entry, List<Element> told) {
        List<Element> elements = new ArrayList<>(told);
        if (!entry.photo().isEmpty()) {
            elements.add(Element.of(new Name(FieldAction.OWN_NAMESPACE, "photoSha256"), entry.photo()));
        }
        if (!entry.place().isBlank()
                && !isUri(entry.place().strip())
                && !isGln(entry.place().strip())) {
            elements.add(Element.of(
                    new Name(FieldAction.OWN_NAMESPACE, "placeName"),
                    entry.place().strip()));
        }
        if (!entry.partner().isBlank()
                && !isUri(entry.partner().strip())
                && !isGln(entry.partner().strip())) {
            elements.add(Element.of(
                    new Name(FieldAction.OWN_NAMESPACE, "partnerName"),
                    entry.partner().strip()));
        }
        return new Extensions(List.of(), elements);
    }

    private static String place(String written, FieldEntry entry) {
        if (isGln(written)) {
            return CanonicalIdentifier.STEM + "/414/" + written;
        }
        return isUri(written) ? written : "urn:vn-local:place:" + entry.owner() + ":" + Percent.encode(written);
    }

    private static String partner(String written, FieldEntry entry) {
        if (isGln(written)) {
            return CanonicalIdentifier.STEM + "/417/" + written;
        }
        return isUri(written) ? written : "urn:vn-local:partner:" + entry.owner() + ":" + Percent.encode(written);
    }

    private static boolean isGln(String text) {
        return text.length() == GLN_DIGITS && text.matches("\\d+") && CheckDigits.hold(text, 0, GLN_DIGITS);
    }

    private static boolean isUri(String text) {
        return text.matches("(?i)(geo|urn|https?):\\S+");
    }

    private static List<FieldGoods> goods(String field, List<FieldEntry.Row> rows, List<Problem> problems) {
        List<FieldGoods> goods = new ArrayList<>();
        for (int n = 0; n < rows.size(); n++) {
            switch (FieldGoods.read(field + "." + n, rows.get(n))) {
                case Outcome.Accepted<FieldGoods>(FieldGoods good) -> goods.add(good);
                case Outcome.Rejected<FieldGoods>(List<Problem> found) -> problems.addAll(found);
            }
        }
        return goods;
    }

    private static List<String> singles(List<FieldGoods> goods) {
        return goods.stream().filter(FieldGoods::single).map(FieldGoods::uri).toList();
    }

    private static List<QuantityElement> lots(List<FieldGoods> goods) {
        return goods.stream()
                .filter(good -> !good.single())
                .map(good -> new QuantityElement(good.uri(), good.quantity(), good.unit()))
                .toList();
    }

    private static void check(FieldAction.Element element, String written, List<Problem> problems) {
        String field = "elements." + element.code();
        String value = written.strip();
        required(field, element.required() && value.isEmpty(), problems);
        tooLong(field, value, problems);
        if (!value.isEmpty() && element.type() == FieldAction.Type.DATE) {
            try {
                LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                problems.add(Problem.at(field, Refusal.NOT_A_DATE, value));
            }
        }
        if (!value.isEmpty()
                && element.type() == FieldAction.Type.CELSIUS
                && !value.matches("-?\\d{1,3}([.,]\\d{1,3})?")) {
            problems.add(Problem.at(field, Refusal.NOT_A_NUMBER, value));
        }
    }

    private static BigDecimal decimal(String written) {
        return new BigDecimal(written.replace(',', '.'));
    }

    private static void required(String field, boolean missing, List<Problem> problems) {
        if (missing) {
            problems.add(Problem.at(field, Refusal.REQUIRED));
        }
    }

    private static void tooLong(String field, String text, List<Problem> problems) {
        if (text.length() > LONGEST_TEXT) {
            problems.add(Problem.at(field, Refusal.TOO_LONG, LONGEST_TEXT));
        }
    }
}
