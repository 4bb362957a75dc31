package vn.phusa.epcis.validation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.AggregationEvent;
import vn.phusa.epcis.AssociationEvent;
import vn.phusa.epcis.Attribute;
import vn.phusa.epcis.BusinessTransaction;
import vn.phusa.epcis.Circumstances;
import vn.phusa.epcis.Element;
import vn.phusa.epcis.ErrorDeclaration;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.EventType;
import vn.phusa.epcis.ExtensionEvent;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Name;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Occurrence;
import vn.phusa.epcis.PersistentDisposition;
import vn.phusa.epcis.Place;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.Rule;
import vn.phusa.epcis.SensorElement;
import vn.phusa.epcis.SensorMetadata;
import vn.phusa.epcis.SensorReport;
import vn.phusa.epcis.SourceOrDestination;
import vn.phusa.epcis.Subjects;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.TransactionEvent;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.epcis.json.JsonSource;
import vn.phusa.epcis.tree.Elements;
import vn.phusa.epcis.tree.EventTree;
import vn.phusa.epcis.tree.EventTree.Kind;
import vn.phusa.epcis.tree.NamesInEvent;
import vn.phusa.epcis.tree.Paths;
import vn.phusa.epcis.tree.Symbol;
import vn.phusa.epcis.tree.Term;
import vn.phusa.epcis.tree.Uris;
import vn.phusa.epcis.vocabulary.Cbv;

/**
 * Turns the tree of one event into the model and judges its form on the way: which fields may stand where, which are needed,
 * and what their values look like. What the fields mean together is judged by {@link Semantics}.
 */
public final class EventBuilder {

    private static final Map<EventType, Set<Term>> FIELDS = new EnumMap<>(EventType.class);
    private static final int LONGEST_NUMBER = 400;

    static {
        EnumSet<Term> common = EnumSet.of(
                Term.eventTime,
                Term.recordTime,
                Term.eventTimeZoneOffset,
                Term.eventID,
                Term.errorDeclaration,
                Term.certificationInfo,
                Term.bizStep,
                Term.disposition,
                Term.persistentDisposition,
                Term.readPoint,
                Term.bizLocation,
                Term.bizTransactionList,
                Term.sourceList,
                Term.destinationList,
                Term.sensorElementList);
        allow(EventType.ObjectEvent, common, Term.epcList, Term.quantityList, Term.action, Term.ilmd);
        allow(EventType.AggregationEvent, common, Term.parentID, Term.childEPCs, Term.childQuantityList, Term.action);
        allow(EventType.TransactionEvent, common, Term.parentID, Term.epcList, Term.quantityList, Term.action);
        allow(
                EventType.TransformationEvent,
                common,
                Term.inputEPCList,
                Term.inputQuantityList,
                Term.outputEPCList,
                Term.outputQuantityList,
                Term.transformationID,
                Term.ilmd);
        allow(EventType.AssociationEvent, common, Term.parentID, Term.childEPCs, Term.childQuantityList, Term.action);
        EnumSet<Term> all = EnumSet.copyOf(common);
        FIELDS.values().forEach(all::addAll);
        FIELDS.put(EventType.ExtensionEvent, all);
    }

    private static void allow(EventType type, Set<Term> common, Term... more) {
        EnumSet<Term> all = EnumSet.copyOf(common);
        all.addAll(List.of(more));
        FIELDS.put(type, all);
    }

    private final EventTree tree;
    private final String base;
    private final Namespaces namespaces;
    private final List<Finding> findings = new ArrayList<>();
    private boolean broken;

    private EventBuilder(EventTree tree, String base, Namespaces namespaces) {
        this.tree = tree;
        this.base = base;
        this.namespaces = namespaces;
    }

    /**
     * Reads one event.
     *
     * @param path where it stands in its document
     * @param namespaces how its names are shortened in paths
     */
    public static EventReading read(EventTree tree, String path, Namespaces namespaces) {
        EventBuilder builder = new EventBuilder(tree, path, namespaces);
        builder.characters();
        for (int i = 0; i < tree.flaws().size(); i++) {
            EventTree.Flaw flaw = tree.flaws().get(i);
            builder.add(flaw.node(), flaw.rule(), flaw.arguments().toArray(String[]::new));
        }
        Event event = builder.event();
        if (event != null) {
            builder.namespaces(event);
        }
        return new EventReading(builder.broken ? null : event, builder.findings);
    }

