package vn.phusa.epcis.xml;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Name;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.NotExpressible;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Occurrence;
import vn.phusa.epcis.OutputOptions;
import vn.phusa.epcis.OutputOptions.CbvFormat;
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
import vn.phusa.epcis.tree.NamesInEvent;
import vn.phusa.epcis.vocabulary.Cbv;

/** Writes EPCIS in XML, version 2.0, or 1.2 as far as that can say it. */
public final class XmlWriter implements EventWriter {

    private static final String SBDH = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final Map<String, String> BUILT_IN = Map.of(
            "xsi", Name.XML_SCHEMA_INSTANCE,
            "xsd", "http://www.w3.org/2001/XMLSchema",
            "gs1", "https://gs1.org/voc/",
            "cbv", "https://ref.gs1.org/cbv/");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private final XmlOutput out;
    private final XmlVersion version;
    private final OutputOptions options;
    private final Map<String, String> prefixes = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<Name, String> names = new HashMap<>();
    private DocumentKind kind = DocumentKind.EVENTS;
    private String root = "";
    private @Nullable DocumentHead head;
    private int count;
    private boolean open;

    public XmlWriter(OutputStream stream, XmlVersion version, OutputOptions options) {
        this.out = new XmlOutput(stream);
        this.version = version;
        this.options = options;
    }

    @Override
    public void begin(DocumentHead given) throws IOException, NotExpressible {
        head = given;
        kind = given.kind();
        open = true;
        root = switch (kind) {
            case EVENTS, BARE_EVENT -> "epcis:EPCISDocument";
            case QUERY_RESULTS -> "epcisq:EPCISQueryDocument";
            case MASTER_DATA -> "epcismd:EPCISMasterDataDocument";
        };
        String own = root.substring(0, root.indexOf(':'));
        String namespace = switch (kind) {
            case EVENTS, BARE_EVENT -> "urn:epcglobal:epcis:xsd:";
            case QUERY_RESULTS -> "urn:epcglobal:epcis-query:xsd:";
            case MASTER_DATA -> "urn:epcglobal:epcis-masterdata:xsd:";
        };
        out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<");
        out.raw(root);
        taken.addAll(List.of("xml", "xmlns", "epcis", "epcisq", "epcismd"));
        announce(own, declare(own, namespace + version.namespaceVersion()));
        BUILT_IN.forEach((prefix, uri) -> taken.add(prefix));
        given.namespaces().all().forEach((prefix, uri) -> {
            if (isWorthDeclaring(prefix, uri)) {
                declareQuietly(prefix, uri);
            }
        });
        BUILT_IN.forEach((prefix, uri) -> {
            if (!prefixes.containsKey(uri)) {
                declareQuietly(prefix, uri);
            }
        });
        Element business = businessHeader(given);
        if (business != null) {
            announce(missing(NamesInEvent.of(business), Namespaces.NONE.and("sbdh", SBDH)));
        }
        announce(missing(NamesInEvent.of(given.extensions()), given.namespaces()));
        for (Vocabulary vocabulary : given.masterData()) {
            for (VocabularyElement element : vocabulary.elements()) {
                for (VocabularyAttribute attribute : element.attributes()) {
                    announce(missing(NamesInEvent.of(attribute.value()), given.namespaces()));
                }
                for (Element extension : element.extensions().elements()) {
                    announce(missing(NamesInEvent.of(extension), given.namespaces()));
                }
            }
        }
        // They stand at the document's end, where it would be too late to find that XML cannot say them.
        for (Element each : given.extensions().elements()) {
            int mark = out.mark();
            element(each);
            out.rewind(mark);
        }
        out.attribute("schemaVersion", version.schemaVersion());
        if (given.creationDate() != null) {
            out.attribute("creationDate", given.creationDate().written());
        }
        if (given.id() != null) {
            out.attribute("id", given.id());
        }
        attributes(given.extensions().attributes());
        out.raw(">");
        boolean masterData = !given.masterData().isEmpty() && kind != DocumentKind.MASTER_DATA;
        if (business != null || masterData) {
            out.open("EPCISHeader");
            if (business != null) {
                element(business);
            }
            if (masterData) {
                out.raw("<extension><EPCISMasterData>");
                vocabularies(given.masterData());
                out.raw("</EPCISMasterData></extension>");
            }
            out.close("EPCISHeader");
        }
        out.open("EPCISBody");
        switch (kind) {
            case EVENTS, BARE_EVENT -> out.open("EventList");
            case QUERY_RESULTS -> {
                out.open("epcisq:QueryResults");
                out.element("queryName", given.queryName() == null ? "SimpleEventQuery" : given.queryName());
                if (given.subscriptionID() != null) {
                    out.element("subscriptionID", given.subscriptionID());
                }
                out.open("resultsBody");
                out.open("EventList");
            }
            case MASTER_DATA -> vocabularies(given.masterData());
        }
    }

