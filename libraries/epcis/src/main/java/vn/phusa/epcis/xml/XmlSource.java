package vn.phusa.epcis.xml;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.DTDInfo;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Attribute;
import vn.phusa.epcis.Content;
import vn.phusa.epcis.DocumentHead;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Element;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.Name;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.Rule;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.Vocabulary;
import vn.phusa.epcis.VocabularyAttribute;
import vn.phusa.epcis.VocabularyElement;
import vn.phusa.epcis.tree.Elements;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.epcis.tree.EventTree;
import vn.phusa.epcis.tree.EventTree.Kind;
import vn.phusa.epcis.tree.Symbol;
import vn.phusa.epcis.tree.Term;

/**
 * The events of a document in XML, of EPCIS 2.0 or 1.x. The wrappers {@code extension} and {@code baseExtension} with which 1.x
 * made room for later fields are taken away; a QuantityEvent of 1.0 is read as the ObjectEvent that 1.1 put in its place.
 */
public final class XmlSource implements EventSource {

    /** Of documents of the versions 1.x and 2.x; some leave it out. */
    private static final Pattern ROOT_NAMESPACE = Pattern.compile("urn:epcglobal:epcis(-query|-masterdata)?:xsd:[12]");

    private static final String EPCIS = "urn:epcglobal:epcis:xsd:";
    private static final String XML_SCHEMA = "http://www.w3.org/2001/XMLSchema";
    private static final String SCHEMA_LOCATION = "schemaLocation";

    private enum Level {
        DOCUMENT,
        BODY,
        RESULTS,
        RESULTS_BODY,
        EVENTS
    }

    /** In bytes of UTF-8, together less than {@link vn.phusa.epcis.json.JsonSource} takes. */
    private static final int LONGEST_NAME = 3072;

    private static final int LONGEST_PREFIX = 1000;

    private final Limits limits;
    private final AttributeGate stream;
    private final XMLStreamReader2 reader;
    private final EventTree tree = new EventTree();
    private final Map<String, Map<String, Symbol>> symbols = new HashMap<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, String> prefixes = new LinkedHashMap<>();
    private final Map<String, String> innerPrefixes = new LinkedHashMap<>();
    private final Set<String> declared = new HashSet<>();
    private int names;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Element> extensions = new ArrayList<>();
    private final List<Vocabulary> masterData = new ArrayList<>();
    private DocumentKind kind = DocumentKind.EVENTS;
    private @Nullable String schemaVersion;
    private @Nullable Timestamp creationDate;
    private @Nullable String id;
    private @Nullable Element businessHeader;
    private @Nullable String queryName;
    private @Nullable String subscriptionID;
    private Namespaces documentNamespaces = Namespaces.NONE;
    private String root = "";
    /** Of EPCIS 2.0, whose schema has no wrappers any more but for others' elements. */
    private boolean second;

    private final Deque<ContentModel.Sequence> sequences = new ArrayDeque<>();
    private boolean wrappedEvents;
    private boolean listSeen;
    private String path = "";
    private boolean eventsSeen;
    private boolean pending;
    private int depth;

    private XmlSource(DocumentSource document, Limits limits) throws IOException, XMLStreamException {
        this.limits = limits;
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        this.stream = new AttributeGate(document.open());
        this.reader = (XMLStreamReader2) factory.createXMLStreamReader(stream);
        Map<String, Symbol> plain = new HashMap<>();
        for (Term term : Term.values()) {
            plain.put(term.name(), Symbol.of(term));
        }
        symbols.put("", plain);
    }

