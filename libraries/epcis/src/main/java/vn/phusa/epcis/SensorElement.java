package vn.phusa.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What sensors have measured.
 *
 * @param metadata what holds for all reports
 * @param reports one or more
 * @param extensions what somebody has added
 */
public record SensorElement(@Nullable SensorMetadata metadata, List<SensorReport> reports, List<Element> extensions) {

    public SensorElement {
        reports = List.copyOf(reports);
        extensions = List.copyOf(extensions);
    }
}