    @Override
    public void write(Event event, Namespaces namespaces) throws IOException, NotExpressible {
        count++;
        int mark = out.mark();
        try {
            event(event, namespaces);
        } catch (NotExpressible e) {
            out.rewind(mark);
            Finding finding = e.finding();
            throw new NotExpressible(new Finding(
                    finding.rule(), event.type() + "[" + count + "]" + finding.path(), 0, 0, finding.arguments()));
        }
        out.pass();
    }

    @Override
    public void close() throws IOException {
        DocumentHead written = head;
        if (open && written != null) {
            switch (kind) {
                case EVENTS, BARE_EVENT -> out.close("EventList");
                case QUERY_RESULTS -> {
                    out.close("EventList");
                    out.close("resultsBody");
                    out.close("epcisq:QueryResults");
                }
                case MASTER_DATA -> {}
            }
            out.close("EPCISBody");
            try {
                for (Element each : written.extensions().elements()) {
                    element(each);
                }
            } catch (NotExpressible e) {
                throw new IOException(e);
            }
            out.close(root);
            out.raw("\n");
        }
        open = false;
        out.flush();
    }

    /** In JSON a document names its sender and receiver without a header around them. */
    private static @Nullable Element businessHeader(DocumentHead head) {
        if (head.businessHeader() != null) {
            return head.businessHeader();
        }
        if (head.sender() == null && head.receiver() == null && head.instanceIdentifier() == null) {
            return null;
        }
        return BusinessHeaders.of(head);
    }

    private boolean isWorthDeclaring(String prefix, String uri) {
        return PREFIX.matcher(prefix).matches()
                && !uri.isEmpty()
                && !taken.contains(prefix)
                && !prefixes.containsKey(uri)
                && !uri.startsWith("urn:epcglobal:epcis:")
                && !uri.startsWith("urn:epcglobal:epcis-")
                && !uri.equals(XML);
    }

    private String declare(String prefix, String uri) {
        taken.add(prefix);
        prefixes.put(uri, prefix);
        names.clear();
        return uri;
    }

    /** Writes a declaration into the tag that is open. */
    private void announce(String prefix, String uri) throws NotExpressible {
        out.attribute("xmlns:" + prefix, uri);
    }

    private void announce(Map<String, String> declared) throws NotExpressible {
        for (Map.Entry<String, String> each : declared.entrySet()) {
            announce(each.getKey(), each.getValue());
        }
    }

    private void declareQuietly(String prefix, String uri) {
        int mark = out.mark();
        try {
            announce(prefix, declare(prefix, uri));
        } catch (NotExpressible e) {
            out.rewind(mark);
            prefixes.remove(uri);
        }
    }

