package vn.phusa.epcis.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import vn.phusa.epcis.Attribute;
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
import vn.phusa.epcis.tree.Marks;
import vn.phusa.epcis.tree.Symbol;
import vn.phusa.epcis.tree.Term;
import vn.phusa.epcis.tree.Uris;

/**
 * The events of a document in JSON-LD, with or without a document around them. Contexts are never fetched: the official one is
 * built in, prefixes and terms of others are taken from the document itself. A document whose {@code @context} stands after
 * its events is read twice.
 */
public final class JsonSource implements EventSource {

    private static final String EPCIS = "https://ref.gs1.org/epcis/";
    private static final int LONGEST_NAME = 4096;
    private static final Symbol NESTED = Symbol.of(new Name(Name.JSON_LD, "list"));
    private static final int LONGEST_NUMBER = 400;
    private static final JsonFactory USUAL = factory(Limits.USUAL, LONGEST_NAME, LONGEST_NUMBER);
    /** What was taken is read again, though another prefix or a number without its exponent has made it longer. */
    private static final JsonFactory STORED = factory(Limits.USUAL, 4 * LONGEST_NAME, 4 * LONGEST_NUMBER);

    /** Which fields an object has that are not simply values. */
    private enum Shape {
        EVENT,
        ERROR_DECLARATION,
        OTHER
    }

    private enum Level {
        ROOT,
        BODY,
        QUERY_RESULTS,
        RESULTS_BODY
    }

    /** Where advice about settings of the parser begins in its messages. */
    private static final Pattern HINT =
            Pattern.compile(": enable `|: maybe a | \\(not recognized| \\(could be| \\(for JSON");

    /** Fields of the standard that are arrays, or may be; every other is one value. */
    private static final Set<Term> MAY_BE_ARRAYS =
            EnumSet.of(Term.certificationInfo, Term.sensorReport, Term.set, Term.unset);

    /**
     * Fields of the standard whose values are addresses or words of a vocabulary: what may begin with a prefix. The words of sensor
     * reports are not among them: the standard's examples write them short in XML as well, so they stay as they are.
     */
    private static final Set<Term> ADDRESSES = EnumSet.of(
            Term.eventID,
            Term.reason,
            Term.correctiveEventID,
            Term.certificationInfo,
            Term.epc,
            Term.parentID,
            Term.epcClass,
            Term.transformationID,
            Term.bizStep,
            Term.disposition,
            Term.set,
            Term.unset,
            Term.id,
            Term.bizTransaction,
            Term.source,
            Term.destination,
            Term.deviceID,
            Term.deviceMetadata,
            Term.rawData,
            Term.dataProcessingMethod,
            Term.bizRules,
            Term.microorganism,
            Term.chemicalSubstance,
            Term.coordinateReferenceSystem,
            Term.uriValue);

    private final DocumentSource document;
    private final Limits limits;
    private final JsonFactory factory;
    private JsonParser parser;
    private final InputStream stream;
    private final EventTree tree = new EventTree();
    private final List<Finding> findings = new ArrayList<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private final boolean headOnly;
    private boolean typed;

    /** Whether addresses may begin with a prefix; what was written by us stands there whole. */
    private boolean shortened = true;

    private final Set<String> headFields = new HashSet<>();
    private JsonNames names = new JsonNames();
    private JsonNames eventNames = names;
    private final Head head = new Head();
    private @Nullable DocumentHead ahead;
    private boolean contextSeen;
    private boolean contextIsLate;

    /** Whether the event that is read has its context after other fields. */
    private boolean eventContextIsLate;

    /** Whether the event is read for the second time, so that its context is known already. */
    private boolean eventContextIsKnown;

    private boolean eventsSeen;
    private boolean inList;
    private boolean done;
    private boolean bareReady;
    private int index = -1;
    private String listPath = "$";
    private int currentDepth;

    private final OpenKeys keys = new OpenKeys();

    private JsonSource(DocumentSource document, Limits limits, JsonFactory factory, boolean headOnly)
            throws IOException, UnreadableDocument {
        this.document = document;
        this.limits = limits;
        this.factory = factory;
        this.headOnly = headOnly;
        this.stream = document.open();
        try {
            this.parser = factory.createParser(ObjectReadContext.empty(), stream);
        } catch (JacksonException strange) {
            // The first bytes look like UTF-32 in an order that nobody writes.
            stream.close();
            throw new UnreadableDocument(Finding.at("$", Rule.CHARSET, "UTF-32"));
        }
    }

    private static JsonFactory factory(Limits limits) {
        return limits.equals(Limits.USUAL) ? USUAL : factory(limits, LONGEST_NAME, LONGEST_NUMBER);
    }