    /** Text that XML cannot say would keep an event, and every page of answers with it, from whoever asks for XML. */
    private void characters() {
        if (!tree.isJson()) {
            return;
        }
        for (int node = 0; node < tree.size(); node++) {
            int forbidden = tree.forbiddenInXml(node);
            if (forbidden >= 0) {
                add(node, Rule.CHARACTER, String.format("U+%04X", forbidden));
            }
        }
    }

    /**
     * Fields of one's own need a namespace of one's own: those of EPCIS are the standard's, and one such as {@code gs1:mine} would
     * mean something else in JSON, where it is short for a longer one.
     */
    private void namespaces(Event event) {
        for (String namespace : NamesInEvent.of(event)) {
            if (namespace.startsWith("urn:epcglobal:epcis")) {
                add(0, Rule.UNKNOWN_FIELD, namespace);
            } else if (!tree.isJson() && JsonSource.isShort(namespace)) {
                add(0, Rule.URI, namespace);
            }
        }
    }

    private @Nullable Event event() {
        EventType type = type();
        if (type == null) {
            broken = true;
            return null;
        }
        noTextIn(0, tree.symbol(0).name().local());
        Set<Term> allowed = FIELDS.getOrDefault(type, Set.of());
        Fields fields = new Fields();
        List<Attribute> attributes = new ArrayList<>();
        List<Element> elements = new ArrayList<>();
        for (int child = tree.firstChild(0); child != EventTree.NONE; child = tree.next(child)) {
            Term term = tree.symbol(child).term();
            if (term != null && allowed.contains(term) && !tree.isAttribute(child)) {
                if (fields.put(term, child) && term != Term.certificationInfo) {
                    add(child, Rule.REPEATED, term.name());
                }
            } else if (type == EventType.ExtensionEvent) {
                own(child, attributes, elements);
            } else {
                extension(child, attributes, elements);
            }
        }
        Occurrence occurrence = occurrence(fields);
        Circumstances circumstances = circumstances(fields);
        Extensions extensions = extensions(attributes, elements);
        boolean needsAction = type != EventType.TransformationEvent && type != EventType.ExtensionEvent;
        if (needsAction && fields.get(Term.action) == EventTree.NONE) {
            missing(0, "action");
        }
        Action action = action(fields);
        if (occurrence == null || action == null && needsAction) {
            broken = true;
            return null;
        }
        return switch (type) {
            case ObjectEvent ->
                new ObjectEvent(
                        occurrence,
                        epcs(fields, Term.epcList),
                        quantities(fields, Term.quantityList),
                        needed(action),
                        circumstances,
                        ilmd(fields),
                        extensions);
            case AggregationEvent ->
                new AggregationEvent(
                        occurrence,
                        uri(fields, Term.parentID),
                        epcs(fields, Term.childEPCs),
                        quantities(fields, Term.childQuantityList),
                        needed(action),
                        circumstances,
                        extensions);
            case TransactionEvent -> {
                if (circumstances.bizTransactions().isEmpty()) {
                    missing(0, "bizTransactionList");
                }
                yield new TransactionEvent(
                        occurrence,
                        uri(fields, Term.parentID),
                        epcs(fields, Term.epcList),
                        quantities(fields, Term.quantityList),
                        needed(action),
                        circumstances,
                        extensions);
            }
            case TransformationEvent ->
                new TransformationEvent(
                        occurrence,
                        epcs(fields, Term.inputEPCList),
                        quantities(fields, Term.inputQuantityList),
                        epcs(fields, Term.outputEPCList),
                        quantities(fields, Term.outputQuantityList),
                        uri(fields, Term.transformationID),
                        circumstances,
                        ilmd(fields),
                        extensions);
            case AssociationEvent -> {
                if (fields.get(Term.parentID) == EventTree.NONE) {
                    missing(0, "parentID");
                }
                yield new AssociationEvent(
                        occurrence,
                        uri(fields, Term.parentID),
                        epcs(fields, Term.childEPCs),
                        quantities(fields, Term.childQuantityList),
                        needed(action),
                        circumstances,
                        extensions);
            }
            case ExtensionEvent ->
                new ExtensionEvent(
                        tree.symbol(0).name(),
                        occurrence,
                        new Subjects(
                                uri(fields, Term.parentID),
                                epcs(fields, Term.epcList),
                                quantities(fields, Term.quantityList),
                                epcs(fields, Term.childEPCs),
                                quantities(fields, Term.childQuantityList),
                                epcs(fields, Term.inputEPCList),
                                quantities(fields, Term.inputQuantityList),
                                epcs(fields, Term.outputEPCList),
                                quantities(fields, Term.outputQuantityList),
                                uri(fields, Term.transformationID)),
                        action,
                        circumstances,
                        ilmd(fields),
                        extensions);
        };
    }