    /** Gives prefixes to the namespaces that have none yet. */
    private Map<String, String> missing(Set<String> used, Namespaces preferred) {
        Map<String, String> added = new LinkedHashMap<>();
        int number = 2;
        for (String uri : used) {
            if (uri.isEmpty() || uri.equals(XML) || prefixes.containsKey(uri)) {
                continue;
            }
            String wanted = preferred.prefix(uri);
            if (wanted == null && uri.endsWith(":") && uri.indexOf(':') == uri.length() - 1) {
                wanted = uri.substring(0, uri.length() - 1);
            }
            String prefix = wanted == null
                            || taken.contains(wanted)
                            || !PREFIX.matcher(wanted).matches()
                    ? uri.equals(Name.JSON_LD) ? "jsonld" : "ns1"
                    : wanted;
            while (taken.contains(prefix)) {
                prefix = "ns" + number++;
            }
            declare(prefix, uri);
            added.put(prefix, uri);
        }
        return added;
    }

    private void event(Event event, Namespaces namespaces) throws NotExpressible {
        boolean old = version == XmlVersion.V1_2;
        boolean wrapped = old ? event instanceof TransformationEvent : event instanceof ExtensionEvent;
        if (wrapped) {
            out.open("extension");
        }
        Set<String> used = NamesInEvent.of(event);
        Map<String, String> added = used.isEmpty() ? Map.of() : missing(used, namespaces);
        try {
            element(event, added, old);
        } finally {
            forget(added);
        }
        if (wrapped) {
            out.close("extension");
        }
    }

    private void forget(Map<String, String> declared) {
        if (!declared.isEmpty()) {
            declared.forEach((prefix, uri) -> {
                taken.remove(prefix);
                prefixes.remove(uri);
            });
            names.clear();
        }
    }

    /** The element of an event, with the declarations that its tag needs. */
    private void element(Event event, Map<String, String> added, boolean old) throws NotExpressible {
        String name = event instanceof ExtensionEvent own
                ? name(own.kind())
                : event.type().name();
        out.raw("<");
        out.raw(name);
        announce(added);
        attributes(event.extensions().attributes());
        out.raw(">");
        if (old) {
            refuseWhatIsNew(event);
        }
        occurrence(event.occurrence(), old);
        if (old) {
            oldFields(event);
        } else {
            fields(event);
        }
        elements(event.extensions().elements());
        out.close(name);
    }

    private static void refuseWhatIsNew(Event event) throws NotExpressible {
        if (event instanceof AssociationEvent) {
            throw inexpressible("", Rule.NOT_IN_OLD_XML, "AssociationEvent");
        }
        if (!event.circumstances().sensorElements().isEmpty()) {
            throw inexpressible("/sensorElementList", Rule.NOT_IN_OLD_XML, "sensorElementList");
        }
        if (event.circumstances().persistentDisposition() != null) {
            throw inexpressible("/persistentDisposition", Rule.NOT_IN_OLD_XML, "persistentDisposition");
        }
        if (!event.occurrence().certificationInfo().isEmpty()) {
            throw inexpressible("/certificationInfo", Rule.NOT_IN_OLD_XML, "certificationInfo");
        }
    }

    private static NotExpressible inexpressible(String path, Rule rule, String what) {
        return new NotExpressible(Finding.at(path, rule, what));
    }

    private void occurrence(Occurrence occurrence, boolean old) throws NotExpressible {
        time("eventTime", occurrence.eventTime());
        time("recordTime", occurrence.recordTime());
        out.element("eventTimeZoneOffset", occurrence.eventTimeZoneOffset());
        ErrorDeclaration declaration = occurrence.errorDeclaration();
        boolean wrapped = old && (occurrence.eventID() != null || declaration != null);
        if (wrapped) {
            out.open("baseExtension");
        }
        optional("eventID", occurrence.eventID());
        if (declaration != null) {
            out.raw("<errorDeclaration");
            attributes(declaration.extensions().attributes());
            out.raw(">");
            time("declarationTime", declaration.declarationTime());
            vocabulary("reason", declaration.reason(), Cbv.ERROR_REASON);
            if (!declaration.correctiveEventIDs().isEmpty()) {
                out.open("correctiveEventIDs");
                for (String id : declaration.correctiveEventIDs()) {
                    out.element("correctiveEventID", id);
                }
                out.close("correctiveEventIDs");
            }
            elements(declaration.extensions().elements());
            out.close("errorDeclaration");
        }
        if (wrapped) {
            out.close("baseExtension");
        }
        for (String each : occurrence.certificationInfo()) {
            out.element("certificationInfo", each);
        }
    }

