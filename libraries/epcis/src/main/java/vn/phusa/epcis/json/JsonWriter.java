package vn.phusa.epcis.json;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.AggregationEvent;
import vn.phusa.epcis.AssociationEvent;
import vn.phusa.epcis.Attribute;
import vn.phusa.epcis.BusinessTransaction;
import vn.phusa.epcis.Circumstances;
import vn.phusa.epcis.Content;
import vn.phusa.epcis.DocumentHead;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.Element;
import vn.phusa.epcis.ErrorDeclaration;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.EventWriter;
import vn.phusa.epcis.ExtensionEvent;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Name;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.NotExpressible;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Occurrence;
import vn.phusa.epcis.OutputOptions;
import vn.phusa.epcis.PersistentDisposition;
import vn.phusa.epcis.Place;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.Rule;
import vn.phusa.epcis.SensorElement;
import vn.phusa.epcis.SensorMetadata;
import vn.phusa.epcis.SensorReport;
import vn.phusa.epcis.SourceOrDestination;
import vn.phusa.epcis.Subjects;
import vn.phusa.epcis.Text;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.TransactionEvent;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.epcis.Vocabulary;
import vn.phusa.epcis.VocabularyAttribute;
import vn.phusa.epcis.VocabularyElement;
import vn.phusa.epcis.tree.Elements;
import vn.phusa.epcis.tree.Marks;
import vn.phusa.epcis.tree.NamesInEvent;
import vn.phusa.epcis.vocabulary.Cbv;

/**
 * Writes EPCIS 2.0 in JSON-LD. What XML can say and JSON cannot, attributes and the order of text and repeated fields, is kept
 * beside the fields as {@link Marks} describes.
 */
public final class JsonWriter implements EventWriter {

    /** The official context. */
    public static final String CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

    private static final Name NESTED = new Name(Name.JSON_LD, "list");
    private static final Set<String> NOT_IN_CONTEXT = Set.of(
            "http://www.w3.org/2001/XMLSchema",
            Name.XML_SCHEMA_INSTANCE,
            Name.JSON_LD,
            "http://www.w3.org/2000/xmlns/");
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final OutputOptions options;
    private final Map<String, String> prefixes = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<Name, String> keys = new HashMap<>();
    private Map<String, String> eventPrefixes = Map.of();
    private DocumentKind kind = DocumentKind.EVENTS;
    private boolean open;

