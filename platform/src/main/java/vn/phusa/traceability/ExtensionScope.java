package vn.phusa.traceability;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where in an event somebody's own field stands. The scopes do not overlap: INNER is below a field of one's own at any depth, and
 * never at the top (EPCIS 2.0, section 8.2.7.1).
 */
public enum ExtensionScope {
    TOP(""),
    INNER("INNER_"),
    ILMD("ILMD_"),
    INNER_ILMD("INNER_ILMD_"),
    ERROR_DECLARATION("ERROR_DECLARATION_"),
    INNER_ERROR_DECLARATION("INNER_ERROR_DECLARATION_"),
    READ_POINT("readPoint_"),
    INNER_READ_POINT("INNER_readPoint_"),
    BIZ_LOCATION("bizLocation_"),
    INNER_BIZ_LOCATION("INNER_bizLocation_"),
    SENSOR_ELEMENT("SENSORELEMENT_"),
    INNER_SENSOR_ELEMENT("INNER_SENSORELEMENT_"),
    SENSOR_METADATA("SENSORMETADATA_"),
    INNER_SENSOR_METADATA("INNER_SENSORMETADATA_"),
    SENSOR_REPORT("SENSORREPORT_"),
    INNER_SENSOR_REPORT("INNER_SENSORREPORT_");

    private static final List<ExtensionScope> LONGEST_FIRST = Arrays.stream(values())
            .sorted(Comparator.comparingInt((ExtensionScope scope) -> scope.prefix.length())
                    .reversed())
            .toList();

    private final String prefix;

    ExtensionScope(String prefix) {
        this.prefix = prefix;
    }

    /** What stands before the field's name in a query parameter. */
    public String prefix() {
        return prefix;
    }

    /** Below a field of this scope. */
    ExtensionScope inner() {
        return switch (this) {
            case TOP, INNER -> INNER;
            case ILMD, INNER_ILMD -> INNER_ILMD;
            case ERROR_DECLARATION, INNER_ERROR_DECLARATION -> INNER_ERROR_DECLARATION;
            case READ_POINT, INNER_READ_POINT -> INNER_READ_POINT;
            case BIZ_LOCATION, INNER_BIZ_LOCATION -> INNER_BIZ_LOCATION;
            case SENSOR_ELEMENT, INNER_SENSOR_ELEMENT -> INNER_SENSOR_ELEMENT;
            case SENSOR_METADATA, INNER_SENSOR_METADATA -> INNER_SENSOR_METADATA;
            case SENSOR_REPORT, INNER_SENSOR_REPORT -> INNER_SENSOR_REPORT;
        };
    }

    /** The scope that the rest of a parameter's name begins with; TOP where it begins with none. */
    static ExtensionScope of(String rest) {
        return LONGEST_FIRST.stream()
                .filter(scope -> rest.startsWith(scope.prefix))
                .findFirst()
                .orElse(TOP);
    }
}