    /** The fields of an event in the order of the schema of 2.0. */
    private void fields(Event event) throws NotExpressible {
        Circumstances around = event.circumstances();
        switch (event) {
            case ObjectEvent e -> {
                epcs("epcList", e.epcs(), e.quantities().isEmpty());
                out.element("action", e.action().name());
                where(around);
                transactions(around.bizTransactions());
                quantities("quantityList", e.quantities());
                parties(around);
                sensors(around);
                ilmd(e.ilmd());
            }
            case AggregationEvent e -> {
                identifier("parentID", e.parentID());
                epcs("childEPCs", e.childEPCs(), false);
                out.element("action", e.action().name());
                where(around);
                transactions(around.bizTransactions());
                quantities("childQuantityList", e.childQuantities());
                parties(around);
                sensors(around);
            }
            case TransactionEvent e -> {
                transactions(around.bizTransactions());
                identifier("parentID", e.parentID());
                epcs("epcList", e.epcs(), false);
                out.element("action", e.action().name());
                where(around);
                quantities("quantityList", e.quantities());
                parties(around);
                sensors(around);
            }
            case TransformationEvent e -> {
                transformation(e);
                where(around);
                transactions(around.bizTransactions());
                parties(around);
                sensors(around);
                ilmd(e.ilmd());
            }
            case AssociationEvent e -> {
                identifier("parentID", e.parentID());
                epcs("childEPCs", e.childEPCs(), false);
                quantities("childQuantityList", e.childQuantities());
                out.element("action", e.action().name());
                where(around);
                transactions(around.bizTransactions());
                parties(around);
                sensors(around);
            }
            case ExtensionEvent e -> own(e);
        }
    }

    /** No schema says in which order; it is that of the standard's kinds. */
    private void own(ExtensionEvent e) throws NotExpressible {
        Subjects subjects = e.subjects();
        identifier("parentID", subjects.parentID());
        epcs("epcList", subjects.epcs(), false);
        epcs("childEPCs", subjects.childEPCs(), false);
        epcs("inputEPCList", subjects.inputEPCs(), false);
        quantities("inputQuantityList", subjects.inputQuantities());
        epcs("outputEPCList", subjects.outputEPCs(), false);
        quantities("outputQuantityList", subjects.outputQuantities());
        identifier("transformationID", subjects.transformationID());
        Action action = e.action();
        optional("action", action == null ? null : action.name());
        where(e.circumstances());
        transactions(e.circumstances().bizTransactions());
        quantities("quantityList", subjects.quantities());
        quantities("childQuantityList", subjects.childQuantities());
        parties(e.circumstances());
        sensors(e.circumstances());
        ilmd(e.ilmd());
    }

