package vn.phusa.traceability;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.AggregationEvent;
import vn.phusa.epcis.AssociationEvent;
import vn.phusa.epcis.Attribute;
import vn.phusa.epcis.Circumstances;
import vn.phusa.epcis.Content;
import vn.phusa.epcis.Element;
import vn.phusa.epcis.ErrorDeclaration;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.ExtensionEvent;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Name;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.PersistentDisposition;
import vn.phusa.epcis.Place;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.SensorElement;
import vn.phusa.epcis.SensorMetadata;
import vn.phusa.epcis.SensorReport;
import vn.phusa.epcis.SourceOrDestination;
import vn.phusa.epcis.Text;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.TransactionEvent;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.epcis.unit.Answer;
import vn.phusa.epcis.unit.Quantity;

/**
 * Everything an event can be looked for by, beside its identifiers and its plain columns. The names say what and where; a value and its
 * unit stand in one field, in the basic unit of what it measures, so that 277.15 K is found as 4 °C.
 */
public final class Fields {

    static final String TRANSFORMATION = "transformationID";
    static final String ERROR = "errorDeclaration";
    static final String CORRECTIVE = "correctiveEventID";
    static final String PERSISTENT_SET = "persistentDisposition.set";
    static final String PERSISTENT_UNSET = "persistentDisposition.unset";
    static final String QUANTITY = "quantity";
    /** That there is any sensor element. */
    public static final String SENSOR = "sensor";
    /** A party that the event names as owning or possessing. */
    public static final String PARTY = "party";

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final int LONGEST_NUMBER = 400;
    private static final int DATE_LENGTH = 10;

    private final Set<Field> fields = new LinkedHashSet<>();

    private Fields() {}

    /** The fields of an event, each once. */
    public static List<Field> of(Event event) {
        Fields all = new Fields();
        all.event(event);
        return List.copyOf(all.fields);
    }

    /** The name of a business transaction's type. */
    static String transaction(String type) {
        return "bizTransaction:" + type;
    }

    static String source(String type) {
        return "source:" + type;
    }

    static String destination(String type) {
        return "destination:" + type;
    }

    /** The name of the classes to which a role's instances and lots belong. */
    public static String classOf(ThingRole role) {
        return "class:" + role.code();
    }

    /** The name of an attribute of sensor reports or metadata. */
    static String sensor(String attribute) {
        return SENSOR + '.' + attribute;
    }

    /** The name of a value of sensors in the basic unit of that dimension. */
    static String sensor(String attribute, String dimension) {
        return SENSOR + '.' + attribute + ':' + dimension;
    }

    static String quantity(String dimension) {
        return QUANTITY + ':' + dimension;
    }

    /** Whether a name is one of somebody's own fields. */
    public static boolean isOwn(String name) {
        return name.indexOf('#') >= 0;
    }

    static String extension(ExtensionScope scope, Name name) {
        return scope.prefix() + ':' + name.namespace() + '#' + name.local();
    }

    /** An instant as a number: seconds since 1970, to the nanosecond. */
    public static BigDecimal number(Instant instant) {
        BigDecimal seconds = BigDecimal.valueOf(instant.getEpochSecond());
        return instant.getNano() == 0 ? seconds : seconds.add(BigDecimal.valueOf(instant.getNano(), 9));
    }

    /** The number that a text is; empty where it is none. */
    static Optional<BigDecimal> decimal(String text) {
        String stripped = text.strip();
        return stripped.length() <= LONGEST_NUMBER && DECIMAL.matcher(stripped).matches()
                ? Optional.of(new BigDecimal(stripped))
                : Optional.empty();
    }

