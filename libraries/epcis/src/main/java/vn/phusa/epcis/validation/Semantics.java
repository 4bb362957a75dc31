package vn.phusa.epcis.validation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.AggregationEvent;
import vn.phusa.epcis.AssociationEvent;
import vn.phusa.epcis.ErrorDeclaration;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.ExtensionEvent;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.PersistentDisposition;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.Rule;
import vn.phusa.epcis.SensorElement;
import vn.phusa.epcis.SensorMetadata;
import vn.phusa.epcis.SensorReport;
import vn.phusa.epcis.Subjects;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.TransactionEvent;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.epcis.gs1.CanonicalIdentifier;

/**
 * What the fields of an event mean together: the rules that neither schema can say. They follow the text of EPCIS 2.0 and the
 * test case requirements TCR-53 (sensor data) and TCR-54 (associations).
 *
 * <p>TCR-53 wants a document refused that gives an attribute both in the metadata and in a report, and one of the official
 * examples does exactly that. Here it is an error where the two contradict each other, and a warning where they repeat each
 * other; a time in both may be that of the series and that of the report, and is a warning.
 */
public final class Semantics {

    /**
     * Times before and after these years are slips: an unset clock says year 0 or 1, a stopgap says 9999, and either would stretch every
     * range of times and every period of retention. Within them nothing is refused, the future least of all: clocks go wrong by
     * decades (1970, 1980, 2000), and plans may be told ahead.
     */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2199;
    private static final Instant FIRST =
            LocalDate.of(FIRST_YEAR, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant AFTER_LAST =
            LocalDate.of(LAST_YEAR + 1, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private final List<Finding> findings = new ArrayList<>();
    private final String path;
    private final String step;

    private Semantics(String path, boolean json) {
        this.path = path;
        this.step = json ? "." : "/";
    }

    /**
     * Everything that cannot be true.
     *
     * @param path where the event stands
     * @param json true where paths are JSONPaths, false where they are XPaths
     */
    public static List<Finding> check(Event event, String path, boolean json) {
        Semantics semantics = new Semantics(path, json);
        semantics.event(event);
        return List.copyOf(semantics.findings);
    }

    private void event(Event event) {
        switch (event) {
            case ObjectEvent e -> object(e);
            case AggregationEvent e ->
                family(e.type().name(), e.action(), e.parentID(), e.childEPCs(), e.childQuantities());
            case AssociationEvent e -> {
                family(e.type().name(), e.action(), e.parentID(), e.childEPCs(), e.childQuantities());
                if (e.parentID() == null && e.action() == Action.OBSERVE) {
                    add(
                            "parentID",
                            Rule.PARENT_NEEDED,
                            e.type().name(),
                            e.action().name());
                }
            }
            case TransactionEvent e -> {
                if (e.parentID() == null
                        && e.epcs().isEmpty()
                        && e.quantities().isEmpty()
                        && e.action() != Action.DELETE) {
                    add(
                            "epcList",
                            Rule.SUBJECT_NEEDED,
                            e.type().name(),
                            e.action().name(),
                            "epcList, quantityList, parentID");
                }
                parent(e.parentID());
                instances("epcList", e.epcs());
                quantities("quantityList", e.quantities());
            }
            case TransformationEvent e -> transformation(e);
            case ExtensionEvent e -> named(e.subjects());
        }
        ErrorDeclaration declaration = event.occurrence().errorDeclaration();
        Timestamp eventTime = event.occurrence().eventTime();
        year(eventTime, path + step + "eventTime");
        if (declaration != null) {
            year(declaration.declarationTime(), path + step + "errorDeclaration" + step + "declarationTime");
        }
        if (declaration != null && declaration.declarationTime().compareTo(eventTime) < 0) {
            add(
                    "errorDeclaration" + step + "declarationTime",
                    Rule.ERROR_TIME,
                    declaration.declarationTime().written(),
                    eventTime.written());
        }
        offset(event);
        PersistentDisposition persistent = event.circumstances().persistentDisposition();
        if (persistent != null) {
            Set<String> unset = new HashSet<>(persistent.unset());
            for (String value : persistent.set()) {
                if (unset.contains(value)) {
                    add("persistentDisposition", Rule.SET_AND_UNSET, value);
                }
            }
        }
        int index = 0;
        for (SensorElement sensor : event.circumstances().sensorElements()) {
            sensor(sensor, place("sensorElementList", "sensorElement", index++), eventTime);
        }
    }

    /** What an event of somebody else's kind means is theirs to say; its identifiers are the standard's. */
    private void named(Subjects subjects) {
        parent(subjects.parentID());
        instances("epcList", subjects.epcs());
        instances("childEPCs", subjects.childEPCs());
        instances("inputEPCList", subjects.inputEPCs());
        instances("outputEPCList", subjects.outputEPCs());
        quantities("quantityList", subjects.quantities());
        quantities("childQuantityList", subjects.childQuantities());
        quantities("inputQuantityList", subjects.inputQuantities());
        quantities("outputQuantityList", subjects.outputQuantities());
    }

    private void object(ObjectEvent e) {
        if (e.epcs().isEmpty() && e.quantities().isEmpty()) {
            if (e.circumstances().sensorElements().isEmpty()) {
                add("epcList", Rule.NO_SUBJECT, e.type().name(), "epcList, quantityList, sensorElementList");
            } else if (e.circumstances().readPoint() == null
                    && e.circumstances().bizLocation() == null) {
                add("readPoint", Rule.NO_SUBJECT, e.type().name(), "readPoint, bizLocation");
            }
        }
        if (e.ilmd() != null && e.action() != Action.ADD) {
            add("ilmd", Rule.ILMD_ACTION);
        }
        instances("epcList", e.epcs());
        quantities("quantityList", e.quantities());
    }

    private void family(
            String type,
            Action action,
            @Nullable String parent,
            List<String> children,
            List<QuantityElement> childQuantities) {
        if (parent == null && action != Action.OBSERVE) {
            add("parentID", Rule.PARENT_NEEDED, type, action.name());
        }
        if (children.isEmpty() && childQuantities.isEmpty() && action != Action.DELETE) {
            add("childEPCs", Rule.CHILDREN_NEEDED, type, action.name());
        }
        if (parent != null && children.contains(parent)) {
            add("parentID", Rule.OWN_CHILD, parent);
        }
        parent(parent);
        instances("childEPCs", children);
        quantities("childQuantityList", childQuantities);
    }

    private void transformation(TransformationEvent e) {
        boolean inputs = !e.inputEPCs().isEmpty() || !e.inputQuantities().isEmpty();
        boolean outputs = !e.outputEPCs().isEmpty() || !e.outputQuantities().isEmpty();
        if (!inputs && !outputs) {
            add(
                    "inputEPCList",
                    Rule.NO_SUBJECT,
                    e.type().name(),
                    "inputEPCList, inputQuantityList, outputEPCList, outputQuantityList");
        } else if ((!inputs || !outputs) && e.transformationID() == null) {
            add("transformationID", Rule.TRANSFORMATION_OPEN);
        }
        instances("inputEPCList", e.inputEPCs());
        instances("outputEPCList", e.outputEPCs());
        quantities("inputQuantityList", e.inputQuantities());
        quantities("outputQuantityList", e.outputQuantities());
        Set<String> in = new HashSet<>(e.inputEPCs());
        for (String each : e.outputEPCs()) {
            if (in.contains(each)) {
                add("outputEPCList", Rule.OWN_OUTPUT, each);
            }
        }
    }

    private void parent(@Nullable String parent) {
        Rule wrong = parent == null ? null : wrongInstance(parent);
        if (wrong != null) {
            add("parentID", wrong, String.valueOf(parent));
        }
    }

    private void instances(String list, List<String> epcs) {
        for (int i = 0; i < epcs.size(); i++) {
            Rule wrong = wrongInstance(epcs.get(i));
            if (wrong != null) {
                addAt(place(list, "epc", i), wrong, epcs.get(i));
            }
        }
    }

    private static @Nullable Rule wrongInstance(String epc) {
        if (epc.startsWith("urn:epc:class:") || epc.startsWith("urn:epc:idpat:")) {
            return Rule.NOT_AN_INSTANCE;
        }
        return CanonicalIdentifier.isBrokenKey(epc) ? Rule.NOT_A_KEY : null;
    }

    private void quantities(String list, Collection<QuantityElement> quantities) {
        int index = 0;
        for (QuantityElement each : quantities) {
            String where = place(list, "quantityElement", index++);
            BigDecimal quantity = each.quantity();
            if (CanonicalIdentifier.isBrokenKey(each.epcClass())) {
                addAt(where + step + "epcClass", Rule.NOT_A_KEY, each.epcClass());
            }
            if (quantity != null && quantity.signum() < 0) {
                addAt(where, Rule.NEGATIVE_QUANTITY, quantity.toString());
            }
            if (quantity == null && each.uom() != null) {
                addAt(where, Rule.UNIT_WITHOUT_QUANTITY, each.uom());
            }
        }
    }

    private void offset(Event event) {
        String written = event.occurrence().eventTime().written();
        String offset = event.occurrence().eventTimeZoneOffset();
        String own = written.endsWith("Z") ? "" : written.substring(written.length() - 6);
        if (!own.isEmpty() && !own.equals(offset) && !isZero(own)) {
            add("eventTimeZoneOffset", Rule.OFFSET_DIFFERS, own, offset);
        }
    }

    private static boolean isZero(String offset) {
        return offset.endsWith("00:00");
    }

    private void sensor(SensorElement sensor, String where, Timestamp eventTime) {
        SensorMetadata metadata = sensor.metadata();
        if (metadata != null) {
            String at = where + step + "sensorMetadata" + attribute();
            year(metadata.time(), at + "time");
            year(metadata.startTime(), at + "startTime");
            year(metadata.endTime(), at + "endTime");
            notLater(metadata.time(), eventTime, where);
            Timestamp start = metadata.startTime();
            Timestamp end = metadata.endTime();
            if (start != null && end != null && start.compareTo(end) > 0) {
                addAt(where, Rule.SENSOR_PERIOD, start.written(), end.written());
            }
        }
        int index = 0;
        for (SensorReport report : sensor.reports()) {
            String at = where + step + "sensorReport" + index(index++);
            year(report.time(), at + attribute() + "time");
            notLater(report.time(), eventTime, at);
            BigDecimal least = report.minValue();
            BigDecimal most = report.maxValue();
            if (least != null && most != null && least.compareTo(most) > 0) {
                addAt(at, Rule.SENSOR_RANGE, least.toString(), most.toString());
            }
            if (metadata != null) {
                twice("deviceID", metadata.deviceID(), report.deviceID(), at);
                twice("deviceMetadata", metadata.deviceMetadata(), report.deviceMetadata(), at);
                twice("rawData", metadata.rawData(), report.rawData(), at);
                twice("dataProcessingMethod", metadata.dataProcessingMethod(), report.dataProcessingMethod(), at);
                if (metadata.time() != null && report.time() != null) {
                    addAt(at, Rule.SENSOR_TWICE, "time");
                }
            }
        }
    }

    private void twice(String field, @Nullable String inMetadata, @Nullable String inReport, String at) {
        if (inMetadata == null || inReport == null) {
            return;
        }
        if (Objects.equals(inMetadata, inReport)) {
            addAt(at, Rule.SENSOR_TWICE, field);
        } else {
            addAt(at, Rule.SENSOR_CONTRADICTION, field, inMetadata, inReport);
        }
    }

    /** Whether the moment lies in years in which an event can have been meant to happen: 1900 to 2199 in UTC. */
    public static boolean canBeMeant(Instant moment) {
        return !moment.isBefore(FIRST) && moment.isBefore(AFTER_LAST);
    }

    private void year(@Nullable Timestamp time, String at) {
        if (time != null && !canBeMeant(time.instant())) {
            addAt(at, Rule.YEAR, time.written(), Integer.toString(FIRST_YEAR), Integer.toString(LAST_YEAR));
        }
    }

    private void notLater(@Nullable Timestamp time, Timestamp eventTime, String at) {
        if (time != null && time.compareTo(eventTime) > 0) {
            addAt(at, Rule.SENSOR_TIME, time.written(), eventTime.written());
        }
    }

    private String place(String list, String item, int index) {
        return step.equals(".") ? path + step + list + index(index) : path + step + list + step + item + index(index);
    }

    /** Sensor data are attributes in XML. */
    private String attribute() {
        return step.equals(".") ? "." : "/@";
    }

    private String index(int index) {
        return "[" + (step.equals(".") ? index : index + 1) + "]";
    }

    private void add(String field, Rule rule, String... arguments) {
        addAt(path + step + field, rule, arguments);
    }

    private void addAt(String where, Rule rule, String... arguments) {
        findings.add(Finding.at(where, rule, arguments));
    }
}