    /** The same for 1.2, where what came with 1.1 stands in a wrapper. */
    private void oldFields(Event event) throws NotExpressible {
        Circumstances around = event.circumstances();
        boolean parties = !around.sources().isEmpty() || !around.destinations().isEmpty();
        switch (event) {
            case ObjectEvent e -> {
                epcs("epcList", e.epcs(), true);
                out.element("action", e.action().name());
                where(around);
                transactions(around.bizTransactions());
                if (parties || !e.quantities().isEmpty() || e.ilmd() != null) {
                    out.open("extension");
                    quantities("quantityList", e.quantities());
                    parties(around);
                    ilmd(e.ilmd());
                    out.close("extension");
                }
            }
            case AggregationEvent e -> {
                identifier("parentID", e.parentID());
                epcs("childEPCs", e.childEPCs(), true);
                out.element("action", e.action().name());
                where(around);
                transactions(around.bizTransactions());
                if (parties || !e.childQuantities().isEmpty()) {
                    out.open("extension");
                    quantities("childQuantityList", e.childQuantities());
                    parties(around);
                    out.close("extension");
                }
            }
            case TransactionEvent e -> {
                transactions(around.bizTransactions());
                identifier("parentID", e.parentID());
                epcs("epcList", e.epcs(), true);
                out.element("action", e.action().name());
                where(around);
                if (parties || !e.quantities().isEmpty()) {
                    out.open("extension");
                    quantities("quantityList", e.quantities());
                    parties(around);
                    out.close("extension");
                }
            }
            case TransformationEvent e -> {
                transformation(e);
                where(around);
                transactions(around.bizTransactions());
                parties(around);
                ilmd(e.ilmd());
            }
            case AssociationEvent e ->
                throw inexpressible("", Rule.NOT_IN_OLD_XML, e.type().name());
            case ExtensionEvent e -> own(e);
        }
    }

    private void transformation(TransformationEvent e) throws NotExpressible {
        epcs("inputEPCList", e.inputEPCs(), false);
        quantities("inputQuantityList", e.inputQuantities());
        epcs("outputEPCList", e.outputEPCs(), false);
        quantities("outputQuantityList", e.outputQuantities());
        identifier("transformationID", e.transformationID());
    }

    private void where(Circumstances around) throws NotExpressible {
        vocabulary("bizStep", around.bizStep(), Cbv.BIZ_STEP);
        vocabulary("disposition", around.disposition(), Cbv.DISPOSITION);
        place("readPoint", around.readPoint());
        place("bizLocation", around.bizLocation());
    }

    private void place(String name, @Nullable Place place) throws NotExpressible {
        if (place == null) {
            return;
        }
        out.open(name);
        identifier("id", place.id());
        elements(place.extensions());
        out.close(name);
    }

    private void transactions(List<BusinessTransaction> transactions) throws NotExpressible {
        if (transactions.isEmpty()) {
            return;
        }
        out.open("bizTransactionList");
        for (BusinessTransaction each : transactions) {
            out.raw("<bizTransaction");
            if (each.type() != null) {
                out.attribute("type", spelt(each.type(), Cbv.BIZ_TRANSACTION_TYPE));
            }
            out.raw(">");
            out.text(each.id());
            out.close("bizTransaction");
        }
        out.close("bizTransactionList");
    }

    private void parties(Circumstances around) throws NotExpressible {
        parties("sourceList", "source", around.sources());
        parties("destinationList", "destination", around.destinations());
    }

    private void parties(String list, String name, List<SourceOrDestination> parties) throws NotExpressible {
        if (parties.isEmpty()) {
            return;
        }
        out.open(list);
        for (SourceOrDestination each : parties) {
            out.raw("<");
            out.raw(name);
            out.attribute("type", spelt(each.type(), Cbv.SOURCE_DESTINATION_TYPE));
            out.raw(">");
            out.text(options.identifiers().apply(each.id()));
            out.close(name);
        }
        out.close(list);
    }

    private void sensors(Circumstances around) throws NotExpressible {
        if (!around.sensorElements().isEmpty()) {
            out.open("sensorElementList");
            for (SensorElement each : around.sensorElements()) {
                sensor(each);
            }
            out.close("sensorElementList");
        }
        PersistentDisposition persistent = around.persistentDisposition();
        if (persistent != null) {
            out.open("persistentDisposition");
            for (String each : persistent.unset()) {
                out.element("unset", spelt(each, Cbv.DISPOSITION));
            }
            for (String each : persistent.set()) {
                out.element("set", spelt(each, Cbv.DISPOSITION));
            }
            out.close("persistentDisposition");
        }
    }