    /** The instant that a text is; a date alone is its beginning in UTC. */
    static Optional<Instant> instant(String text) {
        String stripped = text.strip();
        Optional<Timestamp> moment = Timestamp.read(stripped);
        if (moment.isPresent()) {
            return moment.map(Timestamp::instant);
        }
        if (stripped.length() != DATE_LENGTH || stripped.charAt(4) != '-' || stripped.charAt(7) != '-') {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.parse(stripped).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** Whether that is the key of a class that lots and instances may belong to. */
    public static boolean isClass(String key) {
        return key.startsWith("01/") && key.length() == 17;
    }

    /** The class of an instance or lot: its GTIN; null where it has none. */
    static @Nullable String classOf(String key) {
        return key.startsWith("01/") && key.length() > 17 && key.charAt(17) == '/' ? key.substring(0, 17) : null;
    }

    private void event(Event event) {
        for (Thing thing : Thing.of(event)) {
            String itsClass = ThingRole.JOINING.contains(thing.role()) ? null : classOf(thing.key());
            if (itsClass != null) {
                text(classOf(thing.role()), itsClass);
            }
        }
        quantities(event).forEach(this::quantity);
        String transformation = transformation(event);
        if (transformation != null) {
            text(TRANSFORMATION, Thing.key(transformation));
        }
        ErrorDeclaration error = event.occurrence().errorDeclaration();
        if (error != null) {
            fields.add(new Field(
                    ERROR, error.reason(), number(error.declarationTime().instant())));
            error.correctiveEventIDs().forEach(id -> text(CORRECTIVE, id));
            extensions(ExtensionScope.ERROR_DECLARATION, error.extensions());
        }
        circumstances(event.circumstances());
        Element ilmd = ilmd(event);
        if (ilmd != null) {
            inside(ExtensionScope.ILMD, ilmd);
        }
        extensions(ExtensionScope.TOP, event.extensions());
    }

    private static @Nullable String transformation(Event event) {
        return switch (event) {
            case TransformationEvent e -> e.transformationID();
            case ExtensionEvent e -> e.subjects().transformationID();
            case ObjectEvent _, AggregationEvent _, AssociationEvent _, TransactionEvent _ -> null;
        };
    }

    /** Every quantity of an event, in all its lists. */
    public static List<QuantityElement> quantities(Event event) {
        return switch (event) {
            case ObjectEvent e -> e.quantities();
            case AggregationEvent e -> e.childQuantities();
            case AssociationEvent e -> e.childQuantities();
            case TransactionEvent e -> e.quantities();
            case TransformationEvent e ->
                Stream.concat(e.inputQuantities().stream(), e.outputQuantities().stream())
                        .toList();
            case ExtensionEvent e ->
                Stream.of(
                                e.subjects().quantities(),
                                e.subjects().childQuantities(),
                                e.subjects().inputQuantities(),
                                e.subjects().outputQuantities())
                        .flatMap(List::stream)
                        .toList();
        };
    }

    private static @Nullable Element ilmd(Event event) {
        return switch (event) {
            case ObjectEvent e -> e.ilmd();
            case TransformationEvent e -> e.ilmd();
            case ExtensionEvent e -> e.ilmd();
            case AggregationEvent _, AssociationEvent _, TransactionEvent _ -> null;
        };
    }

    private void quantity(QuantityElement element) {
        BigDecimal quantity = element.quantity();
        if (quantity == null) {
            return;
        }
        fields.add(Field.number(QUANTITY, quantity));
        if (element.uom() != null
                && Quantity.of(quantity, element.uom()) instanceof Answer.Known<Quantity>(Quantity known)) {
            Quantity basic = known.canonical();
            fields.add(Field.number(quantity(basic.unit().dimension()), basic.value()));
        }
    }

    private void circumstances(Circumstances circumstances) {
        circumstances.bizTransactions().forEach(transaction -> {
            if (transaction.type() != null) {
                text(transaction(transaction.type()), Thing.key(transaction.id()));
            }
        });
        for (SourceOrDestination source : circumstances.sources()) {
            text(source(source.type()), Thing.key(source.id()));
            party(source);
        }
        for (SourceOrDestination destination : circumstances.destinations()) {
            text(destination(destination.type()), Thing.key(destination.id()));
            party(destination);
        }
        PersistentDisposition persistent = circumstances.persistentDisposition();
        if (persistent != null) {
            persistent.set().forEach(value -> text(PERSISTENT_SET, value));
            persistent.unset().forEach(value -> text(PERSISTENT_UNSET, value));
        }
        place(ExtensionScope.READ_POINT, circumstances.readPoint());
        place(ExtensionScope.BIZ_LOCATION, circumstances.bizLocation());
        if (!circumstances.sensorElements().isEmpty()) {
            fields.add(Field.present(SENSOR));
            circumstances.sensorElements().forEach(this::sensorElement);
        }
    }

    /** Who is named as owning or possessing sees the event ({@link Viewer}). */
    private void party(SourceOrDestination end) {
        if (end.type().endsWith("owning_party") || end.type().endsWith("possessing_party")) {
            text(PARTY, Thing.key(end.id()));
        }
    }

    private void place(ExtensionScope scope, @Nullable Place place) {
        if (place != null) {
            elements(scope, place.extensions());
        }
    }

    private void sensorElement(SensorElement element) {
        SensorMetadata metadata = element.metadata();
        if (metadata != null) {
            time("time", metadata.time());
            time("startTime", metadata.startTime());
            time("endTime", metadata.endTime());
            key("deviceID", metadata.deviceID());
            key("dataProcessingMethod", metadata.dataProcessingMethod());
            key("bizRules", metadata.bizRules());
            elements(ExtensionScope.SENSOR_METADATA, metadata.extensions());
        }
        element.reports().forEach(this::report);
        elements(ExtensionScope.SENSOR_ELEMENT, element.extensions());
    }

    private void report(SensorReport report) {
        attribute("type", report.type());
        time("time", report.time());
        key("deviceID", report.deviceID());
        key("dataProcessingMethod", report.dataProcessingMethod());
        key("bizRules", report.bizRules());
        key("microorganism", report.microorganism());
        key("chemicalSubstance", report.chemicalSubstance());
        attribute("stringValue", report.stringValue());
        attribute("booleanValue", report.booleanValue() == null ? null : String.valueOf(report.booleanValue()));
        attribute("hexBinaryValue", report.hexBinaryValue());
        attribute("uriValue", report.uriValue());
        if (report.percRank() != null) {
            fields.add(Field.number(sensor("percRank"), report.percRank()));
        }
        String uom = report.uom();
        if (uom != null) {
            measured("value", report.value(), uom);
            measured("minValue", report.minValue(), uom);
            measured("maxValue", report.maxValue(), uom);
            measured("meanValue", report.meanValue(), uom);
            measured("percValue", report.percValue(), uom);
            measured("sDev", report.sDev(), uom);
        }
        elements(ExtensionScope.SENSOR_REPORT, report.extensions());
    }

    private void measured(String attribute, @Nullable BigDecimal value, String uom) {
        if (value != null && basic(attribute, value, uom) instanceof Answer.Known<Quantity>(Quantity basic)) {
            fields.add(Field.number(sensor(attribute, basic.unit().dimension()), basic.value()));
        }
    }

    /** A measured value in the basic unit. A standard deviation is a distance: the zero of a temperature scale does not count. */
    static Answer<Quantity> basic(String attribute, BigDecimal value, String uom) {
        return Quantity.of(value, uom)
                .then(quantity -> new Answer.Known<>(
                        attribute.equals("sDev") ? quantity.canonicalDistance() : quantity.canonical()));
    }

    private void time(String attribute, @Nullable Timestamp time) {
        if (time != null) {
            fields.add(Field.number(sensor(attribute), number(time.instant())));
        }
    }

    private void key(String attribute, @Nullable String uri) {
        attribute(attribute, uri == null ? null : Thing.key(uri));
    }

    private void attribute(String attribute, @Nullable String value) {
        if (value != null) {
            text(sensor(attribute), value);
        }
    }

    private void extensions(ExtensionScope scope, Extensions extensions) {
        attributes(scope, extensions.attributes());
        elements(scope, extensions.elements());
    }

    private void attributes(ExtensionScope scope, List<Attribute> attributes) {
        for (Attribute attribute : attributes) {
            add(scope, attribute.name(), attribute.value());
        }
    }

    private void elements(ExtensionScope scope, List<Element> elements) {
        for (Element element : elements) {
            boolean hasText = element.content().stream().anyMatch(Text.class::isInstance);
            add(scope, element.name(), hasText ? element.text() : wrapped(element));
            inside(scope.inner(), element);
        }
    }

    /** In JSON-LD {@code {"@value": "7"}} is 7 and {@code {"@id": "urn:x:7"}} is urn:x:7; null where there is neither. */
    private static @Nullable String wrapped(Element element) {
        for (Content content : element.content()) {
            if (content instanceof Element child
                    && child.name().namespace().equals(Name.JSON_LD)
                    && (child.name().local().equals("value")
                            || child.name().local().equals("id"))) {
                return child.text();
            }
        }
        return null;
    }

    private void inside(ExtensionScope scope, Element element) {
        attributes(scope, element.attributes());
        for (Content content : element.content()) {
            if (content instanceof Element child) {
                elements(scope, List.of(child));
            }
        }
    }

    /** A field of somebody's own. Names without a namespace cannot be asked for; those of XML Schema and JSON-LD say how, not what. */
    private void add(ExtensionScope scope, Name name, @Nullable String value) {
        String namespace = name.namespace();
        if (namespace.isEmpty() || namespace.equals(Name.XML_SCHEMA_INSTANCE) || namespace.equals(Name.JSON_LD)) {
            return;
        }
        BigDecimal number = value == null
                ? null
                : decimal(value).or(() -> instant(value).map(Fields::number)).orElse(null);
        fields.add(new Field(extension(scope, name), value, number));
    }

    private void text(String name, String text) {
        fields.add(Field.text(name, text));
    }
}
