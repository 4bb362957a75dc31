package vn.phusa.epcis;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One measured value.
 *
 * @param type what was measured, a Web URI of the GS1 vocabulary or of somebody's own; null where only an alarm is told
 * @param exception an alarm or an error of the sensor
 * @param uom the unit of every value here, a code of UN/ECE Rec 20
 */
public record SensorReport(
        @Nullable String type,
        @Nullable String exception,
        @Nullable Timestamp time,
        @Nullable String deviceID,
        @Nullable String deviceMetadata,
        @Nullable String rawData,
        @Nullable String dataProcessingMethod,
        @Nullable String bizRules,
        @Nullable String microorganism,
        @Nullable String chemicalSubstance,
        @Nullable String component,
        @Nullable String coordinateReferenceSystem,
        @Nullable BigDecimal value,
        @Nullable BigDecimal minValue,
        @Nullable BigDecimal maxValue,
        @Nullable BigDecimal meanValue,
        @Nullable BigDecimal sDev,
        @Nullable BigDecimal percRank,
        @Nullable BigDecimal percValue,
        @Nullable String stringValue,
        @Nullable Boolean booleanValue,
        @Nullable String hexBinaryValue,
        @Nullable String uriValue,
        @Nullable String uom,
        List<Element> extensions) {

    public SensorReport {
        extensions = List.copyOf(extensions);
    }
}