    private void sensor(SensorElement element) throws NotExpressible {
        out.open("sensorElement");
        SensorMetadata metadata = element.metadata();
        if (metadata != null) {
            out.raw("<sensorMetadata");
            attribute("time", metadata.time());
            attribute("startTime", metadata.startTime());
            attribute("endTime", metadata.endTime());
            attribute("deviceID", identifier(metadata.deviceID()));
            attribute("deviceMetadata", metadata.deviceMetadata());
            attribute("rawData", metadata.rawData());
            attribute("dataProcessingMethod", metadata.dataProcessingMethod());
            attribute("bizRules", metadata.bizRules());
            flat(metadata.extensions());
            out.raw("/>");
        }
        for (SensorReport report : element.reports()) {
            out.raw("<sensorReport");
            attribute("type", report.type() == null ? null : spelt(report.type(), Cbv.MEASUREMENT_TYPE));
            attribute("exception", report.exception() == null ? null : spelt(report.exception(), Cbv.ALERT_TYPE));
            attribute("time", report.time());
            attribute("deviceID", identifier(report.deviceID()));
            attribute("deviceMetadata", report.deviceMetadata());
            attribute("rawData", report.rawData());
            attribute("dataProcessingMethod", report.dataProcessingMethod());
            attribute("bizRules", report.bizRules());
            attribute("microorganism", report.microorganism());
            attribute("chemicalSubstance", report.chemicalSubstance());
            attribute("value", report.value());
            attribute("component", report.component() == null ? null : spelt(report.component(), Cbv.COMPONENT));
            attribute("stringValue", report.stringValue());
            attribute(
                    "booleanValue",
                    report.booleanValue() == null ? null : report.booleanValue().toString());
            attribute("hexBinaryValue", report.hexBinaryValue());
            attribute("uriValue", report.uriValue());
            attribute("minValue", report.minValue());
            attribute("maxValue", report.maxValue());
            attribute("meanValue", report.meanValue());
            attribute("sDev", report.sDev());
            attribute("percRank", report.percRank());
            attribute("percValue", report.percValue());
            attribute("uom", report.uom());
            attribute("coordinateReferenceSystem", report.coordinateReferenceSystem());
            flat(report.extensions());
            out.raw("/>");
        }
        elements(element.extensions());
        out.close("sensorElement");
    }

    /** What JSON writes as fields of a report XML writes as attributes, which have no structure. */
    private void flat(List<Element> extensions) throws NotExpressible {
        Set<Name> seen = new HashSet<>();
        for (Element each : extensions) {
            if (!each.isPlainText() || !seen.add(each.name())) {
                throw inexpressible("/sensorElementList//@" + each.name().local(), Rule.NOT_IN_XML, name(each.name()));
            }
            out.attribute(name(each.name()), each.text());
        }
    }

    private void ilmd(@Nullable Element ilmd) throws NotExpressible {
        if (ilmd != null) {
            element(ilmd);
        }
    }

    private void vocabularies(List<Vocabulary> vocabularies) throws NotExpressible {
        out.open("VocabularyList");
        for (Vocabulary vocabulary : vocabularies) {
            out.raw("<Vocabulary");
            out.attribute("type", vocabulary.type());
            attributes(vocabulary.extensions().attributes());
            out.raw(">");
            if (!vocabulary.elements().isEmpty()) {
                out.open("VocabularyElementList");
                for (VocabularyElement element : vocabulary.elements()) {
                    vocabularyElement(element);
                }
                out.close("VocabularyElementList");
            }
            elements(vocabulary.extensions().elements());
            out.close("Vocabulary");
        }
        out.close("VocabularyList");
    }

    private void vocabularyElement(VocabularyElement element) throws NotExpressible {
        out.raw("<VocabularyElement");
        out.attribute("id", element.id());
        attributes(element.extensions().attributes());
        out.raw(">");
        for (VocabularyAttribute attribute : element.attributes()) {
            out.raw("<attribute");
            out.attribute("id", attribute.id());
            attributes(attribute.value().attributes());
            out.raw(">");
            content(attribute.value().content());
            out.close("attribute");
        }
        if (!element.children().isEmpty()) {
            out.open("children");
            for (String child : element.children()) {
                out.element("id", child);
            }
            out.close("children");
        }
        elements(element.extensions().elements());
        out.close("VocabularyElement");
    }