    public JsonWriter(OutputStream stream, OutputOptions options) {
        this.json = FACTORY.createGenerator(ObjectWriteContext.empty(), stream)
                .configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false)
                .configure(StreamWriteFeature.AUTO_CLOSE_CONTENT, false);
        this.options = options;
        JsonNames.OFFICIAL.forEach((prefix, namespace) -> {
            prefixes.put(namespace, prefix);
            taken.add(prefix);
        });
    }

    /**
     * A writer of events that stand by themselves without a context, for whoever keeps the namespaces elsewhere and reads them with
     * {@link JsonSource#of(byte[], Namespaces)}. It needs no beginning. A namespace that has no usable prefix is declared in the event.
     */
    public static JsonWriter withoutContext(OutputStream stream, Namespaces namespaces) {
        JsonWriter writer = new JsonWriter(stream, OutputOptions.AS_SENT);
        writer.declared(namespaces, new LinkedHashMap<>());
        return writer;
    }

    @Override
    public void begin(DocumentHead head) throws IOException, NotExpressible {
        try {
            kind = head.kind();
            open = true;
            Map<String, String> declared = declared(head);
            if (kind == DocumentKind.BARE_EVENT) {
                eventPrefixes = declared;
                return;
            }
            json.writeStartObject();
            context(declared);
            string("id", head.id());
            boolean results = kind == DocumentKind.QUERY_RESULTS;
            json.writeStringProperty("type", results ? "EPCISQueryDocument" : "EPCISDocument");
            string("schemaVersion", "2.0");
            time("creationDate", head.creationDate());
            if (!results) {
                string("instanceIdentifier", head.instanceIdentifier());
                string("sender", head.sender());
                string("receiver", head.receiver());
                header(head);
            } else if (head.businessHeader() != null) {
                json.writeName(key(head.businessHeader().name()));
                value(head.businessHeader());
            }
            extensions(head.extensions());
            json.writeName("epcisBody");
            json.writeStartObject();
            if (results) {
                json.writeName("queryResults");
                json.writeStartObject();
                string("queryName", head.queryName() == null ? "SimpleEventQuery" : head.queryName());
                string("subscriptionID", head.subscriptionID());
                json.writeName("resultsBody");
                json.writeStartObject();
                if (!head.masterData().isEmpty()) {
                    vocabularies(head.masterData());
                }
            }
            json.writeName("eventList");
            json.writeStartArray();
        } catch (JacksonException e) {
            throw ioFailure(e);
        }
    }

    @Override
    public void write(Event event, Namespaces namespaces) throws IOException, NotExpressible {
        try {
            event(event, namespaces);
        } catch (JacksonException e) {
            throw ioFailure(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (open && kind != DocumentKind.BARE_EVENT) {
                json.writeEndArray();
                json.writeEndObject();
                if (kind == DocumentKind.QUERY_RESULTS) {
                    json.writeEndObject();
                    json.writeEndObject();
                }
                json.writeEndObject();
            }
            open = false;
            json.close();
        } catch (JacksonException e) {
            throw ioFailure(e);
        }
    }

    /** Writes what is ready to the stream below. */
    public void flush() {
        json.flush();
    }

    private static IOException ioFailure(JacksonException e) {
        return e.getCause() instanceof IOException io ? io : new IOException(e);
    }

    private Map<String, String> declared(DocumentHead head) {
        Map<String, String> declared = new LinkedHashMap<>();
        declared(head.namespaces(), declared);
        Element header = head.businessHeader();
        if (header != null) {
            missing(
                    NamesInEvent.of(header),
                    Namespaces.NONE.and("sbdh", header.name().namespace()),
                    declared);
        }
        missing(NamesInEvent.of(head.extensions()), head.namespaces(), declared);
        for (Vocabulary vocabulary : head.masterData()) {
            for (VocabularyElement element : vocabulary.elements()) {
                for (VocabularyAttribute attribute : element.attributes()) {
                    missing(NamesInEvent.of(attribute.value()), head.namespaces(), declared);
                }
                for (Element extension : element.extensions().elements()) {
                    missing(NamesInEvent.of(extension), head.namespaces(), declared);
                }
            }
        }
        return declared;
    }

    private void declared(Namespaces namespaces, Map<String, String> into) {
        namespaces.all().forEach((prefix, namespace) -> {
            if (isUsable(prefix, namespace) && !namespace.equals(prefixes.get(prefix))) {
                declare(prefix, namespace, into);
            }
        });
    }

    /** Whether a declaration may stand in a JSON-LD context: the official one protects its prefixes. */
    static boolean isUsable(String prefix, String namespace) {
        if (prefix.isEmpty()
                || NOT_IN_CONTEXT.contains(namespace)
                || namespace.startsWith("urn:epcglobal:epcis")
                || namespace.startsWith("urn:epcglobal:xsd:")
                || namespace.equals(JsonNames.OFFICIAL.get(prefix))) {
            return false;
        }
        boolean sameAsOfficial = prefix.equals("cbvmda") && namespace.equals("urn:epcglobal:cbv:mda:");
        return sameAsOfficial || !JsonNames.OFFICIAL.containsKey(prefix);
    }

    private void declare(String prefix, String namespace, Map<String, String> into) {
        into.put(prefix, namespace);
        prefixes.put(namespace, prefix);
        taken.add(prefix);
        keys.clear();
    }

    /** Declares the namespaces that have no prefix yet. */
    private void missing(Set<String> namespaces, Namespaces preferred, Map<String, String> into) {
        int number = 2;
        for (String namespace : namespaces) {
            if (namespace.isEmpty()
                    || namespace.equals(Name.JSON_LD)
                    || prefixes.containsKey(namespace)
                    || isUndeclared(namespace)) {
                continue;
            }
            String wanted = preferred.prefix(namespace);
            String prefix = wanted == null || wanted.isEmpty() || taken.contains(wanted) ? "ns1" : wanted;
            while (taken.contains(prefix)) {
                prefix = "ns" + number++;
            }
            declare(prefix, namespace, into);
        }
    }

    private static boolean isUndeclared(String namespace) {
        return namespace.endsWith(":") && namespace.indexOf(':') == namespace.length() - 1;
    }

    private void context(Map<String, String> declared) {
        json.writeName("@context");
        if (declared.isEmpty()) {
            json.writeString(CONTEXT);
            return;
        }
        json.writeStartArray();
        json.writeString(CONTEXT);
        contextEntries(declared);
        json.writeEndArray();
    }

    private void contextEntries(Map<String, String> declared) {
        json.writeStartObject();
        declared.forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    private void header(DocumentHead head) throws NotExpressible {
        Element business = head.businessHeader();
        if (head.masterData().isEmpty() && business == null) {
            return;
        }
        json.writeName("epcisHeader");
        json.writeStartObject();
        if (business != null) {
            json.writeName(key(business.name()));
            value(business);
        }
        if (!head.masterData().isEmpty()) {
            json.writeName("epcisMasterData");
            json.writeStartObject();
            vocabularies(head.masterData());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void vocabularies(List<Vocabulary> vocabularies) throws NotExpressible {
        json.writeName("vocabularyList");
        json.writeStartArray();
        for (Vocabulary vocabulary : vocabularies) {
            json.writeStartObject();
            string("type", vocabulary.type());
            json.writeName("vocabularyElementList");
            json.writeStartArray();
            for (VocabularyElement element : vocabulary.elements()) {
                json.writeStartObject();
                string("id", element.id());
                if (!element.attributes().isEmpty()) {
                    json.writeName("attributes");
                    json.writeStartArray();
                    for (VocabularyAttribute attribute : element.attributes()) {
                        json.writeStartObject();
                        string("id", attribute.id());
                        json.writeName(key(attribute.value().name()));
                        value(attribute.value());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                }
                strings("children", element.children());
                extensions(element.extensions());
                json.writeEndObject();
            }
            json.writeEndArray();
            extensions(vocabulary.extensions());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void event(Event event, Namespaces namespaces) throws NotExpressible {
        Map<String, String> inner = new LinkedHashMap<>();
        Set<String> used = NamesInEvent.of(event);
        if (!used.isEmpty()) {
            missing(used, namespaces, inner);
        }
        json.writeStartObject();
        if (kind == DocumentKind.BARE_EVENT) {
            Map<String, String> all = new LinkedHashMap<>(eventPrefixes);
            all.putAll(inner);
            context(all);
        } else if (!inner.isEmpty()) {
            json.writeName("@context");
            json.writeStartArray();
            contextEntries(inner);
            json.writeEndArray();
        }
        string(
                "type",
                event instanceof ExtensionEvent own
                        ? key(own.kind())
                        : event.type().name());
        occurrence(event.occurrence());
        Element ilmd = null;
        switch (event) {
            case ObjectEvent e -> {
                subjects("epcList", e.epcs(), "quantityList", e.quantities());
                string("action", e.action().name());
                ilmd = e.ilmd();
            }
            case AggregationEvent e -> {
                identifier("parentID", e.parentID());
                identifiers("childEPCs", e.childEPCs());
                quantities("childQuantityList", e.childQuantities());
                string("action", e.action().name());
            }
            case TransactionEvent e -> {
                identifier("parentID", e.parentID());
                subjects("epcList", e.epcs(), "quantityList", e.quantities());
                string("action", e.action().name());
            }
            case TransformationEvent e -> {
                identifiers("inputEPCList", e.inputEPCs());
                quantities("inputQuantityList", e.inputQuantities());
                identifiers("outputEPCList", e.outputEPCs());
                quantities("outputQuantityList", e.outputQuantities());
                identifier("transformationID", e.transformationID());
                ilmd = e.ilmd();
            }
            case AssociationEvent e -> {
                identifier("parentID", e.parentID());
                identifiers("childEPCs", e.childEPCs());
                quantities("childQuantityList", e.childQuantities());
                string("action", e.action().name());
            }
            case ExtensionEvent e -> {
                subjects(e.subjects());
                Action action = e.action();
                string("action", action == null ? null : action.name());
                ilmd = e.ilmd();
            }
        }
        circumstances(event.circumstances());
        if (ilmd != null) {
            json.writeName("ilmd");
            object(ilmd);
        }
        extensions(event.extensions());
        json.writeEndObject();
        if (!inner.isEmpty()) {
            inner.forEach((prefix, namespace) -> {
                prefixes.remove(namespace);
                taken.remove(prefix);
            });
            keys.clear();
        }
    }

    private void subjects(Subjects subjects) {
        identifier("parentID", subjects.parentID());
        identifiers("epcList", subjects.epcs());
        quantities("quantityList", subjects.quantities());
        identifiers("childEPCs", subjects.childEPCs());
        quantities("childQuantityList", subjects.childQuantities());
        identifiers("inputEPCList", subjects.inputEPCs());
        quantities("inputQuantityList", subjects.inputQuantities());
        identifiers("outputEPCList", subjects.outputEPCs());
        quantities("outputQuantityList", subjects.outputQuantities());
        identifier("transformationID", subjects.transformationID());
    }

    /** The schema wants at least one of the two to be there, be it empty. */
    private void subjects(String epcField, List<String> epcs, String quantityField, List<QuantityElement> quantities) {
        if (epcs.isEmpty() && quantities.isEmpty()) {
            json.writeName(epcField);
            json.writeStartArray();
            json.writeEndArray();
        }
        identifiers(epcField, epcs);
        quantities(quantityField, quantities);
    }

    private void occurrence(Occurrence occurrence) throws NotExpressible {
        time("eventTime", occurrence.eventTime());
        time("recordTime", occurrence.recordTime());
        string("eventTimeZoneOffset", occurrence.eventTimeZoneOffset());
        string("eventID", occurrence.eventID());
        ErrorDeclaration declaration = occurrence.errorDeclaration();
        if (declaration != null) {
            json.writeName("errorDeclaration");
            json.writeStartObject();
            time("declarationTime", declaration.declarationTime());
            vocabulary("reason", declaration.reason(), Cbv.ERROR_REASON);
            strings("correctiveEventIDs", declaration.correctiveEventIDs());
            extensions(declaration.extensions());
            json.writeEndObject();
        }
        List<String> certificates = occurrence.certificationInfo();
        if (certificates.size() == 1) {
            string("certificationInfo", certificates.getFirst());
        } else {
            strings("certificationInfo", certificates);
        }
    }

    private void circumstances(Circumstances circumstances) throws NotExpressible {
        vocabulary("bizStep", circumstances.bizStep(), Cbv.BIZ_STEP);
        vocabulary("disposition", circumstances.disposition(), Cbv.DISPOSITION);
        PersistentDisposition persistent = circumstances.persistentDisposition();
        if (persistent != null) {
            json.writeName("persistentDisposition");
            json.writeStartObject();
            dispositions("set", persistent.set());
            dispositions("unset", persistent.unset());
            json.writeEndObject();
        }
        place("readPoint", circumstances.readPoint());
        place("bizLocation", circumstances.bizLocation());
        if (!circumstances.bizTransactions().isEmpty()) {
            json.writeName("bizTransactionList");
            json.writeStartArray();
            for (BusinessTransaction each : circumstances.bizTransactions()) {
                json.writeStartObject();
                vocabulary("type", each.type(), Cbv.BIZ_TRANSACTION_TYPE);
                string("bizTransaction", each.id());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        parties("sourceList", "source", circumstances.sources());
        parties("destinationList", "destination", circumstances.destinations());
        if (!circumstances.sensorElements().isEmpty()) {
            json.writeName("sensorElementList");
            json.writeStartArray();
            for (SensorElement each : circumstances.sensorElements()) {
                sensorElement(each);
            }
            json.writeEndArray();
        }
    }

    private void dispositions(String field, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        json.writeName(field);
        json.writeStartArray();
        for (String value : values) {
            String word = Cbv.DISPOSITION.bare(value);
            json.writeString(word == null ? value : word);
        }
        json.writeEndArray();
    }

    private void place(String field, @Nullable Place place) throws NotExpressible {
        if (place == null) {
            return;
        }
        json.writeName(field);
        json.writeStartObject();
        identifier("id", place.id());
        fields(List.of(), place.extensions());
        json.writeEndObject();
    }

    private void parties(String listField, String field, List<SourceOrDestination> parties) {
        if (parties.isEmpty()) {
            return;
        }
        json.writeName(listField);
        json.writeStartArray();
        for (SourceOrDestination each : parties) {
            json.writeStartObject();
            vocabulary("type", each.type(), Cbv.SOURCE_DESTINATION_TYPE);
            identifier(field, each.id());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void sensorElement(SensorElement element) throws NotExpressible {
        json.writeStartObject();
        SensorMetadata metadata = element.metadata();
        if (metadata != null) {
            json.writeName("sensorMetadata");
            json.writeStartObject();
            time("time", metadata.time());
            time("startTime", metadata.startTime());
            time("endTime", metadata.endTime());
            identifier("deviceID", metadata.deviceID());
            string("deviceMetadata", metadata.deviceMetadata());
            string("rawData", metadata.rawData());
            string("dataProcessingMethod", metadata.dataProcessingMethod());
            string("bizRules", metadata.bizRules());
            fields(List.of(), metadata.extensions());
            json.writeEndObject();
        }
        json.writeName("sensorReport");
        json.writeStartArray();
        for (SensorReport report : element.reports()) {
            sensorReport(report);
        }
        json.writeEndArray();
        fields(List.of(), element.extensions());
        json.writeEndObject();
    }

    private void sensorReport(SensorReport report) throws NotExpressible {
        json.writeStartObject();
        vocabulary("type", report.type(), Cbv.MEASUREMENT_TYPE);
        vocabulary("exception", report.exception(), Cbv.ALERT_TYPE);
        time("time", report.time());
        identifier("deviceID", report.deviceID());
        string("deviceMetadata", report.deviceMetadata());
        string("rawData", report.rawData());
        string("dataProcessingMethod", report.dataProcessingMethod());
        string("bizRules", report.bizRules());
        string("microorganism", report.microorganism());
        string("chemicalSubstance", report.chemicalSubstance());
        number("value", report.value());
        vocabulary("component", report.component(), Cbv.COMPONENT);
        string("stringValue", report.stringValue());
        if (report.booleanValue() != null) {
            json.writeBooleanProperty("booleanValue", report.booleanValue());
        }
        string("hexBinaryValue", report.hexBinaryValue());
        string("uriValue", report.uriValue());
        number("minValue", report.minValue());
        number("maxValue", report.maxValue());
        number("meanValue", report.meanValue());
        number("sDev", report.sDev());
        number("percRank", report.percRank());
        number("percValue", report.percValue());
        string("uom", report.uom());
        string("coordinateReferenceSystem", report.coordinateReferenceSystem());
        fields(List.of(), report.extensions());
        json.writeEndObject();
    }

    private void extensions(Extensions extensions) throws NotExpressible {
        fields(extensions.attributes(), extensions.elements());
    }

    /** Writes fields of somebody's own into the object that is open. */
    private void fields(List<Attribute> attributes, List<? extends Content> content) throws NotExpressible {
        if (attributes.isEmpty() && content.isEmpty()) {
            return;
        }
        Map<Name, List<Element>> groups = new LinkedHashMap<>();
        boolean scattered = false;
        boolean textAfterField = false;
        int texts = 0;
        Name before = null;
        for (Content each : content) {
            switch (each) {
                case Text(String characters) -> {
                    texts++;
                    textAfterField |= before != null;
                }
                case Element element -> {
                    scattered |= groups.containsKey(element.name())
                            && !element.name().equals(before);
                    groups.computeIfAbsent(element.name(), name -> new ArrayList<>())
                            .add(element);
                    before = element.name();
                }
            }
        }
        boolean ordered = scattered || textAfterField || texts > 1;
        if (texts == 1 && !ordered && content.getFirst() instanceof Text(String characters)) {
            json.writeStringProperty(Marks.TEXT, characters);
        }
        for (Attribute attribute : attributes) {
            if (groups.containsKey(attribute.name())) {
                throw inexpressible(key(attribute.name()));
            }
            json.writeStringProperty(key(attribute.name()), attribute.value());
        }
        for (Map.Entry<Name, List<Element>> group : groups.entrySet()) {
            json.writeName(key(group.getKey()));
            List<Element> elements = group.getValue();
            if (elements.size() == 1 && !isNested(elements.getFirst())) {
                value(elements.getFirst());
            } else {
                json.writeStartArray();
                for (Element each : elements) {
                    value(each);
                }
                json.writeEndArray();
            }
        }
        if (!attributes.isEmpty()) {
            json.writeName(Marks.ATTRIBUTES);
            json.writeStartArray();
            for (Attribute attribute : attributes) {
                json.writeString(key(attribute.name()));
            }
            json.writeEndArray();
        }
        if (ordered) {
            json.writeName(Marks.CONTENT);
            json.writeStartArray();
            for (Content each : content) {
                switch (each) {
                    case Text(String characters) -> {
                        json.writeStartObject();
                        json.writeStringProperty(Marks.TEXT, characters);
                        json.writeEndObject();
                    }
                    case Element element -> json.writeString(key(element.name()));
                }
            }
            json.writeEndArray();
        }
    }

    private static NotExpressible inexpressible(String what) {
        return new NotExpressible(Finding.at("", Rule.NOT_IN_JSON, what));
    }

    private static boolean isNested(Element element) {
        return element.attributes().isEmpty()
                && !element.content().isEmpty()
                && element.content().stream()
                        .allMatch(each ->
                                each instanceof Element inside && inside.name().equals(NESTED));
    }

    private void value(Element element) throws NotExpressible {
        String literal = Elements.literal(element);
        if (literal != null) {
            json.writeRawValue(literal);
        } else if (element.isPlainText()) {
            json.writeString(element.text());
        } else if (isNested(element)) {
            json.writeStartArray();
            for (Content each : element.content()) {
                value((Element) each);
            }
            json.writeEndArray();
        } else {
            object(element);
        }
    }

    private void object(Element element) throws NotExpressible {
        json.writeStartObject();
        fields(element.attributes(), element.content());
        json.writeEndObject();
    }

    private String key(Name name) {
        String key = keys.get(name);
        if (key == null) {
            key = made(name);
            keys.put(name, key);
        }
        return key;
    }

    private String made(Name name) {
        String namespace = name.namespace();
        if (namespace.isEmpty()) {
            return name.local();
        }
        if (namespace.equals(Name.JSON_LD)) {
            return "@" + name.local();
        }
        if (isUndeclared(namespace)) {
            return namespace + name.local();
        }
        String prefix = prefixes.get(namespace);
        return prefix == null ? namespace + name.local() : prefix + ":" + name.local();
    }

    private void string(String field, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(field, value);
        }
    }

    private void strings(String field, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        json.writeName(field);
        json.writeStartArray();
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void identifier(String field, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(field, options.identifiers().apply(value));
        }
    }

    private void identifiers(String field, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        json.writeName(field);
        json.writeStartArray();
        for (String value : values) {
            json.writeString(options.identifiers().apply(value));
        }
        json.writeEndArray();
    }

    private void quantities(String field, List<QuantityElement> quantities) {
        if (quantities.isEmpty()) {
            return;
        }
        json.writeName(field);
        json.writeStartArray();
        for (QuantityElement each : quantities) {
            json.writeStartObject();
            identifier("epcClass", each.epcClass());
            number("quantity", each.quantity());
            string("uom", each.uom());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void time(String field, @Nullable Timestamp time) {
        if (time != null) {
            json.writeStringProperty(field, time.written());
        }
    }

    private void number(String field, @Nullable BigDecimal number) {
        if (number != null) {
            json.writeName(field);
            json.writeNumber(number);
        }
    }

    private void vocabulary(String field, @Nullable String value, Cbv vocabulary) {
        if (value != null) {
            String word = vocabulary.bare(value);
            json.writeStringProperty(field, word == null ? value : word);
        }
    }
}