    /** Opens a document and reads up to its first event. */
    public static XmlSource open(DocumentSource document, Limits limits) throws IOException, UnreadableDocument {
        XmlSource source;
        try {
            source = new XmlSource(document, limits);
        } catch (XMLStreamException e) {
            throw new UnreadableDocument(Finding.at("", Rule.MALFORMED, firstLine(e)));
        }
        try {
            source.start();
            return source;
        } catch (IOException | UnreadableDocument | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    @Override
    public boolean next() throws IOException, UnreadableDocument {
        try {
            if (!pending && !advance()) {
                return false;
            }
            pending = false;
            readEvent();
            return true;
        } catch (XMLStreamException e) {
            throw translate(e);
        } catch (RuntimeException e) {
            throw translate(e);
        }
    }

    @Override
    public DocumentHead head() {
        Element header = businessHeader;
        return new DocumentHead(
                kind,
                schemaVersion,
                creationDate,
                id,
                header == null ? null : BusinessHeaders.find(header, "Sender", "Identifier"),
                header == null ? null : BusinessHeaders.find(header, "Receiver", "Identifier"),
                header == null ? null : BusinessHeaders.find(header, "DocumentIdentification", "InstanceIdentifier"),
                businessHeader,
                masterData,
                queryName,
                subscriptionID,
                new Extensions(attributes, extensions),
                documentNamespaces);
    }

    @Override
    public EventTree tree() {
        return tree;
    }

    @Override
    public Namespaces namespaces() {
        return innerPrefixes.isEmpty() ? documentNamespaces : documentNamespaces.and(Namespaces.of(innerPrefixes));
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            stream.close();
        }
    }

    private void start() throws IOException, UnreadableDocument {
        try {
            int event = reader.next();
            for (; event != XMLStreamConstants.START_ELEMENT; event = reader.next()) {
                if (event == XMLStreamConstants.DTD) {
                    doctype();
                }
            }
            root = reader.getLocalName();
            String namespace = namespace(reader.getNamespaceURI());
            if (!namespace.isEmpty() && !ROOT_NAMESPACE.matcher(namespace).matches()) {
                throw unreadable(Rule.NOT_A_DOCUMENT, '{' + namespace + '}' + root);
            }
            kind = switch (root) {
                case "EPCISDocument" -> DocumentKind.EVENTS;
                case "EPCISQueryDocument", "QueryResults" -> DocumentKind.QUERY_RESULTS;
                case "EPCISMasterDataDocument" -> DocumentKind.MASTER_DATA;
                default -> throw unreadable(Rule.NOT_A_DOCUMENT, root);
            };
            path = "/" + root;
            second = namespace.endsWith(":2");
            open(root, path);
            declarations(prefixes);
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                String local = reader.getAttributeLocalName(i);
                String value = reader.getAttributeValue(i);
                if (namespace(reader.getAttributeNamespace(i)).isEmpty() && local.equals("schemaVersion")) {
                    schemaVersion = value;
                } else if (namespace(reader.getAttributeNamespace(i)).isEmpty() && local.equals("creationDate")) {
                    creationDate = Timestamp.read(value.strip()).orElse(null);
                    if (creationDate == null) {
                        findings.add(Finding.at(path + "/@creationDate", Rule.TIME, value));
                    }
                } else if (namespace(reader.getAttributeNamespace(i)).isEmpty() && local.equals("id")) {
                    id = value;
                } else if (!local.equals(SCHEMA_LOCATION)) {
                    attributes.add(new Attribute(
                            symbol(reader.getAttributeNamespace(i), local).name(), value));
                }
            }
            levels.push(root.equals("QueryResults") ? Level.RESULTS : Level.DOCUMENT);
            depth = 1;
            pending = advance();
            documentNamespaces = Namespaces.of(prefixes);
        } catch (XMLStreamException e) {
            throw translate(e);
        } catch (RuntimeException e) {
            throw translate(e);
        }
    }

    private void doctype() throws UnreadableDocument, XMLStreamException {
        DTDInfo dtd = reader.getDTDInfo();
        String subset = dtd == null ? null : dtd.getDTDInternalSubset();
        if (dtd == null
                || dtd.getDTDSystemId() != null
                || dtd.getDTDPublicId() != null
                || subset != null && !subset.isBlank()) {
            throw unreadable(Rule.DOCTYPE);
        }
        findings.add(located(Rule.BARE_DOCTYPE));
    }