    private static JsonFactory factory(Limits limits, int nameLength, int numberLength) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth() + 16)
                        .maxStringLength(limits.textLength())
                        .maxNumberLength(numberLength)
                        .maxNameLength(nameLength)
                        .build())
                .build();
    }

    /** One event as {@link JsonWriter#withoutContext} wrote it. */
    public static JsonSource of(byte[] event, Namespaces namespaces) throws IOException, UnreadableDocument {
        JsonSource source = new JsonSource(DocumentSource.of(event), Limits.USUAL, STORED, false);
        source.contextSeen = true;
        source.shortened = false;
        namespaces.all().forEach((prefix, namespace) -> {
            if (JsonWriter.isUsable(prefix, namespace)) {
                source.names.declare(prefix, namespace);
            }
        });
        source.start();
        return source;
    }

    /** Whether a URI begins with a prefix of the official context and so is not written in full. */
    public static boolean isShort(String uri) {
        return !new JsonNames().expanded(uri).equals(uri);
    }

    /** Opens a document and reads up to its first event. */
    public static JsonSource open(DocumentSource document, Limits limits) throws IOException, UnreadableDocument {
        JsonSource source = opened(document, limits, null);
        boolean incomplete = !source.headFields.containsAll(List.of("@context", "type")) || source.contextIsLate;
        if (source.eventsSeen && incomplete) {
            source.close();
            return opened(document, limits, readAhead(document, limits));
        }
        return source;
    }

    private static JsonSource opened(DocumentSource document, Limits limits, @Nullable JsonSource ahead)
            throws IOException, UnreadableDocument {
        JsonSource source = new JsonSource(document, limits, factory(limits), false);
        if (ahead != null) {
            source.names = ahead.names;
            source.eventNames = ahead.names;
            source.contextSeen = ahead.contextSeen;
            source.ahead = ahead.head();
        }
        try {
            source.start();
            return source;
        } catch (IOException | UnreadableDocument | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** Reads past all events for what stands around them. */
    private static JsonSource readAhead(DocumentSource document, Limits limits) throws IOException, UnreadableDocument {
        try (JsonSource ahead = new JsonSource(document, limits, factory(limits), true)) {
            ahead.start();
            while (!ahead.done) {
                ahead.skipEvents();
            }
            return ahead;
        }
    }

    private void start() throws IOException, UnreadableDocument {
        try {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw unreadable(Rule.TRUNCATED);
            }
            if (first != JsonToken.START_OBJECT) {
                throw unreadable(Rule.NOT_A_DOCUMENT, first.isStructStart() ? "[ ]" : parser.getString());
            }
            levels.push(Level.ROOT);
            advance();
        } catch (JacksonException e) {
            throw translate(e);
        }
    }

    private void skipEvents() throws IOException, UnreadableDocument {
        try {
            if (bareReady) {
                bareReady = false;
                done = true;
                return;
            }
            if (inList) {
                parser.skipChildren();
                inList = false;
            }
            advance();
        } catch (JacksonException e) {
            throw translate(e);
        }
    }

    @Override
    public boolean next() throws IOException, UnreadableDocument {
        if (bareReady) {
            bareReady = false;
            done = true;
            index = 0;
            return true;
        }
        try {
            while (!done) {
                if (!inList) {
                    advance();
                    continue;
                }
                JsonToken token = parser.nextToken();
                if (token == JsonToken.START_OBJECT) {
                    index++;
                    readEvent();
                    return true;
                }
                if (token != JsonToken.END_ARRAY) {
                    index++;
                    throw unreadable(Rule.SHAPE, path(), "object");
                }
                inList = false;
            }
            return false;
        } catch (JacksonException e) {
            throw translate(e);
        }
    }

    @Override
    public DocumentHead head() {
        return ahead != null ? ahead : head.toHead(names.namespaces());
    }

    @Override
    public EventTree tree() {
        return tree;
    }

    @Override
    public Namespaces namespaces() {
        return eventNames.namespaces();
    }

    @Override
    public String path() {
        return listPath.equals("$") ? "$" : listPath + "[" + index + "]";
    }

    @Override
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        if (!contextSeen && done) {
            all.add(Finding.at("$", Rule.CONTEXT_MISSING));
        }
        for (String prefix : names.undeclared()) {
            all.add(Finding.at("$", Rule.UNKNOWN_PREFIX, prefix));
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        parser.close();
        stream.close();
    }

    /** Reads what stands around the events until the next list of them, or the end. */
    private void advance() throws IOException, UnreadableDocument {
        while (!levels.isEmpty()) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw unreadable(Rule.TRUNCATED);
            }
            if (token == JsonToken.END_OBJECT) {
                levels.pop();
                continue;
            }
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field(key, value)) {
                return;
            }
        }
        if (parser.nextToken() != null) {
            throw unreadable(Rule.MALFORMED, "text after the end of the document");
        }
        done = true;
        if (!headOnly && !typed) {
            findings.add(Finding.at("$.type", Rule.MISSING, "type"));
        }
        if (!headOnly && !eventsSeen && head.kind != DocumentKind.MASTER_DATA) {
            findings.add(Finding.at("$.epcisBody", Rule.NO_EVENT_LIST));
        }
    }

    /** Takes one field around the events; true when events follow. */
    private boolean field(String key, JsonToken value) throws IOException, UnreadableDocument {
        Level level = levels.element();
        if (level == Level.ROOT && !headFields.add(key) && !key.equals("@context")) {
            throw unreadable(Rule.DUPLICATE_KEY, key);
        }
        switch (level) {
            case ROOT -> {
                return rootField(key, value);
            }
            case BODY -> {
                switch (key) {
                    case "eventList" -> {
                        return enterList(value, "$.epcisBody.eventList");
                    }
                    case "event" -> {
                        if (value == JsonToken.START_OBJECT) {
                            eventsSeen = true;
                            listPath = "$.epcisBody.event";
                            if (headOnly) {
                                parser.skipChildren();
                                return false;
                            }
                            readEvent();
                            index = 0;
                            bareReady = true;
                            return true;
                        }
                        extension(key);
                    }
                    case "queryResults" -> enter(value, Level.QUERY_RESULTS, key);
                    case "vocabularyList" -> vocabularies(value);
                    default -> extension(key);
                }
            }
            case QUERY_RESULTS -> {
                switch (key) {
                    case "queryName" -> head.queryName = scalar(value, key);
                    case "subscriptionID" -> head.subscriptionID = scalar(value, key);
                    case "resultsBody" -> enter(value, Level.RESULTS_BODY, key);
                    default -> extension(key);
                }
            }
            case RESULTS_BODY -> {
                switch (key) {
                    case "eventList" -> {
                        return enterList(value, "$.epcisBody.queryResults.resultsBody.eventList");
                    }
                    case "vocabularyList" -> vocabularies(value);
                    default -> extension(key);
                }
            }
        }
        return false;
    }

    private boolean rootField(String key, JsonToken value) throws UnreadableDocument {
        switch (key) {
            case "@context" -> {
                context(value, names);
                contextSeen = true;
            }
            case "type", "@type" -> {
                String written = scalar(value, key);
                String full = names.expanded(written);
                String type = full.startsWith(EPCIS) ? full.substring(EPCIS.length()) : written;
                typed = true;
                switch (type) {
                    case "EPCISDocument" -> head.kind = DocumentKind.EVENTS;
                    case "EPCISQueryDocument" -> head.kind = DocumentKind.QUERY_RESULTS;
                    case "EPCISMasterDataDocument" -> head.kind = DocumentKind.MASTER_DATA;
                    default -> {
                        if (Term.of(type) == null && !type.contains(":")) {
                            throw unreadable(Rule.NOT_A_DOCUMENT, type);
                        }
                        return bareEvent(type, null, value);
                    }
                }
            }
            case "id", "@id" -> {
                String id = scalar(value, key);
                head.id = id;
                if (!Uris.isAbsolute(id)) {
                    findings.add(Finding.at("$." + key, Rule.URI, id));
                }
            }
            case "schemaVersion" -> head.schemaVersion = scalar(value, key);
            case "creationDate" -> {
                String written = scalar(value, key);
                head.creationDate = Timestamp.read(written).orElse(null);
                if (head.creationDate == null) {
                    findings.add(Finding.at("$.creationDate", Rule.TIME, written));
                }
            }
            case "sender" -> head.sender = scalar(value, key);
            case "receiver" -> head.receiver = scalar(value, key);
            case "instanceIdentifier" -> head.instanceIdentifier = scalar(value, key);
            case "epcisHeader" -> {
                late(key);
                header(value);
            }
            case "epcisBody" -> enter(value, Level.BODY, key);
            default -> {
                if (Term.of(key) != null
                        && !headFields.contains("epcisBody")
                        && !headFields.contains("schemaVersion")) {
                    return bareEvent(null, key, value);
                }
                extension(key);
            }
        }
        return false;
    }

    private void late(String key) {
        if (eventsSeen && !headOnly) {
            findings.add(Finding.at("$." + key, Rule.HEADER_AFTER_BODY, key));
        }
    }

    private void enter(JsonToken value, Level level, String key) throws UnreadableDocument {
        if (value != JsonToken.START_OBJECT) {
            throw unreadable(Rule.SHAPE, key, "object");
        }
        levels.push(level);
    }

    private boolean enterList(JsonToken value, String path) throws UnreadableDocument {
        if (value != JsonToken.START_ARRAY) {
            throw unreadable(Rule.SHAPE, "eventList", "array");
        }
        eventsSeen = true;
        listPath = path;
        index = -1;
        inList = true;
        return true;
    }

    private boolean bareEvent(@Nullable String type, @Nullable String firstKey, JsonToken value)
            throws UnreadableDocument {
        eventsSeen = true;
        head.kind = DocumentKind.BARE_EVENT;
        levels.clear();
        tree.clear(true);
        currentDepth = 0;
        int root = tree.add(EventTree.NONE, eventSymbol(type == null ? "event" : type), Kind.OBJECT);
        eventNames = names;
        keys.clear();
        if (firstKey != null) {
            Symbol symbol = symbol(names, firstKey);
            keys.add(0, symbol);
            eventField(root, symbol, value);
        }
        objectRest(root, firstKey == null ? 0 : 1, Shape.EVENT);
        if (parser.nextToken() != null) {
            throw unreadable(Rule.MALFORMED, "text after the end of the document");
        }
        names = eventNames;
        bareReady = true;
        return true;
    }

    private void readEvent() throws IOException, UnreadableDocument {
        long start = parser.currentTokenLocation().getByteOffset();
        int undeclared = names.undeclared().size();
        eventNames = names;
        eventContextIsLate = false;
        readFields();
        if (eventContextIsLate) {
            // What was read before the context was known may mean something else.
            names.undeclared().subList(undeclared, names.undeclared().size()).clear();
            readAgain(start);
        }
    }

    private void readAgain(long start) throws IOException, UnreadableDocument {
        JsonParser usual = parser;
        try (InputStream again = document.open()) {
            if (start < 0) {
                throw unreadable(Rule.CHARSET, "UTF-8");
            }
            again.skipNBytes(start);
            parser = factory.createParser(ObjectReadContext.empty(), again);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw unreadable(Rule.CHARSET, "UTF-8");
            }
            eventContextIsKnown = true;
            readFields();
        } finally {
            eventContextIsKnown = false;
            parser = usual;
        }
    }

    private void readFields() throws UnreadableDocument {
        tree.clear(true);
        currentDepth = 0;
        int root = tree.add(EventTree.NONE, UNTYPED, Kind.OBJECT);
        keys.clear();
        objectRest(root, 0, Shape.EVENT);
    }

    private static final Symbol UNTYPED = Symbol.of(Name.plain("event"));

    private Symbol eventSymbol(String type) {
        Symbol symbol = eventNames.symbol(type);
        // epcis:ObjectEvent and its IRI are the event type that the official context calls ObjectEvent.
        return symbol.term() == null && symbol.name().namespace().equals(EPCIS)
                ? eventNames.symbol(symbol.name().local())
                : symbol;
    }

    /**
     * Reads the fields of an object whose start has been read.
     *
     * @param known how many of its fields have been read already
     */
    private void objectRest(int node, int known, Shape shape) throws UnreadableDocument {
        int firstKey = keys.size() - known;
        boolean event = shape == Shape.EVENT;
        if (++currentDepth > limits.depth()) {
            throw unreadable(Rule.TOO_DEEP, String.valueOf(limits.depth()));
        }
        Marks marks = null;
        while (true) {
            String key = parser.nextName();
            if (key == null) {
                if (parser.currentToken() == JsonToken.END_OBJECT) {
                    break;
                }
                throw unreadable(Rule.TRUNCATED);
            }
            JsonToken value = parser.nextToken();
            char initial = key.isEmpty() ? ' ' : key.charAt(0);
            if (event && initial == '@' && key.equals("@context")) {
                if (eventContextIsKnown) {
                    parser.skipChildren();
                    continue;
                }
                eventContextIsLate = keys.size() > firstKey;
                contextIsLate |= eventContextIsLate;
                eventNames = names.inner();
                context(value, eventNames);
                contextSeen |= head.kind == DocumentKind.BARE_EVENT;
                headFields.add("@context");
                continue;
            }
            if (initial == 'x' && key.startsWith("xml:")) {
                if (key.equals(Marks.ATTRIBUTES) && value == JsonToken.START_ARRAY) {
                    marks = marks == null ? new Marks() : marks;
                    attributeMarks(marks);
                    continue;
                }
                if (key.equals(Marks.CONTENT) && value == JsonToken.START_ARRAY) {
                    marks = marks == null ? new Marks() : marks;
                    contentMarks(marks);
                    continue;
                }
            }
            if (initial == '#' && key.equals(Marks.TEXT) && value.isScalarValue()) {
                tree.setText(text(tree.addFirst(node, Symbol.TEXT, Kind.TEXT)), textMark);
                continue;
            }
            Symbol symbol = event && initial == '@' ? keyword(key) : symbol(eventNames, key);
            if (!keys.add(firstKey, symbol)) {
                if (event && symbol.term() == Term.eventID && value == JsonToken.VALUE_STRING) {
                    replaceEventID(node);
                    continue;
                }
                throw unreadable(Rule.DUPLICATE_KEY, key);
            }
            switch (shape) {
                case EVENT -> eventField(node, symbol, value);
                case ERROR_DECLARATION -> {
                    if (symbol.term() == Term.correctiveEventIDs) {
                        list(node, symbol, Term.correctiveEventID, value);
                    } else {
                        value(node, symbol, value);
                    }
                }
                case OTHER -> value(node, symbol, value);
            }
        }
        currentDepth--;
        keys.close(firstKey);
        if (marks != null) {
            marks.arrange(tree, node);
        }
    }

    /** What the official context calls by another name in an event. */
    private Symbol keyword(String key) throws UnreadableDocument {
        return switch (key) {
            case "@type" -> Symbol.of(Term.type);
            case "@id" -> Symbol.of(Term.eventID);
            default -> symbol(eventNames, key);
        };
    }

    /** What a key means. */
    private Symbol symbol(JsonNames under, String key) throws UnreadableDocument {
        Symbol symbol = under.symbol(key);
        if (shortened && under.isCrowded()) {
            throw unreadable(Rule.TOO_MANY_NAMESPACES, String.valueOf(Limits.NAMESPACES));
        } else if (shortened && under.isWordy()) {
            throw unreadable(Rule.TOO_MANY_NAMES, String.valueOf(Limits.NAMES));
        }
        return symbol;
    }

    /** One of the official examples gives an event two IDs; as in every other JSON reader the last one holds. */
    private void replaceEventID(int event) throws UnreadableDocument {
        findings.add(Finding.at(path() + ".eventID", Rule.EVENT_ID_TWICE));
        for (int child = tree.firstChild(event); child != EventTree.NONE; child = tree.next(child)) {
            if (tree.symbol(child).term() == Term.eventID) {
                address();
                tree.setText(child, textMark);
            }
        }
    }

    private void eventField(int event, Symbol symbol, JsonToken value) throws UnreadableDocument {
        Term term = symbol.term();
        if (term == null) {
            value(event, symbol, value);
            return;
        }
        switch (term) {
            case type -> {
                if (value == JsonToken.VALUE_STRING) {
                    headFields.add("type");
                    tree.rename(event, eventSymbol(parser.getString()));
                } else {
                    value(event, symbol, value);
                }
            }
            case epcList, inputEPCList, outputEPCList, childEPCs -> list(event, symbol, Term.epc, value);
            case quantityList, childQuantityList, inputQuantityList, outputQuantityList ->
                list(event, symbol, Term.quantityElement, value);
            case bizTransactionList -> list(event, symbol, Term.bizTransaction, value);
            case sourceList -> list(event, symbol, Term.source, value);
            case destinationList -> list(event, symbol, Term.destination, value);
            case sensorElementList -> list(event, symbol, Term.sensorElement, value);
            case errorDeclaration -> errorDeclaration(event, symbol, value);
            default -> value(event, symbol, value);
        }
    }

    private void errorDeclaration(int event, Symbol symbol, JsonToken value) throws UnreadableDocument {
        if (value == JsonToken.START_OBJECT) {
            objectRest(add(event, symbol, Kind.OBJECT), 0, Shape.ERROR_DECLARATION);
        } else {
            value(event, symbol, value);
        }
    }

    /** A list of the standard: the field becomes an element that holds its items. */
    private void list(int parent, Symbol symbol, Term item, JsonToken value) throws UnreadableDocument {
        int node = add(parent, symbol, Kind.OBJECT);
        Symbol itemSymbol = Symbol.of(item);
        if (value != JsonToken.START_ARRAY) {
            tree.markMisshapen(node);
            item(node, itemSymbol, value);
            return;
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw unreadable(Rule.TRUNCATED);
            }
            item(node, itemSymbol, token);
        }
    }

    private void item(int list, Symbol symbol, JsonToken token) throws UnreadableDocument {
        boolean pair = symbol.term() == Term.bizTransaction
                || symbol.term() == Term.source
                || symbol.term() == Term.destination;
        if (!pair || token != JsonToken.START_OBJECT) {
            value(list, symbol, token);
            return;
        }
        // {"type": …, "source": …} is <source type="…">…</source>.
        int node = add(list, symbol, Kind.OBJECT);
        int firstKey = keys.size();
        currentDepth++;
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            JsonToken inside = parser.nextToken();
            Symbol field = symbol(eventNames, key);
            if (!keys.add(firstKey, field)) {
                throw unreadable(Rule.DUPLICATE_KEY, key);
            }
            if (field == symbol && inside.isScalarValue()) {
                address();
                tree.setText(node, textMark);
            } else if (field.term() == Term.type && inside == JsonToken.VALUE_STRING) {
                int type = add(node, field, Kind.STRING);
                address();
                tree.setText(type, textMark);
            } else {
                value(node, field, inside);
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw unreadable(Rule.TRUNCATED);
        }
        currentDepth--;
        keys.close(firstKey);
    }

    /** Any value: an array becomes repeated elements, an object an element with its fields inside. */
    private void value(int parent, Symbol symbol, JsonToken token) throws UnreadableDocument {
        switch (token) {
            case START_OBJECT -> objectRest(add(parent, symbol, Kind.OBJECT), 0, Shape.OTHER);
            case START_ARRAY -> {
                int first = tree.size();
                if (++currentDepth > limits.depth()) {
                    throw unreadable(Rule.TOO_DEEP, String.valueOf(limits.depth()));
                }
                for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                    if (item == null) {
                        throw unreadable(Rule.TRUNCATED);
                    }
                    if (item == JsonToken.START_ARRAY) {
                        value(add(parent, symbol, Kind.OBJECT), NESTED, item);
                    } else {
                        value(parent, symbol, item);
                    }
                }
                currentDepth--;
                if (tree.size() == first && isStandard(parent, symbol)) {
                    none(parent, symbol);
                } else if (tree.size() > first && symbol.term() != null && !MAY_BE_ARRAYS.contains(symbol.term())) {
                    tree.markMisshapen(first);
                }
            }
            case VALUE_STRING -> {
                int node = add(parent, symbol, Kind.STRING);
                if (symbol.term() != null && ADDRESSES.contains(symbol.term())) {
                    address();
                } else {
                    text(node);
                }
                tree.setText(node, textMark);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                int node = add(parent, symbol, Kind.NUMBER);
                text(node);
                tree.setText(node, textMark);
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                int node = add(parent, symbol, Kind.BOOLEAN);
                int mark = tree.mark();
                tree.write(token == JsonToken.VALUE_TRUE ? "true" : "false");
                tree.setText(node, mark);
            }
            case VALUE_NULL -> add(parent, symbol, Kind.NULL);
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw unreadable(Rule.MALFORMED, String.valueOf(token));
        }
    }

    /** An array without items: of somebody's own it says nothing, but where EPCIS wants a value it is none. */
    private void none(int parent, Symbol symbol) throws UnreadableDocument {
        if (symbol.term() == Term.set || symbol.term() == Term.unset) {
            tree.addFlaw(parent, Rule.EMPTY_LIST, symbol.name().local());
        } else if (!MAY_BE_ARRAYS.contains(symbol.term())) {
            tree.markMisshapen(add(parent, symbol, Kind.OBJECT));
        }
    }

    private boolean isStandard(int parent, Symbol symbol) {
        if (symbol.term() == null) {
            return false;
        }
        for (int node = parent; node > 0; node = tree.parent(node)) {
            if (tree.symbol(node).term() == null) {
                return false;
            }
        }
        // Around the events the tree holds somebody's own fields only.
        return parent >= 0 && (inList || bareReady || head.kind == DocumentKind.BARE_EVENT);
    }

    private int textMark;

    /** Writes the current scalar into the tree and remembers where it begins. */
    private int text(int node) throws UnreadableDocument {
        textMark = tree.mark();
        rest(0);
        return node;
    }

    /** The same for an address. A prefix means nothing outside its document: what it stands for is written in its place. */
    private void address() throws UnreadableDocument {
        textMark = tree.mark();
        char[] written = parser.getStringCharacters();
        int from = parser.getStringOffset();
        String namespace = shortened ? eventNames.ownNamespace(written, from, parser.getStringLength()) : null;
        int colon = 0;
        if (namespace != null) {
            tree.write(namespace);
            while (written[from + colon] != ':') {
                colon++;
            }
            colon++;
        }
        rest(colon);
    }

    /** Writes the current scalar but for so many characters at its beginning. */
    private void rest(int without) throws UnreadableDocument {
        if (!tree.write(
                parser.getStringCharacters(), parser.getStringOffset() + without, parser.getStringLength() - without)) {
            throw unreadable(Rule.LONE_SURROGATE);
        }
        if (tree.mark() - textMark > limits.textLength()) {
            throw unreadable(Rule.TOO_LONG, String.valueOf(limits.textLength()));
        }
        if (tree.textSize() > limits.eventBytes()) {
            throw unreadable(Rule.EVENT_TOO_LARGE, String.valueOf(limits.eventBytes()));
        }
    }

    private int add(int parent, Symbol symbol, Kind kind) throws UnreadableDocument {
        if (tree.size() >= limits.eventSize()) {
            throw unreadable(Rule.TOO_MANY_FIELDS, String.valueOf(limits.eventSize()));
        }
        return tree.add(parent, symbol, kind);
    }

    private void attributeMarks(Marks marks) throws UnreadableDocument {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.VALUE_STRING) {
                throw unreadable(Rule.SHAPE, Marks.ATTRIBUTES, "array of field names");
            }
            marks.attribute(symbol(eventNames, parser.getString()));
        }
    }

    private void contentMarks(Marks marks) throws UnreadableDocument {
        marks.ordered();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_STRING) {
                marks.field(symbol(eventNames, parser.getString()));
            } else if (token == JsonToken.START_OBJECT
                    && Marks.TEXT.equals(parser.nextName())
                    && parser.nextToken() == JsonToken.VALUE_STRING) {
                marks.text(parser.getString());
                if (parser.nextToken() != JsonToken.END_OBJECT) {
                    throw unreadable(Rule.SHAPE, Marks.CONTENT, "array of field names and texts");
                }
            } else {
                throw unreadable(Rule.SHAPE, Marks.CONTENT, "array of field names and texts");
            }
        }
    }

    private void context(JsonToken value, JsonNames into) throws UnreadableDocument {
        switch (value) {
            case VALUE_STRING -> {
                String written = parser.getString();
                if (!Uris.isAbsolute(written)) {
                    findings.add(Finding.at("$['@context']", Rule.URI, written));
                }
            }
            case START_ARRAY -> {
                for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                    if (token == null) {
                        throw unreadable(Rule.TRUNCATED);
                    }
                    if (token == JsonToken.START_ARRAY) {
                        throw unreadable(Rule.SHAPE, "@context", "URI, object or array");
                    }
                    context(token, into);
                }
            }
            case START_OBJECT -> {
                for (String key = parser.nextName(); key != null; key = parser.nextName()) {
                    contextEntry(key, parser.nextToken(), into);
                }
                if (parser.currentToken() != JsonToken.END_OBJECT) {
                    throw unreadable(Rule.TRUNCATED);
                }
            }
            default -> throw unreadable(Rule.SHAPE, "@context", "URI, object or array");
        }
    }

    private void contextEntry(String key, JsonToken value, JsonNames into) throws UnreadableDocument {
        if (into.isCrowded()) {
            throw unreadable(Rule.TOO_MANY_NAMESPACES, String.valueOf(Limits.NAMESPACES));
        }
        if (value == JsonToken.VALUE_STRING) {
            if (key.startsWith("@")) {
                findings.add(Finding.at("$['@context']", Rule.CONTEXT_TERM, key));
            } else {
                into.declare(key, parser.getString());
            }
        } else if (value == JsonToken.START_OBJECT) {
            String id = null;
            for (String inside = parser.nextName(); inside != null; inside = parser.nextName()) {
                JsonToken token = parser.nextToken();
                if (inside.equals("@id") && token == JsonToken.VALUE_STRING) {
                    id = parser.getString();
                } else {
                    parser.skipChildren();
                }
            }
            if (id != null && !key.contains(":")) {
                into.declare(key, id);
            }
        } else {
            parser.skipChildren();
        }
    }

    private String scalar(JsonToken value, String key) throws UnreadableDocument {
        if (value == JsonToken.VALUE_STRING || value.isNumeric()) {
            if (value != JsonToken.VALUE_STRING) {
                findings.add(Finding.at("$." + key, Rule.SHAPE, key, "string"));
            }
            late(key);
            String written = parser.getString();
            int forbidden = EventTree.forbiddenInXml(written.getBytes(StandardCharsets.UTF_8));
            if (forbidden >= 0) {
                throw unreadable(Rule.CHARACTER, String.format("U+%04X", forbidden));
            }
            return written;
        }
        throw unreadable(Rule.SHAPE, key, "string");
    }

    private void extension(String key) throws UnreadableDocument {
        if (key.equals(Marks.ATTRIBUTES) && parser.currentToken() == JsonToken.START_ARRAY) {
            Marks marks = new Marks();
            attributeMarks(marks);
            marks.attributes().forEach(symbol -> head.attributes.add(symbol.name()));
            return;
        }
        if (key.equals(Marks.CONTENT)) {
            // The order of fields around the events says nothing.
            parser.skipChildren();
            return;
        }
        late(key);
        Symbol symbol = symbol(names, key);
        if (symbol.name().namespace().isEmpty()) {
            findings.add(Finding.at("$." + key, Rule.UNKNOWN_FIELD, key));
        }
        if (symbol.name().equals(BUSINESS_HEADER_NAME)) {
            List<Element> headers = elements(symbol);
            head.businessHeader = headers.isEmpty() ? null : headers.getFirst();
        } else {
            head.extensions.addAll(elements(symbol));
        }
    }

    /** Reads the current value as elements of that name. */
    private List<Element> elements(Symbol symbol) throws UnreadableDocument {
        // The tree of the current event is not in use around events.
        tree.clear(true);
        currentDepth = 0;
        eventNames = names;
        int root = tree.add(EventTree.NONE, UNTYPED, Kind.OBJECT);
        value(root, symbol, parser.currentToken());
        for (int node = 0; node < tree.size(); node++) {
            int forbidden = tree.forbiddenInXml(node);
            if (forbidden >= 0) {
                throw unreadable(Rule.CHARACTER, String.format("U+%04X", forbidden));
            }
        }
        List<Element> read = new ArrayList<>();
        for (int child = tree.firstChild(root); child != EventTree.NONE; child = tree.next(child)) {
            read.add(Elements.element(tree, child));
        }
        return read;
    }

    private void header(JsonToken value) throws UnreadableDocument {
        if (value != JsonToken.START_OBJECT) {
            throw unreadable(Rule.SHAPE, "epcisHeader", "object");
        }
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            JsonToken inside = parser.nextToken();
            if (key.equals("epcisMasterData") && inside == JsonToken.START_OBJECT) {
                for (String field = parser.nextName(); field != null; field = parser.nextName()) {
                    JsonToken token = parser.nextToken();
                    if (field.equals("vocabularyList")) {
                        vocabularies(token);
                    } else {
                        parser.skipChildren();
                        findings.add(Finding.at("$.epcisHeader.epcisMasterData." + field, Rule.UNKNOWN_FIELD, field));
                    }
                }
            } else {
                extension(key);
            }
        }
    }

    /** The Standard Business Document Header of XML. */
    private static final Name BUSINESS_HEADER_NAME = new Name(
            "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader", "StandardBusinessDocumentHeader");

    private void vocabularies(JsonToken value) throws UnreadableDocument {
        if (value != JsonToken.START_ARRAY) {
            throw unreadable(Rule.SHAPE, "vocabularyList", "array");
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String type = null;
            List<VocabularyElement> elements = new ArrayList<>();
            List<Element> extensions = new ArrayList<>();
            for (String key = parser.nextName(); key != null; key = parser.nextName()) {
                JsonToken token = parser.nextToken();
                switch (key) {
                    case "type" -> type = scalar(token, key);
                    case "vocabularyElementList" -> vocabularyElements(token, elements);
                    default -> extensions.addAll(elements(symbol(names, key)));
                }
            }
            if (type == null) {
                throw unreadable(Rule.MISSING, "type");
            }
            head.masterData.add(new Vocabulary(type, elements, new Extensions(List.of(), extensions)));
        }
        expectEnd("vocabularyList");
    }

    private void expectEnd(String list) throws UnreadableDocument {
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw unreadable(Rule.SHAPE, list, "array of objects");
        }
    }

    private void vocabularyElements(JsonToken value, List<VocabularyElement> into) throws UnreadableDocument {
        if (value != JsonToken.START_ARRAY) {
            throw unreadable(Rule.SHAPE, "vocabularyElementList", "array");
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String id = null;
            List<VocabularyAttribute> attributes = new ArrayList<>();
            List<String> children = new ArrayList<>();
            List<Element> extensions = new ArrayList<>();
            for (String key = parser.nextName(); key != null; key = parser.nextName()) {
                JsonToken token = parser.nextToken();
                switch (key) {
                    case "id" -> id = scalar(token, key);
                    case "attributes" -> vocabularyAttributes(token, attributes);
                    case "children" -> {
                        if (token != JsonToken.START_ARRAY) {
                            throw unreadable(Rule.SHAPE, key, "array");
                        }
                        while (parser.nextToken() == JsonToken.VALUE_STRING) {
                            children.add(parser.getString());
                        }
                        expectEnd(key);
                    }
                    default -> extensions.addAll(elements(symbol(names, key)));
                }
            }
            if (id == null) {
                throw unreadable(Rule.MISSING, "id");
            }
            into.add(new VocabularyElement(id, attributes, children, new Extensions(List.of(), extensions)));
        }
        expectEnd("vocabularyElementList");
    }

    private void vocabularyAttributes(JsonToken value, List<VocabularyAttribute> into) throws UnreadableDocument {
        if (value != JsonToken.START_ARRAY) {
            throw unreadable(Rule.SHAPE, "attributes", "array");
        }
        Symbol attribute = names.symbol("attribute");
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String id = null;
            List<Element> values = new ArrayList<>();
            for (String key = parser.nextName(); key != null; key = parser.nextName()) {
                JsonToken token = parser.nextToken();
                if (key.equals("id")) {
                    id = scalar(token, key);
                } else {
                    values.addAll(elements(key.equals("attribute") ? attribute : symbol(names, key)));
                }
            }
            if (id == null) {
                throw unreadable(Rule.MISSING, "id");
            }
            if (values.isEmpty()) {
                into.add(new VocabularyAttribute(id, Element.of(Name.plain("attribute"), "")));
            }
            for (Element each : values) {
                into.add(new VocabularyAttribute(id, each));
            }
        }
        expectEnd("attributes");
    }

    private UnreadableDocument unreadable(Rule rule, String... arguments) {
        TokenStreamLocation where = parser.currentTokenLocation();
        return new UnreadableDocument(new Finding(
                rule,
                eventsSeen && index >= 0 ? path() : "$",
                Math.max(where.getLineNr(), 0),
                Math.max(where.getColumnNr(), 0),
                List.of(arguments)));
    }

    private UnreadableDocument translate(JacksonException e) throws IOException {
        String message = String.valueOf(e.getOriginalMessage());
        if (e.getCause() instanceof IOException io && !(io instanceof java.io.CharConversionException)) {
            throw io;
        }
        TokenStreamLocation where = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        Rule rule;
        List<String> arguments;
        if (e instanceof UnexpectedEndOfInputException || message.contains("end-of-input")) {
            rule = Rule.TRUNCATED;
            arguments = List.of();
        } else if (e instanceof StreamConstraintsException) {
            boolean depth = message.contains("nesting depth");
            boolean number = message.contains("Number");
            rule = depth ? Rule.TOO_DEEP : number ? Rule.NUMBER_SIZE : Rule.TOO_LONG;
            int length = message.contains("Name length") ? LONGEST_NAME : limits.textLength();
            arguments = List.of(depth ? String.valueOf(limits.depth()) : number ? "…" : String.valueOf(length));
        } else if (message.contains("UTF-8") || e.getCause() instanceof java.io.CharConversionException) {
            rule = Rule.CHARSET;
            arguments = List.of(firstLine(message));
        } else if (e instanceof StreamReadException) {
            rule = Rule.MALFORMED;
            arguments = List.of(firstLine(message));
        } else {
            throw e;
        }
        return new UnreadableDocument(new Finding(
                rule,
                eventsSeen && index >= 0 ? path() : "$",
                Math.max(where.getLineNr(), 0),
                Math.max(where.getColumnNr(), 0),
                arguments));
    }

    /** What the parser says, without its hints to whoever programmed with it. */
    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("");
        Matcher hint = HINT.matcher(line);
        return hint.find() ? line.substring(0, hint.start()) : line;
    }

    /** What has been read around the events so far. */
    private static final class Head {
        DocumentKind kind = DocumentKind.EVENTS;

        @Nullable
        String schemaVersion;

        @Nullable
        Timestamp creationDate;

        @Nullable
        String id;

        @Nullable
        String sender;

        @Nullable
        String receiver;

        @Nullable
        String instanceIdentifier;

        @Nullable
        Element businessHeader;

        final List<Vocabulary> masterData = new ArrayList<>();

        @Nullable
        String queryName;

        @Nullable
        String subscriptionID;

        final List<Element> extensions = new ArrayList<>();
        final Set<Name> attributes = new HashSet<>();

        private Extensions extensions() {
            List<Element> elements = new ArrayList<>();
            List<Attribute> asAttributes = new ArrayList<>();
            for (Element each : extensions) {
                if (attributes.contains(each.name()) && each.isPlainText()) {
                    asAttributes.add(new Attribute(each.name(), each.text()));
                } else {
                    elements.add(each);
                }
            }
            return new Extensions(asAttributes, elements);
        }

        DocumentHead toHead(Namespaces namespaces) {
            return new DocumentHead(
                    kind,
                    schemaVersion,
                    creationDate,
                    id,
                    sender,
                    receiver,
                    instanceIdentifier,
                    businessHeader,
                    masterData,
                    queryName,
                    subscriptionID,
                    extensions(),
                    namespaces);
        }
    }
}
