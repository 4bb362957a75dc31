package vn.phusa.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds for every report of one sensor element. */
public record SensorMetadata(
        @Nullable Timestamp time,
        @Nullable Timestamp startTime,
        @Nullable Timestamp endTime,
        @Nullable String deviceID,
        @Nullable String deviceMetadata,
        @Nullable String rawData,
        @Nullable String dataProcessingMethod,
        @Nullable String bizRules,
        List<Element> extensions) {

    public SensorMetadata {
        extensions = List.copyOf(extensions);
    }
}