    private static <T> T needed(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("checked before");
        }
        return value;
    }

    private @Nullable EventType type() {
        Term term = tree.symbol(0).term();
        if (term != null) {
            switch (term) {
                case ObjectEvent -> {
                    return EventType.ObjectEvent;
                }
                case AggregationEvent -> {
                    return EventType.AggregationEvent;
                }
                case TransactionEvent -> {
                    return EventType.TransactionEvent;
                }
                case TransformationEvent -> {
                    return EventType.TransformationEvent;
                }
                case AssociationEvent -> {
                    return EventType.AssociationEvent;
                }
                default -> {}
            }
        }
        Name kind = tree.symbol(0).name();
        if (!kind.namespace().isEmpty()
                && !isStandard(kind.namespace())
                && (!tree.isJson() || Uris.isAbsolute(kind.uri()))) {
            return EventType.ExtensionEvent;
        }
        if (tree.isJson() && kind.toString().equals("event")) {
            missing(0, "type");
        } else {
            add(0, Rule.EVENT_TYPE, kind.toString());
        }
        return null;
    }

    private static boolean isStandard(String namespace) {
        return namespace.equals("https://ref.gs1.org/epcis/")
                || namespace.startsWith("urn:epcglobal:epcis")
                || namespace.equals(Name.JSON_LD);
    }

    private @Nullable Occurrence occurrence(Fields fields) {
        Timestamp eventTime = time(fields, Term.eventTime);
        String offset = null;
        int offsetNode = fields.get(Term.eventTimeZoneOffset);
        if (offsetNode == EventTree.NONE) {
            missing(0, "eventTimeZoneOffset");
        } else {
            offset = string(offsetNode);
            if (!isOffset(offset)) {
                add(offsetNode, Rule.OFFSET, offset);
            }
        }
        if (fields.get(Term.eventTime) == EventTree.NONE) {
            missing(0, "eventTime");
        }
        List<String> certificates = new ArrayList<>();
        if (fields.get(Term.certificationInfo) != EventTree.NONE) {
            for (int child = tree.firstChild(0); child != EventTree.NONE; child = tree.next(child)) {
                if (tree.symbol(child).term() == Term.certificationInfo) {
                    certificates.add(uri(child));
                }
            }
        }
        Timestamp recordTime = time(fields, Term.recordTime);
        String eventID = uri(fields, Term.eventID);
        ErrorDeclaration declaration = errorDeclaration(fields);
        if (eventTime == null || offset == null) {
            return null;
        }
        return new Occurrence(eventTime, recordTime, offset, eventID, declaration, certificates);
    }

    private static boolean isOffset(String offset) {
        if (offset.length() != 6 || offset.charAt(3) != ':' || offset.charAt(0) != '+' && offset.charAt(0) != '-') {
            return false;
        }
        for (int i : new int[] {1, 2, 4, 5}) {
            if (offset.charAt(i) < '0' || offset.charAt(i) > '9') {
                return false;
            }
        }
        int hours = (offset.charAt(1) - '0') * 10 + offset.charAt(2) - '0';
        int minutes = (offset.charAt(4) - '0') * 10 + offset.charAt(5) - '0';
        return minutes < 60 && hours * 60 + minutes <= 14 * 60;
    }

    private @Nullable ErrorDeclaration errorDeclaration(Fields event) {
        int node = event.get(Term.errorDeclaration);
        if (node == EventTree.NONE || !isStructure(node, "errorDeclaration")) {
            return null;
        }
        Fields fields = new Fields();
        List<Attribute> attributes = new ArrayList<>();
        List<Element> elements = new ArrayList<>();
        for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
            Term term = tree.symbol(child).term();
            if (term == Term.declarationTime || term == Term.reason || term == Term.correctiveEventIDs) {
                if (fields.put(term, child)) {
                    add(child, Rule.REPEATED, term.name());
                }
            } else {
                extension(child, attributes, elements);
            }
        }
        Timestamp time = time(fields, Term.declarationTime);
        if (fields.get(Term.declarationTime) == EventTree.NONE) {
            missing(node, "declarationTime");
        }
        List<String> corrective = new ArrayList<>();
        int list = fields.get(Term.correctiveEventIDs);
        if (list != EventTree.NONE) {
            listShape(list);
            for (int child = tree.firstChild(list); child != EventTree.NONE; child = tree.next(child)) {
                if (tree.symbol(child).term() == Term.correctiveEventID) {
                    corrective.add(uri(child));
                } else {
                    unknown(child);
                }
            }
        }
        if (time == null) {
            broken = true;
            return null;
        }
        return new ErrorDeclaration(
                time, vocabulary(fields, Term.reason, Cbv.ERROR_REASON), corrective, extensions(attributes, elements));
    }

    private Circumstances circumstances(Fields fields) {
        return new Circumstances(
                vocabulary(fields, Term.bizStep, Cbv.BIZ_STEP),
                vocabulary(fields, Term.disposition, Cbv.DISPOSITION),
                persistentDisposition(fields),
                place(fields, Term.readPoint),
                place(fields, Term.bizLocation),
                transactions(fields),
                parties(fields, Term.sourceList, Term.source),
                parties(fields, Term.destinationList, Term.destination),
                sensorElements(fields));
    }

    private @Nullable PersistentDisposition persistentDisposition(Fields fields) {
        int node = fields.get(Term.persistentDisposition);
        if (node == EventTree.NONE || !isStructure(node, "persistentDisposition")) {
            return null;
        }
        List<String> set = new ArrayList<>();
        List<String> unset = new ArrayList<>();
        Map<Term, Set<String>> seen = new EnumMap<>(Term.class);
        for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
            Term term = tree.symbol(child).term();
            if (term != Term.set && term != Term.unset) {
                unknown(child);
                continue;
            }
            String value = vocabulary(child, Cbv.DISPOSITION);
            List<String> list = term == Term.set ? set : unset;
            if (!seen.computeIfAbsent(term, _ -> new HashSet<>()).add(value)) {
                add(child, Rule.DUPLICATE_ITEM, value);
            }
            list.add(value);
        }
        if (set.isEmpty() && unset.isEmpty()) {
            add(node, Rule.EMPTY_LIST, "persistentDisposition");
        }
        return new PersistentDisposition(set, unset);
    }

    private @Nullable Place place(Fields event, Term term) {
        int node = event.get(term);
        if (node == EventTree.NONE || !isStructure(node, term.name())) {
            return null;
        }
        int id = EventTree.NONE;
        List<Attribute> attributes = new ArrayList<>();
        List<Element> elements = new ArrayList<>();
        for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
            if (tree.symbol(child).term() != Term.id || tree.isAttribute(child)) {
                extension(child, attributes, elements);
            } else if (id != EventTree.NONE) {
                add(child, Rule.REPEATED, "id");
            } else {
                id = child;
            }
        }
        for (Attribute each : attributes) {
            add(node, Rule.UNKNOWN_FIELD, each.name().toString());
        }
        if (id == EventTree.NONE) {
            missing(node, "id");
            broken = true;
            return null;
        }
        return new Place(uri(id), elements);
    }

    private List<BusinessTransaction> transactions(Fields fields) {
        int list = fields.get(Term.bizTransactionList);
        if (list == EventTree.NONE) {
            return List.of();
        }
        listShape(list);
        List<BusinessTransaction> transactions = new ArrayList<>();
        for (int child = tree.firstChild(list); child != EventTree.NONE; child = tree.next(child)) {
            if (tree.symbol(child).term() != Term.bizTransaction) {
                unknown(child);
                continue;
            }
            int type = typeOf(child);
            transactions.add(new BusinessTransaction(
                    type == EventTree.NONE ? null : vocabulary(type, Cbv.BIZ_TRANSACTION_TYPE),
                    pairValue(child, "bizTransaction")));
        }
        return transactions;
    }

    private List<SourceOrDestination> parties(Fields fields, Term listTerm, Term item) {
        int list = fields.get(listTerm);
        if (list == EventTree.NONE) {
            return List.of();
        }
        listShape(list);
        List<SourceOrDestination> parties = new ArrayList<>();
        for (int child = tree.firstChild(list); child != EventTree.NONE; child = tree.next(child)) {
            if (tree.symbol(child).term() != item) {
                unknown(child);
                continue;
            }
            int type = typeOf(child);
            String value = pairValue(child, item.name());
            if (type == EventTree.NONE) {
                missing(child, "type");
                broken = true;
            } else {
                parties.add(new SourceOrDestination(vocabulary(type, Cbv.SOURCE_DESTINATION_TYPE), value));
            }
        }
        return parties;
    }

    private int typeOf(int pair) {
        int type = EventTree.NONE;
        for (int child = tree.firstChild(pair); child != EventTree.NONE; child = tree.next(child)) {
            if (tree.symbol(child).term() == Term.type && type == EventTree.NONE) {
                type = child;
            } else {
                unknown(child);
            }
        }
        return type;
    }

    private String pairValue(int pair, String field) {
        if (tree.isJson() && (tree.kind(pair) != Kind.OBJECT || tree.isMisshapen(pair))) {
            add(pair, Rule.SHAPE, field, "object");
        }
        String value = tree.strippedText(pair);
        if (value.isEmpty()) {
            missing(pair, field);
        } else if (!Uris.isAbsolute(value)) {
            add(pair, Rule.URI, value);
        }
        return value;
    }

    private List<String> epcs(Fields fields, Term term) {
        int list = fields.get(term);
        if (list == EventTree.NONE) {
            return List.of();
        }
        listShape(list);
        List<String> epcs = new ArrayList<>();
        // The JSON schema says so of these lists alone, XML of none.
        boolean unique = tree.isJson()
                && (term == Term.inputEPCList
                        || term == Term.outputEPCList
                        || term == Term.epcList && tree.symbol(0).term() == Term.ObjectEvent);
        Set<String> seen = new HashSet<>();
        for (int child = tree.firstChild(list); child != EventTree.NONE; child = tree.next(child)) {
            if (tree.symbol(child).term() != Term.epc) {
                unknown(child);
                continue;
            }
            String epc = uri(child);
            if (!seen.add(epc) && unique) {
                add(child, Rule.DUPLICATE_ITEM, epc);
            }
            epcs.add(epc);
        }
        return epcs;
    }

    private List<QuantityElement> quantities(Fields fields, Term term) {
        int list = fields.get(term);
        if (list == EventTree.NONE) {
            return List.of();
        }
        listShape(list);
        List<QuantityElement> quantities = new ArrayList<>();
        for (int child = tree.firstChild(list); child != EventTree.NONE; child = tree.next(child)) {
            if (tree.symbol(child).term() != Term.quantityElement) {
                unknown(child);
                continue;
            }
            if (isStructure(child, term.name())) {
                quantity(child, quantities);
            }
        }
        return quantities;
    }

    private void quantity(int node, List<QuantityElement> into) {
        Fields fields = new Fields();
        for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
            Term term = tree.symbol(child).term();
            if (term != Term.epcClass && term != Term.quantity && term != Term.uom) {
                unknown(child);
            } else if (fields.put(term, child)) {
                add(child, Rule.REPEATED, term.name());
            }
        }
        int epcClass = fields.get(Term.epcClass);
        if (epcClass == EventTree.NONE) {
            missing(node, "epcClass");
            broken = true;
            return;
        }
        String unit = null;
        int uom = fields.get(Term.uom);
        if (uom != EventTree.NONE) {
            unit = string(uom);
            if (!isUnit(unit)) {
                add(uom, Rule.UNIT, unit);
            }
        }
        into.add(new QuantityElement(uri(epcClass), number(fields, Term.quantity), unit));
    }

    private static boolean isUnit(String unit) {
        if (unit.length() < 2 || unit.length() > 3) {
            return false;
        }
        for (int i = 0; i < unit.length(); i++) {
            char c = unit.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    private List<SensorElement> sensorElements(Fields fields) {
        int list = fields.get(Term.sensorElementList);
        if (list == EventTree.NONE) {
            return List.of();
        }
        listShape(list);
        List<SensorElement> elements = new ArrayList<>();
        for (int child = tree.firstChild(list); child != EventTree.NONE; child = tree.next(child)) {
            if (tree.symbol(child).term() != Term.sensorElement) {
                unknown(child);
            } else if (isStructure(child, "sensorElementList")) {
                elements.add(sensorElement(child));
            }
        }
        return elements;
    }

    private SensorElement sensorElement(int node) {
        SensorMetadata metadata = null;
        List<SensorReport> reports = new ArrayList<>();
        List<Attribute> attributes = new ArrayList<>();
        List<Element> elements = new ArrayList<>();
        for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
            Term term = tree.symbol(child).term();
            if (term == Term.sensorMetadata) {
                if (metadata != null) {
                    add(child, Rule.REPEATED, "sensorMetadata");
                }
                if (isStructure(child, "sensorMetadata")) {
                    metadata = metadata(child);
                }
            } else if (term == Term.sensorReport) {
                if (isStructure(child, "sensorReport")) {
                    reports.add(report(child));
                }
            } else {
                extension(child, attributes, elements);
            }
        }
        if (reports.isEmpty()) {
            add(node, Rule.SENSOR_REPORT_NEEDED);
        }
        for (Attribute each : attributes) {
            add(node, Rule.UNKNOWN_FIELD, each.name().toString());
        }
        return new SensorElement(metadata, reports, elements);
    }

    private SensorMetadata metadata(int node) {
        Fields fields = new Fields();
        List<Element> extensions = sensorFields(node, fields, METADATA);
        return new SensorMetadata(
                time(fields, Term.time),
                time(fields, Term.startTime),
                time(fields, Term.endTime),
                uri(fields, Term.deviceID),
                uri(fields, Term.deviceMetadata),
                uri(fields, Term.rawData),
                uri(fields, Term.dataProcessingMethod),
                uri(fields, Term.bizRules),
                extensions);
    }

    private static final Set<Term> METADATA = EnumSet.of(
            Term.time,
            Term.startTime,
            Term.endTime,
            Term.deviceID,
            Term.deviceMetadata,
            Term.rawData,
            Term.dataProcessingMethod,
            Term.bizRules);

    private static final Set<Term> REPORT = EnumSet.of(
            Term.type,
            Term.exception,
            Term.time,
            Term.deviceID,
            Term.deviceMetadata,
            Term.rawData,
            Term.dataProcessingMethod,
            Term.bizRules,
            Term.microorganism,
            Term.chemicalSubstance,
            Term.component,
            Term.coordinateReferenceSystem,
            Term.value,
            Term.minValue,
            Term.maxValue,
            Term.meanValue,
            Term.sDev,
            Term.percRank,
            Term.percValue,
            Term.stringValue,
            Term.booleanValue,
            Term.hexBinaryValue,
            Term.uriValue,
            Term.uom);

    private SensorReport report(int node) {
        Fields fields = new Fields();
        List<Element> extensions = sensorFields(node, fields, REPORT);
        if (tree.isJson() && fields.get(Term.type) == EventTree.NONE) {
            missing(node, "type");
        }
        return new SensorReport(
                vocabulary(fields, Term.type, Cbv.MEASUREMENT_TYPE),
                vocabulary(fields, Term.exception, Cbv.ALERT_TYPE),
                time(fields, Term.time),
                uri(fields, Term.deviceID),
                uri(fields, Term.deviceMetadata),
                uri(fields, Term.rawData),
                uri(fields, Term.dataProcessingMethod),
                uri(fields, Term.bizRules),
                uri(fields, Term.microorganism),
                uri(fields, Term.chemicalSubstance),
                vocabulary(fields, Term.component, Cbv.COMPONENT),
                uri(fields, Term.coordinateReferenceSystem),
                number(fields, Term.value),
                number(fields, Term.minValue),
                number(fields, Term.maxValue),
                number(fields, Term.meanValue),
                number(fields, Term.sDev),
                number(fields, Term.percRank),
                number(fields, Term.percValue),
                text(fields, Term.stringValue),
                bool(fields, Term.booleanValue),
                hex(fields, Term.hexBinaryValue),
                uri(fields, Term.uriValue),
                text(fields, Term.uom),
                extensions);
    }

    private List<Element> sensorFields(int node, Fields fields, Set<Term> known) {
        List<Element> extensions = new ArrayList<>();
        for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
            Symbol symbol = tree.symbol(child);
            Term term = symbol.term();
            if (term != null && known.contains(term)) {
                if (fields.put(term, child)) {
                    add(child, Rule.REPEATED, term.name());
                }
            } else if (symbol != Symbol.TEXT) {
                if (symbol.name().namespace().isEmpty()) {
                    unknown(child);
                }
                // XML writes these as attributes, which have no types.
                boolean scalar = tree.firstChild(child) == EventTree.NONE && tree.kind(child) != Kind.NULL;
                extensions.add(scalar ? Element.of(symbol.name(), tree.text(child)) : Elements.element(tree, child));
            }
        }
        return extensions;
    }

    private @Nullable Element ilmd(Fields fields) {
        int node = fields.get(Term.ilmd);
        if (node == EventTree.NONE || !isObject(node, "ilmd")) {
            return null;
        }
        for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
            Symbol symbol = tree.symbol(child);
            if (symbol != Symbol.TEXT && symbol.name().namespace().isEmpty()) {
                add(child, Rule.EXTENSION_NAME, symbol.name().local());
            }
        }
        return Elements.element(tree, node);
    }

    private void extension(int child, List<Attribute> attributes, List<Element> elements) {
        if (tree.symbol(child).name().namespace().isEmpty()) {
            unknown(child);
        }
        own(child, attributes, elements);
    }

    private void own(int child, List<Attribute> attributes, List<Element> elements) {
        Symbol symbol = tree.symbol(child);
        if (symbol == Symbol.TEXT) {
            return;
        }
        if (symbol.term() == Term.type || symbol.term() == Term.id) {
            // In JSON these say what the event itself is.
            unknown(child);
        }
        if (tree.isAttribute(child)) {
            attributes.add(Elements.attribute(tree, child));
        } else {
            elements.add(Elements.element(tree, child));
        }
    }

    private static Extensions extensions(List<Attribute> attributes, List<Element> elements) {
        return attributes.isEmpty() && elements.isEmpty() ? Extensions.NONE : new Extensions(attributes, elements);
    }

    private @Nullable Action action(Fields fields) {
        int node = fields.get(Term.action);
        if (node == EventTree.NONE) {
            return null;
        }
        String written = string(node);
        switch (written) {
            case "ADD" -> {
                return Action.ADD;
            }
            case "OBSERVE" -> {
                return Action.OBSERVE;
            }
            case "DELETE" -> {
                return Action.DELETE;
            }
            default -> {
                add(node, Rule.ACTION, written);
                return null;
            }
        }
    }

    private @Nullable String vocabulary(Fields fields, Term term, Cbv vocabulary) {
        int node = fields.get(term);
        return node == EventTree.NONE ? null : vocabulary(node, vocabulary);
    }

    private String vocabulary(int node, Cbv vocabulary) {
        String written = string(node);
        boolean word = !tree.isJson() || tree.kind(node) == Kind.STRING && !tree.isMisshapen(node);
        if (word && !vocabulary.contains(written) && (vocabulary.claims(written) || !Uris.isAbsolute(written))) {
            add(node, Rule.VOCABULARY, written, vocabulary.label());
        }
        return vocabulary.canonical(written);
    }

    private @Nullable String uri(Fields fields, Term term) {
        int node = fields.get(term);
        return node == EventTree.NONE ? null : uri(node);
    }

    private String uri(int node) {
        String written = string(node);
        if (!Uris.isAbsolute(written)) {
            add(node, Rule.URI, written);
        }
        return written;
    }

    private @Nullable Timestamp time(Fields fields, Term term) {
        int node = fields.get(term);
        if (node == EventTree.NONE) {
            return null;
        }
        String written = string(node);
        Timestamp time = Timestamp.read(written).orElse(null);
        if (time == null) {
            add(node, Rule.TIME, written);
        }
        return time;
    }

    private @Nullable BigDecimal number(Fields fields, Term term) {
        int node = fields.get(term);
        if (node == EventTree.NONE) {
            return null;
        }
        if (tree.isJson() && (tree.kind(node) != Kind.NUMBER || tree.isMisshapen(node))) {
            add(node, Rule.SHAPE, term.name(), "number");
            return null;
        }
        String written = tree.strippedText(node);
        if (written.length() > LONGEST_NUMBER) {
            add(node, Rule.NUMBER_SIZE, written);
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(written);
            if (plainLength(number) > LONGEST_NUMBER) {
                add(node, Rule.NUMBER_SIZE, written);
                return null;
            }
            return number;
        } catch (NumberFormatException e) {
            add(node, Rule.NUMBER, written);
            return null;
        }
    }

    /** How long it is without an exponent, which is how it is written: what is taken must be readable again. */
    private static long plainLength(BigDecimal number) {
        long scale = number.scale();
        long digits = scale <= 0 ? number.precision() - scale : Math.max(number.precision(), scale + 1) + 1;
        return number.signum() < 0 ? digits + 1 : digits;
    }

    private @Nullable Boolean bool(Fields fields, Term term) {
        int node = fields.get(term);
        if (node == EventTree.NONE) {
            return null;
        }
        String written = tree.strippedText(node);
        if (tree.isJson() && (tree.kind(node) != Kind.BOOLEAN || tree.isMisshapen(node))) {
            add(node, Rule.SHAPE, term.name(), "true/false");
            return null;
        }
        return switch (written) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> {
                add(node, Rule.BOOLEAN, written);
                yield null;
            }
        };
    }

    private @Nullable String hex(Fields fields, Term term) {
        int node = fields.get(term);
        if (node == EventTree.NONE) {
            return null;
        }
        String written = string(node);
        boolean good = !written.isEmpty() && written.length() % 2 == 0;
        for (int i = 0; i < written.length() && good; i++) {
            good = Character.digit(written.charAt(i), 16) >= 0;
        }
        if (!good) {
            add(node, Rule.HEX, written);
        }
        return written;
    }

    private @Nullable String text(Fields fields, Term term) {
        int node = fields.get(term);
        if (node == EventTree.NONE) {
            return null;
        }
        checkString(node);
        return tree.text(node);
    }

    private String string(int node) {
        checkString(node);
        return tree.strippedText(node);
    }

    private void checkString(int node) {
        if (tree.isJson() && (tree.kind(node) != Kind.STRING || tree.isMisshapen(node))) {
            add(node, Rule.SHAPE, tree.symbol(node).name().local(), "string");
        } else if (!tree.isJson() && tree.firstChild(node) != EventTree.NONE) {
            for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
                if (tree.symbol(child) != Symbol.TEXT) {
                    unknown(child);
                }
            }
        }
    }

    private boolean isStructure(int node, String field) {
        noTextIn(node, field);
        return isObject(node, field);
    }

    private boolean isObject(int node, String field) {
        if (tree.isJson() && (tree.kind(node) != Kind.OBJECT || tree.isMisshapen(node))) {
            add(node, Rule.SHAPE, field, "object");
            return false;
        }
        return true;
    }

    /** XML lets characters stand between elements where the schema has none; JSON could not say them. */
    private void noTextIn(int node, String field) {
        if (tree.isJson()) {
            return;
        }
        for (int child = tree.firstChild(node); child != EventTree.NONE; child = tree.next(child)) {
            if (tree.symbol(child) == Symbol.TEXT && !tree.text(child).isBlank()) {
                add(node, Rule.STRAY_TEXT, field);
                return;
            }
        }
    }

    private void listShape(int list) {
        Term term = tree.symbol(list).term();
        if (!tree.isJson()
                && tree.firstChild(list) == EventTree.NONE
                && (term == Term.bizTransactionList
                        || term == Term.sourceList
                        || term == Term.destinationList
                        || term == Term.sensorElementList)) {
            add(list, Rule.EMPTY_LIST, term.name());
        }
        noTextIn(list, tree.symbol(list).name().local());
        if (tree.isMisshapen(list)) {
            add(list, Rule.SHAPE, tree.symbol(list).name().local(), "array");
        }
    }

    private void unknown(int node) {
        if (tree.symbol(node) != Symbol.TEXT) {
            add(node, Rule.UNKNOWN_FIELD, tree.symbol(node).name().local());
        }
    }

    private void missing(int node, String field) {
        findings.add(Finding.at(Paths.missing(tree, node, field, base, namespaces), Rule.MISSING, field));
    }

    private void add(int node, Rule rule, String... arguments) {
        findings.add(Finding.at(Paths.of(tree, node, base, namespaces), rule, arguments));
    }

    /** Where the known fields of an object stand. */
    private static final class Fields {
        private static final int SIZE = Term.values().length;
        private final int[] nodes = new int[SIZE];

        Fields() {
            Arrays.fill(nodes, EventTree.NONE);
        }

        /** Remembers a field; true when it was there before, which then stays. */
        boolean put(Term term, int node) {
            if (nodes[term.ordinal()] != EventTree.NONE) {
                return true;
            }
            nodes[term.ordinal()] = node;
            return false;
        }

        int get(Term term) {
            return nodes[term.ordinal()];
        }
    }
}