    /** Reads what stands around the events until the next one has been opened; false at the end. */
    private boolean advance() throws XMLStreamException, UnreadableDocument {
        while (!levels.isEmpty()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                // A wrapper <extension> among the events has no level of its own.
                if (isWrapper()) {
                    wrappedEvents = false;
                } else if (levels.pop() != Level.EVENTS) {
                    close(sequences.pop());
                }
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                if (second && !reader.isWhiteSpace()) {
                    findings.add(located(Rule.STRAY_TEXT, levels.element() == Level.EVENTS ? "EventList" : root));
                }
            } else if (event == XMLStreamConstants.START_ELEMENT && around(reader.getLocalName())) {
                return true;
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                break;
            }
        }
        while (reader.hasNext()) {
            reader.next();
        }
        boolean needed = kind == DocumentKind.QUERY_RESULTS ? !listSeen : masterData.isEmpty();
        if (!eventsSeen && kind != DocumentKind.MASTER_DATA && needed) {
            findings.add(Finding.at(path + "/EPCISBody", Rule.NO_EVENT_LIST));
        }
        return false;
    }

    private boolean isWrapper() {
        return (reader.getLocalName().equals("extension")
                        || reader.getLocalName().equals("baseExtension"))
                && isOurs(reader.getNamespaceURI());
    }

    /** Takes an element around the events; true when it is an event. */
    private boolean around(String local) throws XMLStreamException, UnreadableDocument {
        boolean ours = isOurs(reader.getNamespaceURI());
        if (levels.element() != Level.EVENTS) {
            follow(sequences.element(), local, !ours);
        }
        switch (levels.element()) {
            case DOCUMENT -> {
                if (ours && local.equals("EPCISHeader")) {
                    header();
                    return false;
                }
                if (ours && local.equals("EPCISBody")) {
                    declarations(prefixes);
                    levels.push(Level.BODY);
                    open(root + "/EPCISBody", "/" + root + "/EPCISBody");
                    return false;
                }
            }
            case BODY -> {
                if (ours && local.equals("EventList")) {
                    return events("EPCISBody/EventList");
                }
                if (ours && local.equals("VocabularyList")) {
                    vocabularies("/" + root + "/EPCISBody");
                    return false;
                }
                if (local.equals("QueryResults")) {
                    kind = DocumentKind.QUERY_RESULTS;
                    declarations(prefixes);
                    levels.push(Level.RESULTS);
                    open("QueryResults", "/" + root + "/EPCISBody/QueryResults");
                    return false;
                }
            }
            case RESULTS -> {
                switch (local) {
                    case "queryName" -> {
                        queryName = reader.getElementText().strip();
                        return false;
                    }
                    case "subscriptionID" -> {
                        subscriptionID = reader.getElementText().strip();
                        return false;
                    }
                    case "resultsBody" -> {
                        levels.push(Level.RESULTS_BODY);
                        open("resultsBody", "resultsBody");
                        return false;
                    }
                    default -> {}
                }
            }
            case RESULTS_BODY -> {
                if (local.equals("EventList")) {
                    return events("EPCISBody/QueryResults/resultsBody/EventList");
                }
                if (local.equals("VocabularyList")) {
                    listSeen = true;
                    vocabularies("/" + root + "/EPCISBody/QueryResults/resultsBody");
                    return false;
                }
            }
            case EVENTS -> {
                if (isWrapper()) {
                    if (second && wrappedEvents) {
                        findings.add(Finding.at(listPath + "/extension", Rule.UNKNOWN_FIELD, local));
                    }
                    wrappedEvents = true;
                    return false;
                }
                if (second && wrappedEvents && ours) {
                    findings.add(Finding.at(listPath + "/extension/" + local, Rule.UNKNOWN_FIELD, local));
                }
                return true;
            }
        }
        if (isWrapper()) {
            return false;
        }
        Element element = element();
        if (element.name().namespace().isEmpty() && !second) {
            findings.add(Finding.at(path, Rule.UNKNOWN_FIELD, local));
        }
        extensions.add(element);
        return false;
    }

    /** Begins to judge which elements stand in an element around the events, and in which order. */
    private void open(String model, String where) {
        sequences.push(new ContentModel.Sequence(ContentModel.around(model), where));
    }

    private void close(ContentModel.Sequence sequence) {
        // EPCIS 1.x had other rules around the events, and its documents are taken as they come.
        if (second) {
            findings.addAll(sequence.end());
        }
    }

    private void follow(ContentModel.Sequence sequence, String name, boolean foreign) {
        Finding wrong = sequence.next(name, foreign);
        if (second && wrong != null) {
            findings.add(wrong);
        }
    }

    private boolean events(String steps) throws XMLStreamException, UnreadableDocument {
        declarations(prefixes);
        eventsSeen = true;
        levels.push(Level.EVENTS);
        path = "/" + root + "/" + (root.equals("QueryResults") ? "resultsBody/EventList" : steps);
        listPath = path;
        counts.clear();
        return false;
    }

    private String listPath = "";

    private void readEvent() throws XMLStreamException, UnreadableDocument {
        String type = reader.getLocalName();
        tree.clear(false);
        innerPrefixes.clear();
        int count = counts.merge(type, 1, Integer::sum);
        path = listPath + "/" + type + "[" + count + "]";
        Symbol symbol = symbol(reader.getNamespaceURI(), type);
        boolean old = symbol.term() == Term.QuantityEvent;
        int node = tree.add(EventTree.NONE, old ? Symbol.of(Term.ObjectEvent) : symbol, Kind.ELEMENT);
        if (second && !wrappedEvents && !symbol.name().namespace().isEmpty()) {
            tree.addFlaw(node, Rule.EXTENSION_EVENT_PLACE, type);
        }
        depth = 2;
        fill(node, true, old);
        if (old) {
            if (second) {
                tree.addFlaw(node, Rule.EVENT_TYPE, type);
            }
            int action = add(node, Symbol.of(Term.action), Kind.ELEMENT);
            int mark = tree.mark();
            tree.write("OBSERVE");
            tree.setText(action, mark);
        }
    }

    /**
     * Reads attributes and content of the element just opened.
     *
     * @param standard true within fields of EPCIS, false within somebody's own
     * @param quantityEvent true in the QuantityEvent of 1.0, whose class and quantity become a quantity list
     */
    private void fill(int node, boolean standard, boolean quantityEvent) throws XMLStreamException, UnreadableDocument {
        if (++depth > limits.depth()) {
            throw unreadable(Rule.TOO_DEEP, String.valueOf(limits.depth()));
        }
        if (reader.getNamespaceCount() > 0) {
            declarations(innerPrefixes);
        }
        attributes(node);
        int mark = tree.mark();
        boolean elements = false;
        int wrappers = 0;
        int oldQuantity = EventTree.NONE;
        ContentModel model =
                standard && !quantityEvent ? ContentModel.of(tree.symbol(node).term()) : null;
        int at = 0;
        Symbol last = Symbol.TEXT;
        int inWrapper = 0;
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!tree.write(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength())) {
                        throw unreadable(Rule.LONE_SURROGATE);
                    }
                    if (tree.mark() - mark > limits.textLength()) {
                        throw unreadable(Rule.TOO_LONG, String.valueOf(limits.textLength()));
                    }
                    if (tree.textSize() > limits.eventBytes()) {
                        throw unreadable(Rule.EVENT_TOO_LARGE, String.valueOf(limits.eventBytes()));
                    }
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    textBetween(node, mark, standard);
                    elements = true;
                    if (standard && isWrapper()) {
                        wrappers++;
                        if (depth + wrappers > limits.depth()) {
                            throw unreadable(Rule.TOO_DEEP, String.valueOf(limits.depth()));
                        }
                        if (second) {
                            inWrapper = 0;
                            Symbol wrapper = symbol("", reader.getLocalName());
                            if (wrapper(node, wrapper, wrappers > 1 ? null : model, at, last)) {
                                at = place(model, wrapper);
                                last = wrapper;
                            }
                        }
                    } else {
                        Symbol symbol = symbol(reader.getNamespaceURI(), reader.getLocalName());
                        int parent = node;
                        if (quantityEvent && (symbol.term() == Term.epcClass || symbol.term() == Term.quantity)) {
                            if (oldQuantity == EventTree.NONE) {
                                int list = add(node, Symbol.of(Term.quantityList), Kind.ELEMENT);
                                oldQuantity = add(list, Symbol.of(Term.quantityElement), Kind.ELEMENT);
                            }
                            parent = oldQuantity;
                        }
                        Term term = symbol.term();
                        if (term == Term.quantity && model != null && isNil()) {
                            // The schema lets a quantity be nil, which says as much as if it were not there.
                            nothing(node);
                            mark = tree.mark();
                            continue;
                        }
                        int child = add(parent, symbol, Kind.ELEMENT);
                        boolean own = term == null && !symbol.name().namespace().isEmpty();
                        if (wrappers > 0 && second) {
                            inWrapper++;
                            if (!own) {
                                tree.addFlaw(
                                        child, Rule.UNKNOWN_FIELD, symbol.name().local());
                            }
                        } else if (model != null && (own || term != null)) {
                            int place = term == null ? model.placeOfOthers() : model.place(term);
                            if (place >= at) {
                                at = place;
                                last = symbol;
                            } else if (place >= 0) {
                                tree.addFlaw(
                                        child,
                                        Rule.ORDER,
                                        symbol.name().local(),
                                        last.name().local());
                                // One word is enough: all that follow would be said to be late as well.
                                model = null;
                            }
                        }
                        fill(child, standard && term != null, false);
                    }
                    mark = tree.mark();
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (wrappers > 0) {
                        wrappers--;
                        tree.rewind(mark);
                        if (second && inWrapper == 0) {
                            tree.addFlaw(node, Rule.EMPTY_LIST, "extension");
                        }
                    } else {
                        if (elements) {
                            textBetween(node, mark, standard);
                        } else {
                            tree.setText(node, mark);
                        }
                        depth--;
                        return;
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> throw unreadable(Rule.DOCTYPE);
                case XMLStreamConstants.END_DOCUMENT -> throw unreadable(Rule.TRUNCATED);
                default -> {}
            }
        }
    }

    private static int place(@Nullable ContentModel model, Symbol wrapper) {
        return model == null || wrapper.term() == null ? -1 : model.place(wrapper.term());
    }

    /** Judges a wrapper of EPCIS 2.0; true where it may stand. */
    private boolean wrapper(int node, Symbol wrapper, @Nullable ContentModel model, int at, Symbol last) {
        int place = place(model, wrapper);
        String local = wrapper.name().local();
        if (place >= 0 && wrapper != last && place >= at) {
            return true;
        }
        if (place < 0) {
            tree.addFlaw(node, Rule.UNKNOWN_FIELD, local);
        } else if (wrapper == last) {
            tree.addFlaw(node, Rule.REPEATED, local);
        } else {
            tree.addFlaw(node, Rule.ORDER, local, last.name().local());
        }
        return false;
    }

    private boolean isNil() {
        String nil = reader.getAttributeValue(Name.XML_SCHEMA_INSTANCE, "nil");
        return nil != null && (nil.strip().equals("true") || nil.strip().equals("1"));
    }

    /** Passes over a field that is nil; it must be empty. */
    private void nothing(int node) throws XMLStreamException {
        boolean empty = true;
        for (int open = 1; open > 0; ) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
                empty = false;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                empty = false;
            }
        }
        if (!empty) {
            tree.addFlaw(node, Rule.STRAY_TEXT, "quantity");
        }
    }

    private void textBetween(int node, int mark, boolean standard) throws UnreadableDocument {
        if (tree.mark() == mark) {
            return;
        }
        if (standard && tree.isBlankSince(mark)) {
            tree.rewind(mark);
            return;
        }
        tree.setText(add(node, Symbol.TEXT, Kind.TEXT), mark);
    }

    private void attributes(int node) throws UnreadableDocument {
        int count = reader.getAttributeCount();
        for (int i = 0; i < count; i++) {
            String namespace = namespace(reader.getAttributeNamespace(i));
            String local = reader.getAttributeLocalName(i);
            boolean instance = namespace.equals(Name.XML_SCHEMA_INSTANCE);
            if (instance && local.equals(SCHEMA_LOCATION)) {
                continue;
            }
            String value = reader.getAttributeValue(i);
            if (instance && local.equals("type")) {
                value = schemaType(value);
            }
            int attribute = add(node, symbol(namespace, local), Kind.ATTRIBUTE);
            int mark = tree.mark();
            tree.write(value);
            tree.setText(attribute, mark);
            if (tree.mark() - mark > limits.textLength()) {
                throw unreadable(Rule.TOO_LONG, String.valueOf(limits.textLength()));
            }
        }
    }

    /** The same spelling for the types of XML Schema, whatever prefix the document gives them. */
    private String schemaType(String value) {
        int colon = value.indexOf(':');
        if (colon > 0 && XML_SCHEMA.equals(reader.getNamespaceURI(value.substring(0, colon)))) {
            return "xsd:" + value.substring(colon + 1);
        }
        return value;
    }

    private int add(int parent, Symbol symbol, Kind nodeKind) throws UnreadableDocument {
        if (tree.size() >= limits.eventSize()) {
            throw unreadable(Rule.TOO_MANY_FIELDS, String.valueOf(limits.eventSize()));
        }
        return tree.add(parent, symbol, nodeKind);
    }

    private Symbol symbol(@Nullable String namespaceOrNull, String local) throws UnreadableDocument {
        if (local.isEmpty()) {
            // The parser lets "ex:" pass.
            throw unreadable(Rule.MALFORMED, "a name ends with its prefix");
        }
        String namespace = namespace(namespaceOrNull);
        if (isOurs(namespace)) {
            // Some writers qualify what the schema leaves unqualified.
            namespace = "";
        }
        Map<String, Symbol> locals = symbols.get(namespace);
        if (locals == null) {
            locals = new HashMap<>();
            symbols.put(namespace, locals);
            if (symbols.size() > Limits.NAMESPACES) {
                throw unreadable(Rule.TOO_MANY_NAMESPACES, String.valueOf(Limits.NAMESPACES));
            }
        }
        Symbol symbol = locals.get(local);
        if (symbol == null) {
            String decoded = XmlNames.decoded(local);
            requireShort(decoded, LONGEST_NAME);
            symbol = Symbol.of(new Name(namespace, decoded));
            locals.put(local, symbol);
            if (++names > Limits.NAMES) {
                throw unreadable(Rule.TOO_MANY_NAMES, String.valueOf(Limits.NAMES));
            }
        }
        return symbol;
    }

    /** Longer names could be written in JSON, but not read there again. */
    private void requireShort(String name, int longest) throws UnreadableDocument {
        if (name.length() > longest / 4 && name.getBytes(StandardCharsets.UTF_8).length > longest) {
            throw unreadable(Rule.TOO_LONG, String.valueOf(longest));
        }
    }

    private void declarations(Map<String, String> into) throws UnreadableDocument {
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = namespace(reader.getNamespacePrefix(i));
            requireShort(prefix, LONGEST_PREFIX);
            into.put(prefix, namespace(reader.getNamespaceURI(i)));
            if (declared.add(prefix) && declared.size() > Limits.NAMESPACES) {
                throw unreadable(Rule.TOO_MANY_NAMESPACES, String.valueOf(Limits.NAMESPACES));
            }
        }
    }

    private static String namespace(@Nullable String namespace) {
        return namespace == null ? "" : namespace;
    }

    private static boolean isOurs(@Nullable String namespace) {
        return namespace == null
                || namespace.isEmpty()
                || namespace.startsWith("urn:epcglobal:epcis") && namespace.length() < EPCIS.length() + 13;
    }

    /** Reads the element just opened as somebody's own. */
    private Element element() throws XMLStreamException, UnreadableDocument {
        tree.clear(false);
        innerPrefixes.clear();
        int node = tree.add(EventTree.NONE, symbol(reader.getNamespaceURI(), reader.getLocalName()), Kind.ELEMENT);
        depth = 2;
        fill(node, false, false);
        prefixes.putAll(withoutClashes(innerPrefixes));
        documentNamespaces = Namespaces.of(prefixes);
        return Elements.element(tree, 0);
    }

    private Map<String, String> withoutClashes(Map<String, String> more) {
        Map<String, String> good = new LinkedHashMap<>(more);
        good.keySet().removeIf(prefixes::containsKey);
        return good;
    }

    private void header() throws XMLStreamException, UnreadableDocument {
        declarations(prefixes);
        String where = path + "/EPCISHeader";
        Deque<ContentModel.Sequence> open = new ArrayDeque<>();
        open.push(new ContentModel.Sequence(ContentModel.around("EPCISHeader"), where));
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                close(open.pop());
                if (open.isEmpty()) {
                    return;
                }
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String local = reader.getLocalName();
                boolean business = local.equals("StandardBusinessDocumentHeader");
                follow(open.element(), local, !business && !isOurs(reader.getNamespaceURI()));
                if (isWrapper()) {
                    where += "/" + local;
                    open.push(new ContentModel.Sequence(ContentModel.around("EPCISHeader/extension"), where));
                } else if (isOurs(reader.getNamespaceURI()) && local.equals("EPCISMasterData")) {
                    where += "/" + local;
                    open.push(new ContentModel.Sequence(ContentModel.around("EPCISMasterData"), where));
                } else if (isOurs(reader.getNamespaceURI()) && local.equals("VocabularyList")) {
                    vocabularies(where);
                } else if (business) {
                    businessHeader = element();
                    businessHeader(businessHeader, where + "/" + local);
                } else {
                    extensions.add(element());
                }
            }
        }
    }

    private void businessHeader(Element element, String where) {
        ContentModel model = ContentModel.businessHeader(element.name().local());
        if (model == null) {
            return;
        }
        ContentModel.Sequence sequence = new ContentModel.Sequence(model, where);
        Map<String, Integer> seen = new HashMap<>();
        for (Content each : element.content()) {
            if (each instanceof Element inside) {
                String local = inside.name().local();
                boolean foreign =
                        !inside.name().namespace().equals(element.name().namespace());
                follow(sequence, local, foreign);
                if (!foreign) {
                    businessHeader(inside, where + "/" + local + "[" + seen.merge(local, 1, Integer::sum) + "]");
                }
            }
        }
        close(sequence);
    }

    private void vocabularies(String parent) throws XMLStreamException, UnreadableDocument {
        String where = parent + "/VocabularyList";
        ContentModel.Sequence list = new ContentModel.Sequence(ContentModel.around("VocabularyList"), where);
        int index = 0;
        while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
            follow(list, reader.getLocalName(), !isOurs(reader.getNamespaceURI()));
            if (!reader.getLocalName().equals("Vocabulary")) {
                extensions.add(element());
                continue;
            }
            String whereInside = where + "/Vocabulary[" + ++index + "]";
            ContentModel.Sequence inside = new ContentModel.Sequence(ContentModel.around("Vocabulary"), whereInside);
            String type = required("type");
            List<Attribute> more = others("type");
            List<VocabularyElement> elements = new ArrayList<>();
            List<Element> added = new ArrayList<>();
            while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
                follow(inside, reader.getLocalName(), !isOurs(reader.getNamespaceURI()));
                if (reader.getLocalName().equals("VocabularyElementList")) {
                    elements(whereInside + "/VocabularyElementList", elements);
                } else {
                    added.add(element());
                }
            }
            close(inside);
            masterData.add(new Vocabulary(type, elements, new Extensions(more, added)));
        }
        close(list);
    }

    private void elements(String where, List<VocabularyElement> into) throws XMLStreamException, UnreadableDocument {
        ContentModel.Sequence list = new ContentModel.Sequence(ContentModel.around("VocabularyElementList"), where);
        int index = 0;
        while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
            follow(list, reader.getLocalName(), !isOurs(reader.getNamespaceURI()));
            into.add(vocabularyElement(where + "/" + reader.getLocalName() + "[" + ++index + "]"));
        }
        close(list);
    }

    private VocabularyElement vocabularyElement(String where) throws XMLStreamException, UnreadableDocument {
        ContentModel.Sequence inside = new ContentModel.Sequence(ContentModel.around("VocabularyElement"), where);
        String id = required("id");
        List<Attribute> more = others("id");
        List<VocabularyAttribute> values = new ArrayList<>();
        List<String> children = new ArrayList<>();
        List<Element> added = new ArrayList<>();
        while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
            follow(inside, reader.getLocalName(), !isOurs(reader.getNamespaceURI()));
            switch (reader.getLocalName()) {
                case "attribute" -> {
                    String which = required("id");
                    Element value = element();
                    List<Attribute> rest = value.attributes().stream()
                            .filter(each -> !each.name().equals(Name.plain("id")))
                            .toList();
                    values.add(new VocabularyAttribute(which, new Element(value.name(), rest, value.content())));
                }
                case "children" -> {
                    ContentModel.Sequence ids =
                            new ContentModel.Sequence(ContentModel.around("children"), where + "/children");
                    while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
                        follow(ids, reader.getLocalName(), !isOurs(reader.getNamespaceURI()));
                        children.add(reader.getElementText().strip());
                    }
                }
                default -> added.add(element());
            }
        }
        close(inside);
        return new VocabularyElement(id, values, children, new Extensions(more, added));
    }

    private String required(String attribute) throws UnreadableDocument {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(attribute)
                    && namespace(reader.getAttributeNamespace(i)).isEmpty()) {
                return reader.getAttributeValue(i);
            }
        }
        throw unreadable(Rule.MISSING, attribute);
    }

    private List<Attribute> others(String known) throws UnreadableDocument {
        List<Attribute> others = new ArrayList<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            Name name = symbol(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i))
                    .name();
            if (!name.equals(Name.plain(known))) {
                others.add(new Attribute(name, reader.getAttributeValue(i)));
            }
        }
        return others;
    }

    private UnreadableDocument unreadable(Rule rule, String... arguments) {
        return new UnreadableDocument(located(rule, arguments));
    }

    private Finding located(Rule rule, String... arguments) {
        Location where = reader.getLocation();
        return new Finding(
                rule,
                path,
                Math.max(where.getLineNumber(), 0),
                Math.max(where.getColumnNumber(), 0),
                List.of(arguments));
    }

    private UnreadableDocument translate(XMLStreamException e) throws IOException {
        Throwable cause = e.getNestedException();
        if (cause instanceof AttributeGate.Crowded) {
            return unreadable(Rule.TOO_MANY_NAMES, String.valueOf(Limits.NAMES));
        }
        if (cause instanceof IOException io && !(io instanceof CharConversionException)) {
            throw io;
        }
        Location where = e.getLocation() == null ? reader.getLocation() : e.getLocation();
        String message = firstLine(e);
        Rule rule = Rule.MALFORMED;
        if (message.contains("Unexpected end-of-input") || message.contains("Unexpected End-of-input")) {
            rule = Rule.TRUNCATED;
        } else if (cause instanceof CharConversionException || message.contains("UTF-8")) {
            rule = Rule.CHARSET;
        } else if (message.contains("entity")) {
            rule = Rule.DOCTYPE;
        }
        List<String> arguments = rule == Rule.TRUNCATED || rule == Rule.DOCTYPE ? List.of() : List.of(message);
        return new UnreadableDocument(new Finding(
                rule, path, Math.max(where.getLineNumber(), 0), Math.max(where.getColumnNumber(), 0), arguments));
    }

    /** The parser throws some of its failures unchecked: those met while text is fetched, and some odd names. */
    private UnreadableDocument translate(RuntimeException e) throws IOException {
        if (e.getCause() instanceof XMLStreamException known) {
            return translate(known);
        }
        boolean ofTheParser = Arrays.stream(e.getStackTrace())
                .limit(6)
                .anyMatch(frame -> frame.getClassName().startsWith("com.fasterxml.aalto."));
        if (ofTheParser) {
            return unreadable(Rule.MALFORMED, String.valueOf(e.getMessage()));
        }
        throw e;
    }

    private static String firstLine(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