    private void elements(List<Element> elements) throws NotExpressible {
        for (Element each : elements) {
            element(each);
        }
    }

    private void element(Element element) throws NotExpressible {
        String name = name(element.name());
        out.raw("<");
        out.raw(name);
        attributes(element.attributes());
        if (element.content().isEmpty()) {
            out.raw("/>");
            return;
        }
        out.raw(">");
        content(element.content());
        out.close(name);
    }

    private void content(List<Content> content) throws NotExpressible {
        for (Content each : content) {
            switch (each) {
                case Text(String characters) -> out.text(characters);
                case Element inside -> element(inside);
            }
        }
    }

    private void attributes(List<Attribute> attributes) throws NotExpressible {
        for (Attribute each : attributes) {
            out.attribute(name(each.name()), each.value());
        }
    }

    private String name(Name name) {
        String known = names.get(name);
        if (known == null) {
            String local = XmlNames.encoded(name.local());
            known = name.namespace().isEmpty() ? local : prefix(name.namespace()) + ":" + local;
            names.put(name, known);
        }
        return known;
    }

    private String prefix(String namespace) {
        if (namespace.equals(XML)) {
            return "xml";
        }
        String prefix = prefixes.get(namespace);
        if (prefix == null) {
            throw new IllegalStateException("undeclared: " + namespace);
        }
        return prefix;
    }

    private void epcs(String name, List<String> epcs, boolean evenEmpty) throws NotExpressible {
        if (epcs.isEmpty() && !evenEmpty) {
            return;
        }
        out.open(name);
        for (String each : epcs) {
            out.element("epc", options.identifiers().apply(each));
        }
        out.close(name);
    }

    private void quantities(String name, List<QuantityElement> quantities) throws NotExpressible {
        if (quantities.isEmpty()) {
            return;
        }
        out.open(name);
        for (QuantityElement each : quantities) {
            out.open("quantityElement");
            identifier("epcClass", each.epcClass());
            BigDecimal quantity = each.quantity();
            if (quantity != null) {
                out.element("quantity", decimal(quantity));
            }
            optional("uom", each.uom());
            out.close("quantityElement");
        }
        out.close(name);
    }

    private static String decimal(BigDecimal number) {
        // xsd:decimal has no exponent.
        return number.toPlainString();
    }

    private void identifier(String name, @Nullable String value) throws NotExpressible {
        if (value != null) {
            out.element(name, options.identifiers().apply(value));
        }
    }

    private @Nullable String identifier(@Nullable String value) {
        return value == null ? null : options.identifiers().apply(value);
    }

    private void optional(String name, @Nullable String value) throws NotExpressible {
        if (value != null) {
            out.element(name, value);
        }
    }

    private void time(String name, @Nullable Timestamp time) throws NotExpressible {
        if (time != null) {
            out.element(name, time.written());
        }
    }

    private void attribute(String name, @Nullable String value) throws NotExpressible {
        if (value != null) {
            out.attribute(name, value);
        }
    }

    private void attribute(String name, @Nullable Timestamp time) throws NotExpressible {
        if (time != null) {
            out.attribute(name, time.written());
        }
    }

    private void attribute(String name, @Nullable BigDecimal number) throws NotExpressible {
        if (number != null) {
            out.attribute(name, number.toString());
        }
    }

    private void vocabulary(String name, @Nullable String value, Cbv vocabulary) throws NotExpressible {
        if (value != null) {
            out.element(name, spelt(value, vocabulary));
        }
    }

    private String spelt(String value, Cbv vocabulary) {
        if (options.vocabulary() == CbvFormat.WEB_URI) {
            return value;
        }
        String urn = vocabulary.urn(value);
        return urn.equals(value) ? vocabulary.curie(value) : urn;
    }
}
